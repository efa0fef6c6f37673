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

/* Where outer_start is in text, a message with what is before it. */
static size_t find_outer(View text)
{
	Header header;
	ContentType type = { 0 };
	gint64 arrival;
	bool has_from_line;
	View message = mbox_unframe_single(text, &arrival, &has_from_line);
	size_t front = (size_t)(message.data - text.data);
	header_scan(&header, message);
	content_type_parse(header.values[HEADER_CONTENT_TYPE], &type);
	return front + outer_start(message, &header, &type);
}

void mbox_doubt_text(MboxDoubts *doubts, View text, guint64 offset)
{
	size_t at = 0, outer = 0;
	for (const char *found; (found = view_find(view_from(text, at), "\nFrom "));) {
		at = (size_t)(found + 1 - text.data);
		if (at < outer || separator_judge(text, at, (SeparatorFirst){ 0 }) != SEPARATOR_YES)
			continue;
		outer = outer ? outer : find_outer(text);
		if (at >= outer)
			mbox_doubt_add(&doubts->lost, offset + at);
	}
}

/* Whether what stands below a line that is trimmed was put there by whoever wrote the line: it says
 * what comes, as `----- Forwarded message from Ada -----` does, or is a From_ line, or a part's
 * header. */
static bool announces(View line)
{
	bool is_rule =
		line.len > 1 && line.data[0] == line.data[1] && byte_is_in(line.data[0], "-=_*#");
	return line.len == 0 || (is_rule && view_chr(line, ' ')) || view_ends(line, ":") ||
	       view_starts(line, MBOX_SEPARATOR) || header_line_of_mail(line);
}

/* Whether lines, all of them of a header, are that of a mail that was sent. */
static bool is_sent_header(View lines)
{
	Header header;
	header_scan(&header, lines);
	const View *values = header.values;
	return values[HEADER_FROM].len &&
	       (values[HEADER_MESSAGE_ID].len || values[HEADER_RECEIVED].len) &&
	       (values[HEADER_DATE].len || values[HEADER_SUBJECT].len);
}

void mbox_doubt_headers(MboxDoubts *doubts, View text, guint64 offset)
{
	size_t start = find_outer(text), next;
	bool is_inside = false;
	View above = VIEW("");
	for (size_t at = start; at < text.len; at = next) {
		View line = view_first_line(view_from(text, at));
		View trimmed = view_trim(line);
		next = at + line.len + 1;
		bool is_folded = is_inside && trimmed.len && trimmed.data != line.data;
		if (is_folded || header_line_like(line)) {
			start = is_inside ? start : at;
			is_inside = true;
			continue;
		}
		View lines = view_head(view_from(text, start), at - start);
		if (is_inside && trimmed.len == 0 && !announces(above) && is_sent_header(lines))
			mbox_doubt_add(&doubts->joined, offset + start);
		if (is_inside)
			above = view_trim(lines);
		above = trimmed.len ? trimmed : above;
		is_inside = false;
	}
}
