/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The messages of a digest's page: see digest/rows.h and digest/page.h. */
#include "digest/rows.h"

#include "digest/title.h"
#include "patch/flags.h"
#include "patch/title-key.h"
#include "record/record.h"

/* Whether a digest that folds leaves the message to those who look for it. */
static bool is_folded(const DigestSeries *series)
{
	return series->state == STATE_SUPERSEDED || series->state == STATE_WITHDRAWN ||
	       series->is_pull || series->flags & (FLAG_STABLE | FLAG_AUTOSEL | FLAG_PULL);
}

static View keep_subject(PageMaker *maker, const DigestMessage *message)
{
	View start = kept_view(message->subject), title = kept_view(message->title);
	if (!message->subject_has_title || start.len == 0)
		return page_keep_value(maker, message->subject_has_title ? title : start);
	g_string_truncate(maker->scratch, 0);
	record_unescape_append(maker->scratch, start);
	record_unescape_append(maker->scratch, title);
	return page_keep_scratch(maker);
}

static void add_page_message(PageMaker *maker, const DigestMessage *message,
			     const DigestSeries *series, guint rank)
{
	Person from = person_of_kept(message->from), author = person_of_kept(message->author);
	PageMessage made = {
		.title = page_keep_value(maker, kept_view(message->title)),
		.subject = keep_subject(maker, message),
		.from_name = page_keep_value(maker, from.name),
		.from_addr = page_keep_value(maker, from.addr),
		.author_name = page_keep_value(maker, author.name),
		.author_addr = page_keep_value(maker, author.addr),
		.message_id = page_keep_value(maker, kept_view(message->message_id)),
		.date = message->date,
		.state = series->state,
		.commits = page_keep_value(maker, kept_view(series->commits)),
		.is_cover = message->is_cover,
		.series = rank,
		.digest = maker->digest,
		.letter = message,
	};
	guint *known = &g_array_index(maker->page->message_of, guint, message->series);
	if (*known == NO_MESSAGE || message->is_cover)
		*known = maker->page->messages->len;
	g_array_append_val(maker->page->messages, made);
}

/* What messages are sorted by. */
typedef struct {
	guint place; /* in order of arrival */
	guint rank;  /* of its series, the newest first */
	gint64 date;
	bool is_cover;
} MessageOrder;

/* Series by series as in the patch list, the newest first; in each its cover, then its patch. */
static int compare_messages(gconstpointer left, gconstpointer right)
{
	const MessageOrder *a = left, *b = right;
	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	if (a->is_cover != b->is_cover)
		return a->is_cover ? -1 : 1;
	if (a->date != b->date)
		return a->date < b->date ? -1 : 1;
	return (a->place > b->place) - (a->place < b->place);
}

/* The messages to print, the newest arrival first, or where messages are folded by series. */
static GArray *choose_messages(const PageMaker *maker)
{
	GArray *chosen = g_array_new(FALSE, FALSE, sizeof(MessageOrder));
	const GArray *messages = digest_messages(maker->digest);
	g_autofree guint *rank = g_new(guint, maker->page->series->len);
	for (guint i = 0; i < maker->by_date->len; i++)
		rank[g_array_index(maker->by_date, Dated, i).place] = i;
	for (guint i = messages->len; i > 0; i--) {
		const DigestMessage *message = &g_array_index(messages, DigestMessage, i - 1);
		MessageOrder order = { i - 1, rank[message->series], message->date,
				       message->is_cover };
		if (maker->plan->everything ||
		    !is_folded(digest_series_at(maker->page->series, message->series)))
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
	       view_equal(title_key(kept_view(cover->title), cover_key),
			  title_key(kept_view(patch->title), patch_key));
}

void page_make_messages(PageMaker *maker)
{
	const GArray *messages = digest_messages(maker->digest);
	const DigestMessage *last = NULL;
	const guint none = NO_MESSAGE;
	for (guint i = 0; i < maker->page->series->len; i++)
		g_array_append_val(maker->page->message_of, none);
	/* What is not printed, nothing can lead to. */
	if (!maker->plan->everything && !page_plan_has(maker->plan, SECTION_MESSAGES))
		return;
	g_autoptr(GArray) chosen = choose_messages(maker);
	for (guint i = 0; i < chosen->len; i++) {
		const MessageOrder *order = &g_array_index(chosen, MessageOrder, i);
		const DigestMessage *message =
			&g_array_index(messages, DigestMessage, order->place);
		const DigestSeries *series = digest_series_at(maker->page->series, message->series);
		if (last && !maker->plan->everything && is_lone(last, message, series))
			g_array_index(maker->page->messages, PageMessage,
				      maker->page->messages->len - 1)
				.joined = message;
		else
			add_page_message(maker, message, series, order->rank);
		last = message;
	}
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
	return digest_title_shown(message->subject.len ? message->subject : message->title);
}

void digest_message_text(GString *out, const PageMessage *message, bool trim)
{
	size_t start = out->len;
	g_autoptr(GString) body = g_string_new(NULL);
	digest_message_append(message->digest, message->letter, body);
	if (message->joined) {
		gsize before = body->len;
		digest_message_append(message->digest, message->joined, body);
		if (before && body->len > before)
			g_string_insert(body, (gssize)before, "\\n\\n");
	}
	record_unescape_append(out, view_of_gstring(body));
	if (!trim)
		return;
	View lines = trim_lines(view_from(view_of_gstring(out), start));
	g_string_truncate(out, (size_t)(lines.data + lines.len - out->str));
	g_string_erase(out, (gssize)start, (gssize)(lines.data - out->str - (gssize)start));
}
