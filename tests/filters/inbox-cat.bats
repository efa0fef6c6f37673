#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# inbox-cat: which messages of a public-inbox are printed, and in which order.
load helper

now=1700000000

# import REPOSITORY OPERATION...: commits each operation to a repository, a second apart:
# `m TEXT` adds a message to a v2 epoch, `d TEXT` deletes it; `+PATH TEXT` and `-PATH` do so in a v1
# repository; `at SECONDS` sets the clock.
import() {
	local repository=$1 operation parent=
	shift
	[[ -e $repository ]] || git init --quiet --bare --initial-branch=master --template= "$repository"
	[[ ! -e $repository/refs/heads/master ]] || parent=refs/heads/master^0
	for operation; do
		now=$((now + 1))
		case $operation in
		at\ *) now=${operation#at } ;;
		[md]\ *) change "deleteall" "M 100644 inline ${operation%% *}" "${operation#* }" ;;
		+*) change "M 100644 inline ${operation%% *}" "" "${operation#* }" ;;
		-*) change "D ${operation#-}" ;;
		esac
	done > >(git -C "$repository" fast-import --quiet --force)
	wait $!
}

# Prints a commit for git fast-import, which knows the parent of all but the first.
change() {
	printf 'commit refs/heads/master\ncommitter x <x@example.org> %s +0000\ndata 0\n' "$now"
	[[ -z $parent ]] || printf 'from %s\n' "$parent"
	parent=
	printf '%s\n' "${1/#M 100644 inline +/M 100644 inline }"
	[[ -z ${2-} ]] || printf '%s\n' "$2"
	[[ -z ${3-} ]] || printf 'data <<END\nSubject: %s\n\nEND\n' "$3"
}

# The subjects that inbox-cat prints.
subjects() {
	expect 0 '' inbox-cat "$@" || return
	LC_ALL=C awk 'sub(/^Subject: /, "") { printf "%s%s", between, $0; between = " " }' stdout
}

lists() {
	local want=$1
	shift
	local got
	got=$(subjects "$@") || return
	[[ $got == "$want" ]] || fail "inbox-cat $*: $got, not $want"
}

path_a=0a/1111111111111111111111111111111111111a
path_b=0b/2222222222222222222222222222222222222b

@test "the stream is that of git cat-file --batch" {
	import a.git 'm one' 'm two'
	expect 0 '' inbox-cat -C a.git
	local commit blob
	for commit in master~1 master; do
		blob=$(git -C a.git rev-parse "$commit:m")
		printf '%s blob 14 %s\n' "$blob" "$(git -C a.git show -s --format='%H %ct' "$commit")"
		git -C a.git cat-file blob "$blob"
		echo
	done >want
	same want
}

@test "a deletion is not printed, nor what it deletes" {
	import a.git 'm one' 'm two' 'd one' 'm three'
	lists 'two three' -C a.git
}

@test "what is added again after its deletion is printed" {
	import a.git 'm one' 'd one' 'm two' 'm one'
	lists 'two one' -C a.git
}

@test "a work tree is read as well" {
	import a.git 'm one'
	git clone --quiet a.git tree
	lists one -C tree
	cd tree
	lists one
	GIT_DIR=nowhere lists one -C .
}

@test "epochs are read oldest first, and by number" {
	import inbox/git/0.git 'm zero'
	import inbox/git/2.git 'm two'
	import inbox/git/10.git 'm ten'
	lists 'zero two ten' -C inbox
	lists 'zero two ten' -C inbox/git
}

@test "an epoch deletes messages of an older one" {
	import inbox/git/0.git 'm one' 'm two'
	import inbox/git/1.git 'd one' 'm three' 'd three'
	lists two -C inbox
}

@test "an empty epoch is no error" {
	import inbox/git/0.git 'm one'
	git init --quiet --bare inbox/git/1.git
	lists one -C inbox
	lists '' -C inbox/git/1.git
}

@test "a v1 repository is read by its paths" {
	import a.git "+$path_a one" "+$path_b two" '+README three' "-$path_a"
	lists two -C a.git
	import a.git "+$path_b four"
	lists four -C a.git
}

@test "a range selects messages" {
	import a.git 'm one' 'm two' 'm three' 'm four'
	lists 'three four' -C a.git master~2..master
	lists 'three four' -C a.git master~2..
	lists 'one two' -C a.git master~2
	lists 'two' -C a.git 'master~2^!'
	lists 'two three' master~3..master~1 -C a.git
	lists '' -C a.git master..master
}

@test "a range may begin in one epoch and end in a later one" {
	import inbox/git/0.git 'm one' 'm two'
	import inbox/git/1.git 'm three'
	import inbox/git/2.git 'm four' 'm five'
	local from to
	from=$(git -C inbox/git/0.git rev-parse master~1)
	to=$(git -C inbox/git/2.git rev-parse --short=8 master~1)
	lists 'two three four' -C inbox "$from..$to"
	lists 'two three four five' -C inbox "$from.."
	lists 'two' -C inbox "$from..$(git -C inbox/git/0.git rev-parse master)"
	lists 'one two three four' -C inbox "$to"
	lists 'five' -C inbox master~1..master
	expect 0 '' inbox-cat -C inbox --ends "$from..$to"
	prints "${from:0:8}
$to"
	expect 0 '' inbox-cat -C inbox --ends "$to"
	prints ''
}

