#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# Mail whose text becomes many times larger: each filter takes at most 32 MB and three times the
# largest message, whatever it holds, and says so where it leaves out what is more.
#
# MEMORY_MB is how large the messages are, in MB; 3 if it is not set.
#
# And mail that is much: digest-format, whose memory grows with it, takes little for a message more.
#
# shellcheck disable=SC2016 # eval expands them
load helper
load hostile

size=$((${MEMORY_MB:-3} * 1000000))

# bulk TEXT [PART]: TEXT again and again, as much as a PART-th of the size.
bulk() {
	yes "$1" | tr -d '\n' | head -c $((size / ${2:-1}))
}

# lines LINE: the line again and again.
lines() {
	yes "$1" | head -c $size
}

# of_bytes OCTAL: the byte again and again.
of_bytes() {
	head -c $size /dev/zero | tr '\0' "\\$1"
}

html() {
	repeat 8 '<blockquote>'
	"$@"
	echo x
}

pre() {
	printf '<pre>x'
	bytes $size '\n'
}

in_base64() {
	"$@" | head -c $((size * 3 / 4)) | base64
}

in_parts() {
	local n=$1 head=$2 text
	text=$(html bulk '<br>x' "$n")
	repeat "$n" "--b"$'\n'"$head"$'\n\n'"$text"$'\n'
}

# A message of the kind in each case's name; false if there is none.
hostile() {
	local type
	case $1 in
	html-pre) as_part text/html html pre ;;
	html-br) as_part text/html html bulk '<br>x' ;;
	html-paragraphs) as_part text/html html bulk '<p>x' ;;
	html-list) as_part text/html html bulk '<li>' ;;
	html-charset) as_part 'text/html; charset=windows-1252' html bulk $'<br>\x80\x80' ;;
	html-base64)
		type=$'text/html; charset=windows-1252\nContent-Transfer-Encoding: base64'
		as_part "$type" in_base64 html bulk $'<br>\x80\x80'
		;;
	controls) as_part text/plain of_bytes 001 ;;
	line-ends) as_part text/plain bytes $size '\n' ;;
	windows-1252) as_part 'text/plain; charset=windows-1252' of_bytes 200 ;;
	no-utf-8) as_part 'text/plain; charset=utf-8' of_bytes 377 ;;
	guessed) as_part text/plain of_bytes 200 ;;
	iso-8859-5) as_part 'text/plain; charset=iso-8859-5' of_bytes 360 ;;
	utf-7) as_part 'text/plain; charset=utf-7' of_bytes 377 ;;
	ucs-4) as_part 'text/plain; charset=ucs-4' bulk $'\x03\xff\xff\xff' ;;
	base64)
		type=$'text/plain; charset=windows-1252\nContent-Transfer-Encoding: base64'
		as_part "$type" in_base64 of_bytes 200
		;;
	quoted-printable)
		type=$'text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable'
		as_part "$type" of_bytes 377
		;;
	flowed) as_part 'text/plain; format=flowed' lines ' >' ;;
	plain) as_part text/plain lines abcdefghijklmnop ;;
	odd-header)
		echo 'no field'
		as_part $'text/plain; charset=utf-8\nContent-Type: text/plain' of_bytes 377
		;;
	quoted-from)
		echo 'From mboxrd@z Thu Jan  1 00:00:00 1970'
		as_body lines $'>From \x80\x80\x80\x80'
		;;
	subject-controls) as_subject of_bytes 001 ;;
	subject-8bit) as_subject of_bytes 200 ;;
	subject-patch) as_subject bulk $'[PATCH a\001#]\x80' ;;
	subject-words) as_subject bulk '=?windows-1252?q?=80?= ' ;;
	subject-base64) as_subject bulk '=?windows-1252?b?gICAgICA?= ' ;;
	from-8bit)
		printf 'From: '
		of_bytes 200
		printf ' <a@example.org>\nSubject: x\n\nHello\n'
		;;
	from-words)
		printf 'From: '
		bulk '=?utf-8?q?<"(,@?= '
		printf ' <a@example.org>\nSubject: x\n\nHello\n'
		;;
	people) as_people bulk $'\x80 <a@example.org>,\n\t' ;;
	references) as_subject lines $'x\nReferences: <\001@\x80>\n <\x80@\001>' ;;
	one-references)
		top
		printf 'Subject: x\nReferences:'
		lines $' <\001@\x80>'
		printf '\n\nHello\n'
		;;
	in-reply-to) as_subject bulk $'x\nIn-Reply-To: <\001\x80> ' ;;
	list-id)
		printf 'From: a@example.org\nSubject: x\nList-Id: <'
		of_bytes 200
		printf '>\n\nHello\n'
		;;
	message-id)
		printf 'From: a@example.org\nSubject: x\nMessage-ID: <'
		of_bytes 001
		printf '>\n\nHello\n'
		;;
	fields)
		as_part "message/rfc822$(printf '\nX-Long: ' && bulk 'x ')" \
			printf 'Subject: y\n\nHello\n'
		;;
	boundary)
		as_part "multipart/mixed; boundary=\"b\"; x=\"$(bulk 'x')\"" \
			printf -- '--b\n\nHello\n--b--\n'
		;;
	parts) as_part 'multipart/mixed; boundary=b' in_parts 900 'Content-Type: text/html' ;;
	more-parts) as_part 'multipart/mixed; boundary=b' in_parts 4000 'Content-Type: text/html' ;;
	enclosed)
		as_part 'multipart/mixed; boundary=b' in_parts 900 \
			$'Content-Type: message/rfc822\n\nFrom: a@example.org\nContent-Type: text/html'
		;;
	patches)
		as_part 'multipart/mixed; boundary=b' repeat 900 \
			"--b"$'\nContent-Type: text/x-patch; charset=windows-1252\n\n'"$(
				echo 'diff --git a/x b/x'
				bulk $'\x80' 900
			)"$'\n'
		;;
	lost-boundary) as_part multipart/mixed of_bytes 377 ;;
	groups)
		as_part 'multipart/mixed; boundary=b' eval \
			'printf -- "--b\n\nFrom: "; repeat 600 g:; echo; of_bytes 377; printf -- "\n--b--\n"'
		;;
	trailers) as_body lines $'Acked-by: a@b.org\001' ;;
	one-trailer) as_body eval 'printf "Acked-by: "; bulk ">A-by:a"' ;;
	in-body-header) as_body eval 'printf "From: a <a@example.org>\n\n"; bytes $size "\n"' ;;
	scissors)
		as_body eval 'printf "x\n-- >8 --\nFrom: a <a@example.org>\n\n"; bytes $size "\n"'
		;;
	in-body-from) as_body eval 'printf "From: "; bulk "\\\\<a@b> "' ;;
	diff)
		as_body eval 'printf "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,9 +1,9 @@\n"
			lines "+\\\\"$'"'\001'"
		;;
	quotes)
		printf 'From: a@example.org\nSubject: Re: x\n\n'
		lines $'>\001\001\n\001\001'
		;;
	*) return 1 ;;
	esac
}

