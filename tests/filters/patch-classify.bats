# SPDX-License-Identifier: GPL-2.0-or-later
# patch-classify: a mail table in, a patch table out.
load helper

# columns NAME...: those columns of the table in stdout, in that order, without the header line.
columns() {
	awk -F'\t' -v want="$*" '
		NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; n = split(want, names, " "); next }
		{ for (i = 1; i <= n; i++) printf "%s%s", $at[names[i]], (i < n ? "\t" : "\n") }' stdout
}

# mail SUBJECT BODY [COLUMN=VALUE]...: a row of a mail table; number it with $n.
header=$'kind\tdate\tfrom_name\tfrom_addr\tfrom_source\tsubject\tmessage_id\tin_reply_to\treferences\tlist\tsource\tbody'
n=0
mail() {
	local subject=$1 body=$2 name=${name-A Person} addr=${addr-a@example.org}
	n=$((n + 1))
	printf 'mail\t2026-01-01T10:%02d:00Z\t%s\t%s\tfrom\t%s\t%s\t%s\t%s\tour.example.org\tm:%d:9\t%s\n' \
		"$n" "$name" "$addr" "$subject" "${id-$n@example.org}" "${answers-}" "${answers-}" "$n" "$body"
}

diff='diff --git a/f b/f\nindex 1..2 100644\n--- a/f\n+++ b/f\n@@ -1,2 +1,3 @@\n x\n-old\n+new\n+more\n'
patch='Why.\n\nSigned-off-by: A Person <a@example.org>\n---\n f | 3 ++-\n 1 file changed, 2 insertions(+), 1 deletion(-)\n\n'$diff'-- \n2.40\n'

# classify ROWS...: runs patch-classify over the header line and the rows.
classify() {
	printf '%s\n' "$header" "$@" >mails
	expect 0 '' patch-classify mails
}

@test "the header line is that of mail-record(5)" {
	echo "$header" >mails
	expect 0 '' patch-classify mails
	prints $'kind\tdate\tfrom_name\tfrom_addr\tfrom_source\tsubject\tmessage_id\tin_reply_to\treferences\tlist\tsource\tversion\tpart\ttotal\tflags\ttags\ttitle\tauthor_name\tauthor_addr\tseries\tfiles\tinsertions\tdeletions\ttrailers\twhy\tbody\tthread\tdelay\tpaths\turl\ttag\tresult'
}

@test "kinds" {
	local rows=() want=()
	add() {
		want+=("$1")
		shift
		rows+=("$(mail "$@")")
		n=$((n + 1))
	}
	add cover '[PATCH 0/2] things' 'Some words.\n'
	add patch '[PATCH 1/2] one' "$patch"
	add patch '[net-next v3] two' "$patch"
	add pull '[GIT PULL] fixes' 'x\n'
	answers=1@example.org add reply 'Re: [PATCH 1/2] one' '> x\n\nNo.\n'
	name='kernel test robot' addr=lkp@intel.com add report '[tree:branch 7/100] warning: x' 'x\n'
	addr=patchwork-bot+x@kernel.org answers=1@example.org add applied 'Re: [PATCH 1/2] one' 'This patch was applied\n'
	add other 'A question' 'How?\n'
	classify "${rows[@]}"
	[[ $(columns kind | xargs) == "${want[*]}" ]] || fail "$(columns kind why subject)"
}

@test "the columns of a patch" {
	classify "$(mail '[RFC PATCH net-next v2 3/7] net: do it' "From: Other One <other@example.com>\\n\\n$patch")"
	[[ $(columns kind version part total flags tags title author_name author_addr from_addr series files insertions deletions trailers why) == \
		$'patch\t2\t3\t7\trfc\tnet-next\tnet: do it\tOther One\tother@example.com\ta@example.org\t1@example.org\t1\t2\t1\tSigned-off-by: A Person <a@example.org>\tpatch-tag' ]] || fail "$output"
	[[ $(columns body) == '\nWhy.\n\nSigned-off-by: A Person <a@example.org>\n---\n f | 3 ++-\n 1 file changed, 2 insertions(+), 1 deletion(-)\n\n' ]] || fail "$(columns body)"
}

@test "--keep-diff leaves the body whole" {
	body="From: Other One <other@example.com>\\n\\n$patch"
	printf '%s\n' "$header" "$(mail '[PATCH] x' "$body")" >mails
	expect 0 '' patch-classify --keep-diff mails
	[[ $(columns body) == "$body" ]]
	[[ $(columns author_addr) == other@example.com ]]
}

