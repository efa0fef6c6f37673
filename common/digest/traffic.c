/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who wrote when, in which thread: see digest/traffic.h. */
#include "digest/traffic.h"

#include "bytes/hash.h"
#include "message/date.h"
#include "patch/flags.h"
#include "patch/identity.h"
#include "rank/rank.h"

static TrafficMail *mail_at(const Traffic *traffic, guint i)
{
	return &g_array_index(traffic->mails, TrafficMail, i);
}

static TrafficThread *thread_at(const Traffic *traffic, guint i)
{
	return &g_array_index(traffic->threads, TrafficThread, i);
}

/* A KeyIndexFunc. */
static guint64 thread_id_at(gconstpointer data, guint place)
{
	return thread_at(data, place)->id;
}

Traffic *traffic_new(void)
{
	Traffic *traffic = g_new0(Traffic, 1);
	traffic->mails = g_array_new(FALSE, FALSE, sizeof(TrafficMail));
	traffic->threads = g_array_new(FALSE, FALSE, sizeof(TrafficThread));
	traffic->people = g_array_new(FALSE, FALSE, sizeof(TrafficPerson));
	traffic->texts = g_string_chunk_new((gsize)16 * 1024);
	traffic->thread_of = key_index_new(thread_id_at, traffic);
	traffic->person_of = key_map_new();
	traffic->spelled = key_map_new();
	traffic->seed = hash_seed_new();
	traffic->scratch = g_string_new(NULL);
	return traffic;
}

void traffic_free(Traffic *traffic)
{
	g_array_unref(traffic->mails);
	g_array_unref(traffic->threads);
	g_array_unref(traffic->people);
	g_string_chunk_free(traffic->texts);
	key_index_free(traffic->thread_of);
	key_map_free(traffic->person_of);
	key_map_free(traffic->spelled);
	g_string_free(traffic->scratch, TRUE);
	g_free(traffic);
}

static const TrafficPerson *person_at(const Traffic *traffic, guint i)
{
	return &g_array_index(traffic->people, TrafficPerson, i);
}

/* The id of the thread's first mail, as far as the record knows; empty if it has no ids. A mail
 * that answers another begins no thread, though what answers it and came before may have made it
 * look so. */
static View thread_id(const View *values)
{
	View references = values[COLUMN_REFERENCES], oldest = values[COLUMN_IN_REPLY_TO];
	View id = values[COLUMN_MESSAGE_ID], thread = values[COLUMN_THREAD];
	identity_take_second(values, &references);
	view_next_word(&references, &oldest);
	if (thread.len && (oldest.len == 0 || !view_equal(thread, id)))
		return thread;
	return oldest.len ? oldest : id;
}

/* Whether a thread of that id begins with the mail. One without an id of its own answers nothing.
 */
static bool is_root(const View *values, View id)
{
	if (values[COLUMN_MESSAGE_ID].len)
		return view_equal(id, values[COLUMN_MESSAGE_ID]);
	return values[COLUMN_REFERENCES].len == 0 && values[COLUMN_IN_REPLY_TO].len == 0;
}

guint traffic_thread(const Traffic *traffic, guint thread)
{
	while (thread_at(traffic, thread)->same != thread) {
		TrafficThread *found = thread_at(traffic, thread);
		/* So the next search is shorter. */
		found->same = thread_at(traffic, found->same)->same;
		thread = found->same;
	}
	return thread;
}

/* What answers a mail that has not come may have that one's id for its thread. When that comes, and
 * belongs to a thread itself, the two are one. */
static void join_threads(Traffic *traffic, View message_id, guint thread)
{
	if (message_id.len == 0)
		return;
	guint known = key_index_find(traffic->thread_of, hash_view(traffic->seed, message_id));
	guint a = traffic_thread(traffic, thread);
	guint b = known == KEY_INDEX_NONE ? a : traffic_thread(traffic, known);
	thread_at(traffic, MAX(a, b))->same = MIN(a, b);
}

