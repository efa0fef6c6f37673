# SPDX-License-Identifier: GPL-2.0-or-later
# Reads the --help of programs and prints the completion of one, name, for a shell: bash, zsh or
# fish. The words that an option takes are those its description lists behind `one of` or `any of`
# (then it takes a list of them, with commas), or behind them in the help of the program that the
# description refers to: `see NAME(1)`. FILE and DIR as an argument are completed as such.

BEGIN { QUOTE = "\047" }

/^Usage:/ {
	usage = 1
	next
}

usage {
	program = $1
	usage = 0
	if (program == name)
		operand_files = $0 ~ /\[FILE\]/
}

/^  -/ { add_option(substr($0, 3)) }

END {
	if (!n) {
		print "no options in the help of " name | "cat >&2"
		exit 1
	}
	if (shell == "bash")
		print_bash()
	else if (shell == "zsh")
		print_zsh()
	else
		print_fish()
}

# A line of the help: `-n, --number=N     Description`.
function add_option(line,    end, text, names, k, i, at) {
	end = match(line, /  /) ? RSTART : length(line) + 1
	text = substr(line, end)
	sub(/^ +/, "", text)
	i = program == name ? ++n : 0
	argument[i] = long[i] = short[i] = ""
	k = split(substr(line, 1, end - 1), names, /, /)
	for (; k > 0; k--) {
		at = match(names[k], /[= ]/)
		if (at) {
			argument[i] = substr(names[k], at + 1)
			names[k] = substr(names[k], 1, at - 1)
		}
		if (names[k] ~ /^--/)
			long[i] = names[k]
		else
			short[i] = names[k]
	}
	description[i] = text
	if (match(text, /(one|any) of [a-z0-9_]+( \([^)]*\))?(, [a-z0-9_]+( \([^)]*\))?)* or [a-z0-9_]+/)) {
		listed[program, long[i]] = words_of(substr(text, RSTART + 7, RLENGTH - 7))
		is_list[program, long[i]] = substr(text, RSTART, 3) == "any"
	}
	if (match(text, /see [a-z-]+\(1\)/))
		refers[program, long[i]] = substr(text, RSTART + 4, RLENGTH - 7)
}

function words_of(text) {
	gsub(/ \([^)]*\)/, "", text)
	gsub(/, | or /, " ", text)
	return text
}

# Whose help lists an option's words.
function source(i) {
	if ((name, long[i]) in listed || !((name, long[i]) in refers))
		return name SUBSEP long[i]
	return refers[name, long[i]] SUBSEP long[i]
}

# The words that an option's argument is one of, or a list of; empty for any.
function words(i) {
	return argument[i] == "" ? "" : listed[source(i)]
}

function takes_list(i) {
	return is_list[source(i)]
}

# The names of an option, as the patterns of a case.
function patterns(i) {
	return short[i] (short[i] != "" && long[i] != "" ? " | " : "") long[i]
}

# Text with something put before some characters. How many backslashes gsub would make depends on
# the awk.
function escaped(text, characters, before,    i, c, out) {
	for (i = 1; i <= length(text); i++) {
		c = substr(text, i, 1)
		out = out (index(characters, c) ? before : "") c
	}
	return out
}

# One string of a shell's command, safe in it.
function quoted(text) {
	if (shell == "fish")
		return QUOTE escaped(text, "\\" QUOTE, "\\") QUOTE
	return QUOTE escaped(text, QUOTE, QUOTE "\\" QUOTE) QUOTE
}

