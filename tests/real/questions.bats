#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# The recipes of list-recipes(7) over real mail, each beside what Python's email package finds in the
# mail alone (tests/tools/count-mail.py). Where the two differ, the test names the mails and says why.
load ../filters/helper
load ../filters/recipes

# The words of the page that are about its own list, and what they are on linux-hwmon.
on_hwmon() {
	sed -e "s,'fog/,'drivers/hwmon/pmbus/," -e 's/ines@example\.org/linux@roeck-us.net/' \
		-e 's/bo@example\.net/linux@roeck-us.net/' -e 's/ --git=lantern\.git//' \
		-e 's/fog: Be quiet on Sundays/hwmon: (spd5118) Add I3C support/' -e 's/ -n [0-9]*\b//'
}

# What all of the tests need is made once.
setup_file() {
	[[ -e $TEST_SHARED/corpus/linux-hwmon-2025q2.mbox.gz ]] || return 0
	command -v sqlite3 >/dev/null && command -v python3 >/dev/null || return 0
	cd "$BATS_FILE_TMPDIR" || return
	gzip -dc "$TEST_SHARED/corpus/linux-hwmon-2025q2.mbox.gz" >lantern.mbox
	printf '%s\n' 'PMBUS' $'F:\tdrivers/hwmon/pmbus/' '' 'HWMON' $'F:\tdrivers/hwmon/' '' \
		'THE REST' $'F:\t*' $'F:\t*/' >MAINTAINERS
	printf '%s\t%s\n' gmail.com Nobody roeck-us.net Roeck >domain-map
	local name
	for name in tables database; do
		bash -euo pipefail -c "$(command_of "$name" | on_hwmon)" || return
	done
	# shellcheck disable=SC2046 # words
	"${TEST_TOOLS-$BATS_TEST_DIRNAME/../tools}/count-mail.py" \
		$(sed -n 's/^\tcount //p' "$BATS_TEST_FILENAME" | sort -u) <lantern.mbox >counts
}

make_list() {
	need_shared corpus/linux-hwmon-2025q2.mbox.gz
	need sqlite3 jq datamash python3 "$@"
	cp "$BATS_FILE_TMPDIR"/* .
}

# answer NAME: what the recipe prints here.
answer() {
	expect 0 '' bash -euo pipefail -c "$(command_of "$1" | on_hwmon)" </dev/null
}

# count QUESTION: what Python says, in the file count.
count() {
	awk -v wanted="# $1" '/^# / { on = $0 == wanted; next } on' counts | LC_ALL=C sort >count
}

# agree [FILE]: both say the same, but for the lines in FILE, as `diff` marks them.
agree() {
	LC_ALL=C sort got >sorted
	diff count sorted | grep '^[<>]' | LC_ALL=C sort >differences || :
	touch none
	diff "${1-none}" differences >&2
}

# differs LINE...: those are all the lines in which the two differ.
differs() {
	printf '%s\n' "$@" | LC_ALL=C sort >named
	agree named
}

@test "the tables, and what is waiting, asked, mended, new, long and at which hour" {
	make_list
	count ids
	sqlite3 list.db 'select message_id from patch' >got
	agree

	count waiting:linux@roeck-us.net
	answer waiting
	cut -d '|' -f 1,2 stdout >got
	agree

	count unanswered_questions
	answer questions
	cut -d '|' -f 1,2 stdout >got
	agree

	count fixes
	cut -d '|' -f 2 count | LC_ALL=C sort -o count
	answer fixes
	cut -d '|' -f 2 stdout >got
	agree

	count newcomers:2025-06
	cut -d '|' -f 2 count | LC_ALL=C sort -o count
	# The page's list ends with June; here a day of July follows.
	expect 0 '' bash -c "$(command_of new-people | sed 's/--since/--until=2025-07-01 --since/')"
	sed '1d; s/>.*//; s/.*<//' stdout | tr '[:upper:]' '[:lower:]' >got
	agree

	count longest:2025-06
	answer longest
	sed 1d stdout | cut -f 2,3 | tr '\t' '|' >got
	agree

	count clock
	tr '|' '\n' <count | sed 's/^.$/0&/' | LC_ALL=C sort | uniq -c | awk '{ print $1 "|" $2 }' |
		LC_ALL=C sort >hours
	mv hours count
	answer clock
	sed 1d stdout | awk -F '\t' '{ sub(/^[0-9] /, "", $3); print $2 "|" substr($3, 1, 3) }' >got
	agree
}

