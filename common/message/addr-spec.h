/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The address itself, without the name: addr-spec of RFC 5322, sections 3.4.1 and 4.4, and what
 * people and archives write in its place: `name at host`, `name (at) host`, `name () host ! org`.
 *
 * A helper of message/address.c, which finds out where it stands, and marks in the text what its
 * bytes alone no longer say.
 */
#pragma once

#include "bytes/view.h"

/* Control characters that the text cannot hold otherwise, the last of them being the greatest. */
enum {
	ADDR_AT = '\x01',    /* what stood here, `(at)` say, may mean an `@` */
	ADDR_DOT = '\x02',   /* the same for a dot */
	ADDR_QUOTE = '\x03', /* at both ends of a quoted string, in which pairs stay escaped */
};

/* Where an address stands in text, which has no two blanks in a row. */
typedef struct {
	size_t start, end;
} AddrPlace;

/*
 * Finds the address in a phrase that need not be one: what is around the `@`, or around a sign for
 * it. `name at host` has to be the end of the phrase. Returns false if there is none.
 */
bool addr_spec_find(View phrase, AddrPlace *place);

/*
 * Writes the address that text is, replacing what out held: without comments, white space, a source
 * route (section 4.4), `mailto:`, brackets and quotes around it, a dot at its end, and without
 * quotes that the local part does not need. What web servers put in place of
 * addresses, `[email protected]` and `[hidden email]`, becomes `email@protected` and
 * `email@hidden`. One word without a domain is a local user. Returns false if text is no address;
 * out is empty then.
 */
bool addr_spec_read(GString *out, View text);

/*
 * What git writes for the domain that a host does not have: `root@box.(none)`, `root@(none)`. By
 * RFC 5322 it is a comment.
 */
#define ADDR_NO_DOMAIN "(none)"

/* Whether text starts with that, right behind the address that before ends in. */
bool addr_spec_lacks_domain(View before, View text);

/* Whether host, perhaps with blanks around it, is what an archive has put in brackets in place of a
 * domain: `mira_at_[hidden]`, `mira@[redacted]`. */
bool addr_spec_is_mask(View host);

/*
 * The text with its addresses as readable as they can be, of which the archives of R's lists garble
 * some: in `b@b @end|ng |rom ex@mp|e@com`, `@` and `|` stand for several letters and dots, so each
 * becomes a `*`: `b*b@ex*mp*e*com`. The caller's to free; NULL if text has no such address.
 */
GString *addr_spec_ungarble(View text);

/* The sign for `@` or for a dot that text starts with, in brackets of any kind: its mark, and
 * how long it is; 0 if it starts with none. An empty `()` stands for `@`. */
char addr_spec_sign(View text, size_t *len);
