/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The period before the one that is counted, in the same pass: which of the mail before the period
 * lies in it.
 *
 * How long it is, is known at the end only, where the period has no end of its own, or begins with
 * the first mail that is not marked as context. So the rank table keeps what counted before by days
 * (rank_table_put), and is asked for a range of them then. If both ends are known, nothing but that
 * range is kept.
 */
#pragma once

#include "message/date-given.h"
#include "rank/rank.h"

typedef struct RankPast RankPast;

/* period is what is counted; it stays the caller's. */
RankPast *rank_past_new(const DatePeriod *period);
void rank_past_free(RankPast *past);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RankPast, rank_past_free)

/* A record came, which lies at that place. Returns the day of one that may lie in the period
 * before, and RANK_NO_DAY of all others. */
gint64 rank_past_take(RankPast *past, const Record *record, DatePlace place);

/*
 * When all is in: the days of the period before, from first up to end, not included. Returns false
 * if it cannot be told what counted then: the period has no beginning, there is no mail that is so
 * old, or more days than RANK_PAST_DAYS were to be kept.
 */
bool rank_past_find(const RankPast *past, gint64 *first, gint64 *end);
