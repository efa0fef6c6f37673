/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A digest's page as data: see digest/page.h. */
#include "digest/page.h"

#include "digest/period.h"
#include "digest/ranks.h"
#include "digest/series-rows.h"
#include "digest/weeks.h"
#include "message/date.h"
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
	return view_keep(maker->texts, view_of_gstring(maker->scratch));
}

View page_keep_value(PageMaker *maker, View value)
{
	if (!view_chr(value, '\\'))
		return value;
	g_string_truncate(maker->scratch, 0);
	record_unescape_append(maker->scratch, value);
	return page_keep_scratch(maker);
}

static void free_table(gpointer data)
{
	DigestTable *table = data;
	g_array_unref(table->rows);
	series_rows_free(table->series_rows);
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
	bool has_messages = kind == SECTION_MESSAGES && maker->page->messages->len;
	if (section->tables->len || section->note || has_messages)
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
	page->period = *digest_period(digest);
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
	/* Where nothing came, what waits has done so up to the period's end. */
	if (!days->len)
		maker->end = period->until != G_MAXINT64 ? period->until
							 : digest_span(maker->digest).since;
	/* The days of a period that was given are its own, also those without mail. */
	if (period->since != G_MININT64)
		first = day_of(period->since, since);
	if (period->until != G_MAXINT64)
		last = day_of(period->until - 1, until);
	page->from = title->from ? view_of(title->from) : view_keep(maker->texts, first);
	page->to = title->to ? view_of(title->to) : view_keep(maker->texts, last);
	page->name = make_name(maker);
}

static GArray *make_weeks(const PageMaker *maker)
{
	const Traffic *traffic = digest_traffic(maker->digest);
	DatePeriod span = digest_span(maker->digest);
	gint64 end = span.until == G_MAXINT64 ? maker->end : span.until;
	if (!traffic || end == NO_DATE)
		return g_array_new(FALSE, FALSE, sizeof(guint64));
	return weeks_count(traffic, &span, end);
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

bool page_plan_has(const PagePlan *plan, SectionKind kind)
{
	for (size_t i = 0; i < plan->n_sections; i++)
		if (plan->sections[i] == kind)
			return true;
	return plan->n_sections == 0;
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
	page->message_of = g_array_new(FALSE, FALSE, sizeof(guint));
	g_autoptr(GArray) by_date = dated_series(page->series);
	PageMaker maker = {
		digest, plan, page, made->texts, made->memory, scratch, by_date, NO_DATE
	};
	make_title(&maker);
	page->weeks = make_weeks(&maker);
	page_make_messages(&maker);
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
	g_array_unref(page->message_of);
	g_ptr_array_unref(page->series);
	g_array_unref(page->days);
	g_array_unref(page->weeks);
	g_array_unref(page->strays);
	g_string_chunk_free(made->texts);
	g_ptr_array_unref(made->memory);
	g_free(made);
}

const DigestSection *digest_page_section(const DigestPage *page, SectionKind kind)
{
	for (guint i = 0; i < page->sections->len; i++) {
		const DigestSection *section = g_ptr_array_index(page->sections, i);
		if (section->kind == kind)
			return section;
	}
	return NULL;
}
