/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which system calls are still made, by seccomp; a part of cli/confine.h. */
#pragma once

#include <stdbool.h>

/* What may be done to files by their names. */
typedef enum {
	CALLS_READ,
	CALLS_WRITE, /* open them for writing, and make them */
	CALLS_MOVE,  /* that, and rename and remove them */
} ConfineCallsRule;

/*
 * From now on system calls that no filter needs fail, and those that the rule does not allow.
 * Returns false, and nothing has changed, if the kernel does not allow it or the machine
 * is one whose calls are not known here.
 */
bool confine_calls(ConfineCallsRule rule);
