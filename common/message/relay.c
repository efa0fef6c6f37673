/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What lists, trackers and archives make of names and addresses: see message/relay.h. */
#include "message/relay.h"

#include "message/mailbox.h"

/* Local parts, or their beginnings (`noreply*`) and ends (`*-noreply`), of addresses that are
 * shared. */
static const char *const shared_locals[] = {
	"anonymous",	 "bugs",	   "bugtracker",    "bugzilla",	       "bugzilla-*",
	"confluence",	 "devnull",	   "discourse",	    "do-not-reply*",   "do.not.reply*",
	"do_not_reply*", "donotreply*",	   "gerrit",	    "gerrit2",	       "gitlab",
	"gitlab-*",	 "hidden",	   "invalid",	    "issues",	       "jira",
	"jira-*",	 "launchpad",	   "mailer-daemon", "mantis",	       "mantisbt",
	"no-reply*",	 "no.reply*",	   "no_reply*",	    "nobody",	       "noreply*",
	"notification",	 "notification+*", "notifications", "notifications+*", "notify",
	"phabricator",	 "redmine",	   "reply+*",	    "reviewboard",     "trac",
	"tracker",	 "undisclosed",	   "unknown",	    "*+noreply",       "*-dmarc-request",
	"*-no-reply",	 "*-noreply",	   "*.noreply",	    "*_noreply",
};

/* Their domains, or ends of these. */
static const char *const shared_domains[] = {
	"bugs.debian.org",  "bugs.launchpad.net", "noreply.github.com",
	"reply.github.com", "reply.gitlab.com",	  "*.invalid",
	"invalid",
};

/* Whether text is what pattern says, which may begin or end in `*`; letters compare without case.
 */
static bool matches(View text, const char *pattern)
{
	View wanted = view_of(pattern);
	if (view_starts(wanted, "*")) {
		wanted = view_from(wanted, 1);
		return text.len > wanted.len &&
		       view_equal_nocase(view_from(text, text.len - wanted.len), wanted);
	}
	if (view_ends(wanted, "*"))
		return text.len >= wanted.len - 1 &&
		       view_equal_nocase(view_head(text, wanted.len - 1),
					 view_head(wanted, wanted.len - 1));
	return view_equal_nocase(text, wanted);
}

static bool matches_any(View text, const char *const *patterns, size_t n_patterns)
{
	for (size_t i = 0; i < n_patterns; i++)
		/* Most differ in their first letter. */
		if ((patterns[i][0] == '*' || !view_differs_at_once(text, patterns[i])) &&
		    matches(text, patterns[i]))
			return true;
	return false;
}

/* Splits an address at its last `@`; false if it has none. */
static bool split(View addr, View *local, View *domain)
{
	const char *at = addr.len ? memrchr(addr.data, '@', addr.len) : NULL;
	if (!at)
		return false;
	*local = view_head(addr, (size_t)(at - addr.data));
	*domain = view_from(addr, local->len + 1);
	return true;
}

/* How many of the bytes that text begins with are byte, whatever the case. */
static size_t count_start(View text, char byte)
{
	size_t n = 0;
	while (n < text.len && g_ascii_tolower(text.data[n]) == byte)
		n++;
	return n;
}

/* Whether an archive has put dots, asterisks or a row of `x` in place of text. */
static bool is_masked(View text)
{
	const char *dot = view_chr(text, '.');
	size_t label = dot ? (size_t)(dot - text.data) : text.len;
	size_t crosses = count_start(text, 'x');
	return view_find(text, "...") || view_find(text, "\xe2\x80\xa6") || view_find(text, "**") ||
	       (crosses == label && crosses > (dot ? 3 : 2));
}

bool relay_address_is_shared(View addr)
{
	View local, domain;
	if (!split(addr, &local, &domain))
		return false;
	return matches_any(local, shared_locals, G_N_ELEMENTS(shared_locals)) ||
	       matches_any(domain, shared_domains, G_N_ELEMENTS(shared_domains)) ||
	       is_masked(local) || is_masked(domain);
}

View relay_address_domain(View addr)
{
	View local, domain;
	if (!split(addr, &local, &domain))
		return VIEW("");
	bool is_shared = matches_any(local, shared_locals, G_N_ELEMENTS(shared_locals)) ||
			 matches_any(domain, shared_domains, G_N_ELEMENTS(shared_domains));
	return is_shared || is_masked(domain) ? VIEW("") : domain;
}

