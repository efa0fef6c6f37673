#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# list-stat: the figures over mail of which they were worked out by hand, over real mail against
# other counts, and what becomes of its tables.
load helper

# mail DATE FROM ID PARENT SUBJECT BODY: a message of an mbox.
mail() {
	printf 'From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: %s\nDate: %s +0000\n' "$2" "$1"
	printf 'Message-ID: <%s@example.org>\nSubject: %s\n' "$3" "$5"
	[[ -z $4 ]] || printf 'In-Reply-To: <%s@example.org>\nReferences: <%s@example.org>\n' "$4" "$4"
	printf '\n%b\n' "$6"
}

mira='Mira Holt <mira@example.org>'
sanjiv='Sanjiv Rook <sanjiv@example.com>'
tor='Tor Vik <tor@example.net>'
diff='---\n a.c | 1 +\n\ndiff --git a/a.c b/a.c\n--- a/a.c\n+++ b/a.c\n@@ -1 +1,2 @@\n one\n+two\n'

# A patch that is reviewed in January; in February a series in two versions, the second of which is
# applied, a question, and a patch that only a bot answers.
winter() {
	mail 'Fri, 10 Jan 2025 10:00:00' "$mira" m1 '' '[PATCH] tide: Mend the gauge' "It leaks.\n$diff"
	mail 'Fri, 10 Jan 2025 12:00:00' "$sanjiv" m2 m1 'Re: [PATCH] tide: Mend the gauge' \
		"Good.\n\nReviewed-by: $sanjiv"
	mail 'Sat, 01 Feb 2025 00:00:00' "$mira" c1 '' '[PATCH 0/2] tide: Draw charts' 'Two charts.'
	mail 'Sat, 01 Feb 2025 00:01:00' "$mira" p1 c1 '[PATCH 1/2] tide: Draw ebb' "Ebb.\n$diff"
	mail 'Sat, 01 Feb 2025 00:02:00' "$mira" p2 c1 '[PATCH 2/2] tide: Draw flow' "Flow.\n$diff"
	mail 'Sun, 02 Feb 2025 00:00:00' "$tor" m3 c1 'Re: [PATCH 0/2] tide: Draw charts' 'Where is north?'
	mail 'Mon, 03 Feb 2025 00:00:00' "$mira" m4 c1 'Re: [PATCH 0/2] tide: Draw charts' 'Above.'
	mail 'Wed, 05 Feb 2025 00:00:00' "$mira" c2 '' '[PATCH v2 0/2] tide: Draw charts' 'With north.'
	mail 'Wed, 05 Feb 2025 00:01:00' "$mira" p3 c2 '[PATCH v2 1/2] tide: Draw ebb' "Ebb.\n$diff"
	mail 'Wed, 05 Feb 2025 00:02:00' "$mira" p4 c2 '[PATCH v2 2/2] tide: Draw flow' "Flow.\n$diff"
	mail 'Wed, 05 Feb 2025 06:00:00' "$sanjiv" m5 c2 'Re: [PATCH v2 0/2] tide: Draw charts' \
		"Reviewed-by: $sanjiv"
	mail 'Thu, 06 Feb 2025 00:00:00' "$tor" m6 c2 'Re: [PATCH v2 0/2] tide: Draw charts' \
		'Applied, thanks.'
	mail 'Mon, 10 Feb 2025 00:00:00' 'Ann Lund <ann@example.org>' m7 '' 'Which way is up?' 'I am lost.'
	mail 'Tue, 11 Feb 2025 00:00:00' "$tor" m8 m7 'Re: Which way is up?' 'Look at the sky.'
	mail 'Wed, 12 Feb 2025 00:00:00' 'Bo Ek <bo@example.org>' m9 '' '[PATCH] docs: Say up' "Up.\n$diff"
	mail 'Thu, 13 Feb 2025 00:00:00' 'kernel test robot <lkp@intel.com>' m10 m9 \
		'Re: [PATCH] docs: Say up' 'It does not build.'
}

