#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# An archive is not always in the order of its mail: the page of it is the same.
load helper

# mail NAME ID PARENTS DAY SUBJECT [LINE]...: makes a file of a message; it answers the last of its
# PARENTS, if there are any.
mail() {
	{
		echo 'From mboxrd@z Thu Jan  1 00:00:00 1970'
		echo "From: $1 <${1,,}@example.org>"
		echo "Date: $4 Mar 2025 10:00:00 +0000"
		echo "Subject: $5"
		echo "Message-ID: <$2@x>"
		[[ -z $3 ]] || printf 'In-Reply-To: <%s@x>\nReferences: <%s@x>\n' "${3##* }" \
			"${3// /@x> <}"
		printf 'List-Id: <tide.example.org>\n\n'
		printf '%s\n' "${@:6}" ''
	} >"$2.mail"
	mails+=("$2.mail")
}

# patch NAME ID PARENT DAY SUBJECT
patch() {
	mail "$@" 'Mend it.' '' "Signed-off-by: $1 <${1,,}@example.org>" --- \
		'diff --git a/gate b/gate' '--- a/gate' '+++ b/gate' '@@ -1 +1 @@' -a +b
}

# in_any_order COMMAND...: prints the same, but for the order of lines, of an mbox in order, from its
# end, and in some orders between.
in_any_order() {
	local seed
	cat "${mails[@]}" >mbox
	expect 0 '' "$@" mbox
	sort stdout >want
	printf '%s\n' "${mails[@]}" | tac | xargs cat >mbox
	expect 0 '' "$@" mbox
	diff want <(sort stdout) || fail "backwards: $(<stdout)"
	for seed in 1 2 3 4 5 6; do
		printf '%s\n' "${mails[@]}" |
			shuf --random-source=<(yes "$seed") | xargs cat >mbox
		expect 0 '' "$@" mbox
		diff want <(sort stdout) || fail "order $seed: $(<stdout)"
	done
}

some_mail() {
	mails=()
	patch Ben p '' 4 '[PATCH] port: Mend the quay'
	mail Mira r p 5 'Re: [PATCH] port: Mend the quay' '> Mend it.' '' \
		'Reviewed-by: Mira <mira@example.org>'
	mail Ben s 'p r' 6 'Re: [PATCH] port: Mend the quay' '> Reviewed-by' 'Thank you.'
	mail Ada c0 '' 4 '[PATCH 0/2] lock: Two gates' 'Both.'
	patch Ada c1 c0 4 '[PATCH 1/2] lock: Upper gate'
	patch Ada c2 c0 4 '[PATCH 2/2] lock: Lower gate'
	mail Ben d 'c0 c2' 7 'Re: [PATCH 2/2] lock: Lower gate' '> Mend it.' 'Why?'
	mail Mira e c0 8 'Re: [PATCH 0/2] lock: Two gates' '> Both.' 'Applied, thanks.'
	patch Cy w '' 9 '[PATCH] weir: Raise it'
	mail Cy x w 12 'Re: [PATCH] weir: Raise it' 'Ping?'
}

@test "a reply before its patch" {
	some_mail
	in_any_order list-digest --sections=patches,waiting --rows=0
	grep -q '^reviewed  v1  .* 2  - 1 -    6d  Ben   *port: Mend the quay$' want
	grep -q '^applied .* 2/2 .* 2  - - -  .* Ada ' want
	[[ $(grep -c '^ *3d  v1 .*weir: Raise it$' want) -eq 1 ]]
	in_any_order list-digest --format=tsv
	grep -q $'^reviewed\tr@x\t.*port' want
}

some_notes() {
	mails=()
	patch Ada p '' 4 '[PATCH] lock: Oil the gate'
	mail Cy q p 5 'Re: [PATCH] lock: Oil the gate' '> Mend it.' 'This is merged already.'
	mail Ben r p 6 'Re: [PATCH] lock: Oil the gate' '> Mend it.' 'Applied to my tree, thanks.'
	mail Mira s p 7 'Re: [PATCH] lock: Oil the gate' '> Mend it.' 'Pushed to master, thanks.'
	mail Cy t p 8 'Re: [PATCH] lock: Oil the gate' '> Mend it.' 'This has been merged.'
}

@test "several notes on a patch" {
	some_notes
	in_any_order list-digest --format=tsv
	grep -q $'^applied\ts@x\tnote\t.*\tMira\t2025-03-07T10:00:00Z\t' want || fail "$(<want)"
}

