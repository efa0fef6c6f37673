/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The stream of `git cat-file --batch`: see mailbox/git-batch.h. */
#include "mailbox/git-batch.h"

/* No line of git's is longer, unless REST is somebody's novel. */
#define MAX_LINE ((size_t)4096)

struct GitBatchReader {
	Input *input;
	size_t pending; /* length of the entry given last, still in the window */
	guint64 number;
	gint64 last_arrival; /* of the message before; 0 if unknown */
	bool resumed;	     /* the window begins behind a break */
	bool is_none;	     /* its first line is no entry */
};

/* One line that announces an object. */
typedef struct {
	View oid, type, rest;
	guint64 size;
	bool missing;
} Entry;

GitBatchReader *git_batch_reader_new(Input *input)
{
	GitBatchReader *reader = g_new0(GitBatchReader, 1);
	reader->input = input;
	return reader;
}

void git_batch_reader_free(GitBatchReader *reader)
{
	g_free(reader);
}

/* Takes the text up to the next blank off line, and the blank. */
static View next_word(View *line)
{
	const char *blank = view_chr(*line, ' ');
	View word = blank ? view_head(*line, (size_t)(blank - line->data)) : *line;
	*line = view_from(*line, word.len + 1);
	return word;
}

static bool is_oid(View word)
{
	return (word.len == 40 || word.len == 64) && view_hex_length(word) == word.len;
}

static bool parse_entry(View line, Entry *entry)
{
	if (view_ends(line, " missing")) {
		*entry = (Entry){ .missing = true };
		return true;
	}
	entry->missing = false;
	entry->oid = next_word(&line);
	entry->type = next_word(&line);
	g_autofree char *size = view_dup(next_word(&line));
	entry->rest = line;
	return is_oid(entry->oid) &&
	       g_ascii_string_to_unsigned(size, 10, 0, G_MAXINT64, &entry->size, NULL);
}

bool git_batch_recognise(View head)
{
	const char *end = view_chr(view_head(head, MAX_LINE), '\n');
	Entry entry;
	return end && parse_entry(view_head(head, (size_t)(end - head.data)), &entry) &&
	       (entry.missing ? is_oid(view_head(head, 40)) : view_is(entry.type, "blob"));
}

/*
 * Reads until the window holds size bytes. Returns false if the input ends before; error is set
 * if reading failed.
 */
/* The next announcing line, without its line feed; empty at the end. error is set if reading failed
 * before there was a whole one. */
static View read_entry_line(GitBatchReader *reader, GError **error)
{
	g_autoptr(GError) failure = NULL;
	for (size_t size = 1; size <= MAX_LINE && !failure; size *= 4) {
		bool enough = input_fill_to(reader->input, size, &failure).len >= size;
		View window = input_window(reader->input);
		const char *end = view_chr(view_head(window, MAX_LINE), '\n');
		if (end)
			return view_head(window, (size_t)(end - window.data));
		if (!enough)
			break;
	}
	if (failure)
		g_propagate_error(error, g_steal_pointer(&failure));
	return view_head(input_window(reader->input), MAX_LINE);
}

/* Reads until the window holds the line that begins at start. */
static void fill_line(const GitBatchReader *reader, size_t start)
{
	View line;
	do
		line = view_head(view_from(input_window(reader->input), start), MAX_LINE);
	while (line.len < MAX_LINE && !view_chr(line, '\n') && input_fill(reader->input, NULL));
}

static bool parse_full_entry(View line, Entry *entry)
{
	return parse_entry(line, entry) && (!entry->missing || is_oid(view_head(line, 40)));
}

/* Gives size bytes back, reading on as far as it has to. Returns how many there were. */
static guint64 skip_bytes(GitBatchReader *reader, guint64 size)
{
	guint64 left = size;
	while (left && (input_window(reader->input).len || input_fill(reader->input, NULL))) {
		size_t step = (size_t)MIN(left, input_window(reader->input).len);
		input_skip(reader->input, step);
		left -= step;
	}
	return size - left;
}

/* Gives lines back until one announces an object. */
static RawMailResult skip_to_entry(GitBatchReader *reader, RawMail *mail)
{
	Entry entry;
	do
		input_skip_line(reader->input);
	while (!parse_full_entry(read_entry_line(reader, NULL), &entry) &&
	       input_window(reader->input).len);
	mail->length = input_offset(reader->input) - mail->offset;
	mail->damage = reader->resumed ? RAW_MAIL_TORN : "no line of git cat-file --batch";
	reader->number++;
	reader->resumed = false;
	return RAW_MAIL_SKIPPED;
}

