#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Makes a public-inbox epoch of an mboxrd, standard input, in the bare git repository named.

usage: mbox-to-inbox.py REPOSITORY [SECONDS] <MBOX

A mail arrives SECONDS (0) after its Date says that it was sent, else a second after the one before.
"""
import email.utils
import re
import subprocess
import sys

repository = sys.argv[1]
delay = int(sys.argv[2]) if len(sys.argv) > 2 else 0
subprocess.run(['git', 'init', '--quiet', '--bare', '--initial-branch=master', repository], check=True)
importer = subprocess.Popen(['git', '-C', repository, 'fast-import', '--quiet'],
                            stdin=subprocess.PIPE)
out = importer.stdin
date_field = re.compile(rb'^Date:[ \t]*([^\n]*)$', re.M | re.I)


def arrival(message, last):
    field = date_field.search(message.split(b'\n\n', 1)[0])
    try:
        date = email.utils.parsedate_to_datetime(field.group(1).decode('ascii')) if field else None
        return int(date.timestamp()) + delay if date else last + 1
    except (ValueError, TypeError, OverflowError):
        return last + 1


last = 1000000000
unquote = re.compile(rb'^>(>*From )', re.M)
messages = (b'\n' + sys.stdin.buffer.read()).split(b'\nFrom mboxrd@z ')[1:]
for message in messages:
    message = message.split(b'\n', 1)[1].rstrip(b'\n') + b'\n'
    message = unquote.sub(rb'\1', message)
    last = max(arrival(message, last), 0)
    out.write(b'commit refs/heads/master\ncommitter x <x@example.org> %d +0000\ndata 0\n' % last)
    out.write(b'M 100644 inline m\ndata %d\n%s\n' % (len(message), message))
out.close()
sys.exit(importer.wait())
