/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How much of a message is printed.
 *
 * A helper of digest/digest.c.
 */
#pragma once

#include "digest/digest.h"

/* The start of a body, escaped, that is printed; valid as long as body. */
View message_text_cut(View body, MessageText message);
