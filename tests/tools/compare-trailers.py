#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Compares the trailers of patch tables with what git interpret-trailers finds in the messages.

usage: compare-trailers.py N TABLE...

Of each TABLE, which patch-classify has written, N patches are taken, spread evenly. Git looks at the
last paragraph of a message only, and there at any word before a colon. So what is compared is

  - that each trailer of git's with a key of ours is among ours, with the same value;
  - that each of ours which git does not have is no line of a paragraph that git takes trailers from.

Git joins an indented line to the trailer above it, also where that has its address and the line is
a note: there the value of ours ends with the address.

Prints what differs and how many were compared; exits with 1 if any differs.
"""
import re
import subprocess
import sys

UNESCAPED = {'n': '\n', 't': '\t', 'r': '\r', '\\': '\\'}
KEYS = {'fixes', 'cc', 'link', 'closes', 'buglink', 'message-id', 'references', 'change-id',
        'base-commit', 'depends-on'}


def read_table(path):
    with open(path, encoding='utf-8', newline='\n') as table:
        names = table.readline().rstrip('\n').split('\t')
        rows = [dict(zip(names, line.rstrip('\n').split('\t'))) for line in table]
    return [{name: re.sub(r'\\([ntr\\])', lambda match: UNESCAPED[match.group(1)], value)
             for name, value in row.items()} for row in rows]


def split(trailers):
    """Pairs of key and value, of one line each."""
    pairs = []
    for line in trailers.split('\n'):
        key, colon, value = line.partition(':')
        if colon:
            pairs.append((key.strip().lower(), ' '.join(value.split())))
    return pairs


def is_ours(key):
    return key in KEYS or re.fullmatch(r'[a-z]+(-[a-z]+)*-by', key) is not None


def names_something(key, value):
    """A Fixes: that names neither commit nor link nor bug is none of ours."""
    return key != 'fixes' or re.search(r'\b[0-9a-f]{6,}\b|://|#\d', value) is not None


def is_in(pair, pairs):
    """Whether the pair is among them, or one without the note below it."""
    key, value = pair
    return pair in pairs or any(key == other and value.startswith(short) and short.endswith('>')
                                for other, short in pairs)


def git_trailers(message):
    result = subprocess.run(['git', 'interpret-trailers', '--parse', '--no-divider'],
                            input=message.encode(), capture_output=True, check=True)
    return split(result.stdout.decode('utf-8', 'replace'))


def compare(row):
    message = re.split(r'(?m)^---\s*$', row['body'])[0].rstrip() + '\n'
    ours, gits = split(row['trailers']), git_trailers('title\n\n' + message)
    for key, value in gits:
        if value and is_ours(key) and names_something(key, value) and not is_in((key, value), ours):
            yield f'only git: {key}: {value}'
    if not gits:
        return
    block = re.split(r'\n\s*\n', message.rstrip())[-1]
    lines = [' '.join(line.split()).lower() for line in block.split('\n')]
    for key, value in ours:
        found = any(is_in(git, [(key, value)]) for git in gits)
        if f'{key}: {value}'.lower() in lines and not found:
            yield f'only here: {key}: {value}'


def main():
    count, different = 0, 0
    wanted = int(sys.argv[1])
    for path in sys.argv[2:]:
        rows = [row for row in read_table(path) if row['kind'] == 'patch']
        for row in rows[::max(1, len(rows) // wanted)][:wanted]:
            count += 1
            differences = list(compare(row))
            different += bool(differences)
            for difference in differences:
                print(f"{row['message_id']}: {difference}")
    print(f'{count} compared, {different} different')
    return different > 0


if __name__ == '__main__':
    sys.exit(main())
