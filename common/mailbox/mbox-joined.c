/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Files put behind a mailbox: see mailbox/mbox-joined.h. */
#include "mailbox/mbox-joined.h"

#include "io/file-kind.h"
#include "mailbox/format.h"
#include "mailbox/mbox-frame.h"
#include "mailbox/separator.h"
#include "message/content-type.h"
#include "message/from-line.h"
#include "message/header.h"

enum {
	/* Text has a NUL here and there where a program failed, and in one piece where a disk did;
	 * wide characters and programs have them in more places. */
	MIN_NUL_PLACES = 8,
	/* How far the line behind one of MMDF is looked at. */
	LOOK_AHEAD = 4096,
	/* So many bytes of a compressed file are not without a NUL. */
	MAX_TAIL = 1024,
};

bool mbox_may_be_joined(View text)
{
	/* what is put behind is at the end */
	View tail = view_from(text, text.len - MIN(text.len, MAX_TAIL));
	return view_chr(tail, '\0') || view_chr(tail, '\1');
}

/* Whether a message may begin, or none follow, behind a line of MMDF. */
static bool may_follow_mmdf(View behind)
{
	behind = view_head(behind, LOOK_AHEAD);
	return behind.len == 0 || mmdf_line_length(behind) > 0 ||
	       view_starts(behind, MBOX_SEPARATOR) || header_line_of_mail(view_first_line(behind));
}

size_t mbox_find_mmdf(View text)
{
	static const char line[] = "\n" MMDF_LINE;
	size_t at = 0;
	for (const char *found; (found = view_find(view_from(text, at), line));) {
		at = (size_t)(found + 1 - text.data);
		View rest = view_from(text, at);
		size_t length = mmdf_line_length(rest);
		if (length && may_follow_mmdf(view_from(rest, length)))
			return at;
	}
	return text.len;
}

/* Where the text behind the header, or behind the last line that parts the MIME structure is. */
static size_t outer_start(View message, const Header *header, const ContentType *type)
{
	size_t start = message.len - header->body.len;
	if (type->boundary.len == 0)
		return start;
	g_autofree char *line =
		g_strdup_printf("\n--%.*s", (int)MIN(type->boundary.len, 70), type->boundary.data);
	for (const char *found; (found = view_find(view_from(message, start), line));)
		start = (size_t)(found + 1 - message.data);
	return start;
}

/* Whether what a header says of the body is that it is text of single bytes, or parts. */
static bool is_of_text(const Header *header, const ContentType *type)
{
	if (header->values[HEADER_CONTENT_TYPE].len == 0 || type->boundary.len)
		return true;
	bool is_text = view_starts_nocase(type->type, "text/");
	return is_text && !view_starts_nocase(type->charset, "utf-16") &&
	       !view_starts_nocase(type->charset, "utf-32") &&
	       !view_is_nocase(header->values[HEADER_CONTENT_TRANSFER_ENCODING], "binary");
}

/* Whether there are so many places of NULs that this is no text. */
static bool has_many_nuls(View text)
{
	size_t n = 0;
	for (const char *nul; n < MIN_NUL_PLACES && (nul = view_chr(text, '\0')); n++) {
		text = view_from(text, (size_t)(nul - text.data));
		while (text.len && text.data[0] == '\0')
			text = view_from(text, 1);
	}
	return n == MIN_NUL_PLACES;
}

bool mbox_has_foreign(View message)
{
	Header header;
	ContentType type = { 0 };
	header_scan(&header, message);
	content_type_parse(header.values[HEADER_CONTENT_TYPE], &type);
	if (!is_of_text(&header, &type))
		return false;
	View text = view_from(message, outer_start(message, &header, &type));
	if (!view_chr(text, '\0'))
		return false;
	if (has_many_nuls(text))
		return true;
	for (const char *end; (end = view_chr(text, '\n'));) {
		text = view_from(text, (size_t)(end - text.data) + 1);
		if (file_is_packed(text))
			return true;
	}
	return false;
}

void mbox_doubt_text(MboxDoubts *doubts, View text, guint64 offset)
{
	Header header;
	ContentType type = { 0 };
	size_t at = 0, outer = 0;
	for (const char *found; (found = view_find(view_from(text, at), "\nFrom "));) {
		at = (size_t)(found + 1 - text.data);
		if (at < outer || separator_judge(text, at, STAND_IN_NONE) != SEPARATOR_YES)
			continue;
		if (outer == 0) {
			gint64 arrival;
			bool has_from_line;
			View message = mbox_unframe_single(text, &arrival, &has_from_line);
			size_t front = (size_t)(message.data - text.data);
			header_scan(&header, message);
			content_type_parse(header.values[HEADER_CONTENT_TYPE], &type);
			outer = front + outer_start(message, &header, &type);
		}
		if (at >= outer)
			mbox_doubts_add_lost(doubts, offset + at);
	}
}
