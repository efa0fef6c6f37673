/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The formats of mail: see mailbox/format.h. */
#include "mailbox/format.h"

#include "bytes/number.h"
#include "mailbox/git-batch.h"
#include "mailbox/separator.h"
#include "message/from-line.h"
#include "message/header.h"

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

static View first_line(View text)
{
	const char *end = view_chr(text, '\n');
	return end ? view_head(text, (size_t)(end - text.data)) : text;
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
	View line = first_line(view_head(head, 64));
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
		View line = first_line(rest);
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
	if (view_starts(head, "From "))
		return MAIL_FORMAT_MBOX;
	if (mmdf_line_length(head))
		return MAIL_FORMAT_MMDF;
	if (git_batch_recognise(head))
		return MAIL_FORMAT_BATCH;
	if (line && has_header(view_from(head, line)))
		return MAIL_FORMAT_EMLX;
	return MAIL_FORMAT_MESSAGE;
}

/* What files of other kinds begin with, as file(1) knows it. */
static const struct {
	View magic;
	size_t offset;
	const char *name;
} kinds[] = {
	{ VIEW_INIT("PK\3\4"), 0, "a zip archive" },
	{ VIEW_INIT("PK\5\6"), 0, "an empty zip archive" },
	{ VIEW_INIT("ustar"), 257, "a tar archive" },
	{ VIEW_INIT("!<arch>\n"), 0, "an ar archive" },
	{ VIEW_INIT("7z\xbc\xaf\x27\x1c"), 0, "a 7z archive" },
	{ VIEW_INIT("Rar!\x1a\a"), 0, "a rar archive" },
	{ VIEW_INIT("070701"), 0, "a cpio archive" },
	{ VIEW_INIT("LZIP"), 0, "a file compressed by lzip" },
	{ VIEW_INIT("\x1f\x9d"), 0, "a file compressed by compress" },
	{ VIEW_INIT("\x04\x22\x4d\x18"), 0, "a file compressed by lz4" },
	{ VIEW_INIT("]\0\0"), 0, "a file compressed by lzma" },
	{ VIEW_INIT("%PDF-"), 0, "a PDF file" },
	{ VIEW_INIT("%!PS"), 0, "a PostScript file" },
	{ VIEW_INIT("{\\rtf"), 0, "an RTF file" },
	{ VIEW_INIT("\x7f"
		    "ELF"),
	  0, "an ELF program" },
	{ VIEW_INIT("\x89PNG\r\n"), 0, "a picture" },
	{ VIEW_INIT("\xff\xd8\xff"), 0, "a picture" },
	{ VIEW_INIT("GIF8"), 0, "a picture" },
	{ VIEW_INIT("SQLite format 3"), 0, "an SQLite database" },
	{ VIEW_INIT("!BDN"), 0, "a PST file of Outlook" },
	{ VIEW_INIT("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), 0, "a file of Outlook or Office" },
	{ VIEW_INIT("\xcf\xad\x12\xfe"), 0, "a DBX file of Outlook Express" },
	{ VIEW_INIT("\x78\x9f\x3e\x22"), 0, "a TNEF file (winmail.dat)" },
	{ VIEW_INIT("BABYL OPTIONS:"), 0, "a Babyl file of Rmail" },
	{ VIEW_INIT("*mbx*"), 0, "an mbx file of UW IMAP" },
	{ VIEW_INIT("// <!-- <mdb:mork"), 0, "an index of Thunderbird" },
	{ VIEW_INIT("bplist00"), 0, "a property list" },
	{ VIEW_INIT("<?xml"), 0, "an XML file" },
	{ VIEW_INIT("<!DOCTYPE"), 0, "an HTML file" },
	{ VIEW_INIT("<!doctype"), 0, "an HTML file" },
	{ VIEW_INIT("<html"), 0, "an HTML file" },
	{ VIEW_INIT("<HTML"), 0, "an HTML file" },
	{ VIEW_INIT("BEGIN:VCARD"), 0, "a vCard" },
	{ VIEW_INIT("BEGIN:VCALENDAR"), 0, "a calendar" },
	{ VIEW_INIT("#!"), 0, "a script" },
	{ VIEW_INIT("# v2 git bundle"), 0, "a git bundle" },
	{ VIEW_INIT("# v3 git bundle"), 0, "a git bundle" },
	{ VIEW_INIT("diff --git "), 0, "a diff without a mail around it" },
	{ VIEW_INIT("--- a/"), 0, "a diff without a mail around it" },
	{ VIEW_INIT("kind\t"), 0, "a table of records" },
};

static const char *kind_of(View head)
{
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (view_equal(view_head(view_from(head, kinds[i].offset), kinds[i].magic.len),
			       kinds[i].magic))
			return kinds[i].name;
	return NULL;
}

/* `commit` and its hash, what git log begins with. */
static bool is_git_log(View head)
{
	static const char word[] = "commit ";
	View hash = view_head(view_from(head, strlen(word)), 40);
	size_t n = 0;
	while (n < hash.len && g_ascii_isxdigit(hash.data[n]))
		n++;
	return view_starts(head, word) && n == 40;
}

/* `{` or `[` and what may follow it: no header field begins so. */
static bool is_json(View head)
{
	View inner = view_skip_space(view_from(head, 1));
	return (view_starts(head, "{") && (inner.len == 0 || byte_is_in(inner.data[0], "\"}"))) ||
	       (view_starts(head, "[") && (inner.len == 0 || byte_is_in(inner.data[0], "{[\"]")));
}

#define PIPE_THROUGH(charset) charset " text; pipe it through iconv -f " charset " -t UTF-8"

/* Text of wide characters: with a byte order mark, or with NULs in between as all that may be in a
 * header has. */
static const char *wide_kind(View head)
{
	if (view_starts(head, "\xff\xfe") || view_starts(head, "\xfe\xff"))
		return head.len > 3 && head.data[2] == '\0' && head.data[3] == '\0'
			       ? PIPE_THROUGH("UTF-32")
			       : PIPE_THROUGH("UTF-16");
	View start = view_head(head, 8);
	bool is_nul[2] = { start.len == 8, start.len == 8 };
	for (size_t i = 0; i < start.len; i++)
		is_nul[i % 2] = is_nul[i % 2] && start.data[i] == '\0';
	if (is_nul[0] == is_nul[1])
		return NULL;
	return is_nul[0] ? PIPE_THROUGH("UTF-16BE") : PIPE_THROUGH("UTF-16LE");
}

/* Whether lines end as on old Macs, where everything would be the first of them. */
static bool has_only_returns(View head)
{
	const char *end = view_chr(head, '\r');
	if (!end || view_chr(head, '\n') || end + 1 == head.data + head.len)
		return false;
	View line = view_head(head, (size_t)(end - head.data));
	return header_line_of_mail(line) || from_line_parse(line, NULL);
}

/* What a header can only by mistake be seen in. */
static const char *foreign_kind(View head)
{
	head = view_skip_bom(head);
	const char *kind = kind_of(head);
	kind = kind ? kind : wide_kind(head);
	if (kind)
		return kind;
	if (has_only_returns(head))
		return "lines end in CR; pipe it through tr '\\r' '\\n'";
	if (is_git_log(head))
		return "what git log prints, without mail; git format-patch --stdout prints mail";
	return is_json(view_skip_space(head)) ? "JSON" : NULL;
}

/* Whether head may be the start of a message, or of an mbox. */
static bool begins_mail(View head)
{
	View line = first_line(head);
	if (!view_starts(head, "From "))
		return has_header(head);
	View next = view_skip_bom(view_from(head, line.len + 1));
	return from_line_parse(line, NULL) || header_line_like(first_line(next)) ||
	       has_header(next);
}

const char *mail_format_refuse(MailFormat format, View head)
{
	View line = first_line(head);
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
