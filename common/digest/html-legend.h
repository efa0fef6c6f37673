/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the short words of a digest's page mean. A helper of digest/html.c. */
#pragma once

#include "digest/html-writer.h"
#include "digest/page.h"

/* Appends what the short words of a section's tables mean, folded; nothing if all are plain. */
void html_append_legend(HtmlWriter *writer, const DigestSection *section);
