/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The files that say who people are, where they belong, and what is whose. */
#pragma once

#include "map/mailmap.h"
#include "map/maintainers.h"
#include "map/org-map.h"
#include "patch/bot.h"

typedef enum {
	MAP_MAILMAP, /* git's .mailmap */
	MAP_ALIASES, /* gitdm's EmailAliases */
	MAP_ORGS,    /* gitdm's EmailMap, or its file that names others: gitdm.h */
	MAP_BOTS,    /* as patch/bot.h says */
	MAP_MAINTAINERS,
	N_MAPS,
} MapKind;

/* Each is NULL until a file of its kind was read, but bots are known without one. */
typedef struct {
	Mailmap *mailmap, *aliases;
	OrgMap *orgs;
	BotTable *bots;
	Maintainers *maintainers;
} Maps;

void maps_init(Maps *maps);
void maps_clear(Maps *maps);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Maps, maps_clear)

/*
 * Reads a file into the map of its kind, behind those read before; one of MAP_ORGS may have
 * aliases, too. Errors: G_FILE_ERROR, also for mail, a table, or what is no text; MAILMAP_ERROR,
 * ORG_MAP_ERROR, BOT_ERROR, MAINTAINERS_ERROR as `PATH:LINE: why`.
 */
bool maps_read(Maps *maps, MapKind kind, const char *path, GError **error);

/* The bytes of a file of such lines, or of one that it names, for the caller to free. Returns NULL
 * if it cannot be read. Errors: G_FILE_ERROR as `PATH: why`. */
char *maps_read_file(const char *path, size_t *len, GError **error);
