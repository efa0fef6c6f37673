/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Work shared among threads: common/io/crew.h. */
#include "io/crew.h"

#include "memory-file.h"

#include <fcntl.h>
#include <unistd.h>

/* A number, and what the work made of it. */
typedef struct {
	guint number, square;
} Job;

/* Takes longer for some, so that others overtake them. */
static void square(gpointer batch, guint thread, gpointer data)
{
	Job *job = batch;
	gint *busy = data;
	g_assert_cmpuint(thread, <, CREW_MAX);
	g_assert_true(g_atomic_int_compare_and_exchange(&busy[thread], 0, 1));
	if (job->number % 5 == 0)
		g_usleep(200);
	job->square = job->number * job->number;
	g_atomic_int_set(&busy[thread], 0);
}

/* Takes back what is done; next is the number of the first. */
static void take(Crew *crew, bool all, guint *next)
{
	for (Job *job; (job = crew_take(crew, all)); crew_put_back(crew), ++*next) {
		g_assert_cmpuint(job->number, ==, *next);
		g_assert_cmpuint(job->square, ==, *next * *next);
	}
}

/* Batches come back in order, done, however many threads there are. */
static void test_order(void)
{
	for (guint n_threads = 1; n_threads <= CREW_MAX + 1; n_threads++) {
		Job jobs[CREW_BATCHES] = { 0 };
		gpointer batches[CREW_BATCHES];
		gint busy[CREW_MAX] = { 0 };
		guint next = 0;
		for (guint i = 0; i < CREW_BATCHES; i++)
			batches[i] = &jobs[i];
		g_autoptr(Crew) crew = crew_new(n_threads, batches, square, busy);
		g_assert_nonnull(crew);
		for (guint i = 0; i < 1000; i++) {
			*(Job *)crew_open(crew) = (Job){ .number = i };
			crew_give(crew);
			take(crew, i % 100 == 99, &next);
			g_assert_cmpuint(i + 1 - next, <, CREW_BATCHES);
			g_assert_true(i % 100 < 99 || next == i + 1);
		}
		g_assert_cmpuint(next, ==, 1000);
		g_assert_null(crew_take(crew, true));
	}
}

/* A crew that goes before it is done leaves no thread behind. */
static void test_free_early(void)
{
	Job jobs[CREW_BATCHES] = { 0 };
	gpointer batches[CREW_BATCHES];
	gint busy[CREW_MAX] = { 0 };
	for (guint i = 0; i < CREW_BATCHES; i++)
		batches[i] = &jobs[i];
	g_autoptr(Crew) crew = crew_new(2, batches, square, busy);
	for (guint i = 0; i < CREW_BATCHES - 1; i++)
		crew_give(crew);
	g_assert_null(crew_new(0, batches, square, busy));
}

static void test_pace_start(void)
{
	CrewPace pace = { 0 };
	size_t given = 0;
	for (; !crew_pace_add(&pace, 1000); given += 1000)
		g_assert_cmpuint(given, <, CREW_START_BYTES);
	g_assert_cmpuint(given, >=, CREW_START_BYTES);
	g_assert_true(crew_pace_add(&pace, G_MAXSIZE / 2));
	g_assert_true(crew_pace_add(&pace, G_MAXSIZE / 2));
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

static bool is_alone(CrewPace *pace, Pipe from, Pipe to, size_t len, bool between_batches)
{
	g_autoptr(Input) input = input_new(from.ends[0], "-");
	g_autoptr(Output) output = output_new(to.ends[1]);
	return crew_pace_is_alone(pace, input, output, len, between_batches);
}

/* Who has much to read and whose reader has little shares the work, and nobody else does. */
static void test_pace_alone(void)
{
	enum {
		MUCH = 64 * 1024,
		LITTLE = 1024
	};
	static const struct {
		size_t waiting, unread;
		bool is_alone;
	} cases[] = {
		{ MUCH, LITTLE, false },
		{ MUCH, MUCH, true },
		{ LITTLE, LITTLE, true },
		{ LITTLE, MUCH, true },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Pipe from = pipe_with(cases[i].waiting), to = pipe_with(cases[i].unread);
		CrewPace pace = { 0 };
		g_assert_false(is_alone(&pace, from, to, 1, false));
		g_assert_cmpint(is_alone(&pace, from, to, 1, true), ==, cases[i].is_alone);
		pipe_close(from);
		pipe_close(to);
	}
}

/* Alone is as long as a batch is. */
static void test_pace_lasts(void)
{
	Pipe much = pipe_with(64 * 1024), little = pipe_with(0);
	CrewPace pace = { 0 };
	g_assert_true(is_alone(&pace, much, much, CREW_BATCH_BYTES - 1, true));
	g_assert_true(is_alone(&pace, much, little, 1, true));
	g_assert_false(is_alone(&pace, much, little, 1, true));
	pipe_close(much);
	pipe_close(little);
}

/* Files are never waited for. */
static void test_pace_files(void)
{
	int fd = memory_file();
	g_autoptr(Input) input = input_new(fd, "-");
	g_autoptr(Output) output = output_new(fd);
	CrewPace pace = { 0 };
	g_assert_false(crew_pace_is_alone(&pace, input, output, 1, true));
	close(fd);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/crew/order", test_order);
	g_test_add_func("/crew/free-early", test_free_early);
	g_test_add_func("/crew/pace-start", test_pace_start);
	g_test_add_func("/crew/pace-alone", test_pace_alone);
	g_test_add_func("/crew/pace-lasts", test_pace_lasts);
	g_test_add_func("/crew/pace-files", test_pace_files);
	return g_test_run();
}
