/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whom a trailer names: see patch/named.h. */
#include "patch/named.h"

#include "bytes/wide-blank.h"
#include "message/address.h"
#include "patch/value.h"

enum {
	MAX_VALUE = 1000, /* a longer one is not looked at closely */
	MAX_WORDS = 4,	  /* in a name that nothing but its place tells */
};

/* What a thread needs for those that are not plain, which are few. */
typedef struct {
	GArray *addresses;
	GString *text, *name, *addr;
} NamedReader;

static void reader_free(gpointer data)
{
	NamedReader *reader = data;
	g_array_unref(reader->addresses);
	g_string_free(reader->text, TRUE);
	g_string_free(reader->name, TRUE);
	g_string_free(reader->addr, TRUE);
	g_free(reader);
}

static GPrivate thread_reader = G_PRIVATE_INIT(reader_free);

static NamedReader *reader_get(void)
{
	NamedReader *reader = g_private_get(&thread_reader);
	if (reader)
		return reader;
	reader = g_new0(NamedReader, 1);
	reader->addresses = addresses_new();
	reader->text = g_string_new(NULL);
	reader->name = g_string_new(NULL);
	reader->addr = g_string_new(NULL);
	g_private_set(&thread_reader, reader);
	return reader;
}

/* Reads value as From is read; false if it holds no address with a domain. */
static bool read_closely(View value, Mailbox *person)
{
	if (value.len > MAX_VALUE)
		return false;
	NamedReader *reader = reader_get();
	g_array_set_size(reader->addresses, 0);
	addresses_parse(reader->addresses, value_plain(value, reader->text), 1);
	if (reader->addresses->len == 0)
		return false;
	const Address *found = &g_array_index(reader->addresses, Address, 0);
	if (!strchr(found->addr, '@'))
		return false;
	person->name = value_escaped(view_of(found->name), reader->name);
	person->addr = value_escaped(view_of(found->addr), reader->addr);
	return true;
}

/* Whether a name stands for itself: no quotes, no encoded words, nothing escaped but a backslash,
 * as in `CORP\\nick`, single blanks. */
static bool is_plain_name(View name)
{
	char before = '\0';
	for (size_t i = 0; i < name.len; i++) {
		char c = name.data[i];
		if (view_starts(view_from(name, i), "\\\\")) {
			i++;
			before = c;
			continue;
		}
		if (c == '"' || c == '=' || c == '\\' || (c == ' ' && before == ' ') ||
		    g_ascii_iscntrl(c) || wide_blank_length(view_from(name, i)))
			return false;
		before = c;
	}
	return true;
}

/* Whether text is a name by its looks: some words of letters, of which the first, or each, is
 * written like one. */
static bool looks_like_name(View text, bool each)
{
	size_t n_words = 0;
	View word;
	while (view_next_word(&text, &word)) {
		bool is_first = n_words++ == 0;
		if ((is_first || each) && !g_ascii_isupper(word.data[0]) &&
		    (guchar)word.data[0] < 0x80)
			return false;
		for (size_t i = 0; i < word.len; i++)
			if (!g_ascii_isalpha(word.data[i]) && (guchar)word.data[i] < 0x80 &&
			    !byte_is_in(word.data[i], ".-'"))
				return false;
	}
	return n_words > 0 && n_words <= MAX_WORDS;
}

/* Reads what has a <, which is at open. */
static Mailbox read_angle(View value, const char *open)
{
	View inside = view_from(value, (size_t)(open + 1 - value.data));
	const char *close = view_chr(inside, '>');
	inside = close ? view_head(inside, (size_t)(close - inside.data)) : inside;
	Mailbox person = { view_trim(view_head(value, (size_t)(open - value.data))),
			   view_trim(inside) };
	bool is_plain = mailbox_is_plain_address(person.addr) && is_plain_name(person.name);
	/* what stands behind a comma would be lost: `a@example,org` */
	if (!is_plain && !view_chr(person.addr, ',')) {
		View whole = { value.data, (size_t)(view_end(inside) - value.data) };
		read_closely(close ? view_head(value, whole.len + 1) : whole, &person);
	}
	return person;
}

/* The name in `a@example.org (A Person)`; empty if what is in brackets is a note, as it mostly is.
 */
static View name_behind(View rest)
{
	static const char *const note_starts[] = {
		"At ", "By ", "For ", "From ", "In ", "Maintainer ", "On ", "Only ", "The ", "With "
	};
	rest = view_trim(rest);
	const char *close = view_starts(rest, "(") ? view_chr(rest, ')') : NULL;
	if (!close)
		return VIEW("");
	View name = view_from(view_head(rest, (size_t)(close - rest.data)), 1);
	for (size_t i = 0; i < G_N_ELEMENTS(note_starts); i++)
		if (view_starts(name, note_starts[i]))
			return VIEW("");
	return view_chr(name, ' ') && looks_like_name(name, true) ? name : VIEW("");
}

/* Reads what has none. */
static Mailbox read_bare(View value)
{
	value = view_trim(value);
	Mailbox person = { value, VIEW("") };
	if (!view_chr(value, '@') || view_find(value, "://"))
		return person;
	const char *blank = view_chr(value, ' ');
	View word = view_head(value, blank ? (size_t)(blank - value.data) : value.len);
	if (view_chr(word, '@')) {
		person = (Mailbox){ name_behind(view_from(value, word.len)), word };
		if (!mailbox_is_plain_address(word))
			read_closely(word, &person);
		return person;
	}
	const char *note = view_find(value, " #");
	Mailbox found;
	if (read_closely(view_head(value, note ? (size_t)(note - value.data) : value.len),
			 &found) &&
	    mailbox_is_plain_address(found.addr) && looks_like_name(found.name, false))
		return found;
	return person;
}

Mailbox named_read(View value)
{
	const char *open = view_chr(value, '<');
	return open ? read_angle(value, open) : read_bare(value);
}
