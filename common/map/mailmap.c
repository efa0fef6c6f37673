/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The proper names and addresses of people: see map/mailmap.h. */
#include "map/mailmap.h"

#include "bytes/hash.h"
#include "bytes/lines.h"
#include "message/relay-name.h"
#include "record/record.h"

/* What takes the place of a person's name and address; empty ones leave them. */
typedef struct {
	guint64 id; /* hash of whom the entry is about: see person_id */
	View name, addr;
} Entry;

struct Mailmap {
	GHashTable *entries; /* from id to Entry, owned */
	GStringChunk *texts;
	GString *escaped; /* scratch */
	guint64 seed;
};

G_DEFINE_QUARK(list - digest - mailmap - error - quark, mailmap_error)

Mailmap *mailmap_new(void)
{
	Mailmap *map = g_new0(Mailmap, 1);
	map->entries = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, g_free);
	map->texts = g_string_chunk_new(4096);
	map->escaped = g_string_new(NULL);
	map->seed = hash_seed_new();
	return map;
}

void mailmap_free(Mailmap *map)
{
	if (!map)
		return;
	g_hash_table_unref(map->entries);
	g_string_chunk_free(map->texts);
	g_string_free(map->escaped, TRUE);
	g_free(map);
}

/* The text as a value of the record stream. */
static View keep(Mailmap *map, View text)
{
	g_string_truncate(map->escaped, 0);
	record_escape_append(map->escaped, text);
	return view_keep(map->texts, view_of_gstring(map->escaped));
}

/* An entry without a name is about everybody with the address. */
static guint64 person_id(const Mailmap *map, View name, View addr)
{
	return hash_pair(hash_view_nocase(map->seed, addr),
			 name.len ? hash_view_nocase(map->seed, name) : 0);
}

/* The entry about old, made if there is none. */
static Entry *entry_of(Mailmap *map, Mailbox old)
{
	guint64 id = person_id(map, keep(map, old.name), keep(map, old.addr));
	Entry *entry = g_hash_table_lookup(map->entries, &id);
	if (!entry) {
		entry = g_new(Entry, 1);
		*entry = (Entry){ id, VIEW(""), VIEW("") };
		g_hash_table_insert(map->entries, &entry->id, entry);
	}
	return entry;
}

/* git's white space, which is less than ours. */
static View trim(View text)
{
	text = view_skip_any(text, " \t\n\r");
	text = view_drop_any(text, " \t\n\r");
	return text;
}

/* Takes `Name <addr>` off text. Returns false if it holds no address. */
static bool next_person(View *text, Mailbox *person)
{
	const char *open = view_chr(*text, '<');
	if (!open)
		return false;
	View name = view_head(*text, (size_t)(open - text->data));
	View rest = view_from(*text, name.len + 1);
	const char *close = view_chr(rest, '>');
	if (!close)
		return false;
	person->name = trim(name);
	person->addr = view_head(rest, (size_t)(close - rest.data));
	*text = view_from(rest, person->addr.len + 1);
	return true;
}

static void add_entry(Mailmap *map, Mailbox proper, Mailbox commit)
{
	Entry *entry = entry_of(map, commit);
	/* Only lines about everybody with an address add up. */
	bool replace = commit.name.len > 0;
	if (replace || proper.name.len)
		entry->name = keep(map, proper.name);
	if (replace || proper.addr.len)
		entry->addr = keep(map, proper.addr);
}

static void add_line(Mailmap *map, View line)
{
	Mailbox proper, commit;
	if (view_starts(line, "#") || !next_person(&line, &proper) || proper.addr.len == 0)
		return;
	if (!next_person(&line, &commit)) {
		commit = (Mailbox){ VIEW(""), proper.addr };
		proper.addr = VIEW("");
	}
	add_entry(map, proper, commit);
	RelayName read = relay_name_read(commit.name, commit.addr, false);
	if (read.is_relayed && read.name.len)
		add_entry(map, proper, (Mailbox){ read.name, commit.addr });
}

void mailmap_add(Mailmap *map, View lines)
{
	LineIter iter = line_iter(lines, TEXT_PLAIN);
	View line;
	while (line_iter_next(&iter, &line))
		add_line(map, line);
}

/* Takes the alias off line. An empty one is none. */
static View next_alias(View *line)
{
	View alias = *line;
	const char *quote = view_starts(alias, "\"") ? view_chr(view_from(alias, 1), '"') : NULL;
	size_t len = 0;
	if (quote)
		len = (size_t)(quote - alias.data) + 1;
	else
		while (len < alias.len && !g_ascii_isspace(alias.data[len]))
			len++;
	*line = view_from(alias, len);
	return quote ? (View){ alias.data + 1, len - 2 } : view_head(alias, len);
}

/* Returns what is wrong with the line, or NULL. */
static const char *add_alias(Mailmap *map, View line)
{
	View alias = next_alias(&line);
	if (line.len && !g_ascii_isspace(line.data[0]))
		return "no blank behind the quotes";
	View addr = view_trim(line);
	if (alias.len == 0 || addr.len == 0)
		return "not an alias and an address";
	if (!view_chr(view_from(addr, 1), '@'))
		return "the second word is no address";
	View kept = keep(map, addr);
	entry_of(map, (Mailbox){ VIEW(""), alias })->addr = kept;
	/* Who has no address is known by the name. */
	entry_of(map, (Mailbox){ alias, VIEW("") })->addr = kept;
	return NULL;
}

bool mailmap_add_aliases(Mailmap *map, View lines, const char *name, GError **error)
{
	LineIter iter = line_iter(lines, TEXT_PLAIN);
	View line;
	for (size_t number = 1; line_iter_next(&iter, &line); number++) {
		const char *comment = view_chr(line, '#');
		line = view_trim(comment ? view_head(line, (size_t)(comment - line.data)) : line);
		const char *why = line.len ? add_alias(map, line) : NULL;
		if (why) {
			g_set_error(error, MAILMAP_ERROR, MAILMAP_ERROR_SYNTAX, "%s:%zu: %s", name,
				    number, why);
			return false;
		}
	}
	return true;
}

void mailmap_apply(const Mailmap *map, Mailbox *person, bool is_relayed)
{
	if (is_relayed && person->name.len == 0)
		return;
	guint64 exact = person_id(map, person->name, person->addr);
	const Entry *entry = g_hash_table_lookup(map->entries, &exact);
	if (!entry) {
		guint64 any = is_relayed ? person_id(map, person->name, VIEW(""))
					 : person_id(map, VIEW(""), person->addr);
		entry = g_hash_table_lookup(map->entries, &any);
	}
	if (!entry)
		return;
	if (entry->name.len)
		person->name = entry->name;
	if (entry->addr.len)
		person->addr = entry->addr;
}
