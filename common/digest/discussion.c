/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Threads without patches: see digest/discussion.h. */
#include "digest/discussion.h"

#include "bytes/hash.h"
#include "bytes/key-map.h"
#include "patch/classify.h"
#include "patch/credit.h"
#include "patch/flags.h"
#include "patch/subject-known.h"
#include "patch/subject.h"

/* A thread as it is collected. Most have patches, and nothing to be kept. */
typedef struct {
	guint talk;	    /* its place + 1 in the book's talks; 0 if nobody talks in it */
	bool is_other;	    /* it has patches */
	bool answers_patch; /* a reply in it says that it is about one */
} Thread;

struct DiscussionBook {
	GStringChunk *texts;
	GArray *threads; /* of Thread, as the traffic numbers them: in order of arrival */
	GArray *talks;	 /* of DigestDiscussion; date is that of the message that texts are of */
	KeyMap *seen;	 /* the people of each thread: from the hash of both to the book */
	guint64 seed;
	bool is_finished;
	Subject subject;
};

DiscussionBook *discussion_book_new(GStringChunk *texts)
{
	DiscussionBook *book = g_new0(DiscussionBook, 1);
	book->texts = texts;
	book->threads = g_array_new(FALSE, TRUE, sizeof(Thread));
	book->talks = g_array_new(FALSE, FALSE, sizeof(DigestDiscussion));
	book->seen = key_map_new();
	book->seed = hash_seed_new();
	subject_init(&book->subject);
	return book;
}

void discussion_book_free(DiscussionBook *book)
{
	if (!book)
		return;
	key_map_free(book->seen);
	g_array_unref(book->threads);
	g_array_unref(book->talks);
	subject_clear(&book->subject);
	g_free(book);
}

/* Whether a thread has a name by a better message than the one of that date and id: by the one that
 * began it, else by the earliest. */
static bool is_named(const DigestDiscussion *facts, bool is_root, gint64 date, View message_id)
{
	if (facts->has_root || is_root || !facts->title_is_known)
		return facts->has_root;
	if (facts->date == date)
		return view_compare(facts->message_id, message_id) <= 0;
	return facts->date != NO_DATE && (date == NO_DATE || facts->date < date);
}

static DigestDiscussion *talk_of(const DiscussionBook *book, const Thread *thread)
{
	return thread->talk ? &g_array_index(book->talks, DigestDiscussion, thread->talk - 1)
			    : NULL;
}

/* The same, which is begun if there is none. */
static DigestDiscussion *begin_talk(DiscussionBook *book, Thread *thread)
{
	if (!thread->talk) {
		DigestDiscussion talk = { .date = NO_DATE, .last = NO_DATE };
		g_array_append_val(book->talks, talk);
		thread->talk = book->talks->len;
	}
	return &g_array_index(book->talks, DigestDiscussion, thread->talk - 1);
}

static void discussion_take_texts(DiscussionBook *book, Thread *thread, const View *values,
				  const TrafficMail *mail)
{
	bool is_root = mail->facts & TRAFFIC_ROOT;
	DigestDiscussion *facts = begin_talk(book, thread);
	if (is_named(facts, is_root, traffic_date(mail), values[COLUMN_MESSAGE_ID]))
		return;
	Person starter = person_of_sender(values);
	facts->title = view_keep(book->texts, values[COLUMN_TITLE]);
	facts->message_id = view_keep(book->texts, values[COLUMN_MESSAGE_ID]);
	facts->name = view_keep(book->texts, person_called(starter));
	bool is_known = mail->person != NO_PERSON && !person_is_named(starter);
	facts->unnamed = is_known ? mail->person + 1 : 0;
	facts->title_is_known = true;
	facts->has_root = is_root;
	facts->date = traffic_date(mail);
}

static Thread *find_thread(DiscussionBook *book, guint place)
{
	if (book->threads->len <= place)
		g_array_set_size(book->threads, place + 1);
	return &g_array_index(book->threads, Thread, place);
}

/* Whether a reply of which the series is not known says that it is about a patch. */
static bool answers_patch(DiscussionBook *book, const View *values)
{
	if (values[COLUMN_TOTAL].len ||
	    flags_of_names(values[COLUMN_FLAGS]) & (FLAG_APPLIED | FLAG_DROPPED | FLAG_PULL))
		return true;
	if (!known_word_find_patch(values[COLUMN_SUBJECT]))
		return false;
	subject_parse(&book->subject, values[COLUMN_SUBJECT],
		      (SubjectList){ values[COLUMN_LIST], VIEW("") });
	return book->subject.marker;
}

void discussion_book_add(DiscussionBook *book, const Record *record, Kind kind,
			 const TrafficMail *mail)
{
	const View *values = record->values;
	if (mail->facts & TRAFFIC_UNNAMED)
		return;
	Thread *thread = find_thread(book, mail->thread);
	bool is_talk = mail->facts & TRAFFIC_TALK;
	/* What people say about a bot's report is a discussion, the report alone is none. */
	if (is_talk || (kind == KIND_REPORT && mail->facts & TRAFFIC_ROOT))
		discussion_take_texts(book, thread, values, mail);
	if (!is_talk) {
		thread->is_other |= kind != KIND_REPORT;
		return;
	}
	bool is_about_patch = kind == KIND_REPLY && answers_patch(book, values);
	thread->answers_patch |= is_about_patch;
	/* Where a reply begins the thread, it does not name the patch. */
	thread->is_other |= is_about_patch && mail->facts & TRAFFIC_ROOT;
}

