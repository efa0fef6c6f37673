/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Who began a thread: the sender of the mail that is its root, which is one of the input.
 *
 * A mail may come before its thread's root. What it counts for is put aside until the root has
 * come, and at the end, if the root never came, it is not counted: nobody knows who began that
 * thread. Memory is kept for each thread, and for each key in a thread whose root has not come.
 */
#pragma once

#include "rank/rank.h"

typedef struct RankThreads RankThreads;

/* each_title: the titles of all rows that are put aside are wanted, not only one for a key. */
RankThreads *rank_threads_new(bool each_title);
void rank_threads_free(RankThreads *threads);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RankThreads, rank_threads_free)

/* The root of a thread came; the first one stands. */
void rank_threads_begin(RankThreads *threads, View thread, Person sender);

typedef enum {
	RANK_THREAD_UNKNOWN, /* its root has not come */
	RANK_THREAD_OWN,     /* the person began it: the address or the name is the same */
	RANK_THREAD_OTHERS,  /* somebody else did */
} RankThreadBegan;

/* Whether the person began the thread. */
RankThreadBegan rank_threads_began(RankThreads *threads, View thread, Person person);

/* Puts aside a row that counts only if somebody else than writer began the thread. */
void rank_threads_defer(RankThreads *threads, View thread, Person writer, const RankRow *row);

/* The input is over: puts those that count into the table. */
void rank_threads_settle(RankThreads *threads, RankTable *ranks);
