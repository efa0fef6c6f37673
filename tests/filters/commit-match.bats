#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# commit-match: which commit a patch became, and what the digest makes of it.
load helper
load landed

@test "each rule finds its commit, the surest first" {
	base link same moved title alone short lines others little never revert
	change draft link 1 9 link
	post link Ada 3 '[PATCH] link: Say where it was'
	change draft same 4 5 same
	post same Ada 3 '[PATCH] same: Change two lines'
	change draft moved 15 16 moved
	post moved Ada 3 '[PATCH v2 3/7] moved: Change others'
	change draft title 2 9 title
	post title Ada 3 '[PATCH] title: Mend the "gauge"'
	change draft alone 2 9 alone
	post alone Ada 3 '[PATCH] alone: Mend what nobody else mends'
	change draft short 2 9 short
	post short Ada 3 '[PATCH] short: Fix it'
	change draft lines 2 9 lines
	post lines Ada 3 '[PATCH] lines: Change eight lines'
	change draft others 1 20 others
	post others Ada 3 '[PATCH] others: Change all lines'
	change draft little 1 20 little
	post little Ada 3 '[PATCH] little: Change all of these'
	change draft never 2 9 never
	post never Ada 3 '[PATCH] never: Change what stays'
	change draft revert 2 9 revert
	post revert Ada 3 '[PATCH] revert: Change what is changed back'

	as Ada 5
	change tree link 11 19 another
	commit tree 'Another title' $'Text\n\nLink: https://lore.example.org/r/link@example.org'
	change tree same 4 5 same
	commit tree 'An edited title for the same change'
	sed -i '1i one\ntwo' tree/moved
	commit tree 'moved: Something else'
	sed -i 's/^old line 1[56]$/moved at &/; s/moved at old line/moved at/' tree/moved
	commit tree 'moved: The same, two lines below'
	change tree title 12 19 other
	commit tree 'Title:  mend the gauge'
	as Bea 5
	change tree alone 12 19 other
	commit tree 'alone: mend what nobody else mends'
	change tree short 12 19 other
	commit tree 'short: Fix it'
	as Ada 5
	change tree lines 2 9 lines
	sed -i '5s/.*/lines at five/' tree/lines
	commit tree 'All that was said of it was edited'
	as Bea 5
	change tree others 1 20 others
	sed -i '5s/.*/others at five/' tree/others
	commit tree 'Also edited, and by somebody else'
	change tree little 1 10 little
	commit tree 'Half of it, and by somebody else'
	change tree revert 12 15 revert
	commit tree 'Revert "revert: Change what is changed back"' \
		'Link: https://lore.example.org/r/revert@example.org'

	landed
	cat >want <<-'END'
		link message-id Another title
		same patch-id An edited title for the same change
		moved patch-id moved: The same, two lines below
		title title-author Title:  mend the gauge
		alone title-alone alone: mend what nobody else mends
		short -
		lines common-lines All that was said of it was edited
		others common-lines Also edited, and by somebody else
		little -
		never -
		revert -
	END
	same want got
}

@test "without the columns that --with adds, titles and links still tell" {
	base a b
	change draft a 1 3 a
	post a Ada 3 '[PATCH] a: Change the first three'
	change draft b 1 3 b
	post b Ada 3 '[PATCH] b: Change the first three'
	as Ada 4
	change tree a 1 3 a
	commit tree 'a: Change the first three'
	change tree b 1 3 b
	commit tree 'b: Edited'
	commit-cat -C tree >commits.tsv
	mbox-split mbox | patch-classify >patch.tsv
	expect 0 '' commit-match --commits=commits.tsv patch.tsv
	columns message_id commit_why >found
	same <(printf '%s\t%s\n' a@example.org title-author b@example.org '') found
	# a packed table, and one from a pipe
	gzip commits.tsv
	expect 0 '' commit-match --commits=commits.tsv.gz patch.tsv
	columns message_id commit_why | same found -
	expect 0 '' eval 'zcat commits.tsv.gz | commit-match --commits=- patch.tsv'
	columns message_id commit_why | same found -
}

@test "a commit made before the patch is none that it became" {
	base a
	as Ada 2
	change tree a 1 3 a
	commit tree 'a: Change the first three lines'
	change draft a 1 3 a
	post late Ada 3 '[PATCH] a: Change the first three lines'
	change draft a 1 3 a
	post later Ada 9 '[PATCH] a: Change the first three lines'
	landed
	same <(printf '%s\n' 'late patch-id a: Change the first three lines' 'later -') got
}

