/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The digest's model: see digest/digest.h. */
#include "digest/digest.h"

#include "bytes/number.h"
#include "digest/book-note.h"
#include "digest/book-orphan.h"
#include "digest/day-book.h"
#include "digest/discussion.h"
#include "digest/landing.h"
#include "digest/message-text.h"
#include "digest/report.h"
#include "digest/state.h"
#include "digest/traffic.h"
#include "io/pieces.h"
#include "patch/classify.h"
#include "patch/flags.h"
#include "rank/record.h"

/* A text of so many bytes is kept as it is, and cut only if it is printed: most are not. */
#define SHORT_TEXT 1024

struct Digest {
	MessageText message;
	DatePeriod period;
	DigestCounts counts;
	bool has_context;
	bool lacks_notes;
	bool skips_messages;
	GStringChunk *texts;
	KeptTexts *kept; /* what there is much of */
	KeptPeople *people;
	Pieces *pieces;	    /* of the files that letters are in */
	const Input *input; /* that records come from, or NULL */
	GError *failure;
	Book book;
	GArray *messages;
	ReportBook *reports;
	DiscussionBook *discussions; /* or NULL */
	DayBook *days;
	RankTable *ranks;
	Traffic *traffic; /* or NULL */
	bool traffic_is_finished;
	RankNotes *rank_notes;
	View list;
};

Digest *digest_new(MessageText message)
{
	Digest *digest = g_new0(Digest, 1);
	digest->message = message;
	digest->period = (DatePeriod)DATE_PERIOD_ALL;
	digest->texts = g_string_chunk_new((gsize)64 * 1024);
	digest->kept = kept_texts_new();
	digest->pieces = pieces_new();
	digest->people = kept_people_new(digest->kept);
	book_init(&digest->book, digest->kept, digest->people);
	digest->messages = g_array_new(FALSE, FALSE, sizeof(DigestMessage));
	digest->reports = report_book_new(digest->texts);
	digest->days = day_book_new(digest->texts);
	digest->ranks = rank_table_new();
	digest->rank_notes = rank_notes_new();
	return digest;
}

void digest_want(Digest *digest, unsigned wants)
{
	digest->book.wants |= wants;
	if (wants & (DIGEST_TRAFFIC | DIGEST_DISCUSSIONS) && !digest->traffic)
		digest->traffic = traffic_new();
	if (wants & DIGEST_DISCUSSIONS && !digest->discussions)
		digest->discussions = discussion_book_new(digest->texts);
}

void digest_skip_messages(Digest *digest)
{
	digest->skips_messages = true;
}

void digest_use_orgs(Digest *digest, const OrgMap *orgs)
{
	digest->book.orgs = orgs;
}

void digest_free(Digest *digest)
{
	book_clear(&digest->book);
	g_array_unref(digest->messages);
	report_book_free(digest->reports);
	g_clear_pointer(&digest->discussions, discussion_book_free);
	day_book_free(digest->days);
	rank_table_free(digest->ranks);
	g_clear_pointer(&digest->traffic, traffic_free);
	rank_notes_free(digest->rank_notes);
	g_string_chunk_free(digest->texts);
	kept_people_free(digest->people);
	kept_texts_free(digest->kept);
	pieces_free(digest->pieces);
	g_clear_error(&digest->failure);
	g_free(digest);
}

void digest_set_period(Digest *digest, const DatePeriod *period)
{
	digest->period = *period;
	digest->book.since = period->since;
	digest->book.until = period->until;
}

const DatePeriod *digest_period(const Digest *digest)
{
	return &digest->period;
}

DatePeriod digest_span(const Digest *digest)
{
	return (DatePeriod){ digest->book.since, digest->book.until };
}

DigestCounts digest_counts(const Digest *digest)
{
	return digest->counts;
}

const char *digest_lack(const Digest *digest)
{
	return digest->lacks_notes ? "notes that something was applied have no text, so "
				     "which parts they mean is not known: "
				     "patch-classify --bodies=heads keeps it"
				   : NULL;
}

const Column *digest_columns(size_t *n_columns)
{
	static const Column columns[] = {
		COLUMN_KIND,	    COLUMN_DATE,	COLUMN_MESSAGE_ID, COLUMN_VERSION,
		COLUMN_PART,	    COLUMN_TOTAL,	COLUMN_FLAGS,	   COLUMN_TITLE,
		COLUMN_AUTHOR_NAME, COLUMN_AUTHOR_ADDR, COLUMN_SERIES,	   COLUMN_TRAILERS,
		COLUMN_BODY,
	};
	*n_columns = G_N_ELEMENTS(columns);
	return columns;
}

