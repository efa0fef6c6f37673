/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Files, insertions and deletions of a diff: see patch/diff-count.h. */
#include "patch/diff-count.h"

#include "patch/diff-context.h"
#include "patch/diff-spaced.h"
#include "patch/diff-take.h"
#include "patch/sign-lines.h"

/* A combined diff of more parents is taken for something else. */
#define MAX_PARENTS 16

/* The lines that a hunk's header announces and that have not come yet. */
typedef struct {
	guint64 old_lines; /* summed over the parents */
	guint64 new_lines;
	size_t parents; /* and so the columns that each line starts with */
} Hunk;

/* What a line outside of hunks means to a diff. */
typedef enum {
	LINE_NONE,
	LINE_INDEX,   /* `Index: x` of CVS, Subversion, quilt; LINE_COMMAND may follow */
	LINE_COMMAND, /* `diff --git a/x b/x`; LINE_NAMES may follow */
	LINE_NAMES,   /* `--- x` and `+++ x` */
	LINE_HUNK,    /* `@@ -1,2 +3,4 @@` */
	LINE_CONTEXT, /* `*** 1,2 ****`, a hunk of diff -c */
	LINE_BINARY,  /* `GIT binary patch` */
	LINE_DIFFER,  /* `Binary files x and y differ`, of diff -r */
} LineKind;

/* Lines that are something only if the next line starts as given. The first that fits counts. */
static const struct {
	View prefix;
	LineKind kind;
	const char *next[4];
} line_kinds[] = {
	{ VIEW_INIT("diff --git "), LINE_COMMAND, { "" } },
	{ VIEW_INIT("diff --cc "), LINE_COMMAND, { "" } },
	{ VIEW_INIT("diff --combined "), LINE_COMMAND, { "" } },
	{ VIEW_INIT("diff -"), LINE_COMMAND, { "--- ", "*** " } },
	{ VIEW_INIT("Index: "), LINE_INDEX, { "===", "diff -", "--- ", "*** " } },
	{ VIEW_INIT("--- "), LINE_NAMES, { "+++ " } },
	{ VIEW_INIT("*** "), LINE_NAMES, { "--- " } },
	{ VIEW_INIT("GIT binary patch"), LINE_BINARY, { "" } },
	{ VIEW_INIT("Binary files "), LINE_DIFFER, { "" } },
};

/* The shortest prefix of them, which as a number tells most lines from them. */
#define SHORTEST_PREFIX sizeof(guint32)

static inline guint32 first_bytes(const char *text)
{
	guint32 bytes;
	memcpy(&bytes, text, sizeof(bytes));
	return bytes;
}

/* Takes ` -12,3`, up to the sign as given; lines receives the 3, or 1 if it is not there. */
static bool take_range(View *rest, const char *sign, guint *lines)
{
	guint start;
	if (!diff_take(rest, sign) || !diff_take_number(rest, &start))
		return false;
	*lines = 1;
	return !diff_take(rest, ",") || diff_take_number(rest, lines);
}

/* `@@ -1,2 +3,4 @@`; in a combined diff with one more `@` and one more range for each parent. */
static bool hunk_parse(Hunk *hunk, View line)
{
	size_t ats = 0;
	while (ats < line.len && line.data[ats] == '@')
		ats++;
	if (ats < 2 || ats - 1 > MAX_PARENTS)
		return false;
	*hunk = (Hunk){ .parents = ats - 1 };
	View rest = view_from(line, ats);
	guint lines;
	for (size_t i = 0; i < hunk->parents; i++) {
		if (!take_range(&rest, " -", &lines))
			return false;
		hunk->old_lines += lines;
	}
	if (!take_range(&rest, " +", &lines))
		return false;
	hunk->new_lines = lines;
	return view_starts(rest, " @@");
}

static LineKind marked_line_kind(View line, const LineIter *rest)
{
	if (line.len < SHORTEST_PREFIX)
		return LINE_NONE;
	for (size_t i = 0; i < G_N_ELEMENTS(line_kinds); i++) {
		View prefix = line_kinds[i].prefix;
		if (first_bytes(line.data) != first_bytes(prefix.data) ||
		    !view_equal(view_head(line, prefix.len), prefix))
			continue;
		if (line.data[0] == '*' && diff_context_starts(line))
			return LINE_CONTEXT;
		if (!line_kinds[i].next[0][0])
			return line_kinds[i].kind != LINE_DIFFER || view_ends(line, " differ")
				       ? line_kinds[i].kind
				       : LINE_NONE;
		LineIter ahead = *rest;
		View next = VIEW("");
		line_iter_next(&ahead, &next);
		for (size_t j = 0; j < G_N_ELEMENTS(line_kinds[i].next); j++)
			if (line_kinds[i].next[j] && view_starts(next, line_kinds[i].next[j]))
				return line_kinds[i].kind;
		return LINE_NONE;
	}
	return LINE_NONE;
}