static bool is_host(View text)
{
	return mailbox_is_dot_atom(text) && view_chr(text, '.') && !view_chr(text, '=');
}

static bool put(GString *out, View local, View domain)
{
	if (local.len == 0 || !is_host(domain))
		return false;
	g_string_truncate(out, 0);
	g_string_append_len(out, local.data, (gssize)local.len);
	g_string_append_c(out, '@');
	g_string_append_len(out, domain.data, (gssize)domain.len);
	return true;
}

/* Takes what stands before the next `=` off text; false if there is none. */
static bool next_field(View *text, View *field)
{
	const char *equals = view_chr(*text, '=');
	if (!equals)
		return false;
	*field = view_head(*text, (size_t)(equals - text->data));
	*text = view_from(*text, field->len + 1);
	return true;
}

/* `HASH=DAY=DOMAIN=LOCAL`, of the Sender Rewriting Scheme; SRS1 has another relay's before it,
 * which ends in `==`. */
static bool unwrap_srs(View local, GString *out)
{
	View hash, day, domain;
	bool is_second = view_starts_nocase(local, "SRS1");
	local = view_from(local, strlen("SRS0="));
	const char *inner = is_second ? view_find(local, "==") : NULL;
	if (is_second && !inner)
		return false;
	if (inner)
		local = view_from(local, (size_t)(inner - local.data) + 2);
	return next_field(&local, &hash) && next_field(&local, &day) &&
	       next_field(&local, &domain) && put(out, local, domain);
}

/* `prvs=TAG=LOCAL` and older `prvs=LOCAL/TAG`, of Bounce Address Tag Validation; `btv1==TAG==LOCAL`
 * is its like. */
static bool unwrap_batv(View local, View domain, GString *out)
{
	View tag;
	if (view_starts_nocase(local, "btv1==")) {
		local = view_from(local, strlen("btv1=="));
		const char *behind = view_find(local, "==");
		return behind &&
		       put(out, view_from(local, (size_t)(behind + 2 - local.data)), domain);
	}
	local = view_from(local, strlen("prvs="));
	const char *slash = view_chr(local, '/');
	if (slash)
		return put(out, view_head(local, (size_t)(slash - local.data)), domain);
	return next_field(&local, &tag) && put(out, local, domain);
}

/* Whether a domain's addresses are `local=domain@` for those of others. */
static bool is_wrapping(View domain)
{
	static const char *const domains[] = { "groups.io", "*.groups.io", "dmarc.*", "dmarc-*" };
	return matches_any(domain, domains, G_N_ELEMENTS(domains));
}

/* `mira=40example.org@`, or `mira=example.org@`. */
static bool unwrap_equals(View local, View domain, GString *out)
{
	const char *equals = memrchr(local.data, '=', local.len);
	View left = view_head(local, (size_t)(equals - local.data));
	View right = view_from(local, left.len + 1);
	if (view_starts(right, "40") && put(out, left, view_from(right, 2)))
		return true;
	return is_wrapping(domain) && put(out, left, right);
}

bool relay_address_unwrap(View addr, GString *out)
{
	static const char invalid[] = ".invalid";
	View local, domain;
	if (!split(addr, &local, &domain))
		return false;
	if (view_chr(local, '=')) {
		static const char *const srs[] = { "SRS0=*", "SRS0+*", "SRS0-*",
						   "SRS1=*", "SRS1+*", "SRS1-*" };
		if (matches_any(local, srs, G_N_ELEMENTS(srs)))
			return unwrap_srs(local, out);
		if (view_starts_nocase(local, "prvs=") || view_starts_nocase(local, "btv1=="))
			return unwrap_batv(local, domain, out);
		if (unwrap_equals(local, domain, out))
			return true;
	}
	return matches(domain, "*.invalid") &&
	       put(out, local, view_head(domain, domain.len - strlen(invalid)));
}

