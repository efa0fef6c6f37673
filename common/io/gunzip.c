/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The text of a gzip file, however damaged: see io/gunzip.h. */
#include "io/gunzip.h"

#include "bytes/scan.h"
#include "io/gzip-guess.h"
#include "io/input.h"

/* So much is unpacked at once, and looked at for growth. */
#define STEP ((size_t)64 * 1024)

/* So many bytes that were unpacked are kept: where a member was cut short, the next one's first
 * bytes are taken for its data, and the damage shows only behind them. */
#define HISTORY ((size_t)96 * 1024)

/* What is looked at of something that may be a member. */
#define TRIAL ((size_t)4096)
#define SHORT_TRIAL ((size_t)256)

/* Work that is done twice for nothing must not exceed the file's size by more than this. */
#define SPARE_WORK ((guint64)1 << 20)

typedef enum {
	BETWEEN, /* a member may begin */
	IN_MEMBER,
	IN_PLAIN, /* text that is not packed, behind a break */
	BROKEN,
	OVER,
} State;

struct Gunzip {
	State state;
	GunzipReadFunc read;
	gpointer data;
	bool at_end; /* read has nothing more */
	GError *read_error;
	GError *failure; /* why it is BROKEN */
	Buffer packed;	 /* its first bytes are done with, and kept for a while */
	size_t used;	 /* so many */
	guint64 base;	 /* where in the file its first byte stands */
	z_stream stream, trial;
	bool has_text;	  /* the member has made some */
	bool follows;	  /* behind the break stands what is to be a member */
	bool is_whole;	  /* all text before the break was unpacked */
	guint64 start;	  /* of the member */
	guint64 wasted;	  /* bytes that were looked at again */
	guint64 no_plain; /* behind a break: mail that is not packed is looked for from here on */
	guint64 direct;	  /* behind a break: where something that is no mbox may begin, too */
	guint64 growth_from;			/* where the growth of what is held began */
	guint64 block_in, block_out;		/* since growth was last looked at */
	guint64 stretch_in, stretch_out, grown; /* grown: bytes in a row that grew too much */
};

Gunzip *gunzip_new(Buffer *packed, GunzipReadFunc read, gpointer data)
{
	Gunzip *gunzip = g_new0(Gunzip, 1);
	gunzip->packed = *packed;
	*packed = (Buffer){ 0 };
	gunzip->read = read;
	gunzip->data = data;
	if (inflateInit2(&gunzip->stream, GZIP_WINDOW) != Z_OK ||
	    inflateInit2(&gunzip->trial, GZIP_WINDOW) != Z_OK)
		g_error("no memory for zlib");
	return gunzip;
}

void gunzip_free(Gunzip *gunzip)
{
	if (!gunzip)
		return;
	inflateEnd(&gunzip->stream);
	inflateEnd(&gunzip->trial);
	buffer_clear(&gunzip->packed);
	g_clear_error(&gunzip->read_error);
	g_clear_error(&gunzip->failure);
	g_free(gunzip);
}

static View waiting(const Gunzip *gunzip)
{
	const Buffer *packed = &gunzip->packed;
	if (!packed->chunk)
		return VIEW("");
	View all = { packed->chunk->data + packed->start, packed->end - packed->start };
	return view_from(all, gunzip->used);
}

bool gunzip_text_is_whole(const Gunzip *gunzip)
{
	return gunzip->is_whole;
}

size_t gunzip_waiting(const Gunzip *gunzip)
{
	return waiting(gunzip).len;
}

static guint64 position(const Gunzip *gunzip)
{
	return gunzip->base + gunzip->used;
}

static void advance(Gunzip *gunzip, size_t size)
{
	gunzip->used += size;
	if (gunzip->used <= HISTORY)
		return;
	size_t old = gunzip->used - HISTORY;
	gunzip->packed.start += old;
	gunzip->base += old;
	gunzip->used -= old;
}

