#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# What became of patches: what leads to it, and what is said against them.
load helper
load landed

@test "commits lead to a web viewer" {
	base gauge pump
	change draft gauge 2 9 new
	post gauge Ada 3 '[PATCH] gauge: Count from one'
	change draft pump 2 9 new
	post pump Ada 3 '[PATCH] pump: Stop'
	as Ada 5
	change tree gauge 2 9 new
	commit tree 'gauge: Count from one'
	landed
	commit=$(git -C tree rev-parse HEAD)
	mv stdout landed.tsv
	link='https://git.example.org/c/?id=%s&x=1'
	in_html="https://git.example.org/c/?id=$commit&amp;x=1"
	digest_landed() {
		expect 0 '' digest-format --format="$1" --commits=commits.tsv \
			--commit-link="$link" "${@:2}" landed.tsv
	}
	# the state, the applied table, the section of commits and the message
	digest_landed html
	[[ $(grep -o "href=\"$in_html\"" stdout | wc -l) -eq 4 ]] || fail "$(<stdout)"
	run ! grep 'archive</a>' stdout
	digest_landed html --link='https://lore.example.org/%s'
	grep -q 'https://lore.example.org/gauge@example.org' stdout
	run ! grep "https://lore.example.org/$commit" stdout
	run ! grep 'https://git.example.org/c/?id=gauge' stdout
	digest_landed markdown
	[[ $(grep -c "\[${commit:0:12}\](<https://git.example.org/c/?id=$commit&x=1>)" stdout) -eq 3 ]] ||
		fail "$(<stdout)"
	digest_landed text
	[[ $(grep "^Commit: http" stdout) == "Commit: https://git.example.org/c/?id=$commit&x=1" ]] ||
		fail "$(<stdout)"
	# the seed's page has no links
	digest_landed classic
	run ! grep 'https://git' stdout
	expect 0 '' list-digest --git=tree --commit-link="$link" mbox
	grep -q "^Commit: https://git.example.org/c/?id=$commit&x=1$" stdout
	# without the option all is as it was
	expect 0 '' digest-format --commits=commits.tsv landed.tsv
	run ! grep '^Commit: http' stdout
}

@test "links to commits lead to the viewer only" {
	for url in 'git.example.org/%s' 'https://%s/c' 'https://git.example.org/c' 'ftp://x/%s' \
		'https://git.example.org/"%s' 'https://git.example.org/%s%s'; do
		expect 2 'digest-format: --commit-link: *' digest-format --commit-link="$url" /dev/null
	done
	# what a table calls a commit is escaped
	base gauge
	change draft gauge 2 9 new
	post gauge Ada 3 '[PATCH] gauge: Count from one'
	as Ada 5
	change tree gauge 2 9 new
	commit tree 'gauge: Count from one'
	landed
	commit=$(git -C tree rev-parse HEAD)
	sed "s/$commit/\"><b>|)/g" stdout >evil.tsv
	for format in html markdown text; do
		expect 0 '' digest-format --format=$format --sections=messages \
			--commit-link='https://git.example.org/c/%s' evil.tsv
		grep -q 'https://git.example.org/c/%22%3E%3Cb%3E%7C%29' stdout || fail "$(<stdout)"
		run ! grep 'c/"' stdout
	done
}
