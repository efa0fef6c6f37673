/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Finding messages: common/mailbox/source.h. The first byte, a digit, is the format of the rest. If
 * it is a capital letter, its last three bits are the format, the rest is packed as gzip members,
 * and four bytes at its end say which two bytes of these are then damaged, and how.
 */
#include "bytes/hash.h"
#include "fuzz.h"
#include "mailbox/source.h"
#include "packed.h"

/* What is found, one message a line; closes fd. An mbox's frames, and no others, are all of it. */
static GString *tell(int fd, MailFormat format, size_t size, size_t limit)
{
	GString *told = g_string_new(NULL);
	g_autoptr(Input) input = input_new(fd, "-");
	input_set_limit(input, limit);
	g_autoptr(MailSource) source = mail_source_new(input, format);
	guint64 end = 0;
	do {
		g_autoptr(GError) error = NULL;
		bool follows = false;
		RawMail mail;
		for (RawMailResult result;
		     (result = mail_source_next(source, &mail, &error)) <= RAW_MAIL_SKIPPED;) {
			g_string_append_printf(told, "%d %u %u+%u %x %x %s\n", result,
					       (guint)mail.number, (guint)mail.offset,
					       (guint)mail.length, (guint)hash_view(0, mail.raw),
					       (guint)mail.arrival, mail.damage);
			g_assert_cmpuint(mail.offset, >=, end);
			if (follows && mail_source_format(source) < MAIL_FORMAT_MESSAGE)
				g_assert_cmpuint(mail.offset, ==, end);
			end = mail.offset + mail.length;
			follows = true;
			g_assert_true(end <= size || size == 0);
		}
		g_assert_cmpuint(input_offset(input) + input_window(input).len, >=, end);
		g_string_append_printf(told, "%s\n", error ? error->message : "end");
	} while (mail_source_resume(source));
	close(fd);
	return told;
}

/* Reads bytes in several ways, which must find the same. A small window finds what it can. */
static GString *tell_each_way(View bytes, MailFormat format, size_t size)
{
	GString *whole = tell(fuzz_fd(bytes), format, size, INPUT_PIECE_MAX);
	g_autoptr(GString) pieces =
		tell(packed_pieces_fd(bytes, bytes.len / 64 + 1), format, size, INPUT_PIECE_MAX);
	g_assert_cmpstr(whole->str, ==, pieces->str);
	g_string_free(tell(packed_pieces_fd(bytes, bytes.len / 64 + 1), format, size, 32 * 1024),
		      TRUE);
	return whole;
}

static void try_packed(View bytes, MailFormat format)
{
	if (bytes.len < 4)
		return;
	const char *damage = bytes.data + bytes.len - 4;
	bytes.len -= 4;
	/* what is packed within is complained about */
	if (bytes.len < 6 || view_starts(bytes, "\x1f\x8b") || view_starts(bytes, "BZh") ||
	    (guchar)bytes.data[0] >= 0xfd || bytes.data[0] == 0x28)
		return;
	g_autoptr(GString) packed = g_string_new(NULL);
	size_t third = bytes.len / 3;
	packed_append(packed, view_head(bytes, third), 0);
	packed_append(packed, view_head(view_from(bytes, third), third), 9);
	packed_append(packed, view_from(bytes, 2 * third), 9);
	g_autoptr(GString) plain = tell_each_way(bytes, format, bytes.len);
	g_autoptr(GString) told = tell_each_way(view_of_gstring(packed), format, bytes.len);
	g_assert_cmpstr(told->str, ==, plain->str);
	for (int i = 0; i < 4; i += 2)
		packed->str[(guchar)damage[i] * packed->len / 256] ^= damage[i + 1];
	g_string_free(tell_each_way(view_of_gstring(packed), format, 0), TRUE);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size < 1 || size > 64 * 1024)
		return 0;
	View bytes = fuzz_view(data + 1, size - 1);
	MailFormat format = g_ascii_isdigit(data[0]) ? data[0] - '0' : data[0] % 8;
	if (g_ascii_isupper(data[0]))
		try_packed(bytes, format);
	bool packed = view_starts(bytes, "\x1f\x8b");
	g_string_free(tell_each_way(bytes, format, packed ? 0 : bytes.len), TRUE);
	return 0;
}