/* Reads until size bytes wait, or all there are. */
static View wait_for(Gunzip *gunzip, size_t size)
{
	while (waiting(gunzip).len < size && !gunzip->at_end)
		gunzip->at_end = !gunzip->read(&gunzip->packed, gunzip->data, &gunzip->read_error);
	return waiting(gunzip);
}

/* Whether to look at bytes again is still within the bounds of the work. */
static bool may_waste(Gunzip *gunzip, guint64 bytes)
{
	if (gunzip->wasted + bytes > position(gunzip) + SPARE_WORK)
		return false;
	gunzip->wasted += bytes;
	return true;
}

/* There is nothing more, which the reader's error may be the reason for. */
static void finish(Gunzip *gunzip)
{
	gunzip->state = gunzip->read_error ? BROKEN : OVER;
	if (gunzip->read_error)
		gunzip->failure = g_error_copy(gunzip->read_error);
}

/* Breaks off at the byte `at`; what follows is looked for from the byte `from` on. */
static void break_off(Gunzip *gunzip, GQuark domain, gint code, guint64 at, const char *why,
		      guint64 from)
{
	if (gunzip->failure)
		return;
	if (gunzip->read_error && gunzip_waiting(gunzip) == 0) {
		finish(gunzip);
		return;
	}
	gunzip->state = BROKEN;
	g_set_error(&gunzip->failure, domain, code, "byte %" G_GUINT64_FORMAT ": %s", at, why);
	from = MAX(from, gunzip->base);
	if (from > position(gunzip))
		advance(gunzip, (size_t)(from - position(gunzip)));
	else if (may_waste(gunzip, position(gunzip) - from))
		gunzip->used = (size_t)(from - gunzip->base);
}

/* A member's data is damaged, or ends before its time. */
static void break_member(Gunzip *gunzip, gint code, const char *why)
{
	guint64 at = position(gunzip);
	gunzip->direct = G_MAXUINT64;
	/* Text that a member has stored as it is was given already. */
	gunzip->no_plain = gunzip->has_text ? at : gunzip->start + 1;
	gunzip->is_whole = !gunzip->has_text;
	break_off(gunzip, INPUT_ERROR, code, at, why, gunzip->start + 1);
}

/* The member's text is whole, but its trailer, which begins at the byte `trailer`, does not fit. */
static void break_trailer(Gunzip *gunzip, guint64 trailer)
{
	size_t left = (size_t)(trailer + 8 - position(gunzip));
	View rest = view_from(wait_for(gunzip, left + 2), left);
	gunzip->direct = gunzip->no_plain = trailer + 8;
	/* Where a member follows, whatever it is like, the trailer was as long as it has to be. */
	gunzip->follows = view_starts(rest, "\x1f\x8b");
	gunzip->is_whole = true;
	break_off(gunzip, INPUT_ERROR, INPUT_ERROR_DAMAGED, trailer,
		  "gzip data does not match its checksum", gunzip->follows ? trailer + 8 : trailer);
}

static void begin_member(Gunzip *gunzip)
{
	inflateReset(&gunzip->stream);
	gunzip->state = IN_MEMBER;
	gunzip->is_whole = false;
	gunzip->has_text = false;
	gunzip->start = position(gunzip);
}

/* Behind a member: another one, nothing, zeros and then nothing, or a break. */
static void step_between(Gunzip *gunzip)
{
	guint64 at = position(gunzip);
	View rest = wait_for(gunzip, 2);
	if (view_starts(rest, "\x1f\x8b")) {
		begin_member(gunzip);
		return;
	}
	for (; rest.len && rest.data[0] == '\0'; rest = wait_for(gunzip, 1)) {
		size_t zeros = 1;
		while (zeros < rest.len && rest.data[zeros] == '\0')
			zeros++;
		advance(gunzip, zeros);
	}
	if (rest.len == 0) {
		finish(gunzip);
		return;
	}
	gunzip->direct = gunzip->no_plain = position(gunzip);
	bool is_cut = view_is(rest, "\x1f") && at == position(gunzip);
	gunzip->is_whole = true;
	break_off(gunzip, INPUT_ERROR, is_cut ? INPUT_ERROR_CUT : INPUT_ERROR_DAMAGED, at,
		  is_cut ? "gzip data ends early" : "what follows is no gzip data",
		  position(gunzip));
}

