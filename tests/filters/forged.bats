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

# forge BAIT: the harmless mail full of the bait.
forge() {
	local body="$1\n\n$1\n" end subject="[PATCH] x $1" name="x $1"
	for end in "${ENDS[@]}"; do
		body+="x$end$1${end}"
		subject+=" $end$1" name+="$end$1"
	done
	# Wherever a line is broken, the bait is what comes next.
	body+="\n\n$1 $1 $1 $1 $1 $1 $1 $1\n"
	mail "$(encoded "$subject")" "$(encoded "$name")" "$1.example.org" "$body"
}

# Made once: the records harmless.tsv of the harmless mail, and N.tsv of the same full of bait N.
setup_file() {
	local i
	cd "$BATS_FILE_TMPDIR" || return
	mail '[PATCH] x' x x.example.org x >harmless
	for i in "${!BAITS[@]}"; do
		forge "${BAITS[i]}" >"$i"
	done
	mbox-split harmless "${!BAITS[@]}" | awk -F '\t' '
		NR == 1 { header = $0; next }
		{ file = $11; sub(/:.*/, ".mail", file) }
		!(file in begun) { print header >file; begun[file] }
		{ print >file }'
	for i in harmless "${!BAITS[@]}"; do
		patch-classify "$i.mail" | author-rank --tee --by=author >"$i.tsv"
	done
}

# pages FILE...: the pages one behind the other, each behind a form feed and its name.
pages() {
	awk 'FNR == 1 { print "\f" FILENAME } { print }' "$@"
}

# What pages say, by kind: of text pages all that stands at the margin, with what goes on below it,
# set in.
shapes_of_text() {
	local line="-{70}|===== [A-Z][a-z ]+ =====|(From|To) [0-9 a-z-]+|.* ?[Mm]ailing list update from .*"
	line+='|(State|Age|Count) .*|new  ? ? ? ? ? ?v1 .*|[0-9]+[a-z]? .*|Top 15 [a-z]+ \(Based on Email Body\)'
	pages "$@" | awk '/^    / && length(line) { line = line " " substr($0, 5); next }
		{ print line; line = $0 } END { print line }' | sed -E -e '/^( |$)/d' -e 's/^(New:|Subject:|Author:|Link: https:..lore\.example\.org.1@).*/\1/' \
		-e "s/^($line)\$/page/"
}

# Of Markdown all that is not code.
shapes_of_markdown() {
	pages "$@" | awk '/^\f/ { fence = ""; print; next }
		/^```+$/ && (!fence || $0 == fence) { fence = fence ? "" : $0; print "fence"; next }
		!fence { sub(/[ A-Za-z].*/, ""); print }'
}

# Where an address may be broken, and that it is one, depends on the text.
shapes_of_html() {
	pages "$@" | sed 's/<wbr>//g; s/<span class="addr">\([^<]*\)<\/span>/\1/g' |
		grep -oE $'<[a-z]+|^\f.*'
}

# Leaves the parts of each mail in text.NAME and html.NAME.
shapes_of_mail() {
	python3 -c 'if True:
		import email, sys
		for name in sys.argv[1:]:
			data = open(name, "rb").read()
			mail = email.message_from_bytes(data)
			assert max(map(len, data.split(b"\n"))) <= 998, name
			assert b"\nFrom " not in data and b"\n.\n" not in data, name
			print("\f" + name)
			print(*(key for key in mail.keys()), *(part.get_content_type() for part in mail.walk()))
			text, html = mail.get_payload()
			name = name.partition(".")[2]
			open("text." + name, "wb").write(text.get_payload(decode=True))
			open("html." + name, "wb").write(html.get_payload(decode=True))' "$@"
}

# same_shapes KIND FILE...: each page has all that the one called KIND.harmless has, just as often, and
# nothing else.
same_shapes() {
	"shapes_of_$1" "${@:2}" >shapes || return
	awk -v want="$(($# - 1))" -v harmless="$1.harmless" '
		/^\f/ { page = substr($0, 2); pages[page]; n++; next }
		{ count[page, $0]++; lines[$0] }
		END {
			for (line in lines)
				for (page in pages) {
					seen = count[page, line] + 0
					due = count[harmless, line] + 0
					if (seen != due) {
						print page ": " line ": " seen " times, not " due
						bad = 1
					}
					some += due
				}
			exit bad || n != want || !some
		}' shapes >&2
}

# check_shape FORMAT WIDTHS [OPTION]...: the forged pages have the shape of the harmless one.
check_shape() {
	local format=$1 width i
	for width in $2; do
		for i in harmless "${!BAITS[@]}"; do
			digest-format --format="$format" --link='https://lore.example.org/%s' "${@:3}" \
				--width="$width" "$BATS_FILE_TMPDIR/$i.tsv" >"$format.$i"
		done
		same_shapes "$format" "$format".* || fail "$format, width $width" "$(declare -p BAITS)" || return
	done
}

@test "no mail forges what the text page says" {
	check_shape text '0 10 30 80'
	# As many letters as there are, each with a rule, and as many sections.
	digest-format "$BATS_FILE_TMPDIR/2.tsv" >page
	[[ $(grep -c '^New:' page) == 1 && $(grep -c "^$RULE" page) == 1 && $(grep -c '^=' page) == 5 ]]
}

@test "no mail forges what the page in Markdown says" {
	check_shape markdown 0
}

@test "no mail forges what the HTML page says" {
	check_shape html 0
}

@test "no mail forges what the message says" {
	command -v python3 >/dev/null || skip 'no python3'
	SOURCE_DATE_EPOCH=0 check_shape mail 0 --mail-from=a@example.org --mail-to=b@example.org --html
	same_shapes text text.*
	same_shapes html html.*
}

# The table has as many rows and columns as before.
@test "no mail forges a row of the table of series" {
	local i
	for i in "${!BAITS[@]}"; do
		digest-format --format=tsv "$BATS_FILE_TMPDIR/$i.tsv" >"table.$i"
	done
	awk -F '\t' '
		{ rows[FILENAME]++ }
		FNR == 1 { width = NF }
		NF != width { print FILENAME ": " $0; bad = 1 }
		FNR == 2 && $1 == "new" { n++ }
		END {
			for (file in rows)
				if (rows[file] != 2) {
					print file ": " rows[file] " rows"
					bad = 1
				}
			if (n != ARGC - 1)
				print n + 0 " new"
			exit bad || n != ARGC - 1
		}' table.* >&2 || fail "$(declare -p BAITS)"
}
