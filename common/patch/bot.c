/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Bots that write to mailing lists: see patch/bot.h. */
#include "patch/bot.h"

#include "bytes/hash.h"

/* The words of the first column. */
static const char *const class_names[] = {
	[BOT_NONE] = "person",
	[BOT_REPORT] = "report",
	[BOT_APPLIED] = "applied",
};

typedef struct {
	BotClass class;
	const char *address, *name; /* globs; empty where it does not matter */
} Bot;

/*
 * The shipped table. A local part that merely ends in `bot` may be a person's (Talbot) and one
 * that says `bot` a spammer's, so the word must stand alone. The kernel test bot is known by
 * its name as well: it uses addresses of people who also write themselves.
 */
static const Bot shipped[] = {
	{ BOT_REPORT, "bot@*", "" },
	{ BOT_REPORT, "bot+*@*", "" },
	{ BOT_REPORT, "*-bot@*", "" },
	{ BOT_REPORT, "*-bot+*@*", "" },
	{ BOT_REPORT, "*_bot@*", "" },
	/* Bot is a family's name as well: `Jan Bot <jan.bot@...>` */
	{ BOT_REPORT, "*.bot@*", "" },
	{ BOT_NONE, "*.bot@*", "?* bot" },
	{ BOT_REPORT, "*.*.bot@*", "" },
	{ BOT_REPORT, "*.bot@*", "*build*" },
	{ BOT_REPORT, "*.bot@*", "*patch*" },
	{ BOT_REPORT, "*.bot@*", "*test*" },
	{ BOT_REPORT, "*[bot]@users.noreply.github.com", "" },
	{ BOT_REPORT, "notifications@github.com", "*[bot]" },
	{ BOT_REPORT, "bugbot@*", "" },
	{ BOT_REPORT, "buildbot@*", "" },
	{ BOT_REPORT, "regzbot@*", "" },
	{ BOT_REPORT, "", "regzbot" },
	{ BOT_REPORT, "", "regzbot (*" },
	{ BOT_REPORT, "", "coverity-bot" },
	{ BOT_REPORT, "syzbot@*", "" },
	{ BOT_REPORT, "syzbot+*@syzkaller.appspotmail.com", "" },
	{ BOT_REPORT, "", "syzbot" },
	{ BOT_REPORT, "", "syzbot ci" },
	{ BOT_REPORT, "lkp@intel.com", "" },
	{ BOT_REPORT, "", "kernel test robot" },
	{ BOT_REPORT, "", "kbuild test robot" },
	{ BOT_REPORT, "ci_notify@linaro.org", "" },
	{ BOT_REPORT, "cki-project@redhat.com", "" },
	{ BOT_REPORT, "cki@redhat.com", "" },
	{ BOT_REPORT, "lkft@*", "" },
	{ BOT_REPORT, "lava@*", "" },
	{ BOT_REPORT, "noreply@ciplatform.org", "" },
	{ BOT_REPORT, "kernelci@*", "" },
	{ BOT_REPORT, "", "kernelci.org bot" },
	{ BOT_REPORT, "bugzilla@*", "" },
	{ BOT_REPORT, "bugzilla-daemon@*", "" },
	{ BOT_REPORT, "bugzilla-noreply@*", "" },
	{ BOT_REPORT, "bugzilla_noreply@*", "" },
	{ BOT_REPORT, "*-bugzilla@*", "" },
	{ BOT_REPORT, "*@bugs.launchpad.net", "" },
	{ BOT_REPORT, "jenkins@*", "" },
	{ BOT_REPORT, "jenkins-admin@*", "" },
	{ BOT_REPORT, "hudson@*", "hudson*" },
	{ BOT_REPORT, "buildmaster@*", "" },
	{ BOT_REPORT, "llvm.buildmaster@*", "" },
	{ BOT_REPORT, "auh@yoctoproject.org", "" },
	{ BOT_REPORT, "wb-team@buildd.debian.org", "buildd*" },
	{ BOT_REPORT, "", "cron daemon" },
	{ BOT_REPORT, "", "build-bot" },
	{ BOT_REPORT, "", "build bot (jenkins)*" },
	{ BOT_REPORT, "", "jenkins (code review)" },
	{ BOT_REPORT, "", "zuul (code review)" },
	{ BOT_REPORT, "dpdklab@iol.unh.edu", "" },
	{ BOT_REPORT, "zuul@*", "" },
	/* a person has an address that can be replied to */
	{ BOT_REPORT, "no*reply@*", "jenkins*" },
	{ BOT_REPORT, "no*reply@*", "*buildbot*" },
	{ BOT_REPORT, "no*reply@*", "* ci" },
	{ BOT_REPORT, "", "buildbot" },
	{ BOT_REPORT, "", "kernelci" },
	{ BOT_REPORT, "", "zuul" },
	{ BOT_REPORT, "no-reply@patchew.org", "" },
	{ BOT_REPORT, "patchwork@*", "" },
	{ BOT_REPORT, "patchtest@*", "" },
	{ BOT_REPORT, "testbot@*", "" },
	{ BOT_REPORT, "winetestbot@*", "" },
	{ BOT_REPORT, "checkpatch@*", "" },
	{ BOT_REPORT, "osstest-admin@*", "" },
	{ BOT_REPORT, "autobuild@*", "" },
	{ BOT_REPORT, "autobuilder@*", "" },
	{ BOT_REPORT, "pokybuild@*", "" },
	{ BOT_REPORT, "pkg-fallout@*", "" },
	{ BOT_REPORT, "portscout@*", "" },
	{ BOT_REPORT, "builder@*", "" },
	{ BOT_REPORT, "builds@*", "" },
	{ BOT_REPORT, "ci@*", "" },
	{ BOT_REPORT, "no-reply@appveyor.com", "" },
	{ BOT_REPORT, "noreply@launchpad.net", "" },
	{ BOT_REPORT, "owner@bugs.debian.org", "" },
	{ BOT_REPORT, "help-debbugs@gnu.org", "" },
	{ BOT_REPORT, "mailer-daemon@*", "" },
	{ BOT_REPORT, "microsoftexchange*@*", "" },
	/* a postmaster may write, too, and then has a name */
	{ BOT_REPORT, "postmaster@*", "" },
	{ BOT_NONE, "postmaster@*", "?*" },
	{ BOT_REPORT, "postmaster@*", "postmaster*" },
	{ BOT_REPORT, "postmaster@*", "microsoft outlook" },
	{ BOT_REPORT, "", "mail delivery subsystem" },
	{ BOT_REPORT, "", "mail delivery system" },
	{ BOT_REPORT, "jira@*", "" },
	{ BOT_REPORT, "redmine@*", "" },
	{ BOT_REPORT, "trac@*", "" },
	{ BOT_REPORT, "scan-admin@coverity.com", "" },
	{ BOT_REPORT, "robot@bytheb.org", "" },
	{ BOT_APPLIED, "tipbot@zytor.com", "" },
	{ BOT_APPLIED, "", "tip-bot for *" },
	{ BOT_APPLIED, "", "tip-bot2 for *" },
	{ BOT_APPLIED, "tip-bot@*", "" },
	{ BOT_APPLIED, "tip-bot2@*", "" },
	{ BOT_APPLIED, "patchwork-bot@kernel.org", "" },
	{ BOT_APPLIED, "patchwork-bot+*@kernel.org", "" },
	{ BOT_APPLIED, "pr-tracker-bot@kernel.org", "" },
};

