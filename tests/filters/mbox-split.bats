# SPDX-License-Identifier: GPL-2.0-or-later
# mbox-split: mail in, mail table out.
load helper

# split_of TEXT [OPTION]...: runs mbox-split on TEXT (printf escapes).
split_of() {
	local text=$1
	shift
	printf '%b' "$text" >mail
	expect 0 '' mbox-split "$@" mail
}

plain='From: A Person <a@example.org>\nSubject: Hello\nDate: Thu, 1 Jan 2026 10:00:00 +0100\nMessage-ID: <1@example.org>\n'

@test "the header line is that of mail-record(5)" {
	expect 0 '' mbox-split /dev/null
	prints $'kind\tdate\tfrom_name\tfrom_addr\tfrom_source\tsubject\tmessage_id\tin_reply_to\treferences\tlist\tsource\tbody'
}

@test "a message becomes one record" {
	split_of "${plain}In-Reply-To: <0@example.org>\nReferences: <x@example.org> <0@example.org>\nList-Id: Our list <our.example.org>\n\nHi,\n\ttab \\\\ here\n"
	[[ $(tail -n +2 stdout) == $'mail\t2026-01-01T09:00:00Z\tA Person\ta@example.org\tfrom\tHello\t1@example.org\t0@example.org\tx@example.org 0@example.org\tour.example.org\tmail:0:'$(stat -c %s mail)$'\tHi,\\n\\ttab \\\\ here\\n' ]] || fail "$output"
}

@test "no header line with --no-header" {
	split_of "$plain\nx\n" --no-header
	[[ $output == mail* && $(wc -l <stdout) == 1 ]]
}

@test "bodies whole, in outline, or not at all" {
	text="$plain\n@@ -1 +1 @@\n-a line\n+another\n"
	split_of "$text" --bodies=all
	[[ $(columns body) == '@@ -1 +1 @@\n-a line\n+another\n' ]]
	split_of "$text" --bodies=outline
	[[ $(columns body) == '@@ -1 +1 @@\n-\n+\n' ]]
	split_of "$text" --bodies=none
	[[ $(columns body) == '' && $(columns subject) == Hello ]]
	split_of "Subject: AW: x\n\n> a\n> b\nyes\n" --bodies=outline
	[[ $(columns body) == '>\nyes\n' ]]
	expect 2 "mbox-split: --bodies: none of *: 'some'*" mbox-split --bodies=some mail
	expect 2 'mbox-split: --threads: *' mbox-split --threads=0 mail
}

@test "files, standard input and - give the same records but for source" {
	mbox-split "$TEST_DATA/sample.mbox" | awk -F'\t' -v OFS='\t' '{ $11 = "" } 1' >want
	mbox-split <"$TEST_DATA/sample.mbox" | awk -F'\t' -v OFS='\t' '{ $11 = "" } 1' >from-stdin
	dd status=none if="$TEST_DATA/sample.mbox" | mbox-split - | awk -F'\t' -v OFS='\t' '{ $11 = "" } 1' >from-dash
	same want from-stdin
	same want from-dash
	[[ $(wc -l <want) == $(($(grep -c '^From ' "$TEST_DATA/sample.mbox") + 1)) ]]
}

@test "several files give one table" {
	expect 0 '' mbox-split "$TEST_DATA/sample.mbox" "$TEST_DATA/sample.mbox"
	n=$(grep -c '^From ' "$TEST_DATA/sample.mbox")
	[[ $(wc -l <stdout) == $((2 * n + 1)) ]]
	[[ $(grep -c '^kind' stdout) == 1 ]]
}

@test "a missing file is complained about, the others are read" {
	printf '%b' "$plain\nx\n" >mail
	expect 2 'mbox-split: missing: No such file or directory' mbox-split missing mail
	[[ $(wc -l <stdout) == 2 ]]
}

