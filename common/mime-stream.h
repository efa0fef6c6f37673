/*
 * The stream that GMime reads a message from: its bytes where they lie, nothing copied, but for the
 * places that are hidden (mime-guard.h).
 *
 * GMime goes by it to find the parts; what they hold is taken from the message itself.
 */
#pragma once

#include "view.h"

#include <gmime/gmime.h>

/* A stream of raw, which must outlive it. It has an X at each of hidden: offsets in raw (size_t),
 * in their order. */
GMimeStream *mime_stream_new(View raw, GArray *hidden);

/* The bytes of raw that a stream stands for, one GMime has made of such a stream; empty if it made
 * it of something else. */
View mime_stream_bytes(GMimeStream *stream);
