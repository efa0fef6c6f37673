# SPDX-License-Identifier: GPL-2.0-or-later
# A git repository that means harm: `load hostile-git` behind `load helper`.
#
# shellcheck disable=SC2034 # for the tests

# Keys of git's configuration that name a program. Some with the value to try if it is not just a
# command, and an URL that a message is to be fetched from. `x` is any name.
program_keys="
alias.log	!COMMAND
alias.rev-parse	!COMMAND
alias.cat-file	!COMMAND
core.askPass	COMMAND	https://127.0.0.1:1/
core.gitProxy	COMMAND	git://127.0.0.1/x
core.hooksPath	HOOKS
core.sshCommand	COMMAND	ssh://127.0.0.1/x
credential.helper	!COMMAND	https://127.0.0.1:1/
credential.https://127.0.0.1:1.helper	!COMMAND	https://127.0.0.1:1/
include.path	INCLUDED
includeIf.gitdir:**.path	INCLUDED
remote.origin.proxy	COMMAND	https://127.0.0.1:1/
remote.origin.vcs	evil
remote.x.vcs	evil
submodule.x.update	!COMMAND
url.ext::COMMAND .insteadOf	/	/x
$(printf '%s\n' \
	browser.x.cmd browser.x.path core.alternateRefsCommand core.editor core.fsmonitor \
	core.pager diff.external diff.guitool diff.tool diff.x.command diff.x.textconv \
	difftool.x.cmd difftool.x.path filter.x.clean filter.x.process filter.x.smudge \
	gc.recentObjectsHook gpg.program gpg.ssh.defaultKeyCommand gpg.ssh.program gpg.x.program \
	guitool.x.cmd help.browser instaweb.browser \
	interactive.diffFilter man.viewer man.x.cmd man.x.path merge.guitool merge.tool \
	merge.x.driver mergetool.x.cmd mergetool.x.path pager.cat-file pager.log \
	pager.rev-parse pager.x remote.origin.receivepack remote.origin.uploadpack remote.x.proxy \
	remote.x.receivepack remote.x.uploadpack sendemail.ccCmd sendemail.headerCmd \
	sendemail.tocmd sequence.editor tar.x.command trailer.x.cmd trailer.x.command \
	uploadpack.packObjectsHook web.browser)
"

# Keys that sound like those but name none: numbers, modes, words, times, files that are not run.
other_keys='
advice.ignoredHook advice.waitingForEditor clean.requireForce color.pager column.clean commit.cleanup
completion.commands core.fsmonitorHookVersion diff.x.cachetextconv difftool.prompt
difftool.trustExitCode difftool.guiDefault fsmonitor.allowRemote fsmonitor.socketDir gitcvs.dbDriver
guitool.x.argPrompt guitool.x.confirm guitool.x.needsFile guitool.x.noConsole guitool.x.noRescan
guitool.x.prompt guitool.x.revPrompt guitool.x.revUnmerged guitool.x.title http.proxy
http.proxyAuthMethod http.proxySSLCAInfo http.proxySSLCert http.proxySSLCertPasswordProtected
http.proxySSLKey mergetool.x.hideResolved mergetool.x.trustExitCode mergetool.hideResolved
mergetool.guiDefault mergetool.keepBackup mergetool.keepTemporaries mergetool.meld.hasOutput
mergetool.meld.useAutoMerge mergetool.prompt mergetool.vimdiff.layout mergetool.writeToTemp
mergetool.x.layout
notes.rewrite.x rebase.abbreviateCommands remote.x.proxyAuthMethod uploadpack.allowAnySHA1InWant
uploadpack.allowFilter uploadpack.allowReachableSHA1InWant uploadpack.allowRefInWant
uploadpack.allowTipSHA1InWant uploadpack.hideRefs uploadpack.keepAlive uploadpackfilter.x.allow
uploadpackfilter.allow uploadpackfilter.tree.maxDepth'

# Keys that could change what programs read of git, each with a value.
output_keys="
color.diff	always
color.ui	always
core.abbrev	4
core.quotePath	false
diff.algorithm	patience
diff.colorMoved	plain
diff.context	0
diff.ignoreSubmodules	all
diff.indentHeuristic	false
diff.interHunkContext	5
diff.mnemonicPrefix	true
diff.noprefix	true
diff.orderFile	/dev/null/none
diff.relative	true
diff.renameLimit	1
diff.renames	copies
diff.renames	false
diff.stat	true
diff.submodule	log
diff.suppressBlankEmpty	true
diff.wordRegex	.
diff.wsErrorHighlight	all
format.pretty	fuller
i18n.commitEncoding	UTF-16
i18n.logOutputEncoding	UTF-16
log.abbrevCommit	true
log.date	raw
log.decorate	full
log.diffMerges	first-parent
log.follow	true
log.mailmap	true
log.showRoot	false
log.showSignature	true
mailmap.blob	HEAD:m
mailmap.file	/dev/null/none
notes.displayRef	*
patchid.stable	false
patchid.verbatim	true
pretty.tformat	%n
pretty.commit	%n
"

