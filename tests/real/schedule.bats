#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# The recipes of list-digest(7) for digests at regular times, each in the hands of the program that it
# is for.
#
# shellcheck disable=SC2016 # the recipes have variables of their own
load ../filters/helper
load recipes

teardown() {
	[[ -z ${daemon-} ]] || kill "$daemon" 2>/dev/null || :
	nothing_left
}

# comes NAME TIME: a message comes to the archive.
comes() {
	[[ -e origin ]] || git init --quiet --initial-branch=master origin
	{
		echo "Date: $(date -u -R -d "$2")"
		cat "$1.eml"
	} >origin/m
	git -C origin add m
	GIT_COMMITTER_DATE=$2 git -C origin -c user.name=x -c user.email=x@example.org commit --quiet -m x
}

# An archive with a message of last year and one of this week.
make_archive() {
	export SOURCE_DATE_EPOCH=1741564800 # 2025-03-10
	make_messages
	comes other 2024-03-03T10:00:00Z
	comes patch 2025-03-05T10:00:00Z
	git clone --quiet --mirror origin tide.git
}

# Runs cron in a world where its tables are ours alone, the programs are installed in /usr/local/bin,
# and in /usr/sbin is nothing but a sendmail that writes the file mail.
private_cron() {
	local program programs=()
	for program in ${PROGRAMS-}; do programs+=("$(command -v "$program")"); done
	mkdir sbin
	printf '#!/bin/sh\ncat >%q/mail\n' "$PWD" >sbin/sendmail
	chmod +x sbin/sendmail
	cp "$(command -v cron)" crond
	cat >start <<-'END2'
		mount --make-rprivate / &&
			mount -t tmpfs none /var/spool/cron && mkdir /var/spool/cron/crontabs &&
			mount -t tmpfs none /run && mount -t tmpfs none /etc/cron.d &&
			mount -t tmpfs none /usr/local/bin && ln -s "$@" /usr/local/bin &&
			mount --bind sbin /usr/sbin &&
			mount --bind /dev/null /etc/crontab &&
			cp table /var/spool/cron/crontabs/root &&
			chmod 600 /var/spool/cron/crontabs/root || exit
		exec ./crond -f
	END2
	unshare -m sh start "${programs[@]}" >cron.log 2>&1 3>&- &
	daemon=$!
}

need_cron() {
	need cron unshare
	unshare -m mount -t tmpfs none /mnt 2>/dev/null || skip 'not allowed to mount'
}

cron_has_run() {
	[[ -e finished ]] || ! kill -0 "$daemon" 2>/dev/null
}

# runs_from_cron: a table's job runs now, and its output goes to the file digest.
runs_from_cron() {
	{
		printf '%s\n' "HOME=$PWD" "SOURCE_DATE_EPOCH=$SOURCE_DATE_EPOCH"
		sed "s|^0 7 \* \* 1 \(.*\)|@reboot (\1) >$PWD/digest 2>\&1; touch $PWD/finished|"
	} >table
	private_cron
	wait_until cron_has_run
	[[ -e finished ]] || fail "$(cat cron.log)"
}

@test "cron: a digest of what came since the one before" {
	need_cron
	make_archive
	runs_from_cron < <(recipe 8)
	grep -q 'tide: Rise' digest || fail "$(cat digest)"
	run ! grep Lunch digest
	[[ $(<tide.state) == "$(git -C origin rev-parse HEAD) "* ]]
}

@test "cron: the digest by mail in README" {
	need_cron
	make_archive
	mv tide.git kvm.git
	sed -n '/^    PATH=.*sbin/,/^$/s/^    //p' "$BATS_TEST_DIRNAME/../../README" >kvm-digest
	runs_from_cron <<<'0 7 * * 1 sh kvm-digest'
	same /dev/null digest
	grep -qx 'To: team@example.org' mail
	grep -q 'tide: Rise' mail
	run ! grep Lunch mail
	[[ $(<kvm.state) == "$(git -C origin rev-parse HEAD) "* ]]
}

# The commands of the service, as systemd runs them, with a sendmail that ends with a status.
run_service() {
	printf '#!/bin/sh\ncat >mail\nexit %s\n' "$1" >sendmail
	chmod +x sendmail
	sed -n '/^ExecStart=/,/[^\\]$/p' tide-digest.service |
		sed "s|^ExecStart=||; s|/usr/local/bin/||; s|/usr/sbin/sendmail|$PWD/sendmail|" |
		bash -e
}

@test "systemd: the units are valid, and the service mails what came since the last time" {
	make_archive
	recipe 9 >tide-digest.service
	recipe 10 >tide-digest.timer
	if command -v systemd-analyze >/dev/null; then
		mkdir units
		cp tide-digest.timer units
		# The programs must be there.
		sed "s|/usr/local/bin/list-digest|$(command -v list-digest)|" tide-digest.service \
			>units/tide-digest.service
		expect 0 '' systemd-analyze verify --man=no "$PWD"/units/tide-digest.{service,timer}
		expect 0 '' systemd-analyze calendar "$(sed -n 's/^OnCalendar=//p' tide-digest.timer)"
	fi
	expect 2 "list-digest: $PWD/sendmail -t failed, exit status 75" run_service 75
	[[ ! -e tide.state ]]
	expect 0 '' run_service 0
	grep -q 'tide: Rise' mail
	run ! grep Lunch mail
	rm mail
	expect 0 '' run_service 0
	[[ ! -e mail ]]
	comes reply 2025-03-06T10:00:00Z
	expect 0 '' run_service 0
	grep -q '^Subject: ' mail
}

@test "web pages in a folder, one a week, and an index" {
	make_archive
	recipe 11 >publish
	mkdir bin
	printf '#!/bin/sh\ncat today\n' >bin/date
	chmod +x bin/date
	publish() {
		echo "$1" >today
		PATH=$PWD/bin:$PATH expect 0 '' bash -euo pipefail publish
	}
	publish 2025-03-10
	grep -q 'tide: Rise' site/2025-03-10.html
	run ! grep Lunch site/2025-03-10.html
	publish 2025-03-17
	comes reply 2025-03-18T10:00:00Z
	publish 2025-03-24
	[[ $(cd site && echo *) == '2025-03-10.html 2025-03-24.html index.html' ]]
	[[ $(grep -o 'href="[^"]*"' site/index.html | paste -sd ' ') == \
		'href="2025-03-24.html" href="2025-03-10.html"' ]]
	! command -v tidy >/dev/null || expect 0 '' tidy -q -e site/index.html
}

@test "the digest of the records that were written" {
	export SOURCE_DATE_EPOCH=1741564800 # 2025-03-10
	make_messages
	local name
	for name in other patch reply; do
		{
			echo "Date: $(date -u -R -d "2025-03-$([[ $name == other ]] && echo 01 || echo 05)")"
			cat "$name.eml"
		} | mbox-split --append=mail.tsv
	done
	expect 0 '' sh -euc "$(recipe 7)"
	[[ $output == *'tide: Rise'* && $output != *Lunch* ]]
}
