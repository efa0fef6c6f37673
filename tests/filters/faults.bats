#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# What goes wrong around the programs: full disks, readers that leave, signals, short and interrupted
# reads and writes, files that shrink, no descriptors. Nothing acknowledged is lost, nothing is
# written twice, and no part of a record is taken for a whole one.
#
# shellcheck disable=SC2154 # from faults.bash
load helper
load faults

# Made once, since so much mail takes a while.
setup_file() {
	cd "$BATS_FILE_TMPDIR" && make_inputs
}

# The inputs, for a test that may change them.
copy_inputs() {
	cp "$BATS_FILE_TMPDIR"/{many.mbox,mail.tsv,patch.tsv} .
}

check_short() {
	run_filter "$1" >want
	expect 0 '' run_filter "$1" short
	same want
}

@test "short reads and writes, and interrupted ones, change nothing" {
	need_preload
	cp "$TEST_DATA/sample.mbox" many.mbox
	mbox-split many.mbox >mail.tsv
	patch-classify mail.tsv >patch.tsv
	for_each check_short "${filters[@]}" list-stat
	list-digest many.mbox >want
	expect 0 '' with_fault short list-digest many.mbox
	same want
	# Not all of what a script runs expects to be interrupted.
	git init --quiet inbox
	cp many.mbox inbox/m
	git -C inbox add m
	git -C inbox -c user.name=x -c user.email=x@example.org commit --quiet -m x
	list-digest --inbox=inbox >want
	expect 0 '' with_fault few list-digest --inbox=inbox
	same want
}

check_failing() {
	expect 2 "$1: ${inputs[$1]}: Input/output error" run_filter "$1" 'error read 5'
	expect 2 "$1: standard output: Input/output error" run_filter "$1" 'error write 5'
	prints ''
}

@test "reads and writes that fail are errors" {
	need_preload
	copy_inputs
	for_each check_failing "${filters[@]}" list-stat
}

# Whoever reads what is left takes the whole lines, and reports the one that is torn. Killed are the first
# calls and the last ones, and of those between every seventh.
check_killed() {
	local n signal kills=0 reader=patch-classify status step at_end
	run_filter "$1" >whole
	[[ $1 == mbox-split ]] || reader=digest-format
	for signal in 9 15; do
		step=1 at_end=
		for ((n = 1; ; n += step)); do
			[[ $n -lt 6 || -n $at_end ]] || step=7
			status=0
			run_filter "$1" "$signal before $n" >torn 2>stderr || status=$?
			is_begin torn whole
			if [[ $status == 0 ]]; then
				[[ $step -gt 1 ]] || break
				n=$((n - step)) step=1 at_end=yes
				continue
			fi
			[[ $status == "$((128 + signal))" ]]
			status=0
			run_filter "$1" "$signal half $n" >torn 2>stderr || status=$?
			is_begin torn whole
			[[ $status != 0 ]] || continue
			kills=$((kills + 1))
			[[ $1 != digest-format && -s torn ]] || continue
			status=0
			"$reader" torn >got 2>stderr || status=$?
			[[ $status != 1 ]] || grep -q 'the line is cut off$' stderr
			head -n "$(wc -l <torn)" whole | "$reader" 2>/dev/null | same got -
		done
	done
	[[ $kills -gt 1 ]] || fail "$1 was killed $kills times"
}

@test "what a killed filter wrote is a begin, and torn records are not taken" {
	need_preload
	copy_inputs
	for_each check_killed "${filters[@]}"
}

# fills_disk NAME: a filter's output, which the disk does not hold.
fills_disk() {
	run_filter "$1" >whole
	expect 2 "$1: standard output: No space left on device" on_small_disk bash -c "
		$(declare -p inputs | sed 's/-gA/-A/')
		$(declare -f run_filter)
		head -c 60000 /dev/zero >small/ballast
		run_filter $1 >small/torn; status=\$?
		cmp -n \"\$(stat -c %s small/torn)\" small/torn whole || exit 99
		exit \$status"
}

