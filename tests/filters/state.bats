#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# list-digest --state: each message of an inbox in one digest, whatever happens.
#
# shellcheck disable=SC2030,SC2031,SC2119,SC2120 # each test has its own clock
load helper
load inbox

# A patch to the inbox whose digest no pipe holds.
arrive_long() {
	seq 500000 >body
	arrive inbox "$1"
	rm body
}

@test "each digest has what came since the one before" {
	arrive inbox a b
	news 0 '' 'a b'
	cp state first
	news 0 '' ''
	prints ''
	same first state
	arrive inbox c
	news 0 '' c
	[[ $output == "From $(git -C inbox rev-parse --short=8 master~1) to $(
		git -C inbox rev-parse --short=8 master)"$'\n'* ]]
	arrive inbox d e
	news 0 '' 'd e'
	news 0 '' ''
}

@test "an empty inbox gives nothing, and then what comes" {
	git init --quiet --bare --initial-branch=master inbox
	news 0 '' ''
	prints ''
	[[ ! -e state ]]
	arrive inbox a
	news 0 '' a
}

@test "the first digest may begin with a date" {
	arrive inbox a b c
	news 0 '' 'b c' --since="@$((now - 60))"
	now=1600000000
	arrive inbox d
	news 0 '' d --since="@1700000000"
}

@test "an inbox of several epochs" {
	arrive inbox/git/0.git a b
	news 0 '' 'a b'
	arrive inbox/git/0.git c
	arrive inbox/git/1.git d
	arrive inbox/git/2.git e
	news 0 '' 'c d e'
	git init --quiet --bare --initial-branch=master inbox/git/3.git
	news 0 '' ''
	arrive inbox/git/2.git f
	news 0 '' f
}

@test "what comes while a digest is made is in the next one" {
	arrive inbox/git/0.git a
	local real
	real=$(command -v inbox-cat)
	mkdir bin
	cp "$(command -v list-digest)" bin
	{
		echo '#!/bin/bash'
		declare -f arrive commit_at
		printf '%q "$@" || exit\n' "$real"
		echo 'if [[ $* == *--tip* ]]; then'
		echo "	now=$now; arrive inbox/git/0.git b; arrive inbox/git/1.git c"
		echo 'fi'
	} >bin/inbox-cat
	chmod +x bin/inbox-cat
	PATH=$PWD/bin:$PATH expect 0 '' digest
	[[ $(grep -c '^New:' stdout) == 1 ]]
	news 0 '' 'b c'
}

@test "a purge is noticed, and nothing is lost or comes twice" {
	arrive inbox a b c
	news 0 '' 'a b c'
	purge inbox master~1
	arrive inbox d
	news 1 'inbox-cat: inbox: the history was rewritten since *' d
	news 0 '' ''
	# Also where the old commits are still there, or an older epoch was purged.
	mkdir -p epochs/git
	mv inbox epochs/git/0.git
	mv epochs inbox
	arrive inbox/git/1.git e
	news 0 '' e
	purge inbox/git/0.git master~3
	arrive inbox/git/1.git f
	news 0 '' f
	purge inbox/git/1.git master~1
	git -C inbox/git/1.git -c gc.reflogExpire=now gc --quiet --prune=now
	arrive inbox/git/2.git g
	news 1 'inbox-cat: inbox: the history was rewritten since *' g
}

@test "a purge of the last message of a digest is noticed, and nothing is lost" {
	arrive inbox a b c
	news 0 '' 'a b c'
	purge inbox master
	arrive inbox d
	news 1 'inbox-cat: inbox: the history was rewritten since * which is gone; *' d
	news 0 '' ''
}

# stays STATUS STDERR COMMAND [ARG]...: the command ends so, and leaves the state alone.
stays() {
	expect "$@"
	same before state
}

@test "the state stays while a digest is not whole" {
	arrive inbox a
	news 0 '' a
	cp state before
	arrive inbox b
	stays 2 '*digest-format: standard output: *' bash -c "$(declare -f digest); digest >/dev/full"
	stays 2 '*no-such-format*' digest --format=no-such-format
	stays 2 '*list-digest: patch-classify failed*' digest --robots=missing
	news 0 '' b
}

@test "a message that the inbox lacks does not come again" {
	arrive inbox a b
	local blob
	blob=$(git -C inbox rev-parse master~1:m)
	rm "inbox/objects/${blob:0:2}/${blob:2}"
	news 1 '*git found no such object' b
	news 0 '' ''
}

@test "the state stays when the reader goes away" {
	arrive inbox a
	news 0 '' a
	cp state before
	arrive_long b
	local status
	status=$({
		{
			digest || echo $? >&3
		} | head -c 1 >/dev/null
	} 3>&1)
	[[ $status == 141 ]]
	same before state
	news 0 '' b
}

@test "the state stays when the digest is killed" {
	arrive inbox a
	news 0 '' a
	cp state before
	# More than a pipe holds, so that its end waits for the reader.
	arrive_long b
	mkfifo pipe
	local signal
	for signal in TERM KILL HUP; do
		# Whoever runs the tests may ignore one, as nohup does.
		env --default-signal=TERM,HUP \
			list-digest --format=classic --inbox=inbox --state=state >pipe &
		exec 7<pipe
		read -r -N 1 -u 7
		kill -"$signal" $!
		cat <&7 >/dev/null
		exec 7<&-
		wait $! || :
		same before state
	done
	news 0 '' b
}

@test "two digests at once do not both advance" {
	arrive inbox a
	arrive_long b
	mkfifo pipe
	digest >pipe &
	exec 7<pipe
	read -r -N 1 -u 7
	expect 2 'list-digest: state: in use by another digest' digest
	prints ''
	cat <&7 >first
	exec 7<&-
	wait $!
	[[ $(grep -c '^New:' first) == 2 ]]
	news 0 '' ''
	local n
	for n in 1 2 3; do
		arrive inbox "n$n"
		for i in 1 2 3; do digest >"out.$i" 2>/dev/null & done
		wait
		[[ $(cat out.* | grep -c "^New: *n$n\$") == 1 ]]
	done
}

@test "a state that is none is an error" {
	arrive inbox a
	mkdir state
	expect 2 'list-digest: state: not a file' digest
	rmdir state
	: >state
	expect 2 'list-digest: state: empty; *' digest
	echo 'something else' >state
	expect 2 "*inbox-cat: --after: not what --tip prints: 'something else'*" digest
	echo "$(git -C inbox rev-parse master) $(git -C inbox rev-parse master) 1 2" >state
	expect 2 "*inbox-cat: --after: not what --tip prints: *" digest
	rm state
	expect 2 '*no/state.lock*' list-digest --inbox=inbox --state=no/state
	expect 2 'inbox-cat: nowhere: *' list-digest --inbox=nowhere --state=state
	expect 2 'list-digest: --state goes with --inbox;*' \
		list-digest --state=state
	expect 2 'list-digest: --state goes with neither --until nor a RANGE;*' digest --until=now
	expect 2 'list-digest: --state goes with neither --until nor a RANGE;*' digest master
	[[ ! -e state ]]
}