make_table() {
	winter | mbox-split | patch-classify >patch.tsv
}

# figures LINE...: the table in stdout has these lines of a name and a value, in their order.
figures() {
	local line
	printf '%s\n' "$@" | sed 's/ /\t/' >want
	cut -d ' ' -f 1 < <(printf '%s\n' "$@") >names
	while read -r line; do
		grep -P "^$line\t" stdout || echo "no $line"
	done <names >got
	same want got
}

# What can be told of February, but for its last day.
february=('first_day 2025-02-01' 'messages 14' 'bot_messages 1' 'reports 1' 'people 5' 'newcomers 3'
	'people_only_posting 3' 'people_only_answering 2' 'people_doing_both 0' 'threads 4'
	'threads_unanswered 1' 'threads_unanswered_share 0.25' 'thread_answer_median_seconds 86400'
	'thread_answer_p90_seconds 86400' 'patches 5' 'series 3' 'series_single 1' 'series_several 2'
	'series_other 0' 'answered 2' 'answered_share 0.6667' 'answer_median_seconds 54000'
	'answer_p90_seconds 79920' 'review_median_seconds 21600' 'review_p90_seconds 21600' 'waiting 1'
	'topics 2' 'topics_single 1' 'topics_several 1' 'revised 1' 'revised_share 0.5' 'versions 3'
	'versions_mean 1.5' 'versions_single 1' 'versions_single_mean 1' 'versions_several 2'
	'versions_several_mean 2' 'reviewed 1' 'reviewed_share 0.5' 'reviewed_elsewhere '
	'reviewed_elsewhere_share ' 'applied 1' 'applied_share 0.5' 'versions_applied 2'
	'versions_applied_mean 2' 'applied_median_seconds 432000' 'applied_p90_seconds 432000' 'pulls 0'
	'pulls_applied 0')

@test "the figures are those that were worked out by hand" {
	make_table
	expect 0 '' list-stat --since=2025-02-01 --until=2025-03-01 patch.tsv
	figures 'name value' "${february[@]}" 'last_day 2025-02-28' 'days 28' 'messages_per_day 0.5'
	expect 0 '' list-stat patch.tsv
	figures 'first_day 2025-01-10' 'last_day 2025-02-13' 'days 35' 'messages 16' \
		'messages_per_day 0.46' 'people 5' 'newcomers ' 'threads 5' 'series 4' 'topics 3' \
		'answer_median_seconds 21600' 'review_median_seconds 14400' 'review_p90_seconds 20160'
	expect 0 '' list-stat --since=2025-01-01 --until=2025-02-01 <patch.tsv
	figures 'days 31' 'messages 2' 'people 2' 'newcomers ' 'waiting 0' 'failures 0' 'applied 0' \
		'versions_applied_mean ' 'applied_median_seconds '
}

@test "what came later says what became of what was sent before" {
	make_table
	expect 0 '' list-stat --since=2025-02-01 --until=2025-02-05 patch.tsv
	figures 'messages 5' 'topics 1' 'revised 1' 'applied 1' 'applied_median_seconds 432000'
	expect 0 '' list-stat --since='4 February 2025' patch.tsv
	figures 'first_day 2025-02-04' 'last_day 2025-02-13' 'newcomers 2' 'topics 1' 'threads 3'
}

