/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whether a reply refuses the patch that it answers: `NAK.`, `So NACK to this`, `Nacked-by: ...`,
 * `Marking it as rejected`.
 *
 * Pure. A NAK is also what a bus or a peer answers, so the sentence must begin with it, or with
 * few words before, and go on as somebody does who means a patch.
 */
#pragma once

#include "patch/text.h"

/* Whether the text that facts are of does. */
bool nack_says(const PatchText *facts, TextForm form);