# Each line of standard error has to name the range, and it has one.
bad_range() {
	local inbox=$1 range=$2 words=$3 option said
	for option in '' --ends; do
		expect 2 "inbox-cat: *$words*" inbox-cat -C "$inbox" $option -- "$range"
		[[ ! -s stdout ]] || fail "$range: $(<stdout)"
		mapfile -t said <"$BATS_TEST_TMPDIR/stderr"
		[[ ${#said[@]} -eq 1 && ${said[0]} == *"$range"* ]] || fail "$range: ${said[*]}"
	done
}

# The same, and list-digest, which hands the range on, prints no page.
no_page() {
	bad_range "$@"
	expect 2 "inbox-cat: *$3*list-digest: inbox-cat failed, exit status 2" \
		list-digest --inbox="$1" -- "$2"
	same /dev/null
}

@test "a range that is none is an error" {
	import a.git 'm one' 'm two'
	git -C a.git -c user.name=x -c user.email=x@example.org tag -a -m x tag master
	local range
	for range in nothing..master ..nothing nothing.. nothing^! master~9 nothing...master \
		master...nothing 'master^{tree}' 'master^{tree}..master' master:m master..^master '^master..' \
		'master~1..master..master' master^@^@ master~1^@ 'master^!..master' \
		"$(git -C a.git rev-parse master:m)" 12345678; do
		bad_range a.git "$range" ': no such commits'
	done
	for range in nothing master..nothing ^master 'master master' :/nothing 'mas*'; do
		no_page a.git "$range" ': no such commits'
	done
	for range in '' --all -x 'master..-x' 'master...--all' '-x..master'; do
		no_page a.git "$range" 'not a range of commits: '
	done
	no_page a.git master..master~1 ': the ends are in the wrong order'
	bad_range a.git tag..tag~1 ': the ends are in the wrong order'
	lists '' -C a.git master~1..master --until=2001-01-01
	expect 2 'inbox-cat: more than one RANGE;*' inbox-cat -C a.git master master
	expect 2 'inbox-cat: --after: goes with a single commit, *' inbox-cat -C a.git --after=x master..
	import inbox/git/0.git 'm one'
	import inbox/git/1.git 'm two'
	bad_range inbox "$(git -C inbox/git/1.git rev-parse master)..$(
		git -C inbox/git/0.git rev-parse master)" ': the ends are in the wrong order'
}

@test "a range in the wrong order is an error where the dates are in it" {
	import a.git 'at 1700000000' 'm one' 'at 1600000000' 'm two'
	lists two -C a.git master~1..master
	expect 2 'inbox-cat: master..master~1: the ends are in the wrong order' \
		inbox-cat -C a.git master..master~1
	expect 2 'inbox-cat: master..master~1: *list-digest: inbox-cat failed, exit status 2' \
		list-digest --inbox=a.git master..master~1
	same /dev/null
}

@test "a range that could be several is an error" {
	git init --quiet --bare --initial-branch=master a.git
	local n
	for n in {1..2000}; do
		printf 'commit refs/heads/master\ncommitter x <x@example.org> %s +0000\ndata 0\n\n' "$n"
	done | git -C a.git fast-import --quiet --force
	n=$(git -C a.git rev-list master | cut -c -4 | sort | uniq -d | head -n 1)
	[[ -n $n ]]
	bad_range a.git "$n" "'$n' is the beginning of several commits' names"
	bad_range a.git "$n.." "'$n' is the beginning of several commits' names"
	bad_range a.git "..$n" "'$n' is the beginning of several commits' names"
}

# What is said of a text, of which each `~` has become U+FFFD.
says() {
	local want=${2//\~/$'\xef\xbf\xbd'}
	expect 2 "inbox-cat: $want: no such commits" inbox-cat -C a.git "$1"
}

# The same wherever a text may come from.
all_say() {
	local want=${2//\~/$'\xef\xbf\xbd'}
	says "$@"
	expect 2 "inbox-cat: $want: no such directory" inbox-cat -C "$1"
	expect 2 "list-digest: unknown option '--$want'; *" list-digest "--$1=x"
	expect 2 "list-digest: $want: a link that leads nowhere" list-digest --inbox=a.git --state="$1"
}

@test "nothing that is said changes how it is read" {
	import a.git 'm one'
	local text texts=() want=()
	# These at once, since each is between two letters.
	for text in a$'\x01'b a$'\e'b a$'\x7f'b a$'\t'b a$'\r'b a$'\n'b \
		$'a\xc2\x80b' $'a\xc2\x9fb' $'a\xd8\x9cb' $'a\xe2\x80\x8eb' $'a\xe2\x80\x8fb' \
		$'a\xe2\x80\xa8b' $'a\xe2\x80\xaeb' $'a\xe2\x81\xa0b' $'a\xe2\x81\xafb' \
		$'a\xef\xbb\xbfb' $'a\xef\xbf\xb9b' $'a\xef\xbf\xbbb' $'a\xf3\xa0\x80\x80b' \
		$'a\xf3\xa0\x81\xbfb' $'a\xffb'; do
		texts+=("$text") want+=(a~b)
	done
	texts+=($'a\n\nb' $'a\xc0\x80b' $'a\xed\xa0\x80b' $'a\xf4\x90\x80\x80b')
	want+=(a~~b a~~b a~~~b a~~~~b)
	says "${texts[*]}" "${want[*]}"
	says $'a\xe2\x80' a~~
	says $'a\xc3' a~
	text=$'_ ä€𝄞 \xc2\xa0 \xe2\x80\x90\xe2\x80\xaf\xe2\x81\xb0\xf3\xa0\x82\x80'
	says "$text" "$text"
	# Also what is only that.
	says $'\e' '~'
	says ä ä
	for text in a$'\e'b a$'\n'b a$'\xe2\x80\xaeb' a$'\xff'b; do
		ln -s no/where "$text"
		all_say "$text" a~b
	done
	expect 2 $'inbox-cat: --until: not a date: \'\xef\xbf\xbd\'; *' inbox-cat --until=$'\e'
	# What git says as well, each line by itself.
	mkdir $'x\e[31m'
	echo garbage >$'x\e[31m/.git'
	expect 2 '*inbox-cat: git: *' inbox-cat -C $'x\e[31m'
	run ! grep $'\e' "$BATS_TEST_TMPDIR/stderr"
	run ! grep -v '^inbox-cat: ' "$BATS_TEST_TMPDIR/stderr"
}

@test "the folder for temporary files may have any name" {
	import a.git 'm one' 'm two' 'd one'
	local name
	# shellcheck disable=SC1003 # it is that one
	for name in 'a b/back\\slash\n/gl*b/%s' $'line\nend'"/quo'te\"/a=b" 'back\' -x --; do
		mkdir -p -- "./$name"
		TMPDIR=$name lists two -C a.git
		TMPDIR=$PWD/$name lists two -C a.git
		rm -r -- "./${name%%/*}"
	done
	TMPDIR=$'no\e' expect 2 'inbox-cat: mktemp: *' inbox-cat -C a.git
	run ! grep $'\e' "$BATS_TEST_TMPDIR/stderr"
	TMPDIR='' lists two -C a.git
}

@test "dates select by the commit's time" {
	import a.git 'at 1700000000' 'm one' 'at 1700086400' 'm two' 'at 1700172800' 'm three'
	lists 'two three' -C a.git --since=@1700086400
	lists 'one' -C a.git --until=@1700086400
	lists 'two' -C a.git --since '2023-11-15 12:00' --until 2023-11-16
	SOURCE_DATE_EPOCH=1700180000 lists 'three' -C a.git --since='12 hours ago'
	TZ=Asia/Tokyo lists 'three' -C a.git --since=2023-11-16
	expect 2 "inbox-cat: --since: not a date: 'soon';*" inbox-cat --since=soon
}

@test "a commit with a wrong clock does not end the search" {
	import a.git 'at 1700000000' 'm one' 'at 1' 'm old' 'at 1700000010' 'm two'
	lists 'one two' -C a.git --since=@1600000000
}

# Takes an object out of a repository.
lose() {
	local object
	object=$(git -C "$1" rev-parse "$2")
	rm "$1/objects/${object:0:2}/${object:2}"
}

@test "a message that the repository lacks is left for the reader to report" {
	import a.git 'm one' 'm two'
	local blob
	blob=$(git -C a.git rev-parse master~1:m)
	lose a.git master~1:m
	lists two -C a.git
	grep -qx "$blob missing" stdout
}

@test "a repository that lacks a commit is an error" {
	import a.git 'm one' 'm two' 'm three'
	lose a.git master~1
	expect 2 '*inbox-cat: a.git: cannot list*' inbox-cat -C a.git
	prints ''
}

@test "all of a real epoch is printed, as git has it" {
	need_shared corpus/kvm-ppc.bundle
	git clone --quiet --mirror "$TEST_SHARED/corpus/kvm-ppc.bundle" a.git
	git -C a.git rev-list --reverse HEAD | sed 's/$/:m/' |
		git -C a.git cat-file --batch-check='%(objectname)' >want
	expect 0 '' inbox-cat -C a.git
	git -C a.git cat-file --batch='%(objectname)' <want | sha256sum >sum
	sed -E 's/^([0-9a-f]{40}) blob [0-9]+ [0-9a-f]{40} [0-9]+$/\1/' stdout | sha256sum >got
	same sum got
}