@test "--by gives the figures of each time" {
	make_table
	expect 0 '' list-stat --by=month patch.tsv
	sed 's/^month\t/2025-02\t/' stdout | grep ^2025-02 | cut -f 2- >stdout.2
	mv stdout.2 stdout
	figures 'name value' "${february[@]}" 'last_day 2025-02-13' 'days 13' 'messages_per_day 1.08'
	local by
	for by in day week month quarter year; do
		expect 0 '' list-stat --by=$by patch.tsv
		[[ $(head -n 1 stdout) == "$by"$'\tname\tvalue' ]]
		[[ $(awk -F '\t' '$2 == "messages" { sum += $3 } END { print sum }' stdout) == 16 ]]
		[[ $(awk -F '\t' '$2 == "threads" { sum += $3 } END { print sum }' stdout) == 5 ]]
	done
	[[ $(cut -f 1 stdout | uniq | paste -sd ' ') == 'year 2025' ]]
	expect 0 '' list-stat --by=quarter patch.tsv
	[[ $(cut -f 1 stdout | uniq | paste -sd ' ') == 'quarter 2025-Q1' ]]
	mv stdout quarter.tsv
	expect 0 '' list-stat --merge quarter.tsv
	same quarter.tsv stdout
	expect 0 '' list-stat --by=week patch.tsv
	[[ $(cut -f 1 stdout | uniq | paste -sd ' ') == 'week 2025-W02 2025-W05 2025-W06 2025-W07' ]]
	expect 0 '' list-stat --by=day --since=2025-02-10 --until=2025-02-12 patch.tsv
	[[ $(cut -f 1 stdout | uniq | paste -sd ' ') == 'day 2025-02-10 2025-02-11' ]]
	expect 2 'list-stat: --by: *' list-stat --by=fortnight patch.tsv
}

# At a new year, weeks are of another one than days.
@test "weeks are those of ISO 8601" {
	local date
	for date in 'Sun, 31 Dec 2023' 'Mon, 01 Jan 2024' 'Mon, 30 Dec 2024' 'Wed, 31 Dec 2025' \
		'Fri, 01 Jan 2027'; do
		mail "$date 10:00:00" "$tor" "${date//[ ,]/}" '' 'Ice' 'On the pier.'
	done >ice.mbox
	mbox-split ice.mbox | patch-classify >ice.tsv
	expect 0 '' list-stat --by=quarter ice.tsv
	[[ $(cut -f 1 stdout | uniq | paste -sd ' ') == \
		'quarter 2023-Q4 2024-Q1 2024-Q4 2025-Q4 2027-Q1' ]]
	[[ $(grep -w last_day stdout | tail -n 2 | cut -f 3 | head -n 1) == 2025-12-31 ]]
	expect 0 '' list-stat --by=week ice.tsv
	[[ $(cut -f 1 stdout | uniq | paste -sd ' ') == \
		'week 2023-W52 2024-W01 2025-W01 2026-W01 2026-W53' ]]
}

@test "other organisations are known by a map or a column" {
	make_table
	printf 'example.org Harbour\nexample.com Office\n' >orgs
	expect 0 '' list-stat --org-map=orgs patch.tsv
	figures 'reviewed 2' 'reviewed_elsewhere 2' 'reviewed_elsewhere_share 0.6667'
	echo 'example.com Harbour' >>orgs
	sed -i 2d orgs
	expect 0 '' list-stat --org-map=orgs patch.tsv
	figures 'reviewed_elsewhere 0' 'reviewed_elsewhere_share 0'
	# Without a column for him, nobody knows where the reviewer is from.
	awk -F '\t' 'NR == 1 { print $0 "\torg"; next } { print $0 "\t" ($4 ~ /mira/ ? "Harbour" : "") }' \
		patch.tsv >org.tsv
	expect 0 '' list-stat org.tsv
	figures 'reviewed_elsewhere 0'
	sed -i '/^reply.*sanjiv/s/$/Office/' org.tsv
	expect 0 '' list-stat org.tsv
	figures 'reviewed_elsewhere 2'
	expect 2 'list-stat: --org-map: *' list-stat --org-map=none patch.tsv
}

@test "the columns person, thread and result say who, where and what" {
	make_table
	awk -F '\t' -v OFS='\t' '
		NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; print $0, "person"; next }
		{
			if ($at["kind"] == "report")
				$at["result"] = "failure"
			$at["thread"] = $at["message_id"] ~ /^m[78]/ ? "c1@example.org" : $at["thread"]
			print $0, $4 ~ /tor|sanjiv/ ? "Tor Vik <tor@example.net>" : ""
		}' patch.tsv >more.tsv
	expect 0 '' list-stat more.tsv
	figures 'people 4' 'failures 1' 'threads 4'
	expect 0 '' digest-format --format=tsv more.tsv
	[[ $(columns series first_review_by | grep c2) == *$'\tTor Vik <tor@example.net>' ]]
}

