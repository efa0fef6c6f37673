#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# mbox-split as a hook of mail delivery: one message, one record, exit status 0 or 75.
load helper

header=$'kind\tdate\tfrom_name\tfrom_addr\tfrom_source\tsubject\tmessage_id\tin_reply_to\treferences\tlist\tsource\tbody'

# message N [BODY]: prints a message, whose id is N.
message() {
	printf 'From: A Person <a@example.org>\nSubject: Number %s\n' "$1"
	printf 'Message-ID: <%s@example.org>\n\n%s\n' "$1" "${2-Hello.}"
}

# record N: the record of message N.
record() {
	printf 'mail\t\tA Person\ta@example.org\tfrom\tNumber %s\t%s@example.org\t\t\t\t-:0:%s\tHello.\\n\n' \
		"$1" "$1" "$(message "$1" | wc -c)"
}

# takes STATUS STDERR COMMAND [ARG]...: as expect, for a hook that gets the file mail. It must read
# all of it, or the writer would be told of a broken pipe.
takes() {
	local want_status=$1 want_stderr=$2
	shift 2
	# shellcheck disable=SC2016
	expect "$want_status" "$want_stderr" bash -c '
		{ cat mail && echo >>read; } | "$@"
		exit "${PIPESTATUS[1]}"' - "$@"
	prints ''
	[[ -e read ]] || fail 'the message was not read to its end'
	rm read
}

@test "a message becomes a record, behind the header line" {
	message 1 >mail
	takes 0 '' mbox-split --append=list.tsv
	message 2 >mail
	takes 0 '' mbox-split --append list.tsv --hook
	{ echo "$header" && record 1 && record 2; } >want
	same want list.tsv
	expect 0 '' patch-classify list.tsv
	[[ $(wc -l <stdout) == 3 ]]
}

@test "without --append the record is written to standard output" {
	message 1 >mail
	for _ in 1 2; do
		mbox-split --hook <mail >>list.tsv
		mbox-split --hook --no-header <mail >>rows.tsv
	done
	{ echo "$header" && record 1 && record 1; } >want
	same want list.tsv
	tail -n +2 want >rows
	same rows rows.tsv
	expect 0 '' mbox-split --hook <mail
	head -n 2 want >one
	same one
	mbox-split --hook <mail | same one -
	takes 75 'mbox-split: standard output: *' bash -c 'exec mbox-split --hook >/dev/full'
	takes 75 'mbox-split: standard output: *' bash -c 'exec mbox-split --hook >&-'
}

@test "no environment is needed" {
	message 1 >mail
	local program
	program=$(command -v mbox-split)
	takes 0 '' env -i "$program" --append=list.tsv
	{ echo "$header" && record 1; } >want
	same want list.tsv
}

@test "a From_ line is no part of the message" {
	{ echo 'From a@example.org  Thu Jan  1 10:00:00 2026' && message 1; } >mail
	takes 0 '' mbox-split --append=list.tsv
	[[ $(tail -n 1 list.tsv) == $'mail\t2026-01-01T10:00:00Z\tA Person\t'*$'\tHello.\\n' ]]
	{ echo '>From a@example.org  Thu Jan  1 10:00:00 2026' && message 2; } >mail
	takes 0 '' mbox-split --append=list.tsv
	[[ $(tail -n 1 list.tsv) == $'mail\t\tA Person\t'*$'\tHello.\\n' ]]
	# So is the blank line that procmail puts behind.
	{ echo 'From a@example.org  Thu Jan  1 10:00:00 2026' && message 2 && echo; } >mail
	takes 0 '' mbox-split --append=list.tsv
	[[ $(tail -n 1 list.tsv) == *$'\tHello.\\n' ]]
	# More of them in the text do not make more messages.
	{ message 3 && echo && echo 'From mboxrd@z Thu Jan  1 00:00:00 1970' && message 4; } >mail
	takes 0 '' mbox-split --append=list.tsv
	[[ $(wc -l <list.tsv) == 5 ]]
}

# is_record TEXT: the text (printf escapes) becomes one record.
is_record() {
	printf '%b' "$1" >mail
	rm -f list.tsv
	takes 0 '*' mbox-split --append=list.tsv
	[[ $(wc -l <list.tsv) == 2 ]]
	awk -F '\t' 'NF != 12 { exit 1 }' list.tsv
	expect 0 '' patch-classify list.tsv
}

