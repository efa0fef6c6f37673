/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which series a message belongs to: common/patch/series.h. */
#include "patch/series.h"

/*
 * A mail and its answer on one line:
 *
 *     ID PARENTS SENDER KIND VERSION COUNTER MINUTE SERIES [TITLE]
 *
 * `-` stands for nothing. PARENTS is In-Reply-To, then `:` and References, joined by `,`. VERSION
 * is as written, 1 where none is; an R behind it is a RESEND. MINUTE is the date, `?` unknown. A
 * `!` behind SERIES says that its naked cover was found; `#1` is the first name that was made up.
 */
typedef struct {
	const char *name;
	const char *mails[12];
} Case;

static const Case cases[] = {
	{ "cover",
	  { "c - ann cover 1 0/2 0 c", "a c ann patch 1 1/2 0 c", "b c ann patch 1 2/2 0 c",
	    "r b bob reply 1 2/2 9 c", "s r:c,b,r ann reply 1 2/2 9 c" } },
	{ "no cover, shallow",
	  { "a - ann patch 1 1/3 0 a", "b a ann patch 1 2/3 0 a", "c a ann patch 1 3/3 0 a" } },
	{ "chained",
	  { "c - ann cover v2 0/3 0 c", "d c ann patch v2 1/3 0 c", "e d ann patch v2 2/3 0 c",
	    "f e:c,d,e ann patch v2 3/3 0 c" } },
	{ "chained with a gap",
	  { "c - ann cover v2 0/3 0 c", "d c:c ann patch v2 1/3 0 c",
	    "f e:c,d,e ann patch v2 3/3 0 c" } },
	{ "single patches, pulls and covers without counter",
	  { "a - ann patch 1 - 0 a", "b a ann patch v2 - 0 b", "p - ann pull 1 - 0 p",
	    "r p bob reply 1 - 0 p", "s b bob reply 1 - 0 b", "c - ann cover 1 - 0 c" } },
	{ "no series",
	  { "a - ann other 1 - 0 -", "r a bob reply 1 - 0 -", "s nil bob reply 1 - 0 -",
	    "t :x,y bob reply 1 1/3 0 -", "u - bot report 1 1/99 0 -" } },
	{ "answers of robots",
	  { "a - ann patch 1 1/2 0 a", "r a bot report 1 - 5 a", "t a tip applied 1 - 9 a" } },

	/* arrival order */
	{ "parts before their cover",
	  { "b c ann patch 1 2/2 0 c", "r c bob reply 1 0/2 0 c", "c - ann cover 1 0/2 0 c",
	    "a c ann patch 1 1/2 0 c" } },
	{ "a part before the first",
	  { "b a ann patch 1 2/3 0 a", "a - ann patch 1 1/3 0 a", "c a ann patch 1 3/3 0 a" } },
	{ "the cover never comes",
	  { "b x ann patch 1 2/9 0 x", "r b bob reply 1 2/9 0 x", "c x ann patch 1 3/9 0 x",
	    "s x bob reply 1 0/9 0 x", "t y:w,x bob reply 1 0/9 0 x" } },
	{ "a cover names its series, whatever it answers",
	  { "c x ann cover v2 0/2 0 c", "a c ann patch v2 1/2 0 c", "b x ann patch v2 2/2 0 c" } },
	{ "two versions answer one mail that was not seen",
	  { "a x ann patch v2 1/2 0 x", "b x ann patch v2 2/2 0 x", "d x ann patch v3 1/2 50 d",
	    "e x ann patch v3 2/2 50 d", "r x bob reply v3 0/2 99 d", "s x bob reply v2 0/2 99 x",
	    "t x bob reply 1 - 99 x" } },
	{ "a reply that the archive has before its patch",
	  { "r a:c,a bob reply 1 1/1 0 -", "c - ann cover 1 0/1 0 c", "a c ann patch 1 1/1 0 c" } },

	/* versions in one thread */
	{ "a reply that names the later version answers the old one",
	  { "a - ann patch 1 - 0 a T", "b a ann patch v2 - 1 b T", "r a bob reply v2 - 9 b T",
	    "s a bob reply 1 - 9 a T", "t a bob reply v3 - 9 a T", "u a bob reply v2 - 9 a U",
	    "v x:a,x bob reply v2 - 9 b T", "w x:a,x bob reply v3 - 9 - T",
	    "y b bob reply v2 - 9 b T", "z b bob reply 1 - 9 b T" } },
	{ "the later version is another's",
	  { "a - ann patch 1 - 0 a T", "b - eve patch v2 - 1 b T", "r a bob reply v2 - 9 a T" } },
	{ "the later version is forgotten",
	  { "window 3", "a - ann patch 1 - 0 a T", "b - ann patch v2 - 1 b T",
	    "c - ann patch 1 - 1 c U", "d - ann patch 1 - 1 d U", "e a ann patch 1 - 1 e T",
	    "r e bob reply v2 - 9 e T" } },
	{ "a part of the later series",
	  { "c - ann cover 1 0/2 0 c S", "a c ann patch 1 1/2 0 c T", "b c ann patch 1 2/2 0 c U",
	    "d - ann cover v2 0/2 9 d S", "e d ann patch v2 1/2 9 d T",
	    "f d ann patch v2 2/2 9 d U", "r b bob reply v2 2/2 20 d U",
	    "s c bob reply v2 0/2 20 d S" } },
	{ "the next version under the old one",
	  { "c - ann cover 1 0/1 0 c", "a c ann patch 1 1/1 0 c", "d c ann cover v2 0/1 1 d",
	    "b d ann patch v2 1/1 1 d", "e a ann cover v3 0/1 2 e",
	    "f e:c,a,e ann patch v3 1/1 2 e", "r f bob reply v3 1/1 9 e" } },
	{ "a reply to the next version that came before it",
	  { "a - ann patch 1 - 0 a", "r a bob reply 1 - 1 a", "s d:a,r,d bob reply v2 - 9 -",
	    "d r ann patch v2 - 2 d", "t s:a,r,d,s ann reply v2 - 9 d" } },
	{ "replies to what was not seen, and to the old version about the next one",
	  { "a - ann patch v2 - 0 a", "r x:a,x bob reply v2 - 9 a", "s x:a,x bob reply 1 - 9 a",
	    "t a bob reply v3 - 9 a", "u x:a,x bob reply v3 - 9 -" } },
	{ "the next version without cover, all under the old cover",
	  { "c - ann cover 1 0/2 0 c", "a c ann patch 1 1/2 0 c", "b c ann patch 1 2/2 0 c",
	    "d c ann patch v2 1/2 90 d", "e c ann patch v2 2/2 90 d" } },
	{ "another total is another series",
	  { "c - ann cover 1 0/2 0 c", "a c ann patch 1 1/2 0 c", "x a ann patch 1 3/4 1 x" } },
	{ "a cover with another total than its parts",
	  { "c - ann cover v2 0/3 0 c", "a c ann patch v2 1/2 0 c", "b c ann patch v2 2/2 0 c",
	    "r c bob reply v2 0/3 1 c", "s b bob reply v2 2/2 1 c" } },
	{ "the same, chained, and with more parts than it says",
	  { "c - ann cover 1 0/1 0 c", "a c ann patch 1 1/3 0 c", "b a ann patch 1 2/3 0 c",
	    "d b:c,a,b ann patch 1 3/3 0 c" } },
	{ "the same, after its parts",
	  { "a c ann patch 1 1/2 0 c", "c - ann cover 1 0/3 0 c", "b c ann patch 1 2/2 0 c" } },
	{ "a total is mended once",
	  { "c - ann cover 1 0/3 0 c", "a c ann patch 1 1/2 0 c", "x c ann patch 1 1/4 0 x" } },
	{ "another total, of another version, by another, long after, or under a part",
	  { "c - ann cover 1 0/3 0 c", "v c ann patch v2 1/2 0 v", "w c bob patch 1 1/2 0 w",
	    "x c ann patch 1 1/2 21 x", "d - ann cover 1 0/1 0 d", "a d ann patch 1 1/1 0 d",
	    "y a ann patch 1 1/2 0 y" } },
	{ "nor does a cover by another, of another version, or long after",
	  { "a c ann patch 1 1/2 0 c", "c - bob cover 1 0/3 0 c#v1-3", "b d ann patch 1 1/2 0 d",
	    "d - ann cover v2 0/3 0 d#v2-3", "e f ann patch 1 1/2 0 f",
	    "f - ann cover 1 0/3 21 f#v1-3" } },
	{ "a cover for one patch, and that without a counter",
	  { "c - ann cover 1 0/1 0 c", "a c ann patch 1 - 0 c", "r a bob reply 1 - 9 c",
	    "b c ann patch 1 - 1 b", "d - ann cover v2 0/1 0 d", "e d ann patch v2 - 0 d" } },
	{ "a patch without a counter under another cover",
	  { "c - ann cover 1 0/2 0 c", "a c ann patch 1 - 0 a", "d - ann cover 1 0/1 0 d",
	    "v d ann patch v2 - 0 v", "w d bob patch 1 - 0 w", "x d ann patch 1 - 21 x" } },
	{ "the old version goes on under the new one",
	  { "c - ann cover 1 0/2 0 c", "d c ann cover v2 0/2 0 d", "b d bob patch 1 2/2 99 c" } },

	/* an index again */
	{ "a sub-version takes its index again",
	  { "c - ann cover v3 0/2 0 c", "a c ann patch v3 1/2 0 c", "b c ann patch v3 2/2 0 c",
	    "d b ann patch v3.1 2/2 99 c", "e d ann patch v3a 2/2 99 c" } },
	{ "so does a RESEND, and n.k comes between",
	  { "c - ann cover 1 0/2 0 c", "a c ann patch 1 1/2 0 c", "b c ann patch 1 2/2 0 c",
	    "d a ann patch 1R 1/2 99 c", "e b ann patch 1 1.5/2 99 c" } },
	{ "a cover never does",
	  { "c - ann cover 1 0/1 0 c", "a c ann patch 1 1/1 0 c", "d c ann cover 1R 0/1 99 d",
	    "b d ann patch 1R 1/1 99 d" } },
	{ "an index that is taken begins a series",
	  { "a - ann patch 1 1/2 0 a", "b a ann patch 1 2/2 0 a", "d b bob patch 1 1/2 9 d",
	    "e d bob patch 1 2/2 9 d", "f b cy patch 1 1/2 9 f", "g b cy patch 1 2/2 9 f" } },
	{ "a counter above the total",
	  { "a - ann patch 1 1/2 0 a", "b a ann patch 1 2/2 0 a", "d b ann patch 1 3/2 9 a" } },
	{ "another's index again, under a mail that was not seen",
	  { "c - ann cover 1 0/2 0 c", "a c ann patch 1 1/2 0 c", "d y:c,y bob patch 1 1/2 0 d" } },
	{ "a mini-series under a discussion",
	  { "o - bob other 1 - 0 -", "q o ann reply 1 - 0 -", "a q ann patch 1 1/2 99 a",
	    "b q ann patch 1 2/2 199 a" } },

	/* nothing but the sender */
	{ "unthreaded",
	  { "c - ann cover 1 0/2 0 c", "a - Ann patch 1 1/2 20 c", "b - ann patch 1 2/2 40 c",
	    "d - ann patch 1 1/2 40 d" } },
	{ "unthreaded, but too far, by another, of another version, of unknown date",
	  { "c - ann cover 1 0/4 0 c", "a - ann patch 1 1/4 21 a", "b - bob patch 1 2/4 0 b",
	    "d - ann patch v2 3/4 0 d", "e - ann patch 1 4/4 ? e" } },
	{ "unthreaded, each within an hour of the one before",
	  { "a - ann patch 1 1/4 0 a", "b - ann patch 1 2/4 60 a", "c - ann patch 1 3/4 119 a",
	    "d - ann patch 1 4/4 180 d" } },
	{ "unthreaded, after a gap", { "a - ann patch 1 1/4 0 a", "c - ann patch 1 3/4 21 c" } },
	{ "unthreaded, before",
	  { "c - ann cover 1 0/2 50 c", "a - ann patch 1 1/2 29 a", "b - ann patch 1 2/2 30 a" } },
	{ "unthreaded, in any order",
	  { "b - ann patch 1 2/3 0 b", "a - ann patch 1 1/3 0 b", "c - ann cover 1 0/3 0 b" } },
	{ "a posting that broke off, and its parts before their cover",
	  { "c - ann cover 1 0/3 0 c", "a d ann patch 1 2/3 1 d", "d - ann cover 1 0/3 1 d",
	    "b d ann patch 1 1/3 1 d" } },
	{ "the first part of the next posting",
	  { "b x ann patch 1 2/3 0 x", "a - ann patch 1 1/3 1 a" } },
	{ "the next posting of the same length",
	  { "a - ann patch 1 1/3 0 a", "b a ann patch 1 2/3 0 a", "c - ann cover 1 0/3 1 c",
	    "d c ann patch 1 1/3 1 c", "e x ann patch 1 3/3 1 x" } },
	{ "a part that lost its In-Reply-To",
	  { "c - ann cover 1 0/3 0 c", "a c ann patch 1 1/3 0 c", "b - ann patch 1 2/3 0 c" } },
	{ "a part that forgot its version",
	  { "c - ann cover v2 0/3 0 c", "a c ann patch v2 1/3 0 c", "b c ann patch 1 2/3 0 c",
	    "d c ann patch 1 3/3 0 c" } },
	{ "a part that says another version",
	  { "c - ann cover v2 0/3 0 c", "b c ann patch v3 2/3 0 b" } },
	{ "a first version that comes long after",
	  { "c - ann cover v2 0/3 0 c", "b c ann patch 1 1/3 21 b", "d c bob patch 1 2/3 0 b" } },

	/* covers that do not say so */
	{ "naked cover",
	  { "o - ann other 1 - 0 -", "a o ann patch 1 1/3 0 o", "b o ann patch 1 2/3 0 o!",
	    "c o ann patch 1 3/3 0 o", "r o bob reply 1 - 0 o" } },
	{ "naked cover, chained",
	  { "o - ann other 1 - 0 -", "a o ann patch 1 1/2 0 o", "b a ann patch 1 2/2 0 o!" } },
	{ "a naked cover that comes late",
	  { "a o ann patch 1 1/3 0 o", "b o ann patch 1 2/3 0 o", "o - ann other 1 - 0 o!",
	    "c o ann patch 1 3/3 0 o" } },
	{ "a naked cover that comes between",
	  { "a o ann patch 1 1/3 0 o", "o - ann other 1 - 0 o", "b o ann patch 1 2/3 0 o!" } },
	{ "a message of somebody else is no cover",
	  { "o - bob other 1 - 0 -", "a o ann patch 1 1/2 0 a", "b o ann patch 1 2/2 0 a" } },
	{ "nor is it when it comes late",
	  { "a o ann patch 1 1/2 0 o", "b o ann patch 1 2/2 0 o", "o - bob other 1 - 0 -" } },
	{ "nor is a single patch",
	  { "o - ann patch 1 - 0 o", "a o ann patch 1 1/2 0 a", "b o ann patch 1 2/2 0 a" } },
	{ "nor is the message for a cover",
	  { "o - ann other 1 - 0 -", "c o ann cover 1 0/2 0 c", "a c ann patch 1 1/2 0 c" } },
	{ "nor is one of nobody",
	  { "o - - other 1 - 0 -", "a o - patch 1 1/2 0 a", "b o - patch 1 2/2 0 a",
	    "c p - patch 1 1/2 0 p", "p - - other 1 - 0 -", "d - - patch v2 1/2 0 d",
	    "e - - patch v2 2/2 0 e" } },
	{ "nor is one with a group",
	  { "o - ann group 1 - 0 -", "a o ann patch 1 1/2 0 a", "b o ann patch 1 2/2 0 a" } },
	{ "the second version under a naked cover",
	  { "o - ann other 1 - 0 -", "a o ann patch 1 1/2 0 o", "b o ann patch 1 2/2 0 o!",
	    "d o ann patch v2 1/2 99 d", "e o ann patch v2 2/2 99 d" } },
	{ "a cover or pull without counter",
	  { "c - ann cover 1 - 0 c", "a c ann patch v2 1/2 0 c", "b c ann patch v2 2/2 0 c",
	    "p - ann pull 1 - 0 p", "q p ann patch 1 1/2 0 p", "s p bob patch 1 1/9 0 s" } },
	{ "a cover that says it is part 1",
	  { "c - ann cover 1 1/2 0 c", "a c ann patch 1 1/2 0 c", "b c ann patch 1 2/2 0 c" } },
	{ "a pull of many",
	  { "p - ann pull 1 0/2 0 p", "a p ann patch 1 1/2 0 p", "b p ann patch 1 2/2 0 p" } },

	/* ids */
	{ "the same mail again",
	  { "c - ann cover 1 0/1 0 c", "a c ann patch 1 1/1 0 c", "c - ann cover 1 0/1 0 c",
	    "a c ann patch 1 1/1 0 c" } },
	{ "an id for two covers",
	  { "c - ann cover v3 0/2 0 c", "a c ann patch v3 1/2 0 c",
	    "c - ann cover v4 0/2 90 c#v4-2", "d c ann patch v4 1/2 90 c#v4-2",
	    "b c ann patch v3 2/2 0 c" } },
	{ "ids compare with case",
	  { "c - ann patch 1 - 0 c", "C - ann patch 1 - 0 C", "r C bob reply 1 - 0 C" } },
	{ "an id for two single patches",
	  { "c - ann patch 1 - 0 c", "c - ann patch v2 - 0 c#v2" } },
	{ "no id",
	  { "- - ann patch 1 - 0 #1", "- - ann patch 1 1/2 0 #2", "- x ann patch 1 2/2 0 x",
	    "- x ann reply 1 2/2 0 x", "o - ann other 1 - 0 -" } },
	{ "a run without ids, of many authors and years",
	  { "- - ann patch v2 1/3 0 #1", "- - bob patch v2 2/3 90000 #1",
	    "- - cy patch v2 3/3 ? #1", "- - ann patch v2 1/3 1 #2", "- - bob patch v2 3/3 2 #2",
	    "- - bob patch 1 1/3 2 #3", "- - bob patch 1 2/4 2 #4" } },
	{ "a run without ids, with a cover, and the same again",
	  { "- - ann cover 1 0/2 0 #1", "- - bob patch 1 1/2 99 #1", "- - ann patch 1 2/2 199 #1",
	    "- - cy patch 1 - 0 #2", "- - ann cover 1 0/2 0 #1", "- - bob patch 1 1/2 99 #1" } },
	{ "a run without ids ends where another mail comes",
	  { "- - ann patch 1 1/3 0 #1", "r - bob other 1 - 0 -", "- - cy patch 1 2/3 99 #2",
	    "a - ann patch 1 3/3 99 a" } },
	{ "mails without ids in two runs, told by their senders",
	  { "- - ann patch 1 1/2 0 #1", "- - bob patch 1 1/2 0 #2", "- - ann patch 1 2/2 9 #1" } },
	{ "a mail that answers itself, or several",
	  { "a a ann patch 1 1/2 0 a", "b a,b:b,a,b ann patch 1 2/2 0 a",
	    "r nil,b:x bob reply 1 - 0 a", "s b,s bob reply 1 - 0 a",
	    "c y,c ann patch 1 1/9 0 y" } },
	{ "answers in a ring",
	  { "a b ann patch 1 1/4 0 b", "b a bob patch 1 2/4 0 b", "c b cy reply 1 - 0 b",
	    "d c dan patch 7 1/4 0 d" } },

	/* the window */
	{ "a reply to what was forgotten",
	  { "window 2", "a - ann patch 1 - 0 a", "b - ann patch 1 - 0 b", "c - ann patch 1 - 0 c",
	    "r a bob reply 1 - 0 -", "s c bob reply 1 - 0 c" } },
	{ "a series outlives its forgotten cover",
	  { "window 2", "c - ann cover 1 0/9 0 c", "a c ann patch 1 1/9 0 c",
	    "b c ann patch 1 2/9 0 c", "d c ann patch 1 3/9 0 c", "e c ann patch 1 4/9 0 c" } },
	{ "a reply to a cover that its parts outlived",
	  { "window 2", "c - ann cover 1 0/9 0 c", "a c ann patch 1 1/9 0 c",
	    "b c ann patch 1 2/9 0 c", "r c bob reply 1 0/9 0 c", "s - bob reply 1 - 0 -",
	    "t c cy reply 1 - 0 c", "u - bob reply 1 - 0 -", "v - bob reply 1 - 0 -",
	    "w c cy reply 1 - 0 -" } },
	{ "a window of one",
	  { "window 1", "c - ann cover 1 0/9 0 c", "a c ann patch 1 1/9 0 c",
	    "b c ann patch 1 2/9 0 c", "o - ann other 1 - 0 -", "d o ann patch 1 3/9 0 o" } },
};

