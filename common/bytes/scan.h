/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Searching the bytes of whole archives: what has to be faster than memmem(3).
 *
 * Written with the vector types of gcc and clang, so that it is portable and still takes many bytes
 * at a time.
 */
#pragma once

#include "bytes/wide.h"

/* The first place of `From ` in text, or NULL. */
WIDE_DECLARE(const char *, scan_find_from, View text);
static inline const char *scan_find_from(View text)
{
	WIDE_PICK(scan_find_from, text);
}

/* The first place of `--` at the start of a line but the first, or NULL: where MIME delimiters can
 * be. Points to the line feed before it. */
WIDE_DECLARE(const char *, scan_find_dashes, View text);
static inline const char *scan_find_dashes(View text)
{
	WIDE_PICK(scan_find_dashes, text);
}

/* The first place of a line feed behind which a rule may begin, as people and programs draw lines
 * across mail: `--`, `__`, `##`, `-=`, `_.`, or `-` alone in its line; NULL if there is none. */
WIDE_DECLARE(const char *, scan_find_rule, View text);
static inline const char *scan_find_rule(View text)
{
	WIDE_PICK(scan_find_rule, text);
}

/* The first place of a line feed with a blank behind it, or NULL. */
WIDE_DECLARE(const char *, scan_find_indent, View text);
static inline const char *scan_find_indent(View text)
{
	WIDE_PICK(scan_find_indent, text);
}

/* The first place of a line feed behind which a character stands that a quoted line begins with, or
 * a diff (`>`, `@`, `-`, `*`, `d`, `I`, `G`); NULL if there is none. */
WIDE_DECLARE(const char *, scan_find_lead, View text);
static inline const char *scan_find_lead(View text)
{
	WIDE_PICK(scan_find_lead, text);
}

/* The first place of a line feed behind which no quoted line begins, or one with `F` behind its
 * `>`; NULL if there is none. The text's end is no such place. */
WIDE_DECLARE(const char *, scan_find_unquoted, View text);
static inline const char *scan_find_unquoted(View text)
{
	WIDE_PICK(scan_find_unquoted, text);
}

/* The first place of `://` in text, or NULL. */
WIDE_DECLARE(const char *, scan_find_scheme_end, View text);
static inline const char *scan_find_scheme_end(View text)
{
	WIDE_PICK(scan_find_scheme_end, text);
}

/* The fields of a header, one after another: each is its line and those that continue it (RFC 5322,
 * section 2.2.3), the last line end included. */
typedef struct {
	const char *end; /* of the header, or of any text that starts with it */
	/* Ends are looked for ahead, many bytes at a time. */
	const char *searched; /* up to here */
	const char *block;    /* what was found: the end behind block[n] is the bit n of ends */
	guint64 ends;
	guint64 odd; /* 0 if no byte of the fields so far is NUL or CR: nearly always */
} FieldIter;

/* Starts at the first field of text; valid as long as the text. */
static inline FieldIter field_iter(View text)
{
	return (FieldIter){ .end = view_end(text), .searched = text.data };
}

/* Looks for ends, for field_iter_next; false if there are no more. */
WIDE_DECLARE(bool, scan_fields, FieldIter *iter);
static inline bool scan_fields(FieldIter *iter)
{
	WIDE_PICK(scan_fields, iter);
}

/* Where the next field ends, which is where text does if there is no other behind it. */
static inline const char *field_iter_next(FieldIter *iter)
{
	if (!iter->ends && !scan_fields(iter))
		return iter->end;
	const char *end = iter->block + __builtin_ctzll(iter->ends) + 1;
	iter->ends &= iter->ends - 1;
	return end;
}

/* How many bytes at the start of text may be of a field's name: printable ASCII, no colon. */
WIDE_DECLARE(size_t, scan_field_name_length, View text);
static inline size_t scan_field_name_length(View text)
{
	WIDE_PICK(scan_field_name_length, text);
}

/* How many bytes at the start of text are ASCII. */
WIDE_DECLARE(size_t, scan_ascii_length, View text);
static inline size_t scan_ascii_length(View text)
{
	WIDE_PICK(scan_ascii_length, text);
}

/* Whether text is printable ASCII, line feeds and TABs. */
WIDE_DECLARE(bool, scan_is_plain, View text);
static inline bool scan_is_plain(View text)
{
	WIDE_PICK(scan_is_plain, text);
}

/*
 * Where the byte stands in text: fills places, which has room for max of them. Returns how many
 * there are, those that there is no room for included.
 */
WIDE_DECLARE(size_t, scan_places, View text, char byte, const char **places, size_t max);
static inline size_t scan_places(View text, char byte, const char **places, size_t max)
{
	WIDE_PICK(scan_places, text, byte, places, max);
}