@test "a damaged message is a record" {
	for_each is_record '' '\n' '\n\n\n' 'no header at all' '\0' 'Subject: no body' \
		'Subject: \0\t\r\e[31m\377\n\n\300\t\\x' 'From \n' 'From x\nFrom x\n' \
		'\037\213\b\0\0\0\0\0torn' 'BZh9' '\0375zstd\n' '(\265/\375' \
		'Content-Type: multipart/mixed; boundary=x\n\n--x\n--x\n--x' \
		'Content-Transfer-Encoding: base64\n\n*****'
	# What looks compressed is text as well.
	echo 'BZh91AY and more' >mail
	takes 0 '*' mbox-split --append=list.tsv
	[[ $(tail -n 1 list.tsv) == *$'\tBZh91AY and more\\n' ]]
}

@test "wrong usage is a temporary failure, and the message is read" {
	message 1 >mail
	takes 75 'mbox-split: *--no-such-option*' mbox-split --hook --no-such-option
	takes 75 'mbox-split: *--no-such-option*' mbox-split --no-such-option --append=list.tsv
	takes 75 'mbox-split: --hook and --append read one message *' mbox-split --hook mail
	takes 75 'mbox-split: --hook and --append read one message *' \
		mbox-split --append=list.tsv --input=mboxrd
	takes 75 'mbox-split: *--append*' mbox-split --append
	[[ ! -e list.tsv ]]
}

@test "only a record is a reason to exit with 0" {
	message 1 >mail
	local option
	for option in --help --version -h -V -hV; do
		takes 75 '*mbox-split*' mbox-split --hook "$option"
		takes 75 '*mbox-split*' mbox-split "$option" --hook
		takes 75 '*mbox-split*' mbox-split --append=list.tsv "$option"
	done
	takes 75 '*' mbox-split --hook --help --no-such-option
	# Options may have values that look like others.
	takes 75 '*' mbox-split --input -- --hook
	takes 75 '*' mbox-split --bodies --append
	[[ ! -e list.tsv ]]
}

@test "a lock that others hold is waited for, but not for ever" {
	command -v python3 >/dev/null || skip 'no python3'
	need_preload
	message 1 >mail
	: >list.tsv
	python3 -c 'if True:
		import fcntl, os, subprocess, sys
		file = open("list.tsv", "r+")
		fcntl.lockf(file, fcntl.LOCK_EX)
		os.environ.update(LD_PRELOAD=sys.argv[1], FAULT_IO="clock 100000")
		hook = subprocess.run(["mbox-split", "--append=list.tsv"], stdin=open("mail"),
			stderr=subprocess.PIPE, text=True)
		assert hook.returncode == 75
		print(hook.stderr, end="")' "$FAULT_IO_LIBRARY" >said
	echo 'mbox-split: list.tsv: lock timed out: others have held it for 60 seconds' | same - said
	[[ ! -s list.tsv ]]
}

@test "what cannot be written is a temporary failure" {
	message 1 >mail
	takes 75 'mbox-split: /dev/full: No space left on device' mbox-split --append=/dev/full
	takes 75 'mbox-split: .: Is a directory' mbox-split --append=.
	takes 75 'mbox-split: no/such/folder: No such file or directory' \
		mbox-split --append=no/such/folder
	expect 75 'mbox-split: standard input: *' mbox-split --append=list.tsv <&-
	expect 75 'mbox-split: standard input: *' mbox-split --append=list.tsv <.
	[[ ! -e list.tsv ]]
}

@test "what is no mail table is not appended to" {
	message 1 >mail
	mbox-split mail >table
	local what
	cp mail not.mbox
	gzip <table >not.gz
	patch-classify table >not.patch
	echo '# my mail' >not.text
	mbox-split --with=to --no-header mail >not.with
	for what in not.*; do
		cp "$what" before
		takes 75 "mbox-split: $what: *" mbox-split --append="$what"
		same before "$what"
		takes 75 'mbox-split: standard output: *' bash -c "exec mbox-split --hook >>$what"
		same before "$what"
	done
	mkfifo pipe
	takes 75 'mbox-split: pipe: nobody reads this pipe' mbox-split --append=pipe
	cat pipe >got &
	for ((i = 0; i < 100; i++)); do
		! mbox-split --append=pipe <mail 2>/dev/null || break
		sleep 0.1
	done
	wait
	{ echo "$header" && record 1; } | same - got
}

@test "a message larger than all buffers is read when it cannot be written" {
	{ message 1 && seq 1000000; } >mail
	takes 75 '*' mbox-split --append=/dev/full
	takes 75 '*' mbox-split --hook --no-such-option
	takes 0 '' mbox-split --append=list.tsv
	[[ $(tail -n 1 list.tsv) == *'\n999999\n1000000\n' ]]
}