static const char *const kinds[] = { "mail",  "cover",	"patch",   "pull",
				     "reply", "report", "applied", "other" };

static Kind kind_of(const char *word)
{
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (g_str_equal(word, kinds[i]))
			return (Kind)i;
	g_assert_cmpstr(word, ==, "group");
	return KIND_OTHER;
}

static View value_of(const char *word)
{
	return g_str_equal(word, "-") ? VIEW("") : view_of(word);
}

/* Reads a line of a case, whose words are cut into words; gives what is expected. */
static const char *read_mail(char **words, SeriesMail *mail)
{
	guint n = g_strv_length(words);
	g_assert_true(n == 8 || n == 9);
	char *references = strchr(words[1], ':');
	if (references)
		*references++ = '\0';
	g_strdelimit(words[1], ",", ' ');
	const char *version = words[4][0] == 'v' ? words[4] + 1 : words[4];
	char *end;
	*mail = (SeriesMail){
		.message_id = value_of(words[0]),
		.in_reply_to = value_of(words[1]),
		.references = view_of(references ? g_strdelimit(references, ",", ' ') : NULL),
		.sender_addr = value_of(words[2]),
		.title = view_of(n > 8 ? words[8] : ""),
		.kind = kind_of(words[3]),
		.version_number = (unsigned)g_ascii_strtoull(version, &end, 10),
		.version_explicit = version != words[4],
		.part = -1,
		.total = -1,
		.has_group = !g_str_equal(words[3], "other"),
		.has_diff = g_str_equal(words[3], "patch"),
		.date = words[6][0] == '?' ? 0 : 1000000 + 60 * g_ascii_strtoll(words[6], NULL, 10),
	};
	mail->amends = *end != '\0';
	if (words[5][0] != '-') {
		mail->part = (int)g_ascii_strtoll(words[5], &end, 10);
		mail->amends |= *end == '.';
		mail->total = (int)g_ascii_strtoll(strchr(words[5], '/') + 1, NULL, 10);
	}
	return words[7];
}

