#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# inbox-cat: an inbox, whosever it is, starts no program, connects to nothing, and does not change what
# is printed.
#
# shellcheck disable=SC2030,SC2031,SC2154 # each test has its own environment; hostile-git.bash
load helper
load hostile-git

# What git says of a message that it does not fetch; this depends on its version.
lazy='?(inbox-cat: git: *)'

setup_file() {
	export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
	cd "$BATS_FILE_TMPDIR" || return
	make_inbox inbox.git
}

# An inbox of three messages, whose second has to be fetched.
make_inbox() {
	local subject blob
	git init --quiet --initial-branch=master tree
	for subject in one two three; do
		printf 'From: A <a@example.org>\nSubject: %s\n\n' "$subject" >tree/m
		git -C tree add m
		git -C tree -c user.name=x -c user.email=x@example.org commit --quiet -m x
	done
	printf '[uploadpack]\n\tallowAnySHA1InWant = true\n\tallowFilter = true\n' >>tree/.git/config
	git init --quiet --bare --initial-branch=master --template= "$1"
	mkdir -p "$1"/{hooks,info}
	git -C tree push --quiet ../"$1" master
	# One object is one file.
	if compgen -G "$1/objects/pack/*.pack" >/dev/null; then
		mv "$1"/objects/pack/*.pack pack
		rm -f "$1"/objects/pack/*
		git -C "$1" unpack-objects -q <pack
	fi
	blob=$(git -C tree rev-parse master~1:m)
	rm "$1/objects/${blob:0:2}/${blob:2}"
	printf '[core]\n\trepositoryFormatVersion = 1\n[extensions]\n\tpartialClone = origin\n' >>"$1/config"
	printf '[remote "origin"]\n\tpromisor = true\n\turl = "%s"\n' "$PWD/tree" >>"$1/config"
}

# The messages come out, but for the one that is not there.
reads() {
	expect 0 "$lazy" "$@"
	[[ $(grep -a '^Subject:' stdout | paste -sd ' ') == 'Subject: one Subject: three' ]] ||
		fail "$*: $(<stdout)"
	grep -q '^[0-9a-f]* missing$' stdout || fail "$*: not missing: $(<stdout)"
	harmless
}

try_program_keys() {
	local key value url
	rm -rf a.git
	cp -r "$BATS_FILE_TMPDIR/inbox.git" a.git
	while IFS=$'\t' read -r key value url; do
		set_key a.git "$key" "$value" "$url"
	done < <(printf '%s\n' "$@")
	# What git reads the date with is run in the inbox.
	reads env -C a.git inbox-cat --since=2001-01-01
}

@test "no key that names a program is of any use to one's own inbox" {
	arm
	for_program_keys try_program_keys
}

@test "nor are all of them, whatever is done" {
	arm
	mkdir -p epochs/git
	cp -r "$BATS_FILE_TMPDIR/inbox.git" epochs/git/0.git
	all_keys epochs/git/0.git
	local tip
	reads inbox-cat -C epochs
	reads inbox-cat -C epochs/git/0.git
	reads inbox-cat -C epochs master
	GIT_DIR=epochs/git/0.git reads inbox-cat
	expect 0 '' inbox-cat -C epochs --ends master~2..
	harmless
	expect 0 '' inbox-cat -C epochs --tip
	tip=$output
	expect 0 '' inbox-cat -C epochs --after="$tip"
	expect 1 '*mbox-split: *' list-digest --inbox=epochs --state=state
	harmless
	for command in 'inbox-cat -C epochs' 'inbox-cat -C epochs --tip' 'inbox-cat -C epochs --ends master~1..' \
		'list-digest --inbox=epochs'; do
		on_terminal "$command || :"
		harmless
	done
	# The configuration of a work tree of its own.
	rm -r epochs
	cp -r "$BATS_FILE_TMPDIR/inbox.git" a.git
	git -C a.git config extensions.worktreeConfig true
	git config -f a.git/config.worktree remote.origin.uploadpack "$PWD/bin/evil"
	git config -f a.git/config.worktree core.fsmonitor "$PWD/bin/evil"
	reads inbox-cat -C a.git
}

@test "each key of git's that sounds like a program is tried" {
	git help -c >/dev/null || skip 'git does not list its keys'
	local words='command|cmd|program|helper|hook|editor|pager|textconv|process|clean|smudge|uploadpack|'
	words+='receivepack|vcs|proxy|fsmonitor|viewer|tool|driver$|askpass|difffilter|\.update$|browser'
	git help -c | sed 's/<[^>]*>/x/g' | grep -iE "$words" | tr '[:upper:]' '[:lower:]' | sort -u >keys
	{
		cut -f 1 <<<"$program_keys"
		tr ' ' '\n' <<<"$other_keys"
	} | tr '[:upper:]' '[:lower:]' | sort -u >known
	comm -23 keys known >unknown
	# What git got since the one of Debian 13 is for us to look at, not for whoever has it.
	[[ ! -s unknown || $(git version) =~ ' '(1|2\.[0-9]|2\.[0-3][0-9]|2\.4[0-7])\. ]] ||
		skip "git has keys that are not known yet: $(paste -sd ' ' unknown)"
	same /dev/null unknown
}

try_output_keys() {
	local key value
	rm -rf a.git
	cp -r "$BATS_FILE_TMPDIR/inbox.git" a.git
	while IFS=$'\t' read -r key value; do
		add_key a.git "$key" "$value"
	done < <(printf '%s\n' "$@")
	expect 0 "$lazy" inbox-cat -C a.git
	same want
	expect 0 '' inbox-cat -C a.git --tip
	[[ $output =~ ^[0-9a-f]{40}\ [0-9a-f]{40}\ [0-9]+\ \.\  ]] || fail "$output"
}

@test "no key changes what is printed" {
	inbox-cat -C "$BATS_FILE_TMPDIR/inbox.git" >want
	for_output_keys try_output_keys
}

@test "replaced and grafted commits are not taken for others" {
	cp -r "$BATS_FILE_TMPDIR/inbox.git" a.git
	inbox-cat -C a.git >want
	git -C a.git replace master~1 master~2
	git -C a.git rev-parse master >a.git/info/grafts
	expect 0 "$lazy" inbox-cat -C a.git
	same want
}

@test "odd names of branches are only names" {
	arm
	cp -r "$BATS_FILE_TMPDIR/inbox.git" a.git
	local name
	for name in -x --upload-pack=evil '--output=PWNED' $'a\xe2\x80\xaeb'; do
		cp "$BATS_FILE_TMPDIR/inbox.git/refs/heads/master" "a.git/refs/heads/$name"
		echo "ref: refs/heads/$name" >a.git/HEAD
		reads inbox-cat -C a.git
		reads inbox-cat -C a.git "heads/$name"
		[[ $name != -* ]] || expect 2 'inbox-cat: not a range *' inbox-cat -C a.git -- "$name"
		[[ $name != -* ]] || expect 2 'inbox-cat: not a range *' inbox-cat -C a.git -- "HEAD..$name"
	done
	for name in ../../x /etc/passwd refs/heads/none refs/heads refs/; do
		echo "ref: $name" >a.git/HEAD
		inbox-cat -C a.git >stdout 2>stderr || [[ $? == 2 && -s stderr ]]
		same /dev/null
	done
	harmless
}

# Needs a user to give files to.
need_root() {
	[[ $(id -u) == 0 ]] || skip 'only root can make an inbox of another user'
	id nobody >/dev/null || skip 'no user nobody'
	unset SUDO_UID
}

refuses() {
	expect 2 '*dubious ownership*' "$@"
	same /dev/null
	harmless
}

@test "another user's inbox is refused, and that is said" {
	need_root
	arm
	mkdir -p epochs/git mine/git links/git
	cp -r "$BATS_FILE_TMPDIR/inbox.git" epochs/git/0.git
	all_keys epochs/git/0.git
	git init --quiet tree
	cp -r epochs/git/0.git/. tree/.git
	git -C tree config core.bare false
	cp -r "$BATS_FILE_TMPDIR/inbox.git" mine/git/0.git
	cp -r epochs/git/0.git mine/git/1.git
	chown -R nobody epochs tree mine/git/1.git
	chown root epochs epochs/git
	ln -s "$PWD/epochs/git/0.git" links/git/0.git
	mkdir file separate
	echo "gitdir: $PWD/epochs/git/0.git" >file/.git
	local option
	for option in --tip --ends --since=now; do
		refuses inbox-cat -C epochs $option
		refuses inbox-cat -C tree $option
		GIT_DIR=epochs/git/0.git refuses inbox-cat $option
	done
	refuses inbox-cat -C epochs
	refuses inbox-cat -C epochs/git/0.git
	refuses inbox-cat -C tree
	refuses inbox-cat -C tree/.git
	refuses inbox-cat -C links
	refuses inbox-cat -C file
	GIT_DIR=epochs/git/0.git refuses inbox-cat
	GIT_DIR=tree/.git refuses inbox-cat
	refuses inbox-cat -C mine
	refuses inbox-cat -C epochs master~1..master
	refuses inbox-cat -C epochs --ends master~1..master
	refuses list-digest --inbox=epochs
	refuses list-digest --inbox=epochs --state=state
	[[ ! -e state ]]
	# Where another's repository is only where one stands, it is of no use.
	reads env -C tree inbox-cat -C "$BATS_FILE_TMPDIR/inbox.git" --since=2001-01-01
}

@test "another user's inbox is read if one trusts it, and runs nothing" {
	need_root
	arm
	mkdir -p epochs/git
	cp -r "$BATS_FILE_TMPDIR/inbox.git" epochs/git/0.git
	all_keys epochs/git/0.git
	chown -R nobody epochs
	GIT_CONFIG_GLOBAL=$PWD/trust
	git config --global safe.directory "$PWD/epochs/git/0.git"
	# Whoever names an inbox has not come upon it by chance.
	git config --global safe.bareRepository explicit
	reads inbox-cat -C epochs
	reads inbox-cat -C epochs/git/0.git
	GIT_DIR=epochs/git/0.git reads inbox-cat
}

@test "an epoch is not looked for in the directories above" {
	git init --quiet --initial-branch=master a
	printf 'Subject: outer\n\n' >a/m
	git -C a add m
	git -C a -c user.name=x -c user.email=x@example.org commit --quiet -m x
	mkdir -p a/git/0.git "a/b:c/git/0.git"
	expect 2 'inbox-cat: a*: no public-inbox: 0.git is no git repository' inbox-cat -C a
	expect 2 'inbox-cat: a*: no public-inbox: 0.git is no git repository' inbox-cat -C a/b:c
	GIT_DIR=a/b:c expect 2 'inbox-cat: a*: no public-inbox' inbox-cat
}