# Things that do it when they are run: a command, git's hooks, a transport, attributes.
arm() {
	local hook
	mkdir -p hooks bin
	printf '#!/bin/sh\ntouch "%s/PWNED"\n' "$PWD" >bin/evil
	chmod +x bin/evil
	cp bin/evil bin/git-remote-evil
	for hook in post-index-change reference-transaction fsmonitor-watchman post-checkout pre-auto-gc \
		post-update update pre-receive post-receive proc-receive; do
		cp bin/evil "hooks/$hook"
	done
	printf '[core]\n\tpager = %s\n\tfsmonitor = %s\n[diff]\n\texternal = %s\n[remote "origin"]\n\tuploadpack = %s\n' \
		"$PWD"/bin/{evil,evil,evil,evil} >included
	PATH=$PWD/bin:$PATH
}

harmless() {
	[[ ! -e PWNED ]] || fail 'a command was run'
}

# add_key REPOSITORY KEY VALUE: as git config --add, but without a process, since this is done hundreds
# of times.
add_key() {
	local section=${2%%.*} name=${2##*.} middle
	middle=${2#"$section"} middle=${middle%"$name"} middle=${middle#.} middle=${middle%.}
	printf '[%s%s]\n\t%s = "%s"\n' "$section" "${middle:+ \"$middle\"}" "$name" "$3" >>"$1/config"
}

# set_key REPOSITORY KEY VALUE URL
set_key() {
	local key=${2/COMMAND/$PWD\/bin\/evil} value=${3:-COMMAND}
	value=${value/COMMAND/$PWD\/bin\/evil}
	value=${value/HOOKS/$PWD\/hooks}
	value=${value/INCLUDED/$PWD\/included}
	[[ -z $4 ]] || git config -f "$1/config" remote.origin.url "$4"
	add_key "$1" "$key" "$value"
}

# all_keys REPOSITORY: sets all of them, and makes use of drivers and hooks.
all_keys() {
	local key value url n=0
	n=$(git config -f "$1/config" --list | wc -l)
	while IFS=$'\t' read -r key value url; do
		[[ -z $key ]] || set_key "$1" "$key" "$value" ''
	done <<<"$program_keys"
	# Git takes each as it is meant.
	n=$(($(git config -f "$1/config" --list | wc -l) - n))
	[[ $n -eq $(grep -c . <<<"$program_keys") ]] || fail "only $n keys" || return
	[[ $(git config -f "$1/config" --get diff.x.textconv) == "$PWD/bin/evil" ]]
	echo '* diff=x filter=x merge=x' >"$1/info/attributes"
	cp hooks/* "$1/hooks"
}

# for_each_group STEP CHECK ROW...: calls CHECK with every STEP-th row, until each was among them: what
# stands close together, as it might hide each other, is not tried at the same time.
for_each_group() {
	local step=$1 check=$2 first at group
	shift 2
	[[ $# -ge $step ]] || fail "only $# rows for $check" || return
	for ((first = 1; first <= step; first++)); do
		group=()
		for ((at = first; at <= $#; at += step)); do
			group+=("${!at}")
		done
		# Shown if it fails.
		printf '%s\n' "in $check, one of these or several:" "${group[@]}" >&2
		"$check" "${group[@]}"
	done
}

# for_program_keys CHECK: calls CHECK with each of the rows that have a value of their own, and with
# some at once of the many that are just set to a command.
for_program_keys() {
	local rows
	mapfile -t rows < <(grep $'\t' <<<"$program_keys")
	for_each "$1" "${rows[@]}"
	mapfile -t rows < <(grep -v $'\t' <<<"$program_keys" | grep .)
	for_each_group 8 "$1" "${rows[@]}"
}

# for_output_keys CHECK: calls CHECK with some of the rows at once.
for_output_keys() {
	local rows
	mapfile -t rows < <(grep . <<<"$output_keys")
	for_each_group 6 "$1" "${rows[@]}"
}
