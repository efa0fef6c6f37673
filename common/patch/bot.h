/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Bots that write to mailing lists: RULE 8.
 *
 * A table of patterns over address and display name. What is shipped stands in patch/bot.c; users
 * add lines of their own from a file, in the same form:
 *
 *     CLASS TAB ADDRESS-GLOB TAB NAME-GLOB
 *
 * CLASS is report, applied, or person (which takes a shipped bot out again). A glob has
 * `*` and `?`, compares without case, and is empty where it does not matter; both must
 * match. `#` starts a comment line. The last line that matches decides.
 */
#pragma once

#include "bytes/view.h"

typedef enum {
	BOT_NONE,    /* a person */
	BOT_REPORT,  /* test bots, CI, syzbot, review bots */
	BOT_APPLIED, /* tip-bot, patchwork-bot, pr-tracker-bot, stable queue */
} BotClass;

typedef struct BotTable BotTable;

#define BOT_ERROR (bot_error_quark())
GQuark bot_error_quark(void);
typedef enum {
	BOT_ERROR_SYNTAX,
} BotError;

/* The shipped table. */
BotTable *bot_table_new(void);
void bot_table_free(BotTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BotTable, bot_table_free)

/* Adds a user's lines. name is the file's, for the error: BOT_ERROR_SYNTAX as `NAME:LINE: why`.
 */
bool bot_table_add(BotTable *table, View lines, const char *name, GError **error);

/* Whether a user's line is about the sender. */
bool bot_table_is_listed(const BotTable *table, View address, View display_name);

/* What the sender is. Answers are remembered per sender, so asking again is cheap. */
BotClass bot_table_match(BotTable *table, View address, View display_name);
