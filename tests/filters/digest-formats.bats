#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# digest-format: the formats that other programs show.
#
# shellcheck disable=SC2016 # backquotes are bait
load helper

LINK='https://lore.example.org/r/%s'

# digest FORMAT MAILBOX [OPTION]...: the digest of a mailbox of the test data.
digest() {
	local format=$1 mailbox=$2
	shift 2
	expect 0 '' list-digest --format="$format" "$@" "$TEST_DATA/$mailbox.mbox"
}

# shows TEXT...: each is a line of what check-html.py found to be seen.
shows() {
	local line
	for line; do
		grep -qxF -e "$line" -e "$line archive" seen || fail "not seen: $line" "$(cut -c1-200 seen)" || return
	done
}

# The text of markup.mbox, as it must be seen in each format: nothing is lost, nothing works.
BOLD='**bold** __bold__ [link](javascript:alert(4)) ![i](http://example.org/i.png) `a|b` | c ~~d~~'
BOLD+=' <!-- e --> &amp; \* $x$ :tada: @mira #12 www.example.org https://example.org/'
MARKUP=(
	'<script>alert("title")</script><img src=x onerror=alert(2)>'
	"$BOLD"
	'<script>alert("body")</script>'
	'</pre></details></body></html>'
	'<style>body{display:none}</style>'
	'<!-- <iframe src="//example.org"> ]]>'
	'&lt;b&gt; &amp;amp; &#60;i&#62;'
	'```'
	'# No heading'
	'````'
	'<b>no tag</b>'
	'<details open>'
	'| - | - |'
	'# 1. - + > ==='
	'injected Bcc: victim@example.org X-Evil: 1 Body of the subject'
)

# rendered FILE: what cmark-gfm makes of it, with all that GitHub adds to Markdown.
rendered() {
	cmark-gfm -e table -e strikethrough -e autolink -e tasklist "$1"
}

@test "markdown" {
	digest markdown sample --link="$LINK"
	same "$TEST_DATA/sample.markdown"
	digest markdown sample
	sed 's/\[\([^]]*\(\\\][^]]*\)*\)\](<[^>]*>)/\1/' "$TEST_DATA/sample.markdown" >expected
	same expected
}

@test "markdown is what a renderer takes it for" {
	need cmark-gfm python3
	digest markdown sample --link="$LINK"
	rendered stdout >page.html
	python3 "$TEST_TOOLS/check-html.py" page.html >seen
	# as many tables and texts as the plain page has
	[[ $(grep -c '<table>' page.html) == "$(grep -c '^| ---' stdout)" ]]
	[[ $(grep -c '<pre>' page.html) == "$(grep -c '^State: ' stdout)" ]]
	shows 'tide-devel mailing list update from 2025-03-03 to 2025-03-09' 'Applied' \
		'tide: Predict low water' '[PATCH v2 0/3] tide: Predict low water'
	grep -qF '<td><a href="https://lore.example.org/r/20250305' page.html
}

@test "markup in mail stays text in markdown" {
	need cmark-gfm python3
	digest markdown markup --link="$LINK"
	rendered stdout >page.html
	python3 "$TEST_TOOLS/check-html.py" page.html >seen
	shows "${MARKUP[@]}"
	# no emphasis, no link that is not the archive's, nobody is mentioned
	[[ $(sed 's/<code>[^<]*<\/code>//g' page.html | grep -v '^<pre>' |
		grep -c '<td>.*@mira') == 0 ]]
	run ! grep -e $'\u202e' -e $'\u2066' -e $'\u200e' -e $'\e' stdout
}

@test "links lead to the archive only" {
	local url
	for url in 'javascript:alert(%s)' 'ftp://example.org/%s' 'https://%s/' 'https://%s.example.org' \
		'https://example.org/' 'https://example.org/%s/%s' 'https:///%s' 'https://example.org/%d%s' \
		'https://example.org/"%s' 'https://example.org/ %s' 'https://example.org/<%s>' \
		'//example.org/%s' '/%s' '' $'https://example.org/\n%s' 'https://example.org/|%s' \
		'https://example.org/\%s' 'https://exämple.org/%s'; do
		expect 2 "digest-format: --link: *" digest-format --link="$url" /dev/null
	done
	for url in "$LINK" 'HTTP://[::1]:8080/%s' 'https://example.org?q=mid%3a%s#x'; do
		expect 0 '' digest-format --link="$url" /dev/null
	done
}

