/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which lines a diff inserts and deletes: see patch/line-sketch.h. */
#include "patch/line-sketch.h"

#define SKETCH_DIGITS 8

/* A diff that is being read. */
typedef struct {
	LineSketch *sketch;
	TextForm form;
	View old_name, name;
	guint64 old_lines, new_lines; /* of the hunk, still to come */
} Diff;

/* FNV-1a, and at its end what spreads it over all bits (splitmix64). */
typedef struct {
	guint64 state;
} LineHash;

static inline void hash_byte(LineHash *hash, char byte)
{
	hash->state = (hash->state ^ (guint8)byte) * G_GUINT64_CONSTANT(0x100000001b3);
}

static guint32 hash_end(const LineHash *hash)
{
	guint64 x = hash->state;
	x = (x ^ x >> 30) * G_GUINT64_CONSTANT(0xbf58476d1ce4e5b9);
	x = (x ^ x >> 27) * G_GUINT64_CONSTANT(0x94d049bb133111eb);
	return (guint32)((x ^ x >> 31) >> 32);
}

/* Adds the bytes of text but white space; of escaped text those that it stands for. Returns whether
 * one of them is a letter or digit. */
static bool hash_text(LineHash *hash, View text, TextForm form)
{
	bool is_word = false;
	for (size_t i = 0; i < text.len; i++) {
		char byte = text.data[i];
		if (byte == '\\' && form == TEXT_ESCAPED && i + 1 < text.len) {
			char next = text.data[i + 1];
			i += byte_is_in(next, "\\tnr");
			if (byte_is_in(next, "tnr"))
				continue;
		}
		if (byte == ' ' || byte == '\t' || byte == '\r')
			continue;
		is_word |= g_ascii_isalnum(byte) || (guint8)byte >= 0x80;
		hash_byte(hash, byte);
	}
	return is_word;
}

static void keep_number(LineSketch *sketch, guint32 number)
{
	guint at = sketch->n;
	if (at == LINE_SKETCH_MAX && number >= sketch->numbers[at - 1])
		return;
	while (at && sketch->numbers[at - 1] > number)
		at--;
	if (at && sketch->numbers[at - 1] == number)
		return;
	sketch->n = MIN(sketch->n + 1, LINE_SKETCH_MAX);
	memmove(sketch->numbers + at + 1, sketch->numbers + at,
		(sketch->n - at - 1) * sizeof *sketch->numbers);
	sketch->numbers[at] = number;
}

static void take_changed(Diff *diff, View line)
{
	LineHash hash = { G_GUINT64_CONSTANT(0xcbf29ce484222325) };
	hash_text(&hash, diff->name, diff->form);
	hash_byte(&hash, '\0');
	hash_byte(&hash, line.data[0]);
	if (hash_text(&hash, view_from(line, 1), diff->form))
		keep_number(diff->sketch, hash_end(&hash));
}

/* The first TAB's place; the text's length if there is none. */
static size_t find_tab(View text, TextForm form)
{
	size_t i = 0;
	if (form == TEXT_PLAIN) {
		const char *tab = view_chr(text, '\t');
		return tab ? (size_t)(tab - text.data) : text.len;
	}
	for (; i + 1 < text.len; i += text.data[i] == '\\' ? 2 : 1)
		if (text.data[i] == '\\' && text.data[i + 1] == 't')
			return i;
	return text.len;
}

/* The name behind the last slash, and before the date that diff(1) puts behind a TAB. */
static View base_name_of(View path, TextForm form)
{
	path = line_trim(view_head(path, find_tab(path, form)), form);
	const char *slash = view_rchr(path, '/');
	return view_from(path, slash ? (size_t)(slash + 1 - path.data) : 0);
}