@test "the order of the mail does not matter" {
	make_table
	list-stat patch.tsv >want
	sed 1d patch.tsv | tac | sed "1{h;s/.*/$(head -n 1 patch.tsv)/p;x}" >reversed.tsv
	expect 0 '' list-stat reversed.tsv
	same want
}

@test "--compare sets an older table beside" {
	make_table
	list-stat --since=2025-01-01 --until=2025-02-01 patch.tsv >january.tsv
	list-stat --since=2025-02-01 --until=2025-03-01 patch.tsv >february.tsv
	expect 0 '' list-stat --since=2025-02-01 --until=2025-03-01 --compare=january.tsv patch.tsv
	same february.tsv <(cut -f 1,2 stdout)
	same <(cut -f 2 january.tsv | sed 1s/.*/before/) <(cut -f 3 stdout)
	for line in messages:14:2:+12 'days:28:31:-3' 'answered_share:0.6667:1:-0.3333' 'waiting:1:0:+1' \
		'pulls:0:0:0' 'newcomers:3::' 'first_day:2025-02-01:2025-01-01:' \
		'answer_median_seconds:54000:7200:+46800'; do
		grep -qxF "${line//:/$'\t'}" stdout || fail "no $line"
	done
	# Of a table that was cut down, what is left.
	grep -e ^name -e ^series january.tsv >cut.tsv
	expect 0 '' list-stat --compare=cut.tsv patch.tsv
	grep -qxP 'series\t4\t1\t\+3' stdout
	grep -qxP 'messages\t16\t\t' stdout
	expect 0 '' list-stat --merge --compare=january.tsv february.tsv
	grep -qxP 'series\t3\t1\t\+2' stdout
}

@test "--merge adds up what can be added up, to what one run gives" {
	make_table
	list-stat --since=2025-01-10 --until=2025-02-01 patch.tsv >one.tsv
	list-stat --since=2025-02-01 --until=2025-02-14 patch.tsv >two.tsv
	list-stat patch.tsv | grep -v -e _median_ -e _p90_ -e people -e newcomers >want
	expect 0 '' list-stat --merge one.tsv two.tsv
	same want
	expect 0 '' list-stat --merge < <(cat two.tsv one.tsv)
	same want
	list-stat --merge one.tsv | same one.tsv -
	list-stat --merge one.tsv two.tsv | list-stat --merge | same want -
	list-stat --by=month patch.tsv >months.tsv
	list-stat --merge months.tsv | same months.tsv -
	expect 0 '' list-stat --merge months.tsv months.tsv
	[[ $(grep -P '^2025-02\tmessages\t' stdout) == *$'\t28' ]]
	# What a table lacks is not known of all.
	grep -v ^threads two.tsv >less.tsv
	expect 0 '' list-stat --merge one.tsv less.tsv
	figures 'threads ' 'threads_unanswered_share ' 'messages 16'
	grep -v -e ^first_day two.tsv >less.tsv
	expect 0 '' list-stat --merge one.tsv less.tsv
	figures 'first_day ' 'last_day 2025-02-13' 'days ' 'messages_per_day '
}

