#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Prints the digest of a mailing list's mail: the pipeline of the suite's filters.
# shellcheck disable=SC2317 # options.sh calls what nothing here does
set -u

unset CDPATH
# shellcheck disable=SC2034 # for what say.sh says
program=list-digest version=@VERSION@

@SHELLS@
@SAY@
@TMP@

print_help() {
	cat <<'END' || fail 'standard output: write error'
Usage:
  list-digest [OPTION]... [FILE]...
  list-digest [OPTION]... --inbox=DIR [RANGE]

Prints a digest of a mailing list's mail.

Options:
  --name=NAME         The list's name (from its List-Id)
  --since=DATE        The digest of what was sent at DATE or later; older mail is context
  --until=DATE        The digest of what was sent before DATE
  --context=DAYS      From the inbox: so many days of older mail are context (90d)
  --from=TEXT         Where the period begins (RANGE's lower end, or the first message's date)
  --to=TEXT           Where the period ends (RANGE's upper end, or the last message's date)
  --format=FORMAT     The digest's layout, see digest-format(1) (text)
  --link=URL          Link to the mails at URL, with %s for their Message-ID
  --commit-link=URL   Link to the commits at URL, with %s for their name
  --sections=LIST     The digest's sections and their order, see digest-format(1) (all)
  --rows=N            Rows of what waits, discussions and bots, see digest-format(1) (15)
  --group=WHAT        Group the patch list, see digest-format(1) (none)
  --message=HOW       How much of a message is printed, see digest-format(1) (full)
  --color=WHEN        Colour, see digest-format(1) (auto)
  --width=N           Columns of a line, 0 for any (the terminal's, else 0)
  --mail-from=ADDR    Whom the mail is from that --format=mail makes
  --mail-to=ADDR      Whom it is to
  --html              Send it as HTML, too
  --mail-with=CMD     Give the whole digest to a command of the shell (then --format=mail)
  --if-any            Print nothing if no mail is in the period, and exit with 1
  --input=FORMAT      What the files are, see mbox-split(1) (recognised)
  --bots=FILE         More senders that are no people, see patch-classify(1)
  --no-unique         Do not drop mail that came before, see patch-classify(1)
  -n, --number=N      Print the first N of each rank, 0 for all (15)
  --by=WHAT           What to rank, see author-rank(1) (author,reviewer, and org or domain)
  --kind=KIND         What mail is counted for it, see author-rank(1) (patch,cover)
  --weight=WEIGHT     What counts as one, see author-rank(1) (messages)
  --percent           Print the share of each, as is the default
  --compare=FILE      Print how far each has moved since the rank table in FILE (the time before)
  --merge-names       Take people of the same name for one, see author-rank(1)
  --mailmap=FILE      Names and addresses of the same person, see author-rank(1)
  --aliases=FILE      Addresses of the same person, see author-rank(1)
  --org-map=FILE      Which organisation people belong to, see author-rank(1)
  --all               Rank bots' patches and backports too, see author-rank(1)
  --progress          Show progress after a second (on a terminal, but not into a pipe)
  --no-progress       Never show progress
  --inbox=DIR         Take the mail from a public-inbox, see inbox-cat(1)
  --state=FILE        From the inbox: only what arrived since the last digest, kept in FILE
  --git=DIR           Say what became of the patches in a git repository, see commit-match(1)
  --git-range=RANGE   Only by these commits, which are those of the period
  -h, --help          Show this help and exit
  -V, --version       Show the version and exit

END
	exit 0
}

take_flag() {
	case $1 in
	--all) all=yes ;;
	--html) html=yes ;;
	--if-any) if_any=yes ;;
	--no-unique) unset unique ;;
	--progress | --no-progress) progress=$1 ;;
	--merge-names) merge_names=yes ;;
	--percent) ;;
	esac
}

take_option() {
	case $1 in
	--name) name=$2 ;;
	--from) from=$2 ;;
	--to) to=$2 ;;
	--format) format=$2 ;;
	--link) link=$2 ;;
	--commit-link) commit_link=$2 ;;
	--mail-from) mail_from=$2 ;;
	--mail-to) mail_to=$2 ;;
	--mail-with) mail_with=$2 ;;
	--sections) sections=$2 ;;
	--rows) rows=$2 ;;
	--group) group=$2 ;;
	--message) message=$2 ;;
	--color) color=$2 ;;
	--width) width=$2 ;;
	--input) input=$2 ;;
	--bots | --robots) bots=$2 ;;
	-n | --number) number=$2 ;;
	--by) by=$2 ;;
	--kind) kind=$2 ;;
	--weight) weight=$2 ;;
	--compare) compare=$2 ;;
	--mailmap) mailmap=$2 ;;
	--aliases) aliases=$2 ;;
	--org-map) org_map=$2 ;;
	--inbox) inbox=$2 ;;
	--since) since=$2 ;;
	--until) until=$2 ;;
	--context) context=$2 ;;
	--state) state=$2 ;;
	--git) git=$2 ;;
	--git-range) git_range=$2 ;;
	esac
}

