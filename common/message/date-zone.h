/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Time zones as dates name them.
 */
#pragma once

#include "message/date-words.h"
#include "message/date.h"

/*
 * Whether word, in upper or lower case, is a zone that is known: those that RFC 5322 section 4.3
 * gives a meaning, others in common use that have but one, and single letters, which RFC 5322 reads
 * as UTC. zone receives its seconds east of UTC.
 */
bool date_zone_find(View word, int *zone);

/*
 * Takes the zone off the tokens at *at, which stand behind a time of day: `+0200`, `-7`, `+01:00`,
 * `--500`, `GMT+1`, `CEST`, `MET DST`, `EST5EDT`; with may_lack_sign also `0200`. Words that are no
 * zone are passed over. What is out of range, or a letter but Z, is UTC and DATE_ZONE_UNSAID.
 * fields are those of the date, which tells whether it is summer in `EST5EDT`; their zone is set,
 * to UTC if there is none. Returns whether there was a zone.
 */
bool date_zone_take(const DateToken **at, bool may_lack_sign, DateFields *fields);
