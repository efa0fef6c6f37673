#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""check-filters.py CONFINE-TABLE: runs the seccomp filters that the program makes for each machine,
as its kernel would, and looks at what they allow. Prints each fault; a machine that libseccomp does
not know is left out."""

import re
import struct
import subprocess
import sys

READ, WRITE, MOVE = range(3)
ENOSYS = 38
ALLOW = 0x7FFF0000
REFUSE = 0x00050000 | ENOSYS
VALUES = 0x7AC00000
SELF, WRITES, SETFD, TCGETS = (VALUES + n for n in (0, 1, 5, 14))
THREAD, NEWNET, SIGCHLD = 0x10000, 0x40000000, 17

# AUDIT_ARCH of linux/audit.h, whether numbers are big-endian, and the numbers of calls.
X86 = {'read': 3, 'execve': 11, 'kill': 37, 'ioctl': 54, 'fcntl64': 221, 'openat': 295,
       'clone': 120, 'mmap2': 192, 'exit_group': 252, 'socketcall': 102, 'ipc': 117,
       'socket': 359, 'futex_time64': 422, 'clock_gettime64': 403, 'renameat': 302, 'wait4': 114,
       'syncfs': 344}
ARM = {'read': 3, 'execve': 11, 'kill': 37, 'ioctl': 54, 'fcntl64': 221, 'openat': 322,
       'clone': 120, 'mmap2': 192, 'exit_group': 248, 'socket': 281, 'futex_time64': 422,
       'clock_gettime64': 403, 'cacheflush': 0xF0002, 'renameat': 329, 'wait4': 114,
       'syncfs': 373}
NEW = {'read': 63, 'execve': 221, 'kill': 129, 'ioctl': 29, 'fcntl': 25, 'openat': 56,
       'clone': 220, 'mmap': 222, 'exit_group': 94, 'socket': 198, 'futex': 98,
       'renameat2': 276, 'mkdirat': 34, 'wait4': 260, 'syncfs': 267}
PPC = {'read': 3, 'execve': 11, 'kill': 37, 'ioctl': 54, 'fcntl': 55, 'openat': 286,
       'clone': 120, 'mmap': 90, 'exit_group': 234, 'socketcall': 102, 'socket': 326,
       'futex': 221, 'renameat': 293, 'wait4': 114, 'syncfs': 348}
S390 = {'read': 3, 'execve': 11, 'kill': 37, 'ioctl': 54, 'fcntl': 55, 'openat': 288,
        'clone': 120, 'mmap': 90, 'exit_group': 248, 'socketcall': 102, 'socket': 359,
        'futex': 238, 'renameat': 295, 'wait4': 114, 'syncfs': 338}
X86_64 = {'read': 0, 'execve': 59, 'kill': 62, 'ioctl': 16, 'fcntl': 72, 'openat': 257,
          'clone': 56, 'mmap': 9, 'exit_group': 231, 'socket': 41, 'futex': 202,
          'renameat': 264, 'fork': 57, 'open': 2, 'wait4': 61, 'syncfs': 306}
MACHINES = {
    'x86_64': (0xC000003E, '<', X86_64),
    'x86': (0x40000003, '<', X86),
    'arm': (0x40000028, '<', ARM),
    'aarch64': (0xC00000B7, '<', NEW),
    'riscv64': (0xC00000F3, '<', NEW),
    'loongarch64': (0xC0000102, '<', NEW),
    'ppc64le': (0xC0000015, '<', PPC),
    'ppc64': (0x80000015, '>', PPC),
    's390x': (0x80000016, '>', S390),
}

# The call, its first arguments, and the rules under which it is made.
ALL = {READ, WRITE, MOVE}
CASES = [
    *(('read mmap mmap2 exit_group futex futex_time64 clock_gettime64 cacheflush'.split(), [], ALL),
      (['wait4'], [], ALL),
      ('execve socket socketcall ipc fork mkdirat'.split(), [], set())),
    (['openat', 'open'], [0, 0, 0], ALL),
    (['openat'], [0, 0, WRITES], {WRITE, MOVE}),
    (['open'], [0, WRITES], {WRITE, MOVE}),
    (['renameat', 'renameat2', 'syncfs'], [], {MOVE}),
    (['kill'], [SELF], ALL),
    (['kill'], [0], set()),
    (['kill'], [SELF + 1], set()),
    (['ioctl'], [0, TCGETS], ALL),
    (['ioctl'], [0, 0x5412], set()),
    (['fcntl', 'fcntl64'], [0, SETFD], ALL),
    (['fcntl', 'fcntl64'], [0, 8], set()),
]


def run(steps, order, data):
    """What a classic BPF program, as (code, jt, jf, k), returns for the packed data."""
    a = at = 0
    while True:
        code, yes, no, k = steps[at]
        at += 1
        if code == 0x20:  # load a word
            a = struct.unpack_from(order + 'I', data, k)[0]
        elif code == 0x54:  # and
            a &= k
        elif code == 0x06:  # return
            return k
        elif code == 0x05:
            at += k
        elif code in (0x15, 0x25, 0x35, 0x45):
            test = {0x15: a == k, 0x25: a > k, 0x35: a >= k, 0x45: a & k != 0}[code]
            at += yes if test else no
        else:
            raise ValueError(f'step {code:#x}')


def filters_of(program, machine, order):
    text = subprocess.run([program, machine], check=True, capture_output=True, text=True).stdout
    for found in re.finditer(r'\w+\[\] = \{(.*?)\}', text, re.S):
        data = bytes(int(number) for number in re.findall(r'\d+', found.group(1)))
        yield list(struct.iter_unpack(order + 'HBBI', data))


def main(program):
    faults = []
    tried = []
    for machine, (audit, order, numbers) in MACHINES.items():
        filters = list(filters_of(program, machine, order))
        if not filters:
            continue
        tried.append(machine)

        def outcome(rule, number, arguments, who=audit):
            arguments = (arguments + [0] * 6)[:6]
            return run(filters[rule], order,
                       struct.pack(order + 'IIQ6Q', number, who, 0, *arguments))

        def check(name, number, arguments, rules, who=audit):
            for rule in range(3):
                wanted = ALLOW if rule in rules else REFUSE
                got = outcome(rule, number, arguments, who)
                if got != wanted:
                    faults.append(f'{machine}: rule {rule}: {name} {arguments}: {got:#x}')

        for names, arguments, rules in CASES:
            for name in names:
                if name in numbers:
                    check(name, numbers[name], arguments, rules)
        before = [0] if machine.startswith('s390') else []
        check('clone', numbers['clone'], before + [THREAD], ALL)
        check('clone', numbers['clone'], before + [SIGCHLD], set())
        check('clone', numbers['clone'], before + [THREAD | NEWNET], set())
        for number in range(424, 520):
            check(f'call {number}', number, [], set())
        check('a call of another machine', numbers['read'], [], set(), 0x12345678)
        if machine == 'x86_64':
            check('a call of x32', 0x40000000, [], set())
    print('\n'.join(faults) if faults else 'checked: ' + ' '.join(tried))
    return 1 if faults or not {'x86_64', 'x86', 'aarch64', 's390x'} <= set(tried) else 0


sys.exit(main(sys.argv[1]))