# commits REPOSITORY PATH: 1,700 of them, each with another file at PATH.
commits() {
	git init --quiet --bare --initial-branch=master "$1"
	awk -v path="$2" 'BEGIN {
		for (n = 1; n <= 1700; n++) {
			printf "commit refs/heads/master\ncommitter x <x@example.org> %s +0000\ndata 0\n", n
			printf "deleteall\nM 100644 inline %s\ndata <<END\nSubject: %s\n\nEND\n", path, n
		}
	}' | git -C "$1" fast-import --quiet --force
}

# fills_disk_with AWK: inbox-cat sees that its list does not fit, also with an awk that does not.
fills_disk_with() {
	local program
	program=$(command -v "${1%% *}") || return 0
	mkdir -p awk
	printf '#!/bin/sh\nexec %s "$@"\n' "$program${1#"${1%% *}"}" >awk/awk
	chmod +x awk/awk
	expect 2 '*inbox-cat: *' on_small_disk env TMPDIR=small PATH="$PWD/awk:$PATH" inbox-cat -C inbox
	prints ''
}

@test "on a full disk every program fails and says so" {
	need_mount
	copy_inputs
	for_each fills_disk "${filters[@]}"
	expect 2 '*: No space left on device*list-digest: digest-format failed, exit status 2' \
		on_small_disk bash -c 'head -c 60000 /dev/zero >small/ballast; list-digest many.mbox >small/torn'
	commits inbox m
	expect 2 '*inbox-cat: *' on_small_disk bash -c 'inbox-cat -C inbox >small/torn'
	# Also if it is the list of messages that does not fit: then nothing is printed.
	for_each fills_disk_with awk 'busybox awk' gawk mawk original-awk
	# A digest that was written, but whose state cannot be.
	# shellcheck disable=SC2016
	expect 2 '*list-digest: small/state: cannot be written, *' on_small_disk sh -c '
		inbox-cat -C inbox --tip >small/state && cp small/state before
		commit=$(git -C inbox -c user.name=x -c user.email=x@example.org commit-tree -p master -m x \
			"master^{tree}") && git -C inbox update-ref refs/heads/master "$commit"
		head -c 70000 /dev/zero >small/ballast 2>/dev/null
		list-digest --inbox=inbox --state=small/state >digest
		status=$?
		cmp small/state before || exit 99
		exit $status'
}

@test "a list of deletions that was cut short is an error" {
	commits inbox/git/1.git d
	commits inbox/git/0.git m
	expect 0 '' inbox-cat -C inbox
	prints ''
	mkdir awk
	# shellcheck disable=SC2016
	printf '#!/bin/sh\n%s "$@" && truncate -s 41 "$DELETIONS"\n' "$(command -v awk)" >awk/awk
	chmod +x awk/awk
	PATH=$PWD/awk:$PATH expect 2 'inbox-cat: inbox: cannot list the messages' inbox-cat -C inbox
	prints ''
}

without_output() {
	run_filter "$1" >&-
}

check_closed() {
	expect 2 "$1: standard output: Bad file descriptor" without_output "$1"
	expect 2 "$1: -: Bad file descriptor" "$1" <&-
	run_filter "$1" >whole
	run_filter "$1" 2>&- | same whole -
}

@test "closed standard streams are errors, or do no harm" {
	copy_inputs
	for_each check_closed "${filters[@]}"
}

