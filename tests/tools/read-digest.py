#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Reads a digest that is a message with Python's email package.

usage: read-digest.py MESSAGE

Prints the header, decoded, and writes the parts' text to the files plain and html. Exits with 1, and
says why, if the message is not as RFC 5322 and MIME have it.
"""
import email
import email.policy
import sys

with open(sys.argv[1], 'rb') as file:
    raw = file.read()
wrong = []
if not raw.isascii():
    wrong.append('not ASCII')
if any(byte < 32 and byte not in b'\t\n' for byte in raw):
    wrong.append('control characters')
for line in raw.split(b'\n'):
    if len(line) > 998 or line == b'.' or line.startswith(b'From '):
        wrong.append(f'line: {line[:80]}')
message = email.message_from_bytes(raw, policy=email.policy.default)
for name, value in message.items():
    print(f'{name}: {value}')
    wrong += [f'{name}: {defect}' for defect in getattr(value, 'defects', [])]
for part in message.walk():
    wrong += part.defects
    if not part.is_multipart():
        with open(part.get_content_subtype(), 'w', encoding='utf-8', newline='') as file:
            file.write(part.get_content())
for what in wrong:
    print('wrong:', what, file=sys.stderr)
sys.exit(1 if wrong else 0)
