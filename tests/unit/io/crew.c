/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Work shared among threads: common/io/crew.h. */
#include "io/crew.h"

#include "memory-file.h"

#include <fcntl.h>
#include <unistd.h>

/* Numbers, and what the work made of them. */
typedef struct {
	guint n, numbers[8], squares[8];
} Batch;

/* A crew's batches, and what was written. */
typedef struct {
	Batch batches[CREW_BATCHES];
	gint busy[CREW_MAX];
	guint n_written;
} Job;

/* Takes longer for some, so that others overtake them. */
static void square(gpointer data, guint thread, gpointer job_data)
{
	Batch *batch = data;
	Job *job = job_data;
	g_assert_cmpuint(thread, <, CREW_MAX);
	g_assert_true(g_atomic_int_compare_and_exchange(&job->busy[thread], 0, 1));
	if (batch->numbers[0] % 5 == 0)
		g_usleep(200);
	for (guint i = 0; i < batch->n; i++)
		batch->squares[i] = batch->numbers[i] * batch->numbers[i];
	g_atomic_int_set(&job->busy[thread], 0);
}

static void check(gpointer data, gpointer job_data)
{
	Batch *batch = data;
	Job *job = job_data;
	for (guint i = 0; i < batch->n; i++, job->n_written++) {
		g_assert_cmpuint(batch->numbers[i], ==, job->n_written);
		g_assert_cmpuint(batch->squares[i], ==, job->n_written * job->n_written);
	}
	batch->n = 0;
}

static Crew *crew_for(Job *job, guint n_threads)
{
	CrewPlan plan = { .n_threads = n_threads, .work = square, .write = check, .data = job };
	for (guint i = 0; i < CREW_BATCHES; i++)
		plan.batches[i] = &job->batches[i];
	return crew_new(&plan);
}

/* An input of so many bytes. */
static Input *input_of(size_t size)
{
	int fd = memory_file();
	g_assert_cmpint(ftruncate(fd, (off_t)size), ==, 0);
	Input *input = input_new(fd, "-");
	g_assert_true(input_fill(input, NULL));
	return input;
}

static void put_number(Crew *crew, Input *input, guint number, size_t len)
{
	Batch *batch = crew_open(crew, input);
	batch->numbers[batch->n++] = number;
	crew_put(crew, len, batch->n == G_N_ELEMENTS(batch->numbers));
}

/* Batches are written in order, done, however many threads there are. */
static void test_order(void)
{
	for (guint n_threads = 1; n_threads <= CREW_MAX + 1; n_threads++) {
		Job job = { 0 };
		g_autoptr(Input) input = input_of(1000);
		g_autoptr(Crew) crew = crew_for(&job, n_threads);
		g_assert_nonnull(crew);
		for (guint i = 0; i < 5000; i++) {
			put_number(crew, input, i, i % 7 ? 1 : CREW_BATCH_BYTES);
			if (i % 1000 != 999)
				continue;
			crew_finish(crew);
			g_assert_cmpuint(job.n_written, ==, i + 1);
		}
		crew_finish(crew);
		g_assert_cmpuint(job.n_written, ==, 5000);
	}
}

/* A batch ends when enough is in it, when it is full, and where other memory is read into. */
static void test_batches(void)
{
	Job job = { 0 };
	g_autoptr(Input) input = input_of(8 * CHUNK_SIZE);
	g_autoptr(Crew) crew = crew_for(&job, 1);
	const Batch *first = crew_open(crew, input);
	View held = input_window(input);
	g_assert_true(crew_holds(crew, held));
	g_assert_false(crew_holds(crew, view_of("elsewhere")));
	crew_put(crew, CREW_BATCH_BYTES - 1, false);
	g_assert_true(crew_open(crew, input) == first);
	crew_put(crew, 1, false);
	const Batch *second = crew_open(crew, input);
	g_assert_true(second != first);
	crew_put(crew, 1, true);
	const Batch *third = crew_open(crew, input);
	g_assert_true(third != second);
	crew_put(crew, 1, false);
	while (crew_holds(crew, input_window(input))) {
		input_skip(input, input_window(input).len);
		g_assert_true(input_fill(input, NULL));
	}
	g_assert_true(crew_open(crew, input) != third);
	g_assert_true(crew_holds(crew, input_window(input)));
	crew_finish(crew);
}

