/* SPDX-License-Identifier: GPL-2.0-or-later */
/* HTML to text: see message/html-text.h. */
#include "message/html-text.h"

#include "message/growth.h"
#include "message/html-entity.h"
#include "message/html-token.h"

enum {
	/* more levels of quotes say nothing more, and would make the text grow beyond bounds */
	MAX_QUOTE_DEPTH = 8,
};

#define NO_BREAK_SPACE "\xc2\xa0"

typedef enum {
	TAG_OTHER,
	TAG_LINE,      /* starts a line */
	TAG_BREAK,     /* ends a line, each time */
	TAG_PARAGRAPH, /* has a blank line before and after */
	TAG_CELL,
	TAG_ITEM,
	TAG_QUOTE,
	TAG_PRE,
	TAG_RAW,     /* holds no text, and no tags */
	TAG_UNSHOWN, /* holds what is not shown */
} TagKind;

typedef struct {
	const char *name;
	TagKind kind;
} Tag;

static const Tag tags[] = {
	{ "address", TAG_LINE },     { "article", TAG_LINE },	  { "aside", TAG_LINE },
	{ "blockquote", TAG_QUOTE }, { "br", TAG_BREAK },	  { "caption", TAG_LINE },
	{ "center", TAG_LINE },	     { "datalist", TAG_UNSHOWN }, { "dd", TAG_LINE },
	{ "details", TAG_LINE },     { "dialog", TAG_LINE },	  { "dir", TAG_PARAGRAPH },
	{ "div", TAG_LINE },	     { "dl", TAG_PARAGRAPH },	  { "dt", TAG_LINE },
	{ "fieldset", TAG_LINE },    { "figcaption", TAG_LINE },  { "figure", TAG_LINE },
	{ "footer", TAG_LINE },	     { "form", TAG_LINE },	  { "h1", TAG_PARAGRAPH },
	{ "h2", TAG_PARAGRAPH },     { "h3", TAG_PARAGRAPH },	  { "h4", TAG_PARAGRAPH },
	{ "h5", TAG_PARAGRAPH },     { "h6", TAG_PARAGRAPH },	  { "header", TAG_LINE },
	{ "hgroup", TAG_LINE },	     { "hr", TAG_LINE },	  { "iframe", TAG_RAW },
	{ "legend", TAG_LINE },	     { "li", TAG_ITEM },	  { "listing", TAG_PRE },
	{ "main", TAG_LINE },	     { "menu", TAG_PARAGRAPH },	  { "nav", TAG_LINE },
	{ "noembed", TAG_RAW },	     { "noframes", TAG_RAW },	  { "ol", TAG_PARAGRAPH },
	{ "option", TAG_LINE },	     { "p", TAG_PARAGRAPH },	  { "pre", TAG_PRE },
	{ "script", TAG_RAW },	     { "section", TAG_LINE },	  { "style", TAG_RAW },
	{ "summary", TAG_LINE },     { "table", TAG_PARAGRAPH },  { "td", TAG_CELL },
	{ "template", TAG_UNSHOWN }, { "th", TAG_CELL },	  { "title", TAG_RAW },
	{ "tr", TAG_LINE },	     { "ul", TAG_PARAGRAPH },	  { "xml", TAG_UNSHOWN },
	{ "xmp", TAG_PRE },
};

typedef struct {
	GString *out;
	size_t max;  /* of out's bytes */
	bool is_cut; /* there was more; nothing is put any more */
	View rest;   /* what has not been read yet */
	bool has_text;
	unsigned breaks;     /* line ends that come before the next text */
	size_t blanks;	     /* that come before it */
	bool after_space;    /* the last of them is white space, which is squeezed */
	bool has_fixed;	     /* one of them does not break: a line of such is not left out */
	bool after_marker;   /* the last text was a list item's `* ` */
	unsigned depth;	     /* of blockquotes */
	unsigned line_depth; /* the same when the last line was begun */
	unsigned pre_depth;
	bool shows_all; /* a hidden element without an end was met: then none is hidden */
} Writer;

static void put_text(Writer *writer, View text)
{
	if (!writer->is_cut)
		writer->is_cut = !growth_append(writer->out, text, writer->max);
}

