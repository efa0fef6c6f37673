#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# The shell programs under every shell and with every awk that is there: all print what they print
# under /bin/sh, end with the same status, and leave nothing behind.
#
# Those that are hardly anybody's /bin/sh or awk are tried for releases.
#
# shellcheck disable=SC2030,SC2031 # each test has its own PATH
load helper
load inbox

sample=$TEST_DATA/sample.mbox

# An inbox of three patches, a repository in which one of them landed, and what /bin/sh makes of them.
setup_file() {
	export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null SOURCE_DATE_EPOCH=1710000000
	cd "$BATS_FILE_TMPDIR" || return
	arrive 'in * b'"'"'ox/git/0.git' a 'b \n %s' 'ü'
	git init --quiet --initial-branch=master repo
	local name
	for name in x 'ü "y'; do
		printf 'a\n' >"repo/$name"
		git -C repo add .
		GIT_COMMITTER_DATE='1700000000 +0000' GIT_AUTHOR_DATE='1700000000 +0000' \
			git -C repo -c user.name='Zoë \t' -c user.email=z@example.org commit --quiet \
			-m "a $name"$'\n\nb \\n\n\nLink: https://example.org/r/a%40example.org'
	done
	commit-cat -C repo HEAD~1 >table
	put_together base /bin/sh
	mkdir tmp
	TMPDIR=$PWD/tmp ways base shell
	TMPDIR=$PWD/tmp ways base awk
	rmdir tmp
}

# put_together NAME SHELL [AWK]: a folder NAME/bin of the programs that has the shell programs begin with
# this shell, and this awk.
put_together() {
	local bin=$PWD/$1/bin program path
	mkdir -p "$bin"
	for program in $PROGRAMS; do
		path=$(command -v "$program")
		if [[ $(head -c 2 "$path") == '#!' ]]; then
			{
				echo "#!/usr/bin/env -S $2"
				tail -n +2 "$path"
			} >"$bin/$program"
			chmod +x "$bin/$program"
		else
			ln -s "$path" "$bin/$program"
		fi
	done
	[[ -n ${3-} ]] || return 0
	printf '#!/bin/sh\nexec %s "$@"\n' "$3" >"$bin/awk"
	chmod +x "$bin/awk"
}

# way NAME COMMAND: keeps what it prints and its exit status.
way() {
	local status=0
	"${@:2}" >"$1.out" 2>"$1.err" || status=$?
	echo "$1 $status" >>statuses
}

# ways NAME KIND: the main ways of the programs in the folder NAME/bin: with the kind awk those that
# need one, with the kind shell the others.
ways() (
	inbox="$BATS_FILE_TMPDIR/in * b'ox" repo=$BATS_FILE_TMPDIR/repo
	PATH=$PWD/$1/bin:$PATH
	hash -r
	mkdir -p "$1/out/$2"
	cd "$1/out/$2" || return
	exec </dev/null
	"ways_of_$2"
)

ways_of_shell() {
	way help inbox-cat --help
	way version commit-cat -V
	way value inbox-cat --context=08x
	way input list-digest <"$sample"
	way absent list-digest no-such-file
	way early list-digest --weight=none "$sample"
	way html list-digest --format=html -- "$sample"
	way mail list-digest --mail-from=a@example.org --mail-to=b@example.org \
		--mail-with='grep "^To:"; exit 3' "$sample"
	way empty list-digest --git="$repo" --git-range= "$sample"
	# Some shells say by themselves what was killed.
	# shellcheck disable=SC2016
	way killed sh -c 'list-digest --mail-from=a@example.org --mail-to=b@example.org \
		--mail-with="kill -9 \$\$" "$1" 2>&1 | grep "^list-digest: kill"' - "$sample"
	way asked inbox-cat -C "$inbox" --stdin
	way nothing inbox-cat -C "$inbox" no-such-branch
	TMPDIR=/dev/null/none way no-tmp commit-cat -C "$repo"
	exec 8>state.lock
	flock 8
	way locked list-digest --inbox="$inbox" --state=state
	exec 8>&-
	{
		pipe=0
		list-digest --inbox="$inbox" 2>pipe.err || pipe=$?
		echo $pipe >pipe.status
	} | true
}

ways_of_awk() {
	way option list-digest $'--a\e[1m\xe2\x80\x8e \xc3\xbc'
	way patches list-digest --git="$repo" "$sample"
	way range list-digest --git="$repo" --git-range=HEAD~1..HEAD --inbox="$inbox" HEAD~1..HEAD
	way context list-digest --inbox="$inbox" --since=@1700000100 --context=08d
	way commits commit-cat -C "$repo" --with=lines
	way after commit-cat -C "$repo" --after="$BATS_FILE_TMPDIR/table"
	way first list-digest --inbox="$inbox" --state=state
	cp state tip
	way second list-digest --inbox="$inbox" --state=state --if-any
	echo bad >state
	way damaged list-digest --inbox="$inbox" --state=state
	# shellcheck disable=SC2016
	way full sh -c 'commit-cat -C "$1" >/dev/full' - "$repo"
}

# asleep GROUP: none of these processes has anything to do.
asleep() {
	[[ $(ps -o stat= -g "$1") != *[DR]* ]]
}

