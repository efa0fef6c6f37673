#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""How many instructions each stage of a digest takes, beside what it took.

usage: count-instructions.py PROGRAMS WORK SHARED COUNTS [--write]

PROGRAMS is the directory of the filters; WORK keeps the input that is made; SHARED holds the corpus of
real mail. COUNTS is the table of what was counted before, with a first line that names the compiler
and the libraries; --write writes it anew. Under valgrind's callgrind the same program takes the same
instructions for the same mail on any machine, however busy it is. The exit status is 1 if a stage takes
more than 3 % more than before, and 77 if nothing can be compared: other compilers and libraries make
other instructions of the same source.
"""
import os
import re
import shlex
import shutil
import subprocess
import sys

import benchmark

KERNEL_MB, SAMPLE_MB = 60, 10
MARGIN = 0.03


def tool_versions(programs):
    """What the counts depend on: the compiler that made the programs, and the libraries."""
    def words(command):
        return benchmark.first_line(command) or ''
    comment = words(f"readelf -p .comment {shlex.quote(programs)}/mbox-split | grep -o 'GCC: .*\\|clang .*'")
    packages = words("dpkg-query -W -f '${Package} ${Version}; ' libc6 libglib2.0-0 2>/dev/null")
    wide = 'avx2' if re.search(r'\bavx2\b', open('/proc/cpuinfo', encoding='ascii').read()) else 'no avx2'
    return f'{comment}; {packages}; {wide}'


def count(command, output):
    """The instructions of a command, whose output is kept."""
    trace = output + '.trace'
    with open(output, 'wb') as out:
        run = subprocess.run(['valgrind', '--tool=callgrind', f'--callgrind-out-file={trace}',
                              *shlex.split(command)],
                             stdout=out, stderr=subprocess.PIPE, text=True, errors='replace',
                             check=False)
    collected = re.search(r'Collected : (\d+)', run.stderr)
    if not collected or run.returncode not in (0, 1):
        raise SystemExit(f'{command}: {run.stderr[-2000:]}')
    os.unlink(trace)
    return int(collected.group(1))


def count_stages(bench, mbox):
    """(stage, instructions) of each stage of a digest of an mbox."""
    table, counts = mbox, []
    for number, stage in enumerate(benchmark.STAGES):
        output = bench.path(f'stage{number}.tsv')
        counts.append((stage.split()[0], count(stage.format(shlex.quote(table)), output)))
        table = output
    return counts


def read_counts(path):
    """The first line of the table, and its rows as a dictionary."""
    with open(path, encoding='ascii') as table:
        first, *rows = table.read().splitlines()
    fields = (row.split('\t') for row in rows)
    return first, {(mail, stage): int(number) for mail, stage, number in fields}


def main():
    if len(sys.argv) not in (5, 6):
        raise SystemExit(__doc__)
    programs, work, shared, path = sys.argv[1:5]
    if not shutil.which('valgrind'):
        print('skipped: no valgrind')
        raise SystemExit(77)
    bench = benchmark.Bench(programs, work, shared)
    sample = os.path.join(benchmark.TESTS, '..', 'data', 'sample.mbox')
    mail = {'sample': bench.made(f'sample-{SAMPLE_MB}.mbox', f'{benchmark.TESTS}/repeat-mbox.py'
                                 f' {SAMPLE_MB}M {shlex.quote(sample)} >{{out}}'),
            'kernel': bench.kernel_mbox(KERNEL_MB)}
    counted = {(name, stage): number for name, mbox in mail.items() if mbox
               for stage, number in count_stages(bench, mbox)}
    versions = tool_versions(programs)
    if sys.argv[5:] == ['--write']:
        with open(path, 'w', encoding='ascii') as table:
            print(versions, file=table)
            for (name, stage), number in counted.items():
                print(name, stage, number, sep='\t', file=table)
        return
    first, before = read_counts(path)
    worse = False
    for key, number in counted.items():
        change = number / before[key] - 1 if key in before else 0
        worse |= change > MARGIN
        print(f'{key[0]:8} {key[1]:16} {number:12,} {change:+7.1%}')
    if first != versions:
        print(f'not compared: counted with {first}; here is {versions}')
        raise SystemExit(77)
    if worse:
        raise SystemExit(f'more than {MARGIN:.0%} more instructions than in {path}')


if __name__ == '__main__':
    main()