static unsigned quote_depth(const Writer *writer)
{
	return MIN(writer->depth, MAX_QUOTE_DEPTH);
}

/* Ends the line before, and begins the new one. */
static void line_begin(Writer *writer)
{
	/* a blank line between a quote and what is none belongs to neither */
	unsigned common = MIN(writer->line_depth, quote_depth(writer));
	for (unsigned i = 0; writer->has_text && i < writer->breaks && !writer->is_cut; i++) {
		for (unsigned k = 0; i && k < common; k++)
			put_text(writer, k ? VIEW(" >") : VIEW(">"));
		put_text(writer, VIEW("\n"));
	}
	writer->line_depth = quote_depth(writer);
	for (unsigned i = 0; i < writer->line_depth; i++)
		put_text(writer, VIEW("> "));
	writer->has_text = true;
	writer->breaks = 0;
}

/* Before each visible character. */
static void text_begin(Writer *writer)
{
	if (writer->breaks || !writer->has_text)
		line_begin(writer);
	for (; writer->blanks && !writer->is_cut; writer->blanks--)
		put_text(writer, VIEW(" "));
	writer->after_space = false;
	writer->has_fixed = false;
	writer->after_marker = false;
}

/* Blanks at the end of a line are not put. */
static void blanks_drop(Writer *writer)
{
	writer->blanks = 0;
	writer->after_space = false;
	writer->has_fixed = false;
}

/* Sees to it that count line ends come before the next text. */
static void break_before(Writer *writer, unsigned count)
{
	if (writer->after_marker)
		return;
	/* `<div>&nbsp;</div>` is how many programs write an empty line */
	if (writer->has_fixed && writer->breaks)
		count = MAX(count, 2);
	writer->breaks = MAX(writer->breaks, count);
	blanks_drop(writer);
}

/* One more line end: br, and a line end in pre. */
static void break_add(Writer *writer)
{
	if (writer->pre_depth || writer->breaks < 2)
		writer->breaks++;
	blanks_drop(writer);
}

static void space_put(Writer *writer, char byte)
{
	if (!writer->pre_depth) {
		bool starts_line = writer->breaks || !writer->has_text;
		if (writer->after_space || (starts_line && !writer->blanks))
			return;
		writer->blanks++;
		writer->after_space = true;
	} else if (byte == '\n') {
		break_add(writer);
	} else if (byte != '\r') {
		text_begin(writer);
		put_text(writer, (View){ &byte, 1 });
	}
}

/* A blank that is not squeezed: what indents code outside pre. */
static void fixed_blank_put(Writer *writer)
{
	writer->blanks++;
	writer->after_space = false;
	writer->has_fixed = true;
}

/* How many bytes of blanks text starts with: white space, or one that does not break. */
static size_t space_len(View text)
{
	if (text.len && g_ascii_isspace(text.data[0]))
		return 1;
	/* for each byte: most are told by themselves */
	bool may_be = text.len && text.data[0] == NO_BREAK_SPACE[0];
	return may_be && view_starts(text, NO_BREAK_SPACE) ? strlen(NO_BREAK_SPACE) : 0;
}

static void text_put(Writer *writer, View text)
{
	while (text.len && !writer->is_cut) {
		size_t space = space_len(text);
		if (space) {
			if (space == 1)
				space_put(writer, text.data[0]);
			else
				fixed_blank_put(writer);
			text = view_from(text, space);
			continue;
		}
		size_t len = 1;
		while (len < text.len && !space_len(view_from(text, len)))
			len++;
		text_begin(writer);
		put_text(writer, view_head(text, len));
		text = view_from(text, len);
	}
}

/* Puts text with the characters that its references stand for; a `&` that starts none is text. */
static void text_read(Writer *writer, View text)
{
	const char *mark;
	while ((mark = view_chr(text, '&')) && !writer->is_cut) {
		size_t before = (size_t)(mark - text.data);
		text_put(writer, view_head(text, before));
		text = view_from(text, before);
		HtmlEntity entity = html_entity_read(text);
		for (size_t i = 0; i < G_N_ELEMENTS(entity.c) && entity.c[i]; i++) {
			char sequence[6];
			int len = g_unichar_to_utf8(entity.c[i], sequence);
			text_put(writer, (View){ sequence, (size_t)len });
		}
		if (!entity.len)
			text_put(writer, view_head(text, 1));
		text = view_from(text, MAX(entity.len, 1));
	}
	text_put(writer, text);
}

