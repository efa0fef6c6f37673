/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Values behind the letters of options: see cli/short.h. */
#include "cli/short.h"

/* What a word is for the words behind it. */
typedef struct {
	bool takes_next; /* its value is the next word */
	size_t value;	 /* where its value begins in it; 0 if it has none of a short option's */
} Word;

static bool has_value(const GOptionEntry *entry)
{
	return entry->arg != G_OPTION_ARG_NONE &&
	       (entry->arg != G_OPTION_ARG_CALLBACK || !(entry->flags & G_OPTION_FLAG_NO_ARG));
}

static bool letter_has_value(char letter, const GOptionEntry *entries)
{
	for (; entries && entries->long_name; entries++)
		if (entries->short_name == letter)
			return has_value(entries);
	return false;
}

static bool name_has_value(const char *name, const GOptionEntry *entries)
{
	for (; entries && entries->long_name; entries++)
		if (strcmp(entries->long_name, name) == 0)
			return has_value(entries);
	return false;
}

static Word read_word(const char *word, const GOptionEntry *entries)
{
	Word read = { false, 0 };
	if (word[0] != '-' || !word[1])
		return read;
	if (word[1] == '-') {
		read.takes_next = name_has_value(word + 2, entries);
		return read;
	}
	size_t i = 1;
	while (word[i] && !letter_has_value(word[i], entries))
		i++;
	read.takes_next = word[i] && !word[i + 1];
	read.value = word[i] && word[i + 1] ? i + 1 : 0;
	return read;
}

/* The array of words, and the strings that were made for it. */
static GPtrArray *words;
static GStringChunk *made;

void cli_split_short(int *argc, char ***argv, const GOptionEntry *entries)
{
	g_autoptr(GPtrArray) split = g_ptr_array_new();
	bool is_over = false;
	for (int i = 0; i < *argc; i++) {
		char *word = (*argv)[i];
		Word read = { false, 0 };
		if (i > 0 && !is_over)
			read = read_word(word, entries);
		is_over |= i > 0 && strcmp(word, "--") == 0;
		if (read.value) {
			if (!made)
				made = g_string_chunk_new(64);
			g_ptr_array_add(split,
					g_string_chunk_insert_len(made, word, (gssize)read.value));
			word += read.value;
		}
		g_ptr_array_add(split, word);
		if (read.takes_next && i + 1 < *argc)
			g_ptr_array_add(split, (*argv)[++i]);
	}
	if ((int)split->len == *argc)
		return;
	*argc = (int)split->len;
	g_ptr_array_add(split, NULL);
	g_clear_pointer(&words, g_ptr_array_unref);
	words = g_steal_pointer(&split);
	*argv = (char **)words->pdata;
}