@test "a torn record is followed by a new line, and reported" {
	{ message 1 && message 2; } >mail
	mbox-split --append=list.tsv <mail
	local size torn
	size=$(stat -c %s list.tsv)
	message 3 >mail
	for torn in 1 20 50 "${#header}" $((${#header} + 1)) $((${#header} + 2)) \
		$((size - 20)) $((size - 1)); do
		head -c "$torn" list.tsv >torn.tsv
		takes 0 '' mbox-split --append=torn.tsv
		takes 0 '' mbox-split --append=torn.tsv
		[[ $(tail -n 2 torn.tsv) == "$(record 3 && record 3)" ]]
		# The header line stands once, before the first record.
		[[ $(grep -cx "$header" torn.tsv) == 1 ]]
		if [[ $torn == "$((${#header} + 1))" ]]; then
			expect 0 '' patch-classify torn.tsv
		else
			expect 1 'patch-classify: torn.tsv:[12]: the line was cut off*' \
				patch-classify torn.tsv
		fi
		[[ $(tail -n +2 stdout | cut -f 6) == $'Number 3\nNumber 3' ]] || fail "at $torn"
	done
}

@test "32 hooks at once write 32 records" {
	local n
	# Many are larger than what a pipe or a page holds.
	for n in {1..32}; do
		{ message "$n" && seq $((n * 300)); } >"mail.$n"
		mbox-split --hook --no-header <"mail.$n" >>want
	done
	for n in {1..32}; do
		deliver "mail.$n" mbox-split --append=list.tsv &
		deliver "mail.$n" mbox-split --hook >>both.tsv &
		deliver "mail.$n" mbox-split --append=both.tsv &
	done
	wait
	[[ $(head -n 1 list.tsv) == "$header" && $(head -n 1 both.tsv) == "$header" ]]
	sort want >sorted
	tail -n +2 list.tsv | sort | same sorted -
	tail -n +2 both.tsv | sort | uniq | same sorted -
	[[ $(wc -l <both.tsv) == 65 ]]
}

@test "the file may be moved away at any time" {
	local n
	for n in {1..30}; do
		message "$n" >"mail.$n"
		deliver "mail.$n" mbox-split --append=list.tsv &
		[[ $((n % 3)) != 0 ]] || mv list.tsv "old.$n" 2>/dev/null || :
	done
	wait
	printf 'Number %s\n' {1..30} | sort >want
	cat old.* list.tsv 2>/dev/null | grep -vx "$header" | cut -f 6 | sort | same want -
}

@test "the lock is that of fcntl" {
	command -v python3 >/dev/null || skip 'no python3'
	need_preload
	message 1 >mail
	: >list.tsv
	# The hook has tried when it looks for the second time how long it has waited.
	python3 -c 'if True:
		import fcntl, os, subprocess, sys
		file = open("list.tsv", "r+")
		fcntl.lockf(file, fcntl.LOCK_EX)
		looks, hooks_looks = os.pipe()
		os.environ.update(LD_PRELOAD=sys.argv[1], FAULT_IO="clock 0 %d" % hooks_looks)
		hook = subprocess.Popen(["mbox-split", "--append=list.tsv"], stdin=open("mail"),
			pass_fds=[hooks_looks])
		os.close(hooks_looks)
		assert os.read(looks, 1) and os.read(looks, 1)
		assert hook.poll() is None
		fcntl.lockf(file, fcntl.LOCK_UN)
		assert hook.wait() == 0' "$FAULT_IO_LIBRARY"
	{ echo "$header" && record 1; } >want
	same want list.tsv
}

@test "a signal is a temporary failure" {
	command -v python3 >/dev/null || skip 'no python3'
	# The message has begun when the signal comes, and does not end before.
	python3 -c 'if True:
		import fcntl, signal, struct, subprocess, sys, termios, time
		for name in sys.argv[1:]:
			hook = subprocess.Popen(["mbox-split", "--append=list.tsv"],
				stdin=subprocess.PIPE)
			hook.stdin.write(b"Subject: x\n\n")
			hook.stdin.flush()
			unread = lambda: fcntl.ioctl(hook.stdin, termios.FIONREAD, struct.pack("i", 0))
			while any(unread()):
				assert hook.poll() is None, name
				time.sleep(0.001)
			hook.send_signal(getattr(signal, "SIG" + name))
			hook.stdin.close()
			assert hook.wait() == 75, (name, hook.returncode)' \
		HUP INT QUIT TERM ALRM USR1 USR2 ABRT SEGV BUS FPE ILL XCPU
	[[ ! -e list.tsv ]]
}

@test "no memory is a temporary failure" {
	(ulimit -v 100000 && mbox-split --version >/dev/null 2>&1) ||
		skip 'not even the program fits (a sanitizer)'
	{ message 1 && seq 10000000; } >mail
	# shellcheck disable=SC2016
	takes 75 '*' bash -c 'ulimit -v 100000; exec mbox-split --append=list.tsv'
	[[ ! -e list.tsv ]]
}