static const Tag *tag_find(View name)
{
	static const Tag other = { "", TAG_OTHER };
	for (size_t i = 0; i < G_N_ELEMENTS(tags); i++)
		if (view_is_nocase(name, tags[i].name))
			return &tags[i];
	return &other;
}

/* Counts an element that opens or closes. */
static unsigned nested(unsigned depth, bool closes)
{
	if (closes)
		return depth ? depth - 1 : 0;
	return depth < G_MAXUINT ? depth + 1 : depth;
}

static bool has_no_content(const HtmlToken *tag)
{
	static const char *const names[] = { "area",   "base",	"br",	 "col",	 "embed",
					     "hr",     "img",	"input", "link", "meta",
					     "source", "track", "wbr" };
	return tag->closes_itself || view_is_one_nocase(tag->name, names, G_N_ELEMENTS(names));
}

/* Takes off rest what an element of that name holds, with its end tag. Nothing if it has none:
 * then the rest of the mail would be gone. */
static bool element_skip(View *rest, View name)
{
	View ahead = *rest;
	HtmlToken token;
	size_t depth = 1;
	while (depth && html_token_next(&ahead, &token)) {
		if (!token.closes && !token.closes_itself && tag_find(token.name)->kind == TAG_RAW)
			html_raw_skip(&ahead, token.name);
		else if (token.name.len && view_equal_nocase(token.name, name))
			depth = token.closes ? depth - 1 : depth + !token.closes_itself;
	}
	if (depth == 0)
		*rest = ahead;
	return depth == 0;
}

/* Whether the element that tag starts is not shown; takes off rest what it holds. */
static bool is_left_out(Writer *writer, const HtmlToken *tag, TagKind kind)
{
	if (tag->closes)
		return false;
	if (kind == TAG_RAW && !tag->closes_itself)
		html_raw_skip(&writer->rest, tag->name);
	if (kind == TAG_RAW)
		return true;
	if (!(kind == TAG_UNSHOWN || tag->is_hidden) || writer->shows_all)
		return false;
	if (has_no_content(tag))
		return true;
	/* to look for an end again and again would take quadratic time */
	writer->shows_all = !element_skip(&writer->rest, tag->name);
	return !writer->shows_all;
}

static void tag_apply(Writer *writer, TagKind kind, bool closes)
{
	switch (kind) {
	case TAG_OTHER:
	case TAG_RAW:
	case TAG_UNSHOWN:
		break;
	case TAG_LINE:
		break_before(writer, 1);
		break;
	case TAG_BREAK:
		break_add(writer);
		break;
	case TAG_PARAGRAPH:
		break_before(writer, 2);
		break;
	case TAG_CELL:
		space_put(writer, ' ');
		break;
	case TAG_ITEM:
		writer->after_marker = false;
		break_before(writer, 1);
		if (closes)
			break;
		text_put(writer, VIEW("* "));
		writer->after_marker = true;
		break;
	case TAG_QUOTE:
		break_before(writer, 2);
		writer->depth = nested(writer->depth, closes);
		break;
	case TAG_PRE:
		break_before(writer, 2);
		writer->pre_depth = nested(writer->pre_depth, closes);
		/* a line end right behind the tag is not shown */
		if (!closes && view_starts(writer->rest, "\n"))
			writer->rest = view_from(writer->rest, 1);
		break;
	}
}

bool html_text_append(GString *out, View html, size_t max)
{
	/* of what may be put the last byte is the line end's */
	Writer writer = { .out = out, .max = max - MIN(max, 1), .rest = html };
	HtmlToken token;
	while (!writer.is_cut && html_token_next(&writer.rest, &token)) {
		text_read(&writer, token.text);
		TagKind kind = tag_find(token.name)->kind;
		if (token.name.len && !is_left_out(&writer, &token, kind))
			tag_apply(&writer, kind, token.closes);
	}
	if (writer.has_text && out->len < max)
		g_string_append_c(out, '\n');
	return !writer.is_cut;
}
