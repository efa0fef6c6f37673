/* SPDX-License-Identifier: GPL-2.0-or-later */
/* HTML to text: see message/html-text.h. */
#include "message/html-text.h"

#include "message/growth.h"
#include "message/html-entity.h"

enum {
	/* more levels of quotes say nothing more, and would make the text grow beyond bounds */
	MAX_QUOTE_DEPTH = 8,
	MAX_ENTITY = 32,
};

typedef enum {
	TAG_OTHER,
	TAG_LINE,      /* starts a line */
	TAG_BREAK,     /* ends a line, each time */
	TAG_PARAGRAPH, /* has a blank line before and after */
	TAG_CELL,
	TAG_ITEM,
	TAG_QUOTE,
	TAG_PRE,
	TAG_HIDDEN, /* holds no text */
} TagKind;

typedef struct {
	const char *name;
	TagKind kind;
} Tag;

static const Tag tags[] = {
	{ "address", TAG_LINE },  { "article", TAG_LINE }, { "blockquote", TAG_QUOTE },
	{ "br", TAG_BREAK },	  { "center", TAG_LINE },  { "dd", TAG_LINE },
	{ "div", TAG_LINE },	  { "dl", TAG_PARAGRAPH }, { "dt", TAG_LINE },
	{ "fieldset", TAG_LINE }, { "figure", TAG_LINE },  { "footer", TAG_LINE },
	{ "form", TAG_LINE },	  { "h1", TAG_PARAGRAPH }, { "h2", TAG_PARAGRAPH },
	{ "h3", TAG_PARAGRAPH },  { "h4", TAG_PARAGRAPH }, { "h5", TAG_PARAGRAPH },
	{ "h6", TAG_PARAGRAPH },  { "header", TAG_LINE },  { "hr", TAG_LINE },
	{ "li", TAG_ITEM },	  { "main", TAG_LINE },	   { "ol", TAG_PARAGRAPH },
	{ "p", TAG_PARAGRAPH },	  { "pre", TAG_PRE },	   { "script", TAG_HIDDEN },
	{ "section", TAG_LINE },  { "style", TAG_HIDDEN }, { "table", TAG_PARAGRAPH },
	{ "td", TAG_CELL },	  { "th", TAG_CELL },	   { "title", TAG_HIDDEN },
	{ "tr", TAG_LINE },	  { "ul", TAG_PARAGRAPH }, { "xml", TAG_HIDDEN },
};

typedef struct {
	GString *out;
	size_t max;  /* of out's bytes */
	bool is_cut; /* there was more; nothing is put any more */
	View rest;   /* what has not been read yet */
	bool has_text;
	unsigned breaks;     /* line ends that come before the next text */
	bool blank;	     /* a blank comes before it */
	bool after_marker;   /* the last text was a list item's `* ` */
	unsigned depth;	     /* of blockquotes */
	unsigned line_depth; /* the same when the last line was begun */
	unsigned pre_depth;
	bool quotes_are_broken; /* a tag with an open quote was met: then `>` ends each tag */
} Writer;

static void put(Writer *writer, View text)
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
			put(writer, k ? VIEW(" >") : VIEW(">"));
		put(writer, VIEW("\n"));
	}
	writer->line_depth = quote_depth(writer);
	for (unsigned i = 0; i < writer->line_depth; i++)
		put(writer, VIEW("> "));
	writer->has_text = true;
	writer->breaks = 0;
	writer->blank = false;
}

/* Before each visible character. */
static void text_begin(Writer *writer)
{
	if (writer->breaks || !writer->has_text)
		line_begin(writer);
	if (writer->blank)
		put(writer, VIEW(" "));
	writer->blank = false;
	writer->after_marker = false;
}

/* Sees to it that count line ends come before the next text. */
static void break_before(Writer *writer, unsigned count)
{
	if (writer->after_marker)
		return;
	writer->breaks = MAX(writer->breaks, count);
	writer->blank = false;
}

/* One more line end: br, and a line end in pre. */
static void break_add(Writer *writer)
{
	if (writer->pre_depth || writer->breaks < 2)
		writer->breaks++;
	writer->blank = false;
}

static void space_put(Writer *writer, char byte)
{
	if (!writer->pre_depth) {
		writer->blank = writer->has_text && !writer->breaks;
	} else if (byte == '\n') {
		break_add(writer);
	} else if (byte != '\r') {
		text_begin(writer);
		put(writer, (View){ &byte, 1 });
	}
}

