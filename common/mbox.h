/*
 * mbox files: where one message ends and the next begins (RULE 10), and `>From ` quoting.
 *
 * Nothing is parsed here but From_ lines. Memory is bounded by the largest message.
 */
#pragma once

#include "input.h"

typedef enum {
	MBOX_AUTO, /* mboxrd if the first line is public-inbox's `From mboxrd@z`, else mboxo */
	MBOX_RD,   /* every `From ` line separates; one `>` is taken off `>+From ` lines */
	MBOX_O,	   /* RULE 10 decides what separates; `>From ` stays as it is */
	MBOX_O_UNQUOTE, /* the same, and `>From ` loses its `>` */
} MboxVariant;

typedef struct {
	View raw;      /* header and body as they were sent: without From_ line, unquoted */
	View envelope; /* the From_ line without its line end; empty if there was none */
	guint64 offset, length; /* where it stood in the input, From_ line included */
	guint64 number;		/* counted from 1 */
} MboxMessage;

typedef struct MboxReader MboxReader;

/* Reads from input, which stays the caller's and must outlive the reader. */
MboxReader *mbox_reader_new(Input *input, MboxVariant variant);
void mbox_reader_free(MboxReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MboxReader, mbox_reader_free)

/*
 * Gives the next message; its views are valid until the next call. Returns false at the end and on
 * an error.
 * Errors: input_fill's.
 */
bool mbox_reader_next(MboxReader *reader, MboxMessage *message, GError **error);