kinds=$(declare -f hostile | sed -n 's/^ *\([a-z][-a-z0-9]*\))$/\1/p')

# takes LIMIT COMMAND...: exits with 0 or 1, and takes no more than LIMIT KiB.
takes() {
	local limit=$1 status=0 peak
	shift
	# meson has memory filled that no program touches
	env -u MALLOC_PERTURB_ /usr/bin/time -o peak -f %M "$@" >out 2>errors || status=$?
	[[ $status -le 1 ]] || fail "command: $*" "exit status: $status" "$(head errors)" || return
	peak=$(tail -n 1 peak)
	[[ $peak -le $limit ]] || fail "command: $*" "peak: $peak KiB, not $limit"
	[[ -z ${MEMORY_MB-} ]] || echo "$peak of $limit KiB: $*" >&3
}

need_time() {
	[[ -x /usr/bin/time ]] || skip 'no /usr/bin/time'
	[[ -z ${TEST_VALGRIND-} ]] || skip 'valgrind needs memory of its own'
	! is_sanitized || skip 'sanitizers need memory of their own'
}

# survives LIMIT: the mail in the file mail, through all filters.
survives() {
	local limit=$1
	split_and_classified "$limit"
	takes "$limit" author-rank --tee patch.tsv
	takes "$limit" list-stat patch.tsv
	printf 'commit\tdate\ttitle\tmessage_ids\n' >commits.tsv
	takes "$limit" commit-match --commits=commits.tsv patch.tsv
	printf '%s\n' TIDES 'N: tide' 'F: drivers/' 'K: \btide_[a-z]+\(|x*y' >MAINTAINERS
	takes "$limit" record-map --maintainers=MAINTAINERS patch.tsv
}

# split_and_classified LIMIT: the same through those that may use threads.
split_and_classified() {
	local limit=$1
	takes "$limit" mbox-split --bodies=outline mail
	takes "$limit" mbox-split --threads="${threads:-1}" mail
	mv out mail.tsv
	takes "$limit" patch-classify --threads="${threads:-1}" --bodies=heads mail.tsv
	takes "$limit" patch-classify --threads="${threads:-1}" --unique --keep-diff \
		--with=patch_id,lines mail.tsv
	mv out patch.tsv
}