/* An answer given before, known by the 64-bit hash of the sender alone: see bytes/hash.h. */
typedef struct {
	guint64 sender; /* 0 where there is none yet */
	BotClass class;
} Answer;

/* Answers lie in sets, the latest first: lists have thousands of senders, and in a plain table many
 * would drive each other out. */
enum {
	N_SETS = 1024,
	N_WAYS = 4,
};

struct BotTable {
	GArray *added;	       /* of Bot: the user's lines, in order */
	GStringChunk *strings; /* their globs */
	guint64 seed;
	Answer answers[N_SETS][N_WAYS];
};

G_DEFINE_QUARK(list - digest - bot - error - quark, bot_error)

BotTable *bot_table_new(void)
{
	BotTable *table = g_new0(BotTable, 1);
	table->added = g_array_new(FALSE, FALSE, sizeof(Bot));
	table->strings = g_string_chunk_new(256);
	table->seed = hash_seed_new();
	return table;
}

void bot_table_free(BotTable *table)
{
	if (!table)
		return;
	g_array_unref(table->added);
	g_string_chunk_free(table->strings);
	g_free(table);
}

/* Takes the next column off *line. */
static View next_column(View *line)
{
	const char *tab = view_chr(*line, '\t');
	size_t len = tab ? (size_t)(tab - line->data) : line->len;
	View column = view_trim(view_head(*line, len));
	*line = view_from(*line, len + 1);
	return column;
}

