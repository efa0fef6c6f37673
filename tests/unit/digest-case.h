/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the tests of digests share: a digest from records in a string, a page as a string. */
#pragma once

#include "digest/page.h"
#include "memory-file.h"

#include <unistd.h>

/* U+FFFD */
#define R "\xEF\xBF\xBD"

/* A descriptor to read text from or to write to. */
static inline int temporary(const char *text)
{
	int fd = memory_file();
	g_assert_cmpint(write(fd, text, strlen(text)), ==, (gssize)strlen(text));
	lseek(fd, 0, SEEK_SET);
	return fd;
}

/* Adds a record stream to digest; n_bad receives how many rows digest_add refused. */
static inline void collect_into(Digest *digest, const char *records, int *n_bad)
{
	*n_bad = 0;
	int fd = temporary(records);
	g_autoptr(Input) input = input_new(fd, "test");
	g_autoptr(RecordReader) reader = record_reader_new(input);
	for (Table table = 0; table < N_TABLES; table++)
		record_reader_need(reader, table, NULL, 0);
	Record record;
	*n_bad = 0;
	RecordResult result;
	*n_bad = 0;
	while ((result = record_reader_next(reader, &record, NULL)) != RECORD_END) {
		g_assert_true(result == RECORD_ROW || result == RECORD_HEADER);
		if (result == RECORD_ROW)
			*n_bad += !digest_add(digest, &record);
	}
	close(fd);
}

/* The digest of a record stream. */
static inline Digest *collect_counting(const char *records, MessageText message, int *n_bad)
{
	Digest *digest = digest_new(message);
	collect_into(digest, records, n_bad);
	return digest;
}

/* One with what is wanted. */
static inline Digest *collect_wanting(const char *records, unsigned wants)
{
	int n_bad;
	Digest *digest = digest_new(MESSAGE_NONE);
	digest_want(digest, wants);
	collect_into(digest, records, &n_bad);
	g_assert_cmpint(n_bad, ==, 0);
	return digest;
}

static inline Digest *collect(const char *records)
{
	int n_bad;
	Digest *digest = collect_counting(records, MESSAGE_FULL, &n_bad);
	g_assert_cmpint(n_bad, ==, 0);
	return digest;
}

/* What print writes of the digest, which takes nothing in any more. */
static inline char *print_digest(DigestPrintFunc *print, Digest *digest, const PagePlan *plan,
				 const DigestLook *look)
{
	int fd = temporary("");
	g_autoptr(Output) output = output_new(fd);
	g_autoptr(DigestPage) page = digest_page_new(digest, plan);
	print(page, look, output);
	g_assert_true(output_finish(output, NULL));
	off_t size = lseek(fd, 0, SEEK_END);
	char *text = g_malloc0((gsize)size + 1);
	g_assert_cmpint(pread(fd, text, (size_t)size, 0), ==, size);
	close(fd);
	return text;
}
