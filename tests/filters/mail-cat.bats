#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# mail-cat: the mails of records, out of files. (Out of inboxes, and for git am: mail-apply.bats.)
load helper
load mails

# comes_back FILE...: what mail-cat makes of the records of mail gives these records again.
comes_back() {
	facts "$@" >wanted
	[[ $(wc -l <wanted) -gt 1 ]] || fail "no mail in $*" || return
	mbox-split "$@" >table.tsv
	expect 0 '' mail-cat table.tsv
	facts stdout | same wanted -
}

@test "what mail-cat prints has the same records" {
	printf '\357\273\277' >bom.mbox
	mbox 'From ida@example.org Tue Mar  4 11:01:00 2025' | tee -a bom.mbox >any.mbox
	mbox 'From mboxrd@z Thu Jan  1 00:00:00 1970' >rd.mbox
	mbox 'From ida@example.org Tue Mar  4 11:01:00 2025' | sed 's/$/\r/' >crlf.mbox
	{
		printf '\1\1\1\1\n' && mail 1 && printf '\1\1\1\1\n\1\1\1\1\n'
		mail 2 'From here' '>From there' && printf '\1\1\1\1\n'
	} >mmdf
	mail 1 'From here on' '>From there' >single.eml
	mail 2 | head -c -1 >no-line-end.eml
	{
		echo '  ' && printf '\357\273\277' && mail 2
	} >blank.eml
	{
		echo 'From ida@example.org Tue Mar  4 11:01:00 2025' && mail 2 && echo
	} >delivered.eml
	{
		mail 4 >message && wc -c <message && cat message && echo '<plist></plist>'
	} >4.emlx
	mkdir -p maildir/cur maildir/new maildir/tmp mh folder export.mbox
	mail 1 >maildir/cur/1.a:2,S
	mail 2 >maildir/new/2.b
	mail 3 >mh/1
	mail 4 >mh/10
	mail 5 >folder/5.eml
	cp any.mbox export.mbox/mbox
	gzip -k any.mbox rd.mbox single.eml
	cat any.mbox.gz rd.mbox.gz >two.mbox.gz
	for_each comes_back any.mbox bom.mbox rd.mbox crlf.mbox mmdf single.eml no-line-end.eml blank.eml \
		delivered.eml 4.emlx maildir mh folder export.mbox any.mbox.gz rd.mbox.gz single.eml.gz \
		two.mbox.gz
	comes_back any.mbox rd.mbox.gz mmdf maildir
}

@test "the text that mail-cat is told how to read is the same" {
	mbox 'From ida@example.org Tue Mar  4 11:01:00 2025' >list.mbox
	local format
	for format in mboxo mboxrd mboxcl mboxcl2; do
		facts --input=$format list.mbox >wanted
		mbox-split --input=$format list.mbox >table.tsv
		expect 0 '' mail-cat --input=$format table.tsv
		facts stdout | same wanted -
	done
}

@test "From lines are quoted once" {
	mbox 'From mboxrd@z Thu Jan  1 00:00:00 1970' >rd.mbox
	mbox-split rd.mbox | mail-cat >stdout
	same rd.mbox <(sed 's/^From mboxrd@z Tue/From ida@example.org Tue/' stdout)
	grep -q '^>From here' stdout
	grep -q '^>>From there' stdout
	run ! grep -q '^>>>' stdout
	# In any other mbox nothing says that they were quoted.
	mbox 'From ida@example.org Tue Mar  4 11:01:00 2025' >any.mbox
	mbox-split any.mbox | mail-cat >stdout
	grep -q '^>>From here' stdout
	grep -q '^From mboxrd@z Tue Mar  4 12:03:00 2025$' stdout
}

@test "lines that grep leaves of a table do without its header line" {
	mbox rd >list.mbox
	sed -i '1s/.*/From mboxrd@z Thu Jan  1 00:00:00 1970/' list.mbox
	mbox-split list.mbox >mail.tsv
	expect 0 '' bash -c 'grep "Number 2" mail.tsv | mail-cat'
	[[ $(grep ^Subject: stdout) == 'Subject: Number 2' ]]
	patch-classify mail.tsv >patch.tsv
	expect 0 '' bash -c 'grep "Number 3" patch.tsv | mail-cat'
	[[ $(grep ^Subject: stdout) == 'Subject: Number 3' ]]
	expect 0 '' bash -c 'patch-classify --with=patch_id mail.tsv | grep -e ^kind -e "Number 1" | mail-cat'
	[[ $(grep ^Subject: stdout) == 'Subject: Number 1' ]]
}

@test "of a table source is enough, and each record gives a mail, in their order" {
	local n
	mbox 'From mboxrd@z Thu Jan  1 00:00:00 1970' | gzip >list.mbox.gz
	mbox-split list.mbox.gz | cut -f 11 >sources
	for n in 1 4 2 4 3; do
		sed -n "${n}p" sources
	done >table.tsv
	expect 0 '' mail-cat table.tsv
	[[ $(sed -n 's/^Subject: Number //p' stdout | tr -d '\n') == 3132 ]]
}

