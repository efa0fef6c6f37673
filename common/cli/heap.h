/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How malloc(3) gets memory from the system, and gives it back: for glibc. With other C libraries
 * nothing is done. All is called by the thread of main.
 */
#pragma once

#include <stddef.h>

/* What a large message takes goes back to the system behind it. First call of cli_init. */
void heap_init(void);

/* Said by a program that keeps much of what it reads, behind heap_init: memory that grows is moved
 * by the system, and leaves no holes. */
void heap_expect_growth(void);

/*
 * Told how many bytes were read, message by message. Once that is much, the heap grows in large
 * steps and is put on large pages (MADV_HUGEPAGE of madvise(2)). To be given a thousand small pages
 * one by one, and to look up where they are again and again, takes a tenth of the time of some
 * programs, and more on a virtual machine. Who reads little would wait longer for a large one.
 */
void heap_note_read(size_t size);
