/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which system calls are still made, by seccomp; a part of cli/confine.h. */
#pragma once

#include <stdbool.h>

/*
 * From now on system calls that no filter needs fail; opening a file for writing, too, unless
 * may_write. Returns false, and nothing has changed, if the kernel does not allow it or the machine
 * is one whose calls are not known here.
 */
bool confine_calls(bool may_write);