@test "source finds the message again" {
	mbox=$TEST_DATA/sample.mbox
	mbox-split "$mbox" >all
	while IFS=$'\t' read -r source rest; do
		offset=${source%:*} length=${source##*:}
		offset=${offset##*:}
		tail -c +$((offset + 1)) "$mbox" | head -c "$length" >one
		expect 0 '' mbox-split --no-header one
		[[ $(cut -f1-10,12 stdout) == "$rest" ]] || fail "$source"
	done < <(tail -n +2 all | awk -F'\t' '{ printf "%s", $11; for (i = 1; i <= 12; i++) if (i != 11) printf "\t%s", $i; print "" }')
}

# The same five messages in each format. One has From_ lines in its text, one no line end.
make_messages() {
	mkdir -p messages
	printf '%b' "${plain}\nFirst.\n" >messages/1
	printf '%b' "${plain}\nSecond:\n\nFrom here on\n>From there\nFrom b@example.org Thu Aug  9 18:39:17 2012\nSubject: x\n\nend\n" >messages/2
	printf '%b' "${plain}Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nGr=FC=DFe\n" >messages/3
	printf '%b' "${plain}\n" >messages/4
	printf '%b' "${plain}\n\n\nblank lines around\n\n\n" >messages/5
}

records() {
	mbox-split --no-header "$@" | cut -f1-10,12
}

same_records() {
	diff -u want - >&2 || fail "$1"
}

@test "every input format gives the same records" {
	make_messages
	for i in 1 2 3 4 5; do records messages/$i; done >want
	[[ $(wc -l <want) == 5 ]]
	asctime='From a@example.org Thu Aug  9 18:39:17 2012'

	for i in 1 2 3 4 5; do
		echo 'From mboxrd@z Thu Jan  1 00:00:00 1970'
		sed 's/^>*From />&/' messages/$i
		echo
	done >rd
	records rd | same_records mboxrd
	gzip -k rd
	records rd.gz | same_records 'gzipped mboxrd'
	dd status=none if=rd.gz | records | same_records 'gzipped mboxrd by pipe'
	sed 's/^From mboxrd@z.*/From - Thu Aug 09 18:39:17 2012/' rd >thunderbird
	records --input=mboxrd thunderbird | same_records 'Thunderbird, as told'

	# What mboxo cannot tell apart from its own quotes loses one.
	for i in 1 2 3 4 5; do
		echo "$asctime"
		sed 's/^From />&/' messages/$i
		echo
	done >o
	records --input=mboxo o >got
	sed 's/\\n>From there/\\nFrom there/' want | diff -u - got >&2
	for i in 1 2 3 4 5; do
		echo "$asctime"
		sed '/^$/,$!b' messages/$i | sed "0,/^\$/s/^\$/Content-Length: $(sed '1,/^$/d' messages/$i | sed 's/^From />&/' | wc -c)\n/" | sed 's/^From />&/'
		echo
	done >cl
	records --input=mboxcl cl >got
	sed 's/\\n>From there/\\nFrom there/' want | diff -u - got >&2
	for i in 1 2 3 4 5; do
		echo "$asctime"
		sed "0,/^\$/s/^\$/Content-Length: $(sed '1,/^$/d' messages/$i | wc -c)\n/" messages/$i
		echo
	done >cl2
	records --input=mboxcl2 cl2 | same_records mboxcl2
	records cl2 | same_records 'mboxcl2, recognised'

	mkdir -p Maildir/{cur,new,tmp}
	for i in 1 2 3; do cp messages/$i Maildir/cur/100$i.host:2,S; done
	for i in 4 5; do cp messages/$i Maildir/new/100$i.host; done
	records Maildir | same_records Maildir
	mkdir MH
	touch MH/.mh_sequences
	for i in 1 2 3 4 5; do cp messages/$i MH/$((i + 7)); done
	records MH | same_records MH

	git init -q --bare repo.git
	for i in 1 2 3 4 5; do git -C repo.git hash-object -w --stdin <messages/$i; done |
		git -C repo.git cat-file --batch >blobs
	records blobs | same_records 'git cat-file --batch'
}

@test "From_ lines of every program separate" {
	while IFS= read -r line; do
		printf '%s\n%b\none\n\n%s\n%b\ntwo\n\n' "$line" "$plain" "$line" "$plain" >mbox
		expect 0 '' mbox-split --no-header mbox
		[[ $(wc -l <stdout) == 2 ]] || fail "$line"
	done <<-'END'
		From a@b.example Thu Aug  9 18:39:17 2012
		From a@b.example Thu Aug  9 18:39:17 +0200 2012
		From a@b.example Thu Aug  9 18:39:17 2012 +0200
		From a@b.example Thu Aug  9 18:39 2012
		From a@b.example Thu Aug  9 18:39:17 2012 remote from x
		From a at b.example  Thu Aug  9 18:39:17 2012
		From - Thu Aug  9 18:39:17 2012
		From MAILER-DAEMON Thu Aug  9 18:39:17 2012
		From 1779873633236952867@xxx Mon Oct 16 01:29:30 +0000 2023
		From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001
		From mboxrd@z Thu Jan  1 00:00:00 1970
	END
}

@test "a format-patch line in a body does not separate" {
	printf 'From a@example.org Thu Aug  9 18:39:17 2012\n%b\ntext\n\nFrom 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001\nFrom: b@example.org\n\n' "$plain" >mbox
	expect 0 '' mbox-split --no-header mbox
	[[ $(wc -l <stdout) == 1 ]]
}

@test "adjacent encoded words all count" {
	split_of 'Subject: =?UTF-8?B?SGVsbG8=?= =?UTF-8?B?IHdvcmxk?=\nFrom: =?utf-8?q?J=C3=B6rg?= =?UTF-8?q?_M=C3=BCller?= <j@example.org>\n\n'
	[[ $(columns subject from_name) == $'Hello world\tJörg Müller' ]] || fail "$(columns subject from_name)"
}

@test "base64 goes on behind padding" {
	split_of "${plain}Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nSGVsbG8=\nIHdvcmxkCg==\n"
	[[ $(columns body) == 'Hello world\n' ]] || fail "$(columns body)"
}

@test "damage is named, counted, and the run goes on" {
	printf 'From mboxrd@z Thu Jan  1 00:00:00 1970\n\nFrom mboxrd@z Thu Jan  1 00:00:00 1970\n%b\nfine\n\n' "$plain" >mbox
	expect 1 $'*mbox-split: mbox: message 1 at byte 0: *\nmbox-split: mbox: read as mboxrd\nmbox-split: 2 messages, 1 damaged, 0 skipped' mbox-split -v mbox
	[[ $(wc -l <stdout) == 3 ]]
}

@test "a truncated gzip file is read as far as it goes" {
	gzip -c "$TEST_DATA/sample.mbox" | head -c 5000 >torn.gz
	expect 2 '*gzip data ends early' mbox-split torn.gz
	[[ $(wc -l <stdout) -gt 3 ]]
}

@test "xz, zstd and bzip2 name the command to pipe through" {
	printf '\3757zXZ\0xxxx' >mail.xz
	expect 2 'mbox-split: mail.xz: compressed; pipe it through xzcat' mbox-split mail.xz
	printf '\050\265\057\375xxxx' >mail.zst
	expect 2 'mbox-split: mail.zst: compressed; pipe it through zstdcat' mbox-split mail.zst
	printf 'BZh91AY&SY' >mail.bz2
	expect 2 'mbox-split: mail.bz2: compressed; pipe it through bzcat' mbox-split mail.bz2
}

@test "an unknown format is a usage error" {
	expect 2 "mbox-split: --input: none of auto, *: 'mbx'; try 'mbox-split --help'" mbox-split --input=mbx
}

@test "an empty folder holds no mail" {
	mkdir -p Maildir/{cur,new,tmp}
	expect 0 '' mbox-split --no-header Maildir </dev/zero
	prints ''
}

@test "control characters of names and paths do not reach the terminal" {
	printf '\n\n' >$'evil\e[31m'
	expect 2 '*evil?\[31m*' mbox-split $'evil\e[31m'
	[[ $(tr -d '\n\t[:print:]' <stdout | od -c) != *033* ]]
}

# What takes the cursor's line away.
clear=$'\r\e[K'

@test "--progress says how far it is, and takes that away" {
	need_preload
	slow_mail | expect 0 "${clear}[0-9]*B, [0-9]* messages$clear" with_clock 1000 mbox-split --progress
	slow_mail | mbox-split --no-progress | same stdout -
	# a run that is done within a second shows nothing
	slow_mail | expect 0 '' with_clock 900 mbox-split --progress
	slow_mail >mail
	expect 0 '' with_clock 1 mbox-split --progress mail
	{
		slow_mail
		printf 'From mboxrd@z Thu Jan  1 00:00:00 1970\n\n'
	} | expect 1 "${clear}[0-9]*messages${clear}*mbox-split: -: message 8 at *" \
		with_clock 1000 mbox-split --progress
}

@test "progress has a total and a time where the files tell" {
	need_preload
	for ((i = 0; i < 3; i++)); do cat "$TEST_DATA/sample.mbox"; done >mail
	gzip -k mail
	for_each check_total "mail mail" "mail.gz mail.gz"
	mkfifo fifo
	cat mail >fifo &
	with_clock 1000 mbox-split --progress mail fifo 2>stderr >/dev/null
	grep -qE '[0-9] messages' stderr
	run ! grep -qE ' of |left' stderr
}

check_total() {
	local files size
	read -ra files <<<"$1"
	size=$(cat "${files[@]}" | wc -c | awk '{
		for (n = split("B kB MB", unit); --n && 1000 ^ n > $1;);
		printf "%d.%d %s", $1 / 1000 ^ n, $1 % 1000 ^ n / (1000 ^ n / 10), unit[n + 1] }')
	with_clock 1000 mbox-split --progress "${files[@]}" 2>stderr >/dev/null
	tr '\r' '\n' <stderr | grep -qE "[0-9] [kM]?B of $size, [0-9]+ messages, .* s left" ||
		fail "no total of $size" "$(<stderr)"
}

@test "there is no progress in a pipe or hook unless asked for" {
	need_preload
	slow_mail | expect 0 '' with_clock 1000 mbox-split
	slow_mail | expect 0 '' with_clock 1000 mbox-split --hook --progress
	slow_mail | expect 0 '' with_clock 1000 mbox-split --append=table --progress
	slow_mail | expect 0 '' with_clock 1000 mbox-split --progress --no-progress
}

@test "there is progress on a terminal that nobody else writes to" {
	on_terminal 'slow_mail | mbox-split >table'
	grep -qE $'^\r\e\\[K[0-9.]+ k?B, [0-9]+ messages\r\e\\[K$' screen || fail "$(od -c screen)"
	on_terminal 'stty cols 12; slow_mail | mbox-split >table'
	grep -qE $'^\r\e\\[K[0-9.]+ k?B, [0-9mesag ]+\r\e\\[K$' screen || fail "$(od -c screen)"
	[[ $(tr -d '\r\033' <screen | sed 's/\[K//g') == ??????????? ]] || fail "$(od -c screen)"
	on_terminal 'slow_mail | mbox-split --no-progress >table'
	same /dev/null screen
	on_terminal 'slow_mail | TERM=dumb mbox-split >table'
	same /dev/null screen
	on_terminal 'slow_mail | mbox-split'
	run ! grep -q messages screen
	on_terminal 'slow_mail | mbox-split | cat >table'
	same /dev/null screen
	on_terminal 'set -m; slow_mail | mbox-split >table & wait'
	run ! grep -q messages screen
}

@test "a complaint takes the place of another program's progress" {
	on_terminal 'patch-classify nowhere >table || true'
	[[ $(<screen) == "${clear}patch-classify: nowhere: "* ]] || fail "$(od -c screen)"
	on_terminal 'TERM=dumb patch-classify nowhere >table || true'
	[[ $(<screen) == "patch-classify: nowhere: "* ]] || fail "$(od -c screen)"
	on_terminal 'patch-classify nowhere || true'
	[[ $(<screen) != *$'\e'* ]] || fail "$(od -c screen)"
}

check_corpus() {
	local messages
	messages=$(zcat "$1" | grep -c '^From ')
	LC_ALL=C.UTF-8 expect 0 '' mbox-split "$1"
	[[ $(tail -n +2 stdout | wc -l) == "$messages" ]] || fail "not $messages records"
	iconv -f UTF-8 -t UTF-8 stdout >/dev/null || fail 'invalid UTF-8'
	awk -F'\t' 'NF != 12 { exit 1 }' stdout || fail 'not 12 columns'
	LC_ALL=C mbox-split "$1" | same stdout -
	mbox-split --via=gmime "$1" | same stdout -
}

@test "real mail: a record for each message, the same in every locale and by either way" {
	need_shared corpus
	for_each check_corpus "$TEST_SHARED"/corpus/*.mbox.gz
}

compare_with_python() {
	if [[ $1 == *.gz ]]; then
		zcat "$1" >mbox
	else
		cp "$1" mbox
	fi
	mbox-split mbox >table
	expect 0 '' python3 "$TEST_TOOLS/compare-email.py" table
	grep -qx "$(grep -c '^From ' mbox) compared, 0 different" stdout || fail "$(<stdout)"
}

@test "Python's email package reads the same senders, subjects, dates, ids and texts" {
	command -v python3 >/dev/null || skip 'no python3'
	for_each compare_with_python "$TEST_DATA/sample.mbox"
}

@test "real mail: Python's email package reads the same" {
	command -v python3 >/dev/null || skip 'no python3'
	need_shared corpus
	for_each compare_with_python "$TEST_SHARED"/corpus/*.mbox.gz "$TEST_SHARED/seed/kvm.mbox"
}

@test "real mail: a public-inbox gives the records of its mboxrd export, and Python's" {
	need_shared corpus/kvm-ppc.bundle
	git clone -q --mirror "$TEST_SHARED/corpus/kvm-ppc.bundle" kvm-ppc.git
	inbox-cat -C kvm-ppc.git >blobs
	expect 0 '' mbox-split blobs
	cut -f 1-10,12 stdout >want
	[[ $(wc -l <want) == $(($(git -C kvm-ppc.git rev-list --count HEAD) + 1)) ]]
	command -v python3 >/dev/null || skip 'no python3'
	python3 "$TEST_TOOLS/batch-to-mboxrd.py" <blobs >mboxrd
	expect 0 '' mbox-split mboxrd
	cut -f 1-10,12 stdout | same want -
	mv stdout table
	expect 0 '' python3 "$TEST_TOOLS/compare-email.py" table
}
