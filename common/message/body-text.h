/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The readable text of a single text part: RULE 4 for text that is already out of its transfer
 * encoding. Both ways of reading a message end here, so that they agree.
 */
#pragma once

#include "bytes/view.h"

/*
 * Appends the text of decoded, a text/plain part: charset to UTF-8 (charset_to_utf8), CRLF to LF
 * (and CR CR LF, which careless gateways make of it), NULs dropped, lines of format=flowed
 * un-stuffed (never joined), text that is signed within itself opened (message/clear-signed.h), the
 * list's footer cut off. What is appended ends in LF, or is empty.
 * out gets no longer than max bytes; returns whether all of the text went in.
 */
bool text_part_append(GString *out, View decoded, View charset, bool flowed, size_t max);

/* Whether text_part_append would append decoded as it is, so that it can be read in place. */
bool text_part_is_clean(View decoded, View charset, bool flowed);

/*
 * The same for a text/html part: tags stripped (message/html-text.h). If charset is empty, it is
 * what a meta element says. decoded may lie in buffer, which is emptied, and its memory freed, when
 * it is needed no more; buffer may be NULL.
 */
bool html_part_append(GString *out, View decoded, GString *buffer, View charset, size_t max);
