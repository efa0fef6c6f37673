/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The stream that GMime reads a message from: see message/mime-stream.h. */
#include "message/mime-stream.h"

#include <errno.h>

typedef struct {
	GMimeStream parent_object;
	View header, body;
	GArray *hidden;
} MimeStream;

typedef struct {
	GMimeStreamClass parent_class;
} MimeStreamClass;

static GType mime_stream_get_type(void);
G_DEFINE_TYPE(MimeStream, mime_stream, GMIME_TYPE_STREAM)

static MimeStream *mime_stream(GMimeStream *stream)
{
	return G_TYPE_CHECK_INSTANCE_CAST(stream, mime_stream_get_type(), MimeStream);
}

/* The first of the hidden places that is not before offset. */
static guint first_hidden(const GArray *hidden, size_t offset)
{
	guint low = 0, high = hidden->len;
	while (low < high) {
		guint middle = low + (high - low) / 2;
		if (g_array_index(hidden, size_t, middle) < offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static ssize_t read_bytes(GMimeStream *stream, char *buffer, size_t size)
{
	const MimeStream *self = mime_stream(stream);
	if (stream->position < stream->bound_start || stream->position > stream->bound_end) {
		errno = EINVAL;
		return -1;
	}
	size_t start = (size_t)stream->position;
	size_t len = MIN(size, (size_t)(stream->bound_end - stream->position));
	View in_header = view_head(view_from(self->header, start), len);
	View in_body = view_from(self->body, start - MIN(start, self->header.len));
	in_body = view_head(in_body, len - in_header.len);
	if (in_header.len)
		memcpy(buffer, in_header.data, in_header.len);
	if (in_body.len)
		memcpy(buffer + in_header.len, in_body.data, in_body.len);
	for (guint i = first_hidden(self->hidden, start); i < self->hidden->len; i++) {
		size_t place = g_array_index(self->hidden, size_t, i);
		if (place >= start + len)
			break;
		buffer[place - start] = 'X';
	}
	stream->position += (gint64)len;
	return (ssize_t)len;
}

static ssize_t write_bytes(GMimeStream *stream, const char *bytes, size_t size)
{
	(void)stream, (void)bytes, (void)size;
	errno = EBADF;
	return -1;
}

static int do_nothing(GMimeStream *stream)
{
	(void)stream;
	return 0;
}

static gboolean is_at_end(GMimeStream *stream)
{
	return stream->position >= stream->bound_end;
}

static int go_to_start(GMimeStream *stream)
{
	stream->position = stream->bound_start;
	return 0;
}

static gint64 go_to(GMimeStream *stream, gint64 offset, GMimeSeekWhence whence)
{
	gint64 from = whence == GMIME_STREAM_SEEK_CUR	? stream->position
		      : whence == GMIME_STREAM_SEEK_END ? stream->bound_end
							: 0;
	gint64 place = from + offset;
	if (place < stream->bound_start || place > stream->bound_end) {
		errno = EINVAL;
		return -1;
	}
	return stream->position = place;
}

static gint64 place_of(GMimeStream *stream)
{
	return stream->position;
}

static gint64 length_of(GMimeStream *stream)
{
	return stream->bound_end - stream->bound_start;
}

static GMimeStream *new_stream(View header, View body, GArray *hidden, gint64 start, gint64 end)
{
	MimeStream *self = g_object_new(mime_stream_get_type(), NULL);
	gint64 size = (gint64)(header.len + body.len);
	gint64 last = end < 0 ? size : MIN(end, size);
	self->header = header;
	self->body = body;
	self->hidden = g_array_ref(hidden);
	g_mime_stream_construct(&self->parent_object, CLAMP(start, 0, last), last);
	return &self->parent_object;
}

static GMimeStream *stretch_of(GMimeStream *stream, gint64 start, gint64 end)
{
	const MimeStream *self = mime_stream(stream);
	return new_stream(self->header, self->body, self->hidden, start, end);
}

static void finalize(GObject *object)
{
	g_array_unref(((MimeStream *)object)->hidden);
	G_OBJECT_CLASS(mime_stream_parent_class)->finalize(object);
}

static void mime_stream_class_init(MimeStreamClass *class)
{
	GMimeStreamClass *stream_class = &class->parent_class;
	((GObjectClass *)class)->finalize = finalize;
	stream_class->read = read_bytes;
	stream_class->write = write_bytes;
	stream_class->flush = do_nothing;
	stream_class->close = do_nothing;
	stream_class->eos = is_at_end;
	stream_class->reset = go_to_start;
	stream_class->seek = go_to;
	stream_class->tell = place_of;
	stream_class->length = length_of;
	stream_class->substream = stretch_of;
}

static void mime_stream_init(MimeStream *self)
{
	self->header = self->body = VIEW("");
}

GMimeStream *mime_stream_new(View header, View body, GArray *hidden)
{
	return new_stream(header, body, hidden, 0, -1);
}

View mime_stream_bytes(GMimeStream *stream)
{
	if (!G_TYPE_CHECK_INSTANCE_TYPE(stream, mime_stream_get_type()))
		return VIEW("");
	const MimeStream *self = mime_stream(stream);
	size_t start = (size_t)stream->bound_start, len = (size_t)length_of(stream);
	bool in_header = start < self->header.len;
	View piece = in_header ? view_from(self->header, start)
			       : view_from(self->body, start - self->header.len);
	return view_head(piece, len);
}