/* An entry too long for the window, its line included. */
static RawMailResult skip_entry(GitBatchReader *reader, guint64 size, RawMail *mail)
{
	mail->length = skip_bytes(reader, size);
	mail->damage = INPUT_TOO_LONG ": this is no mail";
	return RAW_MAIL_SKIPPED;
}

bool git_batch_reader_is_none(const GitBatchReader *reader)
{
	return reader->is_none;
}

void git_batch_reader_resume(GitBatchReader *reader)
{
	reader->pending = 0;
	reader->resumed = true;
}

/* What the rest of an entry's line is: COMMIT, TIME and `context`, each of which may be missing. */
static gint64 read_rest(View rest, View *commit, bool *is_context)
{
	gint64 arrival = 0;
	*commit = next_word(&rest);
	g_autofree char *time = view_dup(next_word(&rest));
	g_ascii_string_to_signed(time, 10, 0, G_MAXINT64, &arrival, NULL);
	*is_context = view_is(next_word(&rest), "context");
	return arrival;
}

/* When the message came whose line begins at start, as far as the window has it. */
static gint64 arrival_at(const GitBatchReader *reader, size_t start)
{
	View line = view_head(view_from(input_window(reader->input), start), MAX_LINE);
	const char *end = view_chr(line, '\n');
	Entry entry;
	View commit;
	bool is_context;
	if (!end || !parse_full_entry(view_head(line, (size_t)(end - line.data)), &entry))
		return 0;
	return entry.missing ? 0 : read_rest(entry.rest, &commit, &is_context);
}

static void take_entry(GitBatchReader *reader, const Entry *entry, size_t start, RawMail *mail)
{
	View window = input_window(reader->input);
	mail->raw = view_head(view_from(window, start), (size_t)entry->size);
	View commit;
	mail->arrival = read_rest(entry->rest, &commit, &mail->is_context);
	mail->commit = commit.len ? commit : entry->oid;
	reader->pending = MIN(window.len, start + (size_t)entry->size + 1);
	mail->length = reader->pending;
	mail->arrival_is_shared =
		raw_mail_is_shared(mail->arrival, reader->last_arrival) ||
		raw_mail_is_shared(mail->arrival, arrival_at(reader, reader->pending));
	reader->last_arrival = mail->arrival;
}

RawMailResult git_batch_reader_next(GitBatchReader *reader, RawMail *mail, GError **error)
{
	input_skip(reader->input, reader->pending);
	reader->pending = 0;
	*mail = (RawMail){ .offset = input_offset(reader->input), .number = reader->number + 1 };
	g_autoptr(GError) failure = NULL;
	View line = read_entry_line(reader, &failure);
	Entry entry = { 0 };
	if (!failure && input_window(reader->input).len == 0)
		return RAW_MAIL_END;
	bool is_entry =
		!failure && (reader->number || reader->resumed ? parse_full_entry(line, &entry)
							       : parse_entry(line, &entry));
	if (!failure && !is_entry && (reader->number || reader->resumed))
		return skip_to_entry(reader, mail);
	reader->resumed = false;
	reader->is_none = !failure && !is_entry;
	if (reader->is_none)
		g_set_error(&failure, G_FILE_ERROR, G_FILE_ERROR_INVAL,
			    "offset %" G_GUINT64_FORMAT ": no line of git cat-file --batch",
			    mail->offset);
	if (failure) {
		g_propagate_error(error, g_steal_pointer(&failure));
		return RAW_MAIL_FAILED;
	}
	reader->number++;
	if (entry.missing) {
		reader->pending = MIN(line.len + 1, input_window(reader->input).len);
		mail->damage = "git found no such object";
		return RAW_MAIL_SKIPPED;
	}
	size_t start = line.len + 1;
	guint64 end = start + entry.size + 1; /* with the line feed, which is skipped with it */
	if (!input_has_room(reader->input, end))
		return skip_entry(reader, end, mail);
	/* And the next line. */
	if (input_fill_to(reader->input, end, &failure).len >= end)
		fill_line(reader, (size_t)end);
	bool whole = input_window(reader->input).len >= start + entry.size;
	/* The window may have moved: the line is read again where it lies now. */
	parse_entry(view_head(input_window(reader->input), start - 1), &entry);
	take_entry(reader, &entry, start, mail);
	if (!whole)
		mail->damage = "the input breaks off";
	if (!view_is(entry.type, "blob")) {
		mail->damage = "no blob";
		return RAW_MAIL_SKIPPED;
	}
	return RAW_MAIL_READ;
}
