/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Links to single mails in an archive on the web: see message/archive-link.h. */
#include "message/archive-link.h"

#define UNRESERVED "-._~"
#define RESERVED ":/?#[]@!$&'()*+,;="

static bool is_escape(const char *at)
{
	return at[0] == '%' && g_ascii_isxdigit(at[1]) && g_ascii_isxdigit(at[2]);
}

bool archive_link_is_valid(const char *link)
{
	size_t scheme = view_http_length(view_of(link));
	if (!scheme)
		return false;
	const char *host = link + scheme;
	const char *path = host + strcspn(host, "/?#");
	size_t n_ids = 0;
	for (const char *at = host; *at; at++) {
		if (at[0] == '%' && at[1] == 's' && at > path)
			n_ids++;
		else if (!g_ascii_isalnum(*at) && !byte_is_in(*at, UNRESERVED RESERVED) &&
			 !is_escape(at))
			return false;
	}
	return path > host && n_ids == 1;
}

void archive_link_append(GString *out, const char *link, View message_id)
{
	static const char digits[] = "0123456789ABCDEF";
	const char *place = strstr(link, "%s");
	g_string_append_len(out, link, place - link);
	for (size_t i = 0; i < message_id.len; i++) {
		guint8 byte = (guint8)message_id.data[i];
		if (g_ascii_isalnum(byte) || byte_is_in((char)byte, UNRESERVED "@")) {
			g_string_append_c(out, (char)byte);
		} else {
			g_string_append_c(out, '%');
			g_string_append_c(out, digits[byte >> 4]);
			g_string_append_c(out, digits[byte & 15]);
		}
	}
	g_string_append(out, place + 2);
}