@test "what is no stat table is said" {
	make_table
	list-stat patch.tsv >stat.tsv
	list-stat --by=month patch.tsv >months.tsv
	expect 2 'list-stat: patch.tsv:1: no stat table: *' list-stat --merge patch.tsv
	prints ''
	expect 2 'list-stat: stat.tsv:1: a stat table; list-stat --merge reads it' list-stat stat.tsv
	prints ''
	expect 2 'list-stat: months.tsv:1: a stat table; list-stat --merge reads it' list-stat months.tsv
	prints ''
	expect 2 'list-stat: /dev/null:1: no stat table: empty' list-stat --merge /dev/null
	expect 2 'list-stat: months.tsv:1: by another time *' list-stat --merge stat.tsv months.tsv
	expect 2 'list-stat: --compare: months.tsv: a table by month' list-stat --compare=months.tsv patch.tsv
	expect 2 'list-stat: --compare: not with tables by month' \
		list-stat --merge --compare=stat.tsv months.tsv
	expect 2 'list-stat: --compare: none: *' list-stat --compare=none patch.tsv
	expect 2 'list-stat: --merge *' list-stat --merge --by=month stat.tsv
	expect 2 'list-stat: --compare: not with --by*' list-stat --compare=stat.tsv --by=month patch.tsv
	printf 'name\tvalue\nmessages\t3\npigeons\t2\nthreads\tsome\npatches\nmessages\t4\nseries\t1' >odd.tsv
	expect 1 $'list-stat: odd.tsv:3: no figure *\n*:4: no such value\n*:5: another number *\n*:6: *twice\n*:7: the line was cut off' \
		list-stat --merge odd.tsv
	prints $'name\tvalue\nmessages\t3'
	# Half of the mail would give wrong figures.
	expect 2 'list-stat: *none*' list-stat patch.tsv none
	prints ''
	expect 2 'list-stat: *none*' list-stat --merge stat.tsv none
	prints ''
}

@test "--format=text is for people" {
	make_table
	list-stat --since=2025-01-01 --until=2025-02-01 patch.tsv >january.tsv
	expect 0 '' list-stat --since=2025-02-01 --until=2025-03-01 --compare=january.tsv --format=text \
		patch.tsv
	grep -qxE 'name +value +before +change' stdout
	grep -qxE 'answered_share +66\.7 % +100 % +-33\.3 %' stdout
	grep -qxE 'answer_median +15h +2h \+13h' <(tr -s ' ' <stdout | sed 's/ +13h/ +13h/')
	grep -qxE 'newcomers +3 +- *' stdout
	[[ $(awk '{ print length }' stdout | sort -u | wc -l) == 1 ]]
}

@test "of no mail there is nothing to tell" {
	make_table
	expect 0 '' list-stat < <(head -n 1 patch.tsv)
	figures 'first_day ' 'days ' 'messages 0' 'messages_per_day ' 'people 0' 'answered_share ' \
		'answer_median_seconds '
	expect 0 '' list-stat --by=month < <(head -n 1 patch.tsv)
	prints $'month\tname\tvalue'
	expect 0 '' list-stat --since=2030-01-01 --until=2030-01-11 patch.tsv
	figures 'days 10' 'messages 0' 'messages_per_day 0' 'newcomers 0'
	expect 0 '' list-stat --since=2030-01-01 patch.tsv
	figures 'first_day 2030-01-01' 'last_day ' 'days ' 'messages 0' 'messages_per_day '
	expect 0 '' list-stat --until=2020-01-01 patch.tsv
	figures 'first_day ' 'last_day 2019-12-31' 'days ' 'messages 0' 'messages_per_day '
}

# value NAME: of a figure in stdout.
value() {
	awk -F '\t' -v name="$1" '$1 == name { print $2 }' stdout
}

