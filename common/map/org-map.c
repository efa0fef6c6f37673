/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which organisation an address belongs to: see map/org-map.h. */
#include "map/org-map.h"

#include "bytes/hash.h"
#include "bytes/lines.h"
#include "record/record.h"

enum {
	DAY_SIZE = sizeof "2021-06-30",
	DOMAIN_MAX = 253, /* RFC 1035, section 2.3.4; what is longer is not looked at whole */
};

typedef struct {
	char end[DAY_SIZE]; /* the first day on which it is over */
	View org;
} Term;

/* What was said of one address or domain, sorted by end when all is read. */
typedef struct {
	GArray *terms; /* of Term, in the order of the lines */
	bool is_sorted;
} Terms;

/* Behind all days. */
#define NEVER "9999-99-99"

struct OrgMap {
	GHashTable *terms;    /* from hash of an address or domain to Terms, owned */
	GHashTable *virtuals; /* from the name of a virtual employer to who stands for it: texts */
	GStringChunk *texts;
	GString *escaped; /* scratch */
	guint64 seed;
};

G_DEFINE_QUARK(list - digest - org - map - error - quark, org_map_error)

static void terms_free(gpointer data)
{
	Terms *terms = data;
	g_array_unref(terms->terms);
	g_free(terms);
}

OrgMap *org_map_new(void)
{
	OrgMap *map = g_new0(OrgMap, 1);
	map->terms = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, terms_free);
	map->virtuals = g_hash_table_new(g_str_hash, g_str_equal);
	map->texts = g_string_chunk_new(4096);
	map->escaped = g_string_new(NULL);
	map->seed = hash_seed_new();
	return map;
}

void org_map_free(OrgMap *map)
{
	if (!map)
		return;
	g_hash_table_unref(map->terms);
	g_hash_table_unref(map->virtuals);
	g_string_chunk_free(map->texts);
	g_string_free(map->escaped, TRUE);
	g_free(map);
}

/* The text as a value of the record stream; valid until the next call. */
static View escaped(OrgMap *map, View text)
{
	g_string_truncate(map->escaped, 0);
	record_escape_append(map->escaped, text);
	return view_of_gstring(map->escaped);
}

static void add_term(OrgMap *map, View key, View org, const char *end)
{
	guint64 id = hash_view_nocase(map->seed, escaped(map, key));
	Terms *terms = g_hash_table_lookup(map->terms, &id);
	if (!terms) {
		terms = g_new0(Terms, 1);
		terms->terms = g_array_new(FALSE, FALSE, sizeof(Term));
		g_hash_table_insert(map->terms, g_memdup2(&id, sizeof id), terms);
	}
	Term term = { .org = view_keep(map->texts, escaped(map, org)) };
	g_strlcpy(term.end, end, sizeof term.end);
	g_array_append_val(terms->terms, term);
	terms->is_sorted = false;
}

static gint compare_ends(gconstpointer a, gconstpointer b)
{
	return strcmp(((const Term *)a)->end, ((const Term *)b)->end);
}

/* The terms of an address or domain, or NULL. */
static const GArray *find_terms(const OrgMap *map, View key)
{
	guint64 id = hash_view_nocase(map->seed, key);
	Terms *terms = g_hash_table_lookup(map->terms, &id);
	if (!terms)
		return NULL;
	/* g_array_sort is stable: of two that end on the same day, the first counts, as in gitdm.
	 */
	if (!terms->is_sorted)
		g_array_sort(terms->terms, compare_ends);
	terms->is_sorted = true;
	return terms->terms;
}

/* Takes a number of at most max digits off text; -1 if there is none. */
static int next_number(View *text, size_t max)
{
	int number = 0;
	size_t n = 0;
	for (; n < max && n < text->len && g_ascii_isdigit(text->data[n]); n++)
		number = 10 * number + (text->data[n] - '0');
	*text = view_from(*text, n);
	return n ? number : -1;
}

/* Reads `2021-6-30` into the form that compares as text. */
static bool read_day(View text, char *day)
{
	int year = next_number(&text, 4);
	bool is_split = view_starts(text, "-");
	text = view_from(text, 1);
	int month = next_number(&text, 2);
	is_split = is_split && view_starts(text, "-");
	text = view_from(text, 1);
	int of_month = next_number(&text, 2);
	if (!is_split || text.len || year < 1 || month < 1 || month > 12 || of_month < 1 ||
	    !g_date_valid_dmy((GDateDay)of_month, (GDateMonth)month, (GDateYear)year))
		return false;
	g_snprintf(day, DAY_SIZE, "%04u-%02u-%02u", (unsigned)year % 10000, (unsigned)month % 100,
		   (unsigned)of_month % 100);
	return true;
}