# browse URL: loads a page in Chromium; leaves its DOM in the file dom, and in the file console what
# pages wrote to the console.
browse() {
	HOME=$BATS_TEST_TMPDIR in_time chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
		--disable-background-networking --disable-component-update --disable-sync \
		--disable-dev-shm-usage --hide-scrollbars --user-data-dir="$BATS_TEST_TMPDIR/profile" \
		--allow-file-access-from-files --enable-logging=stderr \
		${scheme:+--blink-settings=preferredColorScheme=0} --dump-dom "$1" >dom 2>log ||
		fail "chromium: $(tail log)" || return
	rm -rf "$BATS_TEST_TMPDIR/profile"
	find "$TMPDIR" -mindepth 1 -delete
	sed -n 's/.*:CONSOLE[^]]*\] \(.*\), source: .*/\1/p' log >console
}

# measure PAGE [attack]: the lines that measure-html.html says of it, in the file measured. With
# scheme=dark in a browser that asks for dark pages.
measure() {
	browse "file://$TEST_TOOLS/measure-html.html#$PWD/$1${2+!$2}" || return
	sed -n '/<pre id="result">/,/<\/pre>/ { s/<[^>]*>//g; p; }' dom | grep . >measured
}

@test "html passes tidy" {
	need tidy
	local mailbox
	for mailbox in sample markup; do
		digest html $mailbox --link="$LINK"
		tidy -quiet -errors stdout >warnings 2>&1 || true
		same /dev/null warnings
	done
	expect 0 '' digest-format --format=html /dev/null
	tidy -quiet -errors stdout >warnings 2>&1 || true
	same /dev/null warnings
}

# measures_well PAGE MESSAGES: it loads nothing and says nothing, its MESSAGES are drawn, each series
# and each list of earlier versions can be unfolded, and 360 pixels are enough for it.
measures_well() {
	measure "$1" || return
	printf '%s\n' 'fetched 0' 'scripts 0' "bars $(grep -c 'class="bar"' "$1") right" "days $2" \
		"details $(grep -c '<details' "$1") closed open" 'width 360' 'anchors alive' 'contrast measured' 'keys reach all' >expected
	same expected measured || return
	# what measured is the only one to say anything
	echo '"measured"' >expected
	same expected console
}

@test "html in a browser: nothing is fetched, bars are right, folding works, a phone is wide enough" {
	need chromium
	digest html sample --link="$LINK"
	mv stdout sample.html
	measures_well sample.html '33 right'
	scheme=dark measures_well sample.html '33 right'
	grep -qx 'contrast measured' measured
	measure sample.html attack
	echo 'attack failed' >expected
	same expected measured
}

@test "markup in mail stays text in html" {
	need python3
	digest html markup --link="$LINK"
	mv stdout markup.html
	python3 "$TEST_TOOLS/check-html.py" markup.html >seen
	shows "${MARKUP[@]}"
	run ! grep -e $'\u202e' -e $'\u2066' -e $'\u200e' -e $'\e' markup.html
	need chromium
	measures_well markup.html none
}

@test "html without --link has no link to anywhere" {
	digest html sample
	run ! grep -e 'href="[^#]' -e 'src=' -e '<script' -e '<link' stdout
}

# records MAILBOX: what digest-format reads of a mailbox of the test data.
records() {
	mbox-split "$TEST_DATA/$1.mbox" | patch-classify --bodies=heads --unique | author-rank --tee
}

@test "html leads to no place that it has not, whichever sections it has" {
	need python3
	local options
	records lantern >lantern.tsv
	for options in summary ranks,reports patches,waiting active,discussions,pulls,applied messages \
		'patches,messages --group=state' 'messages,waiting,applied --rows=1' \
		'pulls,patches,active --message=none'; do
		# shellcheck disable=SC2086 # several options
		expect 0 '' digest-format --format=html --since=2025-06-01 --until=2025-07-01 \
			--sections=$options lantern.tsv
		expect 0 '' python3 "$TEST_TOOLS/check-html.py" stdout
	done
	# where the text is not on the page, the title leads to the archive
	expect 0 '' digest-format --format=html --link="$LINK" --sections=patches lantern.tsv
	grep -q '<a href="https://lore\.example\.org/r/shut@example\.com">lamp: Shut the windows' stdout
	run ! grep -q 'href="#series-' stdout
	expect 0 '' python3 "$TEST_TOOLS/check-html.py" stdout
	# what is looked for would be found
	printf '<p id="a"></p><p id="a"></p><a href="#b">x</a>' >page
	expect 1 $'wrong: no #b\nwrong: #a twice' python3 "$TEST_TOOLS/check-html.py" page
}

# The mail of a digest, and when it is sent.
MAIL=(--format=mail --mail-from='Tide Wächter <Digest@Example.org>'
	--mail-to='a@example.org, "Cy, D" <cy@example.org>')
EPOCH=1741600000

