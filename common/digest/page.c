/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A digest's page as data: see digest/page.h. */
#include "digest/page.h"

#include "digest/period.h"
#include "digest/ranks.h"
#include "message/date.h"
#include "patch/flags.h"
#include "patch/title-key.h"
#include "record/record.h"

/* What is behind the page that printers see. */
typedef struct {
	DigestPage page;
	GStringChunk *texts;
	GPtrArray *memory;
} Page;

static const ChoiceWord section_words[N_SECTIONS] = {
	[SECTION_SUMMARY] = { "summary", NULL },   [SECTION_RANKS] = { "ranks", NULL },
	[SECTION_PATCHES] = { "patches", NULL },   [SECTION_ACTIVE] = { "active", NULL },
	[SECTION_WAITING] = { "waiting", NULL },   [SECTION_DISCUSSIONS] = { "discussions", NULL },
	[SECTION_PULLS] = { "pulls", NULL },	   [SECTION_APPLIED] = { "applied", NULL },
	[SECTION_COMMITS] = { "commits", NULL },   [SECTION_REPORTS] = { "reports", NULL },
	[SECTION_MESSAGES] = { "messages", NULL },
};

const Choice section_choice = CHOICE_INIT(section_words);

static const struct {
	const char *heading;
	SectionFunc *make;
} sections[N_SECTIONS] = {
	[SECTION_SUMMARY] = { "Summary", page_make_summary },
	[SECTION_RANKS] = { "Contributors", page_make_ranks },
	[SECTION_PATCHES] = { "Patch list in this time period", page_make_patches },
	[SECTION_ACTIVE] = { "Earlier patches with news in this time period", page_make_active },
	[SECTION_WAITING] = { "Waiting for an answer", page_make_waiting },
	[SECTION_DISCUSSIONS] = { "Discussions", page_make_discussions },
	[SECTION_PULLS] = { "Pull requests", page_make_pulls },
	[SECTION_APPLIED] = { "Applied", page_make_applied },
	[SECTION_COMMITS] = { "Commits in this time period", page_make_commits },
	[SECTION_REPORTS] = { "Reports of bots", page_make_reports },
	[SECTION_MESSAGES] = { "Patch Commit Messages", NULL },
};

const char *section_name(SectionKind kind)
{
	return section_words[kind].word;
}

View page_keep_scratch(PageMaker *maker)
{
	View text = view_of_gstring(maker->scratch);
	if (text.len == 0)
		return VIEW("");
	return (View){ g_string_chunk_insert_len(maker->texts, text.data, (gssize)text.len),
		       text.len };
}

View page_keep_value(PageMaker *maker, View value)
{
	g_string_truncate(maker->scratch, 0);
	record_unescape_append(maker->scratch, value);
	return page_keep_scratch(maker);
}

static void free_table(gpointer data)
{
	DigestTable *table = data;
	g_array_unref(table->rows);
	g_free(table);
}

static void free_section(gpointer data)
{
	DigestSection *section = data;
	g_ptr_array_unref(section->tables);
	g_free(section);
}

DigestTable *page_add_table(DigestSection *section, const DigestColumn *columns, size_t n_columns)
{
	DigestTable *table = g_new0(DigestTable, 1);
	table->columns = columns;
	table->n_columns = n_columns;
	table->rows = g_array_new(FALSE, FALSE, sizeof(DigestRow));
	g_ptr_array_add(section->tables, table);
	return table;
}

static void add_section(PageMaker *maker, SectionKind kind)
{
	DigestSection *section = g_new0(DigestSection, 1);
	section->kind = kind;
	section->heading = sections[kind].heading;
	section->tables = g_ptr_array_new_with_free_func(free_table);
	if (sections[kind].make)
		sections[kind].make(maker, section);
	if (section->is_cut)
		page_add_sentence(maker, section, "--rows=0 lists all.");
	if (section->tables->len || section->note || !sections[kind].make)
		g_ptr_array_add(maker->page->sections, section);
	else
		free_section(section);
}

/* The list's name: the first label of its List-Id. */
static View name_of(View list)
{
	const char *dot = view_chr(list, '.');
	return dot ? view_head(list, (size_t)(dot - list.data)) : list;
}

/* Whether a name is one that a list may have, which begins a line of the page: it must not look
 * like a heading, a rule or a label there. */
static bool is_harmless_name(View name)
{
	gunichar first = name.len ? g_utf8_get_char_validated(name.data, (gssize)name.len) : 0;
	return first < (gunichar)-2 && g_unichar_isalnum(first) && !view_chr(name, ':');
}

static View make_name(PageMaker *maker)
{
	if (maker->plan->title.name)
		return view_of(maker->plan->title.name);
	View name = page_keep_value(maker, name_of(digest_list(maker->digest)));
	return maker->plan->everything || is_harmless_name(name) ? name : VIEW("");
}

