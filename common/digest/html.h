/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The digest as one HTML file that needs nothing else: contents, charts, lists, and the messages,
 * folded by series.
 *
 * There is no script, and a Content-Security-Policy allows nothing but the page's own style sheet.
 */
#pragma once

#include "digest/page.h"

DigestPrintFunc digest_html_print;
