/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pieces of inputs that are read again: see io/pieces.h. */
#include "io/pieces.h"

#include "bytes/hash.h"

#include <errno.h>
#include <unistd.h>

enum {
	MAX_FILES = 64, /* each takes a descriptor */
};

typedef struct {
	guint64 place; /* in its file */
	guint64 hash;
	guint32 len;
	guint32 file; /* its place among the files */
} Piece;

typedef struct {
	int fd;
	char *name;
} File;

struct Pieces {
	GArray *files;	  /* of File */
	GArray *pieces;	  /* of Piece */
	bool is_readable; /* those of the input at hand are */
	guint64 seed;
};

G_DEFINE_QUARK(pieces - error - quark, pieces_error)

static void clear_file(gpointer data)
{
	File *file = data;
	close(file->fd);
	g_free(file->name);
}

Pieces *pieces_new(void)
{
	Pieces *pieces = g_new0(Pieces, 1);
	pieces->files = g_array_new(FALSE, FALSE, sizeof(File));
	g_array_set_clear_func(pieces->files, clear_file);
	pieces->pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
	pieces->seed = hash_seed_new();
	return pieces;
}

void pieces_free(Pieces *pieces)
{
	if (!pieces)
		return;
	g_array_unref(pieces->files);
	g_array_unref(pieces->pieces);
	g_free(pieces);
}

void pieces_begin(Pieces *pieces, const Input *input)
{
	File file = { -1, NULL };
	if (pieces->files->len < MAX_FILES)
		file.fd = input_dup_file(input);
	pieces->is_readable = file.fd >= 0;
	if (!pieces->is_readable)
		return;
	g_array_append_val(pieces->files, file);
	g_array_index(pieces->files, File, pieces->files->len - 1).name =
		g_strdup(input_name(input));
}

guint pieces_note(Pieces *pieces, const Input *input, View text)
{
	Piece piece = { .len = (guint32)text.len, .file = pieces->files->len - 1 };
	if (!pieces->is_readable || piece.len != text.len ||
	    !input_place(input, text.data, &piece.place))
		return 0;
	piece.hash = hash_view(pieces->seed, text);
	g_array_append_val(pieces->pieces, piece);
	return pieces->pieces->len;
}

/* pread(2) until all is read. Returns how much there is; -1 on an error. */
static gssize read_at(int fd, char *data, size_t size, guint64 place)
{
	size_t done = 0;
	while (done < size) {
		ssize_t n = pread(fd, data + done, size - done, (off_t)(place + done));
		if (n < 0 && errno != EINTR)
			return -1;
		if (n == 0)
			break;
		done += n > 0 ? (size_t)n : 0;
	}
	return (gssize)done;
}

bool pieces_read(const Pieces *pieces, guint number, GString *out, GError **error)
{
	const Piece *piece = &g_array_index(pieces->pieces, Piece, number - 1);
	const File *file = &g_array_index(pieces->files, File, piece->file);
	gsize before = out->len;
	g_string_set_size(out, before + piece->len);
	gssize n = read_at(file->fd, out->str + before, piece->len, piece->place);
	View text = { out->str + before, piece->len };
	if (n >= 0 && (size_t)n == piece->len && hash_view(pieces->seed, text) == piece->hash)
		return true;
	int saved = errno;
	g_string_truncate(out, before);
	if (n < 0)
		g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(saved), "%s: %s",
			    file->name, g_strerror(saved));
	else
		g_set_error(error, PIECES_ERROR, PIECES_ERROR_CHANGED,
			    "%s: changed while it was read", file->name);
	return false;
}
