/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The digest as a complete message of RFC 5322, ready for `sendmail -t`: the page as text and, if
 * wanted, as HTML beside it.
 *
 * It says of itself that a program made it (Auto-Submitted, Precedence), so that nobody's vacation
 * answers it and patchwork passes it over. Date is that of the look, and the Message-ID follows
 * from it and the page: the same page at the same time is the same message.
 */
#pragma once

#include "digest/page.h"

/* Needs look's mail. */
DigestPrintFunc digest_mail_print;
