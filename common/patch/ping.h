/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whether a reply only reminds of the mail that it answers: `Ping?`, `Gentle reminder.`, `Any
 * comments on this?`.
 *
 * Pure. The first line that the sender wrote himself tells, greetings and called names aside.
 */
#pragma once

#include "patch/text.h"

/* Whether the text that facts are of does. */
bool ping_says(const PatchText *facts, TextForm form);
