/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What lists, trackers and archives make of names and addresses: see message/relay.h. */
#include "message/relay.h"

#include "message/addr-spec.h"
#include "message/mailbox.h"
#include "message/relay-name.h"

/* A list of patterns, which may begin or end in `*`. */
#define PATTERNS(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* Local parts of addresses that are shared, by their first letter. */
static const char *const *const shared_locals[26] = {
	['a' - 'a'] = PATTERNS("anonymous"),
	['b' - 'a'] = PATTERNS("bounce", "bounces", "bugs", "bugtracker", "bugzilla", "bugzilla-*",
			       "buildbot"),
	['c' - 'a'] = PATTERNS("code-review", "codereview", "confluence"),
	['d' - 'a'] = PATTERNS("devnull", "discourse", "do-not-reply*", "do.not.reply*",
			       "do_not_reply*", "donotreply*"),
	['f' - 'a'] = PATTERNS("forgejo", "forgejo-*"),
	['g' - 'a'] =
		PATTERNS("gerrit", "gerrit2", "gitea", "gitlab", "gitlab+*", "gitlab-*", "gogs"),
	['h' - 'a'] = PATTERNS("hidden", "hosted-weblate"),
	['i' - 'a'] = PATTERNS("incoming+*", "invalid", "issues"),
	['j' - 'a'] = PATTERNS("jira", "jira-*"),
	['l' - 'a'] = PATTERNS("launchpad"),
	['m' - 'a'] = PATTERNS("mailer", "mailer-daemon", "mantis", "mantisbt", "masked"),
	['n' - 'a'] = PATTERNS("no-reply*", "no.reply*", "no_reply*", "nobody", "noreply*",
			       "notification", "notification+*", "notifications", "notifications+*",
			       "notify"),
	['p' - 'a'] = PATTERNS("pagure", "patchwork", "phab", "phabricator"),
	['r' - 'a'] = PATTERNS("redacted", "redmine", "removed", "reply+*", "request-tracker",
			       "review", "reviewboard", "reviews"),
	['t' - 'a'] = PATTERNS("trac", "tracker"),
	['u' - 'a'] = PATTERNS("undisclosed", "unknown"),
	['w' - 'a'] = PATTERNS("weblate"),
	['y' - 'a'] = PATTERNS("youtrack"),
};

/* Ends of them. */
static const char *const *const shared_local_ends =
	PATTERNS("*+noreply", "*-bugzilla", "*-dmarc-request", "*-no-reply", "*-noreply",
		 "*.noreply", "*_noreply");

/* Whole addresses. */
static const char *const *const shared_addresses =
	PATTERNS("gitgitgadget@gmail.com", "lists@nabble.com", "report@bugs.*");

/* Ends of those of programs and gateways, whose domain may have people with such names, too. */
static const char *const *const machine_local_ends =
	PATTERNS("*bot", "*-gateway", "*-relay", "gateway", "relay");

/* Domains of addresses that are shared, some of which are words that archives have put there. */
static const char *const *const shared_domains = PATTERNS(
	"bugs.debian.org", "debbugs.gnu.org", "gitlab-mail.*", "hidden", "invalid", "localhost",
	"localhost.localdomain", "masked", "none", "noreply.github.com", "protected", "redacted",
	"removed", "reply.github.com", "reply.gitlab.com", "sr.ht", "undisclosed");

/* Ends of them; Launchpad's and sourcehut's are of their programs and lists only. */
static const char *const *const shared_domain_ends =
	PATTERNS("*.hidden", "*.invalid", "*.launchpad.net", "*.redacted", "*.sr.ht");

/* What stands alone in place of an address. */
static const char *const *const masks =
	PATTERNS("hidden", "masked", "none", "redacted", "removed", "undisclosed");

static const char invalid_end[] = ".invalid";

/* Addresses of machines that pass other people's mail on, by how they begin and end. B4 Relay
 * writes `devnull+local.domain@kernel.org`, sourcehut's web pages `user@git.sr.ht`, and FFmpeg's
 * programs have one each. */
