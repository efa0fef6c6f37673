#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# What the filters say to an input that is neither mail nor a table, or is the other one of them. For
# what mbox-split says to more of it, see recognise.bats.
load helper
load inbox

sample=$TEST_DATA/sample.mbox
readers=(patch-classify commit-match record-map author-rank digest-format list-stat mail-cat)

# reads FILTER FILE: the command that reads the file, in the array command.
reads() {
	command=("$1" "$2")
	case $1 in
	commit-match) command+=(--commits=/dev/null) ;;
	record-map) command+=(--mailmap=/dev/null) ;;
	esac
}

printed_nothing() {
	[[ ! -s stdout ]] || fail "of $1: $(head -c 300 stdout)"
}

# refused FILE WHAT [HOW]: everybody says in one line what the file is, with the exit status 2; HOW it
# goes on if it is read as a table (WHAT).
refused() {
	local filter text="${3-$2}"
	expect 2 "mbox-split: $1: $2" mbox-split "$1"
	printed_nothing "$1"
	expect 2 "mbox-split: $1: $2"$'\n'"list-digest: mbox-split failed, exit status 2" list-digest "$1"
	[[ ! -s stdout ]] || fail "a page of $1"
	for filter in "${readers[@]}"; do
		reads "$filter" "$1"
		expect 2 "$filter: $1:1: $text" "${command[@]}"
		printed_nothing "$1"
	done
}

# binary FILE TEXT KIND: a file of TEXT (printf escapes) is a KIND (a pattern).
binary() {
	printf '%b' "$2" >"$1"
	refused "$1" "this is no mail: $3" "this is no table of records: $3"
}

@test "what is of another kind is named by everybody" {
	local zeros='\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0'
	binary program "\\0177ELF\\02\\01\\01$zeros\\02\\0\\n" 'an ELF program'
	binary mail.exe 'MZ\0220\0\03\0\0\0\04\0\0\0\0377\0377' 'a program of Windows'
	binary mail.zip 'PK\03\04\024\0\0\0\b\0mail.eml' 'a zip archive'
	binary mail.tar "$(printf '%-257s' mail.eml)ustar\\0\\n" 'a tar archive'
	binary mail.pdf '%PDF-1.4\n%\n' 'a PDF file'
	binary mail.png "\\0211PNG\\r\\n\\032\\n$zeros" 'a picture'
	binary mail.msg "\\0320\\0317\\021\\0340\\0241\\0261\\032\\0341$zeros" 'a file of Outlook or Office'
	binary mail.pst "!BDN$zeros" 'a PST file of Outlook'
	binary mail.msf '// <!-- <mdb:mork:z v="1.4"/> -->\n< <(a=c)> //\n' 'an index of Thunderbird'
	binary mail.bundle '# v2 git bundle\n0123 refs/heads/master\n\nPACK' 'a git bundle; *'
	binary mail.pack 'PACK\0\0\0\02\0\0\0\01' 'a pack of git'
	binary login.mbox '<!DOCTYPE html>\n<html><title>Log in</title>\n' 'an HTML file'
	binary upper.mbox '\n  <HTML lang="en">\n<title>Log in</title>\n' 'an HTML file'
	binary rem.mbox '<!-- saved -->\n<html>\n' 'an HTML file'
	binary mail.json '{"subject": "x"}\n' 'JSON'
	binary mail.jsonl '{"subject": "x"}\n{"subject": "y"}\n' 'JSON'
	binary wide.mbox '\0377\0376F\0r\0o\0m\0 \0\n\0' 'UTF-16 text; pipe it through iconv -f UTF-16 -t UTF-8'
	binary mail.index '\06\0\037\0\01\02\03\n\04\05\n' 'binary data'
	binary mac 'Subject: x\rFrom: mira@example.org\r\rHello.\r' '*'
}

@test "what is compressed is refused with the command that reads it" {
	local way filter
	for way in bzip2 xz zstd; do
		command -v "$way" >/dev/null || continue
		"$way" -qc <"$sample" >mail
		for filter in mbox-split "${readers[@]}"; do
			reads "$filter" mail
			expect 2 "$filter: mail: compressed; pipe it through ${way%ip2}*cat" "${command[@]}"
			printed_nothing mail
		done
	done
	gzip -c "$sample" | gzip -c >twice.gz
	expect 2 'mbox-split: twice.gz: compressed twice; pipe it through zcat' mbox-split twice.gz
}

