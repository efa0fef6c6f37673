/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a program must see to that a mail delivery agent runs for each message: procmail, fetchmail,
 * maildrop, an alias.
 *
 * The agent takes its exit status for the mail's fate. Most of those of sysexits.h make the mail
 * bounce, as a death by a signal does, so there are two only: taken, and try again later. And an
 * agent whose writing to the program fails takes that for a failure as well, so all that it
 * writes is read, whatever happens.
 */
#pragma once

#include <stdbool.h>

typedef enum {
	HOOK_TAKEN = 0,
	HOOK_TRY_AGAIN = 75, /* EX_TEMPFAIL of sysexits.h */
} HookStatus;

/* From now on each signal that can be caught ends the program with HOOK_TRY_AGAIN; a closed pipe
 * and a limit on the size of files are errors of write(2). First call after cli_init. */
void hook_begin(void);

/* From now on the program is not to be interrupted: called before what it does cannot be undone. */
void hook_commit(void);

/* Reads what is left of standard input. Returns the status to exit with. */
HookStatus hook_end(bool taken);
