/* SPDX-License-Identifier: GPL-2.0-or-later */
/* gitdm's files: see map/gitdm.h. */
#include "map/gitdm.h"

#include "bytes/lines.h"
#include "bytes/number.h"

/* Where the reading of a file is. */
typedef struct {
	Maps *maps;
	const char *path;
	GString *virtual; /* the VirtualEmployer that is read; empty if none is */
	GString *largest; /* who has the largest share of it so far */
	guint64 share;	  /* that */
} GitdmReading;

/* Reads what follows a word. Returns what is wrong with it, or NULL; a file that it names reports
 * by error instead. */
typedef const char *ReadFunc(GitdmReading *reading, View rest, GError **error);

/* Takes what stands before white space off text, and that. */
static View next_word(View *text)
{
	size_t len = 0;
	while (len < text->len && !g_ascii_isspace(text->data[len]))
		len++;
	View word = view_head(*text, len);
	*text = view_skip_space(view_from(*text, len));
	return word;
}

/* A name without the double quotes around it. */
static View unquote(View name)
{
	bool is_quoted = name.len > 1 && view_starts(name, "\"") && view_ends(name, "\"");
	return is_quoted ? (View){ name.data + 1, name.len - 2 } : name;
}

/* Reads the file that a line names. Returns NULL, with an error, if that fails. */
static char *read_named(const GitdmReading *reading, View name, char **path, size_t *len,
			GError **error)
{
	g_autofree char *folder = g_path_get_dirname(reading->path);
	g_autofree char *file = view_dup(unquote(name));
	*path = g_path_is_absolute(file) || strcmp(folder, ".") == 0
			? g_strdup(file)
			: g_build_filename(folder, file, NULL);
	return maps_read_file(*path, len, error);
}

static const char *read_email_map(GitdmReading *reading, View rest, GError **error)
{
	g_autofree char *path = NULL;
	size_t len;
	g_autofree char *text = read_named(reading, rest, &path, &len, error);
	if (text)
		org_map_add(reading->maps->orgs, view_skip_bom((View){ text, len }), path, error);
	return NULL;
}

static const char *read_aliases(GitdmReading *reading, View rest, GError **error)
{
	g_autofree char *path = NULL;
	size_t len;
	g_autofree char *text = read_named(reading, rest, &path, &len, error);
	if (!reading->maps->aliases)
		reading->maps->aliases = mailmap_new();
	if (text)
		mailmap_add_aliases(reading->maps->aliases, view_skip_bom((View){ text, len }),
				    path, error);
	return NULL;
}

static const char *read_group_map(GitdmReading *reading, View rest, GError **error)
{
	g_autofree char *path = NULL;
	size_t len;
	View file = next_word(&rest);
	View org = unquote(rest);
	if (org.len == 0)
		return "GroupMap: not a file and an organisation";
	g_autofree char *text = read_named(reading, file, &path, &len, error);
	if (text)
		org_map_add_group(reading->maps->orgs, view_skip_bom((View){ text, len }), org,
				  path, error);
	return NULL;
}

static const char *start_virtual(GitdmReading *reading, View rest, GError **error)
{
	View name = unquote(rest);
	(void)error;
	view_append(reading->virtual, name);
	return name.len ? NULL : "VirtualEmployer: no name";
}

static const char *pass_over(GitdmReading *reading, View rest, GError **error)
{
	(void)reading;
	(void)rest;
	(void)error;
	return NULL;
}

static const char *refuse(GitdmReading *reading, View rest, GError **error)
{
	(void)reading;
	(void)rest;
	(void)error;
	return "this kind of gitdm's files is not read";
}

static const struct {
	const char *word;
	ReadFunc *read;
} words[] = {
	{ "EmailMap", read_email_map }, { "EmailAliases", read_aliases },
	{ "GroupMap", read_group_map }, { "VirtualEmployer", start_virtual },
	{ "FileTypeMap", pass_over },	{ "RXEmailAliases", refuse },
};

/* Reads a line between VirtualEmployer and end. */
static const char *read_share(GitdmReading *reading, View line)
{
	View org = line, word = next_word(&org);
	guint64 share;
	if (view_is(line, "end")) {
		if (reading->largest->len == 0)
			return "VirtualEmployer: no shares";
		org_map_add_virtual(reading->maps->orgs, view_of_gstring(reading->virtual),
				    view_of_gstring(reading->largest));
		g_string_truncate(reading->virtual, 0);
		g_string_truncate(reading->largest, 0);
		reading->share = 0;
		return NULL;
	}
	word.len -= view_ends(word, "%");
	if (!number_parse(word, &share) || share < 1 || share > 100 || org.len == 0)
		return "VirtualEmployer: not a percentage and an organisation, nor end";
	if (share > reading->share) {
		reading->share = share;
		g_string_truncate(reading->largest, 0);
		org = unquote(org);
		view_append(reading->largest, org);
	}
	return NULL;
}

/* Returns what is wrong with the line, or NULL. */
static const char *gitdm_add_line(GitdmReading *reading, View line, GError **error)
{
	View rest = line, word = next_word(&rest);
	if (reading->virtual->len)
		return read_share(reading, line);
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (view_is(word, words[i].word))
			return rest.len ? words[i].read(reading, rest, error)
					: "nothing behind the first word";
	return org_map_add_line(reading->maps->orgs, line);
}

static bool gitdm_add_lines(GitdmReading *reading, View lines, GError **error)
{
	LineIter iter = line_iter(view_skip_bom(lines), TEXT_PLAIN);
	View line;
	size_t number = 1;
	for (; line_iter_next(&iter, &line); number++) {
		g_autoptr(GError) named = NULL;
		line = org_map_trim_line(line);
		const char *why = line.len ? gitdm_add_line(reading, line, &named) : NULL;
		if (named && named->domain == G_FILE_ERROR)
			why = named->message;
		else if (named)
			g_propagate_error(error, g_steal_pointer(&named));
		if (why)
			g_set_error(error, ORG_MAP_ERROR, ORG_MAP_ERROR_SYNTAX, "%s:%zu: %s",
				    reading->path, number, why);
		if (error && *error)
			return false;
	}
	if (reading->virtual->len == 0)
		return true;
	g_set_error(error, ORG_MAP_ERROR, ORG_MAP_ERROR_SYNTAX, "%s:%zu: VirtualEmployer: no end",
		    reading->path, number - 1);
	return false;
}

bool gitdm_add(Maps *maps, View lines, const char *path, GError **error)
{
	g_autoptr(GString) virtual = g_string_new(NULL);
	g_autoptr(GString) largest = g_string_new(NULL);
	GitdmReading reading = { maps, path, virtual, largest, 0 };
	g_autoptr(GError) own = NULL;
	if (!maps->orgs)
		maps->orgs = org_map_new();
	if (gitdm_add_lines(&reading, lines, &own))
		return true;
	g_propagate_error(error, g_steal_pointer(&own));
	return false;
}
