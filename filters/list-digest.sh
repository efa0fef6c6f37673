#!/bin/sh
# Prints the digest of a mailing list's mail: the pipeline of the suite's filters.
set -u

fail() {
	printf 'list-digest: %s\n' "$*" >&2
	exit 2
}

usage() {
	printf "list-digest: %s; try 'list-digest --help'\n" "$*" >&2
	exit 2
}

print_help() {
	cat <<'END' || fail 'standard output: write error'
Usage:
  list-digest [OPTION]... [FILE]...
  list-digest [OPTION]... --inbox=DIR [RANGE]

Prints a digest of a mailing list's mail.

Options:
  --name=NAME         The list's name (from its List-Id)
  --from=TEXT         Where the period begins (RANGE's lower end, or the first message's date)
  --to=TEXT           Where the period ends (RANGE's upper end, or the last message's date)
  --format=FORMAT     The digest's layout, see digest-format(1) (text)
  --input=FORMAT      What the files are, see mbox-split(1) (recognised)
  --robots=FILE       More senders that are no people, see patch-classify(1)
  --no-unique         Do not drop mail that came before, see patch-classify(1)
  --all               Rank robots' patches and backports too, see author-rank(1)
  --inbox=DIR         Take the mail from a public-inbox, see inbox-cat(1)
  --since=DATE        From the inbox: only what arrived at DATE or later
  --until=DATE        From the inbox: only what arrived before DATE
  -h, --help          Show this help and exit
  -V, --version       Show the version and exit

END
	exit 0
}

print_version() {
	echo 'list-digest (list-digest) @VERSION@' || fail 'standard output: write error'
	exit 0
}

take_option() {
	case $1 in
	--name) name=$2 ;;
	--from) from=$2 ;;
	--to) to=$2 ;;
	--format) format=$2 ;;
	--input) input=$2 ;;
	--robots) robots=$2 ;;
	--inbox) inbox=$2 ;;
	--since) since=$2 ;;
	--until) until=$2 ;;
	*) usage "unknown option '$1'" ;;
	esac
}

# Runs a stage of the pipeline, and says on descriptor 3 how it ended.
stage() {
	"$@" 3>&- 4>&-
	echo "$1 $?" >&3
}

# The first stage, or two.
split_mail() {
	if [ -n "${inbox+set}" ]; then
		stage inbox-cat -C "$inbox" ${since+"--since=$since"} ${until+"--until=$until"} -- "$@" |
			stage mbox-split ${input+"--input=$input"}
	else
		stage mbox-split ${input+"--input=$input"} -- "$@"
	fi
}

# The last stage. The names of a range's ends are found while the mail is read; a range that is none
# is inbox-cat's to report.
format_digest() {
	if [ -n "${inbox+set}" ]; then
		ends=$(inbox-cat -C "$inbox" --ends -- "$@" 2>/dev/null 3>&- 4>&-)
		if [ -n "$ends" ]; then
			from=${from-${ends%%[!0-9a-f]*}}
			to=${to-${ends##*[!0-9a-f]}}
		fi
	fi
	stage digest-format ${name+"--name=$name"} ${from+"--from=$from"} ${to+"--to=$to"} \
		${format+"--format=$format"}
}

# Prints the digest on descriptor 4 and the stages' ends on standard output.
run_pipeline() {
	{
		split_mail "$@" |
			stage patch-classify --bodies=heads ${unique+--unique} \
				${robots+"--robots=$robots"} |
			stage author-rank --tee ${all+--all} |
			format_digest "$@" >&4
	} 3>&1
}

# In a build or installation directory the filters stand beside this script.
case $0 in
*/*)
	if [ -x "${0%/*}/mbox-split" ]; then
		PATH=${0%/*}:$PATH
	fi
	;;
esac

unique=yes
unset name from to format input robots all inbox since until
left=$#
while [ "$left" -gt 0 ]; do
	argument=$1
	shift
	left=$((left - 1))
	case $argument in
	-h | --help) print_help ;;
	-V | --version) print_version ;;
	--all) all=yes ;;
	--no-unique) unset unique ;;
	--)
		while [ "$left" -gt 0 ]; do
			set -- "$@" "$1"
			shift
			left=$((left - 1))
		done
		;;
	--*=*) take_option "${argument%%=*}" "${argument#*=}" ;;
	-?*)
		if [ "$left" -eq 0 ]; then
			take_option "$argument" ''
			usage "option '$argument' needs a value"
		fi
		take_option "$argument" "$1"
		shift
		left=$((left - 1))
		;;
	*) set -- "$@" "$argument" ;;
	esac
done

if [ -n "${inbox+set}" ]; then
	[ $# -le 1 ] || usage 'more than one RANGE'
elif [ -n "${since+set}${until+set}" ]; then
	usage '--since and --until go with --inbox'
fi

exec 4>&1
ended=$(run_pipeline "$@")
status=0
broken_pipe=false
while read -r program code; do
	case $code in
	0) ;;
	1) [ $status -gt 1 ] || status=1 ;;
	141) broken_pipe=true ;;
	*)
		printf 'list-digest: %s failed, exit status %s\n' "$program" "$code" >&2
		status=2
		;;
	esac
done <<END
$ended
END
if [ $status -lt 2 ] && $broken_pipe; then
	exit 141
fi
exit $status
