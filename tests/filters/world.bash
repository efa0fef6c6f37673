# SPDX-License-Identifier: GPL-2.0-or-later
# What examples for readers find in place of the network: `load world` behind `load helper`. All of
# it is made from data/sample.mbox: programs that fetch mail are replaced, git's address is.
#
# shellcheck disable=SC2016 # the replacements have variables of their own

# fake NAME: a program, standard input, that comes first in PATH.
fake() {
	mkdir -p bin
	{
		echo '#!/bin/sh'
		cat
	} >"bin/$1"
	chmod +x "bin/$1"
}

# A world in which the commands find what they fetch.
make_world() {
	export HOME=$PWD SAMPLE=$TEST_DATA/sample.mbox PATH=$PWD/bin:$PATH
	export SOURCE_DATE_EPOCH=1741564800 # 2025-03-10, after all mail of the inbox
	fake curl <<<'exec gzip -c "$SAMPLE"'
	fake lei <<-'FAKE' # with a message of the week before
		printf 'From 0a1b@mboxrd Thu Jan  1 00:00:00 1970\nFrom: Tor <tor@example.org>\n'
		printf 'Date: Fri, 28 Feb 2025 12:00:00 +0000\nSubject: Ice\n\n>From the pier.\n\n'
		sed 's/^From mboxrd@z /From 0a1b@mboxrd /' "$SAMPLE"
	FAKE
	fake sendmail <<<'exec cat'
	fake fetchmail <<-'FAKE'
		while [ "$1" != -m ]; do shift; done
		{
			printf 'Received: from imap.example.org [192.0.2.1]\n\tby here with IMAP (fetchmail-6.4.37)\n'
			printf '\tfor <me@localhost> (single-drop); Sun, 09 Mar 2025 12:00:00 +0000 (UTC)\n'
			sed '1d; /^From mboxrd/,$d' "$SAMPLE"
		} | sh -c "$2"
		echo '1 message'
	FAKE
	mkdir -p lore/kvm Mail/kvm/cur Mail/kvm/new Mail/kvm/tmp
	"${TEST_TOOLS-$BATS_TEST_DIRNAME}/mbox-to-inbox.py" lore/kvm/0 <"$SAMPLE"
	export GIT_CONFIG_GLOBAL=$PWD/gitconfig
	git config --global "url.file://$PWD/lore/.insteadOf" https://lore.kernel.org/
	git mailsplit --mboxrd -oMail/kvm/cur "$SAMPLE" >/dev/null
	sed -i 1d Mail/kvm/cur/*
	echo 'example.org Example Inc.' >domain-map
	printf '%s\n' TIDES 'F: drivers/tide/' >MAINTAINERS
	make_repository
}

# The repository linux.git, with a patch of the list and two commits that were never there.
make_repository() {
	git init --quiet --bare --initial-branch=master linux.git
	local title tree
	tree=$(git -C linux.git mktree </dev/null)
	for title in 'Begin' 'docs: Mend two words about the datum' 'docs: Say nothing of the list'; do
		# shellcheck disable=SC2046 # two words, or none
		git -C linux.git update-ref refs/heads/master "$(
			GIT_COMMITTER_DATE='2025-03-06T12:00:00Z' GIT_AUTHOR_DATE='2025-03-06T12:00:00Z' \
				git -C linux.git -c user.name='Łucja Brzoza' -c user.email=lucja@example.org \
				commit-tree $(git -C linux.git rev-parse --quiet --verify master | sed 's/^/-p /') \
				-m "$title" "$tree"
		)"
	done
}
