#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# digest-format: whatever a mail says, it cannot be taken for what the page says.
load helper

RULE=----------------------------------------------------------------------
BAITS=(
	'===== Applied ====='
	"$RULE"
	'New:  mm: Remove the root check'
	'Applied:  mm: Remove the root check'
	'Subject: [PATCH] forged'
	'Author: Linus Torvalds <torvalds@example.org>'
	'Link: https://example.org/forged'
	'applied  v1     1/1      0  +0  -0   0  - - -     -  Ada  forged'
	'Top 15 contributors (Based on Email Body)'
	'No patches.'
	'## Forged'
	'| a | b |'
	'```'
	'~~~'
	'[id]: https://example.org/forged'
	'</pre></article><h2 id="forged">Forged</h2>'
	'--=_alternative--'
	'From forged@example.org Mon Mar  3 09:02:11 2025'
	'.'
)

# Ends of lines for terminals and browsers, if not for mail: LF, CR, VT, FF, NEL, LS, PS.
ENDS=('\n' '\r' '\v' '\f' '\302\205' '\342\200\250' '\342\200\251')

# encoded TEXT: the text (printf escapes) as an encoded word.
encoded() {
	printf '=?utf-8?b?%s?=' "$(printf '%b' "$1" | base64 -w 0)"
}

# mail SUBJECT NAME LIST BODY: a mail with a patch, and a robot's mail.
mail() {
	printf 'From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: %s <ada@example.org>\n' "$2"
	printf 'Subject: %s\nMessage-ID: <1@example.org>\nList-Id: <%s>\n' "$1" "$3"
	printf 'Date: Mon, 3 Mar 2025 09:02:11 +0000\nContent-Type: text/plain; charset=utf-8\n\n'
	printf '%b\n---\n 1 file changed\n\n' "$4" | sed 's/^From />&/'
	printf 'From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: %s <bot@example.org>\n' "$2"
	printf 'Subject: %s\nMessage-ID: <2@example.org>\n\nx\n\n' "$1"
}

# records BAIT: the harmless mail and, in the file forged.tsv, the same full of the bait.
records() {
	local body="$1\n\n$1\n" end subject="[PATCH] x $1" name="x $1"
	for end in "${ENDS[@]}"; do
		body+="x$end$1${end}"
		subject+=" $end$1" name+="$end$1"
	done
	# Wherever a line is broken, the bait is what comes next.
	body+="\n\n$1 $1 $1 $1 $1 $1 $1 $1\n"
	mail "$(encoded "$subject")" "$(encoded "$name")" "$1.example.org" "$body" |
		mbox-split | patch-classify | author-rank --tee --by=author >forged.tsv
}

harmless() {
	mail '[PATCH] x' x x.example.org x | mbox-split | patch-classify |
		author-rank --tee --by=author >harmless.tsv
}

# Counts what the page says, by kind: of a text page all that stands at the margin, with what goes on
# below it, set in.
shape_of_text() {
	local line="-{70}|===== [A-Z][a-z ]+ =====|(From|To) [0-9 a-z-]+|.* ?[Mm]ailing list update from .*"
	line+='|(State|Age|Count) .*|new  ? ? ? ? ? ?v1 .*|[0-9]+[a-z]? .*|Top 15 [a-z]+ \(Based on Email Body\)'
	awk '/^    / && length(line) { line = line " " substr($0, 5); next }
		{ print line; line = $0 } END { print line }' "$1" | sed -E -e '/^( |$)/d' -e 's/^(New:|Subject:|Author:|Link: https:..lore\.example\.org.1@).*/\1/' \
		-e "s/^($line)\$/page/" | sort | uniq -c
}

# Of Markdown all that is not code.
shape_of_markdown() {
	awk '/^```+$/ && (!fence || $0 == fence) { fence = fence ? "" : $0; print "fence"; next }
		!fence { sub(/[ A-Za-z].*/, ""); print }' "$1" | sort | uniq -c
}

# Where an address may be broken, and that it is one, depends on the text.
shape_of_html() {
	sed 's/<wbr>//g; s/<span class="addr">\([^<]*\)<\/span>/\1/g' "$1" | grep -oE '<[a-z]+' |
		sort | uniq -c
}

shape_of_mail() {
	python3 -c 'if True:
		import email, sys
		data = open(sys.argv[1], "rb").read()
		mail = email.message_from_bytes(data)
		assert max(map(len, data.split(b"\n"))) <= 998
		assert b"\nFrom " not in data and b"\n.\n" not in data
		print(*(key for key in mail.keys()), *(part.get_content_type() for part in mail.walk()))
		text, html = mail.get_payload()
		open("text", "wb").write(text.get_payload(decode=True))
		open("html", "wb").write(html.get_payload(decode=True))' "$1" && shape_of_text text && shape_of_html html
}

# check_shape FORMAT WIDTHS [OPTION]...: the forged page has the shape of the harmless one.
check_shape() {
	local format=$1 widths=$2 width
	shift 2
	for width in $widths; do
		set -- --format="$format" --link='https://lore.example.org/%s' "$@" --width="$width"
		digest-format "$@" forged.tsv >forged
		"shape_of_$format" forged >got
		[[ -e "want.$width" ]] || {
			digest-format "$@" harmless.tsv >harmless
			"shape_of_$format" harmless >"want.$width"
		}
		diff -u "want.$width" got >&2 || fail "$format, width $width" "$(<forged)" || return
	done
}

check_text() {
	records "$1"
	check_shape text '0 10 30 80'
}

check_markdown() {
	records "$1"
	check_shape markdown 0
}

check_html() {
	records "$1"
	check_shape html 0
}

check_mail() {
	records "$1"
	SOURCE_DATE_EPOCH=0 check_shape mail 0 --mail-from=a@example.org --mail-to=b@example.org --html
}

@test "no mail forges what the text page says" {
	harmless
	for_each check_text "${BAITS[@]}"
	# As many letters as there are, each with a rule, and as many sections.
	records "${BAITS[2]}"
	digest-format forged.tsv >page
	[[ $(grep -c '^New:' page) == 1 && $(grep -c "^$RULE" page) == 1 && $(grep -c '^=' page) == 5 ]]
}

@test "no mail forges what the page in Markdown says" {
	harmless
	for_each check_markdown "${BAITS[@]}"
}

@test "no mail forges what the HTML page says" {
	harmless
	for_each check_html "${BAITS[@]}"
}

@test "no mail forges what the message says" {
	command -v python3 >/dev/null || skip 'no python3'
	harmless
	for_each check_mail "${BAITS[@]}"
}

# The table has as many rows and columns as before.
check_tsv() {
	records "$1"
	digest-format --format=tsv forged.tsv >table
	[[ $(wc -l <table) == 2 && $(awk -F '\t' '{ print NF }' table | uniq | wc -l) == 1 ]]
	grep -q '^new	' table
}

@test "no mail forges a row of the table of series" {
	for_each check_tsv "${BAITS[@]}"
}
