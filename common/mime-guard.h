/*
 * What GMime may see of a message that means harm.
 *
 * GMime keeps a tree: 2 KiB for each part, 4 for each enclosed message, and half a KiB for each
 * header field, parameter and address, of which two bytes of mail can make one. It also reads
 * groups of addresses by recursion.
 */
#pragma once

#include "view.h"

/* A field, parameter or address is one, a part eight: what they take is at most 24 MiB. Real mail
 * has some hundreds. */
#define MIME_GUARD_MAX 40000

/*
 * The message's start that GMime may see, all of raw for nearly every mail; less than raw if it
 * holds more than MIME_GUARD_MAX. Where a field of addresses holds so many groups that reading it
 * would end the program, be it of an enclosed message or just in the text, this takes its name
 * away from GMime: the first letter becomes an X, in copy, which is made then and the caller's
 * to free.
 */
View mime_guard(View raw, GString **copy);
