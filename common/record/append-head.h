/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a file begins with that records of the mail table are to be appended to: whether it is such
 * a table, and which header line is in force at its end. A helper of record/append-file.h.
 */
#pragma once

#include "bytes/view.h"

/* Where the first line that is not torn is looked for. */
#define APPEND_HEAD_SIZE ((size_t)4096)

typedef struct {
	const char *refusal; /* why nothing can be appended, a static text; NULL if it can be */
	bool needs_header;   /* it has no line that is whole */
	View other;	     /* its header line, with its end, if that is not header; else empty */
} AppendHead;

/*
 * Reads head, a file's first APPEND_HEAD_SIZE bytes, or all of it if is_all, for record, whole
 * lines, to be appended under header, which is empty if none is wanted. Lines that are blank or
 * were torn, and have got an end that says so (RECORD_TORN), are passed over; the last one may be
 * torn and have none. An empty head, of a file that cannot be read, is taken for a mail table.
 */
AppendHead append_head_read(View head, bool is_all, View header, View record);
