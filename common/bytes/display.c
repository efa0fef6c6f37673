/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Text for the human edge: see bytes/display.h. */
#include "bytes/display.h"

#include "bytes/block.h"

#define REPLACEMENT "\xEF\xBF\xBD"

/* Characters beyond ASCII that show nothing of their own and change how others are read. */
static const struct {
	gunichar first, last;
} deceptive[] = {
	{ 0x0080, 0x009F },   /* C1 controls */
	{ 0x061C, 0x061C },   /* Arabic letter mark */
	{ 0x200E, 0x200F },   /* direction marks */
	{ 0x2028, 0x202E },   /* line and paragraph separator, direction embeddings and overrides */
	{ 0x2060, 0x206F },   /* invisible operators, direction isolates, deprecated formatting */
	{ 0xFEFF, 0xFEFF },   /* byte order mark */
	{ 0xFFF9, 0xFFFB },   /* interlinear annotations */
	{ 0xE0000, 0xE007F }, /* tags: a second ASCII nobody sees */
};

static bool is_deceptive(gunichar c)
{
	for (size_t i = 0; i < G_N_ELEMENTS(deceptive); i++)
		if (c >= deceptive[i].first && c <= deceptive[i].last)
			return true;
	return false;
}

/* Whether all of a step's bytes are printable ASCII, or LF if lines is set. */
static bool step_is_plain(const char *at, bool lines)
{
	BlockBytes bytes = block_load(at), plain = block_within(bytes, ' ', '~');
	if (lines)
		plain |= (BlockBytes)(bytes == '\n');
	return block_bits(~plain) == 0;
}

static bool byte_is_printable(char byte, bool lines)
{
	return (byte >= ' ' && byte <= '~') || (lines && byte == '\n');
}

/* The length of the run of printable ASCII that text begins with, LF included if lines is set. */
static size_t plain_run(View text, bool lines)
{
	size_t len = 0;
	while (text.len - len >= BLOCK_STEP && step_is_plain(text.data + len, lines))
		len += BLOCK_STEP;
	while (len < text.len && byte_is_printable(text.data[len], lines))
		len++;
	return len;
}

/* Appends the character text begins with; returns its length in bytes. */
static size_t append_character(GString *out, View text, DisplayForm form)
{
	guint8 byte = (guint8)text.data[0];
	if (byte < 0x80) {
		bool blank = byte == '\t' || byte == '\n' || byte == '\r';
		if (form == DISPLAY_LINE && blank)
			g_string_append_c(out, ' ');
		else if (blank && byte != '\r')
			g_string_append_c(out, (char)byte);
		else
			g_string_append(out, REPLACEMENT);
		return 1;
	}
	gunichar c = g_utf8_get_char_validated(text.data, (gssize)MIN(text.len, 4));
	if (c >= (gunichar)-2) {
		g_string_append(out, REPLACEMENT);
		return 1;
	}
	size_t len = (size_t)g_utf8_skip[byte];
	if (form == DISPLAY_RAW ? c <= 0x9F : is_deceptive(c))
		g_string_append(out, REPLACEMENT);
	else
		g_string_append_len(out, text.data, (gssize)len);
	return len;
}

void display_append(GString *out, View text, DisplayForm form)
{
	while (text.len) {
		size_t run = plain_run(text, form != DISPLAY_LINE);
		g_string_append_len(out, text.data, (gssize)run);
		text = view_from(text, run);
		if (text.len)
			text = view_from(text, append_character(out, text, form));
	}
}

/* The columns that the character takes which text begins with; len receives its bytes. */
static size_t character_width(View text, size_t *len)
{
	gunichar c = g_utf8_get_char_validated(text.data, (gssize)MIN(text.len, 4));
	*len = 1;
	if (c >= (gunichar)-2)
		return 1;
	*len = (size_t)g_utf8_skip[(guint8)text.data[0]];
	if (g_unichar_iszerowidth(c))
		return 0;
	return g_unichar_iswide(c) ? 2 : 1;
}

size_t display_width(View text)
{
	size_t width = 0;
	while (text.len) {
		size_t len = plain_run(text, false);
		width += len;
		text = view_from(text, len);
		if (text.len == 0)
			break;
		width += character_width(text, &len);
		text = view_from(text, len);
	}
	return width;
}

/* The beginning of text that fits in width columns. */
static View head_of_width(View text, size_t width)
{
	size_t at = plain_run(view_head(text, width), false);
	width -= at;
	while (at < text.len) {
		size_t len;
		size_t taken = character_width(view_from(text, at), &len);
		if (taken > width)
			break;
		width -= taken;
		at += len;
	}
	return view_head(text, at);
}

void display_cut(GString *out, View text, size_t width)
{
	View head = head_of_width(text, width);
	bool whole = head.len == text.len;
	if (!whole)
		head = view_trim(head_of_width(text, width ? width - 1 : 0));
	view_append(out, head);
	if (!whole && width)
		g_string_append(out, "\xE2\x80\xA6");
}

void display_wrap(GString *out, View text, size_t width, const char *indent)
{
	size_t room = width - MIN(display_width(view_of(indent)), width);
	do {
		View head = head_of_width(text, room);
		const char *blank = NULL;
		if (head.len < text.len && text.data[head.len] != ' ')
			blank = view_rchr(head, ' ');
		if (blank)
			head.len = (size_t)(blank - head.data);
		if (head.len == 0 && text.len)
			head.len = MIN((size_t)g_utf8_skip[(guint8)text.data[0]], text.len);
		size_t len = head.len;
		while (len > 1 && head.data[len - 1] == ' ')
			len--;
		g_string_append(out, indent);
		g_string_append_len(out, head.data, (gssize)len);
		g_string_append_c(out, '\n');
		text = view_skip_space(view_from(text, head.len));
	} while (text.len);
}

static void append_blanks(GString *out, size_t n)
{
	for (; n; n--)
		g_string_append_c(out, ' ');
}

void display_pad(GString *out, View text, size_t width, bool right)
{
	size_t shown = display_width(text);
	size_t blanks = shown < width ? width - shown : 0;
	append_blanks(out, right ? blanks : 0);
	view_append(out, text);
	append_blanks(out, right ? 0 : blanks);
}
