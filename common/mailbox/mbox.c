/* SPDX-License-Identifier: GPL-2.0-or-later */
/* mbox files: see mailbox/mbox.h. */
#include "mailbox/mbox.h"

#include "bytes/hole.h"
#include "bytes/scan.h"
#include "mailbox/format.h"
#include "mailbox/mbox-claim.h"
#include "mailbox/mbox-joined.h"
#include "mailbox/separator.h"
#include "message/from-line.h"

/* How far the first line of a message is looked at. */
#define LOOK_AHEAD ((size_t)4096)

#define SEPARATOR_LEN (sizeof MBOX_SEPARATOR - 1)

struct MboxReader {
	Input *input;
	MboxVariant variant;
	MboxDoubts *doubts;
	bool in_mmdf; /* its lines separate here */
	SeparatorFirst first;
	size_t pending; /* length of the message given last, still in the window */
	guint64 number;
	gint64 last_arrival; /* of the message before; 0 if unknown */
	bool resumed;	     /* the window begins behind a break */
	GString *unquoted;
	GError *failure; /* of the input: given after what was read before it */
};

MboxReader *mbox_reader_new(Input *input, MboxVariant variant, MboxDoubts *doubts)
{
	MboxReader *reader = g_new0(MboxReader, 1);
	reader->input = input;
	reader->variant = variant;
	reader->in_mmdf = variant == MBOX_MMDF;
	reader->doubts = doubts;
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

void mbox_doubt_add(MboxDoubt *doubt, guint64 offset)
{
	if (doubt->n++ == 0)
		doubt->first = offset;
}

/* Whether a message begins at the `From ` at `at`, and doubts are counted. The window holds what
 * has to be looked at. */
static bool separates(const MboxReader *reader, View window, size_t at)
{
	if (reader->variant == MBOX_RD && window.data[at - 1] == '\n')
		return true;
	guint64 offset = input_offset(reader->input) + at;
	switch (separator_judge(window, at, reader->first)) {
	case SEPARATOR_NO:
		return false;
	case SEPARATOR_LOST:
		mbox_doubt_add(&reader->doubts->lost, offset);
		return false;
	case SEPARATOR_WEAK:
		mbox_doubt_add(&reader->doubts->weak, offset);
		return true;
	case SEPARATOR_YES:
		return true;
	}
	g_assert_not_reached();
}

/* Whether the `From ` at `at` has to be looked at: it begins a line, or stands behind a byte order
 * mark, a hole, or what may be a lost line end. In mboxrd only the first three. */
static bool is_candidate(const MboxReader *reader, View window, size_t at)
{
	char last = window.data[at - 1];
	if (last == '\n')
		return true;
	if (reader->variant == MBOX_RD)
		return separator_start(window, at) < at || hole_ends(view_head(window, at));
	return separator_may_follow(last);
}

/* What is known of the message at the window's start while its end is looked for. */
typedef struct {
	size_t from;	 /* up to here there is no separator */
	size_t end;	 /* where the message ends */
	bool quoted;	 /* it has a `>From ` line */
	bool has_odd;	 /* mbox_may_be_joined */
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
		bool is_quote = at && window.data[at - 1] == '>' && is_quoted(window, at);
		frame->quoted |= is_quote;
		if (at && !is_quote && is_candidate(reader, window, at)) {
			if (!frame->at_end && window.len - at < SEPARATOR_LOOK_AHEAD) {
				frame->from = at;
				return false;
			}
			if (separates(reader, window, at)) {
				frame->end = separator_start(window, at);
				return true;
			}
		}
		frame->from = at + SEPARATOR_LEN;
	}
	if (window.len >= SEPARATOR_LEN)
		frame->from = MAX(frame->from, window.len - (SEPARATOR_LEN - 1));
	frame->end = window.len;
	return frame->at_end;
}

/* The same in MMDF. */
static bool find_mmdf_end(View window, Frame *frame)
{
	static const char line[] = "\n" MMDF_LINE;
	const char *found;
	while ((found = view_find(view_from(window, frame->from), line))) {
		size_t at = (size_t)(found + 1 - window.data);
		/* with CR and LF behind it */
		if (!frame->at_end && window.len - at < sizeof line + 1)
			return false;
		frame->end = at;
		frame->from = at;
		if (mmdf_line_length(view_from(window, at)))
			return true;
	}
	if (window.len >= sizeof line)
		frame->from = MAX(frame->from, window.len - sizeof line);
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
	size_t size = frame->from - MIN(frame->from, SEPARATOR_LOOK_BACK + HOLE_SIZE);
	input_skip(reader->input, size);
	frame->skipped += size;
	frame->from -= size;
	frame->is_full = false;
}

/* Looks for the end, and reads until it is found. */
static void search_end(MboxReader *reader, Frame *frame)
{
	while (!(reader->in_mmdf ? find_mmdf_end(input_window(reader->input), frame)
				 : find_end(reader, input_window(reader->input), frame))) {
		if (frame->is_full || frame->skipped)
			skip_searched(reader, frame);
		fill(reader, frame);
	}
}

/* Where the message ends by its Content-Length field; 0 if it has none to go by. */
static size_t claimed_end(MboxReader *reader, Frame *frame)
{
	MboxClaim claim = mbox_find_claim(input_window(reader->input));
	/* The window is not filled before it must be: what is in it would have to be moved. */
	for (size_t size; !claim.header_end && !frame->at_end && !frame->is_full &&
			  (size = input_window(reader->input).len) < MBOX_MAX_HEADER;) {
		fill_to(reader, size + 1, frame);
		claim = mbox_find_claim(input_window(reader->input));
	}
	return claim.header_end && claim.has_length ? claim.header_end + claim.length : 0;
}

