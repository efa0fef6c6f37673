/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The files that say who people are: see map/maps.h. */
#include "map/maps.h"

#include "map/gitdm.h"

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

bool maps_read(Maps *maps, MapKind kind, const char *path, GError **error)
{
	g_autofree char *text = NULL;
	gsize len;
	if (!g_file_get_contents(path, &text, &len, error))
		return false;
	return maps_add_lines(maps, kind, view_skip_bom((View){ text, len }), path, error);
}
