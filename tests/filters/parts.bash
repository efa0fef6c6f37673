# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash disable=SC2034 # for the tests
# Mail of many parts for parts.bats and wrapped.bats, and how it must be read.

DIFF='diff --git a/tide.c b/tide.c
index 1111111..2222222 100644
--- a/tide.c
+++ b/tide.c
@@ -1,2 +1,2 @@
-int ebb;
+int flood;
 int slack;'

# mail SUBJECT [FIELD]... prints the start of a message of an mbox, to be followed by its text.
mail() {
	printf 'From mira@example.org Mon Mar  3 10:00:00 2025\nFrom: Mira Holt <mira@example.org>\n'
	printf 'Date: Mon, 3 Mar 2025 10:00:00 +0000\nMessage-ID: <%s@example.org>\n' "$((id += 1))"
	[[ -z $1 ]] || printf 'Subject: %s\n' "$1"
	shift
	[[ $# == 0 ]] || printf '%s\n' "$@"
	printf '\n'
}

# classified NAME...: leaves those columns of the messages on standard input in the file got. Every
# way to read them must give the same.
classified() {
	cat >one
	expect 0 '' mbox-split one
	mv stdout table
	mbox-split --via=gmime one | same table - || return
	mbox-split --bodies=outline one | patch-classify >stdout
	columns "$@" >outline
	expect 0 '' patch-classify table
	columns "$@" >got
	same got outline
}

# texts: the same of the column body, which has \n for line ends.
texts() {
	cat >one
	expect 0 '' mbox-split one
	mbox-split --via=gmime one | same stdout - || return
	columns body >got
}

# like_python: Python's email package must read the messages in one, an mbox, in the same way.
like_python() {
	command -v python3 >/dev/null || return 0
	mbox-split one >table
	python3 "$TEST_TOOLS/compare-email.py" table >stdout || fail "$(<stdout)"
}

# got TEXT: that is what the file got must hold.
got() {
	diff -u --label expected --label got <(printf '%s\n' "$1") got >&2
}
