/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From the mail table to the patch table, in threads: see patch/crew.h. */
#include "patch/crew.h"

/* So many mails are in a batch at most: what is kept of each takes a few kilobytes. */
#define BATCH_MAILS 64

/* A longer row is not for a batch. */
#define MAX_BATCH_ROW (CREW_BATCH_BYTES / 4)

typedef struct {
	guint n_mails;
	GArray *extra; /* the extra values of all mails, of View */
	PatchReading readings[BATCH_MAILS];
} Batch;

struct PatchCrew {
	PatchCrewOrder order;
	CrewDelay delay;
	Crew *crew; /* NULL until threads start, and where they cannot */
	PatchReader *readers[CREW_MAX];
	Batch *batches[CREW_BATCHES];
};

PatchCrew *patch_crew_new(const PatchCrewOrder *order)
{
	PatchCrew *crew = g_new0(PatchCrew, 1);
	crew->order = *order;
	crew->delay = crew_delay(order->threads);
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
	g_array_set_size(batch->extra, 0);
	batch->n_mails = 0;
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

static void write_batch(gpointer data, gpointer crew_data)
{
	Batch *batch = data;
	const PatchCrew *crew = crew_data;
	for (guint i = 0; i < batch->n_mails; i++) {
		PatchReading *reading = &batch->readings[i];
		PatchRow row;
		size_t n_extra = reading->record.n_extra;
		if (n_extra)
			reading->record.extra_values =
				&g_array_index(batch->extra, View, i * n_extra);
		patch_row_end(crew->order.maker, reading, &row);
		crew->order.func(&row, crew->order.data);
	}
	batch_clear(batch);
}

/* Starts the threads. Where there are none the caller's does it all. */
static void start(PatchCrew *crew, guint n_threads)
{
	CrewPlan plan = {
		.n_threads = n_threads, .work = work_on_batch, .write = write_batch, .data = crew
	};
	for (guint i = 0; i < CREW_BATCHES; i++)
		plan.batches[i] = crew->batches[i] = batch_new();
	for (guint i = 0; i <= n_threads; i++)
		crew->readers[i] = patch_row_maker_new_reader(crew->order.maker);
	crew->crew = crew_new(&plan);
}

void patch_crew_finish(PatchCrew *crew)
{
	if (crew->crew)
		crew_finish(crew->crew);
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
}

/* Whether a mail is for a batch: it has no raw if it was kept elsewhere. */
static bool is_for_batch(PatchCrew *crew, const Input *input, size_t len)
{
	return crew->crew && len && len <= MAX_BATCH_ROW &&
	       !crew_should_rest(crew->crew, input, crew->order.output, len);
}

void patch_crew_take(PatchCrew *crew, Input *input, const Record *mail)
{
	size_t len = mail->raw.len;
	guint n_threads = crew_delay_count(&crew->delay, len);
	if (n_threads)
		start(crew, n_threads);
	if (!is_for_batch(crew, input, len)) {
		work_alone(crew, mail);
		return;
	}
	Batch *batch = crew_open(crew->crew, input);
	batch_add(crew, batch, mail);
	crew_put(crew->crew, len, batch->n_mails == BATCH_MAILS);
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
