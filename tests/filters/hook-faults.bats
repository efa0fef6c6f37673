#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# What goes wrong around a hook of mail delivery. Nothing acknowledged is lost, nothing is written
# twice, and no part of a record is taken for a whole one.
load helper
load faults

message() {
	printf 'From: A Person <a@example.org>\nSubject: Number %s\n' "$1"
	printf 'Message-ID: <%s@example.org>\n\n' "$1"
	seq "$1" "$(($1 * 100))"
}

# whole_records FILE: the records that readers take from a file that hooks append to.
whole_records() {
	patch-classify "$1" 2>/dev/null | cut -f 1-11,26 | tail -n +2
}

# takes_as_is NUMBER...: list.tsv has the record of each message, whole, as often as it is named.
takes_as_is() {
	local n
	for n; do
		[[ -e want.$n ]] || message "$n" | mbox-split --hook --no-header >"want.$n"
	done
	{ mbox-split /dev/null && cat "${@/#/want.}"; } | whole_records - | sort >want
	whole_records list.tsv | sort | same want -
}

@test "short reads and writes, and interrupted ones, change nothing" {
	need_preload
	local n
	for n in {1..20}; do
		message "$n" | with_fault short mbox-split --append=list.tsv
	done
	takes_as_is {1..20}
}

@test "reads, writes and syncs that fail are temporary failures" {
	need_preload
	message 1 >mail
	mbox-split --append=list.tsv <mail
	cp list.tsv before
	local call
	for call in read write fsync; do
		expect 75 '*: Input/output error' with_fault "error $call 5" \
			mbox-split --append=list.tsv <mail
		same before list.tsv
	done
	# What is said goes nowhere then, least of all into the file.
	with_fault 'error fsync 5' mbox-split --append=list.tsv <mail 2>&- || [[ $? == 75 ]]
	same before list.tsv
}

# Delivers message N with a fault; if that fails, again without.
deliver_twice() {
	local status=0
	message "$1" >mail
	with_fault "$2" mbox-split --append=list.tsv <mail 2>/dev/null || status=$?
	[[ $status == 0 ]] || mbox-split --append=list.tsv <mail
	return "$status"
}

@test "a hook that is killed at any moment loses nothing, and leaves no half record" {
	need_preload
	local n=0 at when taken=() twice
	for when in before half after; do
		for at in {1..8}; do
			n=$((n + 1))
			twice=()
			deliver_twice "$n" "9 $when $at" || {
				[[ $? == 137 ]]
				# Killed when all was done: nobody could know that.
				[[ $(whole_records list.tsv | grep -c "Number $n") == 1 ]] || twice=("$n")
			}
			taken+=("$n" "${twice[@]}")
		done
	done
	takes_as_is "${taken[@]}"
	# It was killed between, before and behind; half records are there, and reported.
	expect 1 '*the line was cut off when it was written' patch-classify list.tsv
}

@test "a hook that is ordered to end has written its record, or not at all" {
	need_preload
	local n=0 at when signal
	for signal in 15 1 2; do
		for when in before half after; do
			for at in {1..8}; do
				# They are handled in the same way.
				[[ $signal == 15 || $((at % 3)) == 2 ]] || continue
				n=$((n + 1))
				deliver_twice "$n" "$signal $when $at" || [[ $? == 75 ]]
			done
		done
	done
	local taken
	mapfile -t taken < <(seq "$n")
	takes_as_is "${taken[@]}"
	expect 0 '' patch-classify list.tsv
}

# As a mail transport delivers: again and again, until it is told that it need not.
deliver_until_taken() {
	local fault message=mail.$1
	for fault in "9 half $((RANDOM % 6))" "9 before $((RANDOM % 6))" 'error fsync 5' 'error write 28' \
		"15 half $((RANDOM % 6))" short; do
		if with_fault "$fault" mbox-split --append=list.tsv <"$message"; then
			return
		fi
	done 2>/dev/null
	deliver "$message" mbox-split --append=list.tsv
}

@test "32 hooks at once, with everything going wrong, lose nothing" {
	need_preload
	local n
	for n in {1..32}; do
		message "$n" >"mail.$n"
	done
	for n in {1..32}; do
		deliver_until_taken "$n" &
	done
	wait
	whole_records list.tsv | sort -u >unique
	{
		mbox-split /dev/null
		for n in {1..32}; do mbox-split --hook --no-header <"mail.$n"; done
	} | whole_records - | sort | same unique -
}

# Appends to a full disk until it has room again.
fill_disk() {
	local n=0 status=0
	while [[ $status == 0 ]]; do
		n=$((n + 1))
		message "$n" >mail
		status=0
		mbox-split --append=small/list.tsv <mail 2>stderr || status=$?
	done
	[[ $status == 75 && $(<stderr) == 'mbox-split: small/list.tsv: No space left on device' ]]
	[[ $(tail -c 1 small/list.tsv) == '' ]]
	cp small/list.tsv full.tsv
	status=0
	mbox-split --hook <mail >>small/list.tsv 2>/dev/null || status=$?
	[[ $status == 75 ]]
	cmp small/list.tsv full.tsv
	rm small/ballast
	mbox-split --append=small/list.tsv <mail
	cp small/list.tsv .
	echo "$n" >count
}

@test "on a full disk a hook writes all of a record or nothing" {
	need_mount
	export -f fill_disk message
	on_small_disk bash -euc 'head -c 20000 /dev/zero >small/ballast; fill_disk'
	[[ $(<count) -gt 5 ]]
	local numbers
	mapfile -t numbers < <(seq "$(<count)")
	takes_as_is "${numbers[@]}"
	expect 0 '' patch-classify list.tsv
}

@test "a file that may not be written to is a temporary failure" {
	command -v setpriv >/dev/null || skip 'no setpriv'
	touch list.tsv
	chmod 000 list.tsv
	message 1 >mail
	expect 75 'mbox-split: list.tsv: Permission denied' unprivileged \
		mbox-split --append=list.tsv <mail
	[[ ! -s list.tsv ]]
}

@test "a limit on the size of files is a temporary failure" {
	message 1 >mail
	mbox-split --append=list.tsv <mail
	cp list.tsv before
	seq 200000 >>mail
	# shellcheck disable=SC2016
	expect 75 'mbox-split: list.tsv: File too large' bash -c '
		ulimit -f 1000; exec mbox-split --append=list.tsv <mail'
	same before list.tsv
}

@test "no descriptors are a temporary failure" {
	command -v prlimit >/dev/null || skip 'no prlimit'
	message 1 >mail
	expect 75 'mbox-split: list.tsv: Too many open files' \
		without_descriptors mbox-split --append=list.tsv
	[[ ! -e list.tsv ]]
}
