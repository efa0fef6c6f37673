#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# Digests of one week after the other: what each knows with the mail of 90 days before it, against
# what the whole archive knows.
load ../filters/helper

WEEK=$((7 * 86400))

# Leaves the archive in list.git, and all of its mail classified in patch.tsv.
archive() {
	need_shared corpus/kvm-ppc.bundle
	git clone --quiet --bare "$TEST_SHARED/corpus/kvm-ppc.bundle" list.git
	inbox-cat -C list.git | mbox-split | patch-classify --unique >patch.tsv
}

# week START: the series tables of the week by context and by the whole archive, in context.tsv and
# whole.tsv.
week() {
	expect 0 '' list-digest --inbox=list.git --format=tsv "--since=@$1" "--until=@$(($1 + WEEK))"
	mv stdout context.tsv
	expect 0 '' digest-format --format=tsv "--since=@$1" "--until=@$(($1 + WEEK))" patch.tsv
	mv stdout whole.tsv
}

# differences START: of the series that were posted or applied in the week, and those not older than
# 90 days that wait for an answer, prints how many there are and of how many the states differ; and
# those on standard error.
differences() {
	awk -F'\t' -v since="$(date -u -d "@$1" +%FT%TZ)" -v until="$(date -u -d "@$(($1 + WEEK))" +%FT%TZ)" \
		-v old="$(date -u -d "@$(($1 + WEEK - 90 * 86400))" +%FT%TZ)" '
		FNR == 1 { file++; for (i = 1; i <= NF; i++) at[$i] = i; next }
		{
			key = $at["series"] $at["kind"] ($at["kind"] == "heard" ? $at["title"] : "")
			date = $at["date"]
			applied = $at["applied_on"]
			waits = ($at["state"] == "new" || $at["state"] == "reviewed") && $at["answers"] == 0
			state[file, key] = $at["state"]
			if (date >= since && date < until || applied >= since && applied < until ||
				waits && date >= old && date < until)
				wanted[key] = $at["title"]
		}
		END {
			for (key in wanted) {
				n++
				if (state[1, key] == state[2, key])
					continue
				differ++
				print "differs: " wanted[key] ": " state[1, key] ", " state[2, key] >"/dev/stderr"
			}
			print n + 0, differ + 0
		}' context.tsv whole.tsv
}

# quarter FIRST-DAY: compares 13 weeks; less than one of fifty states may differ.
quarter() {
	local start n differ series=0 wrong=0
	start=$(date -u -d "$1" +%s)
	for _ in {1..13}; do
		week "$start"
		read -r n differ < <(differences "$start")
		echo "$(date -u -d "@$start" +%F): $n series, $differ differ" >&2
		series=$((series + n)) wrong=$((wrong + differ)) start=$((start + WEEK))
	done
	echo "$series series, $wrong differ" >&2
	((series > 0 && wrong * 50 < series))
}

@test "the weeks of a quarter know what the whole archive knows" {
	archive
	quarter 2021-02-01
	# the archive begins with mail that was put there two months later
	quarter 2019-04-22
}

@test "the weeks of a quarter have each series as applied once" {
	archive
	local start
	start=$(date -u -d 2021-02-01 +%s)
	for _ in {1..13}; do
		digest-format --sections=applied --format=markdown --link='https://example.org/%s' \
			"--since=@$start" "--until=@$((start + WEEK))" patch.tsv
		start=$((start + WEEK))
	done >pages
	# a link to each
	grep -o 'https://example.org/[^>]*' pages | sort >links
	[[ $(wc -l <links) -ge 9 ]]
	[[ -z $(uniq -d links) ]] || fail "$(uniq -d links)"
}
