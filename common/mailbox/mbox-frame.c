/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What an mbox has around each message: see mailbox/mbox-frame.h. */
#include "mailbox/mbox-frame.h"

#include "mailbox/separator.h"
#include "message/from-line.h"

/* How far the first line of a message is looked at. */
#define LOOK_AHEAD ((size_t)4096)

MboxVariant mbox_variant_of(MailFormat format)
{
	static const MboxVariant variants[N_MAIL_FORMATS] = {
		[MAIL_FORMAT_MBOX] = MBOX_ANY,	  [MAIL_FORMAT_MBOXRD] = MBOX_RD,
		[MAIL_FORMAT_MBOXO] = MBOX_O,	  [MAIL_FORMAT_MBOXCL] = MBOX_CL,
		[MAIL_FORMAT_MBOXCL2] = MBOX_CL2, [MAIL_FORMAT_MMDF] = MBOX_MMDF,
	};
	return variants[format];
}

/* The line that starts text, without its line end. */
View mbox_unframe(View text, gint64 *arrival)
{
	View from = view_skip_bom(text);
	if (separator_begins(from)) {
		View line = view_first_line(from);
		from_line_parse(line, arrival);
		text = view_from(from, line.len + 1);
	}
	return separator_trim_blank(text);
}

View mbox_unframe_single(View text, gint64 *arrival, bool *has_from_line)
{
	View rest = separator_skip_blank(text);
	if (mbox_begins_message(rest))
		text = rest;
	*has_from_line = separator_begins(text);
	return *has_from_line ? mbox_unframe(text, arrival) : text;
}

View mbox_unquote(View text, MboxVariant variant, GString *buffer)
{
	if (variant != MBOX_RD && variant != MBOX_O && variant != MBOX_CL)
		return text;
	g_string_truncate(buffer, 0);
	size_t deepest = variant == MBOX_RD ? text.len : 1;
	while (text.len) {
		View rest = text;
		size_t depth = 0;
		while (depth < deepest && depth < rest.len && rest.data[depth] == '>')
			depth++;
		if (depth && view_starts(view_from(rest, depth), MBOX_SEPARATOR))
			rest = view_from(rest, 1);
		const char *end = view_chr(rest, '\n');
		size_t len = end ? (size_t)(end + 1 - rest.data) : rest.len;
		g_string_append_len(buffer, rest.data, (gssize)len);
		text = view_from(rest, len);
	}
	return view_of_gstring(buffer);
}

bool mbox_begins_message(View text)
{
	text = view_skip_bom(text);
	return view_starts(text, MBOX_SEPARATOR) ||
	       header_line_like(view_first_line(view_head(text, LOOK_AHEAD)));
}
