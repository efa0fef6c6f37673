/* SPDX-License-Identifier: GPL-2.0-or-later */
/* mbox files: see mailbox/mbox.h. */
#include "mailbox/mbox.h"

#include "bytes/scan.h"
#include "message/from-line.h"

/* How far a From_ line and the line behind it are looked at. */
#define LOOK_AHEAD ((size_t)4096)

/* A header longer than this is not searched for a Content-Length, and one that claims more is not
 * believed: else a liar could make the reader hold a whole archive. */
#define MAX_HEADER ((size_t)64 * 1024)
#define MAX_CLAIM ((size_t)8 * 1024 * 1024)

static const char separator[] = "From ";
#define SEPARATOR_LEN (sizeof separator - 1)

/* What is looked at before a separator: a blank line with the line end before it. */
#define LOOK_BACK ((size_t)3)

struct MboxReader {
	Input *input;
	MboxVariant variant;
	bool format_patch; /* the first line is git format-patch's: such lines separate here */
	size_t pending;	   /* length of the message given last, still in the window */
	guint64 number;
	gint64 last_arrival; /* of the message before; 0 if unknown */
	bool resumed;	     /* the window begins behind a break */
	GString *unquoted;
	GError *failure; /* of the input: given after what was read before it */
};

MboxReader *mbox_reader_new(Input *input, MboxVariant variant)
{
	MboxReader *reader = g_new0(MboxReader, 1);
	reader->input = input;
	reader->variant = variant;
	reader->unquoted = g_string_new(NULL);
	return reader;
}

void mbox_reader_free(MboxReader *reader)
{
	if (!reader)
		return;
	g_string_free(reader->unquoted, TRUE);
	g_clear_error(&reader->failure);
	g_free(reader);
}

/* The line that starts text, without its line end. */
static View first_line(View text)
{
	const char *end = view_chr(text, '\n');
	return end ? view_head(text, (size_t)(end - text.data)) : text;
}

static bool after_blank_line(View window, size_t at)
{
	View before = view_head(window, at);
	return view_ends(before, "\n\n") || view_ends(before, "\n\r\n");
}

/*
 * Whether the line at `at`, which starts with `From `, separates: the rule in mailbox/mbox.h.
 * The window holds it and what follows, as far as LOOK_AHEAD.
 */
static bool separates(const MboxReader *reader, View window, size_t at)
{
	if (reader->variant == MBOX_RD)
		return true;
	if (!after_blank_line(window, at))
		return false;
	View line = first_line(view_head(view_from(window, at), LOOK_AHEAD));
	View next = first_line(view_head(view_from(window, at + line.len + 1), LOOK_AHEAD));
	if (from_line_is_format_patch(line) && !reader->format_patch)
		return false;
	return from_line_parse(line, NULL) || header_line_like(next) || view_starts(next, ">From ");
}

/* What is known of the message at the window's start while its end is looked for. */
typedef struct {
	size_t from;	 /* up to here there is no separator */
	size_t end;	 /* where the message ends */
	bool quoted;	 /* it has a `>From ` line */
	bool at_end;	 /* the input ends in the window */
	bool is_full;	 /* the window is as large as it may be */
	guint64 skipped; /* bytes of the message that are no longer in the window: it is too long */
} Frame;

/* Whether the `From ` at `at` stands behind nothing but `>` on its line. */
static bool is_quoted(View window, size_t at)
{
	size_t before = at;
	while (before && window.data[before - 1] == '>')
		before--;
	return before < at && (before == 0 || window.data[before - 1] == '\n');
}

/* Looks for the end in what the window holds. Returns whether it was found. */
static bool find_end(const MboxReader *reader, View window, Frame *frame)
{
	for (;;) {
		View rest = view_from(window, frame->from);
		const char *found = scan_find_from(rest);
		if (!found)
			break;
		size_t at = (size_t)(found - window.data);
		if (at && window.data[at - 1] == '\n') {
			if (!frame->at_end && window.len - at < 2 * LOOK_AHEAD) {
				frame->from = at;
				return false;
			}
			if (separates(reader, window, at)) {
				frame->end = at;
				return true;
			}
		} else if (at && window.data[at - 1] == '>' && !frame->quoted) {
			frame->quoted = is_quoted(window, at);
		}
		frame->from = at + SEPARATOR_LEN;
	}
	if (window.len >= SEPARATOR_LEN)
		frame->from = MAX(frame->from, window.len - (SEPARATOR_LEN - 1));
	frame->end = window.len;
	return frame->at_end;
}

