/* SPDX-License-Identifier: GPL-2.0-or-later */
/* People whose names and addresses are kept: common/digest/kept-people.h. */
#include "digest/kept-people.h"

#define PERSON(name, addr, is_shared)                                                              \
	{                                                                                          \
		VIEW_INIT(name), VIEW_INIT(addr), is_shared                                        \
	}

/* Each is another one than those before it. */
static const Person people[] = {
	PERSON("Ada", "ada@example.org", false), PERSON("Ada", "ada@example.org", true),
	PERSON("ada", "ada@example.org", false), PERSON("Ada", "", false),
	PERSON("", "ada@example.org", false),	 PERSON("ada@example.org", "Ada", false),
};

static void test_once(void)
{
	g_autoptr(KeptTexts) texts = kept_texts_new();
	g_autoptr(KeptPeople) kept = kept_people_new(texts);
	const KeptPerson *known[G_N_ELEMENTS(people)];
	for (size_t i = 0; i < G_N_ELEMENTS(people); i++) {
		known[i] = kept_people_add(kept, people[i], i ? known[i - 1] : NULL);
		Person person = person_of_kept(known[i]);
		g_assert_true(view_equal(person.name, people[i].name));
		g_assert_true(view_equal(person.addr, people[i].addr));
		g_assert_true(person.is_shared == people[i].is_shared);
		for (size_t before = 0; before < i; before++)
			g_assert_true(known[before] != known[i]);
	}
	/* Whoever is thought to be known. */
	for (size_t i = 0; i < G_N_ELEMENTS(people); i++)
		for (size_t guess = 0; guess < G_N_ELEMENTS(people); guess++)
			g_assert_true(kept_people_add(kept, people[i], known[guess]) == known[i]);
}

/* Who is the same by name, or by an address of his own, has the same hash. */
static void test_hashes(void)
{
	static const Person rows[] = {
		PERSON("Ada Moon", "ada@example.org", false),
		PERSON("Moon, ada", "Ada@Example.org", false),
		PERSON("Ada Moon", "ada@example.org", true),
		PERSON("Bo Reed", "", false),
		PERSON("", "bo@example.org", false),
	};
	static const struct {
		guint name, addr; /* of which row they are; 0 if it has none */
	} wanted[G_N_ELEMENTS(rows)] = { { 1, 1 }, { 1, 1 }, { 1, 0 }, { 4, 0 }, { 0, 5 } };
	g_autoptr(KeptTexts) texts = kept_texts_new();
	g_autoptr(KeptPeople) kept = kept_people_new(texts);
	const KeptPerson *known[G_N_ELEMENTS(rows) + 1] = { NULL };
	for (guint i = 1; i <= G_N_ELEMENTS(rows); i++) {
		known[i] = kept_people_add(kept, rows[i - 1], NULL);
		g_assert_cmpuint(kept_person_number(known[i]), ==, i);
		g_assert_true(kept_people_at(kept, i) == known[i]);
	}
	for (guint i = 1; i <= G_N_ELEMENTS(rows); i++)
		for (guint other = 1; other <= G_N_ELEMENTS(rows); other++) {
			guint name = wanted[other - 1].name, addr = wanted[other - 1].addr;
			g_assert_true((known[i]->name_hash == known[other]->name_hash) ==
				      (wanted[i - 1].name == name));
			g_assert_true((known[i]->addr_hash == known[other]->addr_hash) ==
				      (wanted[i - 1].addr == addr));
		}
	g_assert_cmpuint(known[5]->name_hash, ==, 0);
	g_assert_cmpuint(known[3]->addr_hash, ==, 0);
}

static void test_called(void)
{
	g_autoptr(KeptTexts) texts = kept_texts_new();
	g_autoptr(KeptPeople) kept = kept_people_new(texts);
	const KeptPerson *named = kept_people_add(kept, people[0], NULL);
	const KeptPerson *nameless = kept_people_add(kept, people[4], NULL);
	g_assert_true(view_is(kept_view(kept_person_called(named)), "Ada"));
	g_assert_true(view_is(kept_view(kept_person_called(nameless)), "ada@example.org"));
}

/* Mailers write the address, or a part of it, where they know no name. */
static void test_name(void)
{
	static const struct {
		Person person;
		const char *called;
	} cases[] = {
		{ PERSON("bo@example.org", "bo@example.org", false), "Bo Reed" },
		{ PERSON("Bo", "bo@example.org", false), "Bo Reed" },
		{ PERSON("", "bo@example.org", false), "Bo Reed" },
		{ PERSON("Bo Reed", "bo@example.org", false), "Bo Reed" },
		{ PERSON("B. Reed", "BO@example.org", false), "B. Reed" },
		{ PERSON("BO@example.org", "Bo@Example.org", false), "Bo Reed" },
		{ PERSON("cy@example.org", "cy@example.org", false), "cy@example.org" },
		{ PERSON("cy", "cy@example.org", false), "cy" },
		{ PERSON("", "cy@example.org", false), "cy@example.org" },
		{ PERSON("dee", "", false), "dee" },
		{ PERSON("eve", "eve@example.org", false), "eve" },
		{ PERSON("eev", "eve@example.org", false), "eev" },
		{ PERSON("eve@example.org", "eve@example.org", false), "eev" },
		{ PERSON("list", "list@example.org", true), "list" },
		{ PERSON("A List", "list@example.org", true), "A List" },
	};
	g_autoptr(KeptTexts) texts = kept_texts_new();
	g_autoptr(KeptPeople) kept = kept_people_new(texts);
	const KeptPerson *known[G_N_ELEMENTS(cases)];
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		known[i] = kept_people_add(kept, cases[i].person, NULL);
	kept_people_name(kept);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *called = view_dup(kept_view(kept_person_called(known[i])));
		g_assert_cmpstr(called, ==, cases[i].called);
	}
}

static void test_nobody(void)
{
	g_autoptr(KeptTexts) texts = kept_texts_new();
	g_autoptr(KeptPeople) kept = kept_people_new(texts);
	g_assert_null(kept_people_add(kept, (Person)PERSON("", "", true), NULL));
	g_assert_true(kept_is_empty(kept_person_called(NULL)));
	g_assert_cmpuint(kept_person_number(NULL), ==, 0);
	g_assert_null(kept_people_at(kept, 0));
	g_assert_true(person_of_kept(NULL).name.len == 0 && person_of_kept(NULL).addr.len == 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/digest-kept-people/once", test_once);
	g_test_add_func("/digest-kept-people/hashes", test_hashes);
	g_test_add_func("/digest-kept-people/called", test_called);
	g_test_add_func("/digest-kept-people/name", test_name);
	g_test_add_func("/digest-kept-people/nobody", test_nobody);
	return g_test_run();
}
