/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Options that take words out of a table, or a number.
 *
 * An entry of such an option has G_OPTION_FLAG_FILENAME, G_OPTION_ARG_CALLBACK and cli_choice_read,
 * and in its description a %s where the words are listed. cli_parse is given one CliChoice for
 * each.
 */
#pragma once

#include "bytes/choice.h"

typedef struct {
	const char *option; /* as it is written: `--format` */
	char letter;	    /* its short form, or 0 */

	const Choice *choice; /* NULL: a number */
	guint *one;	      /* receives the place of the one word */
	unsigned *set;	      /* receives a bit for each word of a list: 1 << its place */
	GArray *order;	      /* receives the places of a list, guints, in its order */
	GPtrArray *texts;     /* receives the text as it stands, since it may have other words, too;
				 owned strings, and none of the above is looked at */

	guint64 *number; /* receives a decimal number from min to max */
	guint64 min, max;

	bool *given; /* receives true if the option was there; may be NULL */
} CliChoice;

#define CLI_CHOICE_END                                                                             \
	{                                                                                          \
		.option = NULL                                                                     \
	}

/* An entry's flags, kind and data; cli_parse puts cli_choice_read in the place of the data. */
#define CLI_CHOICE G_OPTION_FLAG_FILENAME, G_OPTION_ARG_CALLBACK, NULL
#define CLI_HIDDEN_CHOICE G_OPTION_FLAG_FILENAME | G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_CALLBACK, NULL

/*
 * Reads an option's text; a list that comes again adds to a set and replaces an order. choices are
 * those given to cli_parse. The signature is GOptionArgFunc's.
 * Errors: G_OPTION_ERROR_BAD_VALUE, with the words that are known.
 */
gboolean cli_choice_read(const gchar *option, const gchar *text, gpointer choices, GError **error);

/* The description with the words of the option in the place of %s, the caller's to free. */
char *cli_choice_describe(const CliChoice *choices, const char *long_name, const char *description);
