# SPDX-License-Identifier: GPL-2.0-or-later
# A repository, and a list whose patches it took: `load landed` behind `load helper`.
#
# shellcheck disable=SC2034 # for the tests

# as NAME DAY: the environment of somebody who commits on that day of March 2025, at noon. Leaves the
# time in seconds.
as() {
	local name=${1,,} day
	printf -v day '2025-03-%02dT12:00:00Z' "$2"
	seconds=$((1740830400 + ($2 - 1) * 86400))
	export GIT_AUTHOR_NAME=$1 GIT_AUTHOR_EMAIL=${name%% *}@example.org
	export GIT_COMMITTER_NAME='Mae Tainer' GIT_COMMITTER_EMAIL=mae@example.org
	export GIT_AUTHOR_DATE=$day GIT_COMMITTER_DATE=$day
}

# numbered FILE WORD N: a file of N lines with that word.
numbered() {
	local n
	for ((n = 1; n <= $3; n++)); do
		printf '%s line %d\n' "$2" "$n"
	done >"$1"
}

# base FILE...: the repositories tree, where things are committed, and draft, where patches are
# written, with these files.
base() {
	local file
	git init --quiet --initial-branch=master --template= tree
	# Or each commit starts a program more.
	printf '[maintenance]\n\tauto = false\n' >>tree/.git/config
	for file; do
		numbered "tree/$file" old 20
	done
	as 'Mae Tainer' 1
	git -C tree add --all
	commit tree 'tide: Begin'
	cp -r tree draft
}

# commit REPOSITORY TITLE [TEXT]: commits all that was changed; new files must have been added.
commit() {
	git -C "$1" commit --quiet --all --message="$2" ${3+--message="$3"}
}

# post ID NAME DAY SUBJECT: what was changed in draft comes to the list, and draft is as before.
post() {
	local date
	as "$2" "$3"
	TZ=UTC0 LC_ALL=C printf -v date '%(%a, %d %b %Y %H:%M:%S +0000)T' "$seconds"
	{
		echo 'From mboxrd@z Thu Jan  1 00:00:00 1970'
		printf '%s: %s\n' From "$2 <$GIT_AUTHOR_EMAIL>" Message-ID "<$1@example.org>" \
			Subject "$4" List-Id '<tide.example.org>' Date "$date"
		printf '\nWhat it is for.\n---\n'
		git -C draft diff --stat --patch
		printf -- '-- \n2.39.5\n\n'
	} >>mbox
	git -C draft checkout --quiet -- .
}

# change REPOSITORY FILE FROM TO WORD: lines are put in the place of those from one to another.
change() {
	awk -v from="$3" -v to="$4" -v word="$5" '
		NR >= from && NR <= to { print word, "at", NR; next }
		{ print }' "$1/$2" >new
	mv new "$1/$2"
}

# classify: the patch table of the list, in patch.tsv.
classify() {
	mbox-split mbox | patch-classify --with=patch_id,lines >patch.tsv
}

# landed: a line `ID REASON TITLE-OF-COMMIT` for each message.
landed() {
	commit-cat -C tree --with=lines >commits.tsv
	classify
	expect 0 '' commit-match --commits=commits.tsv patch.tsv
	columns message_id commit_why commit >found
	local id why commit title
	local -A titles
	while IFS=$'\t' read -r commit title; do
		titles[$commit]=$title
	done < <(git -C tree log --format='%H%x09%s')
	while IFS=$'\t' read -r id why commit; do
		title=${commit:+ ${titles[$commit]}}
		echo "${id%@*} ${why:--}$title"
	done < <(sed 's/\t\t/\t-\t/g' found) >got
}