static const struct {
	const char *start, *end;
} relays[] = {
	{ "devnull+", "@kernel.org" }, { "", "@git.sr.ht" },	   { "", "@hg.sr.ht" },
	{ "git@", "@videolan.org" },   { "code@", "@ffmpeg.org" },
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

/* Whether the first two letters tell that text is not what pattern says; it has them. */
static inline bool differs_at_once(View text, const char *pattern)
{
	return pattern[0] != '*' && (text.len < 2 || ((text.data[0] ^ pattern[0]) & ~0x20) ||
				     ((text.data[1] ^ pattern[1]) & ~0x20));
}

static bool matches_any(View text, const char *const *patterns)
{
	for (; patterns && *patterns; patterns++)
		if (!differs_at_once(text, *patterns) && matches(text, *patterns))
			return true;
	return false;
}

/* Whether domain is below RFC 2606's `invalid`. */
static bool is_invalid(View domain)
{
	size_t len = strlen(invalid_end);
	return domain.len > len && (domain.data[domain.len - 1] | 0x20) == 'd' &&
	       view_is_nocase(view_from(domain, domain.len - len), invalid_end);
}

bool relay_address_split(View addr, View *local, View *domain)
{
	const char *at = view_rchr(addr, '@');
	if (!at)
		return false;
	*local = view_head(addr, (size_t)(at - addr.data));
	*domain = view_from(addr, local->len + 1);
	return true;
}

/* Whether all of a label, of at least n letters, are `x`. */
static bool is_crossed(View text, size_t n)
{
	size_t len = 0;
	while (len < text.len && (text.data[len] | 0x20) == 'x')
		len++;
	return len >= n && (len == text.len || text.data[len] == '.');
}

/* Whether an archive has put dots, asterisks or a row of `x` in place of text. */
static bool is_masked(View text)
{
	if (text.len && (text.data[0] | 0x20) == 'x' &&
	    is_crossed(text, view_chr(text, '.') ? 4 : 3))
		return true;
	return view_find(text, "...") || view_find(text, "**") || view_is(text, "*") ||
	       view_find(text, "\xe2\x80\xa6");
}

/* Whether an archive has done so to a local part, of which it may leave the beginning. */
static bool is_masked_local(View local)
{
	return is_masked(local) || view_ends(local, "..");
}

/* Whether it has done so to a domain, where a row of `x` may also stand for each label. */
static bool is_masked_domain(View domain)
{
	size_t len = 0;
	while (len < domain.len && (domain.data[len] == '.' || (domain.data[len] | 0x20) == 'x'))
		len++;
	return is_masked(domain) || (len && len == domain.len) || view_chr(domain, '*');
}

/* Whether addr is worth a closer look: few are. */
static bool may_be_masked(View addr, View local, View domain)
{
	return view_chr(addr, '*') || view_chr(addr, '\xe2') || view_find(addr, "..") ||
	       view_starts_nocase(local, "xxx") || view_starts_nocase(domain, "x");
}

/* Whether domain begins as one of shared_domains does. */
static bool may_be_shared_domain(View domain)
{
	char first = domain.len ? domain.data[0] | 0x20 : '\0';
	if (first == 'l' || first == 'g')
		return domain.len > 1 && (domain.data[1] | 0x20) == (first == 'l' ? 'o' : 'i');
	return first && strchr("bdhimnprsu", first);
}

/* Whether domain ends as one of shared_domain_ends does. */
static bool may_have_shared_end(View domain)
{
	char last = domain.len ? domain.data[domain.len - 1] | 0x20 : '\0';
	return last == 'd' || last == 'n' || last == 't';
}

/* Whether local ends as one of shared_local_ends does: in `la`, `ly` or `st`. */
static bool may_have_shared_local_end(View local)
{
	if (local.len < 2)
		return false;
	char last = local.data[local.len - 1] | 0x20, before = local.data[local.len - 2] | 0x20;
	return before == 'l' ? last == 'a' || last == 'y' : before == 's' && last == 't';
}

/* Whether domain itself, whatever the local part, is shared. */
static bool is_shared_domain(View domain)
{
	return (may_be_shared_domain(domain) && matches_any(domain, shared_domains)) ||
	       (may_have_shared_end(domain) && matches_any(domain, shared_domain_ends)) ||
	       (view_starts(domain, "[") && addr_spec_is_mask(domain));
}

/* Takes the last field of text, which `+` parts, off it; all of it if there is no `+`. */
static View cut_field(View *text)
{
	const char *plus = view_rchr(*text, '+');
	size_t before = plus ? (size_t)(plus - text->data) : 0;
	View field = view_from(*text, plus ? before + 1 : 0);
	*text = view_head(*text, before);
	return field;
}

static bool has_only(View text, bool (*is_one)(char))
{
	size_t len = 0;
	while (len < text.len && is_one(text.data[len]))
		len++;
	return len && len == text.len;
}

static bool is_digit(char c)
{
	return g_ascii_isdigit(c);
}

static bool is_xdigit(char c)
{
	return g_ascii_isxdigit(c);
}

/* Whether local is where Phabricator takes answers about an object, `D98765+public+HASH`: for
 * everybody, or for the user with a number. A site may have a word of its own before that. */
static bool is_object(View local)
{
	View hash = cut_field(&local), user = cut_field(&local), object = cut_field(&local);
	return object.len > 1 && g_ascii_isupper(object.data[0]) &&
	       has_only(view_from(object, 1), is_digit) &&
	       (view_is(user, "public") || has_only(user, is_digit)) && has_only(hash, is_xdigit);
}

static bool has_shared_name(View local, View domain)
{
	char first = local.len ? g_ascii_tolower(local.data[0]) : '\0';
	char last = local.len ? g_ascii_tolower(local.data[local.len - 1]) : '\0';
	return (first >= 'a' && first <= 'z' && matches_any(local, shared_locals[first - 'a'])) ||
	       (may_have_shared_local_end(local) && matches_any(local, shared_local_ends)) ||
	       (g_ascii_isxdigit(last) && view_chr(local, '+') && is_object(local)) ||
	       is_shared_domain(domain);
}

bool relay_address_is_shared(View addr)
{
	View local, domain;
	if (!relay_address_split(addr, &local, &domain))
		return matches_any(addr, masks);
	return has_shared_name(local, domain) || matches_any(addr, shared_addresses) ||
	       (may_be_masked(addr, local, domain) &&
		(is_masked_local(local) || is_masked_domain(domain)));
}

bool relay_address_is_machine(View addr, View name)
{
	View local, domain;
	if (name.len == 0 || !relay_address_split(addr, &local, &domain) || local.len == 0)
		return false;
	char last = (char)(local.data[local.len - 1] | 0x20);
	return (last == 't' || last == 'y') && matches_any(local, machine_local_ends) &&
	       !relay_name_has_address(name, addr);
}

bool relay_address_is_relay(View addr)
{
	for (size_t i = 0; i < G_N_ELEMENTS(relays); i++)
		if (view_starts_nocase(addr, relays[i].start) && view_ends(addr, relays[i].end))
			return true;
	return false;
}

View relay_address_domain(View addr)
{
	View local, domain;
	if (!relay_address_split(addr, &local, &domain) || has_shared_name(local, domain) ||
	    (may_be_masked(addr, local, domain) && is_masked_domain(domain)))
		return VIEW("");
	return domain;
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
	view_append(out, local);
	g_string_append_c(out, '@');
	view_append(out, domain);
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
	return matches_any(domain, PATTERNS("groups.io", "*.groups.io", "dmarc.*", "dmarc-*"));
}

/* `mira=40example.org@`, or `mira=example.org@`. */
static bool unwrap_equals(View local, View domain, bool is_relayed, GString *out)
{
	const char *equals = view_rchr(local, '=');
	View left = view_head(local, (size_t)(equals - local.data));
	View right = view_from(local, left.len + 1);
	if (view_starts(right, "40") && put(out, left, view_from(right, 2)))
		return true;
	/* `list-bounces+mira=example.org@` is where mail is returned to */
	bool is_wrapped = is_wrapping(domain) || (is_relayed && !view_find(left, "bounce"));
	return is_wrapped && put(out, left, right);
}

bool relay_address_unwrap(View addr, bool is_relayed, GString *out)
{
	View local, domain;
	bool may_be = view_chr(addr, '=') ||
		      (addr.len && (addr.data[addr.len - 1] | 0x20) == 'd'); /* `.invalid` */
	if (!may_be || !relay_address_split(addr, &local, &domain))
		return false;
	if (view_chr(local, '=')) {
		if (matches_any(local, PATTERNS("SRS0=*", "SRS0+*", "SRS0-*", "SRS1=*", "SRS1+*",
						"SRS1-*")))
			return unwrap_srs(local, out);
		if (view_starts_nocase(local, "prvs=") || view_starts_nocase(local, "btv1=="))
			return unwrap_batv(local, domain, out);
		if (unwrap_equals(local, domain, is_relayed, out))
			return true;
	}
	return is_invalid(domain) &&
	       put(out, local, view_head(domain, domain.len - strlen(invalid_end)));
}