some_drops() {
	mails=()
	patch Ada p '' 3 '[PATCH] lock: Oil the gate'
	mail Ben q p 4 'Re: [PATCH] lock: Oil the gate' '> Mend it.' 'Applied to my tree, thanks.'
	mail Ben r q 6 'Re: [PATCH] lock: Oil the gate' '> Applied' 'I had to drop this, it squeaks.'
	patch Ada s '' 3 '[PATCH] weir: Raise it'
	mail Ben t s 4 'Re: [PATCH] weir: Raise it' '> Mend it.' 'Applied, thanks.'
	patch Cy u '' 5 '[PATCH] Revert "weir: Raise it"'
	mail Ben v u 6 'Re: [PATCH] Revert "weir: Raise it"' '> Mend it.' 'Applied, thanks.'
	patch Ada w '' 3 '[PATCH] quay: Paint it'
	mail Ben x w 4 'Re: [PATCH] quay: Paint it' '> Mend it.' 'Applied, thanks.'
	mail Cy y w 6 'Re: [PATCH] quay: Paint it' '> Mend it.' 'I dropped this locally.' '' \
		'I have dropped it.'
}

@test "who applied it drops it again, or it is reverted" {
	some_drops
	in_any_order list-digest --format=tsv
	cut -f 1,2,5,22,23 want >states
	grep -qx $'discussed\tq@x\tp@x\t\t' states || fail "$(<states)"
	grep -qx $'discussed\tt@x\ts@x\t\t' states
	grep -qx $'applied\tv@x\tu@x\tBen\t2025-03-06T10:00:00Z' states
	grep -qx $'applied\tx@x\tw@x\tBen\t2025-03-04T10:00:00Z' states
}

@test "a mailbox whose first file is the later one" {
	some_mail
	cat "${mails[@]:0:1}" >first
	cat "${mails[@]:1}" >second
	expect 0 '' list-digest --sections=patches second first
	grep -q '^reviewed .*port: Mend the quay$' stdout
}

# Mail each of which has a date of its own.
dated_mail() {
	mails=()
	patch Ben p '' 1 '[PATCH] port: Mend the quay'
	patch Ada l '' 2 '[PATCH] lock: Upper gate'
	mail Mira r p 3 'Re: [PATCH] port: Mend the quay' 'Why?'
	patch Ben p2 '' 4 '[PATCH v2] port: Mend the quay'
	mail Ada c0 '' 5 '[PATCH v2 0/2] lock: Two gates' 'Both.'
	patch Ada c1 c0 6 '[PATCH v2 1/2] lock: Upper gate'
	patch Ada c2 c0 7 '[PATCH v2 2/2] lock: Lower gate'
	patch Cy w '' 8 '[PATCH] weir: Raise it'
	mail Mira g '' 9 '[GIT PULL] dams for June' 'The following changes since commit 0123abc:'
	mail Mira h '' 10 '[GIT PULL] dams for July' 'The following changes since commit 0123abc:'
	mail Dee q '' 11 'Which chart?' 'Of the harbour.'
	mail Cy a q 12 'Re: Which chart?' 'The last one.'
}

@test "the page of an archive is the same in whichever order its mail is" {
	local format seed
	dated_mail
	for format in text html markdown; do
		cat "${mails[@]}" >mbox
		expect 0 '' list-digest --format=$format --rows=0 mbox
		mv stdout want
		for seed in 1 2 3 4 5 6; do
			printf '%s\n' "${mails[@]}" |
				shuf --random-source=<(yes "$seed") | xargs cat >mbox
			expect 0 '' list-digest --format=$format --rows=0 mbox
			same want
		done
		# from its end, and a later file before an earlier one
		printf '%s\n' "${mails[@]}" | tac | xargs cat >mbox
		expect 0 '' list-digest --format=$format --rows=0 mbox
		same want
		cat "${mails[@]:0:6}" >first
		cat "${mails[@]:6}" >second
		expect 0 '' list-digest --format=$format --rows=0 second first
		same want
	done
}

@test "the classic page is in the order of the mail, from its end" {
	dated_mail
	cat "${mails[@]:5}" "${mails[@]:0:5}" >mbox
	expect 0 '' list-digest --format=classic mbox
	[[ $(grep '^New:' stdout | cut -d ' ' -f 3-) == 'lock: Two gates
port: Mend the quay
lock: Upper gate
port: Mend the quay
weir: Raise it
lock: Upper gate' ]]
}