@test "--bodies keeps those of heads, or none" {
	printf '%s\n' "$header" "$(mail '[PATCH 0/2] x' 'zero\n')" "$(mail '[PATCH 1/2] x' "$patch")" \
		"$(mail '[PATCH 2/2] x' "$patch")" "$(mail '[PATCH] x' "$patch")" "$(mail 'x' 'x\n')" \
		"$(mail 'Re: [PATCH] x' 'No.\n')" "$(mail 'Re: [PATCH] x' 'Applied, thanks.\n')" >mails
	expect 0 '' patch-classify --bodies=heads mails
	[[ $(columns body | cut -c1-4 | tr '\n' ,) == 'zero,Why.,,Why.,,,Appl,' ]] || fail "$output"
	[[ $(columns files | tr '\n' ,) == ',1,1,1,,,,' ]]
	expect 0 '' patch-classify --bodies=none mails
	[[ $(columns body | tr '\n' ,) == ',,,,,,,' ]]
	expect 0 '' patch-classify mails
	cp stdout want
	expect 0 '' patch-classify --bodies=all mails
	same want
	expect 2 "patch-classify: --bodies: none of all, heads or none: 'some'*" patch-classify --bodies=some mails
}

@test "an in-body From of a reply is no author" {
	answers=0@example.org classify "$(mail 'Re: [PATCH] x' 'From: Other One <other@example.com>\n\nyes\n')"
	[[ $(columns kind author_addr) == $'reply\ta@example.org' ]]
}

@test "columns in another order and of others' making" {
	printf 'mine\tsubject\tbody\tfrom_addr\tfrom_name\tmessage_id\tin_reply_to\treferences\nkeep\t[PATCH] x\t%s\ta@example.org\tA\t1@x\t\t\n' "$patch" >mails
	expect 0 '' patch-classify mails
	[[ $(columns kind subject mine files) == $'patch\t[PATCH] x\tkeep\t1' ]] || fail "$output"
}

@test "no header line in, none out" {
	mail '[PATCH] x' "$patch" >mails
	expect 0 '' patch-classify --no-header mails
	[[ $output == patch$'\t'* ]]
}

@test "--match passes these kinds only, and exits with 1 if there are none" {
	printf '%s\n' "$header" "$(mail '[PATCH 0/1] x' 'x\n')" "$(mail 'Question' 'x\n')" >mails
	expect 0 '' patch-classify --match=cover,patch mails
	[[ $(columns kind) == cover ]]
	expect 1 '' patch-classify --match=pull mails
	[[ $(wc -l <stdout) == 1 ]]
	expect 0 '' patch-classify -q --match=other mails
	prints ''
	expect 1 '' patch-classify -q --match=pull mails
	expect 2 "patch-classify: --match: none of mail, *: 'patches'; *" patch-classify --match=patches mails
}

@test "a patch table is no mail table" {
	echo $'kind\tsubject\tversion' >table
	expect 2 'patch-classify: table:1: *' patch-classify table
}

@test "a row of the wrong width is named and the run goes on" {
	printf '%s\n' "$header" 'mail	too few' "$(mail 'Question' 'x\n')" >mails
	expect 1 'patch-classify: mails:2: 2 columns, where the header has 12' patch-classify mails
	[[ $(columns kind) == other ]]
}

@test "a naked cover is known once its patches come" {
	local rows=("$(mail 'Some nice things' 'Words.\n')")
	n=1 rows+=("$(answers=1@example.org mail '[PATCH 1/2] a' "$patch")")
	n=2 rows+=("$(answers=1@example.org mail '[PATCH 2/2] b' "$patch")")
	classify "${rows[@]}"
	[[ $(columns kind flags series) == $'cover\tnaked\t1@example.org\npatch\t\t1@example.org\npatch\t\t1@example.org' ]] || fail "$(columns kind flags series why)"
}

@test "the version of a naked cover is read from its title" {
	local rows=("$(mail 'Some nice things v3' 'Words.\n')")
	n=1 rows+=("$(answers=1@example.org mail '[PATCH 1/2] a' "$patch")")
	n=2 rows+=("$(answers=1@example.org mail '[PATCH 2/2] b' "$patch")")
	classify "${rows[@]}"
	[[ $(columns version title) == $'3\tSome nice things\n1\ta\n1\tb' ]] || fail "$(columns version title)"
	classify "$(mail 'Some nice things v3' 'Words.\n')"
	[[ $(columns version title) == $'1\tSome nice things v3' ]] || fail "$(columns version title)"
}

