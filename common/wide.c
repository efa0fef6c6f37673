/* Picks the loops that suit the machine: see wide.h. */
#include "wide.h"

#include "record.h"
#include "scan.h"

#ifdef WIDE_AVX2
#define PICK(name, ...)                                                                            \
	return wide_has_avx2() ? name##_avx2(__VA_ARGS__) : name##_portable(__VA_ARGS__)
#else
#define PICK(name, ...) return name##_portable(__VA_ARGS__)
#endif

const char *scan_find_from(View text)
{
	PICK(scan_find_from, text);
}

const char *scan_find_dashes(View text)
{
	PICK(scan_find_dashes, text);
}

const char *scan_find_indent(View text)
{
	PICK(scan_find_indent, text);
}

const char *scan_find_scheme_end(View text)
{
	PICK(scan_find_scheme_end, text);
}

size_t scan_field_length(View text)
{
	PICK(scan_field_length, text);
}

size_t scan_field_name_length(View text)
{
	PICK(scan_field_name_length, text);
}

bool scan_is_plain(View text)
{
	PICK(scan_is_plain, text);
}

size_t record_escape(char *out, View text)
{
	PICK(record_escape, out, text);
}