void discussion_book_drop(DiscussionBook *book, guint thread)
{
	find_thread(book, thread)->is_other = true;
}

/* Adds what is known of a thread to the one that it turned out to be a part of. */
static void join_thread(DiscussionBook *book, guint from, guint to)
{
	Thread *whole = find_thread(book, to);
	const Thread *part = find_thread(book, from);
	whole->is_other |= part->is_other;
	whole->answers_patch |= part->answers_patch;
	if (!part->talk)
		return;
	const DigestDiscussion facts = *talk_of(book, part);
	DigestDiscussion *known = begin_talk(book, whole);
	if (!is_named(known, facts.has_root, facts.date, facts.message_id))
		*known = facts;
}

/* What the person at a place is called. */
static View called(const Traffic *traffic, guint place)
{
	return person_called(g_array_index(traffic->people, TrafficPerson, place).person);
}

/* Counts a mail; they come in the order of their dates. */
static void take_mail(DiscussionBook *book, const Traffic *traffic, const TrafficMail *mail)
{
	if (!(mail->facts & TRAFFIC_TALK) || mail->facts & TRAFFIC_UNNAMED)
		return;
	DigestDiscussion *facts = begin_talk(book, find_thread(book, mail->thread));
	guint64 person = hash_pair(hash_pair(book->seed, mail->thread), mail->person);
	facts->messages++;
	facts->moves += !(mail->facts & TRAFFIC_CONTEXT);
	facts->last = MAX(facts->last, traffic_date(mail));
	if (!key_map_find(book->seen, person)) {
		key_map_set(book->seen, person, book);
		facts->people++;
	}
	if (facts->answerer.len || mail->person == NO_PERSON || traffic_is_own(traffic, mail))
		return;
	facts->answerer = called(traffic, mail->person);
}

/* When all is in. */
static void finish(DiscussionBook *book, const Traffic *traffic)
{
	if (book->is_finished)
		return;
	book->is_finished = true;
	for (guint i = 0; i < book->threads->len; i++) {
		guint whole = traffic_thread(traffic, i);
		if (whole != i)
			join_thread(book, i, whole);
	}
	for (guint i = 0; i < traffic->mails->len; i++)
		take_mail(book, traffic, &g_array_index(traffic->mails, TrafficMail, i));
	for (guint i = 0; i < book->threads->len; i++) {
		Thread *thread = &g_array_index(book->threads, Thread, i);
		DigestDiscussion *talk = talk_of(book, thread);
		if (talk && talk->unnamed)
			talk->name = called(traffic, talk->unnamed - 1);
		if (!talk || talk->has_root)
			continue;
		/* Who began it, and when, is not known. */
		talk->name = VIEW("");
		talk->date = NO_DATE;
		thread->is_other |= thread->answers_patch;
	}
}

GArray *discussion_book_all(DiscussionBook *book, const Traffic *traffic)
{
	GArray *all = g_array_new(FALSE, FALSE, sizeof(DigestDiscussion));
	finish(book, traffic);
	for (guint i = 0; i < book->threads->len; i++) {
		const Thread *thread = &g_array_index(book->threads, Thread, i);
		const DigestDiscussion *talk = talk_of(book, thread);
		if (!thread->is_other && talk && talk->moves)
			g_array_append_val(all, *talk);
	}
	return all;
}

static int compare_answerers(gconstpointer left, gconstpointer right)
{
	const DigestAnswerer *a = left, *b = right;
	if (a->answers != b->answers)
		return a->answers > b->answers ? -1 : 1;
	int order = view_compare(a->name, b->name);
	return order ? order : view_compare(a->addr, b->addr);
}

/* Whether a mail of the period answers in somebody else's discussion. */
static bool is_answer(const DiscussionBook *book, const Traffic *traffic, const TrafficMail *mail,
		      const DatePeriod *period)
{
	if (mail->person == NO_PERSON || mail->facts & (TRAFFIC_CONTEXT | TRAFFIC_UNNAMED) ||
	    mail->thread >= book->threads->len || traffic_date(mail) < period->since ||
	    traffic_date(mail) >= period->until)
		return false;
	const Thread *thread = &g_array_index(book->threads, Thread, mail->thread);
	const DigestDiscussion *talk = talk_of(book, thread);
	return !thread->is_other && talk && talk->moves && !(mail->facts & TRAFFIC_ROOT) &&
	       !traffic_is_own(traffic, mail);
}

GArray *discussion_book_answerers(DiscussionBook *book, const Traffic *traffic,
				  const DatePeriod *period)
{
	GArray *all = g_array_new(FALSE, FALSE, sizeof(DigestAnswerer));
	g_autofree DigestAnswerer *people = g_new0(DigestAnswerer, traffic->people->len);
	g_autoptr(KeyMap) known = key_map_new();
	finish(book, traffic);
	for (guint i = 0; i < traffic->mails->len; i++) {
		const TrafficMail *mail = &g_array_index(traffic->mails, TrafficMail, i);
		if (!is_answer(book, traffic, mail, period))
			continue;
		guint64 key = hash_pair(hash_pair(book->seed, mail->thread), mail->person);
		people[mail->person].answers++;
		if (!key_map_find(known, key))
			people[mail->person].threads++;
		key_map_set(known, key, people);
	}
	for (guint i = 0; i < traffic->people->len; i++) {
		const TrafficPerson *person = &g_array_index(traffic->people, TrafficPerson, i);
		people[i].name = person->person.name;
		people[i].addr = person->person.addr;
		if (people[i].answers)
			g_array_append_val(all, people[i]);
	}
	g_array_sort(all, compare_answerers);
	return all;
}
