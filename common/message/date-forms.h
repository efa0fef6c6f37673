/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Dates in the forms that programs and people write beside RFC 5322's.
 *
 * The obsolete forms of RFC 5322 section 4.3 with comments anywhere, RFC 850's, asctime's,
 * date(1)'s, JavaScript's, ISO 8601's, numbers whose order is plain, the names of months in many
 * languages.
 */
#pragma once

#include "message/date.h"

/*
 * Reads the date that value holds. A day without a time of day is read as its first second, UTC; if
 * there is something else that is no time of day, nobody knows what the date is, and false is
 * returned. A zone that is not known, or out of range, is UTC, as RFC 5322 reads it; the day of the
 * week is not looked at. fields receives its parts, but for seconds since 1970 only the zone. Only
 * the start of a value is looked at if it is longer than any date.
 */
bool date_forms_parse(View value, DateFields *fields, gint64 *seconds);