@test "mail is read by Python's email package as it was written" {
	need python3
	records sample >sample.tsv
	# what is new comes first in a mail
	local order=summary,waiting,patches,active,discussions,pulls,applied,commits,reports,ranks,messages
	expect 0 '' digest-format --width=300 --link="$LINK" --sections=$order sample.tsv
	mv stdout expected-plain
	expect 0 '' digest-format --format=html --link="$LINK" sample.tsv
	mv stdout expected-html
	expect 0 '' env SOURCE_DATE_EPOCH=$EPOCH digest-format "${MAIL[@]}" --link="$LINK" \
		--width=300 sample.tsv
	python3 "$TEST_TOOLS/read-digest.py" stdout | sed 's/-[0-9a-f]\{24\}@/-HASH@/' >header
	cat >expected <<-END
		Date: Mon, 10 Mar 2025 09:46:40 +0000
		From: Tide Wächter <Digest@Example.org>
		Subject: tide-devel mailing list update from 2025-03-03 to 2025-03-09
		To: a@example.org, "Cy, D" <cy@example.org>
		Message-Id: <digest-$EPOCH-HASH@example.org>
		List-Id: <tide-devel.digest.example.org>
		List-Post: NO
		Auto-Submitted: auto-generated
		Precedence: list
		X-Patchwork-Hint: ignore
		MIME-Version: 1.0
	END
	{
		cat expected
		echo 'Content-Type: text/plain; charset="utf-8"'
		echo 'Content-Transfer-Encoding: quoted-printable'
	} | same - header
	# besides, it says first what the list of mails shows behind the subject, and has a link for each row
	printf '%s\n' '2 wait for an answer, the oldest for 4d; 7 series or patches, 2 applied,' \
		'2 discussions, 33 messages.' '' >lead
	head -n 3 plain | same lead -
	tail -n +4 plain | sed '/^    https:/d' | same expected-plain -
	mv plain first-plain
	[[ ! -e html ]]
	expect 0 '' env SOURCE_DATE_EPOCH=$EPOCH digest-format "${MAIL[@]}" --link="$LINK" --html \
		--width=300 sample.tsv
	python3 "$TEST_TOOLS/read-digest.py" stdout | sed 's/-[0-9a-f]\{24\}@/-HASH@/' >header
	echo 'Content-Type: multipart/alternative; boundary="=_alternative"' >>expected
	same expected header
	same first-plain plain
	# the HTML part says first what the list of mails shows behind the subject
	grep -B1 '^<h1>' html | sed '$d; s/<[^>]*>//g' | same <(head -n 2 lead | paste -sd ' ') -
	# and then what the page says, without links within it
	local tag
	for tag in h2 tr li pre article; do
		[[ $(sed '/<nav/,/<\/nav/d' expected-html | grep -c "<$tag") == "$(grep -c "<$tag" html)" ]] ||
			fail "other number of $tag"
	done
	run ! grep -q 'href="#' html
}

@test "the HTML part of a mail leaves texts to the archive where they make it large" {
	mbox-split "$TEST_DATA/sample.mbox" | patch-classify >patch.tsv
	local mail=("${MAIL[@]}" --html --link="$LINK") how
	awk -F '\t' -v OFS='\t' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; print; next }
		$1 == "patch" { for (i = 0; i < 400; i++)
			$at["body"] = "words that fill a line of a letter " i "\\n" $at["body"] }
		1' patch.tsv >large.tsv
	expect 0 '' digest-format "${mail[@]}" patch.tsv
	grep -q 'id=3D"series-' stdout
	expect 0 '' digest-format "${mail[@]}" large.tsv
	run ! grep -e 'id=3D"series-' stdout
	python3 "$TEST_TOOLS/read-digest.py" stdout >header
	[[ $(wc -c <html) -lt 100000 ]]
	grep -qF 'The text of the messages would make this mail too large.' html
	grep -qF 'words that fill a line of a letter' plain
	# unless it is asked for
	expect 0 '' digest-format "${mail[@]}" --message=full large.tsv
	grep -q 'id=3D"series-' stdout
	for how in commit none; do
		expect 0 '' digest-format "${mail[@]}" --message=$how patch.tsv
		grep -q 'id=3D"series-' stdout
	done
}

