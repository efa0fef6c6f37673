/* Finding messages: common/mail-source.h. The first byte, a digit, is the format of the rest. */
#include "fuzz.h"
#include "hash.h"
#include "mail-source.h"

#include <sys/socket.h>

/* A descriptor that gives bytes in some 64 reads. */
static int piecemeal_fd(View bytes)
{
	int ends[2];
	g_assert_cmpint(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends), ==, 0);
	for (size_t step = bytes.len / 64 + 1; bytes.len; bytes = view_from(bytes, step)) {
		View piece = view_head(bytes, step);
		g_assert_cmpint(write(ends[1], piece.data, piece.len), ==, (gssize)piece.len);
	}
	close(ends[1]);
	return ends[0];
}

/* What is found, one message a line; closes fd. An mbox's frames, and no others, are all of it. */
static GString *tell(int fd, MailFormat format, size_t size)
{
	GString *told = g_string_new(NULL);
	g_autoptr(Input) input = input_new(fd, "-");
	g_autoptr(MailSource) source = mail_source_new(input, format);
	g_autoptr(GError) error = NULL;
	guint64 end = 0;
	RawMail mail;
	for (RawMailResult result; (result = mail_source_next(source, &mail, &error)) <= 1;) {
		g_string_append_printf(told, "%d %u %u+%u %x %x %s\n", result, (guint)mail.number,
				       (guint)mail.offset, (guint)mail.length,
				       (guint)hash_view(0, mail.raw), (guint)mail.arrival,
				       mail.damage);
		g_assert_cmpuint(mail.offset, >=, end);
		if (end && mail_source_format(source) < MAIL_FORMAT_MESSAGE)
			g_assert_cmpuint(mail.offset, ==, end);
		end = mail.offset + mail.length;
		g_assert_true(end <= size || size == 0);
	}
	close(fd);
	return told;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size < 1 || size > 64 * 1024)
		return 0;
	View bytes = fuzz_view(data + 1, size - 1);
	bool packed = view_starts(bytes, "\x1f\x8b");
	MailFormat format = data[0] % N_MAIL_FORMATS;
	g_autoptr(GString) whole = tell(fuzz_fd(bytes), format, packed ? 0 : bytes.len);
	g_autoptr(GString) pieces = tell(piecemeal_fd(bytes), format, packed ? 0 : bytes.len);
	/* How much is read of damaged gzip depends on the reads. */
	if (!packed)
		g_assert_cmpstr(whole->str, ==, pieces->str);
	return 0;
}