void digest_begin(Digest *digest, const Input *input)
{
	digest->input = input;
	pieces_begin(digest->pieces, input);
}

void digest_message_append(Digest *digest, const DigestMessage *message, GString *out)
{
	View body = kept_view(message->body);
	gsize before = out->len;
	if (!message->piece) {
		view_append(out, message->is_cut ? body : message_text_cut(body, digest->message));
		return;
	}
	GError **error = digest->failure ? NULL : &digest->failure;
	if (!pieces_read(digest->pieces, message->piece, out, error))
		return;
	body = view_from(view_of_gstring(out), before);
	g_string_truncate(out, before + message_text_cut(body, digest->message).len);
}

const GError *digest_failure(const Digest *digest)
{
	return digest->failure;
}

/* Most subjects end with the title, which is kept already, and begin like many others. */
static void take_subject(Digest *digest, DigestMessage *message, const View *values)
{
	View subject = values[COLUMN_SUBJECT], title = values[COLUMN_TITLE];
	View start = view_head(subject, subject.len - MIN(title.len, subject.len));
	/* What follows a backslash belongs to it. */
	message->subject_has_title =
		view_equal(view_from(subject, start.len), title) && !view_ends(start, "\\");
	message->subject = message->subject_has_title ? kept_add_once(digest->kept, start)
						      : kept_add(digest->kept, subject);
}

/* Keeps a letter's text, or where it can be read again. */
static void take_body(Digest *digest, DigestMessage *message, View body)
{
	if (body.len == 0 || digest->message == MESSAGE_NONE)
		return;
	message->piece = digest->input ? pieces_note(digest->pieces, digest->input, body) : 0;
	if (message->piece)
		return;
	message->is_cut = body.len > SHORT_TEXT;
	message->body = kept_add(digest->kept,
				 message->is_cut ? message_text_cut(body, digest->message) : body);
}

/* A letter's texts are mostly those that its series has, and who sent it wrote it. */
static void add_message(Digest *digest, const Record *record, const Series *series, bool is_cover)
{
	const View *values = record->values;
	const DigestSeries *facts = series->facts;
	Book *book = &digest->book;
	/* Whether their addresses are shared does not matter here. */
	bool is_shared = facts->author && facts->author->is_shared;
	const KeptPerson *author = kept_people_add(
		digest->people,
		(Person){ values[COLUMN_AUTHOR_NAME], values[COLUMN_AUTHOR_ADDR], is_shared },
		facts->author);
	const KeptPerson *from = kept_people_add(
		digest->people,
		(Person){ values[COLUMN_FROM_NAME], values[COLUMN_FROM_ADDR], is_shared }, author);
	DigestMessage message = {
		.title = book_keep_unless(book, values[COLUMN_TITLE], facts->title),
		.from = from,
		.author = author,
		.message_id = book_keep_unless(book, values[COLUMN_MESSAGE_ID], facts->id),
		.date = book_date(record),
		.is_cover = is_cover,
		.series = series->number,
	};
	take_subject(digest, &message, values);
	take_body(digest, &message, values[COLUMN_BODY]);
	g_array_append_val(digest->messages, message);
}

static void add_posting(Digest *digest, const Record *record, Kind kind)
{
	guint64 part = 1;
	const Series *series = book_add_posting(&digest->book, record, kind);
	number_parse(record->values[COLUMN_PART], &part);
	if (digest->book.is_context || digest->skips_messages)
		return;
	if (kind == KIND_COVER || (kind == KIND_PATCH && part <= 1))
		add_message(digest, record, series, kind == KIND_COVER);
}

/* Returns the number of the mail's thread. */
static guint take_traffic(Digest *digest, const Record *record, Kind kind)
{
	bool is_context = digest->book.is_context;
	const TrafficMail *mail = traffic_add(digest->traffic, record, kind, is_context);
	if (digest->discussions)
		discussion_book_add(digest->discussions, record, kind, mail);
	return mail->thread;
}

/* Adds what a mail says of series and reports. */
static void take_mail(Digest *digest, const Record *record, Kind kind, guint thread)
{
	bool is_posting = kind == KIND_COVER || kind == KIND_PATCH || kind == KIND_PULL;
	bool waits = book_wait(&digest->book, record, kind, thread);
	if (is_posting)
		add_posting(digest, record, kind);
	else if (kind == KIND_REPLY && !waits)
		book_add_reply(&digest->book, record);
	else if (kind == KIND_APPLIED && !waits)
		book_add_applied(&digest->book, record);
	else if (kind == KIND_REPORT && view_is(record->values[COLUMN_WHY], "queue"))
		book_add_dropped(&digest->book, record);
	if (kind == KIND_REPORT && !digest->book.is_context)
		report_book_add(digest->reports, record);
}

