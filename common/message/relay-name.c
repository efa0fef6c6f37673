/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What lists make of people's names: see message/relay-name.h. */
#include "message/relay-name.h"

#include "message/relay.h"

/* Other words than `via` between a person and the list, as Mailman and mail programs have them. */
static const struct {
	const char *word;
	bool person_last; /* the list comes first */
} joints[] = {
	{ " Via ", false },
	{ " VIA ", false },
	{ " v\303\255a ", false },				 /* Spanish */
	{ " por medio de ", false },				 /* the same */
	{ " a trav\303\251s de ", false },			 /* the same */
	{ " par ", false },					 /* French */
	{ " tramite ", false },					 /* Italian */
	{ " \303\274ber ", false },				 /* German */
	{ " durch ", false },					 /* the same */
	{ " genom ", false },					 /* Swedish */
	{ " przez ", false },					 /* Polish */
	{ " \321\207\320\265\321\200\320\265\320\267 ", false }, /* Russian */
	{ " \347\265\214\347\224\261 ", false },		 /* Japanese */
	{ " on behalf of ", true },
};

/* Whether name is how a list with addr calls itself. */
static bool is_list_name(View name, View addr)
{
	View local, domain;
	return relay_address_split(addr, &local, &domain) &&
	       view_equal_nocase(view_trim(name), local);
}

/* Whether name begins or ends as a list with addr calls itself. */
static bool has_list_name(View name, View addr)
{
	View local, domain;
	return relay_address_split(addr, &local, &domain) && name.len > local.len &&
	       (view_equal_nocase(view_head(name, local.len), local) ||
		view_equal_nocase(view_from(name, name.len - local.len), local));
}

/* Cuts name at the place of word, with something on both sides of it. */
static bool cut_at(View *name, const char *word, View *head, View *tail)
{
	const char *at = view_find(*name, word);
	size_t before = at ? (size_t)(at - name->data) : 0;
	*head = view_head(*name, before);
	*tail = view_from(*name, before + strlen(word));
	return before && tail->len;
}

/* Cuts ` via List` off name, and what other words say if they join it to the list. */
static bool cut_joint(RelayName *read, View addr, bool is_list)
{
	static const char nameless[] = " via"; /* a list without a name: `A via <list@lists.org>` */
	View *name = &read->name, head, tail;
	if (view_ends(*name, nameless) && name->len > strlen(nameless)) {
		*name = view_head(*name, name->len - strlen(nameless));
		/* `A via Another List via <list@lists.org>` */
		if (cut_at(name, " via ", &head, &tail))
			*name = head;
		read->is_from_list = true;
		return true;
	}
	if (cut_at(name, " via ", &head, &tail)) {
		*name = head;
		read->is_from_list = is_list_name(tail, addr);
		return true;
	}
	/* There are at least three words. */
	const char *blank = view_chr(*name, ' ');
	View rest = view_from(*name, blank ? (size_t)(blank + 1 - name->data) : name->len);
	if (view_chr(rest, ' ') && cut_at(name, " on behalf of ", &head, &tail) &&
	    view_chr(head, '@')) {
		*name = tail;
		return true;
	}
	bool is_long = view_chr(rest, ' ') || view_starts(*name, "via ");
	if (!is_long || (!is_list && !has_list_name(*name, addr)))
		return false;
	/* somebody without a name */
	if (view_starts(*name, "via ") && is_list_name(view_from(*name, strlen("via ")), addr)) {
		*name = view_head(*name, 0);
		return true;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(joints); i++) {
		if (!cut_at(name, joints[i].word, &head, &tail))
			continue;
		View list = joints[i].person_last ? head : tail;
		if (!is_list && !is_list_name(list, addr))
			continue;
		*name = joints[i].person_last ? tail : head;
		return true;
	}
	return false;
}

/* Cuts ` (via List)` and ` [via List]` off name; false if there is none. */
static bool cut_bracketed_via(View *name)
{
	static const char *const starts[] = { " (via ", " [via ", " {via ", " (Via ", " [Via " };
	for (size_t i = 0; i < G_N_ELEMENTS(starts); i++) {
		const char *at = view_find(*name, starts[i]);
		if (!at || at == name->data)
			continue;
		*name = view_head(*name, (size_t)(at - name->data));
		return true;
	}
	return false;
}

static const char redacted[] = "Redacted sender ";

/* freelists': ` (Redacted sender "a@b" for DMARC)`, of which the brackets are gone if there is no
 * name before it. */
static bool cut_redacted(RelayName *read)
{
	const char *at = view_find(read->name, redacted);
	if (!at || (at > read->name.data && at[-1] != '('))
		return false;
	size_t before = (size_t)(at - read->name.data);
	View rest = view_trim(view_from(read->name, before + strlen(redacted)));
	read->name = view_head(read->name, MAX(before, 1) - 1);
	if (view_starts(rest, "\""))
		rest = view_from(rest, 1);
	size_t len = 0;
	while (len < rest.len && !byte_is_in(rest.data[len], "\" )"))
		len++;
	read->addr = view_head(rest, len);
	return true;
}

/* Yahoo Groups': `A a@b [list]`; the address may be masked. */
static bool cut_group(RelayName *read)
{
	View name = read->name;
	const char *open = view_ends(name, "]") ? view_rchr(name, '[') : NULL;
	if (!open)
		return false;
	View head = view_trim(view_head(name, (size_t)(open - name.data)));
	const char *blank = view_rchr(head, ' ');
	View word = view_from(head, blank ? (size_t)(blank + 1 - head.data) : 0);
	if (!view_chr(word, '@'))
		return false;
	read->name = view_head(head, head.len - word.len);
	read->addr = word;
	return true;
}

