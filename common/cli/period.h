/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The options --since and --until of the programs that look at a period. */
#pragma once

#include "message/date-given.h"

/*
 * Reads the texts of --since and --until; NULL for one that was not given, and both may be. period
 * receives what lies from since, included, up to until, excluded. Complains and returns false if
 * one of them is no date (message/date-given.h), or if until does not come after since.
 */
bool cli_period_read(const char *since, const char *until, DatePeriod *period);
