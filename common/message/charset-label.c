/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Labels of charsets: see message/charset-label.h. */
#include "message/charset-label.h"

/*
 * Labels that do not mean what iconv makes of them. Most are of the WHATWG Encoding standard: the
 * smaller charset is named and the larger one is used. `y`, `yes` and `true` are answers typed at
 * git send-email's prompt. Labels that are not here and not iconv's are guessed as well.
 */
static const CharsetLabel labels[] = {
	{ "utf-8", CHARSET_UTF_8, NULL, NULL },
	{ "us-ascii", CHARSET_GUESS, NULL, NULL },
	{ "iso-8859-1", CHARSET_WINDOWS_1252, NULL, NULL },
	{ "windows-1252", CHARSET_WINDOWS_1252, NULL, NULL },
	{ "utf8", CHARSET_UTF_8, NULL, NULL },
	{ "unicode-1-1-utf-8", CHARSET_UTF_8, NULL, NULL },
	{ "cp65001", CHARSET_UTF_8, NULL, NULL },
	{ "ascii", CHARSET_GUESS, NULL, NULL },
	{ "ansi_x3.4-1968", CHARSET_GUESS, NULL, NULL },
	{ "unknown-8bit", CHARSET_GUESS, NULL, NULL },
	{ "8bit", CHARSET_GUESS, NULL, NULL },
	{ "y", CHARSET_GUESS, NULL, NULL },
	{ "yes", CHARSET_GUESS, NULL, NULL },
	{ "true", CHARSET_GUESS, NULL, NULL },
	{ "cp1252", CHARSET_WINDOWS_1252, NULL, NULL },
	{ "iso8859-1", CHARSET_WINDOWS_1252, NULL, NULL },
	{ "iso_8859-1", CHARSET_WINDOWS_1252, NULL, NULL },
	{ "latin1", CHARSET_WINDOWS_1252, NULL, NULL },
	{ "latin-1", CHARSET_WINDOWS_1252, NULL, NULL },
	{ "l1", CHARSET_WINDOWS_1252, NULL, NULL },
	{ "gb2312", CHARSET_ICONV, "GB18030", NULL },
	{ "gbk", CHARSET_ICONV, "GB18030", NULL },
	{ "x-gbk", CHARSET_ICONV, "GB18030", NULL },
	{ "cp936", CHARSET_ICONV, "GB18030", NULL },
	{ "gb_2312-80", CHARSET_ICONV, "GB18030", NULL },
	{ "big5", CHARSET_ICONV, "BIG5-HKSCS", NULL },
	{ "ks_c_5601-1987", CHARSET_ICONV, "CP949", NULL },
	{ "ksc5601", CHARSET_ICONV, "CP949", NULL },
	{ "euc-kr", CHARSET_ICONV, "CP949", NULL },
	{ "iso-2022-jp-1", CHARSET_ICONV, "ISO-2022-JP-2", "ISO-2022-JP" },
	{ "shift_jis", CHARSET_ICONV, "CP932", "SHIFT_JIS" },
	{ "shift-jis", CHARSET_ICONV, "CP932", "SHIFT_JIS" },
	{ "x-sjis", CHARSET_ICONV, "CP932", "SHIFT_JIS" },
	{ "iso-8859-9", CHARSET_ICONV, "CP1254", NULL },
	{ "iso-8859-8-i", CHARSET_ICONV, "ISO-8859-8", NULL },
	{ "iso-8859-11", CHARSET_ICONV, "CP874", "ISO-8859-11" },
	{ "tis-620", CHARSET_ICONV, "CP874", "ISO-8859-11" },
	{ "windows-874", CHARSET_ICONV, "CP874", "ISO-8859-11" },
	{ "macintosh", CHARSET_ICONV, "MACINTOSH", NULL },
	{ "x-mac-roman", CHARSET_ICONV, "MACINTOSH", NULL },
	{ "utf-7", CHARSET_UTF_7, "UTF-7", NULL },
	{ "utf7", CHARSET_UTF_7, "UTF-7", NULL },
	{ "unicode-1-1-utf-7", CHARSET_UTF_7, "UTF-7", NULL },
	/* iconv has these, and reads memory as the machine lays it out */
	{ "internal", CHARSET_GUESS, NULL, NULL },
	{ "wchar_t", CHARSET_GUESS, NULL, NULL },
	{ "char", CHARSET_GUESS, NULL, NULL },
	{ "unicode", CHARSET_GUESS, NULL, NULL },
};

/* Writes the label in the form the table has it: lower case, without quotes, blanks, language. */
static void label_normalise(char out[CHARSET_LABEL_SIZE], View charset)
{
	size_t len = 0;
	for (size_t i = 0; i < charset.len && charset.data[i] != '*'; i++) {
		char c = charset.data[i];
		/* iconv looks at none of these either */
		if (g_ascii_isspace(c) || byte_is_in(c, "\"'+()"))
			continue;
		/* what no label has would mean something to iconv: `//IGNORE`, NUL */
		bool allowed = g_ascii_isalnum(c) || strchr("-_.:", c);
		if (!c || !allowed || len == CHARSET_LABEL_SIZE - 1) {
			len = 0;
			break;
		}
		out[len++] = g_ascii_tolower(c);
	}
	out[len] = '\0';
}

static const CharsetLabel *table_find(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(labels); i++)
		if (labels[i].label[0] == name[0] && strcmp(labels[i].label, name) == 0)
			return &labels[i];
	return NULL;
}

/* What of text is behind start and the hyphen that some leave out; NULL if it does not begin so. */
static const char *behind(const char *text, const char *start)
{
	if (!g_str_has_prefix(text, start))
		return NULL;
	text += strlen(start);
	return text + (*text == '-' || *text == '_');
}

/* Whether text is the number of a charset, of at most so many digits. */
static bool is_number(const char *text, size_t max)
{
	size_t len = strspn(text, "0123456789");
	return len && len <= max && text[len] == '\0';
}

/* Writes name as iconv and the table spell it: `windows1251`, `win-1251`, `cp-1251`, `iso8859_15`,
 * `x-euc-jp`. */
static void respell(char name[CHARSET_LABEL_SIZE])
{
	static const char *const pages[] = { "windows", "win", "cp" };
	enum {
		PAGE_DIGITS = 5,
		PART_DIGITS = 2
	};
	char spelt[CHARSET_LABEL_SIZE + 16] = "";
	const char *start = name + (g_str_has_prefix(name, "x-") ? strlen("x-") : 0);
	const char *number = NULL;
	for (size_t i = 0; i < G_N_ELEMENTS(pages) && !number; i++)
		number = behind(start, pages[i]);
	const char *iso = behind(start, "iso"), *part = behind(iso ? iso : start, "8859");
	if (number && is_number(number, PAGE_DIGITS))
		g_snprintf(spelt, sizeof spelt, "cp%s", number);
	else if (part && is_number(part, PART_DIGITS))
		g_snprintf(spelt, sizeof spelt, "iso-8859-%s", part);
	else
		g_strlcpy(spelt, start, sizeof spelt);
	g_strlcpy(name, spelt, CHARSET_LABEL_SIZE);
}

CharsetLabel charset_label_read(char name[CHARSET_LABEL_SIZE], View label)
{
	label_normalise(name, label);
	/* the empty name is the locale's to iconv */
	if (!*name)
		return (CharsetLabel){ name, CHARSET_GUESS, name, NULL };
	const CharsetLabel *found = table_find(name);
	if (!found) {
		respell(name);
		found = table_find(name);
	}
	return found ? *found : (CharsetLabel){ name, CHARSET_ICONV, name, NULL };
}
