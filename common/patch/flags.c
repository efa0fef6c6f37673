/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The names of the flags: see patch/flags.h. */
#include "patch/flags.h"

static const char *const flag_names[] = {
	"applied", "autosel", "bot",  "dropped",  "fwd", "lenient",   "nack", "naked",
	"nodiff",  "nomerge", "ping", "pull",	  "re",	 "resend",    "rfc",  "rft",
	"stable",  "subset",  "tree", "unmarked", "wip", "withdrawn",
};

void flags_append(GString *out, unsigned flags)
{
	bool first = true;
	for (unsigned i = 0; flags && i < G_N_ELEMENTS(flag_names); i++, flags >>= 1) {
		if (!(flags & 1))
			continue;
		if (!first)
			g_string_append_c(out, ' ');
		g_string_append(out, flag_names[i]);
		first = false;
	}
}

unsigned flag_of_name(View name)
{
	for (unsigned i = 0; i < G_N_ELEMENTS(flag_names); i++)
		if (view_is(name, flag_names[i]))
			return 1U << i;
	return 0;
}

unsigned flags_of_names(View names)
{
	unsigned flags = 0;
	View name;
	while (view_next_word(&names, &name))
		flags |= flag_of_name(name);
	return flags;
}
