/* format=flowed, un-stuffed: see flowed.h. */
#include "flowed.h"

#include "lines.h"

/* Nothing stuffs a line that starts with a TAB. */
static bool is_unstuffed(View text)
{
	return view_starts(text, " \t") || view_find(text, "\n \t");
}

void flowed_unstuff(GString *text, size_t start)
{
	View rest = { text->str + start, text->len - start };
	if (is_unstuffed(rest))
		return;
	char *to = text->str + start;
	LineIter lines = line_iter(rest, TEXT_PLAIN);
	View line;
	while (line_iter_next(&lines, &line)) {
		/* with its LF, which the last line may lack */
		size_t len = (size_t)(lines.rest.data - line.data);
		bool stuffed = len && line.data[0] == ' ';
		memmove(to, line.data + stuffed, len - stuffed);
		to += len - stuffed;
	}
	g_string_truncate(text, (gsize)(to - text->str));
}
