#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Makes a public-inbox epoch of an mboxrd, standard input, in the bare git repository named.

usage: mbox-to-inbox.py REPOSITORY <MBOX
"""
import re
import subprocess
import sys

repository = sys.argv[1]
subprocess.run(['git', 'init', '--quiet', '--bare', '--initial-branch=master', repository], check=True)
importer = subprocess.Popen(['git', '-C', repository, 'fast-import', '--quiet'],
                            stdin=subprocess.PIPE)
out = importer.stdin
unquote = re.compile(rb'^>(>*From )', re.M)
messages = (b'\n' + sys.stdin.buffer.read()).split(b'\nFrom mboxrd@z ')[1:]
for number, message in enumerate(messages):
    message = message.split(b'\n', 1)[1].rstrip(b'\n') + b'\n'
    message = unquote.sub(rb'\1', message)
    out.write(b'commit refs/heads/master\ncommitter x <x@example.org> %d +0000\ndata 0\n'
              % (1000000000 + number))
    out.write(b'M 100644 inline m\ndata %d\n%s\n' % (len(message), message))
out.close()
sys.exit(importer.wait())
