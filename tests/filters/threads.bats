# SPDX-License-Identifier: GPL-2.0-or-later
# mbox-split and patch-classify in several threads: the output is that of one.
load helper

# Half of a megabyte more than threads are started for.
many() {
	awk 'BEGIN {
		for (i = 1; i <= 6000; i++) {
			printf "From mboxrd@z Thu Jan  1 00:00:00 1970\n"
			printf "From: P <p%d@example.org>\n", int(i / 4) % 7
			printf "Date: Thu, %d Jan 2026 10:%02d:00 +0000\n", 1 + i / 250, i % 60
			printf "Message-ID: <%d@example.org>\n", i
			printf "List-Id: <tide%d.example.org>\n", i % 3
			if (i % 4)
				printf "In-Reply-To: <%d@example.org>\n", i - i % 4
			if (i % 4 == 0)
				printf "Subject: tide series %d\n\nNaked.\n", i
			else if (i % 4 == 3)
				printf "Subject: Re: [PATCH %d/2] tide: %d\n\n> x\n\nApplied, thanks.\n", i % 2, i
			else {
				printf "Subject: [PATCH %d/2] tide: %d\n\n", i % 4, i
				printf "Signed-off-by: Q%d <q@example.org>\n---\n", i
				printf "diff --git a/f%d b/f%d\n@@ -1 +1 @@\n-a\n+b\n", i, i
			}
			for (n = i % 997 ? i % 9 : 9000; n > 0; n--)
				print "A line of text, which is not short."
			print ""
		}
	}'
}

# same OPTION...: of patch-classify, over the table, as one thread does it.
same() {
	local threads
	[[ $* ]] || set --
	patch-classify --threads=1 "$@" mail.tsv >want || fail "$*"
	for threads in 2 3 4 9; do
		expect 0 '' patch-classify --threads="$threads" "$@" mail.tsv
		cmp -s want stdout || fail "$* differs with $threads threads"
	done
}

@test "patch-classify, with any options" {
	many >list.mbox
	mbox-split list.mbox >mail.tsv
	[[ $(stat -c %s mail.tsv) -gt 2000000 ]]
	for_each same '' --bodies=heads --keep-diff --with=patch_id --match=patch --list-tag=tide
	patch-classify mail.tsv | grep -q naked
}

@test "patch-classify, where the columns change on the way" {
	many >list.mbox
	mbox-split --with=zone,to list.mbox >one.tsv
	mbox-split --bodies=outline list.mbox >two.tsv
	cat one.tsv two.tsv one.tsv >mail.tsv
	same
	same --unique
}

@test "patch-classify, of several files and of a pipe" {
	many >list.mbox
	mbox-split list.mbox >mail.tsv
	patch-classify --threads=1 mail.tsv mail.tsv >want
	patch-classify --threads=4 mail.tsv mail.tsv >got
	cmp want got
	mbox-split list.mbox | patch-classify --threads=4 - mail.tsv | { sleep 1 && cat; } >got
	cmp want got
}

@test "what is wrong is said once, and in order, with any number of threads" {
	local threads
	{
		printf 'kind\tfrom_name\tfrom_addr\tsubject\tmessage_id\tin_reply_to\treferences\tbody\n'
		awk 'BEGIN {
			for (i = 1; i <= 3000; i++) {
				if (i % 1000 == 0) {
					print "mail\tfew"
					continue
				}
				printf "mail\tP\tp@example.org\tx %d\t%d@x\t\t\t", i, i
				for (n = 0; n < 40; n++)
					printf "A line of text.\\n"
				print ""
			}
		}'
	} >mail.tsv
	expect 1 '*' patch-classify --threads=1 mail.tsv
	mv "$BATS_TEST_TMPDIR/stderr" want
	mv stdout rows
	for threads in 2 4; do
		expect 1 '*' patch-classify --threads="$threads" mail.tsv
		cmp want "$BATS_TEST_TMPDIR/stderr"
		cmp rows stdout
	done
	[[ $(wc -l <want) == 3 ]]
}

@test "a number of threads is one" {
	local value
	for value in 0 -1 x '' 70000; do
		expect 2 '*--threads: *' patch-classify --threads="$value" /dev/null
		expect 2 '*--threads: *' mbox-split --threads="$value" /dev/null
	done
}
