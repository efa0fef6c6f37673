# SPDX-License-Identifier: GPL-2.0-or-later
# Patches, and what is said of them: `load notes` behind `load helper`.

# mail FROM SUBJECT ID [PARENT]: a message, with standard input as its text.
mail() {
	printf 'From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: %s\nSubject: %s\n' "$1" "$2"
	printf 'Message-ID: <%s@example.org>\nDate: %s Mar 2025 10:00:00 +0000\n' "$3" "$((++day % 28 + 1))"
	[[ -z ${4-} ]] || printf 'In-Reply-To: <%s@example.org>\n' "$4"
	printf '\n'
	cat
	printf '\n'
}

change() {
	printf '%s\n' --- ' reef.c | 2 +-' ' 1 file changed, 1 insertion(+), 1 deletion(-)' '' \
		'diff --git a/reef.c b/reef.c' '--- a/reef.c' '+++ b/reef.c' '@@ -1 +1 @@' '-int a;' '+int b;'
}

# patch SUBJECT ID [PARENT]: a patch of Ines Marlow.
patch() {
	{
		printf 'Why.\n\nSigned-off-by: Ines Marlow <ines@example.org>\n'
		change
	} | mail 'Ines Marlow <ines@example.org>' "$@"
}

# answer SUBJECT ID PARENT: an answer of Otto Kelp.
answer() {
	mail 'Otto Kelp <otto@example.org>' "$@"
}

digest() {
	expect 0 '' mbox-split mailbox
	mv stdout mail.tsv
	expect 0 '' patch-classify mail.tsv
	mv stdout patch.tsv
	expect 0 '' digest-format --format=tsv patch.tsv
}

# classified COLUMN...: columns of the patch table.
classified() {
	expect 0 '' patch-classify mail.tsv || return
	columns "$@"
}
