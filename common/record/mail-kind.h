/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The words in the mail table's column kind: what the header of a message says of who sent it. What
 * the message is only the patch table says (patch/classify.h).
 */
#pragma once

#include "bytes/view.h"

typedef enum {
	MAIL_KIND_PLAIN,     /* nothing: a person did, or a program that does not tell */
	MAIL_KIND_REPLIED,   /* a program that answers by itself */
	MAIL_KIND_GENERATED, /* a program, which may pass on what a person wrote elsewhere */
	N_MAIL_KINDS,
} MailKind;

/* The word, static: `mail`, and for the others the keywords of RFC 3834, section 5. */
View mail_kind_word(MailKind kind);

/* The kind that a word stands for; N_MAIL_KINDS if it is none of these. */
MailKind mail_kind_of_word(View word);
