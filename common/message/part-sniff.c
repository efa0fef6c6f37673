/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a part is by how it begins: see message/part-sniff.h. */
#include "message/part-sniff.h"

#include "io/file-kind.h"
#include "message/charset.h"
#include "message/patch-file.h"

enum {
	/* How much of an attachment is decoded to see whether it is compressed; and what it is. */
	FIRST_SNIFF = 256,
	MAX_SNIFF = 16 * 1024,
};

/* The beginning of a part's content, of so many encoded bytes, in head; UTF-16 as UTF-8 if it says
 * what it is. */
static View sniff(const Part *part, size_t size, GString *head)
{
	View encoded = view_head(part->bytes, size);
	/* what is missing of a line of uuencode would be zero bytes */
	const char *feed = view_rchr(encoded, '\n');
	if (part->encoding == TRANSFER_UUENCODE && feed && encoded.len < part->bytes.len)
		encoded.len = (size_t)(feed + 1 - encoded.data);
	g_string_truncate(head, 0);
	transfer_decode(head, encoded, part->encoding);
	if (!charset_shows_utf16(view_of_gstring(head)))
		return view_of_gstring(head);
	g_autoptr(GString) wide = g_string_new_len(head->str, (gssize)head->len);
	charset_to_utf8(g_string_truncate(head, 0), view_of_gstring(wide), VIEW(""), G_MAXSIZE);
	return view_of_gstring(head);
}

/* Whether there are control characters that no text has. */
static bool has_controls(View text)
{
	for (size_t i = 0; i < text.len; i++) {
		guint8 byte = (guint8)text.data[i];
		if ((byte < ' ' && !byte_is_in((char)byte, "\t\n\f\r\x1b")) || byte == 0x7f)
			return true;
	}
	return false;
}

bool part_is_plainly_text(const Part *part)
{
	g_autoptr(GString) buffer = g_string_new(NULL);
	View head = sniff(part, MAX_SNIFF, buffer);
	if (has_controls(head))
		return false;
	size_t n_high = 0;
	for (size_t i = 0; i < head.len; i++)
		n_high += (guint8)head.data[i] >= 0x80;
	const char *end;
	bool is_utf8 = g_utf8_validate_len(head.data, head.len, &end) ||
		       (size_t)(end - head.data) + 4 > head.len;
	return is_utf8 || n_high < head.len / 4;
}

/* Whether a part that is declared as a patch is text. It may be in wide characters, and a patch may
 * have a form feed or the like anywhere. */
static bool is_patch_text(const Part *part)
{
	g_autoptr(GString) buffer = g_string_new(NULL);
	View head = sniff(part, MAX_SNIFF, buffer);
	if (file_is_packed(head))
		return false;
	g_autoptr(GString) narrow = g_string_sized_new(head.len);
	for (size_t i = 0; i < head.len; i++)
		if (head.data[i] != '\0')
			g_string_append_c(narrow, head.data[i]);
	View text = view_of_gstring(narrow);
	return !has_controls(text) || patch_file_has_diff(text);
}

/* What the names of patches have in them: `fix.patch`, `patch.txt`, `x.debdiff`. */
static bool is_named_patch(View filename)
{
	return view_find_nocase(filename, "patch") || view_find_nocase(filename, "diff");
}

bool part_is_patch(const Part *part)
{
	if (part->type == PART_HTML)
		return false;
	if (part->type == PART_PATCH)
		return is_patch_text(part);
	g_autoptr(GString) buffer = g_string_new(NULL);
	View start = sniff(part, FIRST_SNIFF, buffer);
	/* nearly all attachments are compressed */
	if (has_controls(start))
		return false;
	View head = sniff(part, MAX_SNIFF, buffer);
	return patch_file_like(head) ||
	       (is_named_patch(part->filename) && patch_file_has_diff(head));
}

bool part_is_packed_patch(const Part *part)
{
	if (part->type != PART_PATCH && !patch_file_is_named(part->filename))
		return false;
	g_autoptr(GString) buffer = g_string_new(NULL);
	View start = sniff(part, FIRST_SNIFF, buffer);
	return file_is_packed(start);
}

bool part_has_diff(const Part *part)
{
	g_autoptr(GString) head = g_string_new(NULL);
	return patch_file_has_diff(sniff(part, MAX_SNIFF, head));
}