/* Takes ` -12,3` off rest, for the sign as given. */
static bool take_diff_range(View *rest, char sign, guint64 *lines)
{
	if (rest->len < 2 || rest->data[0] != ' ' || rest->data[1] != sign)
		return false;
	size_t at = 2, start = 2;
	for (; at < rest->len && g_ascii_isdigit(rest->data[at]); at++)
		;
	if (at == start)
		return false;
	*lines = 1;
	if (at < rest->len && rest->data[at] == ',') {
		*lines = 0;
		for (at++; at < rest->len && g_ascii_isdigit(rest->data[at]); at++)
			*lines = MIN(*lines * 10 + (guint64)(rest->data[at] - '0'), G_MAXUINT32);
	}
	*rest = view_from(*rest, at);
	return true;
}

static void diff_take_hunk(Diff *diff, View line)
{
	View rest = view_from(line, strlen("@@"));
	guint64 old_lines, new_lines;
	if (!take_diff_range(&rest, '-', &old_lines) || !take_diff_range(&rest, '+', &new_lines))
		return;
	diff->old_lines = old_lines;
	diff->new_lines = new_lines;
}

/* A line between hunks. */
static void take_other(Diff *diff, View line)
{
	if (view_starts(line, "--- ")) {
		diff->old_name = base_name_of(view_from(line, 4), diff->form);
	} else if (view_starts(line, "+++ ")) {
		View path = view_from(line, 4);
		diff->name = view_starts(path, "/dev/null") ? diff->old_name
							    : base_name_of(path, diff->form);
	} else if (view_starts(line, "@@ ")) {
		diff_take_hunk(diff, line);
	}
}

void line_sketch_make(LineSketch *sketch, View text, TextForm form)
{
	Diff diff = { .sketch = sketch, .form = form };
	LineIter lines = line_iter(text, form);
	View line;
	sketch->n = 0;
	while (line_iter_next(&lines, &line)) {
		char sign = line.len ? line.data[0] : ' ';
		if (!diff.old_lines && !diff.new_lines) {
			take_other(&diff, line);
		} else if (sign == '+' || sign == '-') {
			guint64 *left = sign == '+' ? &diff.new_lines : &diff.old_lines;
			*left -= *left > 0;
			take_changed(&diff, line);
		} else if (sign == ' ') {
			diff.old_lines -= diff.old_lines > 0;
			diff.new_lines -= diff.new_lines > 0;
		} else if (sign == 'd' && view_starts(line, "diff ")) {
			/* Lines of the hunk were lost. */
			diff.old_lines = diff.new_lines = 0;
		} else if (sign == '@') {
			diff_take_hunk(&diff, line);
		}
	}
}

void line_sketch_append(GString *out, const LineSketch *sketch)
{
	for (guint i = 0; i < sketch->n; i++)
		g_string_append_printf(out, "%08x", sketch->numbers[i]);
}

bool line_sketch_parse(LineSketch *sketch, View value)
{
	sketch->n = 0;
	if (value.len % SKETCH_DIGITS || value.len > (size_t)SKETCH_DIGITS * LINE_SKETCH_MAX)
		return false;
	for (size_t i = 0; i < value.len; i += SKETCH_DIGITS) {
		guint32 number = 0;
		for (size_t j = 0; j < SKETCH_DIGITS; j++) {
			int digit = g_ascii_xdigit_value(value.data[i + j]);
			if (digit < 0)
				return false;
			number = number << 4 | (guint32)digit;
		}
		if (i && number <= sketch->numbers[sketch->n - 1])
			return false;
		sketch->numbers[sketch->n++] = number;
	}
	return true;
}

double line_sketch_share(const LineSketch *a, const LineSketch *b)
{
	guint i = 0, j = 0, all = 0, common = 0;
	if (!a->n || !b->n)
		return 0;
	while ((i < a->n || j < b->n) && all < LINE_SKETCH_MAX) {
		bool in_a = i < a->n && (j == b->n || a->numbers[i] <= b->numbers[j]);
		bool in_b = j < b->n && (i == a->n || b->numbers[j] <= a->numbers[i]);
		/* Behind the end of a full sketch nobody knows which numbers there are. */
		if ((i == a->n && a->n == LINE_SKETCH_MAX) ||
		    (j == b->n && b->n == LINE_SKETCH_MAX))
			break;
		i += in_a;
		j += in_b;
		all++;
		common += in_a && in_b;
	}
	return (double)common / all;
}
