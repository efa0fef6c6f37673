/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The files that say who people are: see map/maps.h. */
#include "map/maps.h"

#include "io/file-kind.h"
#include "io/input.h"
#include "map/gitdm.h"
#include "message/from-line.h"
#include "record/start.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

void maps_init(Maps *maps)
{
	*maps = (Maps){ .bots = bot_table_new() };
}

void maps_clear(Maps *maps)
{
	g_clear_pointer(&maps->mailmap, mailmap_free);
	g_clear_pointer(&maps->aliases, mailmap_free);
	g_clear_pointer(&maps->orgs, org_map_free);
	g_clear_pointer(&maps->bots, bot_table_free);
	g_clear_pointer(&maps->maintainers, maintainers_free);
}

static bool maps_add_lines(Maps *maps, MapKind kind, View lines, const char *path, GError **error)
{
	switch (kind) {
	case MAP_MAILMAP:
		if (!maps->mailmap)
			maps->mailmap = mailmap_new();
		mailmap_add(maps->mailmap, lines);
		return true;
	case MAP_ALIASES:
		if (!maps->aliases)
			maps->aliases = mailmap_new();
		return mailmap_add_aliases(maps->aliases, lines, path, error);
	case MAP_ORGS:
		return gitdm_add(maps, lines, path, error);
	case MAP_MAINTAINERS:
		if (!maps->maintainers)
			maps->maintainers = maintainers_new();
		return maintainers_add(maps->maintainers, lines, path, error);
	case MAP_BOTS:
	case N_MAPS:
		break;
	}
	return bot_table_add(maps->bots, lines, path, error);
}

/* What a file is that cannot have lines of a map; NULL if it may have. Without this a mailmap, in
 * which other lines mean nothing, would be empty without a word. */
static const char *foreign_kind(View text)
{
	View head = view_head(text, MIN(text.len, FILE_KIND_HEAD));
	if (view_starts(head, "\x1F\x8B"))
		return "it is compressed; gzip -d makes a file of lines of it";
	const char *kind = file_kind(head);
	if (kind)
		return kind;
	if (file_is_binary(head))
		return "binary data";
	View line = view_first_line(view_skip_bom(head));
	if (record_start_is_table(head))
		return "a table of records";
	return from_line_parse(line, NULL) || header_line_of_mail(line) ? "mail" : NULL;
}

char *maps_read_file(const char *path, size_t *len, GError **error)
{
	g_autoptr(GError) failure = NULL;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		int saved = errno;
		g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(saved), "%s: %s",
			    path, g_strerror(saved));
		return NULL;
	}
	g_autoptr(Input) input = input_new(fd, path);
	input_take_as_is(input);
	View text = input_fill_to(input, INPUT_PIECE_MAX, &failure);
	close(fd);
	if (failure) {
		g_propagate_prefixed_error(error, g_steal_pointer(&failure), "%s: ", path);
		return NULL;
	}
	*len = text.len;
	return view_dup(text);
}

bool maps_read(Maps *maps, MapKind kind, const char *path, GError **error)
{
	size_t len;
	g_autofree char *text = maps_read_file(path, &len, error);
	if (!text)
		return false;
	static const char *const names[N_MAPS] = {
		[MAP_MAILMAP] = "mailmap",
		[MAP_ALIASES] = "file of aliases",
		[MAP_ORGS] = "map of organisations",
		[MAP_BOTS] = "list of bots",
		[MAP_MAINTAINERS] = "list of maintainers",
	};
	View lines = { text, len };
	const char *other = foreign_kind(lines);
	if (other) {
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s: this is no %s: %s", path,
			    names[kind], other);
		return false;
	}
	return maps_add_lines(maps, kind, view_skip_bom(lines), path, error);
}