/* The name; one that was made up by its number among them. */
static char *number_made_up(GPtrArray *made_up, View name)
{
	g_autofree char *copy = view_dup(name);
	if (copy[0] != '#')
		return g_steal_pointer(&copy);
	guint number;
	if (!g_ptr_array_find_with_equal_func(made_up, copy, g_str_equal, &number)) {
		number = made_up->len;
		g_ptr_array_add(made_up, g_strdup(copy));
	}
	return g_strdup_printf("#%u", number + 1);
}

static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const char *const *line = cases[i].mails;
		bool small = g_str_has_prefix(*line, "window ");
		size_t size = small ? g_ascii_strtoull(*line++ + 7, NULL, 10) : 100;
		g_autoptr(SeriesWindow) window = series_window_new(size);
		g_autoptr(GPtrArray) made_up = g_ptr_array_new_with_free_func(g_free);
		for (; *line; line++) {
			g_auto(GStrv) words = g_strsplit(*line, " ", -1);
			SeriesMail mail;
			const char *expected = read_mail(words, &mail);
			mail.subject = view_of(*line);
			SeriesAnswer answer = series_window_add(window, &mail);
			g_autofree char *name = number_made_up(made_up, answer.series);
			g_autofree char *got = g_strdup_printf("%s%s", name,
							       answer.naked_cover  ? "!"
							       : answer.series.len ? ""
										   : "-");
			if (!g_str_equal(got, expected))
				g_test_message("%s: %s", cases[i].name, *line);
			g_assert_cmpstr(got, ==, expected);
		}
	}
}

