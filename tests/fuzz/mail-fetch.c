/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Mail found again: common/mailbox/place.h, git-tree.h and mbox-writer.h. Bytes are read as a
 * source, as a tree, and as messages of an mbox, which must be the same when they were written as
 * mboxrd and read again.
 */
#include "fuzz.h"
#include "mailbox/git-tree.h"
#include "mailbox/mbox-writer.h"
#include "mailbox/place.h"
#include "mailbox/source.h"

static void try_place(View bytes)
{
	g_auto(MailPlace) place, again;
	mail_place_parse(&place, bytes);
	again = (MailPlace){ .kind = MAIL_PLACE_NONE };
	g_assert_true(place.name != NULL);
	if (place.kind != MAIL_PLACE_FILE)
		return;
	g_autofree char *text = g_strdup_printf("%s:%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT,
						place.name, place.offset, place.length);
	mail_place_parse(&again, view_of(text));
	g_assert_cmpint(again.kind, ==, MAIL_PLACE_FILE);
	g_assert_cmpstr(again.name, ==, place.name);
	g_assert_true(*place.name && again.offset == place.offset && again.length == place.length);
}

static void try_tree(View bytes)
{
	View rest = bytes;
	for (GitTreeEntry entry, found; git_tree_next(&rest, 20, &entry);) {
		g_assert_cmpuint(entry.oid.len, ==, 20);
		g_assert_true(git_tree_find(bytes, 20, entry.name, &found));
	}
}

/* Writes the messages of an mbox as mboxrd. */
static GString *rewrite(View bytes, MailFormat format, GPtrArray *raws)
{
	int fd = fuzz_fd(bytes);
	g_autoptr(Input) input = input_new(fd, "-");
	input_take_as_is(input);
	g_autoptr(MailSource) source = mail_source_new(input, format);
	g_autoptr(Output) output = output_new_memory();
	RawMail mail;
	for (RawMailResult result;
	     (result = mail_source_next(source, &mail, NULL)) <= RAW_MAIL_SKIPPED;) {
		g_ptr_array_add(raws, g_bytes_new(mail.raw.data, mail.raw.len));
		mbox_write(output, &mail);
	}
	close(fd);
	View text = output_held(output);
	return g_string_new_len(text.data, (gssize)text.len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	View bytes = fuzz_view(data, size);
	try_place(bytes);
	try_tree(bytes);
	/* With a byte order mark in front a line may separate, though it was quoted. */
	if (view_find(bytes, VIEW_BOM) || size > 64 * 1024)
		return 0;
	g_autoptr(GPtrArray) raws = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
	g_autoptr(GPtrArray) again = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
	g_autoptr(GString) text = rewrite(bytes, MAIL_FORMAT_MBOX, raws);
	g_autoptr(GString) same = rewrite(view_of_gstring(text), MAIL_FORMAT_MBOXRD, again);
	g_assert_cmpuint(raws->len, ==, again->len);
	g_assert_cmpstr(text->str, ==, same->str);
	g_assert_cmpuint(text->len, ==, same->len);
	return 0;
}