/* Reads one line. Returns what is wrong with it, or NULL. */
static const char *parse_bot(BotTable *table, View line)
{
	View class = next_column(&line);
	View address = next_column(&line);
	View name = next_column(&line);
	if (line.len)
		return "more than three columns";
	if (address.len == 0 && name.len == 0)
		return "neither address nor name";
	if (memchr(address.data, '\0', address.len) || memchr(name.data, '\0', name.len))
		return "a NUL byte";
	for (size_t i = 0; i < G_N_ELEMENTS(class_names); i++) {
		if (!view_is(class, class_names[i]))
			continue;
		Bot bot = {
			.class = (BotClass)i,
			.address = g_string_chunk_insert_len(table->strings, address.data,
							     (gssize)address.len),
			.name = g_string_chunk_insert_len(table->strings, name.data,
							  (gssize)name.len),
		};
		g_array_append_val(table->added, bot);
		return NULL;
	}
	return "the class is not report, applied or person";
}

bool bot_table_add(BotTable *table, View lines, const char *name, GError **error)
{
	guint before = table->added->len;
	memset(table->answers, 0, sizeof(table->answers));
	for (size_t number = 1; lines.len; number++) {
		const char *end = view_chr(lines, '\n');
		View line = view_head(lines, end ? (size_t)(end - lines.data) : lines.len);
		lines = view_from(lines, line.len + 1);
		if (view_trim(line).len == 0 || line.data[0] == '#')
			continue;
		const char *why = parse_bot(table, line);
		if (why) {
			g_array_set_size(table->added, before);
			g_set_error(error, BOT_ERROR, BOT_ERROR_SYNTAX, "%s:%zu: %s", name, number,
				    why);
			return false;
		}
	}
	return true;
}

/* `*` and `?`, without case. Goes back to the last star only, so it takes at most pattern times
 * text steps. */
static bool glob_matches(const char *pattern, View text)
{
	const char *star = NULL;
	size_t at = 0, star_at = 0;
	while (at < text.len) {
		/* What stands behind a star is a mark in most patterns, and rare in an address. */
		if (star && pattern == star + 1 && g_ascii_ispunct(*pattern) && *pattern != '?' &&
		    *pattern != '*') {
			const char *mark = view_chr(view_from(text, at), *pattern);
			if (!mark)
				return false;
			at = star_at = (size_t)(mark - text.data);
		}
		if (*pattern == '*') {
			star = pattern++;
			star_at = at;
		} else if (*pattern &&
			   (*pattern == '?' ||
			    g_ascii_tolower(*pattern) == g_ascii_tolower(text.data[at]))) {
			pattern++;
			at++;
		} else if (star) {
			pattern = star + 1;
			at = ++star_at;
		} else {
			return false;
		}
	}
	while (*pattern == '*')
		pattern++;
	return *pattern == '\0';
}

/* Whether the first letters allow that pattern matches: of most they tell. */
static inline bool may_match(const char *pattern, View text)
{
	return *pattern == '*' || *pattern == '?' ||
	       (text.len && ((*pattern ^ text.data[0]) & ~0x20) == 0);
}

static bool glob_or_empty(const char *pattern, View text)
{
	return !*pattern || (may_match(pattern, text) && glob_matches(pattern, text));
}

static bool bot_matches(const Bot *bot, View address, View name)
{
	return glob_or_empty(bot->address, address) && glob_or_empty(bot->name, name);
}

bool bot_table_is_listed(const BotTable *table, View address, View display_name)
{
	for (guint i = 0; i < table->added->len; i++)
		if (bot_matches(&g_array_index(table->added, Bot, i), address, display_name))
			return true;
	return false;
}

static BotClass find_class(const BotTable *table, View address, View name)
{
	for (guint i = table->added->len; i-- > 0;) {
		const Bot *bot = &g_array_index(table->added, Bot, i);
		if (bot_matches(bot, address, name))
			return bot->class;
	}
	for (size_t i = G_N_ELEMENTS(shipped); i-- > 0;)
		if (bot_matches(&shipped[i], address, name))
			return shipped[i].class;
	return BOT_NONE;
}

BotClass bot_table_match(BotTable *table, View address, View display_name)
{
	guint64 sender =
		hash_pair(hash_view(table->seed, address), hash_view(table->seed, display_name));
	Answer *set = table->answers[sender % N_SETS];
	size_t way = 0;
	while (way < N_WAYS && set[way].sender != sender)
		way++;
	Answer answer = way < N_WAYS && sender
				? set[way]
				: (Answer){ sender, find_class(table, address, display_name) };
	memmove(set + 1, set, MIN(way, N_WAYS - 1) * sizeof(*set));
	set[0] = answer;
	return answer.class;
}
