/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The paragraphs of a mail's own text: see patch/note-paragraph.h. */
#include "patch/note-paragraph.h"

#include "patch/letter.h"
#include "patch/note-push.h"
#include "patch/note-search.h"
#include "patch/original-words.h"
#include "patch/quote.h"
#include "patch/trailer.h"

/* Deeper lines may be code, or what some program printed. */
#define MAX_INDENT 3

/* Names in front of a quotation mark are no longer. */
#define MAX_QUOTED_NAME ((size_t)10)

/* A commit's name has more in what git prints. */
#define MIN_COMMIT_DIGITS 7

/* What a line is good for. */
typedef enum {
	LINE_TEXT,
	LINE_BREAK, /* no text: a paragraph ends above it */
	LINE_END,   /* nor is anything below */
} LineUse;

/* The ruler above the footer of a list, or of the mail that is answered. */
static bool is_ruler(View text)
{
	size_t n = 0;
	while (n < text.len && text.data[n] == '_')
		n++;
	return n >= 10;
}

/* Whether a line that stands deep holds what sentences have none of. */
static bool has_code(View text)
{
	for (size_t i = 0; i < text.len; i++)
		if (byte_is_in(text.data[i], ";{}()=_*<>|\\"))
			return true;
	return false;
}

/* Whether text is a word that says that something is in, and no title goes on with it. */
static bool is_verb(View text)
{
	static const char *const verbs[] = { "applied", "pushed", "merged", "queued", "committed" };
	for (size_t i = 0; i < G_N_ELEMENTS(verbs); i++) {
		View rest = view_from(text, strlen(verbs[i]));
		if (view_starts_nocase(text, verbs[i]))
			return rest.len == 0 || byte_is_in(rest.data[0], ".,;!") ||
			       view_starts(rest, " to ") || view_starts(rest, " thanks");
	}
	return false;
}

/* The length of the number of a part that text starts with: `[1/5]`, `#2`, `[PATCH v2 1/5]`; 0 if
 * there is none. */
static size_t number_length(View text)
{
	size_t at = 0;
	View inside = view_from(text, view_starts_nocase(text, "[PATCH ") ? strlen("[PATCH ") : 0);
	const char *close = inside.len < text.len ? view_chr(inside, ']') : NULL;
	if (close) {
		inside = view_head(inside, (size_t)(close - inside.data));
		return view_chr(inside, '/') ? (size_t)(close + 1 - text.data) : 0;
	}
	while (at < text.len &&
	       (g_ascii_isdigit(text.data[at]) || byte_is_in(text.data[at], "[#/]")))
		at++;
	return at < 2 || !g_ascii_isdigit(text.data[1]) ? 0 : at;
}

/* Whether text that starts with a part's number goes on as a sentence does, and not with a title:
 * `[1/5] and [2/5] applied`, `#2 is applied`. */
static bool goes_on(View text)
{
	static const char *const words[] = { "and ", "to ", "& ", "is ", "are ", "have ", "has " };
	size_t at = number_length(text);
	View rest = view_from(text, at);
	if (at == 0 || rest.len == 0)
		return false;
	if (byte_is_in(rest.data[0], ",-"))
		return true;
	rest = view_skip_space(rest);
	return view_starts_one(rest, words, G_N_ELEMENTS(words)) || is_verb(rest);
}

/* `[1/3] title` of a list, `- item`, `+code`, `| quote`, `# comment`. */
static bool is_no_sentence(View text)
{
	if (view_starts(text, "+1"))
		return false;
	/* `*Applied*, thanks`; a blank behind the mark makes an item of a list */
	if (text.data[0] == '*' && text.len > 2 &&
	    (g_ascii_isalpha(text.data[1]) || text.data[1] == '*'))
		return false;
	/* `@Ada: applied`, `-> applied` */
	View behind = view_from(text, MIN(text.len, 3));
	if (text.data[0] == '@' && text.len > 1 && g_ascii_isalpha(text.data[1]))
		return false;
	if ((view_starts(text, "-> ") || view_starts(text, "=> ")) && is_verb(behind))
		return false;
	if (byte_is_in(text.data[0], "[#"))
		return !goes_on(text);
	if (byte_is_in(text.data[0], "[+|#@$%=<>{}~*^\\"))
		return true;
	if (text.data[0] == '-' && !(text.len > 1 && g_ascii_isalpha(text.data[1])))
		return true;
	return false;
}

/* `commit 0123456789ab`, as git-log(1) begins; where a sentence is wrapped before that, it goes on
 * behind it. */
static bool is_commit_line(View text, bool is_wrapped)
{
	View name = view_from(text, view_starts(text, "commit ") ? strlen("commit ") : text.len);
	size_t digits = view_hex_length(name);
	return digits >= MIN_COMMIT_DIGITS && !(is_wrapped && digits < name.len);
}

/* `Acked-by: X`; but not `applied with Acked-by: tags of X`. */
static bool is_tag(View text)
{
	const char *key = view_find(text, "-by:"), *blank = view_chr(text, ' ');
	return key && (!blank || key < blank);
}

/* Whether the line is quoted as Emacs and old mail programs do it: `AF> text`, `Ada> text`,
 * `: text`. */