/* What line means; rest is what comes after it. hunk is filled for LINE_HUNK. */
static inline LineKind line_kind(View line, const LineIter *rest, Hunk *hunk)
{
	if (!diff_may_start(line))
		return LINE_NONE;
	if (line.data[0] == '@')
		return hunk_parse(hunk, line) ? LINE_HUNK : LINE_NONE;
	return marked_line_kind(line, rest);
}

/* Whether a file of a diff comes next, or another that diff -r only names. */
static bool goes_on_as_diff(LineIter rest)
{
	static const char *const starts[] = { "diff -", "Binary files ", "Only in ", "Index: " };
	View next;
	if (!line_iter_next(&rest, &next))
		return false;
	return view_starts_one(next, starts, G_N_ELEMENTS(starts));
}

bool diff_starts_here(View line, const LineIter *rest)
{
	Hunk hunk;
	LineKind kind = line_kind(line, rest, &hunk);
	/* People tell of binary files, too. */
	return kind != LINE_NONE && (kind != LINE_DIFFER || goes_on_as_diff(*rest));
}

/* Takes a line of a combined diff's hunk into the count. Returns false if it is none. */
static bool hunk_take_combined(Hunk *hunk, DiffCount *count, View line)
{
	size_t minus = 0, blank = 0;
	for (size_t i = 0; i < hunk->parents; i++) {
		char sign = i < line.len ? line.data[i] : ' ';
		if (sign != '+' && sign != '-' && sign != ' ')
			return false;
		minus += sign == '-';
		blank += sign == ' ';
	}
	/* Not in the result, it is in the parents that say `-`; else in those that say nothing. */
	size_t old_lines = minus ? minus : blank;
	count->deletions += minus > 0;
	count->insertions += !minus && blank < hunk->parents;
	hunk->old_lines -= MIN(hunk->old_lines, old_lines);
	hunk->new_lines -= MIN(hunk->new_lines, minus ? 0 : 1);
	return true;
}

/* Takes a line of a hunk into the count. Returns false if it is none. */
static inline bool hunk_take(Hunk *hunk, DiffCount *count, View line)
{
	if (hunk->parents > 1)
		return hunk_take_combined(hunk, count, line);
	char sign = line.len ? line.data[0] : ' ';
	bool plus = sign == '+', minus = sign == '-';
	if (!plus && !minus && sign != ' ')
		return false;
	count->insertions += plus;
	count->deletions += minus;
	hunk->old_lines -= hunk->old_lines && !plus;
	hunk->new_lines -= hunk->new_lines && !minus;
	return true;
}

/*
 * Whether what comes after a line `-- ` is a mail's signature, though the hunk is not at its end,
 * because a mail program has lost lines of it. Signatures start with a letter or digit, which
 * no line of a hunk does.
 */
static bool goes_on_as_signature(LineIter rest)
{
	View next;
	return line_iter_next(&rest, &next) && next.len && g_ascii_isalnum(next.data[0]);
}

/* Takes lines that stand at the start of what is left of an outline into the count. Returns the
 * bytes they take; 0 if they are not all announced, or there are none. */
static size_t hunk_take_signs(Hunk *hunk, DiffCount *count, View rest)
{
	SignLines found = sign_lines_count(rest);
	guint old_lines = found.lines - found.plus, new_lines = found.lines - found.minus;
	if (old_lines > hunk->old_lines || new_lines > hunk->new_lines)
		return 0;
	count->insertions += found.plus;
	count->deletions += found.minus;
	hunk->old_lines -= old_lines;
	hunk->new_lines -= new_lines;
	return sign_lines_size(found);
}

/* Takes the lines that come next as an outline has them, as long as the hunk's header has announced
 * them. */
static void hunk_take_outline(Hunk *hunk, DiffCount *count, LineIter *iter)
{
	const char *end = iter->rest.data + iter->rest.len;
	View rest = iter->rest;
	size_t taken;
	while (sign_lines_start(rest.data, end) && (taken = hunk_take_signs(hunk, count, rest)))
		rest = view_from(rest, taken);
	if (rest.data != iter->rest.data)
		*iter = line_iter(rest, iter->form);
}

/*
 * Takes the lines that come next into the count, as long as each is plainly one that the hunk's
 * header has announced. These are most of all lines that there are.
 */