# plotted: the points of the plot, which its commands print.
plotted() {
	command_of plot | grep -o "'<[^']*'" | tr -d "'<" >commands
	sed -n 1p commands | bash | cut -f 2,3 | LC_ALL=C sort -k 2 >messages
	sed -n 2p commands | bash | cut -f 2,3 | LC_ALL=C sort -k 2 >patches
	join -t $'\t' -1 2 -2 2 messages patches | tr '\t' '|' >got
	[[ -s got ]]
}

# Half of one answer: the messages, and the seconds that they took.
delays='select r.message_id, r.delay from patch r
	join (select distinct message_id, from_addr from patch) m on m.message_id = r.in_reply_to
	where r.kind = "reply" and r.delay <> "" and r.from_addr <> m.from_addr'

@test "how fast people answer" {
	make_list
	count delays
	sqlite3 list.db "$delays" >got
	# It stands before the mail that it answers; and a bot, which its text says that it is.
	differs '< 174588281340.1841112.12342859635067816713.robh@kernel.org|4398' \
		'< b91ebc8d-ee2b-daaa-f558-5ff0e0cee5b7@linux.intel.com|6666'
	answer delays
	grep -c '^Guenter Roeck|' stdout

	count first_answers
	expect 0 '' list-stat --by=month patch.tsv
	awk -F '\t' '$2 == "answered" && $3 > 0 { print $1 "|" $3 }' stdout >got
	# The mail of April is a patch in an attachment, which does not say so in its subject; that of
	# May counts for the series to which it was sent as a reply, as v4A.
	differs '< 2025-04|56' '> 2025-04|57' '< 2025-05|24' '> 2025-05|23'
}

@test "messages and patches of each month, by people, subsystems and files" {
	make_list
	count months
	plotted
	# One of April does not say [PATCH] in its subject.
	differs '< 2025-04|627|251' '> 2025-04|627|252'
	count people:2025-04:2025-05:2025-06
	answer quarters
	awk -F '\t' '$1 == "messages" { n = $2 } $1 == "people" { print n "|" $2 }' stdout >got
	agree
	count shortlog
	cut -d '|' -f 2 count | LC_ALL=C sort -o count
	answer shortlog
	sed -n 's/^  *//p' stdout >got
	differs '> XDPE152xx PMBUS Driver: PEC RETRY' # [PATCH] is not in its subject
	count balance
	answer balance
	sed 's/\t.*</|/; s/>.*//' stdout | tr '[:upper:]' '[:lower:]' >got
	differs '> -1|ashish.yadav@infineon.com' # the same mail
}

# select_to_got SQL
select_to_got() {
	expect 0 '' sqlite3 list.db "$1"
	mv stdout got
}