@test "--unique drops what came before and keeps the lists" {
	printf '%s\n' "$header" "$(mail 'One' 'x\n')" >first
	sed 's/our.example.org/their.example.org/' first >second
	sed 's/\tx\\n$/\tanother text\\n/' first >third
	expect 0 '' patch-classify --unique first second third
	[[ $(grep -c $'^other\t' stdout) == 2 ]] || fail "$output"
	[[ $(tail -n 2 stdout) == $'crosspost\tlist\n1@example.org\ttheir.example.org' ]] || fail "$output"
}

@test "--bots knows more bots" {
	printf '%s\n' "$header" "$(addr=tidewatch@example.org mail 'Build broken' 'x\n')" >mails
	expect 0 '' patch-classify mails
	[[ $(columns kind) == other ]]
	printf '# ours\nreport\ttidewatch@example.org\t\n' >bots
	expect 0 '' patch-classify --bots=bots mails
	[[ $(columns kind why) == $'report\trobot' ]]
	printf 'robot\ttidewatch@example.org\t\n' >bots
	expect 2 'patch-classify: --bots: bots:1: *' patch-classify --bots=bots mails
	expect 2 'patch-classify: --bots: *missing*' patch-classify --robots=missing mails
}

@test "a program that writes from a person's address says so, unless a line names the person" {
	printf '%s\n' "$header" \
		"$(mail 'Re: [PATCH] tide: a' 'Hi,\n\nThis is the friendly patch-bot of Ada.\n')" \
		"$(mail 'Re: [PATCH] tide: b' '> [ a helper bot ]\n\nMine is better.\n')" >mails
	expect 0 '' patch-classify mails
	[[ $(columns kind why) == $'report\trobot\nreply\tprefix' ]] || fail "$output"
	printf 'person\ta@example.org\t\n' >bots
	expect 0 '' patch-classify --bots=bots mails
	[[ $(columns kind why) == $'reply\tprefix\nreply\tprefix' ]] || fail "$output"
}

