/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The formats of mail: see mailbox/format.h. */
#include "mailbox/format.h"

#include "bytes/number.h"
#include "io/file-kind.h"
#include "mailbox/git-batch.h"
#include "mailbox/separator.h"
#include "message/from-line.h"
#include "message/header.h"
#include "record/start.h"

static const ChoiceWord format_words[N_MAIL_FORMATS] = {
	[MAIL_FORMAT_AUTO] = { "auto", NULL },	     [MAIL_FORMAT_MBOX] = { "mbox", NULL },
	[MAIL_FORMAT_MBOXRD] = { "mboxrd", NULL },   [MAIL_FORMAT_MBOXO] = { "mboxo", NULL },
	[MAIL_FORMAT_MBOXCL] = { "mboxcl", NULL },   [MAIL_FORMAT_MBOXCL2] = { "mboxcl2", NULL },
	[MAIL_FORMAT_MESSAGE] = { "message", NULL }, [MAIL_FORMAT_BATCH] = { "batch", NULL },
	[MAIL_FORMAT_MMDF] = { "mmdf", NULL },	     [MAIL_FORMAT_EMLX] = { "emlx", NULL },
};

const Choice mail_format_choice = CHOICE_INIT(format_words);

const char *mail_format_name(MailFormat format)
{
	return format_words[format].word;
}

bool mail_format_is_mbox(MailFormat format)
{
	return format != MAIL_FORMAT_AUTO && format != MAIL_FORMAT_MESSAGE &&
	       format != MAIL_FORMAT_BATCH && format != MAIL_FORMAT_EMLX;
}

size_t mmdf_line_length(View text)
{
	static const char *const lines[] = { MMDF_LINE "\n", MMDF_LINE "\r\n" };
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
		if (view_starts(text, lines[i]))
			return strlen(lines[i]);
	return view_is(text, MMDF_LINE) ? text.len : 0;
}

size_t emlx_read_length(View head, size_t *length)
{
	View line = view_first_line(view_head(head, 64));
	guint64 number;
	/* Apple Mail fills the line up with blanks. */
	if (line.len == head.len || !number_parse(view_trim(line), &number) || number > G_MAXINT32)
		return 0;
	*length = (size_t)number;
	return line.len + 1;
}

/* Whether text begins with a header. Logs and tables of many kinds have colons, too, so one of its
 * fields must be mail's, or it must go on behind text. */
static bool has_header(View text)
{
	Header header;
	header_scan(&header, view_skip_bom(text));
	bool is_mail = header.body.len == 0 && text.len == MAIL_FORMAT_HEAD;
	for (View rest = header.block; rest.len && !is_mail;) {
		View line = view_first_line(rest);
		is_mail = header_line_of_mail(line);
		rest = view_from(rest, line.len + 1);
	}
	return header.has_fields && is_mail;
}

MailFormat mail_format_recognise(View head)
{
	head = separator_skip_blank(head);
	size_t length;
	size_t line = emlx_read_length(head, &length);
	if (view_starts(head, "From mboxrd@z "))
		return MAIL_FORMAT_MBOXRD;
	if (separator_begins(head))
		return MAIL_FORMAT_MBOX;
	if (mmdf_line_length(head))
		return MAIL_FORMAT_MMDF;
	if (git_batch_recognise(head))
		return MAIL_FORMAT_BATCH;
	if (line && has_header(view_from(head, line)))
		return MAIL_FORMAT_EMLX;
	return MAIL_FORMAT_MESSAGE;
}

/* Whether it is mail, but for the ends of its lines. */
static bool is_mail_of_returns(View head)
{
	if (!file_has_only_returns(head))
		return false;
	View line = view_head(head, (size_t)(view_chr(head, '\r') - head.data));
	return header_line_of_mail(line) || from_line_parse(line, NULL);
}

/* What a header can only by mistake be seen in. */
static const char *foreign_kind(View head)
{
	const char *kind = file_kind(head);
	head = view_skip_bom(head);
	if (kind)
		return kind;
	if (record_start_is_table(head))
		return "a table of records";
	return is_mail_of_returns(head) ? FILE_OF_RETURNS : NULL;
}

/* Whether head may be the start of a message, or of an mbox. */
static bool begins_mail(View head)
{
	View line = view_first_line(head);
	if (!separator_begins(head))
		return has_header(head);
	View next = view_skip_bom(view_from(head, line.len + 1));
	return from_line_parse(line, NULL) || header_line_like(view_first_line(next)) ||
	       has_header(next);
}

const char *mail_format_refuse(MailFormat format, View head)
{
	View line = view_first_line(head);
	/* as nearly all messages begin */
	bool is_header = line.len < head.len && header_line_of_mail(line);
	if (head.len == 0 || format == MAIL_FORMAT_BATCH || is_header)
		return NULL;
	const char *foreign = foreign_kind(head);
	if (foreign)
		return foreign;
	head = separator_skip_blank(head);
	while (format == MAIL_FORMAT_MMDF && mmdf_line_length(head))
		head = view_from(head, mmdf_line_length(head));
	size_t length;
	if (format == MAIL_FORMAT_EMLX)
		head = view_from(head, emlx_read_length(head, &length));
	if (begins_mail(head))
		return NULL;
	if (view_trim(head).len == 0)
		return "nothing but blank lines";
	return view_chr(head, '\0') ? "binary data" : "text without a mail header";
}
