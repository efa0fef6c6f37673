/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a filter gives up before it reads what strangers have sent: if a mail takes it over after
 * all, not much is left to do.
 *
 * Two means, each used where the kernel has it and allows it:
 *
 *	Landlock	opens only what is named, and gconv's modules; no TCP port, no signal and no
 *			abstract socket of anybody else
 *	seccomp		makes no system calls but those in confine-table.c; so runs no program,
 *starts no process, opens no socket, changes no file but by writing to it
 *
 * Reading, writing, memory and threads stay. Descriptors that are open already stay as they are.
 */
#pragma once

#include <stdbool.h>

/* So many inputs are named one by one; of more, all that is in their folders can be opened. */
#define CONFINE_MANY 64

typedef struct {
	char *const *inputs; /* paths to be opened for reading, ended by NULL; NULL if none */
	const char *input;   /* another one, or NULL */
	const char *append;  /* append_file_open is to open it; NULL if nothing is to be written */
	bool anything;	     /* files of any path are to be opened for reading */
	const char *deliver; /* a folder in which files are to be made and moved, or NULL */
	bool hook;	     /* append_file_of is to open standard output again */
} ConfineNeeds;

/* Bits: what is in force. */
typedef enum {
	CONFINE_FILES = 1 << 0, /* Landlock */
	CONFINE_CALLS = 1 << 1, /* seccomp */
} ConfineForce;

/*
 * Gives up what is not needed, for good. What of it the kernel lacks or forbids is left out, and
 * the program goes on as before. Paths that do not exist yet cannot be opened later, but for
 * append. Before any thread is started. Returns what is in force; with --verbose it says so, and
 * why the rest is not.
 */
unsigned confine_to(const ConfineNeeds *needs);
