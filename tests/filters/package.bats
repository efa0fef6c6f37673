#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# What packagers rely on: that each file has a licence, one version, the source as a tarball, and what
# .debian/ says of the rest.
load helper

root=$BATS_TEST_DIRNAME/../..

# The files of the source, in the file tracked: those that git knows or, in a tarball, all but those
# of builds.
list_files() {
	git -C "$root" ls-files >tracked 2>/dev/null && [[ -s tracked ]] && return
	(cd "$root" && find . -type d \( -name .git -o -path ./debian -o -path ./.pc \
		-o -exec test -e '{}/build.ninja' \; \) -prune -o ! -type d -print) |
		sed 's|^\./||' >tracked
}

# The patterns of the copyright file but for `*`, which is about files that say it themselves.
listed_patterns() {
	awk '
		/^[^ ]/ { on = /^Files:/ }
		on { sub(/^Files:/, ""); for (i = 1; i <= NF; i++) if ($i != "*") print $i }' "$1"
}

# check_licences: what is wrong with the files in the list tracked, a line each.
check_licences() {
	local file i found used=() patterns
	mapfile -t patterns < <(listed_patterns "$root/.debian/copyright")
	(cd "$1" && tr '\n' '\0' | xargs -0 awk '
		FNR <= 3 && /SPDX-License-Identifier: GPL-2\.0-or-later( |$)/ { print FILENAME }') \
		<tracked | sort -u >said
	while read -r file; do
		found=
		for i in "${!patterns[@]}"; do
			# shellcheck disable=SC2053 # a pattern
			[[ $file == ${patterns[i]} ]] && found=1 used[i]=1
		done
		[[ -n $found ]] || echo "$file: no licence"
	done < <(sort tracked | comm -23 - said)
	for i in "${!patterns[@]}"; do
		[[ -n ${used[i]-} ]] || echo "${patterns[i]}: there is no such file"
	done
}

# The licence, without the addresses around it, which have changed.
print_terms() {
	sed -n '/TERMS AND CONDITIONS FOR/,/END OF TERMS/p' "$1"
}

@test "each file says its licence, or the copyright file does" {
	list_files
	[[ $(wc -l <tracked) -gt 100 ]]
	expect 0 '' check_licences "$root"
	prints ''
	print_terms "$root/.licenses/GPL-2.0-or-later.txt" >terms
	[[ -s terms ]]
	[[ ! -e /usr/share/common-licenses/GPL-2 ]] ||
		print_terms /usr/share/common-licenses/GPL-2 | same terms -
}

@test "a file without a licence is found, and a pattern without a file" {
	mkdir -p tree/common/bytes
	echo '/* SPDX-License-Identifier: GPL-2.0-or-later */' >tree/common/bytes/good.c
	echo '/* SPDX-License-Identifier: GPL-2.0-or-later-or-never */' >tree/common/bytes/other.c
	echo 'int x;' | tee tree/common/bytes/bad.c 'tree/common/bytes/a README' >tree/README
	printf '%s\n' 'common/bytes/'{good.c,other.c,bad.c,'a README'} README >tracked
	check_licences tree >got
	printf '%s: no licence\n' 'common/bytes/'{'a README',bad.c,other.c} >want
	grep ': no licence$' got | same want -
	run ! grep '^README' got
	grep -qxF '*/README: there is no such file' got
}

@test "there is one version: that in meson.build" {
	local version program page
	version=$(sed -n "s/^ *version: '\(.*\)',/\1/p" "$root/meson.build")
	[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || fail "version: '$version'"
	for program in $PROGRAMS; do
		expect 0 '' "$program" --version
		prints "$program (list-digest) $version"
		# In a build directory: the page that is going to be installed.
		page=$(command -v "$program").1
		[[ ! -e $page ]] || grep -qx "\.Os \"list-digest $version\"" "$page" ||
			fail "$page is of another version"
	done
	sed -n '1s/^list-digest (\([0-9.]*\)-[^)]*) .*/\1/p' "$root/.debian/changelog" |
		same - <(echo "$version")
	sed -n '/^\.Sh HISTORY/,/^\.Sh [^H]/s/^\.It //p' "$root/man/list-digest.7" | head -n 1 |
		same - <(echo "$version")
}

@test "a package needs what README says that building needs" {
	local package packages
	read -ra packages <<<"$(tr ' ' '\n' <"$root/README" | grep -xE 'lib[a-z0-9.+-]*-dev' |
		sort -u | tr '\n' ' ')"
	[[ ${#packages[@]} -gt 0 ]]
	for package in "${packages[@]}"; do
		grep -qE "^ $package(:native)?( .*)?,\$" "$root/.debian/control" ||
			fail "Build-Depends of .debian/control lacks $package"
	done
}

@test "the source becomes the same tarball whoever packs it, and wherever" {
	local tarball again name
	list_files
	mkdir tree
	(cd "$root" && tar -cf - -T -) <tracked | tar -xf - -C tree
	expect 0 '' tree/.ci/dist one
	tarball=$output
	tar -tf "$tarball" | sed 's|[^/]*/||' | sort | same <(sort tracked) -
	# What builds have left is not of the source.
	tar -xf "$tarball"
	name=$(basename "$tarball" .tar.xz)
	mkdir -p "$name"/{build/x,build-asan,obj-any/y,debian,.pc}
	touch "$name"/{build/x/f,build-asan/f,obj-any/y/f,debian/f,.pc/f}
	chmod -R go-rwx "$name"
	again=$(umask 077 && TZ=Asia/Tokyo LC_ALL=C.UTF-8 "$name/.ci/dist" two)
	[[ $tarball != "$again" ]]
	cmp "$tarball" "$again"
}

@test "a clone becomes a tarball of what is tracked, at the time of its commit" {
	command -v git >/dev/null || skip 'no git'
	mkdir -p clone/.ci
	cp "$root/.ci/dist" clone/.ci
	echo "    version: '1.2.3'," >clone/meson.build
	echo /kept >clone/.gitignore
	touch clone/kept
	git -C clone init -q
	git -C clone add .
	GIT_COMMITTER_DATE='@1700000000 +0000' git -C clone -c user.name=A -c user.email=a@example.org \
		commit -qm x
	expect 0 '' clone/.ci/dist out
	tar -tf out/list-digest-1.2.3.tar.xz |
		same <(printf 'list-digest-1.2.3/%s\n' .ci/dist .gitignore meson.build) -
	TZ=UTC0 tar -tvf out/list-digest-1.2.3.tar.xz >list
	run ! grep -v ' 0/0 .* 2023-11-14 22:13 ' list
	touch clone/new
	expect 0 'dist: not all is committed' clone/.ci/dist out
}

@test "the Debian package is optimised unless noopt asks for a build to debug" {
	local options wanted
	command -v dpkg-buildflags >/dev/null || skip 'no dpkg-dev'
	command -v make >/dev/null || skip 'no make'
	printf 'include %s/.debian/rules\nshow:\n\t@dpkg-buildflags --get CFLAGS\n' "$root" >makefile
	while IFS='|' read -r options wanted; do
		env -i PATH="$PATH" DEB_BUILD_OPTIONS="$options" make -s -f makefile show >flags
		grep -oe '-O[0-9]' flags | tail -n 1 | same <(echo "$wanted") -
	done <<-'END'
		|-O3
		nocheck|-O3
		noopt|-O0
		nocheck noopt|-O0
	END
	run ! grep -e '-O[1-9]' flags
}
