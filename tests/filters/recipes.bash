# SPDX-License-Identifier: GPL-2.0-or-later
# The lines of list-recipes(7), as a reader pastes them: `load recipes` behind `load helper`.
#
# A display of the page whose line before is the comment `.\" recipe NAME` is the recipe NAME. It
# begins with `$ `; the lines of a command that is broken for the page begin with a TAB, and all
# others are what it prints.

recipes_page=$BATS_TEST_DIRNAME/../../man/list-recipes.7

# display NAME: a recipe and what it prints, as a reader sees them.
display() {
	awk -v wanted="$1" '
		/^\.Ed/ { on = 0 }
		on {
			gsub(/\\&/, "")
			gsub(/\\\(ga/, "`")
			gsub(/\\\(aq/, "\047")
			gsub(/\\\(ha/, "^")
			gsub(/\\\(ti/, "~")
			gsub(/\\-/, "-")
			gsub(/\\e/, "\\")
			print
		}
		/^\.Bd / { on = name == wanted }
		{ name = $1 == ".\\\"" && $2 == "recipe" ? $3 : "" }' "$recipes_page"
}

# command_of NAME: the line of shell.
command_of() {
	display "$1" | sed -n 's/^\$ //p; /^\t/p'
}

# shown_by NAME: what the page says that it prints.
shown_by() {
	display "$1" | grep -v -e '^\$ ' -e $'^\t' || :
}

recipe_names() {
	sed -n 's/^\.\\" recipe //p' "$recipes_page"
}

# run_recipe NAME: it succeeds, and complains about nothing.
run_recipe() {
	local text
	text=$(command_of "$1")
	[[ -n $text ]] || fail "no recipe $1" || return
	expect 0 '' bash -euo pipefail -c "$text" </dev/null
}

# The files that the page speaks of: a list, its repository, and what people know about it.
make_lantern() {
	cp "$TEST_DATA/lantern.mbox" .
	make_lantern_git
	printf '%s\t%s\n' example.org 'Lantern Keepers' example.com 'Harbour Board' \
		labs.example.com 'The Lab' >domain-map
	printf '%s\n' 'FOG SIGNALS' $'M:\tTomas Oyelaran <tomas@example.com>' $'F:\tfog/' '' \
		'LAMP' $'M:\tInes Calder <ines@example.org>' $'F:\tlamp/' '' \
		'THE REST' $'M:\tInes Calder <ines@example.org>' $'F:\t*' $'F:\t*/' >MAINTAINERS
	run_recipe tables
}

# A commit for each of three patches, found by its Link.
make_lantern_git() {
	git init --quiet --bare --initial-branch=master lantern.git
	local tree parent='' id day
	tree=$(git -C lantern.git mktree </dev/null)
	while read -r day id; do
		# shellcheck disable=SC2086 # two words, or none
		parent=$(GIT_COMMITTER_DATE="$day 12:00:00 +0000" GIT_AUTHOR_DATE="$day 12:00:00 +0000" \
			git -C lantern.git -c user.name='Ines Calder' -c user.email=ines@example.org \
			commit-tree ${parent:+-p $parent} "$tree" -m "Subject" \
			-m "Link: https://lists.example.org/r/$id")
	done <<-END
		2025-02-13 horn@example.net
		2025-03-04 paint@example.net
		2025-04-15 sensor2@example.net
	END
	git -C lantern.git update-ref refs/heads/master "$parent"
}
