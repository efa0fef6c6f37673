#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# The filters under GNU parallel, as list-digest(7) shows them under PARALLEL: on one machine, and on
# hosts of which one dies. The hosts are network namespaces, each with an sshd.
load ../filters/helper

client=list-digest-$$-client
hosts=(host1 host2)

eval "helper_$(declare -f teardown)"
teardown() {
	stop_hosts
	helper_teardown
}

# recipe N: the N-th pipeline of the section, its paths in this folder.
recipe() {
	awk -v wanted="$1" '
		/^\.Ed/ { on = 0 }
		on { gsub(/\\e/, "\\"); print }
		/^\.Sh/ { section = $2 }
		/^\.Bd -literal/ { on = section == "PARALLEL" && ++n == wanted }
	' "$BATS_TEST_DIRNAME/../../man/list-digest.7" | sed "s|/srv|$PWD|g"
}

need_parallel() {
	parallel --version 2>/dev/null | grep -q '^GNU parallel' || skip 'no GNU parallel'
	export PARALLEL_HOME=$PWD/parallel
	mkdir parallel
	touch parallel/will-cite
	# Else it asks /sys for the processors. Four epochs occupy two hosts.
	export PARALLEL='--jobs 2'
	# Else it says that there is none.
	export HOME=${HOME-$PWD}
}

# make_mbox SIZE: what a separator must not be taken for stands at the end.
make_mbox() {
	{
		"$TEST_TOOLS/repeat-mbox.py" "$1" "$TEST_DATA/sample.mbox"
		cat <<-'END'
			From mboxrd@z Thu Jan  1 00:00:00 1970
			From: Nell <nell@harbour.example.org>
			Subject: [PATCH] Quote
			Message-ID: <quote@harbour.example.org>
			Date: Mon, 3 Mar 2025 10:02:11 +0100

		END
		# So many that a part of 3 KB would begin there.
		for _ in {1..40}; do
			echo 'after words From mboxrd@z Thu Jan  1 00:00:00 1970'
			echo '>From mboxrd@z Thu Jan  1 00:00:00 1970'
		done
		echo
	} >list.mbox
}

# An inbox of four epochs, list/git/0.git to list/git/3.git, and its records in all.tsv; for all tests.
make_inbox() {
	[[ -e $BATS_FILE_TMPDIR/all.tsv ]] || (cd "$BATS_FILE_TMPDIR" && write_inbox)
	ln -s "$BATS_FILE_TMPDIR"/{list,all.tsv} .
}

write_inbox() {
	local epoch
	mkdir -p list/git
	"$TEST_TOOLS/repeat-mbox.py" 150K "$TEST_DATA/sample.mbox" >list.mbox
	for epoch in 0 1 2 3; do
		awk -v epoch="$epoch" '/^From mboxrd@z/ { n++ } int(n / 30) % 4 == epoch' list.mbox |
			"$TEST_TOOLS/mbox-to-inbox.py" "list/git/$epoch.git"
	done
	inbox-cat -C list | mbox-split >all.tsv
	[[ $(wc -l <all.tsv) -eq $(($(grep -c '^From ' list.mbox) + 1)) ]]
}

# need_hosts: makes host1 and host2 known to ssh, each with programs of its own first in PATH
# (host1/bin). Nothing of it is seen outside of the namespaces and this folder.
need_hosts() {
	local command error
	[[ $(id -u) -eq 0 ]] || skip 'not root, so no hosts can be made'
	for command in ip ssh ssh-keygen /usr/sbin/sshd; do
		command -v "$command" >/dev/null || skip "no $command"
	done
	[[ $(getent shadow root) != root:!* ]] || skip 'root may not log in'
	error=$(ip netns add "$client" 2>&1 && ip netns exec "$client" true 2>&1 &&
		ip -n "$client" link add probe type veth 2>&1) || skip "no hosts: $error"
	ip -n "$client" link del probe
	ssh-keygen -q -t ed25519 -N '' -f key
	cp key.pub authorized_keys
	start_host host1 198.18.1
	start_host host2 198.18.2
	export PARALLEL_SSH="ssh -F $PWD/ssh_config"
}

# start_host NAME NET: ssh gives up a host that is silent for eight seconds.
start_host() {
	local name=$1 net=$2 space=list-digest-$$-$1
	ip netns add "$space"
	ip -n "$client" link add "$name" type veth peer name net0 netns "$space"
	ip -n "$client" address add "$net.1/24" dev "$name"
	ip -n "$client" link set "$name" up
	ip -n "$space" address add "$net.2/24" dev net0
	ip -n "$space" link set net0 up
	mkdir -p "$name/bin" "$name/tmp"
	cat >"$name/sshd_config" <<-END
		ListenAddress $net.2
		HostKey $PWD/key
		PidFile none
		AuthorizedKeysFile $PWD/authorized_keys
		PermitRootLogin prohibit-password
		StrictModes no
		UsePAM no
		SetEnv "PATH=$PWD/$name/bin:$PATH" "TMPDIR=$PWD/$name/tmp" "HOME=$PWD/$name"
	END
	cat >>ssh_config <<-END
		Host $name
		HostName $net.2
		User root
		IdentityFile $PWD/key
		IdentitiesOnly yes
		UserKnownHostsFile $PWD/known_hosts
		StrictHostKeyChecking accept-new
		BatchMode yes
		ConnectTimeout 10
		ServerAliveInterval 2
		ServerAliveCountMax 4
	END
	# sshd insists on this folder, which only a service makes; `ip netns exec` has its own mounts.
	ip netns exec "$space" sh -c "
		[ -d /run/sshd ] || { mount -t tmpfs none /run && mkdir /run/sshd; } &&
		exec /usr/sbin/sshd -D -e -f '$PWD/$name/sshd_config'" \
		>"$name/log" 2>&1 </dev/null 3>&- &
	sshd=$!
	wait_until is_up "$name"
	kill -0 "$sshd" || fail "no sshd on $name: $(cat "$name/log" "$name/ssh.log")"
}

