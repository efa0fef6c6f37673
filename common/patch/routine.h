/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Senders that no table knows for bots, found by what they send: the same message again and again.
 *
 * A sender is one if ROUTINE_ENOUGH mails came of him within ROUTINE_SECONDS, nine of ten with the
 * same subject but for numbers, in its first two words and its tags, and if he was never seen to
 * answer, quote, or send a patch. Whoever did that is a person for good. Releases are announced by
 * hand less often.
 *
 * What came before there was enough is gone by then, and stays what it was: a stream is not held
 * back for that. Memory is bounded: who sends nothing for long is forgotten.
 */
#pragma once

#include "patch/bot.h"
#include "patch/classify.h"
#include "record/record.h"

enum {
	ROUTINE_ENOUGH = 16,
	ROUTINE_SECONDS = 32 * 24 * 60 * 60,
};

typedef struct RoutineLog RoutineLog;

RoutineLog *routine_log_new(void);
void routine_log_free(RoutineLog *log);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RoutineLog, routine_log_free)

/*
 * Takes in a mail, whose verdict is known. from is its row of the mail table. Makes it a report,
 * with the reason `routine`, if it is only a message and its sender sends such mail by routine,
 * unless one of the user's lines in bots is about him.
 */
void routine_log_judge(RoutineLog *log, const Mail *mail, const View *from, const BotTable *bots,
		       Verdict *verdict);