/* Fills the window by one read more; notes its end. */
static void fill(MboxReader *reader, Frame *frame)
{
	g_autoptr(GError) failure = NULL;
	if (!reader->failure && input_fill(reader->input, &failure))
		return;
	frame->is_full = g_error_matches(failure, INPUT_ERROR, INPUT_ERROR_TOO_LONG);
	frame->at_end = !frame->is_full;
	if (frame->at_end && failure)
		reader->failure = g_steal_pointer(&failure);
}

/* Reads until the window holds size bytes or all there is. */
static void fill_to(MboxReader *reader, size_t size, Frame *frame)
{
	while (!frame->at_end && !frame->is_full && input_window(reader->input).len < size)
		fill(reader, frame);
}

/* Gives back what has no separator, all but what the rule looks at. */
static void skip_searched(MboxReader *reader, Frame *frame)
{
	size_t size = frame->from - MIN(frame->from, LOOK_BACK);
	input_skip(reader->input, size);
	frame->skipped += size;
	frame->from -= size;
	frame->is_full = false;
}

/* Looks for the end, and reads until it is found. */
static void search_end(MboxReader *reader, Frame *frame)
{
	while (!find_end(reader, input_window(reader->input), frame)) {
		if (frame->is_full || frame->skipped)
			skip_searched(reader, frame);
		fill(reader, frame);
	}
}

/* Where the message ends by its Content-Length field; 0 if it has none to go by. */
static size_t claimed_end(View window)
{
	static const char field[] = "Content-Length:";
	bool found = false;
	guint64 length = 0;
	View rest = view_head(window, MAX_HEADER);
	for (const char *end; (end = view_chr(rest, '\n'));) {
		View line = view_head(rest, (size_t)(end - rest.data));
		rest = view_from(rest, line.len + 1);
		/* No further than the header goes: the next message's is searched again. */
		if (line.len == 0 || view_is(line, "\r"))
			return found ? (size_t)(rest.data - window.data) + (size_t)length : 0;
		if (found || (line.data[0] | 0x20) != 'c' || !view_starts_nocase(line, field))
			continue;
		g_autofree char *text = view_dup(view_trim(view_from(line, strlen(field))));
		if (!g_ascii_string_to_unsigned(text, 10, 0, MAX_CLAIM, &length, NULL))
			return 0;
		found = true;
	}
	return 0;
}

/*
 * Ends the frame where Content-Length says, if that is the end of the input or leads to a
 * separator, perhaps over a blank line. Returns whether it does.
 */
static bool end_by_length(MboxReader *reader, Frame *frame)
{
	fill_to(reader, MAX_HEADER, frame);
	size_t end = claimed_end(input_window(reader->input));
	if (end == 0)
		return false;
	fill_to(reader, end + 2 * LOOK_AHEAD, frame);
	View window = input_window(reader->input);
	if (end > window.len)
		return false;
	while (end < window.len && (window.data[end] == '\n' || window.data[end] == '\r'))
		end++;
	bool leads = end == window.len ? frame->at_end
				       : window.data[end - 1] == '\n' &&
						 view_starts(view_from(window, end), separator);
	/* Only what is believed is searched: each of a thousand liars claims all that follows. */
	if (leads) {
		frame->end = end;
		frame->quoted = view_find(view_head(window, end), "\n>From ") != NULL;
	}
	return leads;
}

/* Takes one `>` off the lines that were quoted. */
static View unquote(MboxReader *reader, View text)
{
	GString *plain = reader->unquoted;
	g_string_truncate(plain, 0);
	size_t deepest = reader->variant == MBOX_RD ? text.len : 1;
	while (text.len) {
		View rest = text;
		size_t depth = 0;
		while (depth < deepest && depth < rest.len && rest.data[depth] == '>')
			depth++;
		if (depth && view_starts(view_from(rest, depth), separator))
			rest = view_from(rest, 1);
		const char *end = view_chr(rest, '\n');
		size_t len = end ? (size_t)(end + 1 - rest.data) : rest.len;
		g_string_append_len(plain, rest.data, (gssize)len);
		text = view_from(rest, len);
	}
	return view_of_gstring(plain);
}

