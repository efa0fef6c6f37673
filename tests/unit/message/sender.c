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
#define RELAY "devnull+ann.example.org@kernel.org"

static const Case cases[] = {
	/* From as it is */
	{ .from = { "Ann", ANN }, .name = "Ann", .addr = ANN, .source = "from" },
	{ .from = { "", ANN }, .name = "", .addr = ANN, .source = "from" },
	{ .from = { "Example, Ann", ANN }, .name = "Example, Ann", .addr = ANN, .source = "from" },
	{ .from = { "Ann (Acme)", ANN }, .name = "Ann (Acme)", .addr = ANN, .source = "from" },
	{ .from = { "'Ann'", ANN }, .name = "Ann", .addr = ANN, .source = "from" },
	{ .from = { "''Ann''", ANN }, .name = "Ann", .addr = ANN, .source = "from" },
	{ .from = { "O'Neill'", ANN }, .name = "O'Neill'", .addr = ANN, .source = "from" },
	{ .from = { "Via Ann", ANN }, .name = "Via Ann", .addr = ANN, .source = "from" },
	{ .from = { "Ann", ANN },
	  .reply_to = { { "Bob", BOB } },
	  .name = "Ann",
	  .addr = ANN,
	  .source = "from" },
	{ .from = { "", "" },
	  .reply_to = { { "Bob", BOB } },
	  .name = "",
	  .addr = "",
	  .source = "from" },

	/* X-Original-From, with and without a name */
	{ .from = { "'Ann' via List", LIST },
	  .x_original_from = { "Ann Example", ANN },
	  .reply_to = { { "Bob", BOB } },
	  .name = "Ann Example",
	  .addr = ANN,
	  .source = "x-original-from" },
	{ .from = { "'Ann Example' via List", LIST },
	  .x_original_from = { "", ANN },
	  .name = "Ann Example",
	  .addr = ANN,
	  .source = "x-original-from" },
	{ .from = { "Ann via B4 Relay", RELAY },
	  .x_original_from = { "Ann", ANN },
	  .reply_to = { { "Ann", ANN } },
	  .name = "Ann",
	  .addr = ANN,
	  .source = "x-original-from" },
	{ .from = { "'Ann via B4 Relay' via List", LIST },
	  .x_original_from = { "Ann via B4 Relay", RELAY },
	  .reply_to = { { "", ANN } },
	  .name = "Ann",
	  .addr = ANN,
	  .source = "reply-to" },

	/* Reply-To */
	{ .from = { "Ann Example via List", LIST },
	  .reply_to = { { "Ann Example", ANN } },
	  .name = "Ann Example",
	  .addr = ANN,
	  .source = "reply-to" },
	{ .from = { "Ann via List", LIST },
	  .reply_to = { { "The List", LIST }, { "", ANN } },
	  .name = "Ann",
	  .addr = ANN,
	  .source = "reply-to" },
	{ .from = { "Ann via List", LIST },
	  .reply_to = { { "", "List@Lists.Example.NET" }, { "Bob", BOB }, { "ann", ANN } },
	  .name = "ann",
	  .addr = ANN,
	  .source = "reply-to" },
	{ .from = { "Ann via List", LIST },
	  .reply_to = { { "Bob", BOB } },
	  .name = "Bob",
	  .addr = BOB,
	  .source = "reply-to" },
	{ .from = { "Ann via B4 Relay", RELAY },
	  .reply_to = { { "Ann", ANN } },
	  .name = "Ann",
	  .addr = ANN,
	  .source = "reply-to" },
	{ .from = { "The List", LIST },
	  .reply_to = { { "Ann", ANN } },
	  .name = "Ann",
	  .addr = ANN,
	  .source = "reply-to" },
	{ .from = { "Ann via Hub", "hub@example.com" },
	  .reply_to = { { "Ann via Hub", "hub@example.com" }, { "Ann", ANN } },
	  .name = "Ann",
	  .addr = ANN,
	  .source = "reply-to" },

	/* Cc and Sender, by name only */
	{ .from = { "Ann via List", LIST },
	  .reply_to = { { "", LIST } },
	  .others = { { "Bob", BOB }, { "'Ann'", ANN } },
	  .name = "Ann",
	  .addr = ANN,
	  .source = "cc" },
	{ .from = { "Ann via List", LIST },
	  .others = { { "Ann", LIST }, { "Bob", BOB } },
	  .name = "Ann",
	  .addr = LIST,
	  .source = "relay" },
	{ .from = { "", LIST },
	  .others = { { "", ANN } },
	  .name = "",
	  .addr = LIST,
	  .source = "relay" },
	{ .from = { "Ann via B4 Relay", RELAY }, .name = "Ann", .addr = RELAY, .source = "relay" },
	{ .from = { "Ann via List", LIST },
	  .reply_to = { { "", "noreply@example.com" }, { "Ann", "No-Reply@example.com" } },
	  .others = { { "Ann", "reply+1@reply.github.com" } },
	  .name = "Ann",
	  .addr = LIST,
	  .source = "relay" },

	/* X-Original-Sender: behind a Reply-To of the same name, before any other */
	{ .from = { "Ann via List", LIST },
	  .x_original_sender = ANN,
	  .reply_to = { { "Bob", BOB } },
	  .name = "Ann",
	  .addr = ANN,
	  .source = "x-original-sender" },
	{ .from = { "Ann via List", LIST },
	  .x_original_sender = "other-bounces@lists.example.com",
	  .reply_to = { { "", ANN } },
	  .name = "Ann",
	  .addr = ANN,
	  .source = "reply-to" },
	{ .from = { "Ann via List", LIST },
	  .x_original_sender = BOB,
	  .reply_to = { { "Ann", ANN } },
	  .name = "Ann",
	  .addr = ANN,
	  .source = "reply-to" },
	{ .from = { "Ann", ANN },
	  .x_original_sender = BOB,
	  .name = "Ann",
	  .addr = ANN,
	  .source = "from" },

	/* wrapped addresses */
	{ .from = { "Ann", "ann=40example.org@dmarc.example.net" },
	  .name = "Ann",
	  .addr = ANN,
	  .source = "from" },
	{ .from = { "Ann via lists.example.net", "ann=example.org@lists.example.net" },
	  .reply_to = { { "", "list@lists.example.net" } },
	  .name = "Ann",
	  .addr = "ann@example.org",
	  .source = "from" },
	{ .from = { "Ann via groups.io", "ann=example.org@groups.io" },
	  .reply_to = { { "", "list@groups.io" } },
	  .name = "Ann",
	  .addr = ANN,
	  .source = "from" },
	{ .from = { "Ann", "ann@example.org.INVALID" },
	  .name = "Ann",
	  .addr = ANN,
	  .source = "from" },
	{ .from = { "Ann (Redacted sender \"ann@example.org\" for DMARC)",
		    "dmarc-noreply@freelists.example" },
	  .name = "Ann",
	  .addr = ANN,
	  .source = "from" },
	{ .from = { "Ann (Redacted sender \"ann\" for DMARC)", "dmarc-noreply@freelists.example" },
	  .name = "Ann",
	  .addr = "dmarc-noreply@freelists.example",
	  .source = "relay" },
	{ .from = { "Ann Example ann@example.org [list]", LIST },
	  .name = "Ann Example",
	  .addr = ANN,
	  .source = "from" },
	{ .from = { "Ann Example ann@... [list]", LIST },
	  .name = "Ann Example",
	  .addr = LIST,
	  .source = "relay" },
	{ .from = { "ann@example.org via List", LIST }, .name = "", .addr = ANN, .source = "from" },

	/* two lists in a row: nothing of the first is the person's either */
	{ .from = { "'Ann via Tide' via List", LIST },
	  .x_original_from = { "Ann via Tide", TIDE },
	  .x_original_sender = TIDE,
	  .reply_to = { { "Ann via Tide", TIDE }, { "Ann", ANN } },
	  .name = "Ann",
	  .addr = ANN,
	  .source = "reply-to" },
	{ .from = { "'Ann via Tide' via List", LIST },
	  .x_original_from = { "Ann via Tide", TIDE },
	  .x_original_sender = ANN,
	  .name = "Ann",
	  .addr = ANN,
	  .source = "x-original-sender" },
	{ .from = { "'Ann via Tide' via List", LIST },
	  .x_original_from = { "Ann via Tide", TIDE },
	  .reply_to = { { "", TIDE } },
	  .name = "Ann",
	  .addr = LIST,
	  .source = "relay" },
	{ .from = { "'Ann via Tide' via List", LIST },
	  .x_original_from = { "Ann via Tide", "ann=example.org@tide.example.com" },
	  .name = "Ann",
	  .addr = ANN,
	  .source = "x-original-from" },
	{ .from = { "'Ann via Tide' via List", LIST },
	  .x_original_from = { "Ann via Tide", ANN },
	  .name = "Ann",
	  .addr = ANN,
	  .source = "x-original-from" },

	/* a name that is written in another way */
	{ .from = { "Ann Example via List", LIST },
	  .reply_to = { { "Bob", BOB }, { "Example, Ann", ANN } },
	  .name = "Example, Ann",
	  .addr = ANN,
	  .source = "reply-to" },
	{ .from = { "Example, Ann via List", LIST },
	  .others = { { "Bob", BOB }, { "Ann Example (Acme)", ANN } },
	  .name = "Ann Example (Acme)",
	  .addr = ANN,
	  .source = "cc" },

	/* forges: sourcehut's Reply-To is the user's, GitLab's the project's */
	{ .from = { "~ann", "ann@git.sr.ht" },
	  .reply_to = { { "", ANN } },
	  .name = "~ann",
	  .addr = ANN,
	  .source = "reply-to" },
	{ .from = { "Ann Example (@ann)", "tide@gitlab.example.com" },
	  .reply_to = { { "tide", BOB } },
	  .name = "Ann Example",
	  .addr = "tide@gitlab.example.com",
	  .source = "relay" },
	{ .from = { "Ann Example (@ann)", "tide@gitlab.example.com" },
	  .reply_to = { { "Ann Example", ANN } },
	  .name = "Ann Example",
	  .addr = ANN,
	  .source = "reply-to" },
	{ .from = { "Ann Example (@ann)", ANN },
	  .reply_to = { { "Bob", BOB } },
	  .name = "Ann Example (@ann)",
	  .addr = ANN,
	  .source = "from" },

	/* Mailman's Cc of somebody without a name */
	{ .from = { "ann--- via List", LIST },
	  .others = { { "", BOB }, { "", ANN } },
	  .name = "",
	  .addr = ANN,
	  .source = "cc" },
	/* another list is nobody */
	{ .from = { "Ann via List", LIST },
	  .reply_to = { { "The Other List", "other@lists.example.net" } },
	  .name = "Ann",
	  .addr = LIST,
	  .source = "relay" },
	/* the list has left the address as it was */
	{ .from = { "Ann Example via List", ANN },
	  .name = "Ann Example",
	  .addr = ANN,
	  .source = "from" },
	{ .from = { "Ann Example via ann-devel", "ann-devel@example.org" },
	  .name = "Ann Example",
	  .addr = "ann-devel@example.org",
	  .source = "relay" },
	{ .from = { "list@example.com on behalf of Ann Example", ANN },
	  .name = "Ann Example",
	  .addr = ANN,
	  .source = "from" },

	/* relays without a `via` */
	{ .from = { "Ann", "00001f2e3d4c5b6a-dmarc-request@listserv.example.edu" },
	  .reply_to = { { "", ANN } },
	  .name = "Ann",
	  .addr = ANN,
	  .source = "reply-to" },
	{ .from = { "Ann", "00001f2e3d4c5b6a-dmarc-request@listserv.example.edu" },
	  .name = "Ann",
	  .addr = "00001f2e3d4c5b6a-dmarc-request@listserv.example.edu",
	  .source = "relay" },

	/* who gave no name */
	{ .from = { "ann--- via List", LIST },
	  .reply_to = { { "", ANN } },
	  .name = "",
	  .addr = ANN,
	  .source = "reply-to" },
	{ .from = { "Ann Example ann--- via List", LIST },
	  .reply_to = { { "", ANN } },
	  .name = "Ann Example",
	  .addr = ANN,
	  .source = "reply-to" },
	{ .from = { "ann---", ANN }, .name = "", .addr = ANN, .source = "from" },
	{ .from = { "Ann---", BOB }, .name = "Ann---", .addr = BOB, .source = "from" },
	{ .from = { "ann--- via List", LIST }, .name = "ann---", .addr = LIST, .source = "relay" },

	/* addresses that many share, and masked ones: only their own names are looked for */
	{ .from = { "Ann (JIRA)", "jira@example.com" },
	  .reply_to = { { "", "dev@example.com" } },
	  .name = "Ann (JIRA)",
	  .addr = "jira@example.com",
	  .source = "relay" },
	{ .from = { "Ann", "notifications@tracker.example.com" },
	  .reply_to = { { "project", "reply+1f@tracker.example.com" } },
	  .others = { { "Bob", BOB } },
	  .name = "Ann",
	  .addr = "notifications@tracker.example.com",
	  .source = "relay" },
	{ .from = { "Ann", "an...@example.org" },
	  .others = { { "Ann", ANN } },
	  .name = "Ann",
	  .addr = ANN,
	  .source = "cc" },
	{ .from = { "Ann", "an...@example.org" },
	  .name = "Ann",
	  .addr = "an...@example.org",
	  .source = "relay" },
	{ .from = { "Ann via Hub via List", LIST },
	  .name = "Ann",
	  .addr = LIST,
	  .source = "relay" },
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
