/* What GMime may see of a message that means harm: see mime-guard.h. */
#include "mime-guard.h"

#include "from-line.h"
#include "lines.h"

enum {
	MAX_COLONS = 500, /* in a field of addresses */
	PART_WEIGHT = 8,
};

/* What is known at a line. */
typedef struct {
	size_t weight;	/* of all so far, see MIME_GUARD_MAX */
	bool in_header; /* it may be a header's: of the message, a part, or one enclosed */
	size_t field;	/* where the field starts that the line belongs to */
	size_t colons;	/* in it so far; none outside of address fields */
} Guard;

/* Whether a line starts a field that GMime parses as addresses when it meets it. */
static bool is_address_field(View line)
{
	static const char *const names[] = { "to", "cc", "bcc", "from", "sender", "reply-to" };
	const char *colon = view_chr(line, ':');
	View name = view_trim(view_head(line, colon ? (size_t)(colon - line.data) : 0));
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (view_is_nocase(name, names[i]))
			return true;
	return false;
}

static size_t count(View text, char byte)
{
	size_t n = 0;
	for (const char *found; (found = view_chr(text, byte)); n++)
		text = view_from(text, (size_t)(found + 1 - text.data));
	return n;
}

/* Adds what a line may cost. Text in which nothing is a field costs nothing. */
static void weigh(Guard *guard, View line, bool continues)
{
	if (view_starts(line, "--")) {
		guard->in_header = true;
		guard->weight += PART_WEIGHT;
	} else if (!guard->in_header || line.len == 0) {
		/* Behind a blank line an enclosed message's header may begin. */
	} else if (continues || header_line_like(line)) {
		guard->weight += !continues + count(line, ',') + count(line, ';');
	} else {
		guard->in_header = view_is(line, "\r");
	}
}

View mime_guard(View raw, GString **copy)
{
	Guard guard = { .in_header = true };
	LineIter lines = line_iter(raw, TEXT_PLAIN);
	View line;
	while (line_iter_next(&lines, &line)) {
		size_t at = (size_t)(line.data - raw.data);
		bool continues = view_starts(line, " ") || view_starts(line, "\t");
		weigh(&guard, line, continues);
		if (guard.weight > MIME_GUARD_MAX)
			return *copy ? view_head(view_of_gstring(*copy), at) : view_head(raw, at);
		if (!continues) {
			guard.field = at;
			guard.colons = 0;
		}
		if (continues ? guard.colons > 0 : is_address_field(line))
			guard.colons += count(line, ':');
		if (guard.colons <= MAX_COLONS)
			continue;
		if (!*copy)
			*copy = g_string_new_len(raw.data, (gssize)raw.len);
		(*copy)->str[guard.field] = 'X';
	}
	return *copy ? view_of_gstring(*copy) : raw;
}
