/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Objects of a git repository, asked for by name of a `git cat-file --batch-command --buffer` that
 * runs. Answers come in the order of the questions.
 */
#pragma once

#include "bytes/view.h"

typedef struct GitPipe GitPipe;

/* Writes names to requests, and reads answers; both stay the caller's to close. */
GitPipe *git_pipe_new(int requests, int answers);
void git_pipe_free(GitPipe *pipe);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GitPipe, git_pipe_free)

/* Asks for an object: format and the arguments make its name, without a line feed. Git, which reads
 * all questions before it answers the first, gets them when an answer is to be taken. */
void git_pipe_ask(GitPipe *pipe, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* An answer; views are valid until the next one is taken. */
typedef struct {
	View type;     /* `commit`, `tree`, `blob`, `tag`; empty if there is no such object */
	View contents; /* empty if is_too_long */
	bool is_too_long;
} GitObject;

/* Takes the answer to the oldest open question. Returns false if there will be none any more. */
bool git_pipe_take(GitPipe *pipe, GitObject *object);
