#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# What git and a repository say of real mail: the column patch_id, and what was applied.
load helper

# A corpus that is no mail, and what git before 2.39 says of binary files, cannot be compared.
need_git_2_39() {
	[[ $(printf '%s\n' 2.39 "$(git --version | cut -d ' ' -f 3)" | sort -V | head -n 1) == 2.39 ]] ||
		skip 'git is older than 2.39'
	command -v python3 >/dev/null || skip 'no python3'
}

# print_mail CORPUS: an mbox, or the mail of a public-inbox.
print_mail() {
	case $1 in
	*.bundle)
		git clone --quiet --bare "$1" inbox.git
		inbox-cat -C inbox.git | mbox-split
		;;
	*) mbox-split "$1" ;;
	esac
}

check_patch_ids() {
	# shellcheck disable=SC2034,SC2016 # eval expands it
	local corpus=$1
	# shellcheck disable=SC2016
	expect 0 '' eval 'print_mail "$corpus" | patch-classify --match=patch --keep-diff --with=patch_id |
		python3 "$TEST_TOOLS/compare-patch-id.py"'
	echo "${1##*/}: $(head -n 1 stdout)" >>"$BATS_TEST_TMPDIR/counts"
}

@test "the patch id is git's, in all mail that there is" {
	need_shared corpus
	need_git_2_39
	for_each check_patch_ids "$TEST_SHARED"/corpus/*.{mbox.gz,bundle}
	# usrp-users has no patches
	[[ $(grep -vc ' 0 the same' "$BATS_TEST_TMPDIR/counts") -ge 3 ]]
}

@test "what a repository got is known of a list of a year" {
	need_shared truth
	need_git_2_39
	mbox-split "$TEST_SHARED/truth/ltp-2021.mbox.gz" | patch-classify --unique --with=patch_id |
		commit-match --commits="$TEST_SHARED/truth/commits-ltp.tsv.gz" >landed.tsv
	digest-format --format=tsv landed.tsv >series.tsv
	python3 "$TEST_SHARED/truth/states.py" "$TEST_SHARED/truth/commits-ltp.tsv.gz" <series.tsv >said
	read -r share < <(sed -n 's/^applied: .* recall .* = \([0-9.]*\)$/\1/p' said)
	awk -v recall="$share" 'BEGIN { exit !(recall >= 0.99) }' || fail "$(<said)"
	# What the script calls wrong has other titles; but a commit that was found is never wrong.
	mv landed.tsv stdout
	[[ $(columns kind commit_why | grep -c '^patch.[a-z]') -ge 1540 ]]
}
