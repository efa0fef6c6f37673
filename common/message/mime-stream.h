/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The stream that GMime reads a message from: its bytes where they lie, nothing copied, but for the
 * places that are hidden (message/mime-guard.h).
 *
 * GMime goes by it to find the parts; what they hold is taken from the message itself.
 */
#pragma once

#include "bytes/view.h"

#include <gmime/gmime.h>

/*
 * A stream of header and body, one behind the other, which must outlive it. It has an X at each of
 * hidden: offsets in the two (size_t), in their order.
 */
GMimeStream *mime_stream_new(View header, View body, GArray *hidden);

/*
 * The bytes that a stream stands for, which GMime has made of such a one; those of the header or
 * those of the body, if it has some of either. Empty if GMime made it of something else.
 */
View mime_stream_bytes(GMimeStream *stream);
