/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The facts behind a digest's patch list as a table for other programs, with the mail that decided
 * each state; digest-format(1) describes its columns.
 */
#pragma once

#include "digest/page.h"

/* One record for each series, pull request, and series only heard of; values are escaped as in
 * mail-record(5). */
DigestPrintFunc digest_tsv_print;