@test "a table without source is an error, in one line" {
	mbox-split "$TEST_DATA/sample.mbox" >mail.tsv
	cut -f 1-10 mail.tsv >cut.tsv
	expect 2 'mail-cat: cut.tsv:1: *source*' mail-cat cut.tsv
	prints ''
	[[ $(wc -l <"$BATS_TEST_TMPDIR/stderr") == 1 ]]
	patch-classify mail.tsv | author-rank >rank.tsv
	expect 2 'mail-cat: rank.tsv:1: *' mail-cat rank.tsv
	expect 2 'mail-cat: mail.tsv:1: *' mail-cat --am mail.tsv
	expect 2 'mail-cat: mail.tsv:1: *' mail-cat --series=/dev/null mail.tsv
}

# gone WHY: the second of three records is reported with WHY, and the others are printed.
gone() {
	expect 1 "mail-cat: mail.tsv:3: list.mbox:*: $1" mail-cat mail.tsv
	[[ $(sed -n 's/^Subject: Number //p' stdout | tr -d '\n') == 13 ]] || fail "$(<stdout)"
}

@test "what has changed is reported and skipped" {
	mbox 'From mboxrd@z Thu Jan  1 00:00:00 1970' >list.mbox
	cp list.mbox before
	mbox-split list.mbox >mail.tsv
	# Another message of the same length.
	sed 's/^Message-ID: <2@/Message-ID: <7@/' before >list.mbox
	gone 'it has changed: another message is there'
	# The From_ line is away.
	sed 's/^From ida@example.org Tue Mar  4 11/Xrom ida@example.org Tue Mar  4 11/' before >list.mbox
	expect 1 '*:2: *does not end where it did*:3: *no message begins*' mail-cat mail.tsv
	# Its end is away, or it is a byte longer.
	sed 's/^>>From there$/>>From there!/' before >list.mbox
	expect 1 '*:3: *the message does not end where it did*:4: *' mail-cat mail.tsv
	# Without an id the subject tells.
	sed 's/^Message-ID/X-Dropped-/' before >list.mbox
	mbox-split list.mbox >mail.tsv
	sed -i 's/^Subject: Number 2/Subject: Number 7/' list.mbox
	gone 'it has changed: another message is there'
}

@test "what is gone is reported and skipped" {
	mbox 'From mboxrd@z Thu Jan  1 00:00:00 1970' >list.mbox
	mbox-split list.mbox >mail.tsv
	cp list.mbox before
	head -c 300 before >list.mbox
	expect 1 '*:3: *it ends within the message*:4: *it ends before this byte*' mail-cat mail.tsv
	: >list.mbox
	expect 1 '*:2: *it is empty*' mail-cat mail.tsv
	rm list.mbox
	expect 1 '*:2: list.mbox:0:*: No such file or directory*:4: *' mail-cat mail.tsv
	prints ''
	mkfifo list.mbox
	expect 1 '*:2: *not a regular file*' mail-cat mail.tsv
	mbox-split - <before >mail.tsv
	expect 1 '*:2: -:0:*: standard input cannot be read again*' mail-cat mail.tsv
	printf '%s\n' source x:1 x:1: 1:2 :0:1 x:-1:2 '' x:18446744073709551616:1 >mail.tsv
	expect 1 '*:2: x:1: neither *:3: *:4: *:5: *:6: *:7: it has no source*:8: *' mail-cat mail.tsv
	[[ $(wc -l <"$BATS_TEST_TMPDIR/stderr") == 7 ]]
}

@test "only mail is printed, whatever a table names" {
	printf 'secret\nsecret: x\n' >secret
	mbox-split "$TEST_DATA/sample.mbox" >mail.tsv
	printf '%s\n' source secret:0:17 secret:7:10 mail.tsv:0:20 /dev/zero:0:9 "$PWD:0:9" >table.tsv
	expect 1 '*:2: *this is no mail*:3: *this is no mail*:4: *this is no mail*:5: *:6: *' mail-cat table.tsv
	prints ''
	# Names are shown without what a terminal would obey.
	printf 'source\n\033[31mx:0:1\n' >table.tsv
	expect 1 '*' mail-cat table.tsv
	run ! grep $'\033' "$BATS_TEST_TMPDIR/stderr"
}

@test "odd names of files" {
	local name
	mbox 'From mboxrd@z Thu Jan  1 00:00:00 1970' >list.mbox
	for name in 'a:b' '12:34:56' ':' '-x' $'tab\there' 'back\slash\n' 'ü' $'two\nlines'; do
		cp list.mbox "./$name"
		comes_back "./$name"
	done
	cp list.mbox ./--help
	mbox-split -- --help >table.tsv
	expect 0 '' mail-cat table.tsv
	[[ $(grep -c '^Subject: ' stdout) == 3 ]]
}

