/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The words that footers of lists begin with, behind the line that opens them.
 *
 * A helper of message/footer.c. Pure.
 */
#pragma once

#include "message/footer-opening.h"

/* Whether line, trimmed and not empty, has the words of a footer that opens so; rest starts with
 * that line. Of some words an address or URL has to stand there or just below. */
bool footer_words_begin(FooterOpening opening, View line, View rest);
