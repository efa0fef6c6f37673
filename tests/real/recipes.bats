#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# The recipes of list-digest(7) for delivery, each in the hands of the program that it is for.
#
# shellcheck disable=SC2016 # the recipes have variables of their own
load ../filters/helper
load recipes

teardown() {
	[[ -z ${daemon-} ]] || kill "$daemon" 2>/dev/null || :
	[[ -z ${folder-} ]] || rm -rf "$folder"
	nothing_left
}

# make_procmailrc: the recipe, but for where the programs are.
make_procmailrc() {
	recipe 1 | sed "s|^PATH=.*|PATH=$PATH|" >procmailrc
}

# procmail complains about a user without a name.
need_procmail() {
	need procmail
	id -un >/dev/null 2>&1 || skip 'the user has no name'
}

run_procmail() {
	procmail HOME="$PWD" MAILDIR="$PWD" DEFAULT="$PWD/inbox" LOGFILE="$PWD/log" ./procmailrc <"$1.eml"
}

@test "procmail: a record of each message of the list, patches into a folder" {
	need_procmail
	make_messages
	make_procmailrc
	local name
	for name in patch other private reply; do
		expect 0 '' run_procmail "$name"
	done
	holds patches '[PATCH] tide: Rise'
	holds inbox 'Lunch' 'Private' 'Re: [PATCH] tide: Rise'
	has_ids mail.tsv '1 2 3'
	run ! grep -vE '^(From |  *Subject: |  Folder: )' log
}

@test "procmail: a mail whose record cannot be written is tried again" {
	need_procmail
	make_messages
	make_procmailrc
	mkdir mail.tsv
	expect 75 '*' run_procmail patch
	holds patches
	holds inbox
	expect 0 '' run_procmail private
	holds inbox 'Private'
	rmdir mail.tsv
	expect 0 '' run_procmail patch
	holds patches '[PATCH] tide: Rise'
	has_ids mail.tsv 1
}

run_maildrop() {
	maildrop ./mailfilter <"$1.eml"
}

make_mailfilter() {
	{
		printf 'HOME="%s"\nPATH="%s"\nDEFAULT="%s"\n' "$PWD" "$PATH" "$PWD/inbox"
		recipe 3
	} >mailfilter
	chmod 600 mailfilter
	maildirmake patches
}

@test "maildrop: a record of each message, patches into a folder" {
	need maildrop maildirmake
	make_messages
	make_mailfilter
	local name
	for name in patch other private reply; do
		expect 0 '' run_maildrop "$name"
	done
	holds patches '[PATCH] tide: Rise'
	holds inbox 'Lunch' 'Private' 'Re: [PATCH] tide: Rise'
	has_ids mail.tsv '1 2 3'
}

@test "maildrop: a mail whose record cannot be written is tried again" {
	need maildrop maildirmake
	make_messages
	make_mailfilter
	mkdir mail.tsv
	expect 75 'mbox-split: *mail.tsv: Is a directory' run_maildrop patch
	holds patches
	holds inbox
	rmdir mail.tsv
	expect 0 '' run_maildrop patch
	holds patches '[PATCH] tide: Rise'
	has_ids mail.tsv 1
}

# Starts a POP3 server on a port that nobody else has, which it leaves in $port, with the messages in
# $folder/mail/inbox. As root it reads mail as nobody, since it refuses to do so as root.
start_dovecot() {
	local user group login_user
	folder=$(mktemp -d /tmp/recipes.XXXXXX)
	user=$(id -un) group=$(id -gn) login_user=$user
	if [[ $user == root ]]; then
		user=nobody group=$(id -gn nobody) login_user=daemon
	fi
	mkdir "$folder/mail"
	print_mbox >"$folder/mail/inbox"
	chmod 755 "$folder"
	[[ $(id -un) != root ]] || chown -R "$user:$group" "$folder/mail"
	cat >dovecot.conf <<-END2
		base_dir = $folder/run
		log_path = $PWD/dovecot.log
		protocols = pop3
		listen = 127.0.0.1
		ssl = no
		disable_plaintext_auth = no
		default_internal_user = $user
		default_internal_group = $group
		default_login_user = $login_user
		first_valid_uid = 1
		first_valid_gid = 1
		mail_location = mbox:$folder/mail:INBOX=$folder/mail/inbox
		passdb {
		  driver = static
		  args = password=secret
		}
		userdb {
		  driver = static
		  args = uid=$user gid=$group home=$folder/mail
		}
		service pop3-login {
		  chroot =
		  inet_listener pop3 {
		    port = PORT
		  }
		  inet_listener pop3s {
		    port = 0
		  }
		}
		service anvil {
		  chroot =
		}
		service stats {
		  chroot =
		}
	END2
	for _ in {1..20}; do
		port=$((20000 + RANDOM % 20000))
		sed -i "s/port = [1-9P].*/port = $port/" dovecot.conf
		: >dovecot.log
		dovecot -F -c "$PWD/dovecot.conf" >/dev/null 2>&1 3>&- &
		daemon=$!
		wait_until answers_or_ended "$port"
		grep -q 'Address already in use' dovecot.log || return 0
		wait "$daemon" || :
	done
}