# digest_states: a line `ID STATE WHY SUCCESSOR COMMITS` for each series, of commits their titles.
digest_states() {
	local state why id successor commits
	expect 0 '' digest-format --format=tsv "$@"
	columns state why series successor commits | sed 's/\t\t/\t-\t/g; s/\t$/\t-/' |
		while IFS=$'\t' read -r state why id successor commits; do
			# shellcheck disable=SC2086 # words
			[[ $commits == - ]] || commits=$(git -C tree log --no-walk=unsorted --format=%s $commits | paste -sd '|')
			commits=${commits#-} successor=${successor%@*}
			echo "${id%@*} $state $why $successor${commits:+ $commits}"
		done >states
}

@test "a later version takes the commit, whatever its title, and a note is not needed" {
	base a b c d
	change draft a 1 3 a
	post a1 Ada 3 '[PATCH] a: Change three'
	change draft a 1 4 a
	post a2 Ada 4 '[PATCH v2] a: Let all four say where they stand'
	# the earlier version is what was taken
	change draft b 1 3 b
	post b1 Ada 3 '[PATCH] b: Change three of them'
	change draft b 1 4 b
	post b2 Ada 4 '[PATCH v2] b: Change three of them'
	# the same again, and once more when it is in already
	change draft c 1 3 c
	post c1 Ada 3 '[PATCH] c: Change three of these'
	change draft c 1 3 c
	post c2 Ada 4 '[PATCH RESEND] c: Change three of these'
	change draft c 1 3 c
	post c3 Ada 6 '[PATCH RESEND] c: Change three of these'
	change draft d 1 3 d
	post d Ada 3 '[PATCH] d: Change what stays'
	as Ada 5
	change tree a 1 4 a
	sed -i '2s/.*/a at two/' tree/a
	commit tree 'a: Edited'
	change tree b 1 3 b
	commit tree 'b: Change three of them'
	change tree c 1 3 c
	commit tree 'c: Change three of these'
	landed
	mv stdout landed.tsv
	digest_states landed.tsv
	cat >want <<-'END'
		a1 superseded commit a2
		a2 applied commit - a: Edited
		b1 applied commit b2 b: Change three of them
		b2 new posting -
		c1 superseded again c2
		c2 applied commit c3 c: Change three of these
		c3 applied commit - c: Change three of these
		d new posting -
	END
	same want states
}

# A series of three, of which two were taken, a cover letter whose merge names it, and what was never
# on the list.
take_series() {
	local n
	base a b c e f
	as Ada 3
	{
		echo 'From mboxrd@z Thu Jan  1 00:00:00 1970'
		printf '%s: %s\n' From 'Ada <ada@example.org>' Message-ID '<s0@example.org>' \
			Subject '[PATCH 0/3] tide: Change three files' List-Id '<tide.example.org>' \
			Date 'Mon, 3 Mar 2025 11:59:00 +0000'
		printf '\nThree of them.\n\n'
	} >>mbox
	for n in 1 2 3; do
		change draft "$(tr 123 abc <<<"$n")" 1 3 s
		post "s$n" Ada 3 "[PATCH $n/3] tide: Change file number $n"
	done
	sed -i 's/^Message-ID: <s[123]@.*/&\nIn-Reply-To: <s0@example.org>/' mbox
	for n in 1 2; do
		change draft "$(tr 12 ef <<<"$n")" 1 3 t
		post "t$n" Ada 4 "[PATCH $n/2] flood: Change file number $n"
	done
	sed -i 's/^Message-ID: <t[2]@.*/&\nIn-Reply-To: <t1@example.org>/' mbox
	as Ada 5
	change tree a 1 3 s
	commit tree 'tide: Change file number 1'
	change tree c 1 3 s
	commit tree 'tide: The third file, under another title'
	as 'Mae Tainer' 4
	numbered tree/new new 3
	git -C tree add new
	commit tree 'tide: Never on the list'
	as 'Mae Tainer' 30
	numbered tree/newer newer 3
	git -C tree add newer
	commit tree 'tide: Much later'
}

@test "a series is applied by its parts" {
	take_series
	landed
	mv stdout landed.tsv
	digest_states landed.tsv
	same <(printf '%s\n' 's0 applied 2/3 part - tide: Change file number 1|tide: The third file, under another title' \
		't1 new posting -') states
	expect 0 '' digest-format --sections=applied landed.tsv
	first=$(git -C tree log -1 --format=%h --abbrev=12 HEAD~3)
	grep -qF " $first +1 " stdout || fail "$(<stdout)"
	grep -qF ' 2/3 ' stdout
	# A page without commits has no such column.
	expect 0 '' digest-format --sections=applied patch.tsv
	run ! grep -q Commit stdout
}

@test "a merge that names the cover letter takes all of it" {
	take_series
	git -C tree checkout --quiet -b side HEAD~4
	as Ada 5
	git -C tree commit --quiet --allow-empty --message='Edited beyond recognition'
	git -C tree checkout --quiet master
	as 'Mae Tainer' 6
	git -C tree merge --quiet --no-ff side --message="Merge branch 'side'" \
		--message='Link: https://lore.example.org/tide/t1@example.org/'
	sed -i 's/^Subject: .PATCH 1.2. flood/Subject: [PATCH 0\/2] flood/; /^Message-ID: <t1/,/^-- $/{/^diff/,/^+t at 3/d}' mbox
	landed
	mv stdout landed.tsv
	digest_states landed.tsv
	grep -qx "t1 applied commit - Merge branch 'side'" states || fail "$(<states)"
}

@test "a commit that names the cover letter is one of its patches, or none" {
	take_series
	as 'Mae Tainer' 6
	change tree b 12 19 other
	commit tree 'tide: Mend it otherwise' 'Link: https://lore.example.org/r/s0@example.org'
	change tree e 12 19 other
	commit tree 'flood: Go on' $'See [1].\n\nLink: https://lore.example.org/r/t1@example.org # [1]'
	landed
	mv stdout landed.tsv
	digest_states landed.tsv
	same <(printf '%s\n' 's0 applied 2/3 part - tide: Change file number 1|tide: The third file, under another title' \
		't1 new posting -') states
}

@test "the digest lists the commits of the period, and where each came from" {
	take_series
	landed
	mv stdout landed.tsv
	expect 0 '' digest-format --sections=commits --commits=commits.tsv landed.tsv
	sed -E 's/^[0-9a-f]{12}/COMMIT/; 1,4d' stdout >got
	cat >want <<-'END'

		Commit        Date        Ver  Part  Author      Title
		COMMIT  2025-03-05  v1    3/3  Ada         tide: The third file, under another title (posted as: tide: Change file number 3) (in: tide: Change three files)
		COMMIT  2025-03-05  v1    1/3  Ada         tide: Change file number 1 (in: tide: Change three files)
		COMMIT  2025-03-04  -       -  Mae Tainer  tide: Never on the list

		Commits that are in none of these messages: 1.

	END
	same want got
	expect 0 '' digest-format --sections=commits --commits=commits.tsv --all-commits landed.tsv
	[[ $(grep -c '^[0-9a-f]\{12\} ' stdout) -eq 5 ]] || fail "$(<stdout)"
	grep -q 'none of these messages: 3.' stdout
	# the list that is empty on the classic page otherwise
	expect 0 '' digest-format --format=classic --commits=commits.tsv landed.tsv
	mv stdout with
	expect 0 '' digest-format --format=classic landed.tsv
	diff with stdout >differs || [[ $? == 1 ]]
	[[ $(grep -c '^< ' differs) -eq 4 ]] || fail "$(<differs)"
	run ! grep '^>' differs
	grep -A 2 'Patch list in this time period' with | grep -q '^Commit '
	# in the formats that link
	for format in html markdown; do
		expect 0 '' digest-format --format=$format --link='https://example.org/%s' \
			--commits=commits.tsv landed.tsv
		grep -q 'tide: Never on the list' stdout
		grep -q 'https://example.org/s3@example.org' stdout
		# a commit is no mail to be looked for in the archive
		run ! grep -E 'https://example.org/[0-9a-f]{12}' stdout
	done
	expect 0 '' digest-format --commits=commits.tsv --sections=commits /dev/null
	grep -q 'No commits.' stdout
	expect 2 'digest-format: --all-commits goes with --commits;*' digest-format --all-commits landed.tsv
}

@test "list-digest does all of it" {
	take_series
	landed
	author-rank --tee --by=author,reviewer,domain --percent stdout |
		digest-format --commits=commits.tsv >want
	expect 0 '' list-digest --git=tree mbox
	same want
	expect 0 '' list-digest --git=tree --git-range=HEAD~2.. --sections=commits mbox
	lower=$(git -C tree rev-parse --short=8 HEAD~2)
	[[ $output == "From $lower to $(git -C tree rev-parse --short=8 HEAD)"$'\n'* ]] || fail "$output"
	[[ $(grep -c '^[0-9a-f]\{12\} ' stdout) -eq 2 ]]
	expect 0 '' list-digest --from=here --git=tree --git-range=HEAD~2.. --sections=commits - <mbox
	[[ $output == "From here to "* ]]
	# the commits that came before the mail are not read
	as 'Mae Tainer' 1
	expect 0 '' list-digest --git=tree --format=tsv mbox
	[[ $(columns state | sort | paste -sd ' ') == 'applied 2/3 new' ]]
}

@test "list-digest --git begins no page if there is no repository or range" {
	base a
	mkdir empty
	: >mbox
	expect 2 'commit-cat: empty: no git repository*' list-digest --git=empty mbox
	same /dev/null
	expect 2 'commit-cat: none: no such directory*' list-digest --git=none mbox
	same /dev/null
	expect 2 "commit-cat: tree: no such commits: 'v1..v2'*" list-digest --git=tree --git-range=v1..v2 mbox
	same /dev/null
	expect 2 'list-digest: --git-range goes with --git;*' list-digest --git-range=v1..v2 mbox
	git clone --quiet --depth=1 "file://$PWD/tree" shallow
	expect 2 'commit-cat: shallow: a shallow repository; *' list-digest --git=shallow mbox
	same /dev/null
}

@test "tables that cannot be used are errors" {
	echo 'kind	title	author_name	author_addr	message_id' >patch.tsv
	echo 'patch	x	A	a@example.org	1@example.org' >>patch.tsv
	expect 2 'commit-match: --commits is missing;*' commit-match patch.tsv
	expect 2 'commit-match: --commits: none: No such file or directory' \
		commit-match --commits=none patch.tsv
	same /dev/null
	expect 2 'commit-match: patch.tsv:1: *' commit-match --commits=patch.tsv patch.tsv
	same /dev/null
	expect 2 'digest-format: patch.tsv:1: *' digest-format --commits=patch.tsv patch.tsv
	same /dev/null
	printf 'commit\tdate\ttitle\tmessage_ids\n' >commits.tsv
	expect 2 'commit-match: commits.tsv:1: *' commit-match --commits=commits.tsv commits.tsv
	# what is damaged in it is said
	printf '%s\n' $'1\t2025-03-05T12:00:00Z\tx\t1@example.org' $'2\tyesterday\ty\t' $'\t\tz\t' cut \
		>>commits.tsv
	expect 1 'commit-match: commits.tsv:3: *commit-match: commits.tsv:4: *commit-match: commits.tsv:5: *' \
		commit-match --commits=commits.tsv patch.tsv
	[[ $(columns commit commit_date commit_why) == $'1\t2025-03-05T12:00:00Z\tmessage-id' ]]
}

@test "tables pass with the columns that they have" {
	base a
	change draft a 1 3 a
	post a Ada 3 '[PATCH] a: Change three'
	as Ada 4
	change tree a 1 3 a
	commit tree 'a: Change three'
	commit-cat -C tree >commits.tsv
	classify
	author-rank --tee patch.tsv >all.tsv
	printf 'crosspost\tlist\nx@example.org\tother\n' >>all.tsv
	expect 0 '' commit-match --commits=commits.tsv all.tsv
	[[ $(head -n 1 stdout) == "$(head -n 1 patch.tsv)"$'\tcommit\tcommit_date\tcommit_why' ]]
	cut -f 1-34 stdout | head -n 2 | same - <(head -n 2 patch.tsv)
	tail -n +3 stdout | same <(tail -n +3 all.tsv) -
	# a second run takes the place of the first one's answer
	mv stdout once.tsv
	expect 0 '' commit-match --commits=commits.tsv once.tsv
	same once.tsv
	# and the columns go through what comes behind
	head -n 2 once.tsv >patches.tsv
	author-rank --tee patches.tsv | head -n 2 | same patches.tsv -
	digest-format --format=tsv patches.tsv | grep -q "^applied$(printf '\t')"
}
