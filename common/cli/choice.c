/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Options that take words out of a table, or a number: see choice.h. */
#include "cli/choice.h"

static const CliChoice *find(const CliChoice *choices, const char *option)
{
	const CliChoice *choice = choices;
	while (choice->option && strcmp(choice->option, option) != 0 &&
	       !(choice->letter && option[1] == choice->letter && !option[2]))
		choice++;
	return choice;
}

static bool read_number(const CliChoice *choice, const char *text, GError **error)
{
	if (g_ascii_string_to_unsigned(text, 10, choice->min, choice->max, choice->number, NULL))
		return true;
	g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
		    "%s: not a number from %" G_GUINT64_FORMAT " to %" G_GUINT64_FORMAT ": '%s'",
		    choice->option, choice->min, choice->max, text);
	return false;
}

static void take_places(const CliChoice *choice, const GArray *places)
{
	if (choice->order)
		g_array_set_size(choice->order, 0);
	for (guint i = 0; i < places->len; i++) {
		guint place = g_array_index(places, guint, i);
		if (choice->order)
			g_array_append_val(choice->order, place);
		if (choice->set)
			*choice->set |= 1u << place;
		if (choice->one)
			*choice->one = place;
	}
}

gboolean cli_choice_read(const gchar *option, const gchar *text, gpointer choices, GError **error)
{
	const CliChoice *choice = find(choices, option);
	g_assert(choice->option);
	if (choice->given)
		*choice->given = true;
	if (!choice->choice)
		return read_number(choice, text, error);
	if (choice->texts) {
		g_ptr_array_add(choice->texts, g_strdup(text));
		return TRUE;
	}
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(guint));
	View list = view_of(text), unknown = list;
	bool known = choice->one && view_chr(list, ',')
			     ? false
			     : choice_find_all(choice->choice, list, places, &unknown);
	if (known) {
		take_places(choice, places);
		return TRUE;
	}
	g_autoptr(GString) words = g_string_new(NULL);
	choice_append(words, choice->choice, false);
	g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "%s: none of %s: '%.*s'",
		    choice->option, words->str, (int)unknown.len, unknown.data);
	return FALSE;
}

char *cli_choice_describe(const CliChoice *choices, const char *long_name, const char *description)
{
	g_autofree char *option = g_strconcat("--", long_name, NULL);
	const CliChoice *choice = choices ? find(choices, option) : NULL;
	const char *place = description ? strstr(description, "%s") : NULL;
	if (!choice || !choice->choice || !place)
		return g_strdup(description);
	g_autoptr(GString) text = g_string_new_len(description, place - description);
	choice_append(text, choice->choice, true);
	g_string_append(text, place + strlen("%s"));
	return g_strdup(text->str);
}
