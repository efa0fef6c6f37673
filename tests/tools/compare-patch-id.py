#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Compares the column patch_id with what git says of the same texts.

mbox-split MBOX | patch-classify --keep-diff --with=patch_id | compare-patch-id.py

Prints how many ids are the same and how many differ, and the message_id of each that differs; exit
status 1 if one does. A text without an id from both is not counted.
"""
import re
import subprocess
import sys

ESCAPES = {"n": b"\n", "t": b"\t", "r": b"\r", "\\": b"\\"}


def unescape(value):
    return re.sub(rb"\\(.)", lambda m: ESCAPES.get(chr(m[1][0]), m[0]), value)


def git_ids(texts):
    """The first id of each text: all in one run, each text below a line with its number."""
    stream = b"".join(b"From %040x\n%s\n" % (i, text) for i, text in enumerate(texts))
    git = subprocess.run(["git", "patch-id", "--stable"], input=stream, stdout=subprocess.PIPE, check=True)
    ids = {}
    for line in git.stdout.splitlines():
        patch, commit = line.decode().split()
        ids.setdefault(int(commit, 16), []).append(patch)
    return ids


def main():
    head = sys.stdin.buffer.readline().rstrip(b"\n").decode().split("\t")
    rows = []
    for line in sys.stdin.buffer:
        fields = line.rstrip(b"\n").split(b"\t")
        if len(fields) != len(head):
            continue
        row = dict(zip(head, fields))
        if b"diff " in row["body"] or row["patch_id"]:
            rows.append((row["message_id"].decode(), row["patch_id"].decode(), unescape(row["body"])))
    ids = git_ids([text for _, _, text in rows])
    same = 0
    wrong = []
    for i, (message_id, patch_id, text) in enumerate(rows):
        # A text that names commits hides what stands behind their names.
        known = ids.get(i) or git_ids([text]).get(0, [])
        names = re.findall(rb"^(?:commit |From )?([0-9a-f]{40})", text, re.M)
        if names:
            known = known + [k for v in git_ids([text]).values() for k in v]
        if not known and not patch_id:
            continue
        if patch_id in known:
            same += 1
        else:
            wrong.append((message_id, patch_id, known))
    print(f"{same} the same, {len(wrong)} different")
    for row in wrong:
        print(*row)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
