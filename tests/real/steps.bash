# SPDX-License-Identifier: GPL-2.0-or-later
# What the scripts share that build in several ways.
#
# shellcheck disable=SC2154 # source, data, mail and work, which they set

passed=0
failed=0
skipped=0

# say RESULT WHAT [WHY]: counts it.
say() {
	case $1 in
	ok) passed=$((passed + 1)) ;;
	FAILED) failed=$((failed + 1)) ;;
	skipped) skipped=$((skipped + 1)) ;;
	esac
	echo "$1: $2${3:+ ($3)}"
}

# step WHAT COMMAND [ARG]...: is ok if the command is; else shows its output, and fails.
step() {
	local what=$1
	shift
	if "$@" >"$work/log" 2>&1; then
		say ok "$what"
	else
		tail -n 60 "$work/log" >&2
		say FAILED "$what"
		return 1
	fi
}

# run_tests BUILD [OPTION]...: of $work/BUILD, those without bats, each of which counts.
run_tests() {
	local ok bad left
	meson test -C "$work/$1" "${@:2}" --suite=unit --suite=fuzz >"$work/log" 2>&1 || :
	"$source/tests/tools/count-tests.py" "$work/$1" >"$work/counts" 2>"$work/failures" || :
	read -r ok bad left < <(sed -nE \
		's/.*\b([0-9]+) passed, ([0-9]+) failed, ([0-9]+) skipped.*/\1 \2 \3/p' "$work/counts") || :
	if [[ ${ok:-0} -eq 0 ]]; then
		tail -n 60 "$work/log" >&2
		say FAILED "$1: run the tests"
		return 0
	fi
	passed=$((passed + ok))
	failed=$((failed + bad))
	skipped=$((skipped + left))
	cat "$work/failures" >&2
	echo "$1: tests: $ok passed, $bad failed, $left skipped"
}

# with_programs BIN COMMAND [ARG]...
with_programs() {
	PATH=$1:$PATH "${@:2}"
}

# sample_digests BUILD: the tests that compare those of the programs in $work/BUILD-bin with those in
# tests/data.
sample_digests() {
	local line
	if ! command -v bats >/dev/null; then
		say skipped "$1: digests of the sample" 'no bats'
		return 0
	fi
	with_programs "$work/$1-bin" env TEST_DATA="$data" TEST_TOOLS="$source/tests/tools" \
		TEST_SHARED="$source/../shared" bats --tap --filter '^(the digest|outlines|sample |markdown$)' \
		"$source"/tests/filters/{pipeline,looks,digest-formats}.bats >"$work/log" 2>&1 || :
	while IFS= read -r line; do
		case $line in
		ok*'# skip'*) say skipped "$1: ${line#ok * }" ;;
		ok*) say ok "$1: ${line#ok * }" ;;
		*) say FAILED "$1: ${line#not ok * }" ;;
		esac
	done < <(grep -E '^(ok|not ok) ' "$work/log" || echo 'not ok 1 digests of the sample')
	grep '^#' "$work/log" >&2 || :
}

# Prints the records and pages of the mail.
all_of_mail() {
	local file format
	for file in "${mail[@]}"; do
		mbox-split "$file" | patch-classify --keep-diff >"$work/patches"
		list-stat "$work/patches"
		author-rank --tee "$work/patches" | tee "$work/records"
		for format in classic text html tsv; do
			digest-format --format="$format" <"$work/records"
		done
	done
}

# The last line and the exit status.
closing() {
	echo "$passed passed, $failed failed, $skipped skipped"
	[[ $failed -eq 0 ]] || exit 1
	[[ $passed -gt 0 ]] || exit 77
}