# bounded KIND: a message of that kind.
bounded() {
	hostile "$1" >mail
	[[ $(stat -c %s mail) -ge $((size / 2)) ]] || fail "$1 is too small"
	survives $((32 * 1024 + 3 * $(stat -c %s mail) / 1024))
}

@test "one large message" {
	need_time
	for_each bounded plain html-base64 more-parts groups subject-words people
}

@test "one large message of each kind" {
	need_time
	for_release
	# shellcheck disable=SC2086 # words
	for_each bounded $kinds
}

# Which of them it was that took too much, the test of each kind says.
@test "large messages of all kinds, one behind another" {
	need_time
	local kind largest=0
	for kind in $kinds; do
		echo 'From mboxrd@z Thu Jan  1 00:00:00 1970'
		hostile "$kind" | sed 's/^From />&/'
		echo
	done >mail
	largest=$(LC_ALL=C awk '/^From mboxrd/ { if (n > most) most = n; n = 0 } { n += length + 1 }
		END { print (n > most ? n : most) }' mail)
	survives $((32 * 1024 + 3 * largest / 1024))
}

@test "small messages that grow, in threads" {
	need_time
	local n threads=4 through=survives
	for n in 5000 50000 500000; do
		size=$n
		hostile html-br >message
		awk -v n=$((10000000 / n)) '
			{ text = text $0 "\n" }
			END {
				for (i = 0; i < n; i++) {
					print "From mboxrd@z Thu Jan  1 00:00:00 1970\nX-Number: " i
					print text
				}
			}' message >mail
		$through $((32 * 1024 + 3 * n / 1024))
		# The others have no threads.
		through=split_and_classified
	done
}

# archive N: a patch table of N series, each of a patch, with 1000 bytes of text, and four replies.
archive() {
	awk -v n="$1" -v OFS='\t' 'BEGIN {
		print "kind", "message_id", "series", "thread", "in_reply_to", "part", "total",
			"version", "title", "subject", "from_name", "from_addr", "author_name",
			"author_addr", "trailers", "date", "flags", "body"
		while (length(text) < 1000)
			text = text "The tide comes in, and goes out again.\\n"
		for (i = 0; i < n; i++) {
			id = sprintf("2025051%d.%06d-1-ada@example.org", i % 7, i)
			title = "tide: Make level number " i " one of those that count"
			name = "Person " i % 500
			addr = "person" i % 500 "@example.org"
			day = sprintf("2025-%02d-%02dT", 1 + i % 12, 1 + i % 28)
			print "patch", id, id, id, "", 1, 1, 1, title, "[PATCH] " title, name, addr, name,
				addr, "", day "10:00:00Z", "", text
			for (j = 1; j <= 4; j++) {
				answerer = "Person " (i + j) % 500
				at = "person" (i + j) % 500 "@example.org"
				print "reply", j "." id, id, id, id, 1, 1, 1, title, "Re: [PATCH] " title,
					answerer, at, "", "", "Reviewed-by: " answerer " <" at ">",
					day "1" j ":00:00Z", "", text
			}
		}
	}'
}

# peak HOW FILE [OPTION]...: the peak memory of digest-format, in KiB; HOW is file or pipe.
peak() {
	local how=$1 file=$2
	shift 2
	if [[ $how == pipe ]]; then
		# shellcheck disable=SC2002 # a pipe is wanted
		cat "$file" | env -u MALLOC_PERTURB_ /usr/bin/time -o peak -f %M digest-format "$@"
	else
		env -u MALLOC_PERTURB_ /usr/bin/time -o peak -f %M digest-format "$@" "$file"
	fi >out || return
	tail -n 1 peak
}

# grows MOST HOW [OPTION]...: it takes at most so many bytes for each of 20,000 messages more.
grows() {
	local most=$1 few many grown
	shift
	few=$(peak "$1" few.tsv "${@:2}") || fail "digest-format, $*: failed" || return
	many=$(peak "$1" many.tsv "${@:2}") || fail "digest-format, $*: failed" || return
	grown=$(((many - few) * 1024 / 20000))
	[[ $grown -le $most ]] || fail "digest-format, $*: $grown bytes, not $most"
	[[ -z ${MEMORY_MB-} ]] || echo "$grown of $most bytes a message: digest-format, $*" >&3
}

@test "a message more takes little" {
	need_time
	archive 2000 >few.tsv
	archive 6000 >many.tsv
	grows 265 file
	grows 475 pipe
	grows 250 pipe --message=none
	grows 195 pipe --format=tsv
	grows 190 file --since=2026-01-01
}