/* A crew that goes before it is done leaves no thread behind, and no memory. */
static void test_free_early(void)
{
	Job job = { 0 };
	g_autoptr(Input) input = input_of(1000);
	g_autoptr(Crew) crew = crew_for(&job, 2);
	for (guint i = 0; i < 20; i++)
		put_number(crew, input, i, 1);
	g_assert_null(crew_for(&job, 0));
}

/* A pipe with so many bytes in it. */
typedef struct {
	int ends[2];
} Pipe;

static Pipe pipe_with(size_t n)
{
	static const char bytes[64 * 1024];
	Pipe made;
	g_assert_cmpint(pipe(made.ends), ==, 0);
	g_assert_cmpint(write(made.ends[1], bytes, n), ==, (gssize)n);
	return made;
}

static void pipe_close(Pipe made)
{
	close(made.ends[0]);
	close(made.ends[1]);
}

/* Whether a new crew rests before a piece of so many bytes. */
static bool rests(Crew *crew, Pipe from, Pipe to, size_t len)
{
	g_autoptr(Input) input = input_new(from.ends[0], "-");
	g_autoptr(Output) output = output_new(to.ends[1]);
	return crew_should_rest(crew, input, output, len);
}

/* Who has much to read and whose reader has little shares the work, and nobody else does. */
static void test_rest(void)
{
	enum {
		MUCH = 64 * 1024,
		LITTLE = 1024
	};
	static const struct {
		size_t waiting, unread;
		bool rests;
	} cases[] = {
		{ MUCH, LITTLE, false },
		{ MUCH, MUCH, true },
		{ LITTLE, LITTLE, true },
		{ LITTLE, MUCH, true },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Pipe from = pipe_with(cases[i].waiting), to = pipe_with(cases[i].unread);
		Job job = { 0 };
		g_autoptr(Crew) crew = crew_for(&job, 1);
		g_assert_cmpint(rests(crew, from, to, 1), ==, cases[i].rests);
		pipe_close(from);
		pipe_close(to);
	}
}

/* A rest is as long as a batch, and none begins amid one. */
static void test_rest_lasts(void)
{
	Pipe much = pipe_with(64 * 1024), little = pipe_with(0);
	Job job = { 0 };
	g_autoptr(Input) input = input_of(1000);
	g_autoptr(Crew) crew = crew_for(&job, 1);
	put_number(crew, input, 0, 1);
	g_assert_false(rests(crew, much, much, 1));
	crew_finish(crew);
	g_assert_true(rests(crew, much, much, CREW_BATCH_BYTES - 1));
	g_assert_true(rests(crew, much, little, 1));
	g_assert_false(rests(crew, much, little, 1));
	pipe_close(much);
	pipe_close(little);
}

/* Files are never waited for. */
static void test_no_rest_for_files(void)
{
	int fd = memory_file();
	Job job = { 0 };
	g_autoptr(Crew) crew = crew_for(&job, 1);
	g_autoptr(Input) input = input_new(fd, "-");
	g_autoptr(Output) output = output_new(fd);
	g_assert_false(crew_should_rest(crew, input, output, 1));
	close(fd);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/crew/order", test_order);
	g_test_add_func("/crew/batches", test_batches);
	g_test_add_func("/crew/free-early", test_free_early);
	g_test_add_func("/crew/rest", test_rest);
	g_test_add_func("/crew/rest-lasts", test_rest_lasts);
	g_test_add_func("/crew/no-rest-for-files", test_no_rest_for_files);
	return g_test_run();
}
