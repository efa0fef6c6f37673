/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who really sent a mail: common/message/sender.h. */
#include "message/sender.h"

enum {
	MAX_ADDRESSES = 3
};

typedef struct {
	const char *name, *addr;
} Person;

typedef struct {
	Person from, x_original_from;
	const char *x_original_sender;
	Person reply_to[MAX_ADDRESSES], others[MAX_ADDRESSES]; /* those with an addr count */
	const char *name, *addr, *source;
} Case;

#define ANN "ann@example.org"
#define BOB "bob@example.com"
#define LIST "list@lists.example.net"
#define TIDE "tide@lists.example.com"
#define BOT "tidelistbot@example.net"
#define RELAY "devnull+ann.example.org@kernel.org"

/* What is wanted; SAME is From as it is. */
#define IS(called, at, where) .name = called, .addr = at, .source = where
#define SAME(called, at, where)                                                                    \
	{                                                                                          \
		.from = { called, at }, IS(called, at, where)                                      \
	}

static const Case cases[] = {
	/* From as it is */
	SAME("Ann", ANN, "from"),
	SAME("", ANN, "from"),
	SAME("Example, Ann", ANN, "from"),
	SAME("Ann (Acme)", ANN, "from"),
	{ .from = { "'Ann'", ANN }, IS("Ann", ANN, "from") },
	{ .from = { "''Ann''", ANN }, IS("Ann", ANN, "from") },
	SAME("O'Neill'", ANN, "from"),
	SAME("Via Ann", ANN, "from"),
	{ .from = { "Ann", ANN }, .reply_to = { { "Bob", BOB } }, IS("Ann", ANN, "from") },
	{ .from = { "", "" }, .reply_to = { { "Bob", BOB } }, IS("", "", "from") },

	/* X-Original-From, with and without a name */
	{ .from = { "'Ann' via List", LIST },
	  .x_original_from = { "Ann Example", ANN },
	  .reply_to = { { "Bob", BOB } },
	  IS("Ann Example", ANN, "x-original-from") },
	{ .from = { "'Ann Example' via List", LIST },
	  .x_original_from = { "", ANN },
	  IS("Ann Example", ANN, "x-original-from") },
	{ .from = { "Ann via B4 Relay", RELAY },
	  .x_original_from = { "Ann", ANN },
	  .reply_to = { { "Ann", ANN } },
	  IS("Ann", ANN, "x-original-from") },
	{ .from = { "'Ann via B4 Relay' via List", LIST },
	  .x_original_from = { "Ann via B4 Relay", RELAY },
	  .reply_to = { { "", ANN } },
	  IS("Ann", ANN, "reply-to") },

	/* Reply-To */
	{ .from = { "Ann Example via List", LIST },
	  .reply_to = { { "Ann Example", ANN } },
	  IS("Ann Example", ANN, "reply-to") },
	{ .from = { "Ann via List", LIST },
	  .reply_to = { { "The List", LIST }, { "", ANN } },
	  IS("Ann", ANN, "reply-to") },
	{ .from = { "Ann via List", LIST },
	  .reply_to = { { "", "List@Lists.Example.NET" }, { "Bob", BOB }, { "ann", ANN } },
	  IS("ann", ANN, "reply-to") },
	{ .from = { "Ann via List", LIST },
	  .reply_to = { { "Bob", BOB } },
	  IS("Bob", BOB, "reply-to") },
	{ .from = { "Ann via B4 Relay", RELAY },
	  .reply_to = { { "Ann", ANN } },
	  IS("Ann", ANN, "reply-to") },
	{ .from = { "The List", LIST },
	  .reply_to = { { "Ann", ANN } },
	  IS("Ann", ANN, "reply-to") },
	{ .from = { "Ann via Hub", "hub@example.com" },
	  .reply_to = { { "Ann via Hub", "hub@example.com" }, { "Ann", ANN } },
	  IS("Ann", ANN, "reply-to") },

	/* Cc and Sender, by name only */
	{ .from = { "Ann via List", LIST },
	  .reply_to = { { "", LIST } },
	  .others = { { "Bob", BOB }, { "'Ann'", ANN } },
	  IS("Ann", ANN, "cc") },
	{ .from = { "Ann via List", LIST },
	  .others = { { "Ann", LIST }, { "Bob", BOB } },
	  IS("Ann", LIST, "relay") },
	{ .from = { "", LIST }, .others = { { "", ANN } }, IS("", LIST, "relay") },
	{ .from = { "Ann via B4 Relay", RELAY }, IS("Ann", RELAY, "relay") },
	{ .from = { "Ann via List", LIST },
	  .reply_to = { { "", "noreply@example.com" }, { "Ann", "No-Reply@example.com" } },
	  .others = { { "Ann", "reply+1@reply.github.com" } },
	  IS("Ann", LIST, "relay") },

	/* X-Original-Sender: behind a Reply-To of the same name, before any other */
	{ .from = { "Ann via List", LIST },
	  .x_original_sender = ANN,
	  .reply_to = { { "Bob", BOB } },
	  IS("Ann", ANN, "x-original-sender") },
	{ .from = { "Ann via List", LIST },
	  .x_original_sender = "other-bounces@lists.example.com",
	  .reply_to = { { "", ANN } },
	  IS("Ann", ANN, "reply-to") },
	{ .from = { "Ann via List", LIST },
	  .x_original_sender = BOB,
	  .reply_to = { { "Ann", ANN } },
	  IS("Ann", ANN, "reply-to") },
	{ .from = { "Ann", ANN }, .x_original_sender = BOB, IS("Ann", ANN, "from") },

	/* wrapped addresses */
	{ .from = { "Ann", "ann=40example.org@dmarc.example.net" }, IS("Ann", ANN, "from") },
	{ .from = { "Ann via lists.example.net", "ann=example.org@lists.example.net" },
	  .reply_to = { { "", "list@lists.example.net" } },
	  IS("Ann", "ann@example.org", "from") },
	{ .from = { "Ann via groups.io", "ann=example.org@groups.io" },
	  .reply_to = { { "", "list@groups.io" } },
	  IS("Ann", ANN, "from") },
	{ .from = { "Ann", "ann@example.org.INVALID" }, IS("Ann", ANN, "from") },
	{ .from = { "Ann (Redacted sender \"ann@example.org\" for DMARC)",
		    "dmarc-noreply@freelists.example" },
	  IS("Ann", ANN, "from") },
	{ .from = { "Ann (Redacted sender \"ann\" for DMARC)", "dmarc-noreply@freelists.example" },
	  IS("Ann", "dmarc-noreply@freelists.example", "relay") },
	{ .from = { "Ann Example ann@example.org [list]", LIST }, IS("Ann Example", ANN, "from") },
	{ .from = { "Ann Example ann@... [list]", LIST }, IS("Ann Example", LIST, "relay") },
	{ .from = { "ann@example.org via List", LIST }, IS("", ANN, "from") },

	/* two lists in a row: nothing of the first is the person's either */
	{ .from = { "'Ann via Tide' via List", LIST },
	  .x_original_from = { "Ann via Tide", TIDE },
	  .x_original_sender = TIDE,
	  .reply_to = { { "Ann via Tide", TIDE }, { "Ann", ANN } },
	  IS("Ann", ANN, "reply-to") },
	{ .from = { "'Ann via Tide' via List", LIST },
	  .x_original_from = { "Ann via Tide", TIDE },
	  .x_original_sender = ANN,
	  IS("Ann", ANN, "x-original-sender") },
	{ .from = { "'Ann via Tide' via List", LIST },
	  .x_original_from = { "Ann via Tide", TIDE },
	  .reply_to = { { "", TIDE } },
	  IS("Ann", LIST, "relay") },
	{ .from = { "'Ann via Tide' via List", LIST },
	  .x_original_from = { "Ann via Tide", "ann=example.org@tide.example.com" },
	  IS("Ann", ANN, "x-original-from") },
	{ .from = { "'Ann via Tide' via List", LIST },
	  .x_original_from = { "Ann via Tide", ANN },
	  IS("Ann", ANN, "x-original-from") },

	/* a name that is written in another way */
	{ .from = { "Ann Example via List", LIST },
	  .reply_to = { { "Bob", BOB }, { "Example, Ann", ANN } },
	  IS("Example, Ann", ANN, "reply-to") },
	{ .from = { "Example, Ann via List", LIST },
	  .others = { { "Bob", BOB }, { "Ann Example (Acme)", ANN } },
	  IS("Ann Example (Acme)", ANN, "cc") },

	/* forges: sourcehut's Reply-To is the user's, GitLab's the project's */
	{ .from = { "~ann", "ann@git.sr.ht" },
	  .reply_to = { { "", ANN } },
	  IS("~ann", ANN, "reply-to") },
	{ .from = { "Ann Example (@ann)", "tide@gitlab.example.com" },
	  .reply_to = { { "tide", BOB } },
	  IS("Ann Example", "tide@gitlab.example.com", "relay") },
	{ .from = { "Ann Example (@ann)", "tide@gitlab.example.com" },
	  .reply_to = { { "Ann Example", ANN } },
	  IS("Ann Example", ANN, "reply-to") },
	{ .from = { "Ann Example (@ann)", ANN },
	  .reply_to = { { "Bob", BOB } },
	  IS("Ann Example (@ann)", ANN, "from") },

	/* Mailman's Cc of somebody without a name */
	{ .from = { "ann--- via List", LIST },
	  .others = { { "", BOB }, { "", ANN } },
	  IS("", ANN, "cc") },
	/* another list is nobody */
	{ .from = { "Ann via List", LIST },
	  .reply_to = { { "The Other List", "other@lists.example.net" } },
	  IS("Ann", LIST, "relay") },
	/* the list has left the address as it was */
	{ .from = { "Ann Example via List", ANN }, IS("Ann Example", ANN, "from") },
	{ .from = { "Ann Example via ann-devel", "ann-devel@example.org" },
	  IS("Ann Example", "ann-devel@example.org", "relay") },
	{ .from = { "list@example.com on behalf of Ann Example", ANN },
	  IS("Ann Example", ANN, "from") },

	/* relays without a `via` */
	{ .from = { "Ann", "00001f2e3d4c5b6a-dmarc-request@listserv.example.edu" },
	  .reply_to = { { "", ANN } },
	  IS("Ann", ANN, "reply-to") },
	SAME("Ann", "00001f2e3d4c5b6a-dmarc-request@listserv.example.edu", "relay"),

	/* who gave no name */
	{ .from = { "ann--- via List", LIST },
	  .reply_to = { { "", ANN } },
	  IS("", ANN, "reply-to") },
	{ .from = { "Ann Example ann--- via List", LIST },
	  .reply_to = { { "", ANN } },
	  IS("Ann Example", ANN, "reply-to") },
	{ .from = { "ann---", ANN }, IS("", ANN, "from") },
	SAME("Ann---", BOB, "from"),
	{ .from = { "ann--- via List", LIST }, IS("ann---", LIST, "relay") },

	/* addresses that many share, and masked ones: only their own names are looked for */
	{ .from = { "Ann (JIRA)", "jira@example.com" },
	  .reply_to = { { "", "dev@example.com" } },
	  IS("Ann (JIRA)", "jira@example.com", "relay") },
	{ .from = { "Ann", "notifications@tracker.example.com" },
	  .reply_to = { { "project", "reply+1f@tracker.example.com" } },
	  .others = { { "Bob", BOB } },
	  IS("Ann", "notifications@tracker.example.com", "relay") },
	{ .from = { "Ann", "an...@example.org" },
	  .others = { { "Ann", ANN } },
	  IS("Ann", ANN, "cc") },
	SAME("Ann", "an...@example.org", "relay"),
	{ .from = { "Ann via Hub via List", LIST }, IS("Ann", LIST, "relay") },
	/* a gateway has one address for all its people */
	SAME("Ann Lake", BOT, "relay"),
	SAME("Bo Reed", "gateway@example.net", "relay"),
	SAME("Bo Reed", "tide@gitlab-mail.example.net", "relay"),
	{ .from = { "Ann Lake via list", LIST },
	  .reply_to = { { "Ann Lake", BOT } },
	  IS("Ann Lake", LIST, "relay") },
	{ .from = { "Ann Lake via list", LIST },
	  .reply_to = { { "Ann Lake", BOT }, { "Ann Lake", ANN } },
	  IS("Ann Lake", ANN, "reply-to") },
	{ .from = { "Ann Lake via list", LIST },
	  .x_original_from = { "Ann Lake", BOT },
	  IS("Ann Lake", LIST, "relay") },
	{ .from = { "Ann Lake", BOT },
	  .reply_to = { { "tide-devel", "tide-devel@example.net" }, { "Ann Lake", ANN } },
	  IS("Ann Lake", ANN, "reply-to") },
	/* but a program, and a person, have their own */
	SAME("Tide List Bot", BOT, "from"),
	SAME("tidelistbot", BOT, "from"),
	SAME("", BOT, "from"),
	SAME("Jane Talbot", "talbot@example.org", "from"),
	{ .from = { "Jane Talbot via list", LIST },
	  .reply_to = { { "Jane Talbot", "jtalbot@example.org" } },
	  IS("Jane Talbot", "jtalbot@example.org", "reply-to") },
	/* masked */
	SAME("Ann Lake", "email@protected", "relay"),
	SAME("Ann Lake", "ann@[hidden]", "relay"),
};