static void hunk_take_plain(Hunk *hunk, DiffCount *count, LineIter *iter)
{
	if (iter->form == TEXT_ESCAPED)
		hunk_take_outline(hunk, count, iter);
	const char *at = iter->rest.data, *end = at + iter->rest.len;
	const size_t newline = text_form_newline(iter->form);
	guint64 old_lines = hunk->old_lines, new_lines = hunk->new_lines;
	guint insertions = 0, deletions = 0;
	while (end - at > 1) {
		bool plus = *at == '+', minus = *at == '-';
		if ((!plus && !minus && *at != ' ') || (!plus && !old_lines) ||
		    (!minus && !new_lines) || (minus && at[1] == '-'))
			break;
		const char *feed = line_iter_take_end(iter);
		if (!feed)
			break;
		insertions += plus;
		deletions += minus;
		old_lines -= !plus;
		new_lines -= !minus;
		at = feed + newline;
	}
	count->insertions += insertions;
	count->deletions += deletions;
	hunk->old_lines = old_lines;
	hunk->new_lines = new_lines;
	iter->rest = (View){ at, (size_t)(end - at) };
}

/*
 * Counts the hunk's lines and leaves iter behind them. Other lines in between are passed over:
 * `\ No newline at end of file`, and the rest of lines that a mail program has wrapped. What
 * starts something new ends a hunk that has lost lines.
 */
static void hunk_count(Hunk *hunk, DiffCount *count, LineIter *iter)
{
	const char *end = iter->rest.data + iter->rest.len;
	View line;
	if (hunk->parents == 1 && diff_spaced_may_start(iter) &&
	    diff_spaced_count(hunk->old_lines, hunk->new_lines, count, iter))
		return;
	for (;;) {
		if (hunk->parents == 1)
			hunk_take_plain(hunk, count, iter);
		if ((!hunk->old_lines && !hunk->new_lines) || !line_iter_next(iter, &line))
			return;
		Hunk next;
		bool lost = hunk->old_lines + hunk->new_lines > 1;
		if ((lost && view_is(line, "-- ") && goes_on_as_signature(*iter)) ||
		    (!hunk_take(hunk, count, line) && line_kind(line, iter, &next) != LINE_NONE)) {
			*iter = line_iter((View){ line.data, (size_t)(end - line.data) },
					  iter->form);
			return;
		}
	}
}

/* One more file. */
static void begin_file(DiffCount *count, DiffPaths *paths)
{
	count->files++;
	if (paths)
		diff_paths_begin(paths);
}

/* Shows paths a line above the hunks of a file; rest is what comes after it. */
static void show_line(DiffPaths *paths, LineKind kind, View line, const LineIter *rest)
{
	if (kind == LINE_INDEX)
		diff_paths_index(paths, line);
	else if (kind == LINE_COMMAND)
		diff_paths_command(paths, line);
	else if (kind == LINE_DIFFER)
		diff_paths_differ(paths, line);
	else if (kind == LINE_NAMES) {
		LineIter ahead = *rest;
		View next = VIEW("");
		line_iter_next(&ahead, &next);
		diff_paths_names(paths, line, next);
	} else if (kind == LINE_HUNK || kind == LINE_CONTEXT)
		diff_paths_hunk(paths);
	else
		diff_paths_other(paths, line);
}

DiffCount diff_count(View text, TextForm form, DiffPaths *paths)
{
	DiffCount count = { 0 };
	LineIter iter = line_iter(text, form);
	View line;
	Hunk hunk = { 0 };
	bool indexed = false, named = false; /* the file that comes is counted already */
	while (line_iter_next(&iter, &line)) {
		LineKind kind = line_kind(line, &iter, &hunk);
		bool begins = (kind == LINE_INDEX) || (kind == LINE_COMMAND && !indexed) ||
			      ((kind == LINE_NAMES || kind == LINE_DIFFER) && !named);
		if (begins)
			begin_file(&count, paths);
		if (paths)
			show_line(paths, kind, line, &iter);
		switch (kind) {
		case LINE_NONE:
			break;
		case LINE_INDEX:
			indexed = named = true;
			break;
		case LINE_COMMAND:
			indexed = false;
			named = true;
			break;
		case LINE_NAMES:
		case LINE_DIFFER:
			indexed = named = false;
			break;
		case LINE_HUNK:
			count.files = MAX(count.files, 1);
			indexed = named = false;
			hunk_count(&hunk, &count, &iter);
			break;
		case LINE_CONTEXT:
			count.files = MAX(count.files, 1);
			indexed = named = false;
			diff_context_count(line, &count, &iter);
			break;
		case LINE_BINARY:
			count.files = MAX(count.files, 1);
			break;
		}
	}
	if (paths)
		diff_paths_hunk(paths);
	return count;
}
