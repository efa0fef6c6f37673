/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Picks scan.h's loops that suit the machine: see wide.h. */
#include "bytes/wide.h"

const char *scan_find_from(View text)
{
	WIDE_PICK(scan_find_from, text);
}

const char *scan_find_dashes(View text)
{
	WIDE_PICK(scan_find_dashes, text);
}

const char *scan_find_indent(View text)
{
	WIDE_PICK(scan_find_indent, text);
}

const char *scan_find_rule(View text)
{
	WIDE_PICK(scan_find_rule, text);
}

const char *scan_find_lead(View text)
{
	WIDE_PICK(scan_find_lead, text);
}

const char *scan_find_unquoted(View text)
{
	WIDE_PICK(scan_find_unquoted, text);
}

const char *scan_find_scheme_end(View text)
{
	WIDE_PICK(scan_find_scheme_end, text);
}

bool scan_fields(FieldIter *iter)
{
	WIDE_PICK(scan_fields, iter);
}

size_t scan_field_name_length(View text)
{
	WIDE_PICK(scan_field_name_length, text);
}

size_t scan_ascii_length(View text)
{
	WIDE_PICK(scan_ascii_length, text);
}

bool scan_is_plain(View text)
{
	WIDE_PICK(scan_is_plain, text);
}

size_t scan_places(View text, char byte, const char **places, size_t max)
{
	WIDE_PICK(scan_places, text, byte, places, max);
}
