/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Threads without patches: see digest/discussion.h. */
#include "digest/discussion.h"

#include "bytes/hash.h"
#include "bytes/key-map.h"
#include "patch/classify.h"
#include "patch/credit.h"

/* A thread as it is collected. */
typedef struct {
	DigestDiscussion facts;
	guint starter, answerer; /* people of the traffic; NO_PERSON if nobody has answered */
	bool is_known;		 /* some of it came */
	bool is_other;		 /* it has patches */
} Thread;

struct DiscussionBook {
	GStringChunk *texts;
	GArray *threads; /* of Thread, as the traffic numbers them: in order of arrival */
	KeyMap *seen;	 /* the people of each thread: from the hash of both to the book */
	guint64 seed;
};

DiscussionBook *discussion_book_new(GStringChunk *texts)
{
	DiscussionBook *book = g_new0(DiscussionBook, 1);
	book->texts = texts;
	book->threads = g_array_new(FALSE, TRUE, sizeof(Thread));
	book->seen = key_map_new();
	book->seed = hash_seed_new();
	return book;
}

void discussion_book_free(DiscussionBook *book)
{
	if (!book)
		return;
	key_map_free(book->seen);
	g_array_unref(book->threads);
	g_free(book);
}

/* The texts are those of the message that began the thread, else of the first one that came. */
static void discussion_take_texts(DiscussionBook *book, Thread *thread, const View *values,
				  const TrafficMail *mail)
{
	bool is_root = mail->facts & TRAFFIC_ROOT;
	DigestDiscussion *facts = &thread->facts;
	if (facts->has_root || (facts->messages && !is_root))
		return;
	Person starter = person_of_sender(values);
	facts->title = view_keep(book->texts, values[COLUMN_TITLE]);
	facts->message_id = view_keep(book->texts, values[COLUMN_MESSAGE_ID]);
	facts->name = view_keep(book->texts, starter.name.len ? starter.name : starter.addr);
	facts->has_root = is_root;
	thread->starter = mail->person;
	facts->date = mail->date;
}

static void take_message(DiscussionBook *book, Thread *thread, const View *values,
			 const TrafficMail *mail)
{
	DigestDiscussion *facts = &thread->facts;
	guint64 person = hash_pair(hash_pair(book->seed, mail->thread), mail->person);
	facts->messages++;
	facts->moves += !(mail->facts & TRAFFIC_CONTEXT);
	facts->last = MAX(facts->last, mail->date);
	if (!key_map_find(book->seen, person)) {
		key_map_set(book->seen, person, book);
		facts->people++;
	}
	if (mail->person == thread->starter ||
	    (thread->answerer != NO_PERSON && thread->answerer != thread->starter))
		return;
	Person sender = person_of_sender(values);
	thread->answerer = mail->person;
	facts->answerer = view_keep(book->texts, sender.name.len ? sender.name : sender.addr);
}

static Thread *find_thread(DiscussionBook *book, guint place)
{
	if (book->threads->len <= place)
		g_array_set_size(book->threads, place + 1);
	Thread *thread = &g_array_index(book->threads, Thread, place);
	if (!thread->is_known) {
		thread->is_known = true;
		thread->starter = thread->answerer = NO_PERSON;
		thread->facts.date = thread->facts.last = NO_DATE;
	}
	return thread;
}

void discussion_book_add(DiscussionBook *book, const Record *record, Kind kind,
			 const TrafficMail *mail)
{
	const View *values = record->values;
	if (mail->facts & TRAFFIC_UNNAMED)
		return;
	Thread *thread = find_thread(book, mail->thread);
	bool is_talk = kind == KIND_OTHER || (kind == KIND_REPLY && values[COLUMN_SERIES].len == 0);
	/* What people say about a bot's report is a discussion, the report alone is none. */
	if (is_talk || (kind == KIND_REPORT && mail->facts & TRAFFIC_ROOT))
		discussion_take_texts(book, thread, values, mail);
	if (is_talk)
		take_message(book, thread, values, mail);
	else
		thread->is_other |= kind != KIND_REPORT && kind != KIND_REPLY;
}

GArray *discussion_book_all(const DiscussionBook *book)
{
	GArray *all = g_array_new(FALSE, FALSE, sizeof(DigestDiscussion));
	for (guint i = 0; i < book->threads->len; i++) {
		const Thread *thread = &g_array_index(book->threads, Thread, i);
		if (!thread->is_other && thread->facts.moves)
			g_array_append_val(all, thread->facts);
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
	    mail->thread >= book->threads->len || mail->date < period->since ||
	    mail->date >= period->until)
		return false;
	const Thread *thread = &g_array_index(book->threads, Thread, mail->thread);
	return !thread->is_other && thread->facts.moves && !(mail->facts & TRAFFIC_ROOT) &&
	       !traffic_is_own(traffic, mail);
}

GArray *discussion_book_answerers(const DiscussionBook *book, const Traffic *traffic,
				  const DatePeriod *period)
{
	GArray *all = g_array_new(FALSE, FALSE, sizeof(DigestAnswerer));
	g_autofree DigestAnswerer *people = g_new0(DigestAnswerer, traffic->people->len);
	g_autoptr(KeyMap) known = key_map_new();
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