@test "who reviewed, what was applied, and what nobody answered" {
	local by_bot='2025-04-28T23:26:53Z|Rob Herring (Arm)'
	make_list
	count reviewed
	select_to_got "select series from series where reviewers <> '' and kind = 'series'"
	# Sent as v4A, in reply to v4, to which its patches count.
	differs '< 20250501054241.1245648-1-xin@zytor.com'
	count applied
	select_to_got "select series from series where state glob 'applied*' and kind = 'series'"
	# Parts of the first were applied, and then came a new version, as of the second in the same
	# thread; the third was 'decided to apply'.
	differs '< 20250407010616.749833-1-inochiama@gmail.com' \
		'< 20250408102145.576852-1-alexander.stein@ew.tq-group.com' \
		'> 20250424202654.5902-1-a.safin@rosa.ru'
	count unanswered_reports
	select_to_got "select date, from_name, message_id from patch where kind = 'report'
		and message_id not in (select in_reply_to from patch where kind = 'reply')"
	# Python knows bots by their addresses only.
	differs "> $by_bot|174588281340.1841112.12342859635067816713.robh@kernel.org"
	count unanswered_reports
	answer reports
	cut -d '|' -f 1,2 stdout | LC_ALL=C sort >got
	{ cut -d '|' -f 1,2 count && echo "$by_bot"; } | LC_ALL=C sort | comm -13 - got >extra
	[[ ! -s extra ]] || fail 'answered:' "$(<extra)"
	[[ -s got ]]
}

@test "who sent what, to which files, and what was pulled, pinged or refused" {
	make_list
	count sent_by:linux@roeck-us.net
	select_to_got "select series from series where author_addr = 'linux@roeck-us.net'
		and kind = 'series'"
	agree
	answer mine
	[[ $(wc -l <stdout) -ge $(wc -l <count) ]]
	count pulls
	select_to_got "select message_id from patch where kind = 'pull'"
	agree
	count pinged
	answer pinged
	[[ ! -s count && ! -s stdout ]]

	count touched
	select_to_got "select message_id, value from patch,
		json_each('[\"' || replace(paths, '\n', '\",\"') || '\"]')
		where paths <> '' and kind = 'patch'"
	# Its subject does not say [PATCH].
	differs '> 3f7d0644a1f844b8b3ee9b3139b85339@infineon.com|drivers/hwmon/pmbus/xdpe152c4.c'
	count below:drivers/hwmon/pmbus/:drivers/hwmon/
	expect 0 '' bash -c "$(command_of subsystems) --kind=patch --no-header" 
	sed -n 's/^subsystem\t//p' stdout | grep -v 'THE REST' | tr '\t' '|' | sed 's/|$//' >got
	differs '< 155|drivers/hwmon/' '< 43|drivers/hwmon/pmbus/' '> 156|HWMON' '> 44|PMBUS'
}

# Of the open series among those that Python knows, which are they? It knows no states.
@test "files of several open series, and those below a folder" {
	make_list
	count sharing
	answer same-file
	[[ $(wc -l <stdout) -gt 5 ]]
	awk -F '|' 'NR == FNR { n[$2] = $1; next } $2 > n[$1] + 0' count stdout >wrong
	[[ ! -s wrong ]] || fail "$(<wrong)"
	count titles_below:drivers/hwmon/pmbus/
	answer touching
	[[ -s stdout ]]
	cut -d '|' -f 3 stdout | LC_ALL=C sort -u | LC_ALL=C comm -13 count - >extra
	[[ ! -s extra ]] || fail "$(<extra)"
}

# Of a series that was also sent elsewhere, not all patches came.
@test "the mbox of unreviewed patches has each of them, and nothing else" {
	make_list
	bash -c "$(command_of unreviewed-mbox)" >/dev/null 2>stderr
	! grep -v ' is missing$' stderr || fail "$(<stderr)"
	sqlite3 list.db "select '<' || message_id || '>' from patch where kind = 'patch' and series in
		(select series from open where reviewers = '')" | LC_ALL=C sort -u >count
	python3 - <<-'END' >got
		import email, re
		for mail in re.split(rb'^From mboxrd@z .*\n', open('unreviewed.mbox', 'rb').read(), flags=re.M)[1:]:
		    print(email.message_from_bytes(mail)['Message-ID'].strip())
	END
	agree
}

@test "every recipe runs over real mail" {
	make_list gnuplot
	local name
	for name in $(recipe_names); do
		case $name in
		tables | database | unreviewed-mbox) ;;
		*) answer "$name" ;;
		esac
	done
}
