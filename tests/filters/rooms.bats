#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# The rooms of the library: what is below uses nothing of what is above.
load helper

common=$BATS_TEST_DIRNAME/../../common

# check: looks at the copy of the library in common.
check() {
	# shellcheck disable=SC2086 # a list
	python3 "$TEST_TOOLS/check-rooms.py" common $ROOMS
}

@test "every include points into its own room or one below" {
	cp -r "$common" common
	expect 0 '' check
	[[ $output == *' includes in '* ]]
}

@test "an include that points upwards, out of the rooms or nowhere is found" {
	while IFS='|' read -r file line rule; do
		rm -rf common
		cp -r "$common" common
		mkdir common/attic
		touch common/attic/old.h
		printf '%s\n' "$line" | cat - "common/$file" >changed
		mv changed "common/$file"
		expect 1 '' check
		[[ $output == *"common/$file:1: $rule"* ]] || fail "$file: $line" "$output"
	done <<'END'
bytes/view.h|#include "record/record.h"|bytes may not use record, which is above it
io/input.c|#include "cli/cli.h"|io may not use cli, which is above it
patch/text.c|# include "digest/page.h"|patch may not use digest, which is above it
patch/text.c|#include "attic/old.h"|attic is not in the list of rooms
patch/text.c|#include "text.h"|"text.h" is no ROOM/FILE.h
patch/text.c|#include "../digest/page.h"|"../digest/page.h" is no ROOM/FILE.h
END
}
