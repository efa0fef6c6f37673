#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""check-rooms.py FOLDER ROOM...: checks that the library's rooms, given from the lowest to the
highest, include nothing from a room above them. Prints each line that does, as FILE:LINE: RULE."""

import pathlib
import re
import sys

folder = pathlib.Path(sys.argv[1])
rooms = sys.argv[2:]
faults = []
n_lines = 0

for source in sorted(folder.rglob('*.[ch]')):
    room = source.relative_to(folder).parts[0]
    if room not in rooms:
        faults.append(f'{source}:1: {room} is not in the list of rooms')
        continue
    for number, line in enumerate(source.read_text(encoding='utf-8').splitlines(), 1):
        found = re.match(r'\s*#\s*include\s+"([^"]*)"', line)
        if not found:
            continue
        n_lines += 1
        name = found.group(1)
        other = name.split('/')[0]
        if not (folder / name).is_file() or '/' not in name or '..' in name:
            faults.append(f'{source}:{number}: "{name}" is no ROOM/FILE.h of {folder}')
        elif other not in rooms:
            faults.append(f'{source}:{number}: {other} is not in the list of rooms')
        elif rooms.index(other) > rooms.index(room):
            faults.append(f'{source}:{number}: {room} may not use {other}, which is above it')

for room in rooms:
    if not (folder / room).is_dir():
        faults.append(f'{folder / room}:1: there is no such room')
print('\n'.join(faults) if faults else f'{n_lines} includes in {len(rooms)} rooms')
sys.exit(1 if faults or n_lines == 0 else 0)
