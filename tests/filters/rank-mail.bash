# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Records for the tests of author-rank, and how they look at its counts.

# row COLUMN...: a line of the columns, in which \t, \n and the like stand as printf has them.
row() {
	local IFS=$'\t'
	printf '%b\n' "$*"
}

COLUMNS=(kind date message_id flags from_name from_addr author_name author_addr version title
	series trailers thread paths zone user_agent to)

# Two threads, a1 (Ada's series) and c1 (Cy's question), and an answer to a thread that is not here.
patches() {
	local ada=('Ada B' ada@example.org) ben=('Ben C' ben@example.org) cy=('Cy' cy@example.com)
	row "${COLUMNS[@]}"
	row cover 2025-05-30T22:30:00Z a1 '' "${ada[@]}" "${ada[@]}" 1 'fan: two mends' a1 '' a1 \
		'drivers/hwmon/fan.c\\nMakefile' +0200 Mutt/2 'Ben C <ben@example.org>'
	row patch 2025-05-30T22:31:00Z a2 '' "${ada[@]}" "${ada[@]}" 1 'fan: mend one' a1 '' a1 \
		'drivers/hwmon/fan.c\\ndrivers/hwmon/core.c' +0200 Mutt/2 \
		'Ben C <ben@example.org>\\nCy <cy@example.com>'
	row patch 2025-05-31T23:31:00Z a3 '' "${ada[@]}" "${ben[@]}" 1 'fan: mend two' a1 '' a1 \
		'Makefile' -0130 '' ''
	row reply 2025-06-01T08:00:00Z b1 '' "${ben[@]}" "${ben[@]}" '' 'fan: mend one' a1 \
		'Reviewed-by: Ben C <ben@example.org>' a1 '' '' KMail ada@example.org
	row reply 2025-06-01T09:00:00Z a4 '' "${ada[@]}" "${ada[@]}" '' 'fan: mend one' a1 '' a1 '' '' \
		Mutt/2 'B. <BEN@example.org>'
	row other 2025-06-02T10:00:00Z c1 '' "${cy[@]}" "${cy[@]}" '' 'which fan?' '' '' c1 '' '' '' ''
	row reply 2025-06-02T11:00:00Z b2 '' "${ben[@]}" "${ben[@]}" '' 'which fan?' '' '' c1 '' '' KMail ''
	row reply 2025-06-02T12:00:00Z b3 '' Ben ben@home.example.org '' '' '' 'old' '' '' z9 '' '' KMail ''
	row patch 2025-12-29T10:00:00Z d1 '' "${cy[@]}" "${cy[@]}" 2 'fan: more' d1 '' d1 \
		'drivers/hwmon/fan.c' '' '' ''
	row patch 2025-12-29T10:00:00Z e1 stable "${cy[@]}" "${cy[@]}" 1 'fan: back' e1 '' e1 \
		'fs/x.c' '' '' ''
	row patch '' f1 '' "${cy[@]}" "${cy[@]}" 1 'fan: undated' f1 '' f1 '' '' '' ''
}

# counts LINES OPTION...: what is counted, as uniq has it, TABs as `|`.
counts() {
	expect 0 '' author-rank --format=uniq "${@:2}" in.tsv
	[[ $(tr '\t' '|' <stdout) = "$1" ]] || fail "${*:2}" "$(<stdout)"
}