# is_up NAME: one can log in, or it has failed.
is_up() {
	! kill -0 "$sshd" 2>/dev/null || on_client ssh -F ssh_config "$1" true 2>"$1/ssh.log"
}

on_client() {
	ip netns exec "$client" "$@"
}

# kill_host NAME: it falls silent, as when its power fails: nothing it might still say is heard.
kill_host() {
	ip -n "$client" link set "$1" down
	end_processes "list-digest-$$-$1"
}

end_processes() {
	local pid
	for pid in $(ip netns pids "$1"); do
		kill -9 "$pid" 2>/dev/null || :
	done
}

stop_hosts() {
	local name space
	for name in "${hosts[@]}" client; do
		space=list-digest-$$-$name
		[[ -e /run/netns/$space ]] || continue
		end_processes "$space"
		ip netns del "$space"
	done
}

# Makes host2 stop in the middle of each of its epochs: some records are out, the rest never comes.
make_host2_slow() {
	cat >host2/bin/mbox-split <<-END
		#!/bin/sh
		PATH=$PATH
		mbox-split | head -n 5
		echo >>$PWD/stopped
		exec sleep 600
	END
	chmod +x host2/bin/mbox-split
}

# Makes the hosts note that they are used: in host1/used and host2/used.
make_hosts_say() {
	local name
	for name in "${hosts[@]}"; do
		cat >"$name/bin/inbox-cat" <<-END
			#!/bin/sh
			PATH=$PATH
			echo >>$PWD/$name/used
			exec inbox-cat "\$@"
		END
		chmod +x "$name/bin/inbox-cat"
	done
}

# survives RECIPE: runs it, and kills host2 when it is in the middle of an epoch.
survives() {
	local status=0
	make_host2_slow
	on_client bash -euc "$1" >stdout 2>stderr 3>&- &
	running=$!
	wait_until has_stopped
	[[ -e stopped ]] || fail "host2 was not asked: $(cat stderr)"
	kill_host host2
	wait "$running" || status=$?
	[[ $status -eq 0 ]] || fail "status $status: $(cat stderr)"
}

# host2 has, or everything is over.
has_stopped() {
	[[ -e stopped ]] || ! kill -0 "$running" 2>/dev/null
}

# check_parts NUMBER: that recipe of list-digest(7) prints what is in want, however large the parts.
check_parts() {
	local size
	expect 0 '' bash -euc "$(recipe "$1")" || return
	same want || return
	for size in 3k 20k; do
		expect 0 '' bash -euc "$(recipe "$1" | sed "s/--block -1/--block $size/")" || return
		same want || return
	done
}

@test "list-digest(7): the parts of a large mbox, counted" {
	need_parallel
	make_mbox 60K
	mbox-split list.mbox | patch-classify | author-rank >want
	check_parts 1
}

@test "list-digest(7): the parts of a large mbox, as one digest" {
	need_parallel
	make_mbox 60K
	list-digest list.mbox >want
	check_parts 2
}

@test "author-rank(1): months counted apart add up" {
	need_parallel
	make_mbox 250K
	awk '/^From mboxrd@z/ { n++ } { print > ("2025-0" int(n / 60) + 1 ".mbox") }' list.mbox
	mbox-split list.mbox | patch-classify | author-rank >want
	for month in 2025-0?.mbox; do
		mbox-split "$month" | patch-classify | author-rank >"${month%.mbox}.rank"
	done
	[[ -s 2025-03.rank ]]
	expect 0 '' author-rank --merge 2025-0?.rank
	same want
}

@test "list-digest(7): epochs counted on several hosts" {
	need_parallel
	need_hosts
	make_inbox
	patch-classify all.tsv | author-rank >want
	make_hosts_say
	expect 0 '*' on_client bash -euc "$(recipe 3)"
	same want
	[[ -e host1/used && -e host2/used ]]
}

@test "list-digest(7): a host that dies while it counts loses nothing" {
	need_parallel
	need_hosts
	make_inbox
	patch-classify all.tsv | author-rank >want
	survives "$(recipe 3)"
	same want
}

@test "list-digest(7): a host that dies while it sends records loses nothing" {
	need_parallel
	need_hosts
	make_inbox
	list-digest --inbox=list >want
	survives "$(recipe 4)"
	same want
}
