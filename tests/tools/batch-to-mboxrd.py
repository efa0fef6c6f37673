#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Makes an mboxrd of a `git cat-file --batch` stream: standard input to standard output."""
import re
import sys

stream, out = sys.stdin.buffer, sys.stdout.buffer
while line := stream.readline():
    message = stream.read(int(line.split()[2]))
    stream.read(1)
    out.write(b'From mboxrd@z Thu Jan  1 00:00:00 1970\n')
    out.write(re.sub(rb'(?m)^(>*From )', rb'>\1', message) + b'\n')
