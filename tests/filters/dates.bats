#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# Dates, ids and lists as mail spells them: which values get into the record, and the digest's period.

load helper

# The line that begins a message of an mboxrd, without a time of arrival.
unknown='From mboxrd@z Thu Jan  1 00:00:00 1970'

# fields: a message with the fields on standard input, and an empty body.
fields() {
	printf 'From: Ada Finch <ada@example.org>\nSubject: x\n'
	cat
	printf '\nText.\n\n'
}

# check_values COLUMN: standard input has lines `FIELD: VALUE => WANT` of one field each, with \n and the
# like as printf has them; the column must be as wanted. `-` is no value.
check_values() {
	local line
	while IFS= read -r line; do
		printf '%s\n' "$unknown"
		printf '%b\n' "${line% => *}" | fields
		line=${line##* => }
		printf '%s\n' "${line#-}" >>want
	done >mbox
	expect 0 '' mbox-split mbox
	columns "$1" | same want -
}

@test "dates are read in the forms of programs and people" {
	check_values date <<-'END'
		Date: Thu, 06 Feb 2014 21:07:45.25 +0100 => 2014-02-06T20:07:45Z
		Date: Thu, 06 Feb 2014 21.07.45 +0100 => 2014-02-06T20:07:45Z
		Date: Thu, 6 Feb 2014 09:07:45 PM => 2014-02-06T21:07:45Z
		Date: Thu, 6 Feb 2014 12:07:45 am -0500 => 2014-02-06T05:07:45Z
		Date: 2/26/2014 9:07:45 PM => 2014-02-26T21:07:45Z
		Date: 26.02.2014 21:07 => 2014-02-26T21:07:00Z
		Date: 2014-02-06T21:07:45.999+01:00 => 2014-02-06T20:07:45Z
		Date: 2014-02-06T21:07:45Z => 2014-02-06T21:07:45Z
		Date: 2014-02-06 => 2014-02-06T00:00:00Z
		Date: 6 Feb 114 21:07:45 GMT => 2014-02-06T21:07:45Z
		Date: Thursday, 06-Feb-14 21:07:45 GMT => 2014-02-06T21:07:45Z
		Date: Thu Feb  6 21:07:45 2014 => 2014-02-06T21:07:45Z
		Date: Thu Feb  6 21:07:45 CET 2014 => 2014-02-06T20:07:45Z
		Date: Thu Feb 06 2014 21:07:45 GMT+0100 (CET) => 2014-02-06T20:07:45Z
		Date: Thu, 6 Feb (a \\) b (c)) 2014 21(d):07 : 45 +0100 (e => 2014-02-06T20:07:45Z
		Date: Sat, 6 Feb 2014\n 21:07:45\n\t+0100 => 2014-02-06T20:07:45Z
		Date: jeu., 6 f\xc3\xa9vr. 2014 21:07:45 +0100 => 2014-02-06T20:07:45Z
		Date: Do, 6\xa0Feb\xa02014 21:07:45 +0100 => 2014-02-06T20:07:45Z
		Date: =?utf-8?q?to=2C_6_maj_2014?= 21:07:45 +0200 => 2014-05-06T19:07:45Z
	END
}

@test "zones are read as programs and people write them" {
	check_values date <<-'END'
		Date: Thu, 6 Feb 2014 21:07:45 +100 => 2014-02-06T20:07:45Z
		Date: Thu, 6 Feb 2014 21:07:45 -8 => 2014-02-07T05:07:45Z
		Date: Thu, 6 Feb 2014 21:07:45 +05:30 => 2014-02-06T15:37:45Z
		Date: Thu, 6 Feb 2014 21:07:45 --800 => 2014-02-07T05:07:45Z
		Date: Thu, 6 Feb 2014 21:07:45 UTC+0100 => 2014-02-06T20:07:45Z
		Date: Thu, 6 Feb 2014 21:07:45 GMT-8 => 2014-02-07T05:07:45Z
		Date: Thu, 6 Feb 2014 21:07:45 EET => 2014-02-06T19:07:45Z
		Date: Sun, 6 Jul 2014 21:07:45 MET DST => 2014-07-06T19:07:45Z
		Date: Thu, 6 Feb 2014 21:07:45 PST8PDT => 2014-02-07T05:07:45Z
		Date: Sun, 6 Jul 2014 21:07:45 PST8PDT => 2014-07-07T04:07:45Z
		Date: Thu, 6 Feb 2014 21:07:45 K => 2014-02-06T21:07:45Z
		Date: Thu, 6 Feb 2014 21:07:45 Nowhere => 2014-02-06T21:07:45Z
		Date: Thu, 6 Feb 2014 21:07:45 +9999 => 2014-02-06T21:07:45Z
	END
}

@test "what is no date, and a time of day that nobody can tell, is no midnight" {
	check_values date <<-'END'
		Date: yesterday => -
		Date: Thu, 6 Feb 2014 at noon => -
		Date: Thu, 6 Feb 2014 9 pm => -
		Date: Thu, 6 Feb 2014 25:07:45 +0100 => -
		Date: Thu, 6 Feb 2014 21:07:4x +0100 => -
		Date: Thu, 6 Feb 2014 2107 => -
		Date: Thu, 30 Feb 2014 21:07:45 +0100 => -
		Date: 3/4/2014 21:07:45 => -
		Date: Thu, 6 Feb 19114 21:07:45 +0100 => -
	END
}

# hop DAY...: a Received field of that day of February 2014, or any other date.
hop() {
	local day=$1
	[[ $day == *' '* ]] || day="$day Feb 2014 20:08:00 +0000"
	printf 'Received: from a by b (c; d)\n\tid 1; %s (UTC)\n' "$day"
}

written='Date: Thu, 6 Feb 2014 20:07:45 +0000'

@test "the Date stands if any Received confirms it, and else the oldest that is plausible counts" {
	local late='Sat, 15 Jun 2024 08:00:00 +0000'
	{
		printf '%s\n' "$unknown"
		{ hop "$late" && hop "$late" && hop 6 && echo "$written"; } | fields
		printf '%s\n' "$unknown"
		{ hop 20 && hop 12 && hop 6 && echo "$written"; } | fields
		printf '%s\n' "$unknown"
		{ echo 'Received: by a' && hop '99 Feb 2014' && hop 6 && echo "$written"; } | fields
		printf '%s\n' "$unknown"
		{ hop 6 && hop '6 Feb 2004 20:08:00 +0000' && echo "$written"; } | fields
		printf '%s\n' "$unknown"
		{ hop 20 && hop 12 && echo "$written"; } | fields
		printf '%s\n' "$unknown"
		{ hop '1 Jan 1970 00:00:09 +0000' && hop 12 && echo "$written"; } | fields
		printf '%s\n' "$unknown"
		{ hop '6 Feb 2004 20:08:00 +0000' && hop 12 && hop 12 && echo "$written"; } | fields
		printf '%s\n' "$unknown"
		{ hop 20 && hop 12 && echo 'Date: Thu, 6 Feb 2014 noon'; } | fields
		printf '%s\n' "$unknown"
		{ hop 6 && echo 'Date: 1 Feb 2015 09:00:00 GMT' && echo "$written"; } | fields
		printf '%s\n' "$unknown"
		{ echo 'Resent-Date: 20 Feb 2014 09:00:00 GMT' && hop 20 && hop 6 && echo "$written"; } |
			fields
	} >mbox
	expect 0 '' mbox-split mbox
	columns date >got
	printf '2014-02-%s\n' 06T20:07:45Z 06T20:07:45Z 06T20:07:45Z 06T20:07:45Z 12T20:08:00Z \
		12T20:08:00Z 12T20:08:00Z 12T20:08:00Z 06T20:07:45Z 06T20:07:45Z | same - got
	expect 0 $'*mbox-split: mbox: message 5 at byte *: dated by a Received field, not by its Date\n*' \
		mbox-split -v mbox
	[[ $(grep -c 'dated by' "$BATS_TEST_TMPDIR/stderr") == 4 ]]
}

# arrived DATE: a message without Received that arrived then.
arrived() {
	printf 'From ada@example.org %s\n' "$1"
	echo "${2-$written}" | fields
}

@test "without Received a Date after the arrival gives way to that" {
	{
		arrived 'Thu Feb  6 20:08:01 2014'
		arrived 'Thu Feb  6 10:00:00 2014'
		arrived 'Tue Feb  4 20:07:44 2014'
		arrived 'Sat Jun 15 08:00:00 2024'
		arrived 'Thu Jan  1 00:00:00 1970'
		arrived 'Mon Sep 17 00:00:00 2001'
		arrived 'Fri Feb  7 20:08:01 2014' 'Date: none'
		arrived 'Sat Feb  8 20:08:01 2014' 'X: no Date'
		arrived 'Sun Feb  9 20:08:01 2014' 'Date: 9 Feb 2085 20:08:01 +0000'
	} >mbox
	expect 0 $'*mbox-split: mbox: message 3 at byte *: dated by when it arrived, not by its Date\n*' \
		mbox-split -v mbox
	columns date >got
	printf '2014-02-%s\n' 06T20:07:45Z 06T20:07:45Z 04T20:07:44Z 06T20:07:45Z 06T20:07:45Z \
		06T20:07:45Z 07T20:08:01Z 08T20:08:01Z 09T20:08:01Z | same - got
}

@test "an arrival at the same time as that of a neighbour is that of the mbox or inbox" {
	local day
	for day in 1 2 3 4; do
		arrived 'Sun Feb  2 08:00:00 2014' "Date: $((day * 2)) Feb 2014 20:07:45 +0000"
	done >mbox
	arrived 'Sun Feb  2 08:00:04 2014' >>mbox
	expect 0 '' mbox-split mbox
	columns date >got
	printf '2014-02-0%s\n' 2T20:07:45Z 4T20:07:45Z 6T20:07:45Z 8T20:07:45Z 2T08:00:04Z |
		same - got
	# the first of them is known by the next, the last by the one before
	arrived 'Sun Feb  2 08:00:00 2014' >mbox
	expect 0 '' mbox-split mbox
	prints "$(printf '%s\n' "$(head -1 stdout)" "$(sed -n 2p stdout)")"
	[[ $(columns date) == 2014-02-02T08:00:00Z ]]
}

# committed TIME DATE: a message of that Date in the inbox, which it came to at TIME.
committed() {
	echo "Date: $2" | fields >inbox/m
	git -C inbox add m
	GIT_COMMITTER_DATE="$1 +0000" git -C inbox -c user.name=a -c user.email=a@example.org \
		commit -qm x
}

@test "a commit's time is an arrival" {
	git init -q inbox
	committed 1391717265 '9 Feb 2085 20:08:01 +0000'
	# an import
	committed 1391718000 '8 Feb 2014 20:08:01 +0000'
	committed 1391718001 '9 Feb 2014 20:08:01 +0000'
	committed 1391718002 '10 Feb 2014 20:08:01 +0000'
	committed 1391720000 '11 Feb 2014 20:08:01 +0000'
	inbox-cat -C inbox >blobs
	expect 0 '' mbox-split blobs
	columns date >got
	printf '2014-02-%s\n' 06T20:07:45Z 08T20:08:01Z 09T20:08:01Z 10T20:08:01Z 06T20:53:20Z |
		same - got
}

@test "ids are read from whatever is left of them" {
	check_values message_id <<-'END'
		Message-ID: =?utf-8?q?=3Ca=2E1=40example?=\n =?utf-8?q?=2Eorg=3E?= => a.1@example.org
		Message-ID: =?us-ascii?B?PGEuMUBleGFtcGxlLm9yZz4=?= => a.1@example.org
		Message-ID: a.1@example.org> => a.1@example.org
		Message-ID: <a.1@example.org => a.1@example.org
		Message-ID: <<a.1@example.org>> => a.1@example.org
		Message-ID: <a.1@\n example.org> => a.1@example.org
		Message-ID: a.1@example.org (added by a server) => a.1@example.org
	END
	rm want
	check_values in_reply_to <<-'END'
		In-Reply-To: a@example.org> => a@example.org
		In-Reply-To: <a@example.org => a@example.org
		In-Reply-To: a@example.org => a@example.org
		In-Reply-To: <a@example.org> (Bo's message of "Thu, 6 Feb") => a@example.org
		In-Reply-To: a@example.org> (Bo's message of "Thu, 6 Feb") => a@example.org
		In-Reply-To: Bo's message of Thu <a@example.org> => a@example.org
		In-Reply-To: <a@example.org>,\n <b@example.org> => b@example.org
		In-Reply-To: =?utf-8?q?=3Ca=40example=2Eorg=3E?= => a@example.org
		In-Reply-To: mail of bo@example.org => -
	END
	rm want
	check_values references <<-'END'
		References: <a@example.org> b@example.org> => a@example.org b@example.org
		References: a@example.org b@example.org => a@example.org b@example.org
		References: a@example.org <b@example.org> => a@example.org b@example.org
		References: <a@example.org,<b@example.org> => a@example.org b@example.org
		References: <a@example.org>,<b@example.org> => a@example.org b@example.org
		References: <a@example.org> and bo@example.org <b@example.org> => a@example.org b@example.org
		References: =?utf-8?q?=3Ca=40example=2Eorg=3E_=3Cb?=\n =?utf-8?q?=40example=2Eorg=3E?= => a@example.org b@example.org
	END
}

@test "a list's id is decoded, and not looked for in its name or in comments" {
	check_values list <<-'END'
		List-Id: =?utf-8?q?Bees_=26_hives?= <bees.example.org> => bees.example.org
		List-Id: =?utf-8?q?Bees_=3Cbees=2Eexample=2Eorg=3E?= => bees.example.org
		List-Id: <=?us-ascii?q?bees=2Eexample=2Eorg?=> => bees.example.org
		List-Id: "Bees <and> hives" <bees.example.org> => bees.example.org
		List-Id: <bees.example.org> (was <old.example.org>) => bees.example.org
		List-Id: bees.example.org (all of "them") => bees.example.org
		List-Id: Bees bees.example.org> => bees.example.org
		List-Id: Bees <bees.\n example.org> => bees.example.org
	END
}

# lying DATE...: the digest's period line of mail of March 2014 with these dates among it.
lying() {
	local date n=0
	for date in '3 Mar 2014' '5 Mar 2014' "$@" '4 Mar 2014' '9 Mar 2014' '6 Mar 2014'; do
		n=$((n + 1))
		printf '%s\n' "$unknown"
		printf 'Date: %s 20:07:45 +0000\nMessage-ID: <%s@example.org>\n' "$date" $n | fields
	done >mbox
	mbox-split mbox | patch-classify >patch.tsv
}

@test "the period is that of all dates but those of clocks that lie, which are named" {
	lying '1 Mar 2014'
	expect 0 '' digest-format patch.tsv
	[[ $output == *'from 2014-03-01 to 2014-03-09'* ]]

	lying '8 Mar 2004' '10 Mar 2034'
	local early='digest-format: left out of the period: 2004-03-08, *: 1 message, 3@example.org'
	local late='digest-format: left out of the period: 2034-03-10, *: 1 message, 4@example.org'
	expect 0 "$early"$'\n'"$late" digest-format patch.tsv
	[[ $output == *'from 2014-03-03 to 2014-03-09'* ]]
	expect 0 "$late" digest-format --from=v1 patch.tsv
	[[ $output == *'from v1 to 2014-03-09'* ]]
	expect 0 "$early" digest-format --format=html --to=v2 patch.tsv
	expect 0 '' digest-format --from=v1 --to=v2 patch.tsv
	expect 0 '' digest-format --format=tsv patch.tsv

	# a list with little mail
	lying '8 Mar 2012' '10 Mar 2016'
	sed -i 's/\t2014-03-04/\t2013-03-04/; s/\t2014-03-09/\t2015-03-09/' patch.tsv
	expect 0 '' digest-format patch.tsv
	[[ $output == *'from 2012-03-08 to 2016-03-10'* ]]
}

compare_dates() {
	if [[ $1 == *.gz ]]; then
		zcat "$1" >mbox
	else
		cp "$1" mbox
	fi
	expect 0 '' python3 "$TEST_TOOLS/compare-dates.py" mbox
	grep -q ' compared, 0 different$' stdout || fail "$(<stdout)"
}

@test "Python's email package and git read the same dates" {
	command -v python3 >/dev/null || skip 'no python3'
	for_each compare_dates "$TEST_DATA/sample.mbox"
}

@test "real mail: Python's email package and git read the same in all Date and Received fields" {
	command -v python3 >/dev/null || skip 'no python3'
	need_shared corpus
	for_each compare_dates "$TEST_SHARED"/corpus/*.mbox.gz
}
