/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The files that say who people are and where they belong, for rank/record.h. */
#pragma once

#include "rank/record.h"

typedef enum {
	RANK_MAP_MAILMAP, /* git's .mailmap */
	RANK_MAP_ALIASES, /* gitdm's EmailAliases */
	RANK_MAP_ORGS,	  /* gitdm's EmailMap */
	RANK_MAP_BOTS,	  /* as patch/bot.h says */
	N_RANK_MAPS,
} RankMapKind;

/* Each is NULL until a file of its kind was read, but bots are known without one. */
typedef struct {
	Mailmap *mailmap, *aliases;
	OrgMap *orgs;
	BotTable *bots;
} RankMaps;

void rank_maps_init(RankMaps *maps);
void rank_maps_clear(RankMaps *maps);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(RankMaps, rank_maps_clear)

/*
 * Reads a file into the map of its kind, behind those read before.
 * Errors: G_FILE_ERROR, and MAILMAP_ERROR, ORG_MAP_ERROR, BOT_ERROR as `PATH:LINE: why`.
 */
bool rank_maps_read(RankMaps *maps, RankMapKind kind, const char *path, GError **error);

/* Makes rule look into maps, which must outlive its use. */
void rank_maps_apply(const RankMaps *maps, RankRule *rule);
