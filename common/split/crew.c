/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From messages to rows of the mail table, in threads: see split/crew.h. */
#include "split/crew.h"

#include "io/crew.h"

/* Pieces longer than this are not worth what holding them costs. */
#define MAX_CHUNK (4 * CHUNK_SIZE)

/* A message in a batch is no longer than this, its text only so much longer, and its rows are made
 * until they take so much. */
#define MAX_BATCH_MESSAGE (2 * CHUNK_SIZE)
#define BATCH_ALLOWANCE CHUNK_SIZE
#define MAX_BATCH_ROWS (4 * CHUNK_SIZE)

/* A message that waits for its row, or has it. */
typedef struct {
	RawMail mail;	/* its raw text lies where it was read, or... */
	bool is_copied; /* ... in copies, from copy_start on */
	size_t copy_start;
	size_t location_end; /* its location ends there, and starts where the last one ended */
	const char *damage, *note;
} Item;

/* What makes rows: one thread uses it at a time. */
typedef struct {
	MessageReader *reader;
	Output *memory; /* NULL where the rows go to the crew's output at once */
	MailRowMaker *rows;
	bool takes_all;
} Desk;

typedef struct {
	Desk desk;
	GArray *items;
	GString *copies, *locations;
	guint n_made; /* of the items' rows; the others are left to the caller's thread */
} Batch;

struct MailCrew {
	Output *output;
	MailDamageFunc damaged;
	gpointer data;
	MailCrewOrder order; /* of the batches */
	Desk desk;	     /* the caller's thread's own */
	CrewDelay delay;
	Crew *crew; /* NULL until threads start, and where they cannot */
	Batch batches[CREW_BATCHES];
};

static void desk_open(Desk *desk, Output *output, const MailCrewOrder *order)
{
	desk->takes_all = order->takes_all;
	desk->reader = message_reader_new(order->via_gmime);
	if (order->with && with_columns_have_attachments(order->with))
		message_reader_want_attachments(desk->reader);
	desk->rows = mail_row_maker_new(output, order->with_header, order->bodies, order->with);
}

static void desk_close(Desk *desk)
{
	message_reader_free(desk->reader);
	mail_row_maker_free(desk->rows);
	output_free(desk->memory);
}

/* Whether a message gets no row. */
static bool is_left_out(const Desk *desk, const Message *message)
{
	return message_is_folder_data(message) && !desk->takes_all;
}

/* What there is to say of a message; NULL if its date is that of its Date field, or it has none. */
static const char *note_of(const Desk *desk, const Message *message)
{
	static const char *const notes[] = {
		[MAIL_DATE_NONE] = NULL,
		[MAIL_DATE_FIELD] = NULL,
		[MAIL_DATE_RECEIVED] = "dated by a Received field, not by its Date",
		[MAIL_DATE_ARRIVAL] = "dated by when it arrived, not by its Date",
	};
	if (is_left_out(desk, message))
		return "left out: it is no mail, but what a mail program keeps of the folder";
	return notes[message->date_source];
}

/* Writes the row of a message that was read. Returns what is damaged, NULL if nothing is. */
static const char *desk_write(Desk *desk, const RawMail *mail, const Message *message,
			      View location)
{
	bool is_whole =
		is_left_out(desk, message) || mail_row_maker_write(desk->rows, message, location);
	message_reader_forget(desk->reader);
	const char *damage = mail->damage ? mail->damage : message->damage;
	return damage || is_whole ? damage : MESSAGE_CUT;
}

/* Reads a message, and writes its row. */
static const char *desk_work(Desk *desk, const RawMail *mail, View location, const char **note)
{
	Message message;
	message_reader_read_mail(desk->reader, mail, &message);
	*note = note_of(desk, &message);
	return desk_write(desk, mail, &message, location);
}

MailCrew *mail_crew_new(Output *output, const MailCrewOrder *order, MailDamageFunc damaged,
			gpointer data)
{
	MailCrew *crew = g_new0(MailCrew, 1);
	crew->output = output;
	crew->damaged = damaged;
	crew->data = data;
	crew->delay = crew_delay(order->threads);
	desk_open(&crew->desk, output, order);
	/* the batches' rows come behind it */
	crew->order = *order;
	crew->order.with_header = false;
	return crew;
}

static void batch_open(Batch *batch, const MailCrewOrder *order)
{
	batch->desk.memory = output_new_memory();
	desk_open(&batch->desk, batch->desk.memory, order);
	message_reader_allow(batch->desk.reader, BATCH_ALLOWANCE);
	batch->items = g_array_new(FALSE, FALSE, sizeof(Item));
	batch->copies = g_string_new(NULL);
	batch->locations = g_string_new(NULL);
}

static void batch_clear(Batch *batch)
{
	g_array_set_size(batch->items, 0);
	g_string_truncate(batch->copies, 0);
	g_string_truncate(batch->locations, 0);
	batch->n_made = 0;
}

static void batch_close(Batch *batch)
{
	batch_clear(batch);
	desk_close(&batch->desk);
	g_array_free(batch->items, TRUE);
	g_string_free(batch->copies, TRUE);
	g_string_free(batch->locations, TRUE);
}

