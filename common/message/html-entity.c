/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Character references of HTML: see message/html-entity.h. */
#include "message/html-entity.h"

#include <stdlib.h>

/* Where a name is in entity_names, `;` and all, and what it stands for. */
typedef struct {
	guint16 place;
	guint8 len;
	gunichar c[2];
} Entity;

/* entity_names, and entities sorted by name, bytewise; made by html-entity-list.py */
#include <message/html-entity-list.h>

/* What 0x80 to 0x9f mean: windows-1252, as browsers have it. */
static const guint16 c1_controls[32] = {
	0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
	0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
	0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178,
};

static int entity_compare(const void *key, const void *element)
{
	const Entity *entity = element;
	return view_compare(*(const View *)key,
			    (View){ entity_names + entity->place, entity->len });
}

static HtmlEntity named(View name)
{
	const Entity *entity =
		bsearch(&name, entities, G_N_ELEMENTS(entities), sizeof(Entity), entity_compare);
	if (!entity)
		return (HtmlEntity){ 0 };
	return (HtmlEntity){ { entity->c[0], entity->c[1] }, name.len + 1 };
}

/* The longest name that text, behind the `&`, starts with. */
static HtmlEntity named_read(View text)
{
	size_t len = 0;
	while (len < MIN(text.len, MAX_NAME) && g_ascii_isalnum(text.data[len]))
		len++;
	HtmlEntity entity = { 0 };
	if (view_starts(view_from(text, len), ";"))
		entity = named(view_head(text, len + 1));
	/* the old names need no `;`, whatever follows */
	for (size_t open = MIN(len, MAX_OPEN_NAME); open && !entity.len; open--)
		entity = named(view_head(text, open));
	return entity;
}

static gunichar numbered(gunichar number)
{
	if (number >= 0x80 && number < 0xa0)
		return c1_controls[number - 0x80];
	return number && g_unichar_validate(number) ? number : 0xfffd;
}

/* The number that text, behind `&#`, starts with. */
static HtmlEntity number_read(View text)
{
	bool is_hex = text.len && g_ascii_tolower(text.data[0]) == 'x';
	size_t start = is_hex, len = start;
	gunichar number = 0;
	for (; len < text.len; len++) {
		int digit = is_hex ? g_ascii_xdigit_value(text.data[len])
				   : g_ascii_digit_value(text.data[len]);
		if (digit < 0)
			break;
		number = MIN(number * (is_hex ? 16 : 10) + (gunichar)digit, 0x110000);
	}
	if (len == start)
		return (HtmlEntity){ 0 };
	bool is_closed = view_starts(view_from(text, len), ";");
	return (HtmlEntity){ { numbered(number) }, strlen("&#") + len + is_closed };
}

HtmlEntity html_entity_read(View text)
{
	View name = view_from(text, 1);
	return view_starts(name, "#") ? number_read(view_from(name, 1)) : named_read(name);
}

bool html_entity_hides_address(View value)
{
	View rest = value;
	const char *mark = view_chr(rest, '&');
	if (!mark)
		return false;
	bool has_bracket = view_chr(value, '<'), has_sign = view_chr(value, '@');
	for (; mark; mark = view_chr(rest, '&')) {
		rest = view_from(rest, (size_t)(mark - rest.data));
		HtmlEntity entity = html_entity_read(rest);
		if ((entity.c[0] == '<' && !has_bracket) || (entity.c[0] == '@' && !has_sign))
			return true;
		rest = view_from(rest, MAX(entity.len, 1));
	}
	return false;
}

void html_entity_append_text(GString *out, View text)
{
	for (const char *mark; (mark = view_chr(text, '&'));) {
		size_t before = (size_t)(mark - text.data);
		view_append(out, view_head(text, before));
		text = view_from(text, before);
		HtmlEntity entity = html_entity_read(text);
		for (size_t i = 0; i < G_N_ELEMENTS(entity.c) && entity.c[i]; i++)
			g_string_append_unichar(out, entity.c[i]);
		if (!entity.len)
			g_string_append_c(out, '&');
		text = view_from(text, MAX(entity.len, 1));
	}
	view_append(out, text);
}
