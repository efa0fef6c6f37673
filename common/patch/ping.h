/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whether a reply only reminds of the mail that it answers: `Ping?`, `Gentle reminder.`, `Any
 * comments on this?`.
 *
 * Pure. The first line that the sender wrote himself tells, greetings and called names aside.
 */
#pragma once

#include "patch/ping-request.h"
#include "patch/text.h"

/* What the text that facts are of says. */
PingSays ping_read(const PatchText *facts, TextForm form);