@test "mail given to who reads a table, and a table to who reads mail" {
	local filter table
	printf 'Received: x\nFrom: mira@example.org\n\nx\n' >message
	for filter in "${readers[@]}"; do
		for file in "$sample" message; do
			reads "$filter" "$file"
			expect 2 "$filter: $file:1: this is no table of records: mail; mbox-split makes a table of it" \
				"${command[@]}"
			printed_nothing "$file"
		done
	done
	mbox-split "$sample" >mail.tsv
	patch-classify --bodies=none mail.tsv >patch.tsv
	author-rank patch.tsv >rank.tsv
	list-stat patch.tsv >stat.tsv
	printf 'commit\tdate\ttitle\tmessage_ids\n' >commits.tsv
	digest-format --format=tsv patch.tsv >series.tsv
	for table in mail patch rank stat commits series; do
		sed 's/$/\r/' $table.tsv >$table.crlf
		expect 2 "mbox-split: $table.tsv: this is no mail: a table of records" mbox-split $table.tsv
		expect 2 "mbox-split: $table.crlf: this is no mail: a table of records" mbox-split $table.crlf
	done
	for filter in "${readers[@]}"; do
		reads "$filter" stat.tsv
		expect 2 "$filter: stat.tsv:1: a stat table; list-stat --merge reads it" "${command[@]}"
		printed_nothing stat.tsv
		reads "$filter" series.tsv
		expect 2 "$filter: series.tsv:1: a series table, which digest-format prints and no filter reads" "${command[@]}"
		printed_nothing series.tsv
		reads "$filter" commits.tsv
		expect 2 "$filter: commits.tsv:1: * this is a commit table" "${command[@]}"
		printed_nothing commits.tsv
	done
}

@test "an empty input is no failure, and a folder, a device or a missing file is said" {
	local filter
	: >empty
	mkdir folder
	for filter in mbox-split "${readers[@]}"; do
		reads "$filter" empty
		expect 0 '' "${command[@]}"
		reads "$filter" /dev/null
		expect 0 '' "${command[@]}"
		reads "$filter" folder
		expect 2 "$filter: folder: *director*" "${command[@]}"
		printed_nothing folder
		reads "$filter" missing
		expect 2 "$filter: missing: No such file or directory" "${command[@]}"
		printed_nothing missing
	done
	expect 2 'mbox-split: /dev/zero: this is no mail: binary data' mbox-split /dev/zero
}

@test "text that is no table is told from one that has other separators" {
	local file text filter
	printf 'Dear all,\nhow are you?\n' >prose
	printf 'one\ttwo\tthree\tfour\n' >columns
	printf '\n\nkind\tsubject\n' >blank
	seq 1 24 | paste - - - - - - - - - - - - >numbers
	printf 'Kind\tdate\tsubject\nmail\t\tx\n' >capital
	printf '"kind"\t"date"\t"subject"\nmail\t\tx\n' >quotes
	printf 'kind,date,subject\nmail,,x\n' >comma
	printf '\357\273\277"kind";"date";"subject"\r\n"mail";"";"x"\r\n' >semicolon
	while IFS='|' read -r file text; do
		expect 2 "mbox-split: $file: this is no mail: *" mbox-split "$file"
		printed_nothing "$file"
		for filter in "${readers[@]}"; do
			reads "$filter" "$file"
			expect 2 "$filter: $file:1: this is no table of records: $text" "${command[@]}"
			printed_nothing "$file"
		done
	done <<-END
		prose|a header line is missing
		columns|a header line is missing, and no table has 4 columns
		blank|it begins with a blank line
		numbers|a header line is missing, and column kind makes it no row of a mail table
		capital|'Kind' is no name of a column: a-z, 0-9 and _ make one
		quotes|the names of its columns are in quotes
		comma|there are commas between its columns, not TABs
		semicolon|there are semicolons between its columns, not TABs
	END
}

