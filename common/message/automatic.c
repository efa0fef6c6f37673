/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether a program sent a message by itself: see message/automatic.h. */
#include "message/automatic.h"

#include "message/header.h"

/* Whether a value is the keyword wanted, before its parameters and comments. */
static bool is_keyword(View value, const char *wanted)
{
	View rest = view_from(value, strlen(wanted));
	return view_starts_nocase(value, wanted) &&
	       (rest.len == 0 || g_ascii_isspace(rest.data[0]) || byte_is_in(rest.data[0], ";("));
}

/* Whether a field is there that only programs write, and does not say that none did. */
static bool says_yes(View value)
{
	return value.len && !is_keyword(value, "no");
}

MailKind automatic_read(const View *values)
{
	View submitted = values[HEADER_AUTO_SUBMITTED], precedence = values[HEADER_PRECEDENCE];
	if (is_keyword(submitted, "auto-replied") || says_yes(values[HEADER_X_AUTOREPLY]) ||
	    says_yes(values[HEADER_X_AUTORESPOND]) || is_keyword(precedence, "auto_reply") ||
	    is_keyword(precedence, "auto-reply") ||
	    is_keyword(values[HEADER_CONTENT_TYPE], "multipart/report"))
		return MAIL_KIND_REPLIED;
	return view_starts_nocase(submitted, "auto-") ? MAIL_KIND_GENERATED : MAIL_KIND_PLAIN;
}
