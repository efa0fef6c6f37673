#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# list-digest --state where the inbox's history was rewritten, or the state's name is a trap: no mail is
# left out without a word, and no other file is touched.
#
# shellcheck disable=SC2030,SC2031,SC2119,SC2120 # each test has its own clock
load helper
load inbox

rewritten='inbox-cat: inbox: the history was rewritten since commit '

# at TIME TITLE...: patches arrive at that time, and a minute apart from then on.
at() {
	# shellcheck disable=SC2034 # for arrive
	now=$(($1 - 60))
	arrive inbox "${@:2}"
}

# Takes everything out of the repository that is not in its history.
prune() {
	git -C "${1-inbox}" -c gc.reflogExpire=now gc --quiet --prune=now
}

# restart [NUMBER]: another history begins, with the first commits of this one.
restart() {
	local tip
	if [[ -z ${1-} ]]; then
		git -C inbox update-ref -d refs/heads/master
	else
		tip=$(git -C inbox rev-list --reverse master | sed -n "$1p")
		git -C inbox update-ref refs/heads/master "$tip"
	fi
}

# The state as earlier versions had it.
shorten_state() {
	cut -d ' ' -f 1-3 state >short
	mv short state
}

@test "what a forced update puts beside the old end is printed, whatever its time" {
	at 1700000000 a b c d e
	news 0 '' 'a b c d e'
	restart 4
	at 1600000000 f
	at 1700001000 g
	news 1 "$rewritten"'* which is gone; what was printed is not printed again' 'f g'
	news 0 '' ''
}

@test "what a forced update puts behind it is printed, also among what was seen" {
	at 1700000000 a b c
	news 0 '' 'a b c'
	restart
	at 1700000000 a
	at 1600000000 x
	at 1700000060 b c y
	news 1 "$rewritten"'*' 'x y'
	news 0 '' ''
}

@test "a message that came again counts as often as it came" {
	at 1700000000 a b
	news 0 '' 'a b'
	restart
	at 1600000000 c
	at 1700000000 a b
	# Dropped as a copy, but not by inbox-cat.
	at 1700000500 a
	local tip
	tip=$(<state)
	expect 1 "$rewritten"'*' inbox-cat -C inbox --after="$tip"
	[[ $(grep -a '^Subject:' stdout) == 'Subject: [PATCH] c'$'\n''Subject: [PATCH] a' ]]
}

@test "where the old commits are gone, it goes on behind the last one that is left" {
	at 1700000000 a b c d e
	news 0 '' 'a b c d e'
	restart 4
	prune
	at 1600000000 f
	at 1700001000 g
	news 1 "$rewritten"'* which is gone; all that came after commit * is printed*' 'f g'
	news 0 '' ''
	# Two are gone, and the commits between those that are known.
	at 1700002000 h i j k
	news 0 '' 'h i j k'
	restart 6
	prune
	at 1600000000 l
	news 1 "$rewritten"'* all that came after commit * so that some may come again*' l
}

@test "a purge behind the end is noticed where the old commits are gone" {
	at 1700000000 a b c d
	news 0 '' 'a b c d'
	purge inbox master~2
	prune
	at 1600000000 e
	news 1 "$rewritten"'*, in whose place is * now; what was put before it is not printed' e
	news 0 '' ''
}

@test "of several commits with the same message and time the oldest one counts" {
	at 1700000000 a b
	news 0 '' 'a b'
	local tree
	tree=$(git -C inbox rev-parse 'master^{tree}')
	restart
	prune
	at 1700000060 b c
	add inbox "$tree" 1700000060
	at 1600000000 d
	news 1 "$rewritten"'*, in whose place is *' 'b c d'
}

@test "where nothing of the old history is left, the time decides, and that is said" {
	at 1700000000 a b
	news 0 '' 'a b'
	restart
	prune
	at 1600000000 old
	at 1700000500 new
	news 1 "$rewritten"'* what is dated before @1700000060 may be left out*' new
	news 0 '' ''
}

