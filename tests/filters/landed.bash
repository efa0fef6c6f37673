# SPDX-License-Identifier: GPL-2.0-or-later
# A repository, and a list whose patches it took: `load landed` behind `load helper`.
#
# shellcheck disable=SC2034 # for the tests

# as NAME DAY: the environment of somebody who commits on that day of March 2025, at noon.
as() {
	local name=${1,,} day
	printf -v day '2025-03-%02dT12:00:00Z' "$2"
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
	git init --quiet --initial-branch=master tree
	for file; do
		numbered "tree/$file" old 20
	done
	as 'Mae Tainer' 1
	commit tree 'tide: Begin'
	git clone --quiet tree draft
}

# commit REPOSITORY TITLE [TEXT]: commits all that was changed.
commit() {
	git -C "$1" add --all
	git -C "$1" commit --quiet --message="$2" ${3+--message="$3"}
}

# post ID NAME DAY SUBJECT: what was changed in draft comes to the list, and draft is as before.
post() {
	as "$2" "$3"
	commit draft 'Draft'
	{
		echo 'From mboxrd@z Thu Jan  1 00:00:00 1970'
		printf '%s: %s\n' From "$2 <$GIT_AUTHOR_EMAIL>" Message-ID "<$1@example.org>" \
			Subject "$4" List-Id '<tide.example.org>' \
			Date "$(LC_ALL=C date -u -R -d "$GIT_AUTHOR_DATE")"
		printf '\nWhat it is for.\n---\n'
		git -C draft diff --stat HEAD~1
		echo
		git -C draft diff HEAD~1
		printf -- '-- \n2.39.5\n\n'
	} >>mbox
	git -C draft reset --quiet --hard HEAD~1
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
	local id why commit
	while IFS=$'\t' read -r id why commit; do
		echo "${id%@*} ${why:--} $([[ -z $commit ]] || git -C tree log -1 --format=%s "$commit")"
	done < <(sed 's/\t\t/\t-\t/g' found) | sed 's/ *$//' >got
}
