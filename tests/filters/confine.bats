#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# What the filters give up before they read: list-digest(7), SECURITY CONSIDERATIONS.
load helper

# All programs but the shell scripts.
filters=()
for program in ${PROGRAMS-}; do
	[[ -e $BATS_TEST_DIRNAME/../../filters/$program.sh ]] || filters+=("$program")
done

# command_of FILTER: puts it with the options that it needs into the array command.
command_of() {
	command=("$1")
	case $1 in
	commit-match)
		printf 'commit\tdate\ttitle\tmessage_ids\n' >commits.tsv
		command+=(--commits=commits.tsv)
		;;
	record-map)
		echo 'example.org Example Inc.' >orgs
		command+=(--org-map=orgs)
		;;
	esac
}

need_confined() {
	[[ ${CONFINES-} == yes ]] || skip 'not confined (a sanitizer)'
}

need_landlock() {
	need_confined
	python3 -c 'if True:
		import ctypes, sys
		libc = ctypes.CDLL(None)
		sys.exit(libc.syscall(444, None, ctypes.c_size_t(0), 1) < 1)' 2>/dev/null ||
		skip 'no Landlock here, or no python3 to ask'
}

need_seccomp() {
	need_confined
	[[ -z ${LACKS_SECCOMP-} ]] || skip "no seccomp: $LACKS_SECCOMP"
	grep -q '^Seccomp:' /proc/self/status 2>/dev/null || skip 'no seccomp here'
}

# waiting COMMAND [ARG]...: starts it, with what is written to descriptor 7 for the pipe ./pipe, and
# waits until it waits for that, which is when it is confined; leaves its process id in $waiting.
waiting() {
	need_waiting
	rm -f pipe
	mkfifo pipe
	exec 7<>pipe
	"$@" 7>&- &
	waiting=$!
	wait_until waits_for $waiting pipe
}

# ends STATUS: the waiting program ends, with the status.
ends() {
	local status=0
	exec 7>&-
	wait "$waiting" || status=$?
	[[ $status == "$1" ]] || fail "exit status: $status, not $1"
}

status_of() {
	grep -E '^(NoNewPrivs|Seccomp):' "/proc/$waiting/status" | tr -d '\t'
}

check_status() {
	waiting "$@" >/dev/null 2>stderr
	status_of >status
	kill "$waiting"
	ends 143
	same <(printf '%s\n' NoNewPrivs:1 Seccomp:2) status
}

check_filter() {
	command_of "$1"
	check_status "${command[@]}" pipe
}

# The input is another file than when the program started, so it was not named.
check_landlock() {
	echo x >later
	command_of "$1"
	waiting "${command[@]}" pipe later >/dev/null 2>stderr
	mv later moved
	cp moved later
	ends 2
	grep -q "^$1: later: Permission denied\$" stderr || fail "$(<stderr)"
}

@test "every filter has given up calls before it reads" {
	need_seccomp
	for_each check_filter "${filters[@]}"
}

# check_verbose FILTER: what --verbose says is what the kernel says of the process, REFUSE or not.
check_verbose() {
	local said seccomp privileges=0
	# Of a container's own.
	seccomp=$(awk '/^Seccomp:/ { print $2 }' /proc/self/status)
	command_of "$1"
	rm -f pipe stderr
	mkfifo pipe
	exec 7<>pipe
	LD_PRELOAD=${REFUSE:+$REFUSE_CALLS_LIBRARY} "${command[@]}" --verbose pipe 7>&- >/dev/null 2>stderr &
	waiting=$!
	until grep -qs confined stderr || ! kill -0 $waiting 2>/dev/null; do
		sleep 0.05
	done
	status_of >status
	kill "$waiting"
	ends 143
	said=$(grep -E "^$1: (confined|not confined)[:;]" stderr) || fail "$(<stderr)"
	[[ $said != *': confined: '*'no new privileges'* ]] || privileges=1
	[[ $said != *': confined: seccomp filter'* ]] || seccomp=2
	same <(printf '%s\n' NoNewPrivs:$privileges Seccomp:"$seccomp") status || fail "$said"
	[[ -z ${want-} || $said == "$1: "$want ]] || fail "$said" "is not $want"
}

@test "--verbose says what is in force" {
	need_confined
	grep -q '^Seccomp:' /proc/self/status 2>/dev/null || skip 'no seccomp here'
	for_each check_verbose "${filters[@]}"
}

@test "--verbose says what the kernel refused, and the filter works all the same" {
	need_seccomp
	local REFUSE want refused=': the kernel refused: Operation not permitted'
	export REFUSE
	! grep -q '^NoNewPrivs:.*1' /proc/self/status || skip 'already without new privileges'
	while IFS='|' read -r REFUSE want; do
		check_verbose mbox-split
		printf 'Subject: x\n\nx\n' >mail
		expect 0 "mbox-split: $want*" env LD_PRELOAD="$REFUSE_CALLS_LIBRARY" mbox-split -v mail
		[[ $(wc -l <stdout) == 2 ]]
	done <<-END
		flags|confined: seccomp filter*
		call|confined: *no new privileges; no seccomp filter: *
		seccomp|confined: *no new privileges; no seccomp filter$refused*
		landlock|confined: seccomp filter, no new privileges; no Landlock: *
		seccomp landlock|confined: no new privileges; no seccomp filter$refused; no Landlock: *
		privileges|not confined; no seccomp filter: the kernel refused: Invalid argument; no Landlock: *
	END
}

@test "--verbose says that the programs were built without" {
	[[ -n ${LACKS_SECCOMP-} ]] || skip 'built with libseccomp'
	echo kind >file
	printf 'Subject: x\n\nx\n' >mail
	expect 0 "mbox-split: *confined*: $LACKS_SECCOMP*" mbox-split --verbose mail
}

