/* SPDX-License-Identifier: GPL-2.0-or-later */
/* In-body headers: see patch/inbody.h. */
#include "patch/inbody.h"

#include "message/addr-spec.h"
#include "message/from-line.h"

/* Scissors are no narrower. */
#define MIN_COLUMNS 8

#define NO_FACT G_MAXSIZE

/* What may stand in such a header, and where its value goes. */
static const struct {
	const char *name;
	size_t fact;
} fields[] = {
	{ "From:", G_STRUCT_OFFSET(InbodyHeader, from) },
	{ "Subject:", G_STRUCT_OFFSET(InbodyHeader, subject) },
	{ "Date:", NO_FACT },
	{ "Message-Id:", NO_FACT },
	{ "MIME-Version:", NO_FACT },
	{ "Content-Type:", NO_FACT },
	{ "Content-Transfer-Encoding:", NO_FACT },
};

bool inbody_is_separator(View line)
{
	return from_line_has_commit(view_from(line, view_starts(line, ">") ? 1 : 0));
}

/* Whether line goes on with the header field above it (RFC 5322, section 2.2.3). */
static bool is_folded(View line, TextForm form)
{
	View trimmed = line_trim(line, form);
	return trimmed.len && trimmed.data != line.data;
}

/*
 * Takes line as a field of header: what follows the name is its value, in unused where nobody wants
 * it. Returns NULL if line is no such field, or one that came before.
 */
static View *take_field(InbodyHeader *header, View *unused, View line, TextForm form)
{
	if (view_starts(line, "[PATCH] ") && header->subject.len == 0) {
		header->subject = line_trim(line, form);
		return &header->subject;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
		const char *name = fields[i].name;
		if (!view_starts_nocase(line, name))
			continue;
		View *value = fields[i].fact == NO_FACT
				      ? unused
				      : &G_STRUCT_MEMBER(View, header, fields[i].fact);
		if (value != unused && value->len)
			return NULL;
		*value = line_trim(view_from(line, strlen(name)), form);
		return value;
	}
	return NULL;
}

/* Whether a sign for an `@` stands in text: `(a)`, as HyperKitty writes it, and others like it. */
static bool has_sign(View text)
{
	size_t len;
	for (; text.len; text = view_from(text, 1))
		if (byte_is_in(text.data[0], "([{") && addr_spec_sign(text, &len) == ADDR_AT)
			return true;
	return false;
}

/* Whether an in-body From names an address; `a at b.org` is how pipermail writes it. */
static bool has_address(View from)
{
	const char *at = view_find(from, " at ");
	if (view_chr(from, '@'))
		return true;
	if (!at)
		return (view_chr(from, '<') || !view_chr(from, ' ')) && has_sign(from);
	/* behind a name, or alone with the name in a comment */
	return view_chr(from, '<') || (view_chr(from, ' ') == at && view_ends(from, ")"));
}

/* Whether what was found is a header, and no prose that happens to begin like one. */
static bool is_header(const InbodyHeader *header, bool has_fields, bool is_below_rule)
{
	if (header->has_separator)
		return true;
	if (header->from.len && !has_address(header->from) && !header->subject.len)
		return false;
	if (is_below_rule)
		return header->from.len || view_starts(header->subject, "[");
	return has_fields;
}

/* Reads what comes below `# HG changeset patch`: hg export's lines, of which one names the author.
 */
static void read_hg_header(InbodyHeader *header, LineIter iter)
{
	static const char user[] = "# User ";
	View line;
	do {
		header->end = iter;
		if (!line_iter_next(&iter, &line))
			return;
		if (view_starts(line, user) && has_address(line))
			header->from = line_trim(view_from(line, strlen(user)), iter.form);
	} while (view_starts(line, "# "));
}

/* Whether line is a From that an mbox has quoted: what people quote has more such lines. */
static bool is_quoted_from(View line, LineIter iter)
{
	View next = VIEW("");
	return view_starts(line, ">From: ") &&
	       !(line_iter_next(&iter, &next) && view_starts(next, ">"));
}

