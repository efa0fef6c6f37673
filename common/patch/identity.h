/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The ids of a mail that a list has wrapped in one of its own (message/wrapped.h): people answer
 * either. Such a mail's from_source is `wrapped`; its message_id is the list's, and the last of its
 * references is the id that the sender gave it.
 */
#pragma once

#include "record/reader.h"

/* Takes the id that a mail had before a list wrapped it off its references; empty if none has.
 * values are those of the mail's row. */
View identity_take_wrapped(const View *values, View *references);

/* The id by which a mail is the same on every list: the sender's. */
View identity_of(const Record *mail);
