/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One address as it is put together: what of a header value may be a name, a comment, an address.
 *
 * A helper of message/address.c, which takes the value apart and fills it.
 */
#pragma once

#include "message/addr-spec.h"
#include "message/address.h"

typedef struct {
	GString *phrase;  /* what stood outside of <>, without comments, and what stood in <> but
			     is no address; with the marks of message/addr-spec.h */
	GString *name;	  /* the same with comments, and without marks */
	GString *comment; /* what stood in them */
	GString *addr;	  /* the address that stood in <> */
	GString *user;	  /* what stood in <> and may be one without a domain */
	GString *scratch;
	size_t user_start, user_end; /* its place in name */
	bool has_angle;		     /* there was a `<` */
	bool has_sign;		     /* there is an `@` in phrase */
	guint joined;		     /* commas in phrase that came before there was an address */
} AddressPiece;

void address_piece_init(AddressPiece *piece);
void address_piece_clear(AddressPiece *piece);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(AddressPiece, address_piece_clear)

/* Empties the piece for the next address. */
void address_piece_reset(AddressPiece *piece);

/* Appends a byte of text, to out alone or to phrase and name. NULs and marks are no text. */
static inline void address_piece_put_to(GString *out, char byte)
{
	if ((guchar)byte > ADDR_QUOTE)
		g_string_append_c(out, byte);
}

static inline void address_piece_put(AddressPiece *piece, char byte)
{
	piece->has_sign |= byte == '@';
	address_piece_put_to(piece->phrase, byte);
	address_piece_put_to(piece->name, byte);
}

/* Takes what stood in <>. Of several the first that is an address counts; what is none is taken for
 * a part of the name, and for a local user if nothing better comes: `Root <root>`. */
void address_piece_put_angle(AddressPiece *piece, const GString *inside);

/* Fills address with the piece's: the caller's to free. Returns false if it holds none. A word
 * alone is somebody without a domain if allow_user is set. */
bool address_piece_read(AddressPiece *piece, bool allow_user, Address *address);