/* Whether a header may begin with text, or with an empty line or byte order mark before it: a quick
 * look, as few mails have one. */
static bool may_begin(View text)
{
	if (text.len == 0)
		return false;
	switch (byte_lower(text.data[0])) {
	case '>':
		return view_starts(text, ">From");
	case '#':
	case '[':
	case 'c':
	case 'd':
	case 'f':
	case 'm':
	case 's':
		return true;
	default:
		return byte_is_in(text.data[0], " \t\r\n\\\xef");
	}
}

bool inbody_header_read(InbodyHeader *header, LineIter iter, bool is_below_rule)
{
	if (!may_begin(iter.rest))
		return false;
	*header = (InbodyHeader){ .from = VIEW_INIT(""), .subject = VIEW_INIT(""), .end = iter };
	TextForm form = iter.form;
	View unused, *value = NULL, line = VIEW("");
	while (line_iter_next(&iter, &line) && line_trim(line, form).len == 0)
		;
	bool more = true;
	line = view_skip_bom(line);
	if (!may_begin(line))
		return false;
	if (view_is(line, "# HG changeset patch") && !is_below_rule) {
		read_hg_header(header, iter);
		return true;
	}
	if (is_quoted_from(line, iter))
		line = view_from(line, 1);
	if (inbody_is_separator(line)) {
		header->has_separator = true;
		header->end = iter;
		more = line_iter_next(&iter, &line);
	}
	for (; more; more = line_iter_next(&iter, &line)) {
		View *field = take_field(header, &unused, line, form);
		if (field)
			value = field;
		else if (value && is_folded(line, form))
			*value = line_trim(
				(View){ value->data, (size_t)(line.data - value->data) + line.len },
				form);
		else
			break;
		header->end = iter;
	}
	return is_header(header, value != NULL, is_below_rule);
}

/* How many bytes the blank takes that text starts with; 0 if it starts with none. */
static size_t blank_length(View text, TextForm form)
{
	char first = text.data[0];
	if (first == ' ' || first == '\t' || first == '\r')
		return 1;
	return form == TEXT_ESCAPED && (view_starts(text, "\\t") || view_starts(text, "\\r")) ? 2
											      : 0;
}

static bool is_blade(View text)
{
	return view_starts(text, "8<") || view_starts(text, ">8") || view_starts(text, "%<") ||
	       view_starts(text, ">%");
}

/* Whether there is a blade of that handle in line. */
static bool has_blade(View line, char handle)
{
	const char *end = line.data + line.len;
	for (View rest = line; rest.len;) {
		const char *at = view_chr(rest, handle);
		if (!at)
			return false;
		if ((at + 1 < end && at[1] == '<') || (at > line.data && at[-1] == '>'))
			return true;
		rest = (View){ at + 1, (size_t)(end - at) - 1 };
	}
	return false;
}

bool inbody_is_scissors(View line, TextForm form)
{
	size_t columns = 0, perforation = 0, gaps = 0;
	bool is_perforated = false;
	if (!has_blade(line, '8') && !has_blade(line, '%'))
		return false;
	for (View rest = line_trim(line, form); rest.len;) {
		size_t blank = blank_length(rest, form);
		size_t width = 1;
		if (blank) {
			gaps += is_perforated;
		} else if (is_blade(rest)) {
			is_perforated = true;
			width = 2;
		} else {
			is_perforated = rest.data[0] == '-';
		}
		perforation += is_perforated ? width : 0;
		/* to git a blade at the end is one column wide */
		columns += width == 2 && rest.len == 2 ? 1 : width;
		/* of an escape the second byte does not count */
		bool is_escape = form == TEXT_ESCAPED && rest.data[0] == '\\';
		rest = view_from(rest, is_escape ? 2 : width);
	}
	/* and the line's end is a blank */
	perforation += is_perforated;
	gaps += is_perforated;
	return columns >= MIN_COLUMNS && columns < 3 * perforation && 2 * gaps < perforation;
}
