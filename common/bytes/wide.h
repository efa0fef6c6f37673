/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The loops over all bytes of mail, for the widest vectors that the machine has.
 *
 * Such a loop is compiled once for every machine, and where meson.build knows how a second time for
 * AVX2, which halves what it takes. WIDE names it, so that both can be linked, and WIDE_PICK takes
 * one at each call. No others need to know.
 */
#pragma once

#include "bytes/view.h"

/* Not __AVX2__, which whoever builds for his own machine may have everywhere. */
#ifdef WIDE_IS_AVX2
#define WIDE(name) name##_avx2
#else
#define WIDE(name) name##_portable
#endif

/* Declares a loop in both forms. The contract stands where its name without WIDE is declared. */
#ifdef WIDE_AVX2
#define WIDE_DECLARE(type, name, ...)                                                              \
	type name##_portable(__VA_ARGS__);                                                         \
	type name##_avx2(__VA_ARGS__)
#else
#define WIDE_DECLARE(type, name, ...) type name##_portable(__VA_ARGS__)
#endif

/* Ends a function by calling the form that suits the machine. */
#ifdef WIDE_AVX2
#define WIDE_PICK(name, ...)                                                                       \
	return wide_has_avx2() ? name##_avx2(__VA_ARGS__) : name##_portable(__VA_ARGS__)
#else
#define WIDE_PICK(name, ...) return name##_portable(__VA_ARGS__)
#endif

/* Whether the machine runs what is compiled for AVX2, and there is such. */
static inline bool wide_has_avx2(void)
{
#ifdef WIDE_AVX2
	return __builtin_cpu_supports("avx2");
#else
	return false;
#endif
}
