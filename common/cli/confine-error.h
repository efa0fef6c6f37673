/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Why a means of cli/confine.h is not in force. */
#pragma once

#include <glib.h>

/* The kernel has failed with errno code. */
static inline void confine_refused(int code, GError **error)
{
	g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(code),
		    "the kernel refused: %s", g_strerror(code));
}
