#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""How long the filters take beside other programs, on the same mail in one run.

usage: benchmark.py PROGRAMS WORK SHARED [SECTION]...

PROGRAMS is the directory of the filters; WORK keeps the input that is made, and the tables printed
(table.txt); SHARED holds the corpus of real mail, without which data/sample.mbox is repeated. The
SECTIONs are kernel (a kernel list alone, whose mail has long headers and diffs, and few attachments;
the others' is a mix of lists), plain, inbox, peers, growth, commits: without any, all. From the
environment:

    BENCHMARK_MB=600      size of the mbox
    BENCHMARK_PEER_MB=60  size of the mbox for the slow ones
    BENCHMARK_RUNS=5      how often each side runs
    BENCHMARK_LARGE=1     growth up to ten times BENCHMARK_MB instead of three times

Both sides run in turn (A B A B), with their input in the page cache, and each pair gives a ratio.
"""
import glob
import os
import shlex
import shutil
import statistics
import subprocess
import sys
import textwrap
import time

TESTS = os.path.dirname(os.path.abspath(__file__))
# As list-digest has it.
STAGES = ['mbox-split --bodies=outline {}', 'patch-classify --bodies=heads --unique {}',
          'author-rank --tee --percent --by=author,reviewer,domain {}', 'digest-format {}']
DIGEST = ' | '.join(stage.replace('{}', '') for stage in STAGES).replace('outline', 'outline {mbox}')
KERNEL = 'linux-hwmon'
TIMED = '/usr/bin/time'


class Failed(Exception):
    """A command that did not do what it was run for."""


class Bench:
    def __init__(self, programs, work, shared):
        self.work, self.shared = os.path.abspath(work), os.path.abspath(shared)
        self.mb = int(os.environ.get('BENCHMARK_MB', 600))
        self.peer_mb = min(self.mb, int(os.environ.get('BENCHMARK_PEER_MB', 60)))
        self.runs = int(os.environ.get('BENCHMARK_RUNS', 5))
        os.makedirs(self.work, exist_ok=True)
        os.environ['PATH'] = os.path.abspath(programs) + os.pathsep + os.environ['PATH']
        os.environ.update(LC_ALL='C', HOME=self.path('home'), GIT_CONFIG_GLOBAL='/dev/null',
                          GIT_CONFIG_SYSTEM='/dev/null')
        self.table = open(self.path('table.txt'), 'w', encoding='utf-8')

    def path(self, name):
        return os.path.join(self.work, name)

    def say(self, line=''):
        print(line, flush=True)
        print(line, file=self.table, flush=True)

    def made(self, name, command, again=False):
        """The path of a file (or directory) in WORK, made by a command that writes {out}.

        What is there from an earlier run is taken, unless it is to be made again.
        """
        path = self.path(name)
        if again or not os.path.exists(path):
            new = path + '.new'
            shutil.rmtree(new, ignore_errors=True)
            run(command.replace('{out}', shlex.quote(new)))
            os.rename(new, path)
        return path

    def corpus(self):
        """The mboxes that the input is made of."""
        files = sorted(glob.glob(os.path.join(self.shared, 'corpus', '*.mbox.gz')))
        bundle = os.path.join(self.shared, 'corpus', 'kvm-ppc.bundle')
        if not files or not os.path.exists(bundle):
            return [os.path.join(TESTS, '..', 'data', 'sample.mbox')]
        repository = self.made('kvm-ppc.git', f'git clone --quiet --mirror {bundle} {{out}}')
        return files + [self.made(
            'kvm-ppc.mbox', f'inbox-cat -C {repository} | {TESTS}/batch-to-mboxrd.py >{{out}}')]

    def name(self, mb):
        return f'{"real" if len(self.corpus()) > 1 else "sample"}-{mb}'

    def mbox(self, mb):
        files = ' '.join(shlex.quote(path) for path in self.corpus())
        return self.made(f'{self.name(mb)}.mbox', f'{TESTS}/repeat-mbox.py {mb}M {files} >{{out}}')

    def kernel_mbox(self, mb):
        """A kernel list's mail alone; None where there is none."""
        files = [path for path in self.corpus() if os.path.basename(path).startswith(KERNEL)]
        return files and self.made(f'kernel-{mb}.mbox',
                                   f'{TESTS}/repeat-mbox.py {mb}M {shlex.quote(files[0])} >{{out}}')

    def folder(self, mb):
        """The mail of an mbox as a Maildir."""
        return self.made(f'{self.name(mb)}.maildir', f'mkdir -p {{out}}/new {{out}}/tmp {{out}}/cur &&'
                         f' git mailsplit --mboxrd -f1 -d8 -o{{out}}/cur {self.mbox(mb)} &&'
                         ' cd {out}/cur && for f in *; do mv $f $f:2,S; done')

    def inbox(self, mb):
        return self.made(f'{self.name(mb)}.git', f'{TESTS}/mbox-to-inbox.py {{out}} <{self.mbox(mb)}')


def run(command, ok=(0,)):
    """Runs a shell command; returns its wall time and its processor time, in seconds."""
    start = time.perf_counter()
    process = subprocess.Popen(['bash', '-c', 'set -o pipefail; ' + command],
                               stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in ok:
        raise Failed(f'{command}: exit status {process.returncode}\n'
                     f'{errors.decode(errors="replace")[-2000:]}')
    return wall, usage.ru_utime + usage.ru_stime


def spread(values, form):
    return '/'.join(form % v for v in (min(values), statistics.median(values), max(values)))


def compare(bench, name, ours, theirs, *, times_faster=False, goal='', before=''):
    """Runs two commands in turn and prints a row: their times, the ratio of each pair.

    The ratio is ours / theirs, or the other way round with times_faster. before is a command
    that is run before theirs without being timed.
    """
    # Damaged mail in the input makes the filters' status 1.
    pairs, cpus = [], []
    run(ours, ok=(0, 1))
    for number in range(bench.runs):
        a, a_cpu = run(ours, ok=(0, 1))
        if before:
            run(before)
        b, b_cpu = run(theirs)
        pairs.append((a, b))
        cpus.append(b_cpu / a_cpu if times_faster else a_cpu / b_cpu)
    ratios = [b / a if times_faster else a / b for a, b in pairs]
    a, b = (statistics.median(side) for side in zip(*pairs))
    bench.say(f'{name:44} {a:8.3f} {b:8.3f}  {spread(ratios, "%.2f"):>17}'
              f'  {statistics.median(cpus):7.2f}  {goal}'.rstrip())


def title(bench, text, ratio):
    bench.say()
    bench.say(text)
    bench.say(f'{"":44} {"ours":>8} {"other":>8}  {ratio:>17}  {"cpu":>7}  goal')
    bench.say(f'{"":44} {"s":>8} {"s":>8}  {"min/median/max":>17}  {"median":>7}')


def compare_stages(bench, mbox, what):
    """The digest of an mbox, and each of its stages, beside grep."""
    count = f"grep -c '^From ' {mbox} | cat >/dev/null"
    tables = [mbox]
    for name, stage in zip(('mail', 'patches', 'ranked'), STAGES):
        tables.append(bench.made(f'{name}.tsv', f'{stage.format(tables[-1])} >{{out}} || [ $? -eq 1 ]',
                                 again=True))
    alone = [
        ('the digest, whole pipeline', DIGEST.format(mbox=mbox), '<= 1.00, cpu 1.80'),
        ('the digest, list-digest', f'list-digest {mbox}', '<= 1.00, cpu 1.80'),
        ('mbox-split', f'mbox-split {mbox} | cat', '<= 0.80, cpu 1.20'),
    ] + [(stage.replace(' {}', ''), f'{stage.format(table)} | cat', '')
         for stage, table in zip(STAGES, tables)]
    title(bench, f"On {bench.mb} MB of {what}, beside grep -c '^From ' FILE | cat", 'time / grep')
    for name, command, goal in alone:
        compare(bench, name, command, count, goal=goal)
    title(bench, f'On {bench.mb} MB of {what}, beside wc -l FILE', 'time / wc')
    for name, command, _ in alone[:3]:
        compare(bench, name, command, f'wc -l {mbox}')


def section_kernel(bench):
    mbox = bench.kernel_mbox(bench.mb)
    if mbox:
        compare_stages(bench, mbox, 'kernel mail')


def section_plain(bench):
    compare_stages(bench, bench.mbox(bench.mb), 'mbox')


def section_inbox(bench):
    inboxes = [(f'an inbox of {bench.mb} MB', bench.inbox(bench.mb))]
    if len(bench.corpus()) > 1:
        inboxes.append(('kvm-ppc, 2019 to 2025', bench.path('kvm-ppc.git')))
    title(bench, 'From a public-inbox, beside git cat-file --batch --buffer of the same blobs',
          'time / git')
    for name, path in inboxes:
        blobs = bench.made(os.path.basename(path) + '.blobs',
                           f"git -C {path} log --reverse --raw --no-abbrev --format= HEAD |"
                           " awk '$6 == \"m\" { print $4 }' >{out}")
        git = f'git -C {path} cat-file --batch --buffer <{blobs} | cat'
        compare(bench, f'list-digest --inbox, {name}', f'list-digest --inbox={path}', git,
                goal='<= 1.15')
        compare(bench, f'inbox-cat, {name}', f'inbox-cat -C {path} | cat', git)


PYTHON = """import email.header, email.utils, mailbox, sys
for m in mailbox.mbox(sys.argv[1]):
    text = [p.get_payload(decode=True) for p in m.walk() if p.get_content_type() == "text/plain"]
    print(m["Date"], m["From"], m["Subject"], m["Message-ID"], len(b"".join(text)), sep="\\t")
"""


def peers(bench):
    """(program, name, our command, theirs, goal, what to run before theirs)"""
    mbox, folder, out = bench.mbox(bench.peer_mb), bench.folder(bench.peer_mb), bench.path('peer')
    empty = f'rm -rf {out} && mkdir {out}'
    split, split_folder = f'mbox-split {mbox} | cat', f'mbox-split {folder} | cat'
    digest, digest_folder = DIGEST.format(mbox=mbox), DIGEST.format(mbox=folder)
    scan = f'mlist {folder} | mscan | cat'
    mu = f'mu init --muhome={out} --maildir={folder} && mu index --muhome={out}'
    config = f'export NOTMUCH_CONFIG={out}/config; '
    notmuch = config + 'notmuch new --quiet --no-hooks'
    notmuch_before = (f'{empty} && {config} printf "[database]\\npath={out}\\n" >{out}/config &&'
                      f' cp -rl {folder} {out}/mail')
    python = f'python3 -c {shlex.quote(PYTHON)} {mbox} | cat'
    return [
        ('formail', 'mbox-split / formail -s', split, f'formail -s <{mbox} | cat', 3, ''),
        ('git', 'mbox-split / git mailsplit', split,
         f'git mailsplit --mboxrd -o{out} {mbox}', 3, empty),
        ('mscan', 'mbox-split / mscan of a Maildir', split, scan, 3, ''),
        ('mscan', 'mbox-split of a Maildir / mscan of it', split_folder, scan, '', ''),
        ('mu', 'digest / mu index of a Maildir', digest, mu, 50, empty),
        ('mu', 'digest of a Maildir / mu index of it', digest_folder, mu, '', empty),
        ('notmuch', 'digest / notmuch new of a Maildir', digest, notmuch, 50, notmuch_before),
        ('notmuch', 'digest of a Maildir / notmuch new of it', digest_folder, notmuch, '',
         notmuch_before),
        ('python3', 'mbox-split / Python mailbox and email', split, python, 20, ''),
    ]


def section_peers(bench):
    title(bench, f'On {bench.peer_mb} MB of mbox, or the same mail as a Maildir, beside other'
          ' programs for mail', 'times faster')
    for program, name, ours, theirs, goal, before in peers(bench):
        if not shutil.which(program):
            bench.say(f'{name:44} skipped: no {program}')
            continue
        try:
            compare(bench, name, ours, theirs, times_faster=True, goal=goal and f'>= {goal}',
                    before=before)
        except Failed as error:
            bench.say(f'{name:44} skipped: {str(error).splitlines()[-1]}')
    shutil.rmtree(bench.path('peer'), ignore_errors=True)


def largest_message(mbox):
    largest = size = 0
    with open(mbox, 'rb') as file:
        for line in file:
            if line.startswith(b'From '):
                size = 0
            size += len(line)
            largest = max(largest, size)
    return largest


def peak_memory(bench, mbox):
    """The peak of each filter of the digest's pipeline, in MB."""
    stages = [stage.strip() for stage in DIGEST.format(mbox=mbox).split('|')]
    files = [bench.path(f'peak{n}') for n in range(len(stages))]
    run(' | '.join(f'{TIMED} -f %M -o {file} {stage}' for file, stage in zip(files, stages)),
        ok=(0, 1))
    peaks = []
    for file in files:
        with open(file, encoding='ascii') as lines:
            peaks.append(int(lines.read().split()[-1]) / 1024)
        os.unlink(file)
    return peaks


def section_growth(bench):
    large = os.environ.get('BENCHMARK_LARGE', '0') not in ('', '0')
    sizes = [bench.mb // 10, bench.mb, bench.mb * (10 if large else 3)]
    mboxes = [bench.mbox(mb) for mb in sizes]
    columns = ('mbox-split', 'patch-classify', 'author-rank', 'digest-format')
    bench.say()
    bench.say('Growth: the digest, whole pipeline; peak memory of each filter in it, MB')
    bench.say(f'{"mbox":>8} {"s, min/median/max":>20} {"s / GB":>7}'
              + ''.join(f' {column:>14}' for column in columns))
    for mb, mbox in zip(sizes, mboxes):
        run(f'cat {mbox}')
        walls = [run(DIGEST.format(mbox=mbox), ok=(0, 1))[0] for _ in range(bench.runs)]
        peaks = ([f'{peak:14.1f}' for peak in peak_memory(bench, mbox)]
                 if os.path.exists(TIMED) else [f'skipped: no {TIMED}'])
        bench.say(f'{mb:5} MB {spread(walls, "%.3f"):>20}'
                  f' {statistics.median(walls) * 1000 / mb:7.3f} ' + ' '.join(peaks))
    bench.say('Goal: ten times the mail takes at most 10.5 times the time; all but digest-format'
              f' at most {32 + 3 * largest_message(mboxes[1]) / 2**20:.0f} MB,')
    bench.say('which is 32 MB and three times the largest message (author-rank: and its keys).')


def write_patches(path, count):
    """An mbox of patches, each to lines of its own."""
    with open(path, 'w', encoding='ascii') as mbox:
        for n in range(count):
            name, date = f'dir{n % 97}/file{n}.c', time.gmtime(1740000000 + 60 * n)
            mbox.write('From mboxrd@z Thu Jan  1 00:00:00 1970\n'
                       f'From: Author {n % 500} <author{n % 500}@example.org>\n'
                       f'Date: {time.strftime("%a, %d %b %Y %H:%M:%S +0000", date)}\n'
                       f'Message-ID: <patch{n}@example.org>\n'
                       f'Subject: [PATCH] dir{n % 97}: Change number {n} of file {n * 7}\n\n'
                       'What it is for.\n---\n'
                       f' {name} | 8 ++++----\n 1 file changed, 4 insertions(+), 4 deletions(-)\n\n'
                       f'diff --git a/{name} b/{name}\n--- a/{name}\n+++ b/{name}\n@@ -1,4 +1,4 @@\n'
                       + ''.join(f'-old line {n} {i}\n' for i in range(4))
                       + ''.join(f'+new line {n} {i}\n' for i in range(4)) + '-- \n2.39.5\n\n')


def write_commits(path, patches, count):
    """The commit table of every other patch: a quarter each is found by its link, its patch id, its
    title, and the lines that it has in common."""
    with open(patches, encoding='ascii') as lines, open(path, 'w', encoding='ascii') as table:
        names = next(lines).rstrip('\n').split('\t')
        table.write('commit\tdate\tauthor_date\tauthor_name\tauthor_addr\ttitle\tmessage_ids'
                    '\tpatch_id\tpaths\tlines\n')
        for n, line in enumerate(lines):
            if n % 2 or n >= 2 * count:
                continue
            row, rule = dict(zip(names, line.rstrip('\n').split('\t'))), n // 2 % 4
            table.write('\t'.join((
                f'{n:040x}', '2026-01-01T00:00:00Z', row['date'], row['author_name'],
                row['author_addr'], row['title'] if rule == 2 else f'Another title for {n}',
                row['message_id'] if rule == 0 else '',
                row['patch_id'] if rule == 1 else f'{n:040x}',
                f'dir{n % 97}/file{n}.c', row['lines'])) + '\n')


def section_commits(bench):
    commits, patches = 20000, 40000
    many = bench.path('commits-patches')
    bench.say()
    bench.say(f'{commits} commits of a table, git aside; the time and peak memory of commit-match')
    bench.say(f'{"":>16} {"s, min/median/max":>20} {"MB":>7}  found  goal')
    for count in (patches, patches * 5):
        if not os.path.exists(f'{many}-{count}.tsv'):
            write_patches(f'{many}.mbox', count)
            run(f'mbox-split {many}.mbox | patch-classify --with=patch_id,lines'
                f' >{many}-{count}.tsv')
            os.unlink(f'{many}.mbox')
        table = f'{many}-{count}.commits'
        write_commits(table, f'{many}-{count}.tsv', commits)
        match = f'commit-match --commits={table} {many}-{count}.tsv'
        walls = [run(match + ' | cat')[0] for _ in range(bench.runs)]
        found = first_line(match + " | awk -F '\\t' '$NF != \"\"' | wc -l")
        peak = 0
        if os.path.exists(TIMED):
            run(f'{TIMED} -f %M -o {many}.peak {match}')
            peak = int(first_line(f'cat {many}.peak').split()[-1]) / 1024
        bench.say(f'{count:8} patches {spread(walls, "%.3f"):>20} {peak:7.1f}  {int(found) - 1:5}'
                  f'  {"<= 2.0 s" if count == patches else "no more memory"}')


def first_line(command):
    result = subprocess.run(['sh', '-c', command], capture_output=True, text=True, errors='replace',
                            check=False)
    lines = (result.stdout + result.stderr).strip().splitlines()
    return lines[0].strip('; ') if lines and result.returncode != 127 else None


def describe(bench):
    model = first_line("sed -n 's/^model name[^:]*: //p' /proc/cpuinfo") or 'unknown processor'
    memory = first_line("awk '/^MemTotal/ { printf \"%.0f\", $2 / 1048576 }' /proc/meminfo")
    bench.say(f'{model}, {os.cpu_count()} cores, {memory} GB, Linux {os.uname().release};'
              f' load {os.getloadavg()[0]:.2f} at the start')
    commands = ['mbox-split --version', 'grep --version', 'wc --version', 'git --version',
                'formail -v', 'mu --version', 'notmuch --version', 'python3 --version',
                "dpkg-query -W -f '${Package} ${Version}; ' mblaze libglib2.0-0 libgmime-3.0-0"
                ' 2>/dev/null']
    versions = [line for line in map(first_line, commands) if line]
    bench.say(textwrap.fill('; '.join(versions), 95))
    source = 'real mail' if len(bench.corpus()) > 1 else 'tests/data/sample.mbox'
    bench.say(f'Input: {source} repeated; each side {bench.runs} times in turn, in the page cache')


def main():
    if len(sys.argv) < 4:
        raise SystemExit('usage: benchmark.py PROGRAMS WORK SHARED [SECTION]...')
    bench = Bench(*sys.argv[1:4])
    sections = {'kernel': section_kernel, 'plain': section_plain, 'inbox': section_inbox, 'peers': section_peers,
                'growth': section_growth, 'commits': section_commits}
    describe(bench)
    for name in sys.argv[4:] or sections:
        sections[name](bench)


if __name__ == '__main__':
    main()
