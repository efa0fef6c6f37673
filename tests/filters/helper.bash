# SPDX-License-Identifier: GPL-2.0-or-later
# Helpers of the command-line tests: `load helper` first in a test file.
#
# meson sets PATH (the build directory comes first), TEST_DATA (fixtures), TEST_SHARED (a corpus of
# real mail that not everybody has) and PROGRAMS (all programs of the suite).
bats_require_minimum_version 1.5.0

# Each test runs in an empty folder of its own, and must leave none of its temporary files behind.
setup() {
	export TMPDIR=$BATS_TEST_TMPDIR/tmp
	mkdir -p "$TMPDIR" "$BATS_TEST_TMPDIR/work"
	cd "$BATS_TEST_TMPDIR/work" || return
	# Git must be the same for everybody.
	export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
	unset GIT_DIR GIT_WORK_TREE SOURCE_DATE_EPOCH
	[[ -z ${TEST_VALGRIND-} ]] || use_valgrind
}

teardown() {
	nothing_left
	valgrind_is_silent
}

# Puts the filters in C under valgrind, with the options in TEST_VALGRIND. What it says goes to files,
# since standard error is looked at.
use_valgrind() {
	local bin=$BATS_TEST_TMPDIR/bin program path
	mkdir -p "$bin" "$BATS_TEST_TMPDIR/valgrind"
	for program in $PROGRAMS; do
		path=$(command -v "$program")
		if [[ -e $BATS_TEST_DIRNAME/../../filters/$program.sh ]]; then
			cp "$path" "$bin/$program"
			continue
		fi
		printf '#!/bin/sh\nexec valgrind -q --vgdb=no %q --log-file=%q/%%p %q "$@"\n' \
			"$TEST_VALGRIND" "$BATS_TEST_TMPDIR/valgrind" "$path" >"$bin/$program"
		chmod +x "$bin/$program"
	done
	PATH=$bin:$PATH
}

# Besides errors it reports system calls that it does not know.
valgrind_is_silent() {
	local file
	for file in "$BATS_TEST_TMPDIR"/valgrind/*; do
		[[ -e $file ]] || continue
		run ! grep '^==' "$file"
	done
}

nothing_left() {
	[[ -d $TMPDIR ]] || fail 'TMPDIR is gone' || return
	if compgen -G "$TMPDIR/*" >&2 || compgen -G "$TMPDIR/.[!.]*" >&2; then
		fail 'left in TMPDIR'
	fi
}

fail() {
	printf '%s\n' "$@" >&2
	return 1
}

# expect STATUS STDERR COMMAND [ARG]...: runs the command; its exit status must be STATUS, and all
# of its standard error must match the pattern STDERR ('' for none). Leaves the standard output
# in the file stdout, and in $output without its last line end (of a long one, the beginning).
expect() {
	local want_status=$1 want_stderr=$2 status=0 stderr
	shift 2
	"$@" >stdout 2>"$BATS_TEST_TMPDIR/stderr" || status=$?
	text_of output stdout
	text_of stderr "$BATS_TEST_TMPDIR/stderr"
	[[ $status == "$want_status" ]] ||
		fail "command: $*" "exit status: $status, not $want_status" "stderr: $stderr" || return
	# shellcheck disable=SC2053 # a pattern
	[[ $stderr == $want_stderr ]] ||
		fail "command: $*" "stderr: $stderr" "which is not: $want_stderr"
}

# text_of NAME FILE: sets a variable to what is in a file, but for NUL and the line ends at its end;
# of a long one, to the beginning. Without a process, since this is called thousands of times.
text_of() {
	local -n text=$1
	local part=
	text=
	while ((${#text} < 1000000)) && IFS= read -r -d '' -n $((1000000 - ${#text})) part; do
		text+=$part part=
	done <"$2"
	text+=$part
	while [[ ${text: -1} == $'\n' ]]; do
		text=${text%$'\n'}
	done
}

# same EXPECTED-FILE [FILE]: the file (stdout) must be equal to what is expected.
same() {
	diff -u --label expected --label got "$1" "${2-stdout}" >&2
}

# prints TEXT: the last output must be equal to TEXT.
prints() {
	# shellcheck disable=SC2154 # text_of sets it
	[[ $output == "$1" ]] || diff -u --label expected --label got <(printf '%s\n' "$1") <(printf '%s\n' "$output") >&2
}

# columns NAME...: those columns of the table in stdout, in that order, without the header line.
columns() {
	awk -F'\t' -v want="$*" '
		NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; n = split(want, names, " "); next }
		{ for (i = 1; i <= n; i++) printf "%s%s", $at[names[i]], (i < n ? "\t" : "\n") }' stdout
}

# for_each CHECK [WORD]...: calls CHECK with each word; no words at all are a failure.
for_each() {
	local check=$1 word
	shift
	[[ $# -gt 0 ]] || fail "nothing to check with $check" || return
	for word in "$@"; do
		[[ $word != */\** ]] || fail "no fixtures: $word" || return
		# Shown if it fails. Not `|| fail`: then its lines could fail unseen, but for the last.
		echo "in $check $word" >&2
		"$check" "$word"
	done
}