@FILTER@

# Runs a stage of the pipeline, and says on descriptor 3 how it ended. One that fails also leaves word
# in the file of descriptor 5, before the next one's input ends.
stage() {
	filter "$@" 5>&-
	stage_status=$?
	case $stage_status in
	0 | 1 | 141) ;;
	*) { echo "$1" >&5; } 2>/dev/null ;;
	esac
	echo "$1 $stage_status" >&3
}

# Opens that file, which has no name by then.
open_failures() {
	failures=$(new_tmp) || exit 2
	exec 5<>"$failures"
	rm -f -- "$failures"
}

# The first stage, or two. Where patches are compared with commits their diffs are needed whole.
split_mail() {
	if [ -n "${inbox+set}" ]; then
		stage inbox-cat -C "$inbox" "--context=$context" ${since:+"--since=$since"} \
			${latest:+"--until=$latest"} ${latest:+--sent} ${after+"--after=$after"} -- ${1+"$@"} |
			stage mbox-split "$bodies" ${progress+"$progress"} ${input+"--input=$input"} \
				${marked+--with=context}
	else
		stage mbox-split "$bodies" ${progress+"$progress"} ${input+"--input=$input"} -- ${1+"$@"}
	fi
}

# Sets answer to what a filter prints before any digest is begun.
ask() {
	answer=$(filter "$@") || {
		say "$1 failed, exit status $?"
		exit 2
	}
}

