/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Gunzip: the text of a gzip file, however damaged the file is.
 *
 * A file is one or more members (RFC 1952), and zeros may follow the last one, as tapes have them.
 * Anything else is a break: data that is damaged, cut short or no gzip, and data that grows as no
 * mail does. All that was unpacked before a break is given; behind it a member that can be read is
 * looked for, or mail that is not packed, and text goes on there. A member that begins where gzip
 * says it does is taken as it is; one that was looked for must unpack for a while, since its three
 * magic bytes come by chance, too.
 *
 * Whatever a file holds, the time it takes grows no faster than the bytes in it and the text they
 * make.
 */
#pragma once

#include "bytes/buffer.h"

/*
 * Mail shrinks to a third or a tenth, repetitive logs to a fortieth or, at worst, a hundredth;
 * zeros, and lines of base64 that stand for zeros, to a thousandth. So much growth is believed
 * where the text need not be held, or as long as it is short: one attachment of 11 MB full of zeros
 * is. GUNZIP_MAX_HELD stays below a power of two, the size of the window's memory.
 */
#define GUNZIP_RATIO 200
#define GUNZIP_MAX_HELD (((size_t)16 << 20) - CHUNK_SIZE)
#define GUNZIP_STRETCH ((guint64)256 << 20)

typedef struct Gunzip Gunzip;

/* Reads some more bytes of the file behind packed. Returns false at the end, and on an error, in
 * which case it is not called again. */
typedef bool (*GunzipReadFunc)(Buffer *packed, gpointer data, GError **error);

/* Takes over what packed holds, the first bytes of the file. data goes to read. */
Gunzip *gunzip_new(Buffer *packed, GunzipReadFunc read, gpointer data);
void gunzip_free(Gunzip *gunzip);

/*
 * Appends some text to window, which has no less than it had. Returns false at the end, and at a
 * break until gunzip_resume.
 * Errors: read's; for a break INPUT_ERROR_DAMAGED, INPUT_ERROR_CUT, INPUT_ERROR_BOMB. Messages name
 * the byte of the file. At a bomb what it made is taken off window.
 */
bool gunzip_step(Gunzip *gunzip, Buffer *window, GError **error);

/* Whether a break lies behind text that was unpacked to its end: nothing of it is cut off. */
bool gunzip_text_is_whole(const Gunzip *gunzip);

/* Goes on behind a break. Returns false if nothing there can be read, or there is no break. */
bool gunzip_resume(Gunzip *gunzip);

/* How many bytes were read and not yet unpacked. */
size_t gunzip_waiting(const Gunzip *gunzip);
