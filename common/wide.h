/*
 * The loops over all bytes of mail, for the widest vectors that the machine has.
 *
 * scan.c and escape-loop.c are compiled once for every machine, and where meson.build knows how
 * a second time for AVX2, which halves what they take. What they define is named by WIDE, so
 * that both can be linked; wide.c picks one at each call. No others need to know.
 */
#pragma once

#include "view.h"

/* Not __AVX2__, which whoever builds for his own machine may have everywhere. */
#ifdef WIDE_IS_AVX2
#define WIDE(name) name##_avx2
#else
#define WIDE(name) name##_portable
#endif

/* The contracts are in scan.h and record.h. */
#define WIDE_DECLARE(suffix)                                                                       \
	const char *scan_find_from##suffix(View text);                                             \
	const char *scan_find_dashes##suffix(View text);                                           \
	const char *scan_find_indent##suffix(View text);                                           \
	const char *scan_find_scheme_end##suffix(View text);                                       \
	size_t scan_field_length##suffix(View text);                                               \
	size_t scan_field_name_length##suffix(View text);                                          \
	bool scan_is_plain##suffix(View text);                                                     \
	size_t record_escape##suffix(char *out, View text);

WIDE_DECLARE(_portable)
#ifdef WIDE_AVX2
WIDE_DECLARE(_avx2)
#endif

/* Whether the machine runs what is compiled for AVX2, and there is such. */
static inline bool wide_has_avx2(void)
{
#ifdef WIDE_AVX2
	return __builtin_cpu_supports("avx2");
#else
	return false;
#endif
}
