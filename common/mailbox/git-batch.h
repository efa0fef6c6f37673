/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The stream of `git cat-file --batch`: `OID blob SIZE[ REST]`, LF, the contents, LF.
 *
 * inbox-cat(1) puts the commit that brought the message and its time, in seconds since 1970, into
 * REST, and behind them `context` for what came before the mail asked for. Objects that are no
 * blobs, and names that git found missing, are no messages.
 */
#pragma once

#include "io/input.h"
#include "message/raw-mail.h"

typedef struct GitBatchReader GitBatchReader;

/* Whether a stream that begins with head is of this kind. */
bool git_batch_recognise(View head);

/* Reads from input, which stays the caller's and must outlive the reader. */
GitBatchReader *git_batch_reader_new(Input *input);
void git_batch_reader_free(GitBatchReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GitBatchReader, git_batch_reader_free)

/* Whether reading failed since the input does not begin as such a stream does. */
bool git_batch_reader_is_none(const GitBatchReader *reader);

/* Goes on behind a break of the input (input_resume), with the next line that announces an object.
 */
void git_batch_reader_resume(GitBatchReader *reader);

/*
 * Gives the next blob; its views are valid until the next call. Its commit is REST's first word,
 * else the blob's own id.
 * What follows an entry and is none is skipped, and so is an entry that no window can hold.
 * Errors: input_fill's, and G_FILE_ERROR_INVAL where the stream is not of this kind.
 */
RawMailResult git_batch_reader_next(GitBatchReader *reader, RawMail *mail, GError **error);
