/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is known of a terminal: whether colours or a progress line are wanted, how wide it is. */
#pragma once

#include "bytes/choice.h"

/* When there are colours. */
typedef enum {
	COLOR_AUTO,
	COLOR_ALWAYS,
	COLOR_NEVER,
	N_COLOR_RULES,
} ColorRule;

/* The words for them. */
extern const Choice color_rule_choice;

/*
 * Whether what goes to fd is to have colours. COLOR_AUTO: if fd is a terminal, it is no dumb one,
 * and NO_COLOR (https://no-color.org) is unset or empty.
 */
bool terminal_wants_color(ColorRule rule, int fd);

/* Whether fd is a terminal that can do more than print lines: TERM is not `dumb`. */
bool terminal_is_capable(int fd);

/*
 * Whether a line that comes and goes may stand on fd while results are written to output: if fd
 * is a terminal, no dumb one, and output is neither a terminal nor leads to another program, which
 * might write to that terminal too.
 */
bool terminal_wants_progress(int fd, int output);

/* Whether this process is not in the background of the terminal that fd is, if it is one. */
bool terminal_is_ours(int fd);

/* The columns of the terminal that fd is; 0 if it is none, or does not say. */
unsigned terminal_width(int fd);
