/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether a mail that was found again is the one that a record was made of. */
#pragma once

#include "bytes/view.h"

/*
 * Whether raw has the Message-ID of the record or, if that is empty, the Subject. Both are values
 * as records have them; one that is empty is not compared.
 */
bool mail_is_origin(View raw, View message_id, View subject);