/* Looks at how much was made of what; takes back what a bomb made. */
static void check_growth(Gunzip *gunzip, Buffer *window)
{
	if (gunzip->block_out < STEP)
		return;
	if (gunzip->block_out / GUNZIP_RATIO > gunzip->block_in) {
		if (gunzip->grown == 0)
			gunzip->growth_from = position(gunzip) - gunzip->block_in;
		gunzip->grown += gunzip->block_out;
	} else {
		gunzip->grown = 0;
	}
	gunzip->stretch_in += gunzip->block_in;
	gunzip->stretch_out += gunzip->block_out;
	gunzip->block_in = gunzip->block_out = 0;
	bool is_bomb = false;
	if (gunzip->stretch_out >= GUNZIP_STRETCH) {
		is_bomb = gunzip->stretch_out / GUNZIP_RATIO > gunzip->stretch_in;
		gunzip->stretch_in = gunzip->stretch_out = 0;
	}
	size_t held = (size_t)MIN(gunzip->grown, window->end - window->start);
	if (!is_bomb && held <= GUNZIP_MAX_HELD)
		return;
	window->end -= held > STEP ? held - STEP : 0;
	gunzip->no_plain = position(gunzip);
	gunzip->direct = G_MAXUINT64;
	break_off(gunzip, INPUT_ERROR, INPUT_ERROR_BOMB,
		  gunzip->grown ? gunzip->growth_from : position(gunzip),
		  "gzip data grows more than " G_STRINGIFY(GUNZIP_RATIO) " times: this is no mail",
		  position(gunzip));
	gunzip->grown = 0;
}

/* Unpacks some of the member. */
static void step_member(Gunzip *gunzip, Buffer *window)
{
	View rest = wait_for(gunzip, 1);
	z_stream *stream = &gunzip->stream;
	buffer_make_room(window);
	size_t room = MIN(window->chunk->size - window->end, STEP);
	stream->next_in = (Bytef *)rest.data;
	stream->avail_in = (uInt)rest.len;
	stream->next_out = (Bytef *)window->chunk->data + window->end;
	stream->avail_out = (uInt)room;
	int result = inflate(stream, Z_NO_FLUSH);
	size_t made = room - stream->avail_out, used = rest.len - stream->avail_in;
	window->end += made;
	advance(gunzip, used);
	gunzip->has_text = gunzip->has_text || made;
	gunzip->block_in += used;
	gunzip->block_out += made;
	if (result == Z_STREAM_END)
		gunzip->state = BETWEEN;
	else if (result == Z_MEM_ERROR)
		g_error("no memory for zlib");
	else if (result == Z_DATA_ERROR && g_strcmp0(stream->msg, "incorrect data check") == 0)
		break_trailer(gunzip, position(gunzip) - 4);
	else if (result == Z_DATA_ERROR && g_strcmp0(stream->msg, "incorrect length check") == 0)
		break_trailer(gunzip, position(gunzip) - 8);
	else if (result != Z_OK && result != Z_BUF_ERROR)
		break_member(gunzip, INPUT_ERROR_DAMAGED, "gzip data is damaged");
	else if (rest.len == 0 && made == 0)
		break_member(gunzip, INPUT_ERROR_CUT, "gzip data ends early");
	check_growth(gunzip, window);
}

/* Whether a member that can be read begins with what waits. Where many turned out to be none, less
 * is looked at. */
static bool try_member(Gunzip *gunzip)
{
	size_t size = gunzip->wasted < position(gunzip) + SPARE_WORK ? TRIAL : SHORT_TRIAL, used;
	if (gzip_guess_member(&gunzip->trial, view_head(wait_for(gunzip, TRIAL), size), &used))
		return true;
	gunzip->wasted += used;
	return false;
}

