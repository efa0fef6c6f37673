/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What GMime may see of a message that means harm.
 *
 * GMime keeps a tree: 2 KiB for each part, 4 for each enclosed message, and half a KiB for each
 * header field, parameter and address, of which two bytes of mail can make one. It also reads
 * groups of addresses by recursion.
 */
#pragma once

#include "bytes/view.h"

/* A field, parameter or address is one, a part eight: what they take is at most 24 MiB. Real mail
 * has some hundreds. */
#define MIME_GUARD_MAX 40000

/*
 * How much of a message, header and body, GMime may see, from its start: all of it for nearly every
 * mail; less if that makes more than MIME_GUARD_MAX. Only lines count that may be a header's: the
 * message's, those behind a delimiter that some field declares, and that of an enclosed message.
 * header ends in a blank line, unless body is empty.
 *
 * Where a field of addresses behind the message's header holds so many groups that reading it would
 * end the program, be it an enclosed message's or just text, its name is to be hidden from GMime:
 * appends the offset of its first letter to hidden (size_t).
 *
 * Where the blank line is missing between a part's header and its text, of which GMime would lose
 * what comes before the next blank line, appends the offset of the text to torn (size_t).
 */
size_t mime_guard(View header, View body, GArray *hidden, GArray *torn);
