/* SPDX-License-Identifier: GPL-2.0-or-later */
/* MAINTAINERS files: see map/maintainers.h. */
#include "map/maintainers.h"

#include "bytes/lines.h"
#include "map/keywords.h"
#include "map/path-pattern.h"
#include "record/record.h"

/* How specific a section is for a change, besides path_pattern_depth. */
enum {
	RANK_NONE = -4,
	RANK_REST = -3, /* it takes any path */
	RANK_KEYWORD = -2,
	RANK_NAME = 0,
};

typedef struct {
	View title; /* escaped; the same text is at the same place */
	bool is_rest;
	bool is_excluded; /* of the path that is looked at */
	int path_rank;	  /* for that path */
	int rank;	  /* for the change */
} Section;

/* An F:, X:, N: or K: line. */
typedef struct {
	guint section;
	char field;
	int rank;
} Rule;

struct Maintainers {
	GArray *sections; /* of Section */
	GArray *rules;	  /* of Rule, in the order of the lines */
	PathPatterns *paths;
	Keywords *names, *keywords;
	GStringChunk *texts;
	GArray *found;	 /* of guint: rules; scratch */
	GArray *touched; /* of guint: sections that have a rank for the change */
	GString *title;	 /* scratch */
};

/* Where the reading of a file is. */
typedef struct {
	View title;
	bool in_section;
	guint n_rules; /* that say which changes belong to a section */
} MaintainersReading;

G_DEFINE_QUARK(list - digest - maintainers - error - quark, maintainers_error)

Maintainers *maintainers_new(void)
{
	Maintainers *maintainers = g_new0(Maintainers, 1);
	maintainers->sections = g_array_new(FALSE, FALSE, sizeof(Section));
	maintainers->rules = g_array_new(FALSE, FALSE, sizeof(Rule));
	maintainers->paths = path_patterns_new();
	maintainers->names = keywords_new();
	maintainers->keywords = keywords_new();
	maintainers->texts = g_string_chunk_new(4096);
	maintainers->found = g_array_new(FALSE, FALSE, sizeof(guint));
	maintainers->touched = g_array_new(FALSE, FALSE, sizeof(guint));
	maintainers->title = g_string_new(NULL);
	return maintainers;
}

void maintainers_free(Maintainers *maintainers)
{
	if (!maintainers)
		return;
	g_array_unref(maintainers->sections);
	g_array_unref(maintainers->rules);
	path_patterns_free(maintainers->paths);
	keywords_free(maintainers->names);
	keywords_free(maintainers->keywords);
	g_string_chunk_free(maintainers->texts);
	g_array_unref(maintainers->found);
	g_array_unref(maintainers->touched);
	g_string_free(maintainers->title, TRUE);
	g_free(maintainers);
}

static Section *section_at(const Maintainers *maintainers, guint place)
{
	return &g_array_index(maintainers->sections, Section, place);
}

/* Whether the line is made of one mark, again and again. */
static bool is_underline(View line)
{
	size_t i = 0;
	while (i < line.len && line.data[i] == line.data[0])
		i++;
	return i == line.len && line.len > 1 && byte_is_in(line.data[0], "-=~^*_+.");
}

/* Makes a section of that title, which is the last one then. */
static void start_section(Maintainers *maintainers, View title)
{
	Section section = { .path_rank = RANK_NONE, .rank = RANK_NONE };
	record_escape_append(g_string_truncate(maintainers->title, 0), title);
	section.title =
		view_of(g_string_chunk_insert_const(maintainers->texts, maintainers->title->str));
	section.is_rest = view_is(section.title, "THE REST");
	g_array_append_val(maintainers->sections, section);
}

/* Adds a line of the last section. Returns what is wrong with it, or NULL; expressions report by
 * error instead. */
static const char *add_rule(Maintainers *maintainers, char field, View value, GError **error)
{
	Rule rule = { maintainers->sections->len - 1, field, RANK_NONE };
	guint number = maintainers->rules->len;
	const char *why = NULL;
	if (field == 'F' || field == 'X') {
		why = path_patterns_add(maintainers->paths, value, number);
		rule.rank = path_pattern_is_any(value) ? RANK_REST : path_pattern_depth(value);
	} else if (value.len == 0) {
		why = "no expression";
	} else if (field == 'N') {
		keywords_add(maintainers->names, value, number, error);
		rule.rank = RANK_NAME;
	} else {
		keywords_add(maintainers->keywords, value, number, error);
		rule.rank = RANK_KEYWORD;
	}
	if (section_at(maintainers, rule.section)->is_rest)
		rule.rank = RANK_REST;
	g_array_append_val(maintainers->rules, rule);
	return why;
}

/* Returns what is wrong with the line, or NULL. */
static const char *maintainers_add_line(Maintainers *maintainers, MaintainersReading *reading,
					View line, GError **error)
{
	bool is_field = line.len > 1 && g_ascii_isupper(line.data[0]) && line.data[1] == ':';
	View text = view_trim(line);
	if (text.len == 0 || view_starts(line, "#"))
		return NULL;
	if (!is_field) {
		reading->in_section = false;
		if (!is_underline(text))
			reading->title = text;
		return NULL;
	}
	if (reading->title.len == 0)
		return "a field without a title above it";
	if (!reading->in_section)
		start_section(maintainers, reading->title);
	reading->in_section = true;
	if (!byte_is_in(line.data[0], "FXNK"))
		return NULL;
	reading->n_rules += line.data[0] != 'X';
	return add_rule(maintainers, line.data[0], view_trim(view_from(line, 2)), error);
}

