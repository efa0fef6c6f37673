#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""html-entity-list.py: prints the named characters of the HTML standard, of which Python keeps the
list, as C: what html-entity.c searches. Names and table hold no pointers, so that the linker has
nothing to do for them when a program starts."""

import html.entities

names = sorted(html.entities.html5, key=lambda name: name.encode())
print('/* The named characters of HTML: made by html-entity-list.py. */')
# no string literal: those of more than 4095 bytes are beyond what each compiler takes
print('static const char entity_names[] = {')
for name in names:
    print('\t' + ' '.join(f"'{c}'," for c in name))
print('};\n\nstatic const Entity entities[] = {')
place = 0
for name in names:
    characters = [ord(c) for c in html.entities.html5[name]]
    assert len(characters) <= 2
    print(f'\t{{ {place}, {len(name)}, {{ {", ".join(hex(c) for c in characters)} }} }},')
    place += len(name)
print('};\n\nenum {')
print(f'\tMAX_NAME = {max(len(name) for name in names)},')
print(f'\tMAX_OPEN_NAME = {max(len(name) for name in names if name[-1] != ";")},')
print('};')
