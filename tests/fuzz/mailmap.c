/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Files about people: common/map/mailmap.h, map/org-map.h, patch/credit.h. The first line is the
 * person who is looked for, `NAME<addr>DATE`; the rest is each kind of file.
 */
#include "map/mailmap.h"
#include "fuzz.h"
#include "map/org-map.h"
#include "patch/credit.h"
#include "record/record.h"

/* Takes what comes before the byte, and it, off text. */
static View take(View *text, char byte)
{
	const char *found = view_chr(*text, byte);
	View piece = found ? view_head(*text, (size_t)(found - text->data)) : *text;
	*text = view_from(*text, piece.len + 1);
	return piece;
}

/* What is answered is a value of a record. */
static void check_map(const Mailmap *map, Mailbox person)
{
	for (int is_relayed = 0; is_relayed < 2; is_relayed++) {
		Mailbox answer = person;
		mailmap_apply(map, &answer, is_relayed);
		fuzz_check_clean(answer.name);
		fuzz_check_clean(answer.addr);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	View file = fuzz_view(data, size), line = take(&file, '\n');
	g_autoptr(GString) escaped = g_string_new(NULL);
	record_escape_append(escaped, line);
	View date = view_of_gstring(escaped), name = take(&date, '<'), addr = take(&date, '>');
	g_autoptr(Mailmap) map = mailmap_new(), aliases = mailmap_new();
	g_autoptr(OrgMap) orgs = org_map_new();
	g_autoptr(GError) bad_alias = NULL, bad_org = NULL;
	mailmap_add(map, file);
	check_map(map, (Mailbox){ name, addr });
	bool good = mailmap_add_aliases(aliases, file, "-", &bad_alias);
	g_assert_true(good == !bad_alias);
	check_map(aliases, (Mailbox){ name, addr });
	good = org_map_add(orgs, file, "-", &bad_org);
	g_assert_true(good == !bad_org);
	fuzz_check_clean(org_map_find(orgs, addr, date));

	Person person = person_of_trailer(view_of_gstring(escaped), date);
	Person other = { name, addr, false };
	if (person.name.len || person.addr.len)
		g_assert_true(person_is_same(person, person));
	if (!person.is_shared && person.addr.len && view_equal_nocase(person.addr, other.addr))
		g_assert_true(person_hash(7, person) == person_hash(7, other));
	return 0;
}
