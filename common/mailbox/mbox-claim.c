/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Content-Length fields: see mailbox/mbox-claim.h. */
#include "mailbox/mbox-claim.h"

/* A field that claims more is not believed: else a liar could make the reader hold a whole archive.
 */
#define MAX_CLAIM ((size_t)8 * 1024 * 1024)

MboxClaim mbox_find_claim(View window)
{
	static const char field[] = "Content-Length:";
	MboxClaim claim = { 0 };
	guint64 length = 0;
	bool found = false;
	View rest = view_head(window, MBOX_MAX_HEADER);
	for (const char *end; (end = view_chr(rest, '\n'));) {
		View line = view_head(rest, (size_t)(end - rest.data));
		rest = view_from(rest, line.len + 1);
		/* No further than the header goes: the next message's is searched again. */
		if (line.len == 0 || view_is(line, "\r")) {
			claim.header_end = (size_t)(rest.data - window.data);
			break;
		}
		if (found || (line.data[0] | 0x20) != 'c' || !view_starts_nocase(line, field))
			continue;
		g_autofree char *text = view_dup(view_trim(view_from(line, strlen(field))));
		found = true;
		claim.has_length =
			g_ascii_string_to_unsigned(text, 10, 0, MAX_CLAIM, &length, NULL);
		claim.length = (size_t)length;
	}
	return claim;
}