@test "relative names are looked up in --directory" {
	mkdir mail
	mbox 'From mboxrd@z Thu Jan  1 00:00:00 1970' >mail/list.mbox
	(cd mail && mbox-split list.mbox) >mail.tsv
	expect 1 '*No such file*' mail-cat mail.tsv
	expect 0 '' mail-cat --directory=mail mail.tsv
	same <(mbox-split mail/list.mbox | mail-cat)
	mbox-split "$PWD/mail/list.mbox" >mail.tsv
	expect 0 '' mail-cat --directory=mail mail.tsv
	expect 0 '' mail-cat --directory=/nowhere mail.tsv
	(cd mail && mbox-split list.mbox) >mail.tsv
	expect 1 '*No such file*' mail-cat --directory=/nowhere mail.tsv
}

@test "--format=raw prints one message as it is" {
	mail 2 'From here on' '>From there' | head -c -1 >2.eml
	mail 3 >3.eml
	mbox-split 2.eml >mail.tsv
	expect 0 '' mail-cat --format=raw mail.tsv
	same 2.eml
	mbox-split 2.eml 3.eml >mail.tsv
	expect 2 '*: a second message: --format=raw is for one*' mail-cat --format=raw mail.tsv
	prints ''
	# If the first is gone there is only one.
	rm 2.eml
	expect 1 '*2.eml*No such file*' mail-cat --format=raw mail.tsv
	same 3.eml
	expect 0 '' mail-cat --format=raw <(head -n 1 mail.tsv)
	prints ''
}

@test "--maildir puts each message into a file of its own" {
	mbox 'From mboxrd@z Thu Jan  1 00:00:00 1970' >list.mbox
	mbox-split list.mbox >mail.tsv
	expect 0 '' mail-cat --maildir=box mail.tsv
	prints ''
	[[ $(find box -mindepth 1 -type d | sort | paste -sd ' ') == 'box/cur box/new box/tmp' ]]
	[[ $(find box/new -type f | wc -l) == 3 && -z $(find box/tmp box/cur -type f) ]]
	same <(facts list.mbox) <(facts box)
	[[ $(stat -c %a box/new/*) == $'600\n600\n600' ]]
	# More come behind those that are there.
	expect 0 '' mail-cat --maildir=box mail.tsv
	same <(facts list.mbox | sed 1d | cut -f 6 | cat - <(facts list.mbox | sed 1d | cut -f 6)) \
		<(facts box | sed 1d | cut -f 6)
	expect 0 '' mail-cat --maildir=box <(mbox-split box)
	expect 2 'mail-cat: --maildir: no/box: *' mail-cat --maildir=no/box mail.tsv
	expect 2 'mail-cat: --maildir: list.mbox: *' mail-cat --maildir=list.mbox mail.tsv
	expect 2 '*exclude each other*' mail-cat --maildir=box --format=raw mail.tsv
}

@test "a full disk leaves no torn file in a Maildir" {
	mail 1 "$(head -c 100000 /dev/zero | tr '\0' x)" >1.eml
	mbox-split 1.eml >mail.tsv
	expect 2 'mail-cat: --maildir: *: File too large' \
		bash -c 'trap "" XFSZ; ulimit -f 8; exec mail-cat --maildir=box mail.tsv'
	[[ -z $(find box -type f) ]]
}

@test "many records of a compressed mbox unpack it once" {
	local n
	for n in {1..2000}; do
		printf 'From mboxrd@z Thu Jan  1 00:00:00 1970\nSubject: %s\nMessage-ID: <%s@example.org>\n\n' "$n" "$n"
		printf '%s\n' {1..100} ''
	done | gzip >list.mbox.gz
	mbox-split list.mbox.gz >mail.tsv
	expect 0 '' strace_reads mail-cat mail.tsv
	[[ $(grep -c ^Subject: stdout) == 2000 ]]
	[[ ! -e reads || $(<reads) -lt 100 ]] || fail "$(<reads) reads"
	# Backwards it is read anew, and still right.
	sed 1d mail.tsv | tac >back.tsv
	expect 0 '' mail-cat back.tsv
	same <(seq 2000 -1 1) <(sed -n 's/^Subject: //p' stdout)
	# And in any order, as out of the file that is not compressed, also where a text is too long to
	# be kept.
	{
		zcat list.mbox.gz
		printf 'From mboxrd@z Thu Jan  1 00:00:00 1970\nSubject: long\nMessage-ID: <long@example.org>\n\n'
		seq 3000000
	} >list.mbox
	gzip -1 -f -k list.mbox
	mbox-split --bodies=none list.mbox | sed 1d | sort -t $'\t' -k 6.2 >mail.tsv
	mail-cat mail.tsv >plain
	expect 0 '' mail-cat <(sed 's/list\.mbox:/list.mbox.gz:/' mail.tsv)
	cmp plain stdout
}

# Runs a command, with the number of its reads in the file reads if that can be known.
strace_reads() {
	if command -v strace >/dev/null && strace -c -o /dev/null true 2>/dev/null; then
		# the leak checker of a build with sanitizers cannot work under it
		ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0 strace -e trace=read -o trace "$@"
		grep -c '^read' trace >reads
	else
		"$@"
	fi
}

@test "real mail comes back" {
	need_shared corpus
	local file
	for file in "$TEST_SHARED"/corpus/*.mbox.gz; do
		comes_back "$file"
	done
}