View mbox_unframe(View text, gint64 *arrival)
{
	if (view_starts(text, separator)) {
		View line = first_line(text);
		from_line_parse(line, arrival);
		text = view_from(text, line.len + 1);
	}
	if (view_ends(text, "\n\n"))
		text.len--;
	else if (view_ends(text, "\n\r\n"))
		text.len -= 2;
	return text;
}

/* Whether the From_ line of the message before, or of the one that begins at end, has that date. */
static bool is_shared(const MboxReader *reader, gint64 arrival, size_t end)
{
	gint64 next = 0;
	if (arrival == 0 || raw_mail_is_shared(arrival, reader->last_arrival))
		return arrival != 0;
	View text = view_head(view_from(input_window(reader->input), end), LOOK_AHEAD);
	from_line_parse(first_line(text), &next);
	return raw_mail_is_shared(arrival, next);
}

/* Fills mail from the frame that was found. */
static void take_frame(MboxReader *reader, const Frame *frame, RawMail *mail)
{
	View text = view_head(input_window(reader->input), frame->end);
	*mail = (RawMail){
		.offset = input_offset(reader->input),
		.length = frame->end,
		.number = ++reader->number,
	};
	text = mbox_unframe(text, &mail->arrival);
	mail->arrival_is_shared = is_shared(reader, mail->arrival, frame->end);
	reader->last_arrival = mail->arrival;
	bool unquotes = reader->variant != MBOX_CL2 && reader->variant != MBOX_ANY;
	mail->raw = frame->quoted && unquotes ? unquote(reader, text) : text;
	reader->pending = frame->end;
}

/* Blank lines before the first From_ line belong to no message. */
static void skip_blank_start(MboxReader *reader)
{
	View window = input_window(reader->input);
	size_t blank = 0;
	while (blank < window.len && (window.data[blank] == '\n' || window.data[blank] == '\r'))
		blank++;
	input_skip(reader->input, blank);
}

bool mbox_begins_message(View text)
{
	return view_starts(text, separator) ||
	       header_line_like(first_line(view_head(text, LOOK_AHEAD)));
}

void mbox_reader_resume(MboxReader *reader)
{
	reader->pending = 0;
	reader->resumed = true;
}

RawMailResult mbox_reader_next(MboxReader *reader, RawMail *mail, GError **error)
{
	Frame frame = { 0 };
	input_skip(reader->input, reader->pending);
	reader->pending = 0;
	fill_to(reader, LOOK_AHEAD, &frame);
	if (reader->number == 0) {
		skip_blank_start(reader);
		View line = first_line(view_head(input_window(reader->input), LOOK_AHEAD));
		reader->format_patch = from_line_is_format_patch(line);
	}
	if (input_window(reader->input).len == 0) {
		if (!reader->failure)
			return RAW_MAIL_END;
		g_propagate_error(error, g_steal_pointer(&reader->failure));
		return RAW_MAIL_FAILED;
	}
	guint64 start = input_offset(reader->input);
	bool is_torn = reader->resumed && !mbox_begins_message(input_window(reader->input));
	reader->resumed = false;
	if (view_starts(input_window(reader->input), separator))
		frame.from = SEPARATOR_LEN;
	bool by_length = reader->variant != MBOX_RD && reader->variant != MBOX_O;
	if (!by_length || !end_by_length(reader, &frame))
		search_end(reader, &frame);
	take_frame(reader, &frame, mail);
	if (frame.skipped || is_torn) {
		mail->offset = start;
		mail->length += frame.skipped;
		mail->damage = is_torn ? RAW_MAIL_TORN : INPUT_TOO_LONG ": this is no mail";
		return RAW_MAIL_SKIPPED;
	}
	if (frame.end == input_window(reader->input).len && input_breaks_off(reader->input))
		mail->damage = "the input breaks off";
	return RAW_MAIL_READ;
}