/*
 * Ends the frame where Content-Length says, if that is the end of the input or leads to a
 * separator, perhaps over a blank line. Returns whether it does.
 */
static bool end_by_length(MboxReader *reader, Frame *frame)
{
	size_t end = claimed_end(reader, frame);
	if (end == 0)
		return false;
	fill_to(reader, end + SEPARATOR_LOOK_AHEAD, frame);
	View window = input_window(reader->input);
	if (end > window.len)
		return false;
	while (end < window.len && (window.data[end] == '\n' || window.data[end] == '\r'))
		end++;
	bool leads = end == window.len
			     ? frame->at_end
			     : window.data[end - 1] == '\n' &&
				       view_starts(view_from(window, end), MBOX_SEPARATOR);
	/* Only what is believed is searched: each of a thousand liars claims all that follows. */
	if (leads) {
		frame->end = end;
		frame->quoted = view_find(view_head(window, end), "\n>From ") != NULL;
	}
	return leads;
}

/* Whether the From_ line of the message before, or of the one that begins at end, has that date. */
static bool is_shared(const MboxReader *reader, gint64 arrival, size_t end)
{
	gint64 next = 0;
	if (arrival == 0 || raw_mail_is_shared(arrival, reader->last_arrival))
		return arrival != 0;
	View text = view_head(view_from(input_window(reader->input), end), LOOK_AHEAD);
	from_line_parse(view_first_line(text), &next);
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
	mail->raw = frame->quoted ? mbox_unquote(text, reader->variant, reader->unquoted) : text;
	reader->pending = frame->end;
}

/* How much of what comes next belongs to no message: blank lines at first, lines of MMDF. */
static size_t blank_length(const MboxReader *reader, View rest)
{
	size_t len = rest.len;
	if (!reader->number)
		rest = separator_skip_blank(rest);
	if (view_starts(rest, MMDF_LINE))
		rest = view_from(rest, mmdf_line_length(rest));
	return len - rest.len;
}

/* Skips what belongs to no message. Returns how many lines of MMDF that were, too. */
static size_t skip_frame_start(MboxReader *reader, Frame *frame)
{
	size_t n_lines = 0;
	for (size_t size = 1; size; input_skip(reader->input, size)) {
		fill_to(reader, LOOK_AHEAD, frame);
		View window = input_window(reader->input);
		size = blank_length(reader, window);
		n_lines += size && view_ends(view_trim(view_head(window, size)), MMDF_LINE);
	}
	reader->in_mmdf |= n_lines > 0;
	return n_lines;
}

/* Whether nothing stands between two lines of MMDF where a message should be. One line ends a
 * message and one begins the next, at either end of the file there is one only; some writers put
 * one between messages. */
static bool take_hollow(MboxReader *reader, size_t n_lines, RawMail *mail)
{
	bool is_inside = reader->number && input_window(reader->input).len;
	if (n_lines < (is_inside ? 4u : 3u))
		return false;
	*mail = (RawMail){
		.raw = VIEW_INIT(""),
		.offset = input_offset(reader->input),
		.number = ++reader->number,
	};
	return true;
}

void mbox_reader_resume(MboxReader *reader)
{
	reader->pending = 0;
	reader->resumed = true;
}

/*
 * Ends the frame where its message does, if a file of another kind stands behind that. Files of
 * MMDF begin and end with one of its lines, so of two lines the second begins a message.
 */
static void part_joined(MboxReader *reader, Frame *frame, size_t n_lines)
{
	View window = input_window(reader->input);
	bool is_last = frame->at_end && frame->end == window.len;
	if (reader->in_mmdf && reader->number && n_lines == 1 && is_last &&
	    view_starts(window, MBOX_SEPARATOR)) {
		reader->in_mmdf = false;
		frame->from = SEPARATOR_LEN;
		search_end(reader, frame);
	}
	View text = view_head(window, frame->end);
	if (reader->in_mmdf) {
		mbox_doubt_text(reader->doubts, text, input_offset(reader->input));
		return;
	}
	frame->has_odd = mbox_may_be_joined(text);
	if (frame->has_odd)
		frame->end = mbox_find_mmdf(text);
}

RawMailResult mbox_reader_next(MboxReader *reader, RawMail *mail, GError **error)
{
	Frame frame = { 0 };
	input_skip(reader->input, reader->pending);
	reader->pending = 0;
	size_t n_lines = skip_frame_start(reader, &frame);
	if (take_hollow(reader, n_lines, mail))
		return RAW_MAIL_READ;
	if (reader->number == 0) {
		View line = view_first_line(view_head(input_window(reader->input), LOOK_AHEAD));
		reader->first = separator_first(line);
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
	View window = input_window(reader->input);
	if (view_starts(view_skip_bom(window), MBOX_SEPARATOR))
		frame.from = window.len - view_skip_bom(window).len + SEPARATOR_LEN;
	bool by_length =
		reader->variant != MBOX_RD && reader->variant != MBOX_O && !reader->in_mmdf;
	if (!by_length || !end_by_length(reader, &frame)) {
		search_end(reader, &frame);
		if (!frame.skipped)
			part_joined(reader, &frame, n_lines);
	}
	take_frame(reader, &frame, mail);
	if (frame.skipped || is_torn) {
		mail->offset = start;
		mail->length += frame.skipped;
		mail->damage = is_torn ? RAW_MAIL_TORN : INPUT_TOO_LONG ": this is no mail";
		return RAW_MAIL_SKIPPED;
	}
	if (frame.end == input_window(reader->input).len && input_breaks_off(reader->input))
		mail->damage = "the input breaks off";
	else if (frame.has_odd && mbox_has_foreign(mail->raw))
		mail->damage = MBOX_FOREIGN;
	return RAW_MAIL_READ;
}