print_mbox() {
	local name
	for name in patch other reply; do
		echo 'From a@example.org Thu Jan  1 10:00:00 2026'
		echo 'Date: Mon, 03 Mar 2025 09:02:11 +0000'
		cat "$name.eml"
		echo
	done
}

answers() {
	(exec 5<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

answers_or_ended() {
	! kill -0 "$daemon" 2>/dev/null || grep -q 'Address already in use' dovecot.log || answers "$1"
}

run_fetchmail() {
	HOME=$PWD FETCHMAILHOME=$PWD fetchmail -f fetchmailrc --nosyslog
}

@test "fetchmail: a record of each message, and what cannot be written stays on the server" {
	need fetchmail dovecot
	make_messages
	local port
	start_dovecot
	answers "$port" || fail "$(cat dovecot.log)"
	recipe 2 >text
	grep -q 'ssl$' text
	sed "s/pop.example.org/127.0.0.1 port $port/; s/ssl\$/sslproto ''/
		s|/usr/local/bin/mbox-split|$(command -v mbox-split)|" text >fetchmailrc
	chmod 600 fetchmailrc
	mkdir mail.tsv
	expect 0 '*MDA returned nonzero status 75*' run_fetchmail
	rmdir mail.tsv
	expect 0 '*' run_fetchmail
	has_ids mail.tsv '1 2 3'
	# Its own Received field says when it fetched them.
	[[ $(cut -f 2 mail.tsv | sort -u | paste -sd ' ') == '2025-03-03T09:02:11Z date' ]]
	expect 1 '*' run_fetchmail
	[[ $output == *'No mail for'* ]]
	has_ids mail.tsv '1 2 3'
}

# As local(8) of Postfix runs a command: a shell, next to no environment, a From_ line and some fields
# in front.
deliver_to_command() {
	{
		echo 'From a@example.org  Thu Jan  1 10:00:00 2026'
		printf '%s\n' 'Return-Path: <a@example.org>' 'X-Original-To: archive@example.org' \
			'Delivered-To: archive@example.org'
		cat "$2.eml"
	} | env -i PATH=/usr/bin:/bin MAIL_CONFIG=/etc/postfix /bin/sh -c "$1"
}

@test "an alias: a record of each message" {
	make_messages
	local command name
	command=$(recipe 4 | sed -n 's/^tide-archive: "|\(.*\)"$/\1/p')
	[[ -n $command ]]
	command=${command/\/usr\/local\/bin\/mbox-split/$(command -v mbox-split)}
	command=${command/\/var\/lib\/tide/$PWD}
	mkdir mail.tsv
	expect 75 'mbox-split: */mail.tsv: Is a directory' deliver_to_command "$command" patch
	rmdir mail.tsv
	for name in patch other reply; do
		expect 0 '' deliver_to_command "$command" "$name"
		prints ''
	done
	has_ids mail.tsv '1 2 3'
	[[ $(sed -n 3p mail.tsv) == $'mail\t2026-01-01T10:00:00Z\tA Person\ta@example.org\tfrom\tLunch\t'* ]]
}

# make_sieve RECIPE: a folder for the script, the messages and their Maildir, mail. As root it is for
# nobody, since Dovecot refuses to deliver to root.
make_sieve() {
	local user group
	user=$(id -un) group=$(id -gn)
	if [[ $user == root ]]; then
		user=nobody group=$(id -gn nobody)
	fi
	folder=$(mktemp -d /tmp/recipes.XXXXXX)
	cd "$folder" || return
	make_messages
	recipe "$1" >script.sieve
	mkdir bin
	# where it was built, nobody else may look
	cp "$(command -v mbox-split)" bin
	printf '#!/bin/sh\nexec %q/bin/mbox-split --append=%q/mail.tsv\n' "$folder" "$folder" >bin/tide-archive
	chmod +x bin/tide-archive
	cat >dovecot.conf <<-END2
		ssl = no
		mail_uid = $user
		mail_gid = $group
		first_valid_uid = 1
		plugin {
		  sieve_plugins = sieve_extprograms
		  sieve_extensions = +vnd.dovecot.pipe
		  sieve_pipe_bin_dir = $folder/bin
		}
	END2
	[[ $(id -un) != root ]] || chown -R "$user:$group" "$folder"
}

# Dovecot's Sieve delivers the messages.
run_sieve() {
	local name
	for name in patch private; do
		HOME=$folder expect 0 '*' sieve-test -e -c dovecot.conf -l "maildir:$folder/mail" \
			script.sieve "$name.eml"
	done
}

@test "sieve: the list's mail into a folder, and the digest of that" {
	need sieve-test
	make_sieve 5
	run_sieve
	holds mail/.tide-devel '[PATCH] tide: Rise'
	expect 0 '' list-digest mail/.tide-devel
	[[ $output == *'tide: Rise'* && $output != *Private* ]]
}

@test "sieve of Dovecot: a record of each message of the list" {
	need sieve-test
	make_sieve 6
	run_sieve
	has_ids mail.tsv 1
	holds mail 'Private' '[PATCH] tide: Rise'
}