# name_ends LINE: the two commits in it, if it has any, name the period.
name_ends() {
	[ -n "$1" ] || return 0
	from=${from-${1%%[!0-9a-f]*}}
	to=${to-${1##*[!0-9a-f]}}
}

# The names of a range's ends, for the digest's heading. No digest is begun of what is no inbox, or
# no range of it.
find_ends() {
	ask inbox-cat -C "$inbox" --ends "--context=$context" ${after+"--after=$after"} -- ${1+"$@"}
	name_ends "$answer"
}

# The ends of the period in seconds, the same for all stages. From an inbox, what was sent in the
# period is looked for among what came up to 30 days later.
find_period() {
	ask digest-format --print-period ${since+"--since=$since"} ${until+"--until=$until"}
	since=${answer% *}
	until=${answer#* }
	latest=${until:+@$((until + 2592000))}
	since=${since:+@$since}
	until=${until:+@$until}
}

# The stages up to patch-classify.
classify_mail() {
	split_mail ${1+"$@"} |
		stage patch-classify --bodies=heads ${unique+--unique} ${bots+"--bots=$bots"} \
			${git+--with=patch_id,lines}
}

rank_mail() {
	stage author-rank --tee "--by=$by" ${mailmap+"--mailmap=$mailmap"} \
		${aliases+"--aliases=$aliases"} ${org_map+"--org-map=$org_map"} \
		${bots+"--bots=$bots"} ${all+--all} ${kind+"--kind=$kind"} \
		${weight+"--weight=$weight"} ${compare+"--compare=$compare"} \
		${merge_names+--merge-names} --percent \
		${since:+"--since=$since"} ${until:+"--until=$until"}
}

# The last stage, which prints nothing if another one has failed.
format_digest() {
	filter digest-format --unless=6 ${name+"--name=$name"} ${from+"--from=$from"} ${to+"--to=$to"} \
		${since:+"--since=$since"} ${until:+"--until=$until"} \
		${format+"--format=$format"} ${link+"--link=$link"} \
		${commit_link+"--commit-link=$commit_link"} \
		${mail_from+"--mail-from=$mail_from"} ${mail_to+"--mail-to=$mail_to"} \
		${html+--html} ${if_any+--if-any} ${after+--skip-empty} ${number+"--number=$number"} \
		${sections+"--sections=$sections"} ${group+"--group=$group"} ${message+"--message=$message"} \
		${rows+"--rows=$rows"} \
		${color+"--color=$color"} ${width+"--width=$width"} \
		${git+"--commits=$tmp/commits.tsv"} ${git_range+--all-commits} 6<&5 5>&-
	echo "digest-format $?" >&3
}

# Prints the digest on descriptor 4 and the stages' ends on standard output.
run_pipeline() {
	{ classify_mail ${1+"$@"} | rank_mail | format_digest >&4; } 3>&1
}

# Gives the digest, if there is one, to the user's command, which must succeed.
send_page() {
	[ -s "$tmp/page" ] || return 0
	sh -c "$mail_with" <"$tmp/page" 3>&- 4>&- 5>&- 9>&-
	exit_status $? || fail "$mail_with failed, exit status $?"
}

@STATE@
@REPOSITORY@

unset by kind weight compare merge_names number mailmap aliases org_map
unique=yes
unset mail_with if_any tmp
unset name from to format link commit_link sections rows group message color width mail_from mail_to html
unset input bots all inbox since until context state after progress git git_range marked
bodies=--bodies=outline
# shellcheck disable=SC2034 # for options.sh
flags='--all --html --if-any --no-unique --progress --no-progress --merge-names --percent'
valued='--name --from --to --format --link --mail-from --mail-to --mail-with --sections --rows --message --color --width'
valued="$valued -n --number --input --bots --robots --by --kind --weight --compare --mailmap --aliases"
valued="$valued --group --org-map --inbox --since --until --context --commit-link --state --git --git-range"

@OPTIONS@

# mbox-split writes into a pipe, so it would show none by itself; but whoever writes to this terminal
# at the pipe's end, the digest's printer, waits for mbox-split to end.
if [ -z "${progress+set}" ] && [ -t 2 ] && [ ! -p /dev/stdout ] && [ "${TERM-}" != dumb ]; then
	progress=--progress
fi
if [ -n "${inbox+set}" ]; then
	[ $# -le 1 ] || usage 'more than one RANGE'
	context=${context-90d}
elif [ -n "${context+set}" ]; then
	usage '--context goes with --inbox'
elif [ -n "${state+set}" ]; then
	usage '--state goes with --inbox'
fi
if [ -n "${git+set}" ]; then
	bodies=--bodies=all
elif [ -n "${git_range+set}" ]; then
	usage '--git-range goes with --git'
fi
# ksh93 would pass on nothing in the place of an empty word.
[ -n "${git_range-HEAD}" ] || usage "--git-range: not a range of commits: ''"
if [ -n "${mail_with+set}" ]; then
	[ -n "$mail_with" ] || usage '--mail-with: no command'
	format=${format-mail}
fi
if [ -n "${state+set}" ]; then
	[ -z "${until+set}${1+set}" ] || usage '--state goes with neither --until nor a RANGE'
	open_state
	! nothing_came || exit $((${if_any+1}+0))
	# The first digest may begin with a date, the others with what came since.
	[ -z "${after+set}" ] || unset since
	# shellcheck disable=SC2154 # from open_state
	set -- "${tip%% *}"
fi

[ -z "${since+set}${until+set}" ] || find_period
if [ -n "${inbox+set}" ]; then
	# A range means exactly its commits: mbox-split marks what comes before it.
	[ -z "${after+set}${1+set}" ] || marked=yes
	find_ends ${1+"$@"}
fi
# The page's own ranks. The classic page has no other ones.
if [ -n "${by+set}" ]; then
	:
elif [ "${format-}" = classic ]; then
	by=author,domain
elif [ -n "${org_map+set}" ]; then
	by=author,reviewer,org
else
	by=author,reviewer,domain
fi
[ -z "${since+set}${marked+set}" ] || compare=${compare-before}
{ true 3>&1; } 2>/dev/null || fail 'standard output: Bad file descriptor'
[ -z "${git+set}" ] || check_git
if [ -n "${git+set}${mail_with+set}" ]; then
	tmp=$(new_tmp -d) || exit 2
	at_exit remove_tmp
fi
if [ -n "${mail_with+set}" ]; then
	exec 4>"$tmp/page"
else
	exec 4>&1
fi
open_failures
# By cat all stages are waited for; ksh93 waits for the last one only.
if [ -n "${git+set}" ]; then
	ended=$(run_with_git ${1+"$@"} | cat)
else
	ended=$(run_pipeline ${1+"$@"} | cat)
fi
status=0
broken_pipe=false
stages=0
while read -r name code; do
	stages=$((stages + 1))
	case $code in
	0) ;;
	1) [ $status -gt 1 ] || status=1 ;;
	141) broken_pipe=true ;;
	*)
		say "$name failed, exit status $code"
		status=2
		;;
	esac
done <<END
$ended
END
if [ $status -lt 2 ] && $broken_pipe; then
	exit 141
fi
if [ $stages -ne $((4 + ${inbox+1}+0 + ${git+1}+0)) ]; then
	# Without commits the rest is not begun.
	[ "$status${git+git}" = 2git ] || fail 'killed'
fi
if [ $status -lt 2 ] && [ -n "${mail_with+set}" ]; then
	send_page
fi
if [ -n "${tmp+set}" ]; then
	remove_tmp
	at_exit ''
fi
if [ $status -lt 2 ] && [ -n "${state+set}" ]; then
	save_state
fi
exit $status
