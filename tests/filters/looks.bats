#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# digest-format: the page as people see it, in a browser, on paper, in a terminal, in their mail.
#
# The sample pages are in the test data. Where a change of the page is meant, this writes them anew,
# to be looked at:
#
#     TEST_WRITE_SAMPLES=1 meson test -C build looks.bats
load helper

MAIL=(--format=mail --html --mail-from='Tide Digest <digest@example.org>' --mail-to=cy@example.org)

# A quiet week of which all is known, and a month with context.
digest() {
	local mailbox=$1
	shift
	[[ $mailbox != lantern ]] || set -- --since=2025-06-01 --until=2025-07-01 "$@"
	expect 0 '' env SOURCE_DATE_EPOCH=1751328000 list-digest \
		--link='https://lore.example.org/r/%s' "$@" "$TEST_DATA/$mailbox.mbox"
}

# is_sample MAILBOX EXTENSION [OPTION]...: the digest of the mailbox is its sample.
is_sample() {
	local sample=$TEST_DATA/$1.$2
	digest "$1" "${@:3}"
	[[ -z ${TEST_WRITE_SAMPLES-} ]] || cp stdout "$sample"
	same "$sample"
}

# wanted MAILBOX [OPTION]...: what a reader must find, a line each, blanks left out: the headings of
# the page's sections and tables, and each cell of their rows, as Markdown has them.
wanted() {
	digest "$1" --format=markdown "${@:2}"
	# the figures before are told by the change
	sed -i 's/^\(| [^|]* |\)[^|]*|\( [^|]* | [^|]* |\)$/\1\2/' stdout
	# ranks and the summary have their headings for those who hear the page only
	awk '/^###? Patch Commit Messages/ { exit } /^\| (Count|Now) / { next } /^#|^\| / && !/^\| ---/' stdout |
		sed 's/(<[^>]*>)//g; s/^#* //; s/&#124;/|/g; s/&#96;/`/g; s/\\\(.\)/\1/g' |
		tr '|' '\n' | sed 's/[][`[:blank:]]//g; s/^v\([0-9]*\)+[0-9]*$/v\1/; /^-*$/d' | sort -u >wanted
	[[ $(wc -l <wanted) -gt 60 ]]
}

# finds_all FILE: what is wanted is there, wherever lines are broken.
finds_all() {
	tr -d '[:space:]\302\240' <"$1" >seen
	tr -d ' \t\302\240' <wanted >words
	local word missing=''
	while read -r word; do
		grep -qF -- "$word" seen || missing+=$word$'\n'
	done <words
	[[ -z $missing ]] || fail "not in $1:" "$missing"
}

@test "sample pages" {
	is_sample sample html --format=html
	is_sample lantern html --format=html
}

@test "sample mails" {
	is_sample sample mail "${MAIL[@]}"
	is_sample lantern mail "${MAIL[@]}"
}

@test "browsers of text show each section and each row" {
	need w3m
	local mailbox
	for mailbox in sample lantern; do
		wanted $mailbox
		w3m -dump -cols 200 -T text/html "$TEST_DATA/$mailbox.html" >page
		finds_all page
		# what says how many were reviewed stays whole also in a narrow one
		w3m -dump -cols 80 -T text/html "$TEST_DATA/$mailbox.html" >page
		[[ $(wc -L <page) -le 80 ]]
		grep -qE '[0-9]/[0-9]+ +([0-9]+ +[+0-9]+ +[-0-9]+ +[0-9]+ +)?[-0-9] [-0-9] [-0-9]' page
	done
}

@test "on paper each section, row and letter is there, in black on white" {
	need chromium pdftotext pdftoppm python3
	local mailbox
	for mailbox in sample lantern; do
		HOME=$BATS_TEST_TMPDIR in_time chromium --headless --no-sandbox --disable-gpu --no-first-run \
			--disable-dev-shm-usage --disable-sync --disable-background-networking \
			--user-data-dir="$BATS_TEST_TMPDIR/profile" --blink-settings=preferredColorScheme=0 \
			--no-pdf-header-footer --print-to-pdf=page.pdf "file://$TEST_DATA/$mailbox.html" \
			2>log || fail "$(tail log)" || return
		rm -rf "$BATS_TEST_TMPDIR/profile"
		find "$TMPDIR" -mindepth 1 -delete
		pdftotext -raw page.pdf page
		wanted $mailbox
		finds_all page
		# nothing waits for a click: neither a letter nor an earlier version nor a link
		sed -n '/<pre>/,/<\/pre>/p' "$TEST_DATA/$mailbox.html" | sed 's/<[^>]*>//g; s/&#39;/'\''/g
			s/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&amp;/\&/g; s/^[[:blank:]]*//; /^$/d' | sort -u >wanted
		finds_all page
		pdftoppm -r 20 -gray page.pdf shade
		# most of each sheet is white
		for sheet in shade*; do
			python3 - "$sheet" <<-'END'
				import sys
				data = open(sys.argv[1], 'rb').read().split(b'\n', 3)[3]
				sys.exit(0 if sum(byte > 250 for byte in data) > len(data) / 2 else sys.argv[1] + ': dark')
			END
		done
	done
}

