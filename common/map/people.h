/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the maps say of somebody.
 *
 * Pure, over values of the record stream. A map may be NULL.
 */
#pragma once

#include "map/mailmap.h"
#include "map/org-map.h"
#include "patch/credit.h"

/*
 * The person as mailmap has it, and then aliases. Who gets an address of his own from them is told
 * apart by that from now on. Valid as long as person and the maps.
 */
Person people_map(const Mailmap *mailmap, const Mailmap *aliases, Person person);

/* The domain that somebody is at home in; empty if the address is not his own. */
View people_home(const Person *person);

/* The organisation that person belonged to at date, as org_map_find; empty if nobody knows. */
View people_org(const OrgMap *orgs, const Person *person, View date);
