#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# What the library calls of the system: what POSIX.1-2008 has, and what it can do without, so that it
# builds on other systems than Linux with glibc, too.
load helper

common=$BATS_TEST_DIRNAME/../../common

# Of POSIX.1-2008, with the C that is in it. A name that is not here may be added if POSIX.1-2008 has
# it; a newer one belongs below.
posix='
	_exit close errno fcntl fflush fstat fsync ftruncate gethostname getpgrp getpid ioctl
	dup isatty lseek memchr memcmp memcpy memmove memset mkdirat open openat poll pread qsort read
	renameat sigaction sigaddset sigaltstack sigemptyset sigfillset signal sigprocmask snprintf
	stat stdout strchr strcmp strcspn strlen strrchr strspn strstr sync tcgetpgrp unlinkat waitpid
	write'

# What only some systems have, and a line that must stand in each source that calls it.
optional='
	memmem               ^#ifdef HAVE_MEMMEM$
	memrchr              ^#ifdef HAVE_MEMRCHR$
	posix_fadvise        ^#ifdef HAVE_POSIX_FADVISE$
	syncfs               ^#ifdef HAVE_SYNCFS$
	mallopt              ^#if defined\(HAVE_MALLOPT\)
	madvise              ^#if defined\(HAVE_MALLOPT\)
	sbrk                 ^#if defined\(HAVE_MALLOPT\)
	dladdr               ^#ifdef __GLIBC__$
	gnu_get_libc_version ^#ifdef __GLIBC__$
	prctl                ^#ifdef PR_GET_NO_NEW_PRIVS$|^#if __has_include\(<linux/|^#ifdef CONFINE_SECCOMP$
	syscall              ^#if __has_include\(<linux/|^#ifdef CONFINE_SECCOMP$'

# outside_names LIBRARY...: prints what they take from elsewhere, under the names that sources
# use: glibc has others for wide files and times, for checks of lengths, and for the C of a year.
outside_names() {
	nm -g "$@" 2>nm-errors | awk '
		NF == 2 && $1 == "U" { sub(/@.*/, "", $2); used[$2] }
		NF == 3 { own[$3] }
		END { for (name in used) if (!(name in own)) print name }' |
		sed -E '
			s/^__isoc(99|23)_//
			s/^__(.*)_chk$/\1/
			s/^__(.*[a-z])(64)?_time64$/\1/
			s/^([a-z_]+)64$/\1/
			s/^__errno_location$/errno/' | LC_ALL=C sort -u
}

# Leaves out the libraries that the build asks for, and what compilers put in.
without_libraries() {
	grep -vxE \
		-e '(g|gmime|g_mime|internet_address)_[a-z0-9_]+' \
		-e '(inflate|deflate|crc32|gz)[A-Za-z0-9_]*' \
		-e '_GLOBAL_OFFSET_TABLE_|\.TOC\.|__stack_chk_(fail|guard)(_local)?|__tls_get_(addr|offset)' \
		-e '__cpu_(model|indicator_init)|__(u?div|u?mod|u?divmod|mul|popcount)[a-z]i[0-9]|__aeabi_.*'
}

# calling NAME DIRECTORY: prints the sources that call it, not in a comment.
calling() {
	grep -rE "(^|[^a-z_])$1\(" "$2" --include='*.[ch]' | grep -vE '^[^:]*:[[:space:]]*/?\*' |
		cut -d : -f 1 | sort -u
}

# check DIRECTORY: says what is called that is in neither list, and where sources call an optional one
# without its line. Reads names.
check() {
	local name line source bad=0
	while read -r name; do
		if [[ " ${posix//[[:space:]]/ } " == *" $name "* ]]; then
			continue
		fi
		line=$(awk -v name="$name" '$1 == name { sub(/^[^^]*/, ""); print }' <<<"$optional")
		if [[ -z $line ]]; then
			echo "$name is not known to be everywhere"
			bad=1
			continue
		fi
		while IFS= read -r source; do
			if ! grep -qE "$line" "$source"; then
				echo "$source calls $name everywhere"
				bad=1
			fi
		done < <(calling "$name" "$1")
	done
	return "$bad"
}

@test "the library calls what POSIX has, and what it can do without" {
	local libraries
	libraries=("$(dirname "$(command -v mbox-split)")"/common/lib*.a)
	[[ -e ${libraries[0]} ]] || skip 'no build directory'
	[[ $CONFINES == yes ]] || skip 'sanitizers and coverage call more'
	command -v nm >/dev/null || skip 'no nm'
	outside_names "${libraries[@]}" >all
	grep -qx g_free all || skip 'nm reads no such objects'
	without_libraries <all >names
	check "$common" <names >faults || fail "$(<faults)"
}

@test "what is not everywhere is found" {
	mkdir sources
	echo 'size_t n = (char *)memrchr(a, b, c) - a;' >sources/a.c
	echo ' * As memmem() does.' >sources/c.h
	printf '#ifdef HAVE_SYNCFS\nreturn syncfs(fd);\n#endif\n' >sources/b.h
	expect 1 '' check sources <<<$'close\nstrlcpy\nmemmem\nmemrchr\nsyncfs'
	prints $'strlcpy is not known to be everywhere\nsources/a.c calls memrchr everywhere'
}
