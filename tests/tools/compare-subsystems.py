#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""compare-subsystems.py [LINES RECORDS]: makes up a MAINTAINERS of so many lines and a patch table of
so many records, and compares the subsystems that record-map finds with those that a few lines of
Python find by trying every pattern on every path, as the kernel's get_maintainer.pl does. Prints how
many records are the same; each that is not, on standard error.

compare-subsystems.py --write LINES RECORDS: writes them to the files MAINTAINERS and patch.tsv only,
to see how long record-map takes."""

import random
import re
import subprocess
import sys

WORDS = ('tide moon gauge buoy reef wave drift keel mast sail hull rope knot dock pier quay shoal cove '
         'isle gulf cape gale mist').split()
rng = random.Random(7)


def path(depth=None):
    """A path of some folders and a file."""
    depth = rng.choice((1, 2, 2, 3, 3, 3, 4)) if depth is None else depth
    folders = [rng.choice(WORDS) + rng.choice(('', '', '', '-old', str(rng.randrange(9))))
               for _ in range(depth)]
    return '/'.join(folders + [rng.choice(WORDS) + rng.choice(('', '-core', '_ops')) +
                               rng.choice(('.c', '.h', '.rst', ''))])


def pattern():
    """A pattern as people write them: mostly files and folders, a sixth with a star or the like."""
    text = path()
    kind = rng.random()
    if kind < 0.45:
        return text
    folder = text.rsplit('/', 1)[0]
    if kind < 0.8:
        return folder + rng.choice(('/', '/', '/', ''))
    parts = text.split('/')
    at = rng.randrange(len(parts))
    parts[at] = rng.choice(('*', '*' + parts[at][2:], parts[at][:2] + '*', parts[at][:1] + '?*',
                            parts[at][:2] + '[a-n]*', '[^a-m]*'))
    return '/'.join(parts) + rng.choice(('', '', '/'))


def make_sections(n_lines):
    """Titles, each with its lines (field, value)."""
    sections = []
    while n_lines > 8:
        lines = [('F', pattern()) for _ in range(rng.randint(1, 7))]
        if rng.random() < 0.05:
            lines.append(('X', pattern()))
        if rng.random() < 0.03:
            lines.insert(rng.randrange(len(lines)), ('N', rng.choice(WORDS) + rng.choice(
                ('', '[0-9]', '-core', '.*_ops'))))
        sections.append((f'SECTION {len(sections)}', lines))
        n_lines -= len(lines) + 4
    return sections + [('THE REST', [('F', '*'), ('F', '*/')])]


def write_files(sections, records):
    with open('MAINTAINERS', 'w', encoding='utf-8') as file:
        file.write('Who looks after what\n====================\n\n')
        for title, lines in sections:
            file.write(f'{title}\nM:\tMira Holt <mira@example.org>\nS:\tMaintained\n')
            file.write(''.join(f'{field}:\t{value}\n' for field, value in lines) + '\n')
    with open('patch.tsv', 'w', encoding='utf-8') as file:
        file.write('kind\tsubject\tmessage_id\tin_reply_to\treferences\tbody\tpaths\n')
        for number, paths in enumerate(records):
            file.write(f'patch\tx\t{number}@example.org\t\t\t\t' + '\\n'.join(paths) + '\n')


def expression(value):
    """What a pattern means, before the slashes are counted."""
    value = re.sub(r'[.+(){}|^$\\](?![^\[]*\])', lambda found: '\\' + found.group(), value)
    return re.compile(value.replace('*', '.*').replace('?', '.'))


def compile_sections(sections):
    compiled = []
    for title, lines in sections:
        rules = []
        for field, value in lines:
            if field == 'N':
                rules.append((field, value, re.compile(value), 0))
                continue
            depth = value.count('/') + (not value.endswith('/'))
            rules.append((field, value, expression(value), -1 if value[0] == '*' else depth))
        compiled.append((title, rules))
    return compiled


def matches(value, regex, name):
    if not regex.match(name):
        is_folder = False
    elif value.endswith('/') or value.count('/') == name.count('/'):
        return True
    else:
        is_folder = not set(value) & set('*?[')
    return is_folder and name.startswith(value + '/')


def subsystems(compiled, paths):
    best = {}
    for name in paths:
        for place, (_, rules) in enumerate(compiled):
            depth = None
            for field, value, regex, rule_depth in rules:
                if field == 'N' and regex.search(name):
                    depth = rule_depth
                elif field == 'F' and matches(value, regex, name):
                    depth = rule_depth
                elif field == 'X' and matches(value, regex, name):
                    depth = None
                    break
            if depth is not None:
                best[place] = max(depth, best.get(place, depth))
    rest = len(compiled) - 1
    if len(best) > 1:
        best.pop(rest, None)
    return [compiled[place][0] for place in sorted(best, key=lambda place: (-best[place], place))]


def main():
    arguments = sys.argv[1:]
    is_write = arguments[:1] == ['--write']
    n_lines, n_records = map(int, arguments[is_write:] or (2000, 2000))
    sections = make_sections(n_lines)
    records = [[path() for _ in range(rng.choice((1, 1, 1, 2, 3)))] for _ in range(n_records)]
    write_files(sections, records)
    if is_write:
        return
    output = subprocess.run(['record-map', '--maintainers=MAINTAINERS', 'patch.tsv'], check=True,
                            stdout=subprocess.PIPE, encoding='utf-8').stdout
    compiled = compile_sections(sections)
    n_same = n_several = 0
    for paths, line in zip(records, output.split('\n')[1:]):
        got, want = line.split('\t')[-1], '\\n'.join(subsystems(compiled, paths))
        n_several += '\\n' in want
        if got == want:
            n_same += 1
        else:
            print(paths, got, 'not', want, file=sys.stderr)
    print(f'{n_same} of {n_records} are the same, {n_several} with several subsystems')


if __name__ == '__main__':
    main()
