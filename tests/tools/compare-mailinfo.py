#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Compares patch tables with what git mailinfo makes of the same messages.

usage: compare-mailinfo.py N TABLE...

Each TABLE is the output of `mbox-split MBOX | patch-classify --match=patch` over mboxrd files. Of
each, N patches are taken, spread evenly; their author, title and message up to the `---` line are
compared, and what stands below scissors. Prints what differs and how many were compared; exits with 1 if any differs. Senders that
a list has rewritten are known to git by in-body From lines only, so their authors are left out.
"""
import re
import subprocess
import sys
import tempfile

UNESCAPED = {'n': '\n', 't': '\t', 'r': '\r', '\\': '\\'}


def read_table(path):
    with open(path, encoding='utf-8', newline='\n') as table:
        names = table.readline().rstrip('\n').split('\t')
        rows = [dict(zip(names, line.rstrip('\n').split('\t'))) for line in table]
    return [{name: re.sub(r'\\([ntr\\])', lambda match: UNESCAPED[match.group(1)], value)
             for name, value in row.items()} for row in rows]


def read_message(source):
    path, offset, length = source.rsplit(':', 2)
    with open(path, 'rb') as file:
        file.seek(int(offset))
        raw = file.read(int(length)).split(b'\n', 1)[1]
    return re.sub(rb'(?m)^>(>*From )', rb'\1', raw)


def mailinfo(raw):
    """Author, address, title and message as git reads them."""
    with tempfile.TemporaryDirectory() as folder:
        result = subprocess.run(
            ['git', 'mailinfo', '--encoding=UTF-8', '--scissors', folder + '/message', folder + '/patch'],
            input=raw, capture_output=True, check=True)
        with open(folder + '/message', encoding='utf-8', errors='replace') as file:
            message = file.read()
    info = result.stdout.decode('utf-8', 'replace')
    fields = dict(line.split(': ', 1) for line in info.split('\n') if ': ' in line)
    return fields.get('Author', ''), fields.get('Email', ''), fields.get('Subject', ''), message


def text_of(message):
    """White space at line ends and empty lines do not count."""
    return '\n'.join(line.rstrip() for line in message.split('\n') if line.strip())


def compare(row):
    author, address, title, message = mailinfo(read_message(row['source']))
    if row['from_source'] == 'from':
        yield 'author', f"{row['author_name']} <{row['author_addr']}>", f'{author} <{address}>'
    yield 'title', row['title'], title
    ours = text_of(re.split(r'(?m)^---\s*$', row['body'])[0])
    # The body keeps what stands above scissors; whether these cut is seen by the author.
    below = re.split(r'(?m)^(?!> ).*(?:8<|>8|%<|>%).*\n', ours)
    yield 'message', below[-1] if below[-1] == text_of(message) else ours, text_of(message)


def main():
    wanted = int(sys.argv[1])
    compared = different = 0
    for path in sys.argv[2:]:
        rows = read_table(path)
        for row in rows[::max(1, len(rows) // wanted)][:wanted]:
            compared += 1
            for what, ours, theirs in compare(row):
                if ours != theirs:
                    different += 1
                    print(f"{row['source']}: {what}\n  ours   {ours!r}\n  theirs {theirs!r}")
    print(f'{compared} compared, {different} different')
    return 1 if different or not compared else 0


if __name__ == '__main__':
    sys.exit(main())