# interrupt SIGNAL PROGRAM [ARG]...: sends it while it waits for a filter or for git, and prints how it
# ends. Of a signal that comes while it starts a pipeline, ksh93 itself may break.
interrupt() {
	local status=0 group
	mkfifo waits
	setsid --wait env --default-signal=HUP,INT,TERM "${@:2}" >/dev/null 2>&1 </dev/null &
	read -r group <waits
	rm waits
	wait_until asleep "${group// /}"
	kill "-$1" -- "-$group"
	wait $! || status=$?
	echo "$2 $1 $status"
}

# interrupts NAME
interrupts() {
	local bin=$PWD/$1/bin real
	real=$(command -v git)
	rm "$bin/author-rank"
	cat >"$bin/author-rank" <<-'END'
		#!/bin/sh
		ps -o pgid= -p $$ >waits
		exec sleep 60
	END
	# shellcheck disable=SC2016 # for the program
	printf '#!/bin/sh\ncase " $* " in\n%s)\n%s\nexec sleep 60 ;;\nesac\nexec %q "$@"\n' \
		'*" log "* | *" --buffer "*' 'ps -o pgid= -p $$ >waits' "$real" >"$bin/git"
	chmod +x "$bin"/{author-rank,git}
	(
		PATH=$bin:$PATH
		hash -r
		interrupt TERM list-digest --mail-with=cat --mail-from=a@example.org \
			--mail-to=b@example.org "$sample"
		interrupt INT commit-cat -C "$BATS_FILE_TMPDIR/repo"
		interrupt HUP inbox-cat -C "$BATS_FILE_TMPDIR/repo"
	)
}

# unstartable NAME: a stage that cannot be started has failed, whatever the shell says of it.
unstartable() {
	local stage=$PWD/$1/bin/author-rank
	rm "$stage"
	printf '#!/no/such/interpreter\n' >"$stage"
	chmod +x "$stage"
	expect 2 '*list-digest: author-rank failed, exit status 12[67]' "$1/bin/list-digest" "$sample"
	prints ''
}

# like NAME KIND: those programs do what the ones with /bin/sh did.
like() {
	ways "$1" "$2"
	diff -r "$BATS_FILE_TMPDIR/base/out/$2" "$1/out/$2" >&2 || return
	nothing_left
}

# is_program COMMAND NAME: the command is just the program of that name.
is_program() {
	[[ $(readlink -f "$(command -v "$1")") == "$(readlink -f "$(command -v "$2")")" ]]
}

need_command() {
	command -v "${1%% *}" >/dev/null || skip "no ${1%% *}"
}

# like_sh SHELL: all is as with /bin/sh; what that is has done it already.
like_sh() {
	need_command "$1"
	export SOURCE_DATE_EPOCH=1710000000
	put_together this "$1"
	if ! is_program "$1" sh; then
		like this shell || return
		like this awk || return
	fi
	[[ $(<"$BATS_FILE_TMPDIR/base/out/shell/pipe.status") == 141 ]] || fail 'broken pipe'
	unstartable this
	interrupts this >ends
	diff - ends <<-'END' >&2
		list-digest TERM 143
		commit-cat INT 130
		inbox-cat HUP 129
	END
}

# like_awk AWK
like_awk() {
	need_command "$1"
	export SOURCE_DATE_EPOCH=1710000000
	put_together this sh "$1"
	is_program "$1" awk || like this awk
}

@test "dash" {
	like_sh dash
}

@test "bash" {
	like_sh 'bash --posix'
}

@test "busybox sh" {
	like_sh 'busybox sh'
}

@test "yash" {
	for_release
	like_sh yash
}

@test "mksh" {
	like_sh mksh
}

@test "ksh93" {
	like_sh ksh93
}

@test "posh" {
	for_release
	like_sh posh
}

@test "zsh" {
	for_release
	like_sh 'zsh --emulate sh'
}

@test "mawk" {
	like_awk mawk
}

@test "gawk" {
	for_release
	like_awk 'gawk --posix'
}

@test "original-awk" {
	like_awk original-awk
}

@test "busybox awk" {
	like_awk 'busybox awk'
}

@test "standard error may be closed" {
	local inbox="$BATS_FILE_TMPDIR/in * b'ox"
	inbox-cat -C "$inbox" >want
	inbox-cat -C "$inbox" 2>&- >got
	same want got
}

@test "a state is written where options come first only" {
	export POSIXLY_CORRECT=1
	expect 0 '' list-digest --inbox="$BATS_FILE_TMPDIR/in * b'ox" --state=state
	[[ -s state ]]
}

@test "an option has the same letters in every locale" {
	local shell locale
	need localedef ksh93 yash
	for locale in et_EE tr_TR; do
		localedef -c -i $locale -f UTF-8 ./$locale.UTF-8 >/dev/null 2>&1
		[[ -e $locale.UTF-8/LC_COLLATE ]] || skip "no $locale"
	done
	list-digest --until=2025-03-05 --width=70 -- "$sample" >want
	for shell in ksh93 yash; do
		put_together $shell $shell
		for locale in et_EE tr_TR; do
			expect 0 '' env LOCPATH="$PWD" LC_ALL=$locale.UTF-8 \
				"$shell/bin/list-digest" --until=2025-03-05 --width=70 -- "$sample"
			same want
		done
	done
}