@test "a state of an earlier version is read" {
	at 1700000000 a b c
	news 0 '' 'a b c'
	shorten_state
	cp state before
	news 0 '' ''
	prints ''
	same before state
	at 1700001000 d
	news 0 '' d
	[[ $(wc -w <state) -gt 4 ]]
	shorten_state
	restart 3
	at 1600000000 e
	news 1 "$rewritten"'* what was printed is not printed again' e
	shorten_state
	purge inbox master~1
	prune
	at 1500000000 f
	news 1 "$rewritten"'*, in whose place is *' f
	shorten_state
	restart
	prune
	at 1600000500 g
	at 1400000000 h
	news 1 "$rewritten"'* may be left out*' g
	# Several epochs: what is older was taken as known.
	rm -rf inbox state
	arrive inbox/git/0.git a
	arrive inbox/git/1.git b
	news 0 '' 'a b'
	shorten_state
	arrive inbox/git/1.git c
	arrive inbox/git/2.git d
	news 0 '' 'c d'
}

@test "what comes to an older epoch, or an epoch that comes late, is printed" {
	arrive inbox/git/1.git a
	arrive inbox/git/2.git b
	news 0 '' 'a b'
	arrive inbox/git/1.git c
	news 0 '' c
	arrive inbox/git/0.git d
	news 0 '' d
	arrive inbox/git/3.git e
	news 0 '' e
	news 0 '' ''
}

@test "an epoch that vanishes is missed" {
	arrive inbox/git/0.git a
	arrive inbox/git/1.git b
	news 0 '' 'a b'
	mv inbox/git/1.git gone
	arrive inbox/git/0.git c
	news 1 'inbox-cat: inbox: 1.git, which ended with commit *, is gone' c
	news 0 '' ''
	mv gone inbox/git/1.git
	news 0 '' b
	git -C inbox/git/1.git update-ref -d refs/heads/master
	news 1 'inbox-cat: inbox: 1.git, which ended with commit *, is empty' ''
	cp state before
	git -C inbox/git/0.git update-ref -d refs/heads/master
	news 2 'list-digest: inbox: nothing is left in it*' ''
	same before state
}

bad_state() {
	expect 2 '*inbox-cat: --after: not what --tip prints: *' digest || return
	same /dev/null || return
	same before state
}

