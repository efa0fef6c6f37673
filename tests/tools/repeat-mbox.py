#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Makes a large mbox of small ones: their messages over and over, with ids of their own each time.

usage: repeat-mbox.py SIZE FILE...

Mixes the messages of the FILEs (mboxrd, also gzipped) evenly and repeats them until SIZE bytes are
written, or K, M, G of them: standard output ends with the message that reaches it. In each copy but
the first, the ids in Message-ID, In-Reply-To and References have a mark of the copy in front, so
that threads stay together and no message is a duplicate of another.
"""
import gzip
import re
import sys

SEPARATOR = b'From mboxrd@z '
ID_FIELD = re.compile(rb'^(?:Message-ID|In-Reply-To|References):.*(?:\n[ \t].*)*', re.I | re.M)


def read_messages(path):
    with (gzip.open if path.endswith('.gz') else open)(path, 'rb') as file:
        data = file.read()
    if not data.startswith(SEPARATOR):
        raise SystemExit(f'repeat-mbox.py: {path}: does not begin with "{SEPARATOR.decode()}"')
    first, *rest = data.split(b'\n' + SEPARATOR)
    messages = [first] + [SEPARATOR + message for message in rest]
    return [message.rstrip(b'\n') + b'\n\n' for message in messages]


def cut_at_ids(message):
    """The message in pieces, between which the mark of a copy belongs."""
    pieces, done = [], 0
    header_end = message.find(b'\n\n')
    for field in ID_FIELD.finditer(message[:header_end]):
        for bracket in re.finditer(b'<', field.group()):
            at = field.start() + bracket.end()
            pieces.append(message[done:at])
            done = at
    return pieces + [message[done:]]


def mix(lists):
    """All messages of the lists, each list spread evenly over the whole."""
    placed = [((n + 0.5) / len(messages), i, message)
              for i, messages in enumerate(lists) for n, message in enumerate(messages)]
    return [message for _, _, message in sorted(placed, key=lambda place: place[:2])]


def parse_size(text):
    unit = {'K': 10**3, 'M': 10**6, 'G': 10**9}.get(text[-1:], 1)
    return int(text.rstrip('KMG')) * unit


def main():
    if len(sys.argv) < 3:
        raise SystemExit('usage: repeat-mbox.py SIZE FILE...')
    left = parse_size(sys.argv[1])
    messages = [cut_at_ids(m) for m in mix([read_messages(path) for path in sys.argv[2:]])]
    copy = 0
    while left > 0:
        mark = b'copy%d.' % copy if copy else b''
        for pieces in messages:
            left -= sys.stdout.buffer.write(mark.join(pieces))
            if left <= 0:
                break
        copy += 1
    sys.stdout.buffer.flush()


if __name__ == '__main__':
    main()
