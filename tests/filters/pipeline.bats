#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# The filters together: the digests of a week of mail, and the pipelines of list-digest(7).
#
# shellcheck disable=SC1010,SC2016,SC2094 # `then` and $names are Miller's; same only reads
load helper

sample=$TEST_DATA/sample.mbox

# example N: the N-th pipeline of the manual page, as a reader types it in.
example() {
	awk -v wanted="$1" '
		/^\.Ed/ { on = 0 }
		on { gsub(/\\e/, "\\"); print }
		/^\.Bd -literal/ { on = ++n == wanted }
	' "$BATS_TEST_DIRNAME/../../man/list-digest.7"
}

# gives N <<<TEXT: runs the N-th example over the sample, after the first; it must print TEXT.
gives() {
	command -v mlr >/dev/null || skip 'no mlr'
	cp "$sample" list.mbox
	expect 0 '' env LC_ALL=C sh -euc "$(example 1)" </dev/null
	expect 0 '' env LC_ALL=C sh -euc "$(example "$1")" </dev/null
	prints "$(cat)"
}

@test "the digest of a week of mail" {
	expect 0 '' list-digest "$sample"
	same "$TEST_DATA/sample.text"
}

@test "the digest of a week of mail, as scripts know it" {
	expect 0 '' list-digest --format=classic "$sample"
	same "$TEST_DATA/sample.classic"
}

@test "the digest that the users know, byte for byte" {
	need_shared seed/kvm.mbox
	expect 0 '' list-digest --name=KVM --from=32f1e3f4 --to=c82da7cc --format=classic \
		"$TEST_SHARED/seed/kvm.mbox"
	same "$TEST_SHARED/seed/digest.txt"
}

@test "the digest of a file from behind 2038" {
	cp "$sample" late.mbox
	touch -d 2040-02-02 late.mbox
	expect 0 '' list-digest --name=tide-devel late.mbox
	same "$TEST_DATA/sample.text"
}

@test "the digest is the same in every locale" {
	local locale
	for locale in C C.UTF-8 en_US.ISO-8859-1 tr_TR.UTF-8; do
		LC_ALL=$locale TZ=Asia/Kolkata expect 0 '*' list-digest "$sample"
		same "$TEST_DATA/sample.text"
	done
}

# patches FILE OPTION...: what patch-classify makes of FILE's records, without the bodies.
patches() {
	local file=$1
	shift
	mbox-split "$@" "$file" | patch-classify --bodies=none
}

# check_outline FILE: outlines say the same to patch-classify and to a digest.
check_outline() {
	patches "$1" >want
	patches "$1" --bodies=outline >got
	same want got
	[[ $(wc -l <got) -gt 1 ]]
	digest_of "$1" >want
	digest_of "$1" --bodies=outline >got
	same want got
}

digest_of() {
	local file=$1
	shift
	mbox-split "$@" "$file" | patch-classify --unique --bodies=heads | author-rank --tee |
		digest-format --format=tsv
}

@test "outlines of bodies make the same records and the same digest" {
	check_outline "$TEST_DATA/sample.mbox"
	[[ $(mbox-split --bodies=outline "$TEST_DATA/sample.mbox" | wc -c) -lt \
		$(mbox-split "$TEST_DATA/sample.mbox" | wc -c) ]]
}