@test "a state that is none is an error, and stays" {
	at 1700000000 a b
	news 0 '' 'a b'
	cp state good
	at 1700001000 c
	local commit tree time text
	read -r commit tree time _ <good
	local zero=${commit//?/0}
	for text in ' ' garbage '-n 1' --all "$commit" "$commit $tree" "$commit x $time" "HEAD HEAD 1" \
		"$commit $tree $time extra" "$commit $tree $time 1" " $commit $tree $time" \
		"$commit $tree $time " "$commit  $tree $time" "$commit $tree 99999999999999999999" \
		"$commit $tree -1" "$zero $zero 9999999999" "$commit $zero $time" "$commit $commit 1" \
		"$commit $tree 1" "$(<good)"$'\r' "$(<good)"$'\n'"$(<good)" "$(<good) $(<good)x" \
		"$commit $tree $time *" "${commit^^} $tree $time" $'\e[31m\xe2\x80\xae'; do
		printf '%s\n' "$text" >before
		cp before state
		bad_state || fail "state: $text"
		run ! grep -q $'[\e\r]\|\xe2\x80' "$BATS_TEST_TMPDIR/stderr"
	done
	printf '%s\0\n' garbage >before
	cp before state
	bad_state
	head -c 300000 /dev/zero | tr '\0' x >before
	cp before state
	bad_state
	# Without a line end it is a good one.
	printf %s "$(<good)" >state
	news 0 '' c
}

@test "the new state is made under a name that nobody can foresee" {
	at 1700000000 a
	echo victim >victim
	ln -s victim state.new
	ln victim state.tmp
	news 0 '' a
	at 1700001000 b
	news 0 '' b
	[[ $(<victim) == victim && -L state.new ]]
	news 0 '' ''
	run ls
	[[ $output == "inbox"$'\n'"state"$'\n'"state.lock"$'\n'"state.new"$'\n'"state.tmp"$'\n'"stdout"$'\n'"victim" ]] ||
		fail "$output"
}

@test "the new state has the mode and owner of the old one" {
	at 1700000000 a
	(umask 026 && news 0 '' a)
	[[ $(stat -c %a state) == 640 ]]
	at 1700001000 b
	chmod 604 state
	if [[ $(id -u) == 0 ]]; then
		chown 12345:12346 state
	fi
	stat -c '%a %u %g' state >want
	(umask 077 && news 0 '' b)
	stat -c '%a %u %g' state | same want -
}

@test "a state that is a link stays one" {
	mkdir -p folder
	at 1700000000 a
	ln -s folder/target state
	news 0 '' a
	[[ -L state && -f folder/target && ! -L folder/target ]]
	at 1700001000 b
	news 0 '' b
	[[ -L state && $(cut -d ' ' -f 1 folder/target) == "$(git -C inbox rev-parse master)" ]]
	[[ $(ls folder) == $'target\ntarget.lock' ]]
	rm state
	ln -s no/where state
	expect 2 'list-digest: state: a link that leads nowhere' digest
	ln -sf state state
	expect 2 'list-digest: state: a link that leads nowhere' digest
	ln -sf /dev/null state
	expect 2 'list-digest: state: not a file' digest
}

@test "a link in a folder where everybody may write is not followed if it is another's" {
	[[ $(id -u) == 0 ]] || skip 'only root can make a link of another user'
	at 1700000000 a
	mkdir -m 1777 everybody
	ln -s ../victim everybody/state
	chown -h nobody everybody/state
	expect 2 'list-digest: everybody/state: a link that belongs to another user' \
		list-digest --inbox=inbox --state=everybody/state
	[[ ! -e victim ]]
}

not_a_file() {
	expect 2 "list-digest: $1: not a file" list-digest --inbox=inbox --state="$1"
	same /dev/null
}

@test "a state or lock that is no file is an error" {
	at 1700000000 a
	mkdir folder
	mkfifo fifo
	for_each not_a_file folder fifo /dev/null /dev/full
	run ! compgen -G '*.lock'
	echo victim >victim
	ln -s victim state.lock
	expect 2 'list-digest: state.lock: a link' digest
	ln -sf nowhere state.lock
	expect 2 'list-digest: state.lock: a link' digest
	[[ ! -e nowhere && $(<victim) == victim ]]
	rm state.lock
	mkfifo state.lock
	expect 2 'list-digest: state.lock: not a file' digest
	rm state.lock
	mkdir state.lock
	expect 2 'list-digest: state.lock: not a file' digest
	[[ ! -e state ]]
}

@test "a state that cannot be written is said, and nothing is left of it" {
	[[ $(id -u) == 0 ]] || skip 'needs a name space of its own'
	unshare -m true 2>/dev/null || skip 'no name spaces'
	at 1700000000 a
	mkdir folder
	: >folder/state.lock
	# shellcheck disable=SC2016
	expect 2 '*list-digest: folder/state: cannot be written*' unshare -m bash -c \
		'mount --bind folder folder && mount -o remount,ro,bind folder && exec "$@"' - \
		list-digest --inbox=inbox --state=folder/state
	[[ $(ls folder) == state.lock ]]
}

@test "a state may have an odd name" {
	at 1700000000 a
	local name
	for name in -x - 'a b' $'line\nend' $'last\n' 'a*' 'back\slash'; do
		expect 0 '' list-digest --inbox=inbox --state="$name"
		[[ -s ./$name ]]
		expect 0 '' list-digest --inbox=inbox --state="$name"
		same /dev/null
	done
}