# sanitised FILE: as programs that show mail on a page of their own take HTML: no head, no style, no
# names, nothing that opens, no SVG.
sanitised() {
	sed '/<!DOCTYPE/,/<body>/d; s/<svg[^>]*>//g; s/<\/svg>//g; s/<rect[^>]*>//g
		s/ \(class\|id\|title\|role\|scope\|data-label\|aria-[a-z]*\)="[^"]*"//g
		s/<\/*\(details\|summary\|section\|article\|header\|main\|figure\|figcaption\|abbr\|body\|html\)>/\n/g' "$1"
}

@test "mail is readable where its style and its names are taken away" {
	need python3 w3m
	local mailbox
	for mailbox in sample lantern; do
		python3 "$TEST_TOOLS/read-digest.py" "$TEST_DATA/$mailbox.mail" >header
		sanitised html >bare.html
		run ! grep -qE 'class=|id=|<details|<style|<nav|href="#' bare.html
		w3m -dump -cols 200 -T text/html bare.html >page
		wanted $mailbox
		finds_all page
		# what needs its readers is the first that they see
		grep -m 1 . page | grep -qE '^[0-9]+ waits? for an answer'
		# and each series that has a row leads to its mail
		[[ $(grep -c '<a href="https://lore.example.org/r/[^"]*">[^<]' bare.html) -ge 7 ]]
		[[ $(wc -c <html) -lt 100000 ]]
	done
}

@test "a mail reader in the terminal shows the text" {
	need mutt python3 script
	python3 "$TEST_TOOLS/read-digest.py" "$TEST_DATA/sample.mail" >header
	{
		echo 'From digest Thu Jan  1 00:00:00 2026'
		cat "$TEST_DATA/sample.mail"
	} >box
	cat >muttrc <<-'END'
		set wrap=0 pipe_decode=yes wait_key=no quit=yes folder=. mbox=kept record="" move=no
		push "<pipe-message>cat >shown<enter><exit>"
	END
	expect 0 '' in_time env HOME="$PWD" TERM=xterm TERMINFO=/lib/terminfo script -qec \
		'mutt -n -F muttrc -R -f box' /dev/null
	sed '1,/^$/d' shown >body
	grep -vxFf body plain >missing || :
	same /dev/null missing
}

# Text as mail may bring it: long, wide, with marks that stand on other letters, without blanks.
LONG=$(printf 'a very long title that goes on and on %.0s' {1..5})
WIDE=$(printf '長い題名と%.0s' {1..20})
MARKS=$(printf 'e\u0301o\u0308n\u0303 %.0s' {1..60})
UNBROKEN=$(printf 'x%.0s' {1..200})

# letter NUMBER TITLE NAME [HEADER]...
letter() {
	printf 'From mboxrd@z Thu Jan  1 00:00:00 1970\n'
	printf 'Date: Sun, 1 Jun 2025 %02d:00:00 +0000\nMessage-ID: <%s@example.org>\n' "$1" "$1"
	printf 'From: %s <a-rather-long-address-of-number-%s@labs.example.org>\nSubject: %s\n' "$3" "$1" "$2"
	[[ $# -lt 4 ]] || printf '%s\n' "${@:4}"
	printf 'MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n'
	printf '\nShort.\n---\n--- a/a\n+++ b/a\n@@ -1 +1 @@\n-a\n+b\n\n'
}

@test "the text of a mail is 72 columns wide" {
	need python3
	local text n=1
	for text in "$LONG" "$WIDE" "$MARKS" "$UNBROKEN"; do
		letter $n "[PATCH] $text" "$text"
		letter $((n + 1)) "$text" "$text"
		letter $((n + 2)) "Re: $text" 'Ann' "In-Reply-To: <$((n + 1))@example.org>"
		letter $((n + 3)) "[PATCH] a: $text" "$text"
		letter $((n + 4)) "Re: [PATCH] a: $text" "$text" "In-Reply-To: <$((n + 3))@example.org>"
		n=$((n + 5))
	done >long.mbox
	expect 0 '' list-digest "${MAIL[@]}" --link='https://lore.example.org/r/%s' --name="$WIDE" \
		--group=tag long.mbox
	python3 "$TEST_TOOLS/read-digest.py" stdout >header
	python3 - plain <<-'END' >wide
		import sys, unicodedata
		def width(text):
		    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in 'WF' else 1
		               for c in text)
		lines = open(sys.argv[1], encoding='utf-8').read().split('\n')
		for line in lines:
		    if width(line) > 72 and not line.startswith(('    https://', 'Link: ')):
		        print(width(line), line)
	END
	same /dev/null wide
	# and nothing is cut from it but names
	for text in "$LONG" "$WIDE" "$MARKS" "$UNBROKEN"; do
		tr -d '[:space:]' <plain | grep -qF "$(tr -d '[:space:]' <<<"$text")" || fail "cut: $text"
	done
	# each row has its link
	sed -n '/===== Waiting/,/===== Reports/p' plain >rows
	for n in 1 4 6 9 11 14 16 19; do
		grep -qx "    https://lore.example.org/r/$n@example.org" rows || fail "no link: $n"
	done
}
