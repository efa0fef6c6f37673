/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a text must hold for a regular expression: see map/regex-literal.h. */
#include "map/regex-literal.h"

enum {
	MAX_DEPTH = 20,	   /* of groups in each other */
	MAX_LITERALS = 64, /* of one pattern */
	MIN_LEN = 2,
};

/* A pattern that is read, up to at. */
typedef struct {
	const char *at;
	bool is_odd; /* it has something that is not understood here */
	int depth;
} Parser;

/* One of these is in what matches; NULL if nothing is known. */
typedef struct {
	GPtrArray *literals; /* owned */
	size_t min_len;
} Need;

static void need_clear(Need *need)
{
	g_clear_pointer(&need->literals, g_ptr_array_unref);
	need->min_len = 0;
}

/* Takes need for best if it is, and clears it. */
static void take_better(Need *best, Need *need)
{
	if (need->literals && need->min_len > best->min_len) {
		need_clear(best);
		*best = *need;
		*need = (Need){ NULL, 0 };
	}
	need_clear(need);
}

/* Ends a run of literal bytes. */
static void end_run(GString *run, Need *best)
{
	if (run->len >= MIN_LEN && run->len > best->min_len) {
		Need need = { g_ptr_array_new_with_free_func(g_free), run->len };
		g_ptr_array_add(need.literals, g_ascii_strdown(run->str, (gssize)run->len));
		take_better(best, &need);
	}
	g_string_truncate(run, 0);
}

/* Passes over `{2,3}`. */
static void skip_braces(Parser *parser)
{
	size_t len = strspn(parser->at + 1, "0123456789,");
	parser->is_odd |= parser->at[len + 1] != '}';
	parser->at += parser->is_odd ? 1 : len + 2;
}

/* What a quantifier says: '+' if once or more, '?' if it may be not at all, NUL if there is none.
 */
static char read_quantifier(Parser *parser)
{
	char kind = *parser->at;
	if (kind == '{')
		skip_braces(parser);
	else if (kind && strchr("*+?", kind))
		parser->at++;
	else
		return '\0';
	if (*parser->at && strchr("+?", *parser->at))
		parser->at++;
	return kind == '+' ? '+' : '?';
}

/* Passes over a set, `[...]`. */
static void skip_set(Parser *parser)
{
	parser->at++;
	parser->at += *parser->at == '^';
	parser->at += *parser->at == ']';
	while (*parser->at && *parser->at != ']') {
		parser->is_odd |= *parser->at == '[';
		parser->at += *parser->at == '\\' && parser->at[1] ? 2 : 1;
	}
	parser->is_odd |= *parser->at == '\0';
	parser->at += *parser->at == ']';
}

/* Takes what opens a group. Returns whether what is in it must be in what matches. */
static bool open_group(Parser *parser)
{
	parser->at++;
	parser->is_odd |= *parser->at == '*';
	if (*parser->at != '?')
		return true;
	parser->at++;
	size_t flags = strspn(parser->at, "ims");
	parser->at += flags;
	char kind = *parser->at;
	if (kind == ')' && flags)
		return true; /* flags for what follows: an empty group to us */
	bool is_behind = kind == '<' && parser->at[1] && strchr("=!", parser->at[1]);
	parser->is_odd |= !is_behind && (kind == '\0' || !strchr(flags ? ":" : ":>=!", kind));
	parser->at += is_behind ? 2 : kind != '\0';
	return kind == ':' || kind == '>';
}

static Need read_alternatives(Parser *parser);

static void read_group(Parser *parser, Need *best)
{
	bool is_needed = open_group(parser);
	Need need = read_alternatives(parser);
	parser->is_odd |= *parser->at != ')';
	parser->at += *parser->at == ')';
	if (read_quantifier(parser) == '?' || !is_needed)
		need_clear(&need);
	take_better(best, &need);
}

/* A byte that stands for itself, if it is not repeated. */
static void read_literal(Parser *parser, GString *run, Need *best)
{
	char byte = *parser->at++;
	char quantifier = read_quantifier(parser);
	bool is_plain = g_ascii_isgraph(byte) && byte != '\\';
	if (quantifier != '?' && is_plain)
		g_string_append_c(run, byte);
	if (quantifier || !is_plain)
		end_run(run, best);
}

static void read_escape(Parser *parser, GString *run, Need *best)
{
	char byte = *++parser->at;
	if (byte && !g_ascii_isalnum(byte)) {
		read_literal(parser, run, best);
		return;
	}
	end_run(run, best);
	parser->is_odd |= byte == '\0' || !strchr("bBdDsSwWAzZGnrtfhHvVRX123456789", byte);
	parser->at += byte != '\0';
	read_quantifier(parser);
}

/* Reads up to `|`, `)` or the end. */
static Need read_sequence(Parser *parser)
{
	Need best = { NULL, 0 };
	g_autoptr(GString) run = g_string_new(NULL);
	while (!parser->is_odd && *parser->at && !strchr("|)", *parser->at)) {
		char byte = *parser->at;
		if (byte == '\\') {
			read_escape(parser, run, &best);
		} else if (byte && strchr("([.^$", byte)) {
			end_run(run, &best);
			if (byte == '(')
				read_group(parser, &best);
			else if (byte == '[')
				skip_set(parser);
			else
				parser->at++;
			read_quantifier(parser);
		} else if (g_ascii_isspace(byte)) {
			end_run(run, &best);
			parser->at++;
		} else if (strchr("#*+?{", byte)) {
			parser->is_odd = true;
		} else {
			read_literal(parser, run, &best);
		}
	}
	end_run(run, &best);
	return best;
}

/* One of the needs of all alternatives, if each has one. */
static Need read_alternatives(Parser *parser)
{
	Need all = { g_ptr_array_new_with_free_func(g_free), G_MAXSIZE };
	bool is_known = true;
	parser->is_odd |= parser->depth++ == MAX_DEPTH;
	do {
		parser->at += *parser->at == '|';
		Need need = read_sequence(parser);
		is_known = is_known && need.literals;
		for (guint i = 0; is_known && i < need.literals->len; i++)
			g_ptr_array_add(all.literals, g_strdup(need.literals->pdata[i]));
		all.min_len = MIN(all.min_len, need.min_len);
		need_clear(&need);
		is_known = is_known && all.literals->len <= MAX_LITERALS;
	} while (!parser->is_odd && *parser->at == '|');
	parser->depth--;
	if (!is_known || parser->is_odd)
		need_clear(&all);
	return all;
}

bool regex_literals(const char *pattern, GPtrArray *literals)
{
	Parser parser = { .at = pattern };
	Need need = read_alternatives(&parser);
	bool is_known = need.literals && !parser.is_odd && *parser.at == '\0';
	for (guint i = 0; is_known && i < need.literals->len; i++)
		g_ptr_array_add(literals, g_strdup(need.literals->pdata[i]));
	need_clear(&need);
	return is_known;
}