# check_corpus FILE: the figures of real mail against counts by other programs.
check_corpus() {
	mbox-split "$TEST_SHARED/$1" | patch-classify >patch.tsv
	digest-format --format=tsv patch.tsv >series.tsv
	expect 0 '' list-stat patch.tsv
	[[ $(value messages) == "$(gzip -dc "$TEST_SHARED/$1" | grep -c '^From .*:..:.. ....$')" ]] ||
		[[ $(value messages) == "$(($(wc -l <patch.tsv) - 1))" ]]
	[[ $(value people) == "$(author-rank --all --by=sender --kind=cover,patch,pull,reply,other \
		patch.tsv | sed 1d | wc -l)" ]]
	[[ $(value people) == "$(($(value people_only_posting) + $(value people_only_answering) + \
		$(value people_doing_both)))" ]]
	[[ $(value patches) == "$(cut -f 1 patch.tsv | grep -cx patch)" ]]
	# Series by series: date, first_answer and first_review, as seconds.
	awk -F '\t' '
		NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		$at["kind"] == "series" && $at["flags"] !~ /stable|autosel|bot|pull/ {
			print $at["date"], $at["answers"], $at["first_answer"], $at["first_review"]
		}' OFS='\t' series.tsv >posted
	[[ $(value series) == "$(wc -l <posted)" ]]
	[[ $(value answered) == "$(cut -f 2 posted | grep -vcx 0)" ]]
	local column name
	for column in 3:answer 4:review; do
		name=${column#*:}
		cut -f "1,${column%:*}" posted | grep -P '\t.' | tr '\t' '\n' | date -u -f - +%s |
			paste - - | awk '{ d = $2 - $1; print (d < 0 ? 0 : d) }' >seconds
		[[ $(value "${name}_median_seconds") == "$(datamash median 1 <seconds)" ]]
		[[ $(value "${name}_p90_seconds") == "$(datamash perc:90 1 <seconds)" ]]
	done
	list-stat --by=month patch.tsv >months.tsv
	for name in messages threads patches series topics applied waiting; do
		[[ $(value $name) == "$(awk -F '\t' -v name=$name \
			'$2 == name { sum += $3 } END { print sum }' months.tsv)" ]]
	done
}

@test "the figures of real mail are those of other programs" {
	command -v datamash >/dev/null || skip 'no datamash'
	need_shared corpus/linux-hwmon-2025q2.mbox.gz
	need_shared truth/ltp-2021.mbox.gz
	for_each check_corpus corpus/linux-hwmon-2025q2.mbox.gz truth/ltp-2021.mbox.gz
}

# The first mail of a day of a thread: what a thread's figures are made of.
@test "threads of real mail are those that awk finds" {
	need_shared corpus/linux-hwmon-2025q2.mbox.gz
	mbox-split "$TEST_SHARED/corpus/linux-hwmon-2025q2.mbox.gz" | patch-classify >patch.tsv
	expect 0 '' list-stat patch.tsv
	awk -F '\t' '
		NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		$at["kind"] ~ /report|applied/ || $at["flags"] ~ /(^| )bot( |$)/ { next }
		{
			thread = $at["thread"]
			if (thread == "")
				thread = $at["references"]
			if (thread == "")
				thread = $at["in_reply_to"]
			if (thread == "")
				thread = $at["message_id"]
			sub(/ .*/, "", thread)
			if (thread == $at["message_id"]) {
				name[thread] = tolower($at["from_name"])
				addr[thread] = tolower($at["from_addr"])
			}
			wrote[++n] = thread
			names[n] = tolower($at["from_name"])
			addrs[n] = tolower($at["from_addr"])
		}
		END {
			for (; n; n--) {
				thread = wrote[n]
				if (thread in addr && addrs[n] != addr[thread] &&
				    (names[n] == "" || names[n] != name[thread]))
					answered[thread] = 1
			}
			for (thread in addr) {
				all++
				alone += !(thread in answered)
			}
			print all, alone
		}' OFS='\t' patch.tsv >want
	[[ "$(value threads)"$'\t'"$(value threads_unanswered)" == "$(<want)" ]] || fail "$(<want)"
}

# Whom the column person names is the author, who may not be the sender.
@test "one person with two names and addresses is one, and does not answer himself" {
	make_table
	awk -F '\t' -v OFS='\t' '
		NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; print $0, "person"; next }
		{
			if ($at["message_id"] ~ /^p4/)
				$at["author_name"] = "Ann Lund"
			person = $at["author_name"] " <" $at["author_addr"] ">"
			print $0, person ~ /Mira|Sanjiv/ ? "Mira Holt <mira@example.org>" : person
		}' patch.tsv >one.tsv
	expect 0 '' list-stat --since=2025-02-01 --until=2025-03-01 one.tsv
	figures 'people 4' 'answered 2' 'answer_median_seconds 86400' 'review_median_seconds '
	[[ $(value people_only_answering) == 1 && $(value newcomers) == 3 ]]
}
