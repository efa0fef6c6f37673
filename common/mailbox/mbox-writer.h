/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Writes mail as mboxrd: each message behind a From_ line and before a blank line, and with one `>`
 * more before each `>*From ` line, so that what mailbox/mbox.h reads is what was written.
 *
 * The From_ lines are those of public-inbox, `From mboxrd@z` and a date, since that is how
 * mail_format_recognise knows an mboxrd.
 */
#pragma once

#include "io/output.h"
#include "message/raw-mail.h"

/* Writes mail with the date of its arrival; if that is unknown, with 1970-01-01 00:00:00, which
 * readers take for none. Only `raw` and `arrival` are looked at. */
void mbox_write(Output *output, const RawMail *mail);