/* Text as it is, up to the next member. */
static void step_plain(Gunzip *gunzip, Buffer *window)
{
	View rest = wait_for(gunzip, TRIAL);
	size_t size = gzip_find_magic(rest);
	if (size == rest.len && !gunzip->at_end)
		size -= 3; /* more than that waits */
	if (size == 0 && rest.len && try_member(gunzip)) {
		gunzip->direct = gunzip->no_plain = position(gunzip);
		gunzip->is_whole = true;
		break_off(gunzip, INPUT_ERROR, INPUT_ERROR_DAMAGED, position(gunzip),
			  "gzip data follows text that is none", position(gunzip));
		return;
	}
	if (rest.len == 0) {
		finish(gunzip);
		return;
	}
	rest = waiting(gunzip);
	buffer_make_room(window);
	size = MIN(MAX(size, 1), window->chunk->size - window->end);
	memcpy(window->chunk->data + window->end, rest.data, size);
	window->end += size;
	advance(gunzip, size);
}

bool gunzip_step(Gunzip *gunzip, Buffer *window, GError **error)
{
	size_t before = window->end - window->start;
	while (window->end - window->start <= before && gunzip->state != BROKEN &&
	       gunzip->state != OVER) {
		if (gunzip->state == BETWEEN)
			step_between(gunzip);
		else if (gunzip->state == IN_MEMBER)
			step_member(gunzip, window);
		else
			step_plain(gunzip, window);
	}
	if (window->end - window->start > before)
		return true;
	if (gunzip->state == BROKEN)
		g_propagate_error(error, g_error_copy(gunzip->failure));
	return false;
}

/* Whether mail, or records, that are not packed begin with what waits. */
static bool is_plain(Gunzip *gunzip)
{
	View rest = view_head(wait_for(gunzip, TRIAL), TRIAL);
	bool at_line = gunzip->used && view_starts((View){ rest.data - 1, 1 }, "\n");
	return gzip_guess_plain(rest, at_line, position(gunzip) == gunzip->direct);
}

/* The next place in rest, at most its length, that is worth a closer look. magic is the first one
 * of a member's magic; mail may begin before it and end behind it. */
static size_t next_place(const Gunzip *gunzip, View rest, size_t magic)
{
	guint64 at = position(gunzip);
	size_t plain = (size_t)MIN(rest.len, gunzip->no_plain > at ? gunzip->no_plain - at : 0);
	View text = view_from(view_head(rest, magic + strlen("From ") - 1), plain);
	const char *found = scan_find_from(text);
	size_t place = found ? (size_t)(found - rest.data) : magic;
	if (gunzip->direct >= at && gunzip->direct - at < place)
		place = (size_t)(gunzip->direct - at);
	return place;
}

bool gunzip_resume(Gunzip *gunzip)
{
	if (gunzip->state != BROKEN || gunzip->failure->domain == G_FILE_ERROR)
		return false;
	g_clear_error(&gunzip->failure);
	if (gunzip->follows) {
		gunzip->follows = false;
		gunzip->state = BETWEEN;
		return true;
	}
	guint64 magic = 0; /* before this byte of the file there is none */
	for (View rest; (rest = wait_for(gunzip, TRIAL)).len;) {
		guint64 at = position(gunzip);
		if (magic <= at) {
			size_t found = gzip_find_magic(rest);
			/* the end of what was read may cut one */
			magic = at + (found == rest.len && !gunzip->at_end ? found - 4 : found);
		}
		size_t skip = next_place(gunzip, rest, (size_t)(magic - at));
		if (skip == 0) {
			if (gzip_find_magic(view_head(rest, 4)) == 0 && try_member(gunzip)) {
				begin_member(gunzip);
				return true;
			}
			if (is_plain(gunzip)) {
				gunzip->state = IN_PLAIN;
				gunzip->is_whole = false;
				return true;
			}
			skip = 1;
		}
		advance(gunzip, skip);
	}
	finish(gunzip);
	return gunzip->state == BROKEN;
}