@test "what is no file to read, and a pipe that is closed at once" {
	local filter
	python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind("socket")' 2>/dev/null ||
		skip 'no python3 to make a socket'
	mkdir -p box/tmp
	echo x >box/tmp/1
	mkfifo pipe
	for filter in mbox-split "${readers[@]}"; do
		reads "$filter" socket
		expect 2 "$filter: socket: *" "${command[@]}"
		printed_nothing socket
		reads "$filter" box
		expect 2 "$filter: *box: *" "${command[@]}"
		printed_nothing box
		: >pipe &
		reads "$filter" pipe
		expect 0 '' "${command[@]}"
	done
}

@test "a file that its user may not read" {
	local filter user=()
	printf 'Subject: x\n\nx\n' >secret
	chmod 0 secret
	chmod 755 . .. "$BATS_TEST_TMPDIR"
	# Nothing is kept from root.
	[[ $(id -u) != 0 ]] || user=(setpriv --reuid=65534 --regid=65534 --clear-groups)
	"${user[@]}" sh -c 'mbox-split --version && ls -d secret' >/dev/null 2>&1 ||
		skip 'no ordinary user to be'
	for filter in mbox-split "${readers[@]}"; do
		reads "$filter" secret
		expect 2 "$filter: secret: Permission denied" "${user[@]}" "${command[@]}"
		printed_nothing secret
	done
}

@test "a gzip file that was cut or changed gives what it has, and says so" {
	gzip -c "$sample" >whole.gz
	head -c 3000 whole.gz >cut.gz
	{
		head -c -8 whole.gz
		printf 'XXXX'
		tail -c 4 whole.gz
	} >changed.gz
	expect 2 '*mbox-split: cut.gz: byte 3000: gzip data ends early' mbox-split cut.gz
	[[ $(wc -l <stdout) -gt 2 ]]
	expect 2 'mbox-split: changed.gz: byte *: gzip data does not match its checksum' mbox-split changed.gz
	[[ $(wc -l <stdout) == $(mbox-split "$sample" | wc -l) ]]
	head -c 10 whole.gz >head.gz
	expect 2 'mbox-split: head.gz: byte 10: gzip data ends early' mbox-split head.gz
	printed_nothing head.gz
}

@test "what lei q prints, but mail, is named" {
	printf '[{"blob":"abc","m":"x@example.org"},\nnull]\n' >one
	printf '[{\n  "blob": "abc"\n},\nnull]\n' >pretty
	printf '{"blob":"abc"}\n{"blob":"abd"}\n' >lines
	local file
	for file in one pretty lines; do
		refused $file 'this is no mail: JSON' 'this is no table of records: JSON'
	done
}

@test "ranks alone are a page, but no state of a list" {
	mbox-split "$sample" | patch-classify | author-rank >rank.tsv
	expect 0 '' digest-format rank.tsv
	[[ $output == *'Mira Holt'* ]]
	expect 2 'list-stat: no patch table: the input has nothing but a rank table' list-stat rank.tsv
	printed_nothing rank.tsv
	mbox-split "$sample" | patch-classify >patch.tsv
	expect 0 '' list-stat rank.tsv patch.tsv
}

# map_refused OPTION NAME FILTER [ARG]...: an option's file of another kind is named as what it is.
map_refused() {
	local option=$1 name=$2 file what
	shift 2
	while read -r file what; do
		expect 2 "$1: $option: $file: this is no $name: $what" "$@" "$option=$file" patch.tsv
		printed_nothing "$option=$file"
	done <<-'END'
		list.mbox mail
		one.eml mail
		mail.tsv a table of records
		list.mbox.gz it is compressed; gzip -d makes a file of lines of it
		program an ELF program
		numbers binary data
		page.html an HTML file
	END
}

