/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Mail that a program sends from a person's address, and says so.
 *
 * Pure.
 */
#pragma once

#include "patch/text.h"

/*
 * Whether the first words of the text that facts are of, behind a greeting and what is quoted, say
 * that a program wrote it: `This is an automated message`, `[ Ada's helper bot ]`, `My bot found
 * errors`. What a person says of a program further down does not. Cheap: a line or two are read.
 */
bool bot_text_says(const PatchText *facts, TextForm form);
