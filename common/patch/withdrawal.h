/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whether somebody takes back what the mail answers: `Please ignore this patch`, `I withdraw this
 * series`, `Self-NAK`, `Please do not merge v2, I found a bug`.
 *
 * Only who posted a patch can; that he did is the caller's to know. Pure. Read are the first two
 * sentences of each paragraph. `Drop it in v2`, `if you mind, drop this patch`, `please don't merge
 * this yet` take nothing back.
 */
#pragma once

#include "patch/text.h"

typedef enum {
	WITHDRAWAL_NONE,
	WITHDRAWAL_DIRECT, /* if the mail answers what he posted itself, not what was said of it:
			    * `please ignore this` */
	WITHDRAWAL_SAYS,
} WithdrawalSays;

typedef struct {
	WithdrawalSays says;
	bool is_whole; /* all that was posted together: `this series`; else what is answered, or */
	guint64 part;  /* this part of it, if not 0, */
	guint64 total; /* of so many, if that is said */
} Withdrawal;

/* What the text says that facts are of, which begins with said; in answer to a posting of that
 * version. */
Withdrawal withdrawal_read(View said, const PatchText *facts, TextForm form, unsigned version);
