/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The words of what people ask about a patch, and what each is good for in such a sentence.
 *
 * A helper of patch/phrase.c. Pure.
 */
#pragma once

#include "bytes/view.h"

/*
 * The classes of a word in lower case, one character each; empty if it is not in the table. For
 * patterns:
 *
 *     A  an adverb, or what makes a request polite: `please`, `still`
 *     B  part of `be able to`, `find the time to`
 *     C  a chance: `time`, `opportunity`
 *     D  `did`, `have`
 *     E  a form of `be` or `get`
 *     F  `can`, `would`, `are`
 *     G  what may stand before a noun: `any`, `current`
 *     H  `have`, `received`, `heard`
 *     I  what leads to what I do: `i just wanted to`
 *     J  `blocking`, `holds`
 *     K  part of `take another quick`, before `look`
 *     L  `lost`, `forgotten`
 *     M  `merged`, `applied`
 *     P  `on`, `about`
 *     Q  what leads to what is asked may begin with it
 *     R  what is waited for: `feedback`, `review`
 *     S  `status`, `progress`
 *     U  `ping`, `bumping`
 *     V  `review`, `apply`
 *     W  what leads from a chance to what gets it: `that`, `of`, `to have`
 *     X  `look`, `peek`
 *     Y  whom somebody asks: `you`, `anyone`
 *     Z  `at`, `into`, before what is looked at
 *
 * and for patches:
 *
 *     1  `this`    2  `the`, `my`    3  `patch`, `series`
 *     4  what is no part of a patch's name
 *     5  behind it another clause begins, or only when and how is said
 *
 * and in lower case, with which sentences of patch/ping-request.c it can begin: `l` is what leads
 * to what is asked, `p` is only polite, and the others are the letters of its rules.
 */
const char *phrase_classes(View word);