@test "outlines of bodies of real mail make the same records and the same digest" {
	corpus=("$TEST_SHARED"/corpus/*.mbox.gz)
	[[ -e ${corpus[0]} ]] || skip 'there is no corpus'
	for_each check_outline "${corpus[@]}"
}

@test "every row has the width of its header, through the whole pipeline" {
	mbox-split "$sample" | patch-classify | author-rank --tee >stream
	awk -F '\t' '$1 == "kind" || $1 == "by" { width = NF } NF != width' stream >bad
	same /dev/null bad
	[[ $(grep -c '^kind' stream) -eq 1 && $(grep -c '^by' stream) -eq 1 ]]
}

@test "columns may be reordered, added and left out between the filters" {
	command -v mlr >/dev/null || skip 'no mlr'
	mbox-split "$sample" | mlr --tsv reorder -e -f subject,date then put '$mine = "x"' |
		patch-classify | mlr --tsv reorder -f mine then cut -x -f why,from_source |
		author-rank --tee --by=author,reviewer,domain --percent | digest-format >digest
	same "$TEST_DATA/sample.text" digest
	mbox-split "$sample" | mlr --tsv put '$mine = NR' | patch-classify >with-mine
	[[ $(mlr --itsv --onidx tail -n 1 then cut -f mine with-mine) -eq 33 ]]
}

@test "records pass unharmed through sort, Miller, datamash and a reader of COPY's text format" {
	mbox-split "$sample" >mail.tsv
	LC_ALL=C sort mail.tsv >sorted.tsv
	patch-classify mail.tsv | cut -f 1,6,21 | LC_ALL=C sort >want
	patch-classify sorted.tsv | cut -f 1,6,21 | LC_ALL=C sort | same want -
	# As PostgreSQL reads it: the escapes, TAB between columns, LF at the end; nothing else.
	LC_ALL=C awk -F '\t' -v OFS='\t' '{
		for (i = 1; i <= NF; i++) {
			gsub(/\\\\/, "\001", $i); gsub(/\\n/, "\n", $i); gsub(/\\t/, "\t", $i)
			gsub(/\\r/, "\r", $i)
			if ($i ~ /\\/) exit 1
			gsub(/\001/, "\\", $i)
		}
	}' mail.tsv || fail 'another escape than the four'
	command -v datamash >/dev/null || skip 'no datamash'
	datamash transpose <mail.tsv | datamash transpose | same mail.tsv -
	command -v mlr >/dev/null || skip 'no mlr'
	mlr --tsv cat mail.tsv | same mail.tsv -
	mlr --tsv cut -o -f body,message_id,subject,from_name,from_addr,references,in_reply_to mail.tsv |
		patch-classify | cut -f 1,6 >fewer
	patch-classify mail.tsv | cut -f 1,6 | same fewer -
}

@test "concatenated tables are read as one" {
	mbox-split "$sample" >one.tsv
	cat one.tsv one.tsv >two.tsv
	patch-classify one.tsv one.tsv >want
	expect 0 '' patch-classify two.tsv
	same want
}

@test "list-digest(7): patches without an answer" {
	gives 2 <<-'END'
		2025-03-04T13:20:11Z  build: Ask the compiler for more warnings
		2025-03-07T10:01:11Z  port: Close the file of a port
		2025-03-09T10:15:11Z  Compare with the gauge
	END
}

@test "list-digest(7): the domains of people" {
	gives 3 <<-'END'
		domain              count
		example.org         15
		example.com         7
		labs.example.com    4
		harbour.example.org 4
		sailing.example.com 1
	END
}

@test "list-digest(7): series that touch a file" {
	gives 4 <<-'END'
		date       version author_name title
		2025-03-04 1       Tomé Araújo port: Close the file of a port
		2025-03-06 1       Ben Quill   port: Do not write behind the path
		2025-03-07 1       Tomé Araújo port: Close the file of a port
	END
}

@test "list-digest(7): two tables joined" {
	gives 5 <<-END
		1$(printf '\t')tide: Predict low water$(printf '\t')Jonas Veldkamp
		2$(printf '\t')tide: Predict low water$(printf '\t')Jonas Veldkamp
		2$(printf '\t')tide: Predict low water$(printf '\t')Okafor-Reed, Nell
	END
}

@test "list-digest(7): trailers given" {
	gives 6 <<-'END'
		      2 Reviewed-by: Jonas Veldkamp <jonas.veldkamp@labs.example.com>
		      1 Tested-by: Sanjiv Rook <sanjiv@example.com>
		      1 Tested-by: Nell Okafor-Reed <nell@harbour.example.org>
		      1 Acked-by: Mira Holt <mira@example.org>
	END
}

@test "list-digest(7): a message read again" {
	local from
	from=$(grep -n -B 5 '^Subject: Which datum' "$sample" | sed -n 's/-From mboxrd.*//p')
	gives 7 < <(tail -n "+$((from + 1))" "$sample" | sed '/^Ben$/q')
}

@test "list-digest(7): a message read again from a public-inbox" {
	git init --quiet --initial-branch=master list.git
	printf 'From: A <a@example.org>\nSubject: Which datum\n\nis it?\n' >list.git/m
	git -C list.git add m
	git -C list.git -c user.name=x -c user.email=x@example.org commit --quiet -m x
	gives 8 <list.git/m
}

@test "list-digest(7): a digest of one author" {
	mbox-split "$sample" | patch-classify >all.tsv
	awk -F '\t' 'NR == 1 { while ($++i != "author_addr") {} } NR == 1 || $i ~ /^mira@/' all.tsv |
		author-rank --tee | digest-format --name=Mira >want
	gives 9 <want
}

@test "README shows what is printed" {
	local readme=$BATS_TEST_DIRNAME/../../README
	sed -n '/^    \$ list-digest/,/^$/p' "$readme" | sed '1d;$d; s/^    //; /^\.\.\.$/d' >shown
	[[ $(wc -l <shown) -gt 8 ]]
	grep -vxFf "$TEST_DATA/sample.text" shown >other || :
	same /dev/null other
}
