/* SPDX-License-Identifier: GPL-2.0-or-later */
/* List footers: see message/footer.h. */
#include "message/footer.h"

#include "bytes/scan.h"
#include "message/footer-opening.h"
#include "message/footer-words.h"

enum {
	MAX_LINES = 40, /* Yahoo's has 30 */
	/* How much of the text behind a diff is looked at. */
	MAX_TAIL = 1024,
	/* A line shorter than this was not wrapped. */
	MIN_WRAPPED = 45,
	/* How far down an address may be that only unsubscribes. */
	LINK_LINES = 3,
	/* How many lines an advertisement has, and empty lines and rules above Yahoo's words. */
	MAX_ADVERT = 12,
	MAX_RULES = 4,
};

/* What a line of a footer says somewhere, if the line before it is one, too. */
static const char *const line_words[] = {
	"://",	       "mailing list",	   "mailing-list",
	"unsubscribe", "subscri",	   "majordomo",
	"list owner",  "list archive",	   "archives",
	"this list",   "this group",	   "guidelines",
	"conduct",     "moderator",	   "yahoo",
	"google",      "to post",	   "post to",
	"mailto:",     "individual email", "%(web_page_url)s",
};

/* How a line of a footer starts, behind an empty line, or amid a sentence. */
static const char *const paragraph_starts[] = {
	"To unsubscribe",
	"To subscribe",
	"To post",
	"To view",
	"To visit",
	"To change",
	"To stop",
	"To contact",
	"To manage",
	"To get help",
	"For additional commands",
	"For more options",
	"Visit this group",
	"You received this",
	"You have received this",
	"You are receiving this",
	"You're receiving this",
	"You are currently subscribed",
	"or click the following link",
	"write to: mailto:",
	"More majordomo info",
	"Unsubscribe",
	"This message was issued to members of",
	"<*>",
	"Your use of Yahoo",
	"Yahoo! Groups Links",
	"Yahoo Groups Links",
	"and provide commented, minimal, self-contained",
};

/* Takes the next line off rest, without its LF. */
static View take_line(View *rest)
{
	const char *newline = view_chr(*rest, '\n');
	View line = view_head(*rest, newline ? (size_t)(newline - rest->data) : rest->len);
	*rest = view_from(*rest, line.len + 1);
	return line;
}

static bool is_address(View word)
{
	return view_chr(word, '@') && !view_chr(word, ' ');
}

/* `some at lists.example.org`, as archives write it, and nothing else. */
static bool is_archived_address(View line)
{
	const char *at = view_find(line, " at ");
	View domain = at ? view_from(line, (size_t)(at - line.data) + 4) : VIEW("");
	return view_chr(domain, '.') && !view_chr(domain, ' ') && view_chr(line, ' ') == at;
}

/* Whether the next lines have an address that only unsubscribes: Google's words are in the language
 * of the reader. */
static bool says_unsubscribe(View rest)
{
	for (int i = 0; i < LINK_LINES && rest.len; i++)
		if (view_find(view_head(take_line(&rest), FOOTER_MAX_LINE), "+unsubscribe@"))
			return true;
	return false;
}

/* Whether what follows an opening line makes it a footer's. */
static bool is_footer(FooterOpening opening, View rest)
{
	View behind = rest;
	View line = view_trim(take_line(&behind));
	if (line.len == 0 || line.len > FOOTER_MAX_LINE)
		return false;
	if (footer_words_begin(opening, line, rest))
		return true;
	if (opening == OPENS_MARK)
		return line.len >= MIN_WRAPPED && says_unsubscribe(rest);
	if (opening != OPENS_RULE && opening != OPENS_DASHES)
		return false;
	View second = view_trim(take_line(&behind)), third = view_trim(take_line(&behind));
	if (opening == OPENS_DASHES)
		/* Topicbox's, and the upper part of Yahoo's */
		return view_starts(second, "Permalink: http") ||
		       (view_starts(line, "Posted by:") && footer_opening(second) == OPENS_DASHES);
	/* a list's own name for itself, and where it lives */
	View where = is_address(second) ? third : second;
	return view_find(view_head(where, FOOTER_MAX_LINE), "/listinfo/") != NULL &&
	       (where.data == third.data || view_starts(where, "http"));
}

/* Whether a line is of something else, whatever it says. */
static bool is_foreign(View line)
{
	static const char *const prefixes[] = { ">",   "diff ",	  "--- ", "+++ ",
						"@@ ", "Index: ", "From " };
	return view_starts_one(line, prefixes, G_N_ELEMENTS(prefixes)) ||
	       line.len > FOOTER_MAX_LINE || footer_opening(line) != OPENS_NOTHING;
}

static bool is_footer_line(View line)
{
	if (is_address(line) || is_archived_address(line))
		return true;
	for (size_t i = 0; i < G_N_ELEMENTS(line_words); i++)
		if (view_find_nocase(line, line_words[i]))
			return true;
	return false;
}

static bool starts_paragraph(View line)
{
	return view_starts_one_nocase(line, paragraph_starts, G_N_ELEMENTS(paragraph_starts));
}

