/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The words in the mail table's column kind: see record/mail-kind.h. */
#include "record/mail-kind.h"

static const View words[N_MAIL_KINDS] = {
	[MAIL_KIND_PLAIN] = VIEW_INIT("mail"),
	[MAIL_KIND_REPLIED] = VIEW_INIT("auto-replied"),
	[MAIL_KIND_GENERATED] = VIEW_INIT("auto-generated"),
};

View mail_kind_word(MailKind kind)
{
	return words[kind];
}

MailKind mail_kind_of_word(View word)
{
	MailKind kind = 0;
	while (kind < N_MAIL_KINDS && !view_equal(word, words[kind]))
		kind++;
	return kind;
}