/* Sets the days of the period apart from others. */
static void make_days(DigestPage *page, const Digest *digest)
{
	guint first, end;
	page->days = digest_days(digest);
	page->strays = g_array_new(FALSE, FALSE, sizeof(DigestDay));
	const DatePeriod *period = digest_period(digest);
	period_find(page->days, &first, &end);
	if (period->since != G_MININT64)
		first = 0;
	if (period->until != G_MAXINT64)
		end = page->days->len;
	for (guint i = 0; i < page->days->len; i++)
		if (i < first || i >= end)
			g_array_append_val(page->strays, g_array_index(page->days, DigestDay, i));
	g_array_set_size(page->days, end);
	if (first)
		g_array_remove_range(page->days, 0, first);
}

static View day_of(gint64 seconds, char text[DATE_SIZE])
{
	date_format(seconds, text);
	return view_head(view_of(text), strlen("2025-05-14"));
}

static void make_title(PageMaker *maker)
{
	const DigestTitle *title = &maker->plan->title;
	DigestPage *page = maker->page;
	const GArray *days = page->days;
	View first = VIEW(""), last = VIEW("");
	if (days->len) {
		const DigestDay *last_day = &g_array_index(days, DigestDay, days->len - 1);
		first = view_of(g_array_index(days, DigestDay, 0).date);
		last = view_of(last_day->date);
		if (!date_parse_record(view_of(last_day->last), &maker->end))
			maker->end = NO_DATE;
	}
	const DatePeriod *period = digest_period(maker->digest);
	char since[DATE_SIZE], until[DATE_SIZE];
	if (!days->len)
		maker->end = period->until != G_MAXINT64 ? period->until : period->since;
	/* The days of a period that was given are its own, also those without mail. */
	if (period->since != G_MININT64)
		first = day_of(period->since, since);
	if (period->until != G_MAXINT64)
		last = day_of(period->until - 1, until);
	page->from = title->from ? view_of(title->from) : page_keep_value(maker, first);
	page->to = title->to ? view_of(title->to) : page_keep_value(maker, last);
	page->name = make_name(maker);
}

/* Whether a digest that folds leaves the message to those who look for it. */
static bool is_folded(const DigestSeries *series)
{
	return series->state == STATE_SUPERSEDED || series->is_pull ||
	       series->flags & (FLAG_STABLE | FLAG_AUTOSEL | FLAG_PULL);
}

static void add_message(PageMaker *maker, const DigestMessage *message, const DigestSeries *series)
{
	PageMessage made = {
		.title = page_keep_value(maker, message->title),
		.subject = page_keep_value(maker, message->subject),
		.from_name = page_keep_value(maker, message->from_name),
		.from_addr = page_keep_value(maker, message->from_addr),
		.author_name = page_keep_value(maker, message->author_name),
		.author_addr = page_keep_value(maker, message->author_addr),
		.message_id = page_keep_value(maker, message->message_id),
		.date = page_keep_value(maker, message->date),
		.version = page_keep_value(maker, message->version),
		.state = series->state,
		.commits = page_keep_value(maker, series->commits),
		.is_cover = message->is_cover,
		.series = message->series,
		.body = message->body,
	};
	guint *known = &g_array_index(maker->message_of, guint, message->series);
	if (*known == NO_MESSAGE || message->is_cover)
		*known = maker->page->messages->len;
	g_array_append_val(maker->page->messages, made);
}

/* What messages are sorted by. */
typedef struct {
	guint place; /* in order of arrival */
	guint series;
	bool is_cover;
} MessageOrder;

/* Series by series as in the patch list, the newest first; in each its cover, then its patch. */
static int compare_messages(gconstpointer left, gconstpointer right)
{
	const MessageOrder *a = left, *b = right;
	if (a->series != b->series)
		return a->series > b->series ? -1 : 1;
	if (a->is_cover != b->is_cover)
		return a->is_cover ? -1 : 1;
	return (a->place > b->place) - (a->place < b->place);
}

/* The messages to print, the newest arrival first, or where messages are folded by series. */
static GArray *choose_messages(const PageMaker *maker)
{
	GArray *chosen = g_array_new(FALSE, FALSE, sizeof(MessageOrder));
	const GArray *messages = digest_messages(maker->digest);
	for (guint i = messages->len; i > 0; i--) {
		const DigestMessage *message = &g_array_index(messages, DigestMessage, i - 1);
		MessageOrder order = { i - 1, message->series, message->is_cover };
		if (maker->plan->everything ||
		    !is_folded(&g_array_index(maker->page->series, DigestSeries, message->series)))
			g_array_append_val(chosen, order);
	}
	if (!maker->plan->everything)
		g_array_sort(chosen, compare_messages);
	return chosen;
}

/* Whether a patch is all that its cover letter announced, and has its title. */
static bool is_lone(const DigestMessage *cover, const DigestMessage *patch,
		    const DigestSeries *series)
{
	g_autoptr(GString) cover_key = g_string_new(NULL);
	g_autoptr(GString) patch_key = g_string_new(NULL);
	return cover->is_cover && !patch->is_cover && cover->series == patch->series &&
	       series->total <= 1 &&
	       view_equal(title_key(cover->title, cover_key), title_key(patch->title, patch_key));
}

