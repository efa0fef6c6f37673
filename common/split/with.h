/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The columns that the mail table has only if they are asked for (--with): header fields of any
 * name, `zone`, `arrival`, `context`, `size` and `attachments`.
 */
#pragma once

#include "message/message.h"

/* Which columns, in their order. */
typedef struct WithColumns WithColumns;

void with_columns_free(WithColumns *with);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WithColumns, with_columns_free)

/*
 * The columns of lists such as `To,user-agent`, which end in NULL; NULL stands for no lists. The
 * names of fields may be in upper or lower case, with `-` or `_`.
 * Errors: G_OPTION_ERROR_BAD_VALUE, if a name is no field's or cannot be a column's, is one of the
 * table's already or of another column, comes twice, or if there are so many that the header line
 * would be none (header_line_is).
 */
WithColumns *with_columns_parse(char *const *lists, GError **error);

/* The columns' names; theirs. */
const View *with_columns_names(const WithColumns *with, size_t *n_names);

/* Whether attachments are among them: then the reader of messages must be asked for them. */
bool with_columns_have_attachments(const WithColumns *with);

/* What reads the values of those columns, which must outlive it; one for each thread. */
typedef struct WithReader WithReader;

WithReader *with_reader_new(const WithColumns *with);
void with_reader_free(WithReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WithReader, with_reader_free)

/*
 * The columns' values of message, escaped; valid until the next call. Of mail that is wrapped they
 * are those of the message inside, and where it has no such field, of the list's. is_whole receives
 * whether no field was so long that some of it was left out.
 */
const View *with_reader_read(WithReader *reader, const Message *message, bool *is_whole);

/* How many values there are. */
size_t with_reader_count(const WithReader *reader);

/* Gives back what the last values took that is more than others take. */
void with_reader_forget(WithReader *reader);
