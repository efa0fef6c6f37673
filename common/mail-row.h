/*
 * The row of the mail table that a message becomes.
 */
#pragma once

#include "message.h"
#include "record-writer.h"

/* Writes the row of message, which was found at location: the source column. */
void mail_row_write(RecordWriter *writer, const Message *message, View location);