/* The thread of a mail; adds to facts whether it begins with that. */
static guint traffic_find_thread(Traffic *traffic, const View *values, unsigned *facts)
{
	View id = thread_id(values);
	guint64 key = id.len ? hash_view(traffic->seed, id) : 0;
	guint known = id.len ? key_index_find(traffic->thread_of, key) : KEY_INDEX_NONE;
	if (id.len == 0)
		*facts |= TRAFFIC_UNNAMED;
	if (is_root(values, id))
		*facts |= TRAFFIC_ROOT;
	if (known != KEY_INDEX_NONE)
		return known;
	guint place = traffic->threads->len;
	TrafficThread thread = { .id = key,
				 .begun = NO_DATE,
				 .answer = NO_DATE,
				 .person = NO_PERSON,
				 .same = place & (G_MAXUINT >> 1) };
	g_array_append_val(traffic->threads, thread);
	if (id.len)
		key_index_set(traffic->thread_of, place);
	return place;
}

/* Whether the mail is its author's own, whom the column person names. */
static bool is_by_author(const View *values)
{
	return view_equal(values[COLUMN_AUTHOR_ADDR], values[COLUMN_FROM_ADDR]) &&
	       view_equal(values[COLUMN_AUTHOR_NAME], values[COLUMN_FROM_NAME]);
}

/* The place of a person, plus one, as a value of a map; NULL if nothing tells who it is. */
static gpointer find_key(Traffic *traffic, Person person, View key)
{
	if (key.len == 0)
		return NULL;
	RankRow row = { .key = key, .identity = RANK_PERSON };
	guint64 hash = rank_row_hash(traffic->seed, &row);
	gpointer known = key_map_find(traffic->person_of, hash);
	if (known)
		return known;
	TrafficPerson new = { { view_keep(traffic->texts, person.name),
				view_keep(traffic->texts, person.addr), person.is_shared },
			      NO_DATE };
	g_array_append_val(traffic->people, new);
	known = GUINT_TO_POINTER(traffic->people->len);
	key_map_set(traffic->person_of, hash, known);
	return known;
}

/* The same of a mail's sender. Most have been met before in the same spelling, which is found
 * without a closer look. */
static gpointer find_sender(Traffic *traffic, const View *values)
{
	static const Column spelling[] = { COLUMN_FROM_NAME, COLUMN_FROM_ADDR, COLUMN_FROM_SOURCE };
	guint64 hash = 0;
	for (size_t i = 0; i < G_N_ELEMENTS(spelling); i++)
		hash = hash_pair(hash, hash_view(traffic->seed, values[spelling[i]]));
	gpointer known = key_map_find(traffic->spelled, hash);
	if (known)
		return known;
	Person person = person_of_sender(values);
	rank_person_key(traffic->scratch, person);
	known = find_key(traffic, person, view_of_gstring(traffic->scratch));
	if (!known)
		return NULL;
	key_map_set(traffic->spelled, hash, known);
	guint place = GPOINTER_TO_UINT(known) - 1;
	Person *kept = &g_array_index(traffic->people, TrafficPerson, place).person;
	if (person_is_better_called(*kept, person))
		kept->name = view_keep(traffic->texts, person.name);
	return known;
}

/* Who wrote a mail, which was on that date. */
static guint find_person(Traffic *traffic, const View *values, gint64 date)
{
	View key = values[COLUMN_PERSON];
	gpointer known = key.len && is_by_author(values)
				 ? find_key(traffic, person_of_trailer(key, VIEW("")), key)
				 : find_sender(traffic, values);
	if (!known)
		return NO_PERSON;
	guint place = GPOINTER_TO_UINT(known) - 1;
	TrafficPerson *found = &g_array_index(traffic->people, TrafficPerson, place);
	if (date != NO_DATE && (found->first == NO_DATE || date < found->first))
		found->first = date;
	return place;
}

static unsigned read_facts(const View *values, Kind kind)
{
	static const unsigned of_kind[N_KINDS] = {
		[KIND_COVER] = TRAFFIC_POSTING,
		[KIND_PATCH] = TRAFFIC_POSTING | TRAFFIC_PATCH,
		[KIND_PULL] = TRAFFIC_POSTING,
		[KIND_REPLY] = TRAFFIC_REPLY,
		[KIND_REPORT] = TRAFFIC_REPORT | TRAFFIC_BOT,
		[KIND_APPLIED] = TRAFFIC_BOT,
	};
	unsigned facts = kind < N_KINDS ? of_kind[kind] : 0;
	if (facts & TRAFFIC_POSTING && flags_of_names(values[COLUMN_FLAGS]) & FLAG_BOT)
		facts |= TRAFFIC_BOT;
	if (kind == KIND_OTHER || (kind == KIND_REPLY && values[COLUMN_SERIES].len == 0))
		facts |= TRAFFIC_TALK;
	if (facts & TRAFFIC_REPORT && view_is(values[COLUMN_RESULT], "failure"))
		facts |= TRAFFIC_FAILURE;
	return facts;
}

