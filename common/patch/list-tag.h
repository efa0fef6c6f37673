/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The tag that a list puts in front of its subjects, `[f2fs-dev]`, where it is not the first label
 * of its List-Id: told by its likeness to the List-Id, or learned from the list's mail.
 *
 * What nearly all subjects of a list begin with is its tag: nine of ten of the mails seen so far,
 * older ones counting less and less, if more than one sender has begun a thread with it. A digit
 * counts as any other number, since some lists count their mail there (`[tide:1234]`). Memory is
 * bounded, whatever a stream says its lists are.
 *
 * The first mails of a list must wait until enough of it has come: list_tags_note says so of each
 * mail that comes, list_tags_is_open whether it still holds, and list_tags_find is for the mail
 * that goes on.
 */
#pragma once

#include "bytes/view.h"

typedef struct ListTags ListTags;

ListTags *list_tags_new(void);
void list_tags_free(ListTags *tags);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ListTags, list_tags_free)

/* Makes tag that of all lists, so that nothing is learned; none of them has any if it is empty. */
void list_tags_set(ListTags *tags, View tag);

/*
 * Takes in the subject of the next mail of a list, and its sender's address. list is the List-Id,
 * which may be empty: all mail without one counts as one list. Returns whether a tag may yet be
 * found that the next mails would show.
 */
bool list_tags_note(ListTags *tags, View list, View subject, View sender);

/* The same, of a list whose mail waits. */
bool list_tags_is_open(ListTags *tags, View list);

/*
 * The list's tag in a form for list_tag_is; empty if it has none. Valid until the next call.
 * Decides, if too little mail came: three mails that all have the same tag are enough, where more
 * than one sender has begun a thread with it.
 */
View list_tags_find(ListTags *tags, View list);

/* Whether inside, the text between brackets, is the tag. */
bool list_tag_is(View tag, View inside);

/* The first label of a List-Id, which most lists have for a tag. */
View list_tag_of_id(View list);

/* How many mails of a list decide about its tag. */
#define LIST_TAG_ENOUGH 16
