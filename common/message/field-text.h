/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Header fields of any name, as columns that a user asked for have them: a line of readable text
 * for each field, or for each address of fields that hold addresses.
 */
#pragma once

#include "bytes/view.h"

typedef struct FieldReader FieldReader;

/* Reads fields of that name, a column's, which must stay. */
FieldReader *field_reader_new(View name);
void field_reader_free(FieldReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FieldReader, field_reader_free)

/*
 * Appends the values of all such fields in header (as header_next_value takes it) to out, a line
 * each without a line end behind the last: text decoded and unfolded, addresses as addresses_parse
 * reads them, `Name <addr>`, or `<addr>` of somebody without a name. Fields that are blank, or hold
 * no address, give no line. out is UTF-8 as far as header is. Reads no more of a field, and of all
 * together, than message/growth.h allows; returns whether that was all.
 */
bool field_reader_append(FieldReader *reader, View header, GString *out);
