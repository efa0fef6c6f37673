/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Links to single mails in an archive on the web, and to single commits in a viewer.
 *
 * A template is a URL with `%s` where the Message-ID goes, `https://lore.kernel.org/r/%s`, or the
 * commit's name, `https://git.example.org/c/%s`.
 */
#pragma once

#include "bytes/view.h"

/*
 * Whether a template can be used: http or https, of characters that a URL may have (RFC 3986,
 * section 2), with `%s` once, behind the host, so that no mail can say where a link leads to.
 */
bool archive_link_is_valid(const char *link);

/*
 * Appends the URL of the mail; the Message-ID is percent-encoded but for unreserved characters and
 * `@`. link is valid. What is appended has no blanks, quotes, backslashes, pipes, and no `<` or
 * `>`, but may have `&`.
 */
void archive_link_append(GString *out, const char *link, View message_id);
