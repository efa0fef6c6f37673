/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Entities of HTML: `&amp;`, `&#8364;`, `&#x20ac;`.
 */
#pragma once

#include "bytes/view.h"

/*
 * The character that a name stands for, given without `&` and `;`. U+FFFD for the number of no
 * character; 0 if there is no such entity.
 */
gunichar html_entity(View name);
