/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which system calls are still made, by seccomp; a part of cli/confine.h. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* What may be done to files by their names. */
typedef enum {
	CALLS_READ,
	CALLS_WRITE, /* open them for writing, and make them */
	CALLS_MOVE,  /* that, and rename and remove them */
} ConfineCallsRule;

/*
 * From now on all system calls fail but those that filters need and the rule allows. Returns false,
 * with an error that says why, if the kernel does not allow it, or libseccomp was not there or did
 * not know this machine when the program was built. All calls are made then as before.
 */
bool confine_calls(ConfineCallsRule rule, GError **error);