/* The i-th message, with its raw text where it lies. */
static Item *item_at(Batch *batch, guint i)
{
	Item *item = &g_array_index(batch->items, Item, i);
	if (item->is_copied)
		item->mail.raw.data = batch->copies->str + item->copy_start;
	return item;
}

static View location_of(const Batch *batch, guint i)
{
	View all = view_head(view_of_gstring(batch->locations),
			     g_array_index(batch->items, Item, i).location_end);
	return view_from(all, i ? g_array_index(batch->items, Item, i - 1).location_end : 0);
}

/* Makes the rows of the batch's messages, up to one that grows, or until they are much. */
static void batch_work(Batch *batch)
{
	Desk *desk = &batch->desk;
	while (batch->n_made < batch->items->len &&
	       output_held(desk->memory).len < MAX_BATCH_ROWS) {
		Item *item = item_at(batch, batch->n_made);
		Message message;
		message_reader_read_mail(desk->reader, &item->mail, &message);
		if (message.is_cut) {
			message_reader_forget(desk->reader);
			break;
		}
		item->note = note_of(desk, &message);
		item->damage =
			desk_write(desk, &item->mail, &message, location_of(batch, batch->n_made));
		batch->n_made++;
	}
}

static void work_on_batch(gpointer batch, guint thread, gpointer data)
{
	(void)thread;
	(void)data;
	batch_work(batch);
}

static void report(const MailCrew *crew, const RawMail *mail, const char *damage, const char *note)
{
	if (damage)
		crew->damaged(mail, damage, crew->data);
	if (note && crew->order.noted)
		crew->order.noted(mail, note, crew->data);
}

static void write_batch(gpointer data, gpointer crew_data)
{
	Batch *batch = data;
	MailCrew *crew = crew_data;
	output_take(crew->output, batch->desk.memory);
	while (batch->n_made < batch->items->len) {
		Item *item = item_at(batch, batch->n_made);
		item->damage = desk_work(&crew->desk, &item->mail,
					 location_of(batch, batch->n_made), &item->note);
		batch->n_made++;
		batch_work(batch);
		output_take(crew->output, batch->desk.memory);
	}
	for (guint i = 0; i < batch->items->len; i++) {
		const Item *item = &g_array_index(batch->items, Item, i);
		report(crew, &item->mail, item->damage, item->note);
	}
	batch_clear(batch);
}

/* Starts the threads. Where there are none the caller's does it all. */
static void start(MailCrew *crew, guint n_threads)
{
	CrewPlan plan = {
		.n_threads = n_threads, .work = work_on_batch, .write = write_batch, .data = crew
	};
	for (guint i = 0; i < CREW_BATCHES; i++)
		plan.batches[i] = &crew->batches[i];
	crew->crew = crew_new(&plan);
	for (guint i = 0; crew->crew && i < CREW_BATCHES; i++)
		batch_open(&crew->batches[i], &crew->order);
}

void mail_crew_finish(MailCrew *crew)
{
	if (crew->crew)
		crew_finish(crew->crew);
}

static void batch_add(Batch *batch, const RawMail *mail, View location, bool is_held)
{
	Item item = { .mail = *mail };
	item.mail.commit = VIEW("");
	/* Where quotes were undone the text is the mbox reader's, until the next message. */
	if (!is_held) {
		item.is_copied = true;
		item.copy_start = batch->copies->len;
		view_append(batch->copies, mail->raw);
	}
	view_append(batch->locations, location);
	item.location_end = batch->locations->len;
	g_array_append_val(batch->items, item);
}

/* Makes the row here and now. */
static void work_alone(MailCrew *crew, const RawMail *mail, View location)
{
	mail_crew_finish(crew);
	const char *note;
	const char *damage = desk_work(&crew->desk, mail, location, &note);
	report(crew, mail, damage, note);
}

/* Whether a message is for a batch. */
static bool is_for_batch(MailCrew *crew, const Input *input, size_t len)
{
	return crew->crew && input_memory(input) <= MAX_CHUNK && len <= MAX_BATCH_MESSAGE &&
	       !crew_should_rest(crew->crew, input, crew->output, len);
}

void mail_crew_take(MailCrew *crew, Input *input, const RawMail *mail, View location)
{
	size_t len = mail->raw.len;
	guint n_threads = crew_delay_count(&crew->delay, len);
	if (n_threads)
		start(crew, n_threads);
	if (!is_for_batch(crew, input, len)) {
		work_alone(crew, mail, location);
		return;
	}
	Batch *batch = crew_open(crew->crew, input);
	batch_add(batch, mail, location, crew_holds(crew->crew, mail->raw));
	crew_put(crew->crew, len, false);
}

void mail_crew_free(MailCrew *crew)
{
	if (!crew)
		return;
	g_clear_pointer(&crew->crew, crew_free);
	for (guint i = 0; i < CREW_BATCHES; i++)
		if (crew->batches[i].items)
			batch_close(&crew->batches[i]);
	desk_close(&crew->desk);
	g_free(crew);
}
