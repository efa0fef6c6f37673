#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Compares how mbox-split, Python's email package and git read the dates in real mail.

usage: compare-dates.py MBOXRD...

Collects the Date and Received fields of all messages, has mbox-split read a mail for each different
date, and prints every date that the three read differently, and how many were compared; exits with 1
if any differs.
"""
import datetime
import email.utils
import os
import re
import subprocess
import sys
import tempfile

FIELD = re.compile(rb'(?im)^(Date|Received):((?:.*\n[ \t])*.*)$')


def field_dates(path):
    """The texts of all dates, unfolded."""
    with open(path, 'rb') as file:
        mails = re.split(rb'(?m)^From ', file.read())
    for mail in mails:
        for name, value in FIELD.findall(mail.split(b'\n\n', 1)[0]):
            value = re.sub(rb'\s+', b' ', value)
            if name.lower() == b'received':
                value = value.rsplit(b';', 1)[1] if b';' in value else b''
            if value.strip():
                yield value.strip().decode('utf-8', 'replace')


def without_comments(text):
    """Git reads comments as text, and Python gives up at one in front."""
    before = None
    while before != text:
        before, text = text, re.sub(r'\([^()]*\)', ' ', text)
    return text.strip()


def ours(texts):
    """What mbox-split makes of them: seconds since 1970, or None."""
    mails = ''.join(f'From mboxrd@z Thu Jan  1 00:00:00 1970\nDate: {text}\n\n\n' for text in texts)
    table = subprocess.run(['mbox-split'], input=mails.encode(), stdout=subprocess.PIPE,
                           check=True).stdout.decode().split('\n')[1:-1]
    for row in table:
        date = row.split('\t')[1]
        yield date and int(datetime.datetime.fromisoformat(date.replace('Z', '+00:00')).timestamp())


def pythons(text):
    parsed = email.utils.parsedate_tz(without_comments(text))
    try:
        return email.utils.mktime_tz(parsed[:9] + (parsed[9] or 0,)) if parsed else None
    except (OverflowError, ValueError):
        return None


def gits(texts):
    """What git makes of them; of what is none it guesses something."""
    environment = dict(os.environ, TZ='UTC')
    with tempfile.TemporaryDirectory() as repository:
        subprocess.run(['git', 'init', '-q', repository], check=True)
        for start in range(0, len(texts), 1000):
            options = [f'--since={without_comments(t)}' for t in texts[start:start + 1000]]
            out = subprocess.run(['git', '-C', repository, 'rev-parse'] + options, check=True,
                                 env=environment, stdout=subprocess.PIPE).stdout.decode()
            yield from (int(line.split('=')[1]) for line in out.split('\n')[:-1])


def main():
    texts = sorted({text for path in sys.argv[1:] for text in field_dates(path)})
    different = 0
    for text, our, git in zip(texts, ours(texts), gits(texts)):
        python = pythons(text)
        if our == python == git:
            continue
        different += 1
        print(f'{text!r}\n  ours   {our}\n  Python {python}\n  git    {git}')
    print(f'{len(texts)} compared, {different} different')
    return 1 if different or not texts else 0


if __name__ == '__main__':
    sys.exit(main())
