#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Says what the last `meson test` of a build directory did: how many tests passed, failed and were
skipped, and what the skipped ones lacked.

usage: count-tests.py BUILD

Each test within a program counts by itself. A program that failed without a test that says so (it
crashed, or took too long) is one failure. What failed is shown on standard error, and makes the exit
status 1; where nothing was run it is 2.
"""

import collections
import glob
import json
import os
import re
import sys


class Program:
    """One line of meson's log: a program, and the tests in it."""

    def __init__(self, line):
        run = json.loads(line)
        self.name = run['name']
        self.result = run['result']
        output = run.get('stdout') or ''
        points = re.findall(r'^(not ok|ok)\b(.*)$', output, re.M)
        # TAP's `ok 3 what it tests # skip why`
        self.reasons = [
            skip[1].strip() or 'no reason given'
            for kind, text in points
            if kind == 'ok' and (skip := re.search(r'# skip(.*)', text, re.I))
        ]
        failures = re.findall(r'^not ok\b.*(?:\n#.*)*', output, re.M)
        passed = len(points) - len(failures) - len(self.reasons)
        if not failures and self.result not in ('OK', 'SKIP'):
            failures = [output]
        elif not points and self.result == 'SKIP':
            self.reasons = ['the whole program']
        elif not points:
            passed = 1
        self.passed, self.failures = passed, failures
        self.stderr = run.get('stderr') or ''


def programs_of(build):
    # With --setup the log has another name.
    logs = glob.glob(os.path.join(glob.escape(build), 'meson-logs', 'testlog*.json'))
    if not logs:
        sys.exit(2)
    with open(max(logs, key=os.path.getmtime), encoding='utf-8') as log:
        return [Program(line) for line in log]


def print_skips(programs):
    counts = collections.defaultdict(collections.Counter)
    for program in programs:
        for reason in program.reasons:
            counts[reason][program.name] += 1
    for reason, names in sorted(counts.items(), key=lambda item: (-item[1].total(), item[0])):
        where = ', '.join(f'{name} {n}' if n > 1 else name for name, n in sorted(names.items()))
        print(f'{names.total():5} skipped, {reason}: {where}')


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    programs = programs_of(sys.argv[1])
    if not programs:
        sys.exit(2)
    for program in programs:
        if program.failures:
            print(program.name, program.result, *program.failures, program.stderr,
                  sep='\n', file=sys.stderr)
    failed = sum(len(program.failures) for program in programs)
    skipped = sum(len(program.reasons) for program in programs)
    print(f'{sum(program.passed for program in programs)} passed, {failed} failed, {skipped} skipped')
    print_skips(programs)
    sys.exit(failed > 0)


main()
