# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154 # variables of the scripts that have it
# How the shell programs read their options; meson.build puts this in the place of their line
# @OPTIONS@, behind the functions. Leaves the operands in "$@".
#
# A program sets flags to its options without a value, and valued to those with one, set apart by
# blanks. It has print_help, take_flag OPTION and take_option OPTION VALUE.

# is_one_of WORD WORDS. The word is not looked at by ranges of letters, which in some locales lack some: the
# Estonian z stands before t.
is_one_of() {
	case $1 in
	*' '*) return 1 ;;
	esac
	case " $2 " in
	*" $1 "*) ;;
	*) return 1 ;;
	esac
}

left=$#
while [ "$left" -gt 0 ]; do
	argument=$1
	shift
	left=$((left - 1))
	case $argument in
	-h | --help) print_help ;;
	-V | --version) print_version ;;
	--)
		while [ "$left" -gt 0 ]; do
			set -- "$@" "$1"
			shift
			left=$((left - 1))
		done
		break
		;;
	--*=*)
		option=${argument%%=*} value=${argument#*=}
		! is_one_of "$option" "--help --version $flags" || usage "option '$option' takes no value"
		;;
	--* | -?)
		if is_one_of "$argument" "$flags"; then
			take_flag "$argument"
			continue
		fi
		is_one_of "$argument" "$valued" || usage "unknown option '$argument'"
		[ "$left" -gt 0 ] || usage "option '$argument' needs a value"
		option=$argument
		value=$1
		shift
		left=$((left - 1))
		;;
	-?*)
		# The value of an option of one letter may stand right behind it.
		value=${argument#-?}
		option=${argument%"$value"}
		;;
	*)
		set -- ${1+"$@"} "$argument"
		continue
		;;
	esac
	is_one_of "$option" "$valued" || usage "unknown option '$option'"
	take_option "$option" "$value"
done
