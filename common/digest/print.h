/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The formats of a digest: the one table of them, which --format= and its help are made of. */
#pragma once

#include "digest/page.h"

typedef enum {
	DIGEST_TEXT,
	DIGEST_CLASSIC,
	DIGEST_MARKDOWN,
	DIGEST_HTML,
	DIGEST_MAIL,
	DIGEST_TSV,
	N_DIGEST_FORMATS,
} DigestFormatKind;

/* The words for them. */
extern const Choice digest_format_choice;

typedef struct {
	DigestPrintFunc *print;
	bool everything;      /* PagePlan's: the format folds nothing */
	bool mail;	      /* it needs DigestLook's mail */
	bool ends_with_ranks; /* PagePlan's */
	bool has_title;	      /* it says which period it is of */
	bool is_table;	      /* it prints no letters */
	unsigned wants;	      /* for digest_want */
} DigestFormat;

/* What there is to know of it; never NULL. */
const DigestFormat *digest_format_of(DigestFormatKind kind);
