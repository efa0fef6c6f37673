#!/usr/bin/env bats
# inbox-cat: which messages of a public-inbox are printed, and in which order.
load helper

now=1700000000

# import REPOSITORY OPERATION...: commits each operation to a repository, a second apart:
# `m TEXT` adds a message to a v2 epoch, `d TEXT` deletes it; `+PATH TEXT` and `-PATH` do so in a v1
# repository; `at SECONDS` sets the clock.
import() {
	local repository=$1 operation
	shift
	[[ -e $repository ]] || git init --quiet --bare --initial-branch=master "$repository"
	for operation; do
		now=$((now + 1))
		case $operation in
		at\ *) now=${operation#at } ;;
		[md]\ *) change "deleteall" "M 100644 inline ${operation%% *}" "${operation#* }" ;;
		+*) change "M 100644 inline ${operation%% *}" "" "${operation#* }" ;;
		-*) change "D ${operation#-}" ;;
		esac
	done
}

change() {
	local parent
	parent=$(git -C "$repository" rev-parse --quiet --verify master) || parent=
	{
		printf 'commit refs/heads/master\ncommitter x <x@example.org> %s +0000\ndata 0\n' "$now"
		[[ -z $parent ]] || printf 'from %s\n' "$parent"
		printf '%s\n' "${1/#M 100644 inline +/M 100644 inline }"
		[[ -z ${2-} ]] || printf '%s\n' "$2"
		[[ -z ${3-} ]] || printf 'data <<END\nSubject: %s\n\nEND\n' "$3"
	} | git -C "$repository" fast-import --quiet --force
}

# The subjects that inbox-cat prints.
subjects() {
	expect 0 '' inbox-cat "$@"
	grep -a '^Subject: ' stdout | sed 's/Subject: //' | paste -sd ' '
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

@test "a range that is none is an error" {
	import a.git 'm one'
	expect 2 'inbox-cat: nothing..master: no such commits' inbox-cat -C a.git nothing..master
	expect 2 'inbox-cat: master..nothing: no such commits' inbox-cat -C a.git master..nothing
	expect 2 'inbox-cat: nothing: no such commits' inbox-cat -C a.git nothing
	expect 2 'inbox-cat: more than one RANGE;*' inbox-cat -C a.git master master
	expect 2 'inbox-cat: not a range of commits: *' inbox-cat -C a.git -- --all
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