@test "html shows the days and weeks of a period, and what its words mean" {
	expect 0 '' list-digest --format=html --since=2025-03-05 --until=2025-03-12 --link="$LINK" \
		"$TEST_DATA/sample.mbox"
	# also days without mail
	grep -o '<p class="axis named">.*' stdout | sed 's/<[^>]*>//g' >axis
	echo 'Wed 05 Thu 06 Fri 07 Sat 08 Sun 09 Mon 10 Tue 11' | same - axis
	[[ $(grep -c '^<g><title>' stdout) == 5 ]]
	grep -q '<p class="scale">[1-9][0-9]*</p>' stdout
	# each short heading is explained where the pointer is, and below the table
	[[ $(grep -o '<abbr title="[^"]*">[^<]*' stdout | sed 's/.*>//' | sort -u | tr '\n' ' ') == \
		*'+ - A/R/T Age'* ]]
	local word
	for word in Ver Parts + - Re A/R/T Last Age new applied withdrawn superseded; do
		grep -qF "<dt>$word</dt>" stdout || fail "not explained: $word"
	done
	expect 0 '' list-digest --format=html --since=2025-01-01 --until=2025-03-12 \
		"$TEST_DATA/sample.mbox"
	grep -o '<p class="axis">.*' stdout | sed 's/<[^>]*>//g' >axis
	echo '2025-01-01 2025-02-04 2025-03-11' | same - axis
}

@test "the same digest at the same time is the same mail" {
	records sample >sample.tsv
	expect 0 '' env SOURCE_DATE_EPOCH=$EPOCH digest-format "${MAIL[@]}" --html sample.tsv
	mv stdout first
	expect 0 '' env SOURCE_DATE_EPOCH=$EPOCH TZ=Asia/Tokyo digest-format "${MAIL[@]}" --html \
		sample.tsv
	same first
	# at another time, and about other mail, it is another
	expect 0 '' env SOURCE_DATE_EPOCH=$((EPOCH + 1)) digest-format "${MAIL[@]}" sample.tsv
	run ! grep -qxF "$(grep ^Message-Id first)" stdout
	expect 0 '' env SOURCE_DATE_EPOCH=$EPOCH digest-format "${MAIL[@]}" /dev/null
	run ! grep -qxF "$(grep ^Message-Id first)" stdout
	# and without SOURCE_DATE_EPOCH it is now
	local before
	before=$(date +%s)
	expect 0 '' digest-format "${MAIL[@]}" /dev/null
	date -d "$(sed -n 's/^Date: //p' stdout)" +%s >sent
	[[ $before -le $(<sent) && $(<sent) -le $(date +%s) ]]
	expect 2 'digest-format: SOURCE_DATE_EPOCH: *' env SOURCE_DATE_EPOCH=now digest-format \
		"${MAIL[@]}" /dev/null
}

@test "nothing can get into the header of a mail" {
	need python3
	local name=$'a\r\nBcc: victim@example.org\n\nbody\e\u202e' address
	records markup >markup.tsv
	expect 0 '' digest-format "${MAIL[@]}" --html --name="$name" --from="$name" --to="$name" \
		markup.tsv
	python3 "$TEST_TOOLS/read-digest.py" stdout >header
	grep -qF 'Subject: a  Bcc: victim@example.org  body' header
	[[ $(cut -d: -f1 header | tr '\n' ' ') == 'Date From Subject To Message-Id List-Id List-Post'\
' Auto-Submitted Precedence X-Patchwork-Hint MIME-Version Content-Type ' ]]
	python3 "$TEST_TOOLS/check-html.py" html >seen
	shows "${MARKUP[@]}"
	run ! grep -e $'\u202e' -e $'\e' plain html
	for address in '' a $'a@example.org\nBcc: b@example.org' 'us: a@example.org;' 'a@@' \
		$'a@example.org\r' 'a@example.org, b' 'a@example.org; b@example.org'; do
		expect 2 'digest-format: --mail-to: not addresses with commas between: *' digest-format --format=mail \
			--mail-from=a@example.org --mail-to="$address"
		expect 2 'digest-format: --mail-from: not one address: *' digest-format --format=mail \
			--mail-to=a@example.org --mail-from="$address"
	done
	expect 2 'digest-format: --mail-from: not one address: *' digest-format --format=mail \
		--mail-to=a@example.org --mail-from=a@example.org,b@example.org
}

@test "options of mail go with mail, and it does not go without them" {
	expect 2 'digest-format: --format=mail needs *' digest-format --format=mail
	expect 2 'digest-format: --format=mail needs *' digest-format --format=mail \
		--mail-to=a@example.org
	expect 2 'digest-format: *go with --format=mail*' digest-format --html
	expect 2 'digest-format: *go with --format=mail*' digest-format --format=html \
		--mail-to=a@example.org
}

@test "digests are no patches" {
	list-digest "${MAIL[@]}" --html "$TEST_DATA/sample.mbox" >mail
	expect 0 '' mbox-split mail
	[[ $(patch-classify <stdout | cut -f 1) == $'kind\nreport' ]]
}