View org_map_trim_line(View line)
{
	const char *comment = view_chr(line, '#');
	return view_trim(comment ? view_head(line, (size_t)(comment - line.data)) : line);
}

const char *org_map_add_line(OrgMap *map, View line)
{
	size_t key_len = 0;
	while (key_len < line.len && !g_ascii_isspace(line.data[key_len]))
		key_len++;
	View key = view_head(line, key_len);
	View rest = view_from(line, key_len);
	const char *less = view_chr(rest, '<');
	View org = view_trim(less ? view_head(rest, (size_t)(less - rest.data)) : rest);
	if (org.len == 0)
		return "not an address or domain and an organisation";
	char end[DAY_SIZE] = NEVER;
	if (less && !read_day(view_trim(view_from(rest, (size_t)(less + 1 - rest.data))), end))
		return "no date (YYYY-MM-DD) behind the '<'";
	add_term(map, key, org, end);
	return NULL;
}

/* Adds the lines of an EmailMap, or if org is not empty, of a GroupMap. */
static bool org_map_add_lines(OrgMap *map, View lines, View org, const char *name, GError **error)
{
	LineIter iter = line_iter(view_skip_bom(lines), TEXT_PLAIN);
	View line;
	for (size_t number = 1; line_iter_next(&iter, &line); number++) {
		const char *why = NULL;
		line = org_map_trim_line(line);
		if (line.len && org.len == 0)
			why = org_map_add_line(map, line);
		else if (line.len)
			add_term(map, line, org, NEVER);
		if (why) {
			g_set_error(error, ORG_MAP_ERROR, ORG_MAP_ERROR_SYNTAX, "%s:%zu: %s", name,
				    number, why);
			return false;
		}
	}
	return true;
}

bool org_map_add(OrgMap *map, View lines, const char *name, GError **error)
{
	return org_map_add_lines(map, lines, VIEW(""), name, error);
}

bool org_map_add_group(OrgMap *map, View lines, View org, const char *name, GError **error)
{
	return org_map_add_lines(map, lines, org, name, error);
}

void org_map_add_virtual(OrgMap *map, View name, View org)
{
	char *kept = g_string_chunk_insert(map->texts, escaped(map, name).data);
	g_hash_table_insert(map->virtuals, kept,
			    g_string_chunk_insert(map->texts, escaped(map, org).data));
}

/* The organisation of exactly this address or domain. */
static View find_exact(const OrgMap *map, View key, const char *day)
{
	const GArray *terms = find_terms(map, key);
	guint first = 0, end = terms ? terms->len : 0;
	while (first < end) {
		guint middle = first + (end - first) / 2;
		if (strcmp(g_array_index(terms, Term, middle).end, day) > 0)
			end = middle;
		else
			first = middle + 1;
	}
	return terms && first < terms->len ? g_array_index(terms, Term, first).org : VIEW("");
}

static View find(const OrgMap *map, View addr, View date)
{
	char day[DAY_SIZE] = "9999-12-31";
	if (date.len >= DAY_SIZE - 1)
		memcpy(day, date.data, DAY_SIZE - 1);
	View org = find_exact(map, addr, day);
	const char *at = view_rchr(addr, '@');
	if (org.len || !at)
		return org;
	View domain = view_from(addr, (size_t)(at + 1 - addr.data));
	if (domain.len > DOMAIN_MAX)
		domain = view_from(domain, domain.len - DOMAIN_MAX);
	while (domain.len && org.len == 0) {
		org = find_exact(map, domain, day);
		const char *dot = view_chr(domain, '.');
		domain = view_from(domain, dot ? (size_t)(dot + 1 - domain.data) : domain.len);
	}
	return org;
}

View org_map_find(const OrgMap *map, View addr, View date)
{
	View org = find(map, addr, date);
	/* All answers stand in texts, which ends them with a NUL. */
	const char *stand_in = org.len ? g_hash_table_lookup(map->virtuals, org.data) : NULL;
	return stand_in ? view_of(stand_in) : org;
}
