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

static void test_called(void)
{
	g_autoptr(KeptTexts) texts = kept_texts_new();
	g_autoptr(KeptPeople) kept = kept_people_new(texts);
	const KeptPerson *named = kept_people_add(kept, people[0], NULL);
	const KeptPerson *nameless = kept_people_add(kept, people[4], NULL);
	g_assert_true(view_is(kept_view(kept_person_called(named)), "Ada"));
	g_assert_true(view_is(kept_view(kept_person_called(nameless)), "ada@example.org"));
}

static void test_nobody(void)
{
	g_autoptr(KeptTexts) texts = kept_texts_new();
	g_autoptr(KeptPeople) kept = kept_people_new(texts);
	g_assert_null(kept_people_add(kept, (Person)PERSON("", "", true), NULL));
	g_assert_true(kept_is_empty(kept_person_called(NULL)));
	g_assert_true(person_of_kept(NULL).name.len == 0 && person_of_kept(NULL).addr.len == 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/digest-kept-people/once", test_once);
	g_test_add_func("/digest-kept-people/called", test_called);
	g_test_add_func("/digest-kept-people/nobody", test_nobody);
	return g_test_run();
}
