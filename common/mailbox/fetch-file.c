/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Mail by its place in files: see mailbox/fetch-file.h. */
#include "mailbox/fetch-file.h"

#include "mailbox/mbox-frame.h"

#include "io/descriptor.h"
#include "io/input.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* So many files stay open: tables of several mboxes may be sorted into each other, and each time
 * that a compressed one is opened it is read from its beginning. */
#define MAX_OPEN 8

/* What is looked at behind a message, to see whether it ends there: a byte order mark and `From `,
 * or a line of MMDF. */
#define MAX_BEHIND ((size_t)16)

/* Of what lies on the way in a compressed file, and will be wanted later, so much is kept. */
#define MAX_KEPT ((size_t)16 << 20)

/* A place that will be fetched. */
typedef struct {
	char *name;
	guint64 offset, length;
	GBytes *kept; /* the text, with what is behind it; NULL if it was not passed yet */
} Expected;

typedef struct {
	char *name;
	int fd;
	Input *input;
	MailFormat format;
	guint64 used; /* when: files are used one after the other */
} OpenFile;

struct MailFiles {
	int directory; /* or AT_FDCWD, or -1 */
	int failure;   /* the errno of opening it */
	MailFormat told;
	OpenFile open[MAX_OPEN];
	guint64 n_used;
	GString *unquoted;
	GQueue expected; /* Expecteds, in the order in which they will be fetched */
	size_t n_kept;	 /* bytes */
	GBytes *kept;	 /* what the mail given last lies in, or NULL */
};

static void expected_free(gpointer data)
{
	Expected *expected = data;
	g_free(expected->name);
	g_clear_pointer(&expected->kept, g_bytes_unref);
	g_free(expected);
}

static void close_file(OpenFile *file)
{
	g_clear_pointer(&file->input, input_free);
	if (file->name)
		close(file->fd);
	g_clear_pointer(&file->name, g_free);
	file->used = 0;
}

MailFiles *mail_files_new(const char *directory, MailFormat format)
{
	MailFiles *files = g_new0(MailFiles, 1);
	files->directory = directory ? open(directory, DESCRIPTOR_PLACE) : AT_FDCWD;
	files->failure = files->directory == -1 ? errno : 0;
	files->told = format == MAIL_FORMAT_BATCH ? MAIL_FORMAT_AUTO : format;
	files->unquoted = g_string_new(NULL);
	g_queue_init(&files->expected);
	return files;
}

void mail_files_free(MailFiles *files)
{
	if (!files)
		return;
	for (size_t i = 0; i < MAX_OPEN; i++)
		close_file(&files->open[i]);
	if (files->directory >= 0)
		close(files->directory);
	g_string_free(files->unquoted, TRUE);
	g_queue_clear_full(&files->expected, expected_free);
	g_clear_pointer(&files->kept, g_bytes_unref);
	g_free(files);
}

static bool fail_with(GError **error, int code)
{
	g_set_error_literal(error, G_FILE_ERROR, (gint)g_file_error_from_errno(code),
			    g_strerror(code));
	return false;
}

/* Opens the file of that name, which whoever made the table has chosen: nothing may happen by it
 * but that a file is read. */
static int open_regular(const MailFiles *files, const char *name, GError **error)
{
	int flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;
	if (files->failure && !g_path_is_absolute(name))
		return fail_with(error, files->failure) - 1;
	int fd = openat(files->directory, name, flags);
	struct stat status;
	if (fd < 0 || fstat(fd, &status) < 0) {
		fail_with(error, errno);
	} else if (!S_ISREG(status.st_mode)) {
		g_set_error_literal(error, MAIL_FETCH_ERROR, MAIL_FETCH_ERROR_GONE,
				    "not a regular file");
	} else {
		descriptor_reads_on(fd);
		return fd;
	}
	if (fd >= 0)
		close(fd);
	return -1;
}

/* Reads on until the window holds size bytes, or as many as there are before the end or a break. */
static bool recognise(OpenFile *file, MailFormat told, GError **error)
{
	g_autoptr(GError) failure = NULL;
	View head =
		view_head(input_fill_to(file->input, MAIL_FORMAT_HEAD, &failure), MAIL_FORMAT_HEAD);
	if (failure && failure->domain != INPUT_ERROR) {
		g_propagate_error(error, g_steal_pointer(&failure));
		return false;
	}
	file->format = told == MAIL_FORMAT_AUTO ? mail_format_recognise(head) : told;
	const char *kind = mail_format_refuse(file->format, head);
	kind = head.len == 0 ? "it is empty" : kind;
	if (kind)
		g_set_error(error, MAIL_FETCH_ERROR, MAIL_FETCH_ERROR_CHANGED,
			    "this is no mail: %s", kind);
	return !kind;
}

/* The open file of that name, opened if need be in the place of the one that was used longest ago.
 * A file that cannot be read is tried again for each message. */
static OpenFile *find_file(MailFiles *files, const char *name, GError **error)
{
	OpenFile *oldest = &files->open[0];
	for (size_t i = 0; i < MAX_OPEN; i++) {
		OpenFile *file = &files->open[i];
		if (file->name && strcmp(file->name, name) == 0)
			return file;
		oldest = file->used < oldest->used ? file : oldest;
	}
	int fd = open_regular(files, name, error);
	if (fd < 0)
		return NULL;
	close_file(oldest);
	*oldest = (OpenFile){ .name = g_strdup(name), .fd = fd, .input = input_new(fd, name) };
	if (recognise(oldest, files->told, error))
		return oldest;
	close_file(oldest);
	return NULL;
}

