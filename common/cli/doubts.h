/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is said where it is doubtful whether a message of a file begins. */
#pragma once

#include "cli/cli.h"
#include "mailbox/mbox.h"

/* Says what the doubts about the file called name are; of messages that may begin where they should
 * not only with -v. Returns CLI_PARTIAL if messages may be lost in the text of others. */
CliStatus cli_tell_doubts(const char *name, const MboxDoubts *doubts);