void digest_start(Digest *digest, const View *extra_names, size_t n_extra)
{
	rank_notes_start(digest->rank_notes, extra_names, n_extra);
}

/* Whether a note that something was applied, which was told by its text, has come without it. */
static bool lacks_note(const View *values)
{
	return values[COLUMN_BODY].len == 0 &&
	       flags_of_names(values[COLUMN_FLAGS]) & (FLAG_APPLIED | FLAG_DROPPED);
}

bool digest_add(Digest *digest, const Record *record)
{
	if (record->table == TABLE_RANK) {
		rank_notes_add(digest->rank_notes, record);
		return rank_merge_record(digest->ranks, record);
	}
	if (record->table != TABLE_PATCH)
		return true;
	Kind kind = kind_of_name(record->values[COLUMN_KIND]);
	DatePlace place = date_period_place(&digest->period, record);
	bool is_undated = place == DATE_AFTER && record->values[COLUMN_DATE].len == 0;
	if (place == DATE_AFTER && !is_undated)
		return true;
	digest->counts.undated += is_undated;
	digest->book.is_context = place != DATE_WITHIN;
	digest->has_context |= digest->book.is_context;
	digest->counts.within += place == DATE_WITHIN;
	if (place == DATE_WITHIN)
		day_book_add(digest->days, record, kind);
	else if (digest->period.since == G_MININT64)
		day_book_add_context(digest->days, record);
	guint thread = digest->traffic ? take_traffic(digest, record, kind) : 0;
	if (digest->list.len == 0)
		digest->list = view_keep(digest->texts, record->values[COLUMN_LIST]);
	digest->lacks_notes |= kind == KIND_REPLY && lacks_note(record->values);
	take_mail(digest, record, kind, thread);
	return true;
}

const GArray *digest_messages(const Digest *digest)
{
	return digest->messages;
}

GArray *digest_answerers(Digest *digest)
{
	const DatePeriod span = digest_span(digest);
	return digest->discussions ? discussion_book_answerers(digest->discussions,
							       digest_traffic(digest), &span)
				   : g_array_new(FALSE, FALSE, sizeof(DigestAnswerer));
}

GArray *digest_discussions(Digest *digest)
{
	return digest->discussions
		       ? discussion_book_all(digest->discussions, digest_traffic(digest))
		       : g_array_new(FALSE, FALSE, sizeof(DigestDiscussion));
}

GArray *digest_days(const Digest *digest)
{
	return day_book_days(digest->days);
}

static void drop_discussion(guint thread, gpointer data)
{
	const Digest *digest = data;
	if (digest->discussions)
		discussion_book_drop(digest->discussions, thread);
}

GPtrArray *digest_series(Digest *digest)
{
	/* Mail before the period may be known by the range that it came in. */
	if (digest->book.since == G_MININT64 && digest->has_context)
		digest->book.since = day_book_since(digest->days);
	book_adopt_orphans(&digest->book, drop_discussion, digest);
	kept_people_name(digest->people);
	/* Its mail is sorted, which takes memory, when what is freed here is. */
	if (digest->traffic)
		traffic_close(digest->traffic);
	GPtrArray *all = book_finish(&digest->book);
	for (guint i = 0; i < digest->messages->len; i++) {
		DigestMessage *message = &g_array_index(digest->messages, DigestMessage, i);
		const Series *series = g_ptr_array_index(digest->book.series, message->series);
		message->series = series->place;
	}
	book_release(&digest->book);
	return all;
}

bool digest_knows_orgs(const Digest *digest)
{
	return digest->book.knows_orgs;
}

const Traffic *digest_traffic(Digest *digest)
{
	if (digest->traffic && !digest->traffic_is_finished)
		traffic_finish(digest->traffic, digest->book.since);
	digest->traffic_is_finished = true;
	return digest->traffic;
}

bool digest_origin(const Digest *digest, View commit, DigestOrigin *origin)
{
	const Landing *landing = book_find_landing(&digest->book, commit);
	if (!landing)
		return false;
	*origin = (DigestOrigin){ landing->series, landing->part, kept_view(landing->message_id),
				  kept_view(landing->title) };
	return true;
}

const GArray *digest_reports(const Digest *digest)
{
	return report_book_reports(digest->reports);
}

const RankNotes *digest_rank_notes(const Digest *digest)
{
	return digest->rank_notes;
}

const RankTable *digest_ranks(const Digest *digest)
{
	return digest->ranks;
}

View digest_list(const Digest *digest)
{
	return digest->list;
}
