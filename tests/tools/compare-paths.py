#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""compare-paths.py MOST TABLE: compares the column paths of up to MOST patches of a patch table that
was made with --keep-diff with the files that git apply --numstat finds in their bodies.

The names that a file had before it was renamed, which git does not print, are passed over.
"""
import re
import subprocess
import sys

ESCAPES = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}


def unescape(value):
    return re.sub(r"\\([\\tnr])", lambda match: ESCAPES[match[1]], value)


def main(most, table):
    compared = different = 0
    with open(table, encoding="utf-8", newline="\n") as lines:
        names = next(lines).rstrip("\n").split("\t")
        for line in lines:
            row = dict(zip(names, line.rstrip("\n").split("\t")))
            if compared == most or not row["files"] or "nodiff" in row["flags"]:
                continue
            body = unescape(row["body"])
            run = subprocess.run(
                ["git", "apply", "--numstat", "-z"],
                input=body.encode(), capture_output=True, check=False,
            )
            if run.returncode:
                continue  # damaged on its way
            found = [part.split("\t", 2)[2] for part in run.stdout.decode().split("\0") if part]
            old = re.findall(r"^rename from (.*)$", body, re.M)
            paths = [path for path in unescape(row["paths"]).split("\n")
                     if path in found or path not in old]
            compared += 1
            if paths != list(dict.fromkeys(found)):
                different += 1
                print(row["source"], paths, found)
    print(f"{compared} compared, {different} different")


main(int(sys.argv[1]), sys.argv[2])
