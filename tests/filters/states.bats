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

# mail ID PARENT SUBJECT TEXT...: a mail of the list, in mbox.
mail() {
	printf 'From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: %s <%s@example.org>\n' \
		"$WHO" "${WHO,,}"
	printf 'Date: Mon, 3 Mar 2025 10:00:00 +0000\nMessage-ID: <%s@example.org>\n' "$1"
	[[ -z $2 ]] || printf 'In-Reply-To: <%s@example.org>\n' "$2"
	printf 'Subject: %s\n\n' "$3"
	printf '%s\n' "${@:4}" ''
} >>mbox

@test "what was refused or reminded of is a line of shell" {
	local id
	for id in gauge pump valve; do
		WHO=Ada mail $id '' "[PATCH] $id: Count from one" "Text" --- \
			'diff --git a/t b/t' '--- a/t' '+++ b/t' '@@ -1 +1 @@' '-a' '+b'
	done
	WHO=Bo mail r1 gauge 'Re: [PATCH] gauge: Count from one' '> Text' '' 'NAK. It breaks the pump.'
	WHO=Bo mail r2 pump 'Re: [PATCH] pump: Count from one' '> Text' '' 'The pump answers with a NAK.'
	WHO=Ada mail r3 valve 'Re: [PATCH] valve: Count from one' 'Ping?'
	WHO=Cy mail r4 pump 'Re: [PATCH] pump: Count from one' 'Nacked-by: Cy <cy@example.org>'
	WHO=Cy mail r5 r1 'Re: [PATCH] gauge: Count from one' '> NAK.' 'Why?'
	mbox-split mbox | patch-classify >patch.tsv
	awk -F '\t' '$15 ~ /(^| )(ping|nack)( |$)/ { print $7, $3, $17 }' patch.tsv >got
	same - got <<-'END'
		r1@example.org Bo gauge: Count from one
		r3@example.org Ada valve: Count from one
		r4@example.org Cy pump: Count from one
	END
	expect 0 '' list-digest --format=tsv mbox
	columns flags series | sort >got
	printf '%s\n' $'nack\tgauge@example.org' $'nack\tpump@example.org' \
		$'ping\tvalve@example.org' | same - got
}

@test "a request reminds if the author of the patch makes it, a status question anyhow" {
	local ask='Could you take a look at this patch?' status="What's the status of this?"
	WHO=Ada mail gauge '' '[PATCH] gauge: Count from one' "Text" --- \
		'diff --git a/t b/t' '--- a/t' '+++ b/t' '@@ -1 +1 @@' '-a' '+b'
	WHO=Ada mail r1 gauge 'Re: [PATCH] gauge: Count from one' '> Text' '' "$ask"
	WHO=Bo mail r2 r1 'Re: [PATCH] gauge: Count from one' '> Text' '' "$ask"
	WHO=Bo mail r3 r1 'Re: [PATCH] gauge: Count from one' '> Text' '' "$status"
	WHO=Ada mail r4 lost 'Re: [PATCH] valve: Count from one' '> Text' '' "$ask"
	mbox-split mbox | patch-classify >stdout
	columns message_id flags >got
	printf '%s\n' $'gauge@example.org\t' $'r1@example.org\tping re' $'r2@example.org\tre' \
		$'r3@example.org\tping re' $'r4@example.org\tre' | same - got
}

# posts ID SUBJECT: Ada's patch.
posts() {
	WHO=Ada mail "$1" '' "$2" "Text" --- 'diff --git a/t b/t' '--- a/t' '+++ b/t' \
		'@@ -1 +1 @@' '-a' '+b'
}

@test "what its author takes back waits no longer" {
	local re='Re: [PATCH] gauge: Count from one'
	posts gauge '[PATCH] gauge: Count from one'
	posts pump '[PATCH] pump: Stop'
	posts valve '[PATCH] valve: Open'
	posts tank '[PATCH] tank: Fill'
	WHO=Ada mail r1 gauge "$re" 'Please ignore this, v2 is coming.' '' '> Text'
	# by somebody else, about a comment, and of a version that did not come
	WHO=Bo mail r2 pump 'Re: [PATCH] pump: Stop' 'Please drop this patch.'
	WHO=Ada mail r3 r2 'Re: [PATCH] pump: Stop' 'Please ignore this.'
	WHO=Ada mail r4 valve 'Re: [PATCH] valve: Open' 'Please ignore v2.'
	# a subject says it, too
	WHO=Ada mail r5 tank 'NACK: [PATCH] tank: Fill' 'It leaks.'
	mbox-split mbox | patch-classify --bodies=heads >stdout
	columns message_id flags body | sed -n '/@example.org\t.*\(re\|nack\)/p' >got
	printf '%s\n' $'r1@example.org\tre withdrawn\tPlease ignore this, v2 is coming.\\n\\n> Text\\n' \
		$'r2@example.org\tre\t' $'r3@example.org\tre\t' $'r4@example.org\tre\t' \
		$'r5@example.org\tnack withdrawn\tIt leaks.\\n' | same - got
	expect 0 '' list-digest --format=tsv mbox
	columns series state evidence why | sort >got
	same - got <<-'END'
		gauge@example.org	withdrawn	r1@example.org	reply
		pump@example.org	discussed	r2@example.org	reply
		tank@example.org	withdrawn	r5@example.org	reply
		valve@example.org	new	valve@example.org	posting
	END
	expect 0 '' list-digest --sections=waiting mbox
	grep -c 'valve: Open' stdout | same - <(echo 1)
	run ! grep -e gauge -e tank stdout
	# a later version counts
	posts next '[PATCH v2] gauge: Count from one'
	expect 0 '' list-digest --format=tsv mbox
	columns series state evidence | grep ^gauge |
		same - <(echo $'gauge@example.org\tsuperseded\tnext@example.org')
}