function print_bash(    i, function_name, options) {
	function_name = name
	gsub(/-/, "_", function_name)
	print "# bash completion for " name ", made from its --help."
	print "_" function_name "()\n{"
	print "\tlocal word=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]}"
	print "\tlocal words=" QUOTE QUOTE " head=" QUOTE QUOTE " i"
	print ""
	print "\tCOMPREPLY=()"
	print "\t# An = stands by itself, unless COMP_WORDBREAKS has none."
	print "\tif [[ $word == = ]]; then\n\t\tword="
	print "\telif [[ $option == = ]]; then\n\t\toption=${COMP_WORDS[COMP_CWORD - 2]}"
	print "\telif [[ $word == --*=* ]]; then"
	print "\t\toption=${word%%=*} head=${word%%=*}= word=${word#*=}\n\tfi"
	print "\tfor ((i = 1; i < COMP_CWORD; i++)); do"
	print "\t\t[[ ${COMP_WORDS[i]} != -- ]] || option=--\n\tdone"
	print "\tcase $option in"
	for (i = 1; i <= n; i++) {
		options = options (short[i] == "" ? "" : " " short[i])
		options = options (long[i] == "" ? "" : " " long[i] (argument[i] == "" ? "" : "="))
		if (argument[i] == "")
			continue
		print "\t" patterns(i) ")"
		if (words(i) != "") {
			print "\t\twords=" quoted(words(i))
			if (takes_list(i)) {
				print "\t\thead+=${word%\"${word##*,}\"} word=${word##*,}"
				print "\t\tcompopt -o nospace"
			}
		} else if (argument[i] == "FILE") {
			print "\t\treturn"
		} else if (argument[i] == "DIR") {
			print "\t\tcompopt +o default -o dirnames\n\t\treturn"
		}
		print "\t\t;;"
	}
	print "\t--)\n\t\t" (operand_files ? "return\n\t\t" : "") ";;"
	print "\t*)"
	if (operand_files)
		print "\t\t[[ $word == -* ]] || return"
	else
		print "\t\t[[ $word != -* ]] ||"
	print (operand_files ? "\t\t" : "\t\t\t") "words=" quoted(substr(options, 2))
	print "\t\t;;\n\tesac"
	print "\tcompopt +o default"
	print "\tmapfile -t COMPREPLY < <(compgen -P \"$head\" -W \"$words\" -- \"$word\")"
	print "\t[[ ${COMPREPLY[0]-} != *= ]] || compopt -o nospace\n}"
	print "complete -o default -F _" function_name " " name
}

# The argument of an option in the language of _arguments.
function zsh_argument(i,    what) {
	if (argument[i] == "")
		return ""
	what = argument[i]
	sub(/[^A-Z].*/, "", what)
	if (words(i) != "" && takes_list(i))
		return ":" what ":_values -s , " what " " words(i)
	if (words(i) != "")
		return ":" what ":(" words(i) ")"
	return ":" what ":" (what == "FILE" ? "_files" : what == "DIR" ? "_files -/" : " ")
}

function print_zsh(    i, text, others) {
	print "#compdef " name
	print "# Made from the --help of " name "."
	print ""
	printf "_arguments -s -S"
	for (i = 1; i <= n; i++) {
		text = "[" escaped(description[i], "[]\\", "\\") "]" zsh_argument(i)
		others = short[i] != "" && long[i] != "" ? "(" short[i] " " long[i] ")" : ""
		# A later one overrides or adds to an option with an argument.
		if (argument[i] != "")
			others = "*"
		if (short[i] != "")
			printf " \\\n\t%s", quoted(others short[i] (argument[i] == "" ? "" : "+") text)
		if (long[i] != "")
			printf " \\\n\t%s", quoted(others long[i] (argument[i] == "" ? "" : "=") text)
	}
	print " \\\n\t" quoted(operand_files ? "*:FILE:_files" : "*:RANGE: ")
}

function fish_argument(i) {
	if (argument[i] == "")
		return ""
	if (words(i) != "" && takes_list(i))
		return " -x -a " quoted("(__fish_append , " words(i) ")")
	if (words(i) != "")
		return " -x -a " quoted(words(i))
	if (argument[i] == "DIR")
		return " -x -a " quoted("(__fish_complete_directories)")
	return argument[i] == "FILE" ? " -r -F" : " -x"
}

function print_fish(    i) {
	print "# fish completion for " name ", made from its --help."
	if (!operand_files)
		print "complete -c " name " -f"
	for (i = 1; i <= n; i++) {
		print "complete -c " name \
			(short[i] == "" ? "" : " -s " substr(short[i], 2)) \
			(long[i] == "" ? "" : " -l " substr(long[i], 3)) \
			fish_argument(i) " -d " quoted(description[i])
	}
}
