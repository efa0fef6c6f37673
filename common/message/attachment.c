/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The files that a message brings: see message/attachment.h. */
#include "message/attachment.h"

#include "message/encoded-word.h"
#include "message/header-squeeze.h"

/* So many bytes of a name are read: it may be encoded. */
#define MAX_NAME ((size_t)4096)

static bool is_attachment(const Part *part, bool is_body)
{
	if (part->type == PART_SEALED ||
	    (part_type_has_parts(part->type) && part->type != PART_MESSAGE))
		return false;
	if (is_body && (part->type == PART_PLAIN || part->type == PART_HTML))
		return false;
	return part->attachment || part->filename.len > 0;
}

static void append_name(GString *out, const Part *part)
{
	g_autoptr(GString) decoded = g_string_new(NULL);
	g_autoptr(GString) room = g_string_new(NULL);
	encoded_word_decode(decoded, view_head(part->filename, MAX_NAME));
	View name = header_squeeze(view_of_gstring(decoded), room);
	if (out->len)
		g_string_append_c(out, '\n');
	view_append(out, name.len ? name : VIEW(ATTACHMENT_UNNAMED));
}

void attachments_append(GString *out, const GArray *parts)
{
	const Part *all = (const Part *)(const void *)parts->data;
	g_autofree bool *is_signature = g_new0(bool, parts->len + 1);
	for (size_t i = 0; i < parts->len;) {
		const Part *part = &all[i];
		bool is_whole = is_attachment(part, i == 0);
		if (is_whole && !is_signature[i])
			append_name(out, part);
		/* the second part, where the first one ends */
		if (part->type == PART_SIGNED && i + 1 < part->end)
			is_signature[all[i + 1].end] = all[i + 1].end < part->end;
		i = is_whole || part->type == PART_ENCRYPTED ? part->end : i + 1;
	}
}