@test "below a cover letter, the whole series is taken back only where that is said" {
	local re='Re: [PATCH 0/2] gauge: Count' id
	WHO=Ada mail gauge '' '[PATCH 0/2] gauge: Count' 'Text'
	posts p1 '[PATCH 1/2] gauge: Count from one'
	posts p2 '[PATCH 2/2] gauge: Count to ten'
	WHO=Bo mail r1 gauge "$re" 'Who needs patch 2?'
	WHO=Ada mail r2 r1 "$re" '> Who needs patch 2?' '' 'Please drop this patch.'
	WHO=Ada mail r3 r1 "$re" '> Who needs patch 2?' '' 'Please drop patch 2.'
	WHO=Ada mail r4 r1 "$re" '> Who needs patch 2?' '' 'Please drop patch 3.'
	WHO=Ada mail r5 r1 "$re" '> Who needs patch 2?' '' 'Please drop this series.'
	WHO=Ada mail r6 gauge "$re" 'Please drop this patch.'
	mbox-split mbox | patch-classify >stdout
	columns message_id flags >got
	for id in r2 r4; do grep -qx "$id@example.org	re" got || fail "$(<got)"; done
	for id in r3 r5 r6; do grep -qx "$id@example.org	re withdrawn" got || fail "$(<got)"; done
}

# gerrit ID SUBJECT TEXT...
gerrit() {
	WHO=Gerrit mail "$1" '' "${@:2}"
}

@test "Gerrit tells what was merged, and by whom" {
	local dots=...................................
	gerrit m1 'Change in tide[master]: gauge: Count from one' \
		'Ada Ferry has submitted this change and it was merged.' '' \
		'Change subject: gauge: Count from one' $dots '' 'Change-Id: I0123'
	gerrit m2 '[S] Change in ...tide[main]: pump: Stop' 'Attention is required from: Bo.' '' \
		'Ada Ferry has submitted this change. ( https://review.example.org/c/tide/+/2 )'
	gerrit m3 '[MERGED] tide[master]: valve: Open [again]: and close' \
		'Ada Ferry has submitted this change.' '' 'Gerrit-MessageType: merged'
	gerrit m4 'Change in tide/gauge[stable-1.2]: hull: Mend it' \
		'Change has been merged by Ada.' '' 'Gerrit-MessageType: merged'
	# as later and earlier versions of it write
	gerrit m5 '[M] Change in tide[main]: keel: Turn' \
		'Cy Mole submitted this change. ( https://review.example.org/c/tide/+/5 )' '' \
		'Change subject: keel: Turn'
	gerrit m6 'Change in tide[main]: mast: Bend' 'Dee Pool merged this change.' '' \
		'View Change' '' 'The mast has it since Bo submitted this change.' '' 'Gerrit-Owner: Ada'
	gerrit m7 'Change in tide[main]: sail: Fill' \
		'Change has been successfully cherry-picked as 0123abc by Edna Bay.' '' 'Change-Id: I0123'
	gerrit m8 'Change in tide[main]: rope: Knot' 'Change has been successfully merged by Flo Ebb' '' \
		'Change-Id: I0124'
	gerrit o1 'Change in tide[master]: gauge: Count from one' \
		'Bo has posted comments on this change. ( https://review.example.org/c/tide/+/1 )' \
		'> Ada Ferry has submitted this change'
	gerrit o2 'Change in tide[master]: gauge: Count from one' \
		'Bo has abandoned this change. ( https://review.example.org/c/tide/+/1 )'
	gerrit o6 'Change in tide[master]: gauge: Count from one' \
		'Bo restored this change. ( https://review.example.org/c/tide/+/1 )'
	gerrit o3 '[PATCH] tide[master]: pump: Stop' 'Bo has uploaded a new change.' '' \
		'Gerrit-MessageType: newchange'
	gerrit o4 'Change in the tide tables' 'They are as they were.'
	gerrit o5 'sensors[0]: no reading' 'What can I do?'
	mbox-split mbox | patch-classify | cut -f 1,7,17 >got
	same - got <<-'END'
		kind	message_id	title
		applied	m1@example.org	gauge: Count from one
		applied	m2@example.org	pump: Stop
		applied	m3@example.org	valve: Open [again]: and close
		applied	m4@example.org	hull: Mend it
		applied	m5@example.org	keel: Turn
		applied	m6@example.org	mast: Bend
		applied	m7@example.org	sail: Fill
		applied	m8@example.org	rope: Knot
		report	o1@example.org	gauge: Count from one
		report	o2@example.org	gauge: Count from one
		report	o6@example.org	gauge: Count from one
		report	o3@example.org	pump: Stop
		other	o4@example.org	Change in the tide tables
		other	o5@example.org	sensors[0]: no reading
	END
	expect 0 '' list-digest --format=tsv mbox
	columns kind applied_by title | head -8 >got
	same - got <<-'END'
		heard	Ada Ferry	gauge: Count from one
		heard	Ada Ferry	pump: Stop
		heard	Ada Ferry	valve: Open [again]: and close
		heard	Ada	hull: Mend it
		heard	Cy Mole	keel: Turn
		heard	Dee Pool	mast: Bend
		heard	Edna Bay	sail: Fill
		heard	Flo Ebb	rope: Knot
	END
}