/* Whether what is behind a message, at most MAX_BEHIND bytes and all there is if they are fewer,
 * is what may be there. */
static bool may_follow(MailFormat format, View behind)
{
	if (behind.len == 0 || format == MAIL_FORMAT_EMLX)
		return true;
	/* MMDF and an mbox may be one behind the other. */
	return mail_format_is_mbox(format) &&
	       (mmdf_line_length(behind) || view_starts(view_skip_bom(behind), "From "));
}

static bool is_changed(GError **error, const char *what)
{
	g_set_error(error, MAIL_FETCH_ERROR, MAIL_FETCH_ERROR_CHANGED, "it has changed: %s", what);
	return false;
}

/* Takes the message off what its file has around it; behind is what follows. */
static bool take_message(MailFiles *files, MailFormat format, View text, View behind, RawMail *mail,
			 GError **error)
{
	bool has_from_line;
	if (!mail_format_is_mbox(format)) {
		mail->raw = mbox_unframe_single(text, &mail->arrival, &has_from_line);
		return true;
	}
	bool may_be_mmdf = format == MAIL_FORMAT_MMDF || mmdf_line_length(behind);
	bool begins = may_be_mmdf || mail->offset == 0 ? mbox_begins_message(text)
						       : view_starts(view_skip_bom(text), "From ");
	if (!begins)
		return is_changed(error, "no message begins at this byte");
	View raw = mbox_unframe(text, &mail->arrival);
	bool is_quoted = view_find(raw, ">From ") != NULL;
	mail->raw = is_quoted ? mbox_unquote(raw, mbox_variant_of(format), files->unquoted) : raw;
	return true;
}

void mail_files_expect(MailFiles *files, const MailPlace *place)
{
	Expected *expected = g_new0(Expected, 1);
	*expected = (Expected){ g_strdup(place->name), place->offset, place->length, NULL };
	g_queue_push_tail(&files->expected, expected);
}

/* Takes the place that was expected next off the queue. Its text, if it was kept, is held until the
 * next call. */
static void take_expected_place(MailFiles *files, const MailPlace *place)
{
	g_clear_pointer(&files->kept, g_bytes_unref);
	Expected *first = g_queue_pop_head(&files->expected);
	if (!first)
		return;
	bool is_it = strcmp(first->name, place->name) == 0 && first->offset == place->offset &&
		     first->length == place->length;
	if (first->kept) {
		files->n_kept -= g_bytes_get_size(first->kept);
		files->kept = is_it ? g_bytes_ref(first->kept) : NULL;
	}
	expected_free(first);
}

static gint compare_offsets(gconstpointer a, gconstpointer b)
{
	const Expected *one = *(Expected *const *)a, *other = *(Expected *const *)b;
	return (one->offset > other->offset) - (one->offset < other->offset);
}

/* Goes to place in a compressed file, and keeps on the way what will be wanted: each step back
 * would unpack it anew. */
static bool seek_packed(MailFiles *files, const OpenFile *file, const MailPlace *place)
{
	g_autoptr(GPtrArray) passed = g_ptr_array_new();
	guint64 at = input_offset(file->input);
	guint64 from = place->offset < at ? 0 : at;
	for (GList *node = files->expected.head; node; node = node->next) {
		Expected *expected = node->data;
		if (!expected->kept && expected->offset >= from &&
		    expected->offset < place->offset && strcmp(expected->name, place->name) == 0)
			g_ptr_array_add(passed, expected);
	}
	g_ptr_array_sort(passed, compare_offsets);
	for (guint i = 0; i < passed->len; i++) {
		Expected *expected = g_ptr_array_index(passed, i);
		size_t size = (size_t)MIN(expected->length, MAX_KEPT) + MAX_BEHIND;
		if (size > MAX_KEPT - files->n_kept)
			continue;
		if (!input_seek(file->input, expected->offset))
			break;
		View text = view_head(input_fill_to(file->input, size, NULL), size);
		expected->kept = g_bytes_new(text.data, text.len);
		files->n_kept += text.len;
	}
	return input_seek(file->input, place->offset);
}

/* What the file has at place: the text and, as far as there is more, what is behind it. */
static bool read_place(MailFiles *files, const OpenFile *file, const MailPlace *place, View *text,
		       GError **error)
{
	if (files->kept) {
		*text = (View){ g_bytes_get_data(files->kept, NULL),
				g_bytes_get_size(files->kept) };
		return true;
	}
	if (!input_has_room(file->input, place->length + MAX_BEHIND))
		return is_changed(error, "no message is so long");
	bool is_there = input_is_packed(file->input) ? seek_packed(files, file, place)
						     : input_seek(file->input, place->offset);
	if (!is_there)
		return is_changed(error, "it ends before this byte");
	*text = input_fill_to(file->input, place->length + MAX_BEHIND, NULL);
	return true;
}

bool mail_files_fetch(MailFiles *files, const MailPlace *place, RawMail *mail, GError **error)
{
	*mail = (RawMail){ .offset = place->offset, .length = place->length };
	take_expected_place(files, place);
	OpenFile *file = find_file(files, place->name, error);
	View window = { 0 };
	if (!file)
		return false;
	file->used = ++files->n_used;
	if (!read_place(files, file, place, &window, error))
		return false;
	View text = view_head(window, (size_t)place->length);
	if (text.len < place->length || text.len == 0)
		return is_changed(error, "it ends within the message");
	View behind = view_head(view_from(window, text.len), MAX_BEHIND);
	if (!may_follow(file->format, behind))
		return is_changed(error, "the message does not end where it did");
	return take_message(files, file->format, text, behind, mail, error);
}