# The options of a help text or a formatted man page, each in each of its forms: a line that starts
# with options has nothing else, or two blanks behind them.
options_of() {
	sed -nE 's/^ +((-[^ ]+( [A-Z]+)?(, )?)+)(  .*)?$/\1/p' |
		grep -oE -- '-[^ ]+' | sed 's/,$//' | sort
}

# Skips the test where the corpus of real mail is absent, or the file of it that is named.
need_shared() {
	[[ -e $TEST_SHARED/${1-} ]] || skip "no real mail at ../shared/${1-}"
}

# need_preload: a library can be put in front of the others that a program uses.
need_preload() {
	[[ -n ${FAULT_IO_LIBRARY-} ]] || skip 'no library to make faults with'
	FAULT_IO=none LD_PRELOAD=$FAULT_IO_LIBRARY mbox-split --version >/dev/null 2>&1 ||
		skip 'no library can be preloaded'
}

# with_clock MS COMMAND [ARG]...: each look that a filter takes at its clock is so many milliseconds
# after the last.
with_clock() {
	FAULT_IO="clock $1" LD_PRELOAD=$FAULT_IO_LIBRARY "${@:2}"
}

# Prints so many messages that the clock is looked at once. By a clock that goes on by a second, a
# progress line is due then.
slow_mail() {
	local i
	for i in {1..7}; do
		printf 'From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: a@example.org\nSubject: %s\n\nx\n\n' "$i"
	done
}

# Skips the test where no terminal can be made, as where a package is built.
need_terminal() {
	command -v script >/dev/null || skip 'no script(1)'
	script -qec : /dev/null >/dev/null 2>&1 </dev/null || skip 'no terminal can be made'
}

# on_terminal COMMAND: runs a bash command on a terminal of 80 columns, which it may change, with a
# clock that goes on by a second; leaves what it shows in the file screen. Within it, slow_mail can be
# used.
on_terminal() {
	need_terminal
	need_preload
	export -f slow_mail
	TERM=xterm SHELL=$BASH with_clock 1000 script -qec "stty cols 80; $1" /dev/null >screen </dev/null
}

# wait_until COMMAND [ARG]...: waits for an event, which the command tells by its status. Only what
# never comes is given up, after minutes.
wait_until() {
	local try
	for ((try = 0; try < 6000; try++)); do
		! "$@" || return 0
		sleep 0.05
	done
	fail "waited in vain: $*"
}

# in_time COMMAND [ARG]...: gives up what hangs, long after the slowest machine would be done.
in_time() {
	timeout 1200 "$@"
}

# waits_for PID FILE: the process sleeps in a read of that file, or is gone.
waits_for() {
	local thread call
	kill -0 "$1" 2>/dev/null || return 0
	for thread in "/proc/$1/task"/*; do
		# Calls that begin with a number that is no descriptor do not sleep, but may have to wait
		# for their turn.
		if read -ra call <"$thread/syscall" && [[ ${call[1]-} == 0x* ]] &&
			[[ /proc/$1/fd/$((call[1])) -ef $2 ]] && grep -q '^State:.S' "$thread/status"; then
			return 0
		fi
	done 2>/dev/null
	return 1
}

# deliver MESSAGE HOOK [ARG]...: as a mail transport does, with the message in a file: again after a
# temporary failure, such as a lock that others had for long since the machine is slow.
deliver() {
	local status=75 try
	for ((try = 0; status == 75 && try < 20; try++)); do
		status=0
		"${@:2}" <"$1" || status=$?
	done
	return "$status"
}

# need PROGRAM...: without one of them the test is skipped.
need() {
	local program
	for program; do
		command -v "$program" >/dev/null || skip "no $program"
	done
}

# for_release: skips what takes long for how seldom it finds anything. .ci/release asks for it.
for_release() {
	[[ -n ${TEST_ALL-} ]] || skip 'only with TEST_ALL=yes'
}

# need_waiting: waits_for can see what a child does.
need_waiting() {
	local child seen=
	sleep 600 3>&- &
	child=$!
	read -r seen 2>/dev/null <"/proc/$child/syscall" || :
	# Of a child that is not a program yet, bash would take any other signal.
	{ kill -KILL $child && wait $child; } 2>/dev/null || :
	[[ -n $seen ]] || skip 'nothing tells where a process waits'
}

# Leaves in $sleeper the id of a process that does nothing until the test has ended.
start_sleeper() {
	mkfifo "$BATS_TEST_TMPDIR/forever"
	exec 9<>"$BATS_TEST_TMPDIR/forever"
	cat "$BATS_TEST_TMPDIR/forever" 9>&- 3>&- &
	# shellcheck disable=SC2034 # for the tests
	sleeper=$!
}

# complete: the patch table in standard input, with empty columns where the digest needs others.
complete() {
	awk -F '\t' -v OFS='\t' '
		NR == 1 {
			n = split("date version part total flags series trailers body", needed, " ")
			for (i = 1; i <= NF; i++)
				has[$i] = 1
			for (i = 1; i <= n; i++)
				if (!has[needed[i]]) {
					names = names OFS needed[i]
					blanks = blanks OFS
				}
			print $0 names
			next
		}
		$1 == "by" { blanks = "" }
		{ print $0 blanks }'
}
