# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154 # variables of list-digest.sh
# list-digest --git; meson.build puts this in the place of its line @REPOSITORY@.

# No digest is begun of what is no repository, or no range of it. The ends of a range name the period.
check_git() {
	ask commit-cat -C "$git" --ends ${git_range+-- "$git_range"}
	name_ends "$answer"
}

# Two days before the first message of a patch table, in seconds since 1970: nobody commits a patch
# much before it is posted. One in two hundred dates may be wrong. Nothing if there is no message.
first_date() {
	LC_ALL=C awk -F '\t' '
		NR == 1 { for (i = 1; i <= NF; i++) if ($i == "date") at = i; next }
		at && $at ~ /^[0-9-]+T[0-9:]+Z$/ { print $at }' "$1" |
		LC_ALL=C sort |
		LC_ALL=C awk '
			{ date[NR] = $0 }
			END {
				if (!NR)
					exit
				first = date[int(NR / 200) + 1]
				year = substr(first, 1, 4)
				month = substr(first, 6, 2)
				# The number of a day, with years that begin in March.
				if (month < 3) {
					year--
					month += 12
				}
				day = 365 * year + int(year / 4) - int(year / 100) + int(year / 400)
				day += int((153 * month - 457) / 5) + substr(first, 9, 2) - 719469
				print (day > 2 ? day - 2 : 0) * 86400
			}'
}

# The patch table is made first, as it says where the commits begin; then the commits, and the digest
# of both. Prints as run_pipeline does.
run_with_git() {
	{ classify_mail ${1+"$@"} >"$tmp/patch.tsv"; } 3>&1
	if [ -z "${git_range+set}" ]; then
		git_since=$(first_date "$tmp/patch.tsv")
	fi
	filter commit-cat -C "$git" --with=lines ${git_since:+"--since=@$git_since"} \
		${git_range+-- "$git_range"} >"$tmp/commits.tsv" || {
		echo 'commit-cat 2'
		return
	}
	{
		stage commit-match --commits="$tmp/commits.tsv" -- "$tmp/patch.tsv" |
			rank_mail |
			format_digest >&4
	} 3>&1
}
