/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The style sheet of the digest's page in HTML: light, dark, narrow and on paper. */
#pragma once

#include <glib.h>

/* Appends what stands between `<style>` and `</style>`. */
void html_style_append(GString *out);