@test "a hook has given up calls before it reads" {
	need_seccomp
	# shellcheck disable=SC2016
	waiting bash -c 'exec "$@" <pipe' - mbox-split --append=list.tsv
	same <(printf '%s\n' NoNewPrivs:1 Seccomp:2) <(status_of)
	printf 'Subject: x\n\nx\n' >&7
	ends 0
	[[ $(wc -l <list.tsv) == 2 ]]
}

# The victim must be as it was when the filter has ended.
check_victim() {
	local victim=${sleeper:?} before
	before=$(prlimit --noheadings -p "$victim" && taskset -p "$victim" && chrt -p "$victim" &&
		ionice -p "$victim" && ps -o ni= -p "$victim")
	command_of "$1"
	VICTIM=$victim LD_PRELOAD=$BREAK_OUT_LIBRARY "${command[@]}" <file >/dev/null 2>stderr || true
	run ! grep -v "^$1: " stderr
	[[ $before == "$(prlimit --noheadings -p "$victim" && taskset -p "$victim" && chrt -p "$victim" &&
		ionice -p "$victim" && ps -o ni= -p "$victim")" ]]
}

@test "no filter does anything to another process" {
	need_seccomp
	local program
	for program in prlimit taskset chrt ionice ps; do
		command -v $program >/dev/null || skip "no $program(1)"
	done
	[[ -z ${TEST_VALGRIND-} ]] || skip 'valgrind has no seccomp'
	printf 'kind\n' >file
	start_sleeper
	for_each check_victim "${filters[@]}"
}

@test "every filter opens only what was named" {
	need_landlock
	local program
	for program in "${filters[@]}"; do
		# It learns from records what it has to read.
		[[ $program == mail-cat ]] || check_landlock "$program"
	done
}

@test "who delivers into a Maildir writes nowhere else" {
	need_landlock
	local moved=$PWD/box/tmp
	printf 'Subject: x\n\nx\n' >1.eml
	mbox-split 1.eml >mail.tsv
	waiting mail-cat --maildir=box pipe 2>stderr
	# It has the folders open, but they are not the Maildir's any more.
	mv "$moved" elsewhere
	cat mail.tsv >&7
	ends 2
	grep -q '^mail-cat: --maildir: .*: Permission denied$' stderr || fail "$(<stderr)"
	[[ -z $(find elsewhere box/new -type f) ]]
}

@test "a hook's file may be moved away, and is made again" {
	echo old >list.tsv
	ln -s list.tsv link
	local name
	for name in list.tsv link; do
		# shellcheck disable=SC2016
		waiting bash -c 'exec "$@" <pipe' - mbox-split --append="$name" --no-header
		mv list.tsv "old.$name"
		printf 'Subject: x\n\nx\n' >&7
		ends 0
		[[ $(wc -l <list.tsv) == 1 ]]
	done
	echo old | same - old.list.tsv
}

@test "a hook sees a torn line of standard output" {
	printf 'mail\ttorn' >list.tsv
	printf 'Subject: x\n\nx\n' >mail
	expect 0 '' bash -c 'mbox-split --hook --no-header <mail >>list.tsv'
	[[ $(wc -l <list.tsv) == 2 ]] || fail "$(<list.tsv)"
	[[ $(cut -f 6 list.tsv) == *x ]]
}

@test "what stands for an input can be opened" {
	printf 'Subject: %s\n\nx\n' a >a
	printf 'Subject: %s\n\nx\n' b >b
	ln -s a link
	mkdir -p maildir/cur maildir/new maildir/tmp
	cp b maildir/cur/1
	ln -s ../../a maildir/new/2
	# A pipe, a file, one that has no name any more, a terminal or whatever it is.
	exec {gone}<b
	mkfifo later
	cat a >later &
	expect 0 '' mbox-split link <(cat b) /dev/fd/"$gone" later maildir - <a
	rm b
	exec {gone}<&-
	tail -n +2 stdout | cut -f 6 | tr -d '\n' >subjects
	[[ $(<subjects) == abbabaa ]] || fail "$(<subjects)"
}

@test "folders of many messages can be read, and links in them" {
	need_landlock
	local n
	mkdir -p maildir/cur maildir/new maildir/tmp
	for ((n = 100; n < 200; n++)); do
		printf 'Subject: %s\n\nx\n' "$n" >"maildir/cur/$n"
	done
	printf 'Subject: linked\n\nx\n' >outside
	ln -s ../../outside maildir/new/500
	expect 0 '' mbox-split maildir
	[[ $(wc -l <stdout) == 102 && $(tail -n 1 stdout | cut -f 6) == linked ]]
	# And nothing else.
	echo x >later
	waiting mbox-split pipe later maildir 2>stderr >stdout
	mv later moved
	cp moved later
	ends 2
	grep -q '^mbox-split: later: Permission denied$' stderr || fail "$(<stderr)"
}

@test "every charset that iconv has can be read" {
	local charset
	for charset in EUC-KR ISO-2022-JP GB18030 BIG5-HKSCS EUC-JISX0213 KOI8-U TCVN; do
		{
			printf 'From: x@example.org\nContent-Type: text/plain; charset=%s\n\n' "$charset"
			printf '\303\251\n' | iconv -f UTF-8 -t "$charset//TRANSLIT"
		} >mail
		mbox-split mail >record
		# As iconv without any limits has it.
		sed '1,/^$/d' mail | iconv -f "$charset" -t UTF-8 | same - <(
			tail -n 1 record | cut -f 12 | sed 's/\\n//')
	done
}
