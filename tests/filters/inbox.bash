# SPDX-License-Identifier: GPL-2.0-or-later
# Inboxes, and digests of what is new in them: `load inbox` behind `load helper`.
#
# shellcheck disable=SC2034,SC2154 # for the tests, from helper.bash

now=1700000000

# commit_at TIME: begins a commit for git fast-import, which takes many at once.
commit_at() {
	printf 'commit refs/heads/master\ncommitter x <x@example.org> %s +0000\ndata 2\nx\n' "$1"
}

# arrive REPOSITORY TITLE...: patches of these titles come to an epoch, a minute apart. Their text
# is that of the file body, if there is one.
arrive() {
	local repository=$1 title parent
	shift
	[[ -e $repository ]] || git init --quiet --bare --initial-branch=master "$repository"
	parent=$(git -C "$repository" rev-parse --quiet --verify master) || :
	for title; do
		now=$((now + 60))
		commit_at $now
		[[ -z $parent ]] || printf 'from %s\n' "$parent"
		parent=
		printf 'deleteall\nM 100644 inline m\ndata <<END-OF-MESSAGE\n'
		printf 'From: A <a@example.org>\nSubject: [PATCH] %s\n' "$title"
		printf 'Message-ID: <%s@example.org>\n\n' "$title"
		[[ ! -e body ]] || cat body
		printf 'diff --git a/x b/x\n@@ -1 +1 @@\n-a\n+b\nEND-OF-MESSAGE\n'
	done >commits
	git -C "$repository" fast-import --quiet <commits
	rm commits
}

# add REPOSITORY TREE TIME: commits a tree.
add() {
	local parent
	parent=$(git -C "$1" rev-parse --quiet --verify master) || parent=
	git -C "$1" update-ref refs/heads/master "$(
		GIT_COMMITTER_DATE="$3 +0000" GIT_AUTHOR_DATE="$3 +0000" \
			git -C "$1" -c user.name=x -c user.email=x@example.org \
			commit-tree ${parent:+-p "$parent"} -m x "$2"
	)"
}

# purge REPOSITORY COMMIT: writes the history again, without that commit's message.
purge() {
	local commit tree time purged
	purged=$(git -C "$1" rev-parse "$2")
	git -C "$1" log --reverse --format='%H %T %ct' master >history
	git -C "$1" update-ref -d refs/heads/master
	while read -r commit tree time; do
		commit_at "$time"
		echo deleteall
		[[ $commit == "$purged" ]] || printf 'M 040000 %s ""\n' "$tree"
	done <history | git -C "$1" fast-import --quiet
	rm history
}

digest() {
	list-digest --format=classic --inbox=inbox --state=state "$@"
}

# news STATUS STDERR TITLES [OPTION]...: the digest ends like that, and has these patches.
news() {
	local titles=$3
	expect "$1" "$2" digest "${@:4}"
	got=$(sed -n 's/^New: *//p' stdout | sort | paste -sd ' ')
	[[ $got == "$titles" ]] || fail "digest of '$got', not of '$titles'"
}