/* The words between a person and the list, as Mailman and mail programs have them. */
static const struct {
	const char *word;
	bool is_sure;	  /* it says so whatever the address is */
	bool person_last; /* the list comes first */
} joints[] = {
	{ " via ", true, false },
	{ " Via ", false, false },
	{ " VIA ", false, false },
	{ " v\xc3\xad"
	  "a ",
	  false, false },			  /* Spanish */
	{ " por medio de ", false, false },	  /* the same */
	{ " a trav\xc3\xa9s de ", false, false }, /* the same */
	{ " par ", false, false },		  /* French */
	{ " par l'interm\xc3\xa9"
	  "diaire de ",
	  false, false },
	{ " tramite ", false, false }, /* Italian */
	{ " \xc3\xbc"
	  "ber ",
	  false, false },						/* German */
	{ " durch ", false, false },					/* the same */
	{ " genom ", false, false },					/* Swedish */
	{ " przez ", false, false },					/* Polish */
	{ " \xd1\x87\xd0\xb5\xd1\x80\xd0\xb5\xd0\xb7 ", false, false }, /* Russian */
	{ " \xe7\xb5\x8c\xe7\x94\xb1 ", false, false },			/* Japanese */
	{ " on behalf of ", false, true },
};

/* Whether name is how a list with addr calls itself. */
static bool is_list_name(View name, View addr)
{
	View local, domain;
	return split(addr, &local, &domain) && view_equal_nocase(view_trim(name), local);
}

/* Cuts name where a joint stands, with something on both sides of it; false if none counts. */
static bool cut_joint(View *name, View addr, bool is_list)
{
	/* somebody without a name */
	View list_only = view_from(*name, strlen("via "));
	if (view_starts(*name, "via ") && is_list_name(list_only, addr)) {
		*name = view_head(*name, 0);
		return true;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(joints); i++) {
		const char *at = view_find(*name, joints[i].word);
		size_t before = at ? (size_t)(at - name->data) : 0;
		View head = view_head(*name, before);
		View tail = view_from(*name, before + strlen(joints[i].word));
		if (before == 0 || tail.len == 0)
			continue;
		View list = joints[i].person_last ? head : tail;
		if (!joints[i].is_sure && !is_list && !is_list_name(list, addr))
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
	if (name->len == 0 || !byte_is_in(name->data[name->len - 1], ")]}"))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(starts); i++) {
		const char *at = view_find(*name, starts[i]);
		if (!at || at == name->data)
			continue;
		*name = view_head(*name, (size_t)(at - name->data));
		return true;
	}
	return false;
}

/* freelists': ` (Redacted sender "a@b" for DMARC)`. */
static bool cut_redacted(RelayName *read)
{
	static const char start[] = "(Redacted sender ";
	const char *at = view_find(read->name, start);
	if (!at)
		return false;
	size_t before = (size_t)(at - read->name.data);
	View rest = view_trim(view_from(read->name, before + strlen(start)));
	read->name = view_head(read->name, before);
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
	const char *open = view_ends(name, "]") ? memrchr(name.data, '[', name.len) : NULL;
	if (!open)
		return false;
	View head = view_trim(view_head(name, (size_t)(open - name.data)));
	const char *blank = head.len ? memrchr(head.data, ' ', head.len) : NULL;
	View word = view_from(head, blank ? (size_t)(blank + 1 - head.data) : 0);
	if (!view_chr(word, '@'))
		return false;
	read->name = view_head(head, head.len - word.len);
	read->addr = word;
	return true;
}

/* The name without quotes around it. Two rewritings in turn leave `'A Person via Relay' via List`:
 * the first quote alone. */
static View without_quotes(View name, bool is_relayed)
{
	static const char *const quotes[] = { "'", "\"" };
	name = view_trim(name);
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
	RelayName read = { name, VIEW_INIT(""), false };
	if (name.len == 0)
		return read;
	read.is_relayed = cut_redacted(&read) || cut_bracketed_via(&read.name) ||
			  cut_joint(&read.name, addr, is_list) || cut_group(&read);
	read.name = without_quotes(read.name, read.is_relayed);
	bool is_address = read.is_relayed && !read.addr.len && view_chr(read.name, '@') &&
			  !view_chr(read.name, ' ');
	if (is_address)
		read.addr = read.name;
	View local, domain;
	if (!split(read.addr, &local, &domain) || !is_host(domain) ||
	    relay_address_is_shared(read.addr))
		read.addr = VIEW("");
	return read;
}

View relay_name_given(View name, View addr, bool is_relayed)
{
	static const char dashes[] = "---";
	View local, domain;
	if (!view_ends(name, dashes))
		return name;
	View start = view_head(name, name.len - strlen(dashes));
	if (split(addr, &local, &domain) && view_equal_nocase(start, local))
		return VIEW("");
	if (!is_relayed)
		return name;
	const char *blank = memrchr(start.data, ' ', start.len);
	return view_trim(view_head(start, blank ? (size_t)(blank - start.data) : 0));
}