static Mailbox mailbox_of(Person person)
{
	return (Mailbox){ view_of(person.name), view_of(person.addr) };
}

static size_t mailboxes_of(Mailbox *addresses, const Person *people)
{
	size_t n = 0;
	while (n < MAX_ADDRESSES && people[n].addr) {
		addresses[n] = mailbox_of(people[n]);
		n++;
	}
	return n;
}

static void assert_view(View got, const char *want)
{
	g_assert_cmpmem(got.data, got.len, want, strlen(want));
}

static void check(const Case *c, ListNames list)
{
	Mailbox reply_to[MAX_ADDRESSES], others[MAX_ADDRESSES];
	SenderFields fields = {
		.from = mailbox_of(c->from),
		.x_original_from = mailbox_of(c->x_original_from),
		.x_original_sender = view_of(c->x_original_sender),
		.reply_to = reply_to,
		.n_reply_to = mailboxes_of(reply_to, c->reply_to),
		.others = others,
		.n_others = mailboxes_of(others, c->others),
		.list = list,
	};
	g_autoptr(GString) buffer = g_string_new(NULL);
	Sender sender = sender_find(&fields, buffer);
	g_assert_cmpstr(sender.source, ==, c->source);
	assert_view(sender.person.addr, c->addr);
	assert_view(sender.person.name, c->name);
}

/* The list is known by its id as well as by its address. */
static void test_find(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%zu: %s <%s>", i, cases[i].from.name, cases[i].from.addr);
		check(&cases[i], (ListNames){ .id = VIEW("list.lists.example.net") });
		check(&cases[i], (ListNames){ .post = VIEW(LIST) });
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/sender/find", test_find);
	return g_test_run();
}
