#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# The columns of the patch table behind body: thread, delay, paths, url, tag, result.
load helper

# mail ID DATE SUBJECT [FIELD]... <text: a message of an mbox.
mail() {
	printf 'From mboxrd@z Thu Jan  1 00:00:00 1970\n'
	printf 'From: %s\n' "${from-Mira Holt <mira@example.org>}"
	[[ -z $1 ]] || printf 'Message-ID: <%s@example.org>\n' "$1"
	printf 'Date: %s\nSubject: %s\n' "$2" "$3"
	shift 3
	[[ $# -eq 0 ]] || printf '%s\n' "$@"
	printf '\n'
	cat
	printf '\n'
}

# columns MBOX NAME...: those columns, without the header line; the same of whole bodies, outlines
# and heads.
columns() {
	local mbox=$1 bodies
	shift
	for bodies in all outline; do
		mbox-split --bodies=$bodies "$mbox" | patch-classify --bodies=heads |
			awk -F'\t' -v want="$*" '
				NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; n = split(want, names, " "); next }
				{ for (i = 1; i <= n; i++) printf "%s%s", $at[names[i]], (i < n ? "\t" : "\n") }' \
				>"$bodies.columns"
	done
	same all.columns outline.columns
	cat all.columns
}

@test "the thread is the root's, and the delay that to the message answered" {
	{
		mail 1 'Mon, 3 Mar 2025 10:00:00 +0000' '[PATCH 0/2] tide: Predict' <<<'Words.'
		mail 2 'Mon, 3 Mar 2025 10:00:01 +0000' '[PATCH 1/2] tide: One' 'In-Reply-To: <1@example.org>' \
			'References: <1@example.org>' <<<'Signed-off-by: M <m@example.org>'
		mail 3 'Mon, 3 Mar 2025 13:00:01 +0200' 'Re: [PATCH 1/2] tide: One' \
			'In-Reply-To: <2@example.org>' <<<'No.'
		# References cut to the last one; a clock that is late
		mail 4 'Mon, 3 Mar 2025 10:59:00 +0000' 'Re: [PATCH 1/2] tide: One' \
			'In-Reply-To: <3@example.org>' 'References: <3@example.org>' <<<'Yes.'
		# the next version, in the thread of the first
		mail 5 'Tue, 4 Mar 2025 10:00:00 +0000' '[PATCH v2 0/2] tide: Predict' \
			'In-Reply-To: <1@example.org>' <<<'Words.'
		# not in the mailbox
		mail 6 'Tue, 4 Mar 2025 10:00:00 +0000' 'Re: moon' 'In-Reply-To: <y@example.org>' \
			'References: <x@example.org> <y@example.org>' <<<'Yes.'
		mail 7 'Tue, 4 Mar 2025 11:00:00 +0000' 'Re: moon' 'In-Reply-To: <y@example.org>' <<<'Well.'
		# a subject ties nothing together
		mail 8 'Tue, 4 Mar 2025 11:00:00 +0000' 'Re: moon' <<<'Hm.'
	} >mbox
	expect 0 '' columns mbox thread delay
	prints $'1@example.org\t\n1@example.org\t1\n1@example.org\t3600\n1@example.org\t-61\n1@example.org\t86400\nx@example.org\t\nx@example.org\t\n8@example.org\t'
}

@test "messages without a Message-ID have a thread, too" {
	{
		mail '' 'Mon, 3 Mar 2025 10:00:00 +0000' '[PATCH 1/2] tide: One' <<<'Signed-off-by: M <m@example.org>'
		mail '' 'Mon, 3 Mar 2025 10:00:00 +0000' '[PATCH 2/2] tide: Two' <<<'Signed-off-by: M <m@example.org>'
		mail '' 'Mon, 3 Mar 2025 10:00:00 +0000' 'Moon' <<<'Full.'
		mail '' 'Mon, 3 Mar 2025 10:00:00 +0000' 'Re: Moon' 'In-Reply-To: <m@example.org>' <<<'Full.'
	} >mbox
	expect 0 '' columns mbox thread series
	[[ $(awk -F '\t' 'NR < 3 { print ($1 == $2 && $1 ~ /^#[0-9a-f]+$/) }
		NR == 3 { print ($2 == "" && length($1) == 17) } NR == 4 { print ($1 == "m@example.org") }' stdout |
		xargs) == '1 1 1 1' ]] || fail "$(<stdout)"
	[[ $(cut -f 1 stdout | sort -u | wc -l) == 3 ]]
}

@test "a message that a list has wrapped is one, by either id" {
	{
		from='Mira Holt via tide <tide@lists.example.org>' mail list 'Mon, 3 Mar 2025 10:00:00 +0000' 'Moon' \
			'List-Id: <tide.lists.example.org>' 'Reply-To: Mira Holt <mira@example.org>' \
			'Content-Type: multipart/mixed; boundary=b' <<-'END'
				--b
				Content-Type: text/plain

				The sender has a DMARC policy.
				--b
				Content-Type: message/rfc822

				From: Mira Holt <mira@example.org>
				Message-ID: <inner@example.org>
				Subject: Moon

				Full.
				--b--
			END
		mail 2 'Mon, 3 Mar 2025 10:01:00 +0000' 'Re: Moon' 'In-Reply-To: <inner@example.org>' <<<'Yes.'
		mail 3 'Mon, 3 Mar 2025 10:02:00 +0000' 'Re: Moon' 'In-Reply-To: <list@example.org>' <<<'No.'
	} >mbox
	expect 0 '' columns mbox from_source thread delay
	prints $'wrapped\tlist@example.org\t\nfrom\tlist@example.org\t60\nfrom\tlist@example.org\t120'
}

@test "paths are those of the diff, or of the diffstat if there is none" {
	{
		mail 1 'Mon, 3 Mar 2025 10:00:00 +0000' '[PATCH 0/2] tide: Predict' <<-'END'
			Words.

			Mira Holt (2):
			  tide: One
			  tide: Two

			 port.c                    |  2 +-
			 .../a/very/long/name.c    |  2 +-
			 moon/{old.c => new.c}     |  0
			 moon.png                  | Bin 0 -> 12 bytes
			 4 files changed, 2 insertions(+), 2 deletions(-)
			 create mode 100644 moon.png
		END
		mail 2 'Mon, 3 Mar 2025 10:00:00 +0000' '[PATCH 1/2] tide: One' <<-'END'
			Signed-off-by: Mira Holt <mira@example.org>
			---
			 other.c | 2 +-
			 1 file changed, 1 insertion(+), 1 deletion(-)

			diff --git a/port.c b/port.c
			index 1..2 100644
			--- a/port.c
			+++ b/port.c
			@@ -1,2 +1,2 @@
			-old
			--- a/none
			+new
			++++ b/none
			diff --git "a/d\303\251j\303\240 vu" "b/d\303\251j\303\240 vu"
			old mode 100644
			new mode 100755
			diff --git a/one.c b/two.c
			similarity index 100%
			rename from one.c
			rename to two.c
			-- 
			2.47
		END
		mail 3 'Mon, 3 Mar 2025 10:00:00 +0000' '[PATCH] tide: Quilt' <<-'END'
			Signed-off-by: Mira Holt <mira@example.org>

			Index: tide/gone.c
			===================================================================
			--- tide.orig/gone.c	2025-03-01 10:00:00.000000000 +0100
			+++ /dev/null	1970-01-01 00:00:00.000000000 +0000
			@@ -1 +0,0 @@
			-old
			--- tide.orig/paths	2025-03-01 10:00:00.000000000 +0100
			+++ tide/paths	2025-03-01 10:00:00.000000000 +0100
			@@ -1 +1 @@
			-old
			+new
		END
		mail 4 'Mon, 3 Mar 2025 10:00:00 +0000' '[PATCH] tide: A name' <<-'END'
			Signed-off-by: Mira Holt <mira@example.org>

			--- a/paths
			+++ b/paths
			@@ -1 +1 @@
			-old
			+new
		END
		mail 5 'Mon, 3 Mar 2025 10:00:00 +0000' 'Re: [PATCH 0/2] tide: Predict' <<-'END'
			> port.c | 2 +-
			> 1 file changed, 1 insertion(+), 1 deletion(-)
			Fine.
		END
	} >mbox
	expect 0 '' columns mbox files paths
	prints '4	port.c\nmoon/old.c\nmoon/new.c\nmoon.png
3	port.c\ndéjà vu\none.c\ntwo.c
2	gone.c\npaths
1	\x70aths
	'
}

@test "names that are too many are left out, and the line stays short" {
	{
		echo 'Signed-off-by: Mira Holt <mira@example.org>'
		echo
		seq 5000 | sed 's,.*,diff --git a/tide/&.c b/tide/&.c\nold mode 100644\nnew mode 100755,'
	} >text
	mail 1 'Mon, 3 Mar 2025 10:00:00 +0000' '[PATCH] tide: All' <text >mbox
	expect 0 '' columns mbox files paths
	[[ $(cut -f 1 stdout) == 5000 && $(cut -f 2 stdout) == 'tide/1.c\ntide/2.c\n'* ]]
	[[ $(cut -f 2 stdout | wc -c) -le 32769 && $(cut -f 2 stdout | wc -c) -ge 32700 ]]
}

@test "url and tag are those of pull requests alone" {
	local request='The following changes since commit 0123456789012345678901234567890123456789:

  Start (2025-03-01 10:00:00 +0000)

are available in the Git repository at:

  https://git.example.org/tide tags/tide-6.1

for you to fetch changes up to 1123456789012345678901234567890123456789:

  End (2025-03-01 10:00:00 +0000)'
	{
		mail 1 'Mon, 3 Mar 2025 10:00:00 +0000' '[GIT PULL] tide for 6.1' <<<"$request"
		mail 2 'Mon, 3 Mar 2025 10:00:00 +0000' 'Re: [GIT PULL] tide for 6.1' <<<"$request"
		mail 3 'Mon, 3 Mar 2025 10:00:00 +0000' 'Re: [GIT PULL] tide for 6.1' <<<"${request//
/
> }"
		mail 4 'Mon, 3 Mar 2025 10:00:00 +0000' '[GIT PULL] tide' <<<'Please pull git://example.org/tag url'
		mail 5 'Mon, 3 Mar 2025 10:00:00 +0000' '[GIT PULL] tide' <<<'Please pull.'
	} >mbox
	expect 0 '' columns mbox kind url tag
	prints $'pull\thttps://git.example.org/tide\ttide-6.1\nreply\t\t\nreply\t\t\npull\tgit://example.org/tag\t\\x75rl\npull\t\t'
}