check_slow() {
	run_filter "$1" >whole
	# Both ends refuse to wait: that is for the program to do.
	python3 -c '
import os, subprocess, sys, time
data = open(sys.argv[1], "rb").read()
from_us, to_program = os.pipe()
from_program, to_us = os.pipe()
for end in from_us, to_us:
    os.set_blocking(end, False)
program = subprocess.Popen(sys.argv[2:], stdin=from_us, stdout=to_us)
os.close(from_us)
os.close(to_us)
if os.fork() == 0:
    os.close(from_program)
    for at in range(0, len(data), 300000):
        os.write(to_program, data[at:at + 300000])
        time.sleep(0.01)
    os._exit(0)
os.close(to_program)
time.sleep(0.3)
while some := os.read(from_program, 100000):
    sys.stdout.buffer.write(some)
    time.sleep(0.01)
sys.exit(program.wait())' "${inputs[$1]}" "$1" >got || fail "exit status: $?"
	case $1 in
	mbox-split) cut -f 1-10,12 got >slow && cut -f 1-10,12 whole | same slow - ;;
	author-rank) tail -n "$(wc -l <got)" whole | same got - ;;
	*) same whole got ;;
	esac
}

@test "slow readers and writers are waited for, also where nothing blocks" {
	command -v python3 >/dev/null || skip 'no python3'
	copy_inputs
	for_each check_slow "${filters[@]}"
}

# shrinks NAME NEW-SIZE: a filter's input is cut while it is read.
shrinks() {
	local status=0
	cp "${inputs[$1]}" kept
	mkfifo pipe
	run_filter "$1" >pipe 2>stderr &
	exec 7<pipe
	read -r -N 1 -u 7 || :
	if [[ $2 == gone ]]; then
		rm "${inputs[$1]}"
	else
		truncate -s "$2" "${inputs[$1]}"
	fi
	cat <&7 >got
	exec 7<&-
	wait $! || status=$?
	rm pipe
	mv kept "${inputs[$1]}"
	[[ $status -le 2 ]] || fail "$1: exit status: $status"
	# What is printed ends with a line.
	[[ $(tail -c 1 got) == '' ]]
}

@test "a file that shrinks or vanishes while it is read is short input" {
	copy_inputs
	local n
	for n in {1..8}; do cat many.mbox; done >huge
	mv huge many.mbox
	for n in {1..8}; do cat mail.tsv; done >huge
	mv huge mail.tsv
	for_each shrink_mail 0 1 4096 1000000 gone
}

shrink_mail() {
	shrinks mbox-split "$1"
	shrinks patch-classify "$1"
}

check_unreadable() {
	local input=${inputs[$1]}
	cp "$input" kept
	chmod 000 "$input"
	expect 2 "$1: $input: Permission denied" unprivileged "$1" "$input"
	chmod 600 "$input"
	expect 2 "$1: /proc/self/mem: Input/output error" "$1" /proc/self/mem
	expect 2 "$1: .: *directory*" "$1" .
	expect 2 "$1: -: Is a directory" "$1" <.
}

@test "unreadable files and directories are errors" {
	command -v setpriv >/dev/null || skip 'no setpriv'
	copy_inputs
	for_each check_unreadable "${filters[@]}"
}

check_descriptors() {
	expect 2 "$1: ${inputs[$1]}: Too many open files" \
		without_descriptors "$1" - "${inputs[$1]}"
}

@test "without descriptors every program fails and says so" {
	command -v prlimit >/dev/null || skip 'no prlimit'
	copy_inputs
	for_each check_descriptors "${filters[@]}"
}

@test "a killed stage of a digest is named" {
	local stage
	mkdir stand-ins
	for stage in mbox-split patch-classify author-rank digest-format; do
		cp "$(command -v list-digest)" stand-ins
		# shellcheck disable=SC2016
		printf '#!/bin/sh\nkill -9 $$\n' >"stand-ins/$stage"
		chmod +x "stand-ins/$stage"
		[[ $stage == mbox-split ]] || cp "$(command -v mbox-split)" stand-ins
		PATH=$PWD/stand-ins:$PATH expect 2 "*list-digest: $stage failed, exit status 137*" \
			list-digest "$TEST_DATA/sample.mbox"
		rm stand-ins/*
	done
}
