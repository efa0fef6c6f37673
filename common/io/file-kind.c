/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a file is that is neither mail nor a table: see io/file-kind.h. */
#include "io/file-kind.h"

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
	{ VIEW_INIT("\xca\xfe\xba\xbe"), 0, "a program" },
	{ VIEW_INIT("\xcf\xfa\xed\xfe"), 0, "a program" },
	{ VIEW_INIT("MZ\x90\0"), 0, "a program of Windows" },
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
	{ VIEW_INIT("BEGIN:VCARD"), 0, "a vCard" },
	{ VIEW_INIT("BEGIN:VCALENDAR"), 0, "a calendar" },
	{ VIEW_INIT("#!"), 0, "a script" },
	{ VIEW_INIT("# v2 git bundle"), 0, "a git bundle; git clone it, and inbox-cat reads it" },
	{ VIEW_INIT("# v3 git bundle"), 0, "a git bundle; git clone it, and inbox-cat reads it" },
	{ VIEW_INIT("PACK\0\0\0"), 0, "a pack of git" },
	{ VIEW_INIT("DIRC\0\0\0"), 0, "an index of git" },
	{ VIEW_INIT("diff --git "), 0, "a diff without a mail around it" },
	{ VIEW_INIT("--- a/"), 0, "a diff without a mail around it" },
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
	return view_starts(head, word) && view_hex_length(hash) == 40;
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

/* What markup begins with, in letters of any case. */
static const struct {
	const char *word;
	const char *name;
} markups[] = {
	{ "<?xml", "an XML file" },	 { "<?php", "a PHP file" },
	{ "<!doctype", "an HTML file" }, { "<!--", "an HTML file" },
	{ "<html", "an HTML file" },	 { "<head", "an HTML file" },
	{ "<body", "an HTML file" },	 { "<meta ", "an HTML file" },
	{ "<title", "an HTML file" },	 { "<script", "an HTML file" },
};

static const char *markup_of(View text)
{
	for (size_t i = 0; i < G_N_ELEMENTS(markups); i++)
		if (view_starts_nocase(text, markups[i].word))
			return markups[i].name;
	return NULL;
}

const char *file_kind(View head)
{
	head = view_skip_bom(head);
	const char *kind = kind_of(head);
	kind = kind ? kind : wide_kind(head);
	if (kind)
		return kind;
	if (is_git_log(head))
		return "what git log prints, without mail; git format-patch --stdout prints mail";
	View text = view_skip_space(head);
	return is_json(text) ? "JSON" : markup_of(text);
}

bool file_is_packed(View head)
{
	static const View magics[] = {
		VIEW_INIT("\x1f\x8b\x08"),
		VIEW_INIT("\xfd"
			  "7zXZ"),
		VIEW_INIT("\x28\xb5\x2f\xfd"),
		VIEW_INIT("BZh"),
		VIEW_INIT("PK\3\4"),
	};
	for (size_t i = 0; i < G_N_ELEMENTS(magics); i++)
		if (view_equal(view_head(head, magics[i].len), magics[i]))
			return true;
	return false;
}

bool file_is_binary(View head)
{
	size_t i = 0;
	while (i < head.len) {
		const char *nul = memchr(head.data + i, '\0', head.len - i);
		if (!nul)
			return false;
		for (i = (size_t)(nul - head.data); i < head.len && head.data[i] == '\0';)
			i++;
		if (i < head.len && i % 512 != 0)
			return true;
	}
	return false;
}

bool file_has_only_returns(View head)
{
	const char *end = view_chr(head, '\r');
	return end && end + 1 < head.data + head.len && !view_chr(head, '\n');
}