bool maintainers_add(Maintainers *maintainers, View lines, const char *name, GError **error)
{
	MaintainersReading reading = { .title = VIEW_INIT("") };
	LineIter iter = line_iter(view_skip_bom(lines), TEXT_PLAIN);
	View line;
	for (size_t number = 1; line_iter_next(&iter, &line); number++) {
		g_autoptr(GError) regex_error = NULL;
		const char *why = maintainers_add_line(maintainers, &reading, line, &regex_error);
		if (regex_error)
			why = regex_error->message;
		if (why) {
			g_set_error(error, MAINTAINERS_ERROR, MAINTAINERS_ERROR_SYNTAX,
				    "%s:%zu: %s", name, number, why);
			return false;
		}
	}
	if (reading.n_rules)
		return true;
	g_set_error(error, MAINTAINERS_ERROR, MAINTAINERS_ERROR_SYNTAX,
		    "%s: no F:, N: or K: line, so this is no MAINTAINERS file", name);
	return false;
}

void maintainers_start(Maintainers *maintainers)
{
	for (guint i = 0; i < maintainers->touched->len; i++)
		section_at(maintainers, g_array_index(maintainers->touched, guint, i))->rank =
			RANK_NONE;
	g_array_set_size(maintainers->touched, 0);
}

static const Rule *found_rule(const Maintainers *maintainers, guint place)
{
	return &g_array_index(maintainers->rules, Rule,
			      g_array_index(maintainers->found, guint, place));
}

static void raise_rank(Maintainers *maintainers, guint place, int rank)
{
	Section *section = section_at(maintainers, place);
	if (section->rank == RANK_NONE)
		g_array_append_val(maintainers->touched, place);
	section->rank = MAX(section->rank, rank);
}

static gint compare_numbers(gconstpointer a, gconstpointer b)
{
	guint x = *(const guint *)a, y = *(const guint *)b;
	return (x > y) - (x < y);
}

bool maintainers_see_path(Maintainers *maintainers, View path)
{
	g_array_set_size(maintainers->found, 0);
	path_patterns_find(maintainers->paths, path, maintainers->found);
	keywords_start(maintainers->names);
	bool is_done = !keywords_scan(maintainers->names, path) ||
		       keywords_find(maintainers->names, path, VIEW(""), maintainers->found);
	g_array_sort(maintainers->found, compare_numbers);
	for (guint i = 0; i < maintainers->found->len; i++) {
		const Rule *rule = found_rule(maintainers, i);
		Section *section = section_at(maintainers, rule->section);
		section->is_excluded |= rule->field == 'X';
		if (rule->field != 'X' && rule->rank != RANK_REST)
			section->path_rank = rule->rank;
		else if (rule->field != 'X')
			section->path_rank = MAX(section->path_rank, RANK_REST);
	}
	for (guint i = 0; i < maintainers->found->len; i++) {
		guint place = found_rule(maintainers, i)->section;
		Section *section = section_at(maintainers, place);
		if (!section->is_excluded && section->path_rank != RANK_NONE)
			raise_rank(maintainers, place, section->path_rank);
		if (i + 1 < maintainers->found->len &&
		    found_rule(maintainers, i + 1)->section == place)
			continue;
		section->is_excluded = false;
		section->path_rank = RANK_NONE;
	}
	return is_done;
}

bool maintainers_may_see_mail(Maintainers *maintainers, View header, View body)
{
	keywords_start(maintainers->keywords);
	bool in_header = keywords_scan(maintainers->keywords, header);
	return keywords_scan(maintainers->keywords, body) || in_header;
}

bool maintainers_see_mail(Maintainers *maintainers, View text, View diff)
{
	g_array_set_size(maintainers->found, 0);
	bool is_done = keywords_find(maintainers->keywords, text, diff, maintainers->found);
	for (guint i = 0; i < maintainers->found->len; i++)
		raise_rank(maintainers, found_rule(maintainers, i)->section,
			   found_rule(maintainers, i)->rank);
	return is_done;
}

static gint compare_sections(gconstpointer a, gconstpointer b, gpointer data)
{
	guint x = *(const guint *)a, y = *(const guint *)b;
	const Section *first = section_at(data, x), *second = section_at(data, y);
	if (first->rank != second->rank)
		return first->rank > second->rank ? -1 : 1;
	return (x > y) - (x < y);
}

/* Whether a section before this one in touched has the same title. */
static bool is_repeated(const Maintainers *maintainers, guint place)
{
	const guint *touched = (const guint *)(const void *)maintainers->touched->data;
	const char *title = section_at(maintainers, touched[place])->title.data;
	for (guint i = 0; i < place; i++)
		if (section_at(maintainers, touched[i])->title.data == title)
			return true;
	return false;
}

void maintainers_append(Maintainers *maintainers, GString *value)
{
	g_array_sort_with_data(maintainers->touched, compare_sections, maintainers);
	for (guint i = 0; i < maintainers->touched->len; i++) {
		const Section *section =
			section_at(maintainers, g_array_index(maintainers->touched, guint, i));
		if (section->rank == RANK_REST && i > 0 &&
		    section_at(maintainers, g_array_index(maintainers->touched, guint, 0))->rank !=
			    RANK_REST)
			break;
		if (is_repeated(maintainers, i))
			continue;
		if (i > 0)
			g_string_append(value, "\\n");
		view_append(value, section->title);
	}
}