const TrafficMail *traffic_add(Traffic *traffic, const Record *record, Kind kind, bool is_context)
{
	const View *values = record->values;
	TrafficMail mail = { .person = NO_PERSON };
	gint64 date;
	if (!date_parse_record(values[COLUMN_DATE], &date))
		date = NO_DATE;
	traffic_set_date(&mail, date);
	unsigned facts = read_facts(values, kind);
	mail.thread = traffic_find_thread(traffic, values, &facts);
	if (!(facts & TRAFFIC_ROOT))
		join_threads(traffic, values[COLUMN_MESSAGE_ID], mail.thread);
	mail.facts = (guint16)(facts | (is_context ? TRAFFIC_CONTEXT : 0));
	if (!(facts & TRAFFIC_BOT))
		mail.person = find_person(traffic, values, date);
	traffic->has_results |= values[COLUMN_RESULT].len > 0;
	g_array_append_val(traffic->mails, mail);
	return mail_at(traffic, traffic->mails->len - 1);
}

static bool is_same(const Traffic *traffic, guint a, guint b)
{
	return a == b ||
	       (a != NO_PERSON && b != NO_PERSON &&
		person_is_same(person_at(traffic, a)->person, person_at(traffic, b)->person));
}

bool traffic_is_own(const Traffic *traffic, const TrafficMail *mail)
{
	return is_same(traffic, mail->person, thread_at(traffic, mail->thread)->person);
}

/* Of a mail that came twice, the first begins the thread. */
static void find_beginnings(Traffic *traffic)
{
	for (guint i = 0; i < traffic->mails->len; i++) {
		TrafficMail *mail = mail_at(traffic, i);
		TrafficThread *thread = thread_at(traffic, mail->thread);
		if (!(mail->facts & TRAFFIC_ROOT) || mail->person == NO_PERSON)
			continue;
		if (thread->person != NO_PERSON) {
			mail->facts = (guint16)(mail->facts & ~TRAFFIC_ROOT);
			continue;
		}
		thread->person = mail->person;
		thread->begun = traffic_date(mail);
	}
}

static void find_answers(Traffic *traffic)
{
	for (guint i = 0; i < traffic->mails->len; i++) {
		const TrafficMail *mail = mail_at(traffic, i);
		TrafficThread *thread = thread_at(traffic, mail->thread);
		if (mail->person == NO_PERSON || thread->person == NO_PERSON ||
		    traffic_is_own(traffic, mail))
			continue;
		thread->is_answered = true;
		gint64 date = traffic_date(mail);
		if (date != NO_DATE && (thread->answer == NO_DATE || date < thread->answer))
			thread->answer = date;
	}
}

static int compare_mails(gconstpointer left, gconstpointer right)
{
	const TrafficMail *a = left, *b = right;
	if (a->date_high != b->date_high)
		return a->date_high < b->date_high ? -1 : 1;
	return (a->date_low > b->date_low) - (a->date_low < b->date_low);
}

/* Mail of a range of an archive is not in the order of its dates. */
static void keep_out_context(Traffic *traffic, gint64 since)
{
	for (guint i = 0; i < traffic->mails->len; i++) {
		TrafficMail *mail = mail_at(traffic, i);
		if (mail->facts & TRAFFIC_CONTEXT && traffic_date(mail) >= since)
			traffic_set_date(mail, since - 1);
	}
}

void traffic_close(Traffic *traffic)
{
	g_clear_pointer(&traffic->thread_of, key_index_free);
	g_clear_pointer(&traffic->person_of, key_map_free);
	g_clear_pointer(&traffic->spelled, key_map_free);
}

void traffic_finish(Traffic *traffic, gint64 since)
{
	traffic_close(traffic);
	if (since != G_MININT64)
		keep_out_context(traffic, since);
	for (guint i = 0; i < traffic->mails->len; i++)
		mail_at(traffic, i)->thread = traffic_thread(traffic, mail_at(traffic, i)->thread);
	find_beginnings(traffic);
	find_answers(traffic);
	g_array_sort(traffic->mails, compare_mails);
}

guint traffic_first_from(const Traffic *traffic, gint64 date)
{
	guint low = 0, high = traffic->mails->len;
	while (low < high) {
		guint middle = low + (high - low) / 2;
		if (traffic_date(mail_at(traffic, middle)) < date)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}
