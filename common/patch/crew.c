/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From the mail table to the patch table, in threads: see patch/crew.h. */
#include "patch/crew.h"

/* So many mails are in a batch at most: what is kept of each takes a few kilobytes. */
#define BATCH_MAILS 64

/* A longer row is not for a batch. */
#define MAX_BATCH_ROW (CREW_BATCH_BYTES / 4)

typedef struct {
	Chunk *chunk; /* what the mails lie in; NULL while there are none */
	guint n_mails;
	size_t bytes;
	GArray *extra; /* the extra values of all mails, of View */
	PatchReading readings[BATCH_MAILS];
} Batch;

struct PatchCrew {
	PatchCrewOrder order;
	CrewPace pace;
	guint n_threads; /* that are to work besides the caller's */
	Crew *crew;	 /* NULL until they start, and where they cannot */
	PatchReader *readers[CREW_MAX];
	Batch *batches[CREW_BATCHES];
};

PatchCrew *patch_crew_new(const PatchCrewOrder *order)
{
	PatchCrew *crew = g_new0(PatchCrew, 1);
	crew->order = *order;
	crew->n_threads = CLAMP(order->threads, 1, CREW_MAX) - 1;
	return crew;
}

static Batch *batch_new(void)
{
	Batch *batch = g_new0(Batch, 1);
	batch->extra = g_array_new(FALSE, FALSE, sizeof(View));
	for (guint i = 0; i < BATCH_MAILS; i++)
		patch_reading_init(&batch->readings[i]);
	return batch;
}

static void batch_clear(Batch *batch)
{
	for (guint i = 0; i < batch->n_mails; i++)
		patch_reading_forget(&batch->readings[i]);
	g_clear_pointer(&batch->chunk, chunk_release);
	g_array_set_size(batch->extra, 0);
	batch->n_mails = 0;
	batch->bytes = 0;
}

static void batch_free(Batch *batch)
{
	if (!batch)
		return;
	batch_clear(batch);
	for (guint i = 0; i < BATCH_MAILS; i++)
		patch_reading_clear(&batch->readings[i]);
	g_array_unref(batch->extra);
	g_free(batch);
}

static void work_on_batch(gpointer data, guint thread, gpointer crew_data)
{
	Batch *batch = data;
	const PatchCrew *crew = crew_data;
	for (guint i = 0; i < batch->n_mails; i++)
		patch_reader_read(crew->readers[thread], &batch->readings[i]);
}

/* Starts the threads. Where there are none the caller's does it all. */
static void start(PatchCrew *crew)
{
	gpointer batches[CREW_BATCHES];
	for (guint i = 0; i < CREW_BATCHES; i++)
		batches[i] = crew->batches[i] = batch_new();
	for (guint i = 0; i <= crew->n_threads; i++)
		crew->readers[i] = patch_row_maker_new_reader(crew->order.maker);
	crew->crew = crew_new(crew->n_threads, batches, work_on_batch, crew);
	crew->n_threads = 0;
}

static void write_batch(const PatchCrew *crew, Batch *batch)
{
	for (guint i = 0; i < batch->n_mails; i++) {
		PatchReading *reading = &batch->readings[i];
		PatchRow row;
		reading->record.extra_values =
			(const View *)(void *)batch->extra->data + i * reading->record.n_extra;
		patch_row_end(crew->order.maker, reading, &row);
		crew->order.func(&row, crew->order.data);
	}
	batch_clear(batch);
}

/* Writes what is done; all that was given, or only so much that a batch is left to fill. */
static void write_done(PatchCrew *crew, bool all)
{
	for (Batch *batch; (batch = crew_take(crew->crew, all)); crew_put_back(crew->crew))
		write_batch(crew, batch);
}

static void give(PatchCrew *crew)
{
	crew_give(crew->crew);
	write_done(crew, false);
}

void patch_crew_finish(PatchCrew *crew)
{
	if (!crew->crew)
		return;
	const Batch *batch = crew_open(crew->crew);
	if (batch->n_mails)
		crew_give(crew->crew);
	write_done(crew, true);
}

static void work_alone(PatchCrew *crew, const Record *mail)
{
	PatchRow row;
	patch_crew_finish(crew);
	patch_row_make(crew->order.maker, mail, &row);
	crew->order.func(&row, crew->order.data);
}

static void batch_add(PatchCrew *crew, Batch *batch, const Record *mail)
{
	patch_row_begin(crew->order.maker, mail, &batch->readings[batch->n_mails]);
	g_array_append_vals(batch->extra, mail->extra_values, (guint)mail->n_extra);
	batch->n_mails++;
	batch->bytes += mail->raw.len;
}

/* Whether a mail is for a batch: it has no raw if it was kept elsewhere. */
static bool is_for_batch(PatchCrew *crew, const Input *input, size_t len)
{
	if (!crew->crew || len == 0 || len > MAX_BATCH_ROW)
		return false;
	const Batch *batch = crew_open(crew->crew);
	return !crew_pace_is_alone(&crew->pace, input, crew->order.output, len, !batch->chunk);
}

void patch_crew_take(PatchCrew *crew, Input *input, const Record *mail)
{
	if (crew_pace_add(&crew->pace, mail->raw.len) && crew->n_threads)
		start(crew);
	if (!is_for_batch(crew, input, mail->raw.len)) {
		work_alone(crew, mail);
		return;
	}
	Chunk *chunk = input_hold(input);
	Batch *batch = crew_open(crew->crew);
	if (batch->chunk && batch->chunk != chunk) {
		give(crew);
		batch = crew_open(crew->crew);
	}
	if (batch->chunk)
		chunk_release(chunk);
	else
		batch->chunk = chunk;
	batch_add(crew, batch, mail);
	if (batch->n_mails == BATCH_MAILS || batch->bytes >= CREW_BATCH_BYTES)
		give(crew);
}

void patch_crew_free(PatchCrew *crew)
{
	if (!crew)
		return;
	g_clear_pointer(&crew->crew, crew_free);
	for (guint i = 0; i < CREW_BATCHES; i++)
		batch_free(crew->batches[i]);
	for (guint i = 0; i < CREW_MAX; i++)
		patch_reader_free(crew->readers[i]);
	g_free(crew);
}