static void text_put(Writer *writer, View text)
{
	while (text.len && !writer->is_cut) {
		if (g_ascii_isspace(text.data[0])) {
			space_put(writer, text.data[0]);
			text = view_from(text, 1);
			continue;
		}
		size_t len = 1;
		while (len < text.len && !g_ascii_isspace(text.data[len]))
			len++;
		text_begin(writer);
		put(writer, view_head(text, len));
		text = view_from(text, len);
	}
}

/* Reads the entity that rest starts with; a `&` that starts none is text. */
static void entity_read(Writer *writer)
{
	View name = view_head(view_from(writer->rest, 1), MAX_ENTITY);
	const char *end = view_chr(name, ';');
	name.len = end ? (size_t)(end - name.data) : 0;
	gunichar c = html_entity(name);
	writer->rest = view_from(writer->rest, c ? name.len + 2 : 1);
	if (c == 0xa0 || (c && c < 0x80 && g_ascii_isspace((char)c))) {
		space_put(writer, ' ');
		return;
	}
	text_begin(writer);
	char sequence[6];
	int len = g_unichar_to_utf8(c ? c : '&', sequence);
	put(writer, (View){ sequence, (size_t)len });
}

/* Takes text off rest up to and with needle; all of it if there is none. */
static void skip_past(Writer *writer, const char *needle)
{
	const char *place = view_find(writer->rest, needle);
	size_t len =
		place ? (size_t)(place - writer->rest.data) + strlen(needle) : writer->rest.len;
	writer->rest = view_from(writer->rest, len);
}

/* Takes a tag's inside and its `>` off rest; a `>` in quotes is none. */
static void attributes_skip(Writer *writer)
{
	char quote = '\0';
	for (size_t i = 0; i < writer->rest.len && !writer->quotes_are_broken; i++) {
		char byte = writer->rest.data[i];
		if (quote) {
			if (byte == quote)
				quote = '\0';
		} else if (byte == '"' || byte == '\'') {
			quote = byte;
		} else if (byte == '>') {
			writer->rest = view_from(writer->rest, i + 1);
			return;
		}
	}
	writer->quotes_are_broken = true;
	skip_past(writer, ">");
}

/* Takes off rest what a hidden element holds, up to its end tag. */
static void hidden_skip(Writer *writer, const char *name)
{
	size_t len = strlen(name);
	const char *open;
	while ((open = view_find(writer->rest, "</"))) {
		writer->rest = view_from(writer->rest, (size_t)(open + 2 - writer->rest.data));
		if (view_starts_nocase(writer->rest, name) &&
		    !(writer->rest.len > len && g_ascii_isalnum(writer->rest.data[len])))
			break;
	}
	if (open)
		skip_past(writer, ">");
	else
		writer->rest = VIEW("");
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

static void tag_apply(Writer *writer, const Tag *tag, bool closes)
{
	switch (tag->kind) {
	case TAG_OTHER:
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
	case TAG_HIDDEN:
		if (!closes)
			hidden_skip(writer, tag->name);
		break;
	}
}

/* Reads the tag or comment that rest starts with; a `<` that starts none is text. */
static void tag_read(Writer *writer)
{
	View inside = view_from(writer->rest, 1);
	bool closes = view_starts(inside, "/");
	View name = view_from(inside, closes);
	size_t len = 0;
	while (len < name.len && g_ascii_isalnum(name.data[len]))
		len++;
	if (view_starts(inside, "!--")) {
		writer->rest = view_from(inside, 3);
		skip_past(writer, "-->");
	} else if (view_starts(inside, "!") || view_starts(inside, "?")) {
		skip_past(writer, ">");
	} else if (!len || !g_ascii_isalpha(name.data[0])) {
		text_put(writer, view_head(writer->rest, 1));
		writer->rest = inside;
	} else {
		writer->rest = view_from(name, len);
		attributes_skip(writer);
		tag_apply(writer, tag_find(view_head(name, len)), closes);
	}
}

bool html_text_append(GString *out, View html, size_t max)
{
	/* of what may be put the last byte is the line end's */
	Writer writer = { .out = out, .max = max - MIN(max, 1), .rest = html };
	while (writer.rest.len && !writer.is_cut) {
		size_t len = 0;
		while (len < writer.rest.len && writer.rest.data[len] != '<' &&
		       writer.rest.data[len] != '&')
			len++;
		text_put(&writer, view_head(writer.rest, len));
		writer.rest = view_from(writer.rest, len);
		if (view_starts(writer.rest, "<"))
			tag_read(&writer);
		else if (view_starts(writer.rest, "&"))
			entity_read(&writer);
	}
	if (writer.has_text && out->len < max)
		g_string_append_c(out, '\n');
	return !writer.is_cut;
}