/* Mail made to be slow or to fill the memory: a chain through the whole window, where every part
 * fits nothing; ids as long as messages; a thousand counters. */
static void test_hostile(void)
{
	enum {
		MAILS = 200000,
		LONG = 100000,
	};
	g_autoptr(SeriesWindow) window = series_window_new(1000);
	g_autofree char *long_id = g_strnfill(LONG, 'x');
	g_autoptr(GString) id = g_string_new("0"), parent = g_string_new(NULL);
	for (unsigned i = 1; i < MAILS; i++) {
		g_string_assign(parent, id->str);
		g_string_printf(id, "%u", i);
		SeriesMail mail = {
			.message_id = view_of_gstring(id),
			.in_reply_to = view_of_gstring(parent),
			.kind = i % 2 ? KIND_REPLY : KIND_PATCH,
			.version_number = i,
			.part = (int)(i % 1000),
			.total = 1000,
		};
		SeriesAnswer answer = series_window_add(window, &mail);
		if (mail.kind == KIND_PATCH)
			g_assert_true(view_equal(answer.series, mail.message_id));
		if (i % 100)
			continue;
		mail.message_id = (View){ long_id, LONG };
		mail.in_reply_to = VIEW("");
		g_assert_cmpuint(series_window_add(window, &mail).series.len, ==, 0);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/series/cases", test_cases);
	g_test_add_func("/series/hostile", test_hostile);
	return g_test_run();
}