@test "a map of people is not made of what is no map" {
	cp "$sample" list.mbox
	gzip -k list.mbox
	sed 1d list.mbox | sed '/^From /,$d' >one.eml
	mbox-split list.mbox >mail.tsv
	patch-classify mail.tsv >patch.tsv
	printf '\177ELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0\n' >program
	printf '\6\0\37\0\1\2\3\n\4\5\n' >numbers
	echo '<!DOCTYPE html>' >page.html
	map_refused --mailmap mailmap author-rank
	map_refused --aliases 'file of aliases' author-rank
	map_refused --org-map 'map of organisations' author-rank
	map_refused --bots 'list of bots' author-rank
	map_refused --bots 'list of bots' patch-classify
	map_refused --mailmap mailmap record-map
	map_refused --maintainers 'list of maintainers' record-map
	map_refused --org-map 'map of organisations' list-stat
}

# no_repository NAME INBOX REPOSITORY: what inbox-cat and commit-cat say of it, and so list-digest.
no_repository() {
	expect 2 "inbox-cat: $1: $2" inbox-cat -C "$1"
	printed_nothing "$1"
	expect 2 "inbox-cat: $1: $2"$'\n'"list-digest: inbox-cat failed, exit status 2" \
		list-digest --inbox="$1"
	printed_nothing "$1"
	expect 2 "commit-cat: $1: $3" commit-cat -C "$1"
	printed_nothing "$1"
	expect 2 "commit-cat: $1: $3"$'\n'"list-digest: commit-cat failed, exit status 2" \
		list-digest --git="$1" "$sample"
	printed_nothing "$1"
}

@test "what is no inbox and no repository is said in one line" {
	local file
	mkdir -p empty box/{cur,new,tmp} half/git/0.git
	cp "$sample" box/new/1
	mkfifo pipe
	ln -s nowhere link
	python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind("socket")' 2>/dev/null || : >socket
	for file in "$sample" pipe socket /dev/null /dev/zero; do
		no_repository "$file" 'not a directory, so no public-inbox' 'not a directory, so no git repository'
	done
	for file in missing link ''; do
		no_repository "$file" 'no such directory' 'no such directory'
	done
	for file in empty box box/new; do
		no_repository "$file" 'no public-inbox' 'no git repository'
	done
	no_repository half 'no public-inbox: 0.git is no git repository' 'no git repository'
}

@test "a repository of something else is no inbox, but an empty inbox is one" {
	local file
	git init --quiet tree
	inbox-cat -C tree | same /dev/null -
	echo x >tree/x
	git -C tree add x
	git -C tree -c user.name=x -c user.email=x@example.org commit --quiet -m x
	git clone --quiet --bare tree bare.git
	git -C tree worktree add --quiet ../worktree
	for file in tree tree/.git bare.git worktree; do
		expect 2 "inbox-cat: $file: no public-inbox: a repository without messages" inbox-cat -C $file
		expect 2 "inbox-cat: $file: *"$'\n'"list-digest: inbox-cat failed, exit status 2" \
			list-digest --inbox=$file
		printed_nothing $file
		expect 0 '' commit-cat -C $file
		[[ $(wc -l <stdout) == 2 ]]
	done
	git init --quiet --bare epochs/git/0.git
	expect 0 '' inbox-cat -C epochs
	arrive inbox one
	expect 0 '' inbox-cat -C inbox --until=2000-01-01
	printed_nothing inbox
	purge inbox master
	expect 0 '' inbox-cat -C inbox
	printed_nothing inbox
}

@test "a shallow clone of an inbox is read, and said to be one where it begins" {
	arrive inbox one two three four
	git clone --quiet --bare --depth=2 "file://$PWD/inbox" shallow
	local says
	says="a shallow clone, which begins with commit $(git -C inbox rev-parse master~1); *"
	expect 1 "inbox-cat: shallow: $says" inbox-cat -C shallow
	[[ $(grep -c '^Subject: ' stdout) == 2 ]]
	expect 1 "inbox-cat: shallow: $says" inbox-cat -C shallow --context=1d HEAD~1..
	expect 0 '' inbox-cat -C shallow HEAD~1..
	expect 0 '' inbox-cat -C shallow --since="@${now:?}"
	[[ $(grep -c '^Subject: ' stdout) == 1 ]]
	expect 1 "inbox-cat: shallow: $says" list-digest --inbox=shallow
	[[ $output == *'2  Messages'* ]]
	git clone --quiet --depth=2 "file://$PWD/inbox" tree
	expect 1 "inbox-cat: tree: $says" inbox-cat -C tree
}
