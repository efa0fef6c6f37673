#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# The recipes of list-digest(7), each in the hands of the program that it is for.
#
# shellcheck disable=SC2016 # the recipes have variables of their own
load ../filters/helper

PATH=$PATH:/usr/sbin:/sbin

teardown() {
	[[ -z ${daemon-} ]] || kill "$daemon" 2>/dev/null || :
	[[ -z ${folder-} ]] || rm -rf "$folder"
	nothing_left
}

# recipe N: the N-th recipe of the manual page, as a reader types it in.
recipe() {
	awk -v wanted="$1" '
		/^\.Ed/ { on = 0 }
		on { gsub(/\\\(ga/, "`"); gsub(/\\e/, "\\"); print }
		/^\.Sh RECIPES/ { recipes = 1 }
		/^\.Bd -literal/ && recipes { on = ++n == wanted }
	' "$BATS_TEST_DIRNAME/../../man/list-digest.7"
}

need() {
	local program
	for program; do
		command -v "$program" >/dev/null || skip "no $program"
	done
}

# message SUBJECT ID [DIFF]: prints a message.
message() {
	printf 'From: A Person <a@example.org>\nSubject: %s\nMessage-ID: <%s@example.org>\n' "$1" "$2"
	printf '\nHello.\n'
	[[ $# -lt 3 ]] || printf -- '---\ndiff --git a/x b/x\n@@ -1 +1 @@\n-a\n+b\n'
}

make_messages() {
	message '[PATCH] tide: Rise' 1 diff >patch.eml
	message 'Lunch' 2 >other.eml
	message 'Re: [PATCH] tide: Rise' 3 >reply.eml
}

# ids FILE: the ids of a table's records.
ids() {
	cut -f 7 "$1" | tail -n +2
}

has_ids() {
	local got
	got=$(ids "$1" | sed 's/@example.org$//' | paste -sd ' ')
	[[ $got == "$2" ]] || fail "$1 has '$got', not '$2'"
}

# holds FOLDER SUBJECT...: the messages of a Maildir or mbox, in any order.
holds() {
	local place=$1
	shift
	grep -rhs '^Subject: ' "$place" | sed 's/Subject: //' | sort >got
	[[ $# -eq 0 ]] || printf '%s\n' "$@" | sort >want
	[[ $# -ne 0 ]] || : >want
	same want got
}

run_procmail() {
	procmail HOME="$PWD" MAILDIR="$PWD" PATH="$PATH" DEFAULT="$PWD/inbox" \
		LOGFILE="$PWD/log" ./procmailrc <"$1.eml"
}

@test "procmail: patches into a folder, their records into a file of the week" {
	need procmail
	make_messages
	recipe 1 >procmailrc
	local name
	for name in patch other reply; do
		expect 0 '' run_procmail "$name"
	done
	holds patches '[PATCH] tide: Rise'
	holds inbox 'Lunch' 'Re: [PATCH] tide: Rise'
	has_ids "patches-$(date +%G-W%V).tsv" 1
}

@test "procmail: a mail whose record cannot be written is tried again" {
	need procmail
	make_messages
	recipe 1 >procmailrc
	mkdir "patches-$(date +%G-W%V).tsv"
	expect 75 '*' run_procmail patch
	holds patches
	holds inbox
	expect 0 '' run_procmail other
	holds inbox 'Lunch'
	rmdir patches-*.tsv
	expect 0 '' run_procmail patch
	holds patches '[PATCH] tide: Rise'
	has_ids "patches-$(date +%G-W%V).tsv" 1
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
	mkdir -p patches/{cur,new,tmp}
}

@test "maildrop: a record of each message, patches into a folder" {
	need maildrop
	make_messages
	make_mailfilter
	local name
	for name in patch other reply; do
		expect 0 '' run_maildrop "$name"
	done
	holds patches '[PATCH] tide: Rise'
	holds inbox 'Lunch' 'Re: [PATCH] tide: Rise'
	has_ids mail.tsv '1 2 3'
}

@test "maildrop: a mail whose record cannot be written is tried again" {
	need maildrop
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

# Starts a POP3 server on a port of its own, with the messages in $folder/mail/inbox. As root it reads
# mail as nobody, since it refuses to do so as root.
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
		    port = $1
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
	timeout 60 dovecot -F -c "$PWD/dovecot.conf" >/dev/null 2>&1 3>&- &
	daemon=$!
}

print_mbox() {
	local name
	for name in patch other reply; do
		echo 'From a@example.org Thu Jan  1 10:00:00 2026'
		cat "$name.eml"
		echo
	done
}

# Waits for a server; says whether it is there.
answers() {
	local try
	for ((try = 0; try < 100; try++)); do
		(exec 5<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null && return
		sleep 0.1
	done
	return 1
}

run_fetchmail() {
	HOME=$PWD FETCHMAILHOME=$PWD timeout 30 fetchmail -f fetchmailrc --nosyslog
}

@test "fetchmail: a record of each message, and what cannot be written stays on the server" {
	need fetchmail dovecot
	make_messages
	local port=$((20000 + RANDOM % 20000))
	start_dovecot "$port"
	answers "$port" || fail "$(cat dovecot.log)"
	recipe 2 >text
	grep -q 'ssl$' text
	sed "s/pop.example.org/127.0.0.1 port $port/; s/ssl\$/sslproto ''/" text >fetchmailrc
	chmod 600 fetchmailrc
	mkdir mail.tsv
	expect 0 '*MDA returned nonzero status 75*' run_fetchmail
	rmdir mail.tsv
	expect 0 '*' run_fetchmail
	has_ids mail.tsv '1 2 3'
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

# Runs cron in a world where its tables are ours alone.
private_cron() {
	cat >start <<-'END2'
		mount --make-rprivate / &&
			mount -t tmpfs none /var/spool/cron && mkdir /var/spool/cron/crontabs &&
			mount -t tmpfs none /run && mount -t tmpfs none /etc/cron.d &&
			mount --bind /dev/null /etc/crontab &&
			cp table /var/spool/cron/crontabs/root &&
			chmod 600 /var/spool/cron/crontabs/root || exit
		exec timeout 60 cron -f
	END2
	unshare -m sh start >cron.log 2>&1 3>&- &
	daemon=$!
}

@test "cron: a digest of what came since the one before" {
	need cron unshare
	unshare -m mount -t tmpfs none /mnt 2>/dev/null || skip 'not allowed to mount'
	git init --quiet --initial-branch=master origin
	make_messages
	cp patch.eml origin/m
	git -C origin add m
	git -C origin -c user.name=x -c user.email=x@example.org commit --quiet -m x
	git clone --quiet --mirror origin tide.git
	recipe 5 >text
	# Only its time and the end of its output change.
	sed "s|^PATH=.*|PATH=$PATH|; s|^0 7 \* \* 1 \(.*\)|@reboot \1 >../digest 2>\&1; touch ../finished|" \
		text >table
	sed -i "1i HOME=$PWD" table
	private_cron
	local try
	for ((try = 0; try < 300; try++)); do
		[[ ! -e finished ]] || break
		sleep 0.1
	done
	[[ -e finished ]] || fail "$(cat cron.log)"
	grep -q 'tide: Rise' digest || fail "$(cat digest)"
	[[ $(<tide.state) == "$(git -C origin rev-parse HEAD) "* ]]
}

@test "the digest of the records that were written" {
	make_messages
	mbox-split --append=patches-2025-W10.tsv <patch.eml
	mbox-split --append=patches-2025-W10.tsv <reply.eml
	expect 0 '' sh -euc "$(recipe 6)"
	[[ $output == *'tide: Rise'* ]]
}
