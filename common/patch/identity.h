/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The ids of mail that has two: people answer either. Both are as mail-record(5) has them.
 *
 * What a list has wrapped in a mail of its own (message/wrapped.h) has `wrapped` as its
 * from_source; its message_id is the list's, and the last of its references is the id that the
 * sender gave it. What got its message_id from the sender's server, as Exchange does it, has this
 * id in its references as well, which no other mail has; behind it comes the one that the sender
 * gave it, which his own mails answer.
 */
#pragma once

#include "record/reader.h"

/* Takes the second id of a mail off its references, with all that is there for it; empty if it has
 * none. values are those of the mail's row, and references its own. */
View identity_take_second(const View *values, View *references);

/* The id by which a mail is the same on every list: the sender's. */
View identity_of(const Record *mail);