/* Appends a text to that of the last message, with a blank line between, both escaped. */
static void join_message(PageMaker *maker, View body)
{
	PageMessage *last =
		&g_array_index(maker->page->messages, PageMessage, maker->page->messages->len - 1);
	g_string_truncate(maker->scratch, 0);
	g_string_append_len(maker->scratch, last->body.data, (gssize)last->body.len);
	g_string_append(maker->scratch, last->body.len && body.len ? "\\n\\n" : "");
	g_string_append_len(maker->scratch, body.data, (gssize)body.len);
	last->body = page_keep_scratch(maker);
}

static void make_messages(PageMaker *maker)
{
	const GArray *messages = digest_messages(maker->digest);
	const DigestMessage *last = NULL;
	g_autoptr(GArray) chosen = choose_messages(maker);
	const guint none = NO_MESSAGE;
	for (guint i = 0; i < maker->page->series->len; i++)
		g_array_append_val(maker->message_of, none);
	for (guint i = 0; i < chosen->len; i++) {
		const MessageOrder *order = &g_array_index(chosen, MessageOrder, i);
		const DigestMessage *message =
			&g_array_index(messages, DigestMessage, order->place);
		const DigestSeries *series =
			&g_array_index(maker->page->series, DigestSeries, order->series);
		if (last && !maker->plan->everything && is_lone(last, message, series))
			join_message(maker, message->body);
		else
			add_message(maker, message, series);
		last = message;
	}
}

/* The sections where none are given: what is new and needs an answer first. */
static const SectionKind news_first[N_SECTIONS] = {
	SECTION_SUMMARY,     SECTION_WAITING, SECTION_PATCHES,	SECTION_ACTIVE,
	SECTION_DISCUSSIONS, SECTION_PULLS,   SECTION_APPLIED,	SECTION_COMMITS,
	SECTION_REPORTS,     SECTION_RANKS,   SECTION_MESSAGES,
};

static SectionKind section_at(const PagePlan *plan, size_t i)
{
	if (plan->n_sections)
		return plan->sections[i];
	return plan->ends_with_ranks ? news_first[i] : (SectionKind)i;
}

/* What sections need that is not collected by itself. */
static unsigned section_wants(SectionKind kind)
{
	return kind == SECTION_SUMMARY	     ? DIGEST_TRAFFIC
	       : kind == SECTION_DISCUSSIONS ? DIGEST_DISCUSSIONS
					     : 0;
}

unsigned page_plan_wants(const PagePlan *plan)
{
	unsigned wants = 0;
	/* The classic page has no such sections. */
	if (plan->n_sections == 0)
		return plan->everything ? 0 : DIGEST_TRAFFIC | DIGEST_DISCUSSIONS;
	for (size_t i = 0; i < plan->n_sections; i++)
		wants |= section_wants(plan->sections[i]);
	return wants;
}

DigestPage *digest_page_new(Digest *digest, const PagePlan *plan)
{
	g_autoptr(GString) scratch = g_string_new(NULL);
	Page *made = g_new0(Page, 1);
	DigestPage *page = &made->page;
	made->texts = g_string_chunk_new((gsize)16 * 1024);
	made->memory = g_ptr_array_new_with_free_func(g_free);
	page->sections = g_ptr_array_new_with_free_func(free_section);
	page->messages = g_array_new(FALSE, FALSE, sizeof(PageMessage));
	page->series = digest_series(digest);
	make_days(page, digest);
	g_autoptr(GArray) message_of = g_array_new(FALSE, FALSE, sizeof(guint));
	PageMaker maker = { digest,	  plan,	   page,       made->texts,
			    made->memory, scratch, message_of, NO_DATE };
	make_title(&maker);
	make_messages(&maker);
	for (size_t i = 0; i < (plan->n_sections ? plan->n_sections : N_SECTIONS); i++)
		add_section(&maker, section_at(plan, i));
	return page;
}

void digest_page_free(DigestPage *page)
{
	/* page is the first member. */
	Page *made = (Page *)page;
	g_ptr_array_unref(page->sections);
	g_array_unref(page->messages);
	g_array_unref(page->series);
	g_array_unref(page->days);
	g_array_unref(page->strays);
	g_string_chunk_free(made->texts);
	g_ptr_array_unref(made->memory);
	g_free(made);
}

/* The text without the blank lines at either end. */
static View trim_lines(View lines)
{
	const char *end;
	while (lines.len && g_ascii_isspace(lines.data[lines.len - 1]))
		lines.len--;
	while ((end = view_chr(lines, '\n'))) {
		size_t len = (size_t)(end - lines.data);
		if (view_trim(view_head(lines, len)).len)
			break;
		lines = view_from(lines, len + 1);
	}
	return lines;
}

View page_message_heading(const PageMessage *message)
{
	return message->subject.len ? message->subject : message->title;
}

void digest_message_text(GString *out, const PageMessage *message, bool trim)
{
	size_t start = out->len;
	record_unescape_append(out, message->body);
	if (!trim)
		return;
	View lines = trim_lines(view_from(view_of_gstring(out), start));
	g_string_truncate(out, (size_t)(lines.data + lines.len - out->str));
	g_string_erase(out, (gssize)start, (gssize)(lines.data - out->str - (gssize)start));
}
