/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Senders found to be bots by what they send: see patch/routine.h. */
#include "patch/routine.h"

#include "bytes/hash.h"
#include "message/date.h"

/* Senders lie in sets, the latest first. */
enum {
	N_SENDER_SETS = 512,
	N_SENDER_WAYS = 4,
	N_WORDS = 2, /* of a title count */
	MAX_SHAPE = 128,
};

typedef struct {
	guint64 sender;	    /* 0 where there is none yet */
	guint64 shape;	    /* of most subjects */
	gint64 first, last; /* dates of those that are counted */
	guint16 mails, alike;
	bool is_person;
} RoutineSender;

struct RoutineLog {
	guint64 seed;
	RoutineSender senders[N_SENDER_SETS][N_SENDER_WAYS];
};

RoutineLog *routine_log_new(void)
{
	RoutineLog *log = g_new0(RoutineLog, 1);
	log->seed = hash_seed_new();
	return log;
}

void routine_log_free(RoutineLog *log)
{
	g_free(log);
}

/* The sender's entry, the first of its set then; a new one may take another's place. Who shares an
 * address with a person is one, too. */
static RoutineSender *find_sender(RoutineLog *log, View address)
{
	guint64 id = hash_view(log->seed, address) | 1;
	RoutineSender *set = log->senders[id / 2 % N_SENDER_SETS];
	size_t way = 0;
	while (way < N_SENDER_WAYS && set[way].sender != id)
		way++;
	RoutineSender found = way < N_SENDER_WAYS ? set[way] : (RoutineSender){ .sender = id };
	memmove(set + 1, set, MIN(way, N_SENDER_WAYS - 1) * sizeof(*set));
	set[0] = found;
	return set;
}

/* Appends text with one sign for each number, up to so many words. */
static size_t append_shape(char *shape, size_t len, View text, size_t n_words)
{
	for (size_t i = 0; i < text.len && len < MAX_SHAPE; i++) {
		char byte = g_ascii_tolower(text.data[i]);
		bool is_number = g_ascii_isdigit(byte);
		if (byte == ' ' && n_words-- == 1)
			break;
		if (is_number && len && shape[len - 1] == '#')
			continue;
		shape[len++] = is_number ? '#' : byte;
	}
	return len;
}

static guint64 routine_shape(const RoutineLog *log, View tags, View title)
{
	char shape[MAX_SHAPE];
	size_t len = append_shape(shape, 0, tags, G_MAXSIZE);
	len = append_shape(shape, len, VIEW("\n"), 1);
	len = append_shape(shape, len, title, N_WORDS);
	return hash_view(log->seed, (View){ shape, len });
}

/* Takes in that the sender did what people do. */
static void add_person(RoutineLog *log, View address)
{
	find_sender(log, address)->is_person = true;
}

static bool is_routine(const RoutineSender *sender)
{
	return sender->mails >= ROUTINE_ENOUGH && sender->alike * 10 >= sender->mails * 9;
}

/* Takes in a mail that is only a message. Returns whether its sender sends such mail by routine. */
static bool add_mail(RoutineLog *log, View address, View tags, View title, gint64 date)
{
	if (address.len == 0 || title.len == 0 || date == 0)
		return false;
	RoutineSender *sender = find_sender(log, address);
	if (sender->is_person)
		return false;
	guint64 shape = routine_shape(log, tags, title);
	gint64 first = MIN(sender->first, date), last = MAX(sender->last, date);
	if (sender->mails == 0 || last - first > ROUTINE_SECONDS) {
		/* a new month; who was known then is known if he goes on as before */
		bool goes_on = is_routine(sender) && sender->shape == shape;
		sender->mails = sender->alike = goes_on ? ROUTINE_ENOUGH - 1 : 0;
		sender->shape = shape;
		first = last = date;
	}
	sender->first = first;
	sender->last = last;
	sender->mails += sender->mails < G_MAXUINT16;
	sender->alike += sender->shape == shape && sender->alike < G_MAXUINT16;
	return is_routine(sender);
}

void routine_log_judge(RoutineLog *log, const Mail *mail, const View *from, const BotTable *bots,
		       Verdict *verdict)
{
	const Subject *subject = mail->subject;
	View address = from[COLUMN_FROM_ADDR], name = from[COLUMN_FROM_NAME];
	gint64 date = 0;
	if (verdict->kind == KIND_REPORT || verdict->kind == KIND_APPLIED)
		return;
	if (mail->text->has_quotes || subject->replies || subject->forwards ||
	    (verdict->kind != KIND_OTHER && verdict->kind != KIND_REPLY)) {
		add_person(log, address);
		return;
	}
	/* A reply without Re: tells neither. */
	date_parse_record(from[COLUMN_DATE], &date);
	if (verdict->kind == KIND_OTHER &&
	    add_mail(log, address, view_of_gstring(subject->tags), view_of_gstring(subject->title),
		     date) &&
	    !bot_table_is_listed(bots, address, name)) {
		verdict->kind = KIND_REPORT;
		verdict->why = "routine";
	}
}