@test "git mailinfo finds the same author and title" {
	mbox-split "$TEST_DATA/sample.mbox" | patch-classify --match=patch >stdout
	local checked=0
	while IFS=$'\t' read -r source how name addr title; do
		# Of rewritten senders git knows nothing.
		[[ $how == from ]] || continue
		local offset=${source%:*} length=${source##*:}
		offset=${offset##*:}
		tail -c +$((offset + 1)) "$TEST_DATA/sample.mbox" | head -c "$length" >one
		rm -f 0001
		git mailsplit --mboxrd -o. one >mailsplit.out
		git mailinfo message patch <./0001 >info
		diff -u - <(head -n 3 info) <<<"Author: $name
Email: $addr
Subject: $title" >&2
		checked=$((checked + 1))
	done < <(columns source from_source author_name author_addr title)
	[[ $checked -gt 5 ]]
}

@test "real mail: git mailinfo finds the same authors, titles and messages" {
	command -v python3 >/dev/null || skip 'no python3'
	need_shared corpus/kvm-ppc.bundle
	git clone -q --mirror "$TEST_SHARED/corpus/kvm-ppc.bundle" kvm-ppc.git
	inbox-cat -C kvm-ppc.git | python3 "$TEST_TOOLS/batch-to-mboxrd.py" >kvm-ppc.mbox
	zcat "$TEST_SHARED/corpus/linux-hwmon-2025q2.mbox.gz" >hwmon.mbox
	zcat "$TEST_SHARED/corpus/clang-built-linux-2020-05.mbox.gz" >clang.mbox
	for mbox in kvm-ppc hwmon clang; do
		mbox-split $mbox.mbox | patch-classify --match=patch >$mbox.tsv
	done
	expect 0 '' python3 "$TEST_TOOLS/compare-mailinfo.py" 100 kvm-ppc.tsv hwmon.tsv clang.tsv
	grep -qx '2[0-9][0-9] compared, 0 different' stdout || fail "$(<stdout)"
}

@test "--with adds columns behind the others, of messages that have a diff" {
	mbox-split "$TEST_DATA/sample.mbox" | sed '1s/$/\tmine/; 1!s/$/\tx/' >mail.tsv
	patch-classify mail.tsv >plain.tsv
	expect 0 '' patch-classify --with=lines,patch_id mail.tsv
	cut -f 1-33 stdout | same plain.tsv -
	[[ $(head -n 1 stdout | cut -f 33-) == $'mine\tpatch_id\tlines' ]]
	mv stdout with.tsv
	# whatever becomes of the text, and in the place of an older value
	patch-classify --bodies=none --with=patch_id mail.tsv | cut -f 34 | same <(cut -f 34 with.tsv) -
	sed '1s/mine$/patch_id/' mail.tsv | patch-classify --with=patch_id | cut -f 33 |
		same <(cut -f 34 with.tsv) -
	# a diff has both, nothing else has any
	mv with.tsv stdout
	columns files patch_id lines kind >got
	run ! grep -vE $'^[0-9]+\t[0-9a-f]{40}\t([0-9a-f]{8})+\t|^[0-9]*\t\t\t(cover|reply|report|pull|applied|other)' got
	grep -q patch got
	expect 2 "patch-classify: --with: none of patch_id, lines or gave: 'body'*" patch-classify --with=body mail.tsv
}

@test "--with=gave: the tags that a reply gives, and nothing else" {
	local own='Reviewed-by: A Person <a@example.org>' other='Acked-by: Bo Li <bo@example.org>'
	export answers=1@example.org
	{
		echo "$header"
		answers='' mail '[PATCH] f: Mend' "$other\\n$patch"
		name='Bo Li' addr=bo@example.org
		n=2 mail 'Re: [PATCH] f: Mend' "> Why.\\n\\n$other\\n"
		n=3 mail 'Re: [PATCH] f: Mend' "> $other\\n\\nWell.\\n"
		n=4 mail 'Re: [PATCH] f: Mend' "$own\\nReported-and-tested-by: Bo Li <bo@example.org>\\n"
		n=5 mail 'Re: [PATCH] f: Mend' "$own\\n"
		n=6 addr=b@example.com mail 'Re: [PATCH] f: Mend' "ok\\n\\n$other\\nReviewed-by: Li, Bo <bo@example.net>\\n"
		n=7 mail 'Re: [PATCH] f: Mend' 'Nacked-by: Bo Li <bo@example.org>\n'
	} >mails
	expect 0 '' patch-classify --bodies=none --with=gave mails
	[[ $(columns kind gave) == $'patch\t\nreply\tacked\nreply\t\nreply\treported tested\nreply\t\nreply\tacked reviewed\nreply\t' ]] ||
		fail "$(columns kind gave)"
	mv stdout patch.tsv
	expect 0 '' author-rank --by=sender:gave --format=uniq patch.tsv
	[[ $(tr -s ' \t' ' ' <stdout) == ' 1 Bo Li <b@example.com> acked
 1 Bo Li <b@example.com> reviewed
 1 Bo Li <bo@example.org> acked
 1 Bo Li <bo@example.org> reported
 1 Bo Li <bo@example.org> tested' ]] || fail "$output"
}

@test "--with=gave and the ranks of reviewers and testers say the same of real mail" {
	need_shared corpus/linux-hwmon-2025q2.mbox.gz
	mbox-split --bodies=outline "$TEST_SHARED/corpus/linux-hwmon-2025q2.mbox.gz" |
		patch-classify --bodies=none --with=gave >patch.tsv
	local by words
	while read -r by words; do
		author-rank --all --by="$by" --no-header patch.tsv | awk '{ n += $2 } END { print n }' >want
		awk -F '\t' -v words="$words" '$33 ~ words' patch.tsv | wc -l | tr -d ' ' >got
		[[ $(<want) -gt 0 ]]
		same want got
	done <<-'END'
		reviewer acked|reviewed
		tester tested
	END
}

@test "a patch may show its commit as git show does" {
	local hash=0123456789abcdef0123456789abcdef01234567
	local commit="commit $hash"'\nAuthor: Bo Reed <bo@example.org>\nDate: today\n\n    f: Mend\n    \n    Acked-by: Cy Lake <cy@example.org>\n\n'
	classify "$(mail '[PATCH]: 0123456789 f: Mend' "Hi,\n\nhere it is.\n\n$commit$diff")" \
		"$(mail '[PATCH] f: Mend more' "Mend what was left by\n\n${commit}Signed-off-by: A Person <a@example.org>\n$diff")" \
		"$(mail 'Re: [PATCH] f: Mend' "There was\n\n$commit$diff")" \
		"$(mail '[PATCH] f: Mend again' "From: Di Elm <di@example.org>\n\n$commit$diff")"
	[[ $(columns kind author_name trailers title) == "patch	Bo Reed	Acked-by: Cy Lake <cy@example.org>	f: Mend
patch	A Person	Signed-off-by: A Person <a@example.org>	f: Mend more
reply	A Person		f: Mend
patch	Di Elm		f: Mend again" ]] || fail "$(columns kind author_name trailers title)"
}
