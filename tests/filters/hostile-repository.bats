#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# commit-cat: a repository, whosever it is, starts no program, connects to nothing, and does not
# change what is printed. As hostile-inbox.bats, of an inbox.
#
# shellcheck disable=SC2030,SC2031,SC2154 # each test has its own environment; hostile-git.bash
load helper
load hostile-git

setup_file() {
	export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
	export GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@example.org GIT_AUTHOR_DATE='2025-03-03T12:00:00Z'
	export GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@example.org
	export GIT_COMMITTER_DATE='2025-03-03T12:00:00Z'
	cd "$BATS_FILE_TMPDIR" || return
	make_repository
}

# A repository in which all files have the drivers x, with blank lines, renames, modes, links, a
# submodule and binary files; it promises a file of a later commit that it has not.
make_repository() {
	git init --quiet --initial-branch=master tree
	printf '%s\n' one '' two '' three four five six seven eight nine ten >tree/a
	cp tree/a tree/b
	printf '\0\1\2' >tree/binary
	echo '* diff=x filter=x merge=x' >tree/.gitattributes
	git -C tree add .
	git -C tree commit --quiet --message=First
	sed -i '2,3s/.*/changed/; 11s/.*/too/' tree/a
	git -C tree mv b c
	chmod +x tree/c
	ln -s a tree/link
	printf '\0\1\3' >tree/binary
	git -C tree add .
	git -C tree update-index --add --cacheinfo "160000,$(git -C tree rev-parse HEAD),sub"
	git -C tree commit --quiet --message=Second
	git clone --quiet --bare --template= tree repository.git
	mkdir -p repository.git/{hooks,info}
}

reads() {
	expect 0 '' "$@"
	same "$BATS_FILE_TMPDIR/want" || fail "$*"
	harmless
}

want() {
	commit-cat -C "$BATS_FILE_TMPDIR/repository.git" --with=lines >"$BATS_FILE_TMPDIR/want"
	[[ $(wc -l <"$BATS_FILE_TMPDIR/want") -eq 3 ]]
}

try_program_keys() {
	local key value url
	rm -rf a.git
	cp -r "$BATS_FILE_TMPDIR/repository.git" a.git
	echo '* diff=x filter=x merge=x' >a.git/info/attributes
	while IFS=$'\t' read -r key value url; do
		set_key a.git "$key" "$value" "$url"
	done < <(printf '%s\n' "$@")
	reads env -C a.git commit-cat --with=lines --since=2001-01-01
}

@test "no key that names a program is of any use to one's own repository" {
	want
	arm
	for_program_keys try_program_keys
}

@test "nor are all of them, whatever is done" {
	want
	arm
	cp -r "$BATS_FILE_TMPDIR/tree" tree
	all_keys tree/.git
	git config -f tree/.git/config core.bare false
	reads commit-cat -C tree --with=lines
	reads commit-cat -C tree/.git --with=lines master
	GIT_DIR=tree/.git reads commit-cat --with=lines
	GIT_EXTERNAL_DIFF=$PWD/bin/evil GIT_DIFF_OPTS=--unified=0 reads commit-cat -C tree --with=lines
	expect 0 '' commit-cat -C tree --ends master~1..
	harmless
	expect 0 '' commit-cat -C tree --after=master~1 --until=2030-01-01
	[[ $(wc -l <stdout) -eq 2 ]]
	harmless
	: >mbox
	expect 0 '*' list-digest --git=tree mbox
	harmless
	on_terminal 'commit-cat -C tree || :'
	harmless
}

try_output_keys() {
	local key value
	rm -rf a.git
	cp -r "$BATS_FILE_TMPDIR/repository.git" a.git
	while IFS=$'\t' read -r key value; do
		add_key a.git "$key" "$value"
	done < <(printf '%s\n' "$@")
	reads commit-cat -C a.git --with=lines
}

@test "no key changes what is printed" {
	want
	for_output_keys try_output_keys
}

@test "replaced and grafted commits are not taken for others" {
	want
	cp -r "$BATS_FILE_TMPDIR/repository.git" a.git
	git -C a.git replace --graft master
	git -C a.git rev-parse master >a.git/info/grafts
	reads commit-cat -C a.git --with=lines
}

@test "what a partial clone lacks is not fetched" {
	arm
	git -C "$BATS_FILE_TMPDIR/tree" config uploadpack.allowFilter true
	git clone --quiet --bare --filter=blob:none "file://$BATS_FILE_TMPDIR/tree" a.git
	git -C a.git config remote.origin.uploadpack "$PWD/bin/evil"
	expect 2 '*commit-cat: a.git: cannot read the diffs' commit-cat -C a.git
	same /dev/null
	harmless
}

@test "odd names of branches are only names" {
	want
	arm
	cp -r "$BATS_FILE_TMPDIR/repository.git" a.git
	rm -f a.git/packed-refs
	local name commit
	commit=$(git -C "$BATS_FILE_TMPDIR/repository.git" rev-parse master)
	for name in -x --output=PWNED $'a\xe2\x80\xaeb'; do
		echo "$commit" >"a.git/refs/heads/$name"
		echo "ref: refs/heads/$name" >a.git/HEAD
		reads commit-cat -C a.git --with=lines
		reads commit-cat -C a.git --with=lines "heads/$name"
		[[ $name != -* ]] || expect 2 'commit-cat: not a range *' commit-cat -C a.git -- "$name"
		[[ $name != -* ]] || expect 2 'commit-cat: not a range *' commit-cat -C a.git -- "HEAD..$name"
		[[ $name != -* ]] || expect 2 'commit-cat: --after: neither *' commit-cat -C a.git --after="$name"
	done
	harmless
}

@test "another user's repository is refused, unless one trusts it" {
	[[ $(id -u) == 0 ]] || skip 'only root can make a repository of another user'
	id nobody >/dev/null || skip 'no user nobody'
	unset SUDO_UID
	want
	arm
	cp -r "$BATS_FILE_TMPDIR/repository.git" a.git
	all_keys a.git
	chown -R nobody a.git
	expect 2 '*dubious ownership*' commit-cat -C a.git
	same /dev/null
	GIT_DIR=a.git expect 2 '*dubious ownership*' commit-cat
	: >mbox
	expect 2 '*dubious ownership*' list-digest --git=a.git mbox
	harmless
	GIT_CONFIG_GLOBAL=$PWD/trust
	git config --global safe.directory "$PWD/a.git"
	git config --global safe.bareRepository explicit
	reads commit-cat -C a.git --with=lines
}
