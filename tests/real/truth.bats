#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# States against what became of the patches: a list, and the commits of the repository that it feeds.
load ../filters/helper

# at_least NAME VALUE LEAST
at_least() {
	awk -v value="$2" -v least="$3" 'BEGIN { exit !(value >= least) }' ||
		fail "$1 is $2, less than $3"
}

@test "what is applied is in the repository, and the other way round" {
	need_shared truth/ltp-2021.mbox.gz
	command -v python3 >/dev/null || skip 'no python3'
	local truth=$TEST_SHARED/truth
	expect 0 '' mbox-split "$truth/ltp-2021.mbox.gz"
	mv stdout mail.tsv
	expect 0 '' patch-classify mail.tsv
	mv stdout patch.tsv
	expect 0 '' digest-format --format=tsv patch.tsv
	mv stdout series.tsv
	python3 "$truth/states.py" "$truth/commits-ltp.tsv.gz" <series.tsv >measure
	cat measure >&2
	# Those that are not in the repository are there under another title: its maintainers
	# mend titles as they apply patches. One of forty is not.
	at_least precision "$(sed -n 's/.*precision [^=]*= \([0-9.]*\).*/\1/p' measure)" 0.86
	at_least recall "$(sed -n 's/.*recall [^=]*= \([0-9.]*\).*/\1/p' measure)" 0.84
}

# A reply for each of the labelled notes, which are cut out of their mails: those that landed first.
labelled() {
	awk -F'\t' -v want="$1" '
		NR > 1 && $2 == want {
			printf "From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: a@example.org\n"
			printf "Subject: Re: [PATCH] x\nMessage-ID: <%d@example.org>\n\n", NR
			gsub(/ \/ /, "\n\n", $3)
			gsub(/\\\\/, "\\", $3)
			gsub(/\nFrom /, "\n>From ", $3)
			sub(/^From /, ">From ", $3)
			printf "%s\n\n", $3
		}' "$TEST_SHARED/truth/notes-ltp.tsv" >mailbox
	expect 0 '' mbox-split mailbox || return
	mv stdout mail.tsv
	expect 0 '' patch-classify --bodies=none mail.tsv || return
	columns flags | grep -cw applied
}

@test "labelled notes" {
	need_shared truth/notes-ltp.tsv
	local landed other
	landed=$(labelled 1) other=$(labelled 0)
	echo "landed $landed, other $other" >&2
	# Of 1961 and 1411, of which most of the others that count did land, too, under another
	# title, and a quarter of the first say nothing.
	((landed >= 1480 && other <= 300))
}