@test "reports have a result, nothing else has" {
	{
		from='CI <ci@example.org>' mail 1 'Mon, 3 Mar 2025 10:00:00 +0000' 'Build failed: tide' <<<'x'
		from='CI <ci@example.org>' mail 2 'Mon, 3 Mar 2025 10:00:00 +0000' 'Build passed: tide' <<<'x'
		from='CI <ci@example.org>' mail 3 'Mon, 3 Mar 2025 10:00:00 +0000' 'Hello' <<<'x'
		# what is quoted is not the bot's
		from='CI <ci@example.org>' mail 4 'Mon, 3 Mar 2025 10:00:00 +0000' 'Re: Hello' <<<$'> FAIL\n> FAIL\nx'
		mail 5 'Mon, 3 Mar 2025 10:00:00 +0000' 'Build failed: tide' <<<'x'
	} >mbox
	expect 0 '' columns mbox kind result
	prints $'report\tfailure\nreport\tsuccess\nreport\tother\nreport\tother\nother\t'
}

@test "the columns go through the other programs" {
	mbox-split "$TEST_DATA/sample.mbox" | patch-classify >patch.tsv
	author-rank --tee patch.tsv | head -n "$(wc -l <patch.tsv)" | same patch.tsv -
	# and a table without them, or in another order, is read as well
	cut -f 1-26 patch.tsv | author-rank --tee | digest-format >want
	# but for what only the result of a report tells
	author-rank --tee patch.tsv | digest-format | grep -v 'Failures among them$' |
		sed 's/^Count  Failures  /Count  /; s/^    1         1  Tide/    1  Tide/' | same want -
}

@test "real mail: git apply finds the same files" {
	command -v python3 >/dev/null || skip 'no python3'
	need_shared corpus/linux-hwmon-2025q2.mbox.gz
	mbox-split "$TEST_SHARED/corpus/linux-hwmon-2025q2.mbox.gz" | patch-classify --keep-diff --match=patch >patch.tsv
	expect 0 '' python3 "$TEST_TOOLS/compare-paths.py" 100 patch.tsv
	grep -qx '100 compared, 0 different' stdout || fail "$(<stdout)"
}