/* Whether a line ends amid a sentence, which then goes on in the next. */
static bool is_wrapped(View line)
{
	static const char list[] = "mailing list";
	if (line.len < MIN_WRAPPED || byte_is_in(line.data[line.len - 1], ".:;>/!?)") ||
	    view_is_nocase(view_from(line, line.len - strlen(list)), list))
		return false;
	const char *blank = view_rchr(line, ' ');
	View word = view_from(line, blank ? (size_t)(blank + 1 - line.data) : 0);
	return !is_address(word) && !view_find(word, "://");
}

/* How much of text is a footer, of which rest follows the opening line. */
static size_t words_length(View text, View rest)
{
	size_t len = 0;
	bool is_blank = false, goes_on = true;
	for (int i = 0; i < MAX_LINES && rest.len; i++) {
		View whole = take_line(&rest);
		View line = view_trim(whole);
		if (line.len == 0) {
			is_blank = true;
			continue;
		}
		bool belongs =
			starts_paragraph(line) || (!is_blank && (goes_on || is_footer_line(line)));
		if (!belongs || is_foreign(whole))
			break;
		len = (size_t)(whole.data - text.data) + whole.len + 1;
		is_blank = false;
		goes_on = is_wrapped(line);
	}
	return MIN(len, text.len);
}

/* The same of one that ends in the line that opens it; all of its words if that is missing. */
static size_t block_length(View text, View rest)
{
	View behind = rest;
	for (int i = 0; i < MAX_LINES && behind.len; i++)
		if (footer_opening(take_line(&behind)) == OPENS_BLOCK)
			return (size_t)(text.len - behind.len);
	return words_length(text, rest);
}

/* How much of text is an advertisement, of which rest follows the opening line: it has a URL, and
 * the footer of the list stands right below it. 0 if it is none. */
static size_t advert_length(View text, View rest)
{
	bool has_url = false;
	for (int i = 0; i < MAX_ADVERT && rest.len; i++) {
		View line = take_line(&rest);
		if (footer_opening(line) == OPENS_RULE)
			return has_url && is_footer(OPENS_RULE, rest)
				       ? (size_t)(line.data - text.data)
				       : 0;
		if (view_trim(line).len == 0 || is_foreign(line))
			return 0;
		has_url = has_url || view_find(line, "://");
	}
	return 0;
}

/* Passes over more lines like the opening one, and empty ones. */
static View skip_rules(FooterOpening opening, View rest)
{
	int most = opening == OPENS_DASHES		    ? MAX_RULES
		   : opening & (OPENS_HASHES | OPENS_BLOCK) ? 1
							    : 0;
	for (int i = 0; i < most; i++) {
		View behind = rest;
		View line = take_line(&behind);
		if (view_trim(line).len && !(footer_opening(line) & (OPENS_RULE | OPENS_DASHES)))
			break;
		rest = behind;
	}
	return rest;
}

/* The same of PostgreSQL's of old: a tip, of which each line but the first is indented. */
static size_t tip_length(View text)
{
	View rest = text;
	take_line(&rest);
	for (bool is_first = true; view_starts(rest, is_first ? "TIP " : "  "); is_first = false)
		take_line(&rest);
	return text.len - rest.len;
}

/* How much of text is a footer, from its start on; 0 if it does not start with one. Some lists put
 * the mark of a signature above their rule. */
static size_t footer_length(View text)
{
	View rest = text;
	View line = take_line(&rest);
	FooterOpening opening = footer_opening(line);
	if (opening == OPENS_MARK && footer_opening(view_first_line(rest)) == OPENS_RULE) {
		take_line(&rest);
		return is_footer(OPENS_RULE, rest) ? words_length(text, rest) : 0;
	}
	if (opening == OPENS_NOTHING && view_starts(line, "-----"))
		return view_find(line, "-(end of broadcast)-") ? tip_length(text) : 0;
	if (opening == OPENS_NOTHING)
		return view_find(footer_behind_rule(line), " mailing list")
			       ? words_length(text, text)
			       : 0;
	size_t advert = opening == OPENS_DASHES ? advert_length(text, rest) : 0;
	if (advert)
		return advert;
	View first = skip_rules(opening, rest);
	if (!is_footer(opening, first))
		return 0;
	return opening == OPENS_BLOCK ? block_length(text, first) : words_length(text, first);
}

/* Whether text starts with the names of the file that a diff is about. */
static bool starts_with_names(View text)
{
	if (!view_starts(text, "--- "))
		return false;
	take_line(&text);
	return view_starts(text, "+++ ");
}

/* Where the next line starts behind offset at that may open a footer; the text's length if none. */
static size_t next_rule(View text, size_t at)
{
	const char *feed = scan_find_rule(view_from(text, at));
	return feed ? (size_t)(feed + 1 - text.data) : text.len;
}

bool footer_next(View text, size_t from, View *footer)
{
	for (size_t at = from; at < text.len; at = next_rule(text, at)) {
		View here = view_from(text, at);
		size_t len = footer_length(here);
		if (len) {
			*footer = view_head(here, len);
			return true;
		}
		if (starts_with_names(here) && text.len - at > MAX_TAIL)
			at = text.len - MAX_TAIL;
	}
	return false;
}
