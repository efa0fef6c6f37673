/* What is known of a terminal: whether colours are wanted, and how wide it is. */
#pragma once

#include "view.h"

/*
 * Whether what goes to fd is to have colours. when is `always`, `never` or `auto`; NULL is
 * `auto`: if fd is a terminal, it is no dumb one, and NO_COLOR (https://no-color.org) is unset or
 * empty. Returns false if when is none of these.
 */
bool terminal_wants_color(const char *when, int fd, bool *color);

/* The columns of the terminal that fd is; 0 if it is none, or does not say. */
unsigned terminal_width(int fd);