/* Cuts the address in brackets at the end of a list's name for somebody off it: Sympa's `A (a@b)`
 * and `A (a@b via List)`, whose end is gone already, and `A <a@b>`. */
static bool cut_address(RelayName *read)
{
	View name = view_trim(read->name);
	size_t end = name.len, start;
	if (end && byte_is_in(name.data[end - 1], ")>]"))
		end--;
	for (start = end; start && !byte_is_in(name.data[start - 1], "(<[ "); start--)
		;
	View word = view_from(view_head(name, end), start);
	if (start == 0 || name.data[start - 1] == ' ' || !view_chr(word, '@'))
		return false;
	read->name = view_trim(view_head(name, start - 1));
	read->addr = word;
	return true;
}

/* Cuts ` (@user)` off name, if addr is not that of who is called so. */
static bool cut_handle(RelayName *read, View addr)
{
	static const char start[] = " (@";
	View name = read->name;
	const char *open = view_rchr(name, '(');
	size_t before = open ? (size_t)(open - name.data) : 0;
	if (before < 2 || !view_starts(view_from(name, before - 1), start))
		return false;
	View user = view_from(view_head(name, name.len - 1), before + 2);
	for (size_t i = 0; i < user.len; i++)
		if (!g_ascii_isalnum(user.data[i]) && !byte_is_in(user.data[i], "._-"))
			return false;
	View person = view_trim(view_head(name, before));
	if (user.len == 0 || relay_name_has_address(person, addr) ||
	    relay_name_has_address(user, addr))
		return false;
	read->name = person;
	read->has_handle = true;
	return true;
}

/* Cuts ` (JIRA)` off the name of a person, as trackers put it behind that of who wrote. A single
 * word is a program's: `Jenkins (Code Review)`. */
static bool cut_tracker(RelayName *read, View addr)
{
	static const char *const trackers[] = { " (JIRA)",	  " (Jira)",	 " [JIRA]",
						" (Code Review)", " (Bugzilla)", " (Gerrit)" };
	for (size_t i = 0; i < G_N_ELEMENTS(trackers); i++) {
		if (!view_ends(read->name, trackers[i]))
			continue;
		View person =
			view_trim(view_head(read->name, read->name.len - strlen(trackers[i])));
		if (!view_chr(person, ' ') || relay_name_has_address(person, addr))
			return false;
		read->name = person;
		read->has_handle = true;
		return true;
	}
	return false;
}

/* The name without quotes around it. Two rewritings in turn leave `'A Person via Relay' via List`:
 * the first quote alone. */
static View name_without_quotes(View name, bool is_relayed)
{
	static const char *const quotes[] = { "'", "\"" };
	name = view_trim(name);
	if (name.len == 0 || (name.data[0] != '\'' && name.data[0] != '"'))
		return name;
	for (size_t i = 0; i < G_N_ELEMENTS(quotes); i++) {
		if (is_relayed && view_starts(name, quotes[i]) && !view_ends(name, quotes[i]))
			return view_trim(view_from(name, 1));
		while (name.len > 2 && view_starts(name, quotes[i]) && view_ends(name, quotes[i]))
			name = view_trim((View){ name.data + 1, name.len - 2 });
	}
	return name;
}

RelayName relay_name_read(View name, View addr, bool is_list)
{
	RelayName read = { .name = name, .addr = VIEW_INIT("") };
	if (name.len == 0)
		return read;
	char last = name.data[name.len - 1];
	bool is_bracketed = last == ')' || last == ']' || last == '}';
	read.is_relayed = ((is_bracketed || view_starts(name, redacted)) && cut_redacted(&read)) ||
			  (is_bracketed && cut_bracketed_via(&read.name)) ||
			  cut_joint(&read, addr, is_list) || (is_bracketed && cut_group(&read)) ||
			  (last == ')' && cut_handle(&read, addr)) ||
			  (is_bracketed && cut_tracker(&read, addr));
	if ((read.is_relayed || (is_bracketed && is_list)) && !read.addr.len && cut_address(&read))
		read.is_relayed = true;
	read.name = name_without_quotes(read.name, read.is_relayed);
	bool is_address = read.is_relayed && !read.addr.len && view_chr(read.name, '@') &&
			  !view_chr(read.name, ' ');
	if (is_address)
		read.addr = read.name;
	View local, domain;
	if (read.addr.len && (!relay_address_split(read.addr, &local, &domain) ||
			      !view_chr(domain, '.') || relay_address_is_shared(read.addr)))
		read.addr = VIEW("");
	return read;
}

bool relay_name_has_address(View name, View addr)
{
	enum {
		MIN_WORD = 3
	};
	View local, domain;
	if (!relay_address_split(addr, &local, &domain))
		return false;
	while (name.len) {
		size_t len = 0;
		while (len < name.len && g_ascii_isalnum(name.data[len]))
			len++;
		View word = view_head(name, len);
		if (len < MIN_WORD && len && view_equal_nocase(local, word))
			return true;
		for (size_t i = 0; len >= MIN_WORD && i + len <= local.len; i++)
			if (view_equal_nocase(view_head(view_from(local, i), len), word))
				return true;
		name = view_from(name, MAX(len, 1));
	}
	return false;
}

View relay_name_given(View name, View addr, bool is_relayed)
{
	static const char dashes[] = "---";
	View local, domain;
	if (name.len < strlen(dashes) || name.data[name.len - 1] != '-' || !view_ends(name, dashes))
		return name;
	View start = view_head(name, name.len - strlen(dashes));
	if (relay_address_split(addr, &local, &domain) && view_equal_nocase(start, local))
		return VIEW("");
	if (!is_relayed)
		return name;
	const char *blank = view_rchr(start, ' ');
	return view_trim(view_head(start, blank ? (size_t)(blank - start.data) : 0));
}
