/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Numbers that confine-table.c, which runs where the filters are built, cannot know of the machine
 * that they will run on. In its place it writes CONFINE_VALUE of the number's name, and
 * confine-calls.c replaces that when it has the number.
 */
#pragma once

/* None of them is this high by itself. */
#define CONFINE_VALUE_FIRST 0x7AC00000u

/* VALUE(name, number) */
#define CONFINE_VALUES(VALUE)                                                                      \
	VALUE(SELF, (unsigned)getpid())                                                            \
	/* open(2): a file is not only read */                                                     \
	VALUE(WRITES, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)                                       \
	/* fcntl(2): what is done to one's own descriptors, not to what they stand for; locks, and \
	 * a pipe's size */                                                                        \
	VALUE(DUPFD, F_DUPFD)                                                                      \
	VALUE(DUPFD_CLOEXEC, F_DUPFD_CLOEXEC)                                                      \
	VALUE(GETFD, F_GETFD)                                                                      \
	VALUE(SETFD, F_SETFD)                                                                      \
	VALUE(GETFL, F_GETFL)                                                                      \
	VALUE(GETLK, F_GETLK)                                                                      \
	VALUE(SETLK, F_SETLK)                                                                      \
	VALUE(SETLKW, F_SETLKW)                                                                    \
	VALUE(GETLK64, F_GETLK64)                                                                  \
	VALUE(SETLK64, F_SETLK64)                                                                  \
	VALUE(SETLKW64, F_SETLKW64)                                                                \
	VALUE(SETPIPE_SZ, F_SETPIPE_SZ)                                                            \
	/* ioctl(2): to know a terminal, its size and whose it is, and how much there is to read;  \
	 * nothing that types into it, takes it over, or has signals sent to others */             \
	VALUE(TCGETS, TCGETS)                                                                      \
	VALUE(TCGETS2, TERMIOS2_REQUEST)                                                           \
	VALUE(TIOCGWINSZ, TIOCGWINSZ)                                                              \
	VALUE(TIOCGPGRP, TIOCGPGRP)                                                                \
	VALUE(FIONREAD, FIONREAD)

#define CONFINE_VALUE_NAME(name, number) CONFINE_##name,
typedef enum {
	CONFINE_VALUES(CONFINE_VALUE_NAME) N_CONFINE_VALUES
} ConfineValue;
#undef CONFINE_VALUE_NAME

#define CONFINE_VALUE(name) (CONFINE_VALUE_FIRST + CONFINE_##name)