static bool is_quoted_by_name(View line)
{
	size_t at = 0;
	while (at < MIN(line.len, MAX_QUOTED_NAME) && g_ascii_isalpha(line.data[at]))
		at++;
	View rest = view_from(line, at);
	return at ? view_starts(rest, "> ") || view_starts(rest, ">>") : view_starts(rest, ": ");
}

/* What the sender says behind a trailer in the same line: `and pushed`, `, applied to master`;
 * empty if nothing. What stands in brackets is about the trailer. */
static View behind_trailer(View text)
{
	const char *end = view_rchr(text, '>');
	View rest = view_from(text, end ? (size_t)(end + 1 - text.data) : text.len);
	bool is_joined = rest.len && byte_is_in(rest.data[0], ",;.");
	rest = view_skip_space(rest);
	if (!is_joined && !view_starts(rest, "and ") && !view_starts(rest, "- ") &&
	    !view_starts(rest, "-- "))
		return VIEW("");
	return view_skip_any(rest, ",;.- ");
}

/* Whether text, the first line of all, is the From that git send-email puts above a text that
 * somebody else has written than who sends it. A mail that is appended has more of a header. */
static bool is_inbody_from(const NoteParagraphs *all, View text)
{
	LineIter ahead = all->lines;
	guint32 languages;
	View line;
	if (all->has_begun || !view_starts_nocase(text, "From:") || !view_chr(text, '@') ||
	    !line_iter_next(&ahead, &line) || line.len)
		return false;
	while (line_iter_next(&ahead, &line))
		if (line.len) {
			View next = line_trim(line, ahead.form);
			return next.len == 0 ||
			       original_line(next, ORIGINAL_SUBJECT, &languages) == ORIGINAL_NONE;
		}
	return false;
}

/* What line is good for. whole is the same without blanks around it; of a line with a trailer, what
 * is said behind that is left. */
static LineUse line_use(NoteParagraphs *all, View line, View *whole)
{
	View text = *whole;
	if (text.len == 0 || line.data[0] == '>' || is_quoted_by_name(line))
		return LINE_BREAK;
	if (is_inbody_from(all, text))
		return LINE_BREAK;
	bool is_word = g_ascii_isalnum(text.data[0]);
	if (original_is_header(text) || original_is_mark(text) ||
	    (!is_word && (line_is_signature_mark(line) || is_ruler(text))))
		return LINE_END;
	bool is_deep =
		text.data > line.data + MAX_INDENT || line.data[0] == '\\' || line.data[0] == '\t';
	if ((is_deep && has_code(text)) || (!is_word && is_no_sentence(text)) ||
	    (text.data[0] == 'c' && is_commit_line(text, all->n_lines > 0)))
		return LINE_BREAK;
	if (trailer_may_start(text) && is_tag(text)) {
		all->has_tested |= view_starts_nocase(text, "Tested-by:");
		*whole = behind_trailer(text);
		return whole->len ? LINE_TEXT : LINE_BREAK;
	}
	return letter_is_attribution(text) ? LINE_BREAK : LINE_TEXT;
}

/* Whether what is answered follows line quoted all the same, so that the answer may come behind it.
 */
static bool is_above_quote(const NoteParagraphs *all, View line)
{
	LineIter ahead = all->lines;
	if (line_is_signature_mark(line))
		return false;
	while (line_iter_next(&ahead, &line))
		if (line.len)
			return line.data[0] == '>';
	return false;
}

/* Notes whether a line is one of those that git prints of a push. */
static void take_push(NoteParagraphs *all, View text)
{
	all->has_push |= all->is_in_push && note_push_is_taken(text);
	all->is_in_push = note_push_is_head(text) || (all->is_in_push && note_push_is_report(text));
}

/* Reads the lines of the next paragraph. Returns false if there is none. */
static bool next_paragraph(NoteParagraphs *all)
{
	TextForm form = all->lines.form;
	View line;
	all->n_lines = all->width = 0;
	while (!all->is_done && all->n_lines < NOTE_MAX_LINES &&
	       line_iter_next(&all->lines, &line)) {
		if (line.len && line.data[0] == '>')
			quote_skip(&all->lines, line);
		View text = line.len ? line_trim(line, form) : line;
		bool has_text = text.len > 0;
		LineUse use = line_use(all, line, &text);
		all->has_begun |= has_text;
		if (all->is_in_push || view_starts(text, "To "))
			take_push(all, text);
		all->is_done = use == LINE_END && !is_above_quote(all, line);
		if (use == LINE_TEXT) {
			all->paragraph[all->n_lines++] = text;
			all->width = MAX(all->width, text.len);
		} else if (all->n_lines) {
			break;
		}
	}
	return all->n_lines > 0;
}

bool note_paragraph_find(NoteParagraphs *all, const char *from)
{
	const View *last = &all->paragraph[all->n_lines - 1];
	all->word = note_search((View){ from, (size_t)(last->data + last->len - from) });
	return all->word != NULL;
}

/* Whether the paragraph has a word that notes are made of. */
static bool may_say(NoteParagraphs *all)
{
	all->word = NULL;
	return all->reads_all || note_paragraph_find(all, all->paragraph[0].data);
}

bool note_paragraph_next(NoteParagraphs *all)
{
	do
		if (!next_paragraph(all))
			return false;
	while (!may_say(all));
	return true;
}
