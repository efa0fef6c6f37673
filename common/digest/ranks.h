/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The ranks on a digest's page. A helper of digest/page.c. */
#pragma once

#include "digest/rows.h"

/* One table for each key that is known and came in. */
SectionFunc page_make_ranks;
