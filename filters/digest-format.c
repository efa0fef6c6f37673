/* digest-format: lays a record stream out as a digest. */
#include "cli-record.h"
#include "digest-plain.h"

#include <unistd.h>

typedef void PrintFunc(const Digest *digest, const DigestTitle *title, Output *output);

static const struct {
	const char *name;
	PrintFunc *print;
} formats[] = {
	{ "text", digest_text_print }, /* the default */
	{ "classic", digest_classic_print },
};

typedef struct {
	char *format, *name, *from, *to;
} Options;

static void options_clear(Options *options)
{
	g_free(options->format);
	g_free(options->name);
	g_free(options->from);
	g_free(options->to);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

/* NULL, with a complaint, if there is no such format. */
static PrintFunc *find_format(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
		if (!name || strcmp(name, formats[i].name) == 0)
			return formats[i].print;
	cli_usage("--format: no such format: '%s'", name);
	return NULL;
}

static const char *take_record(const Record *record, RecordResult result, gpointer data)
{
	Digest *digest = data;
	return result == RECORD_ROW && !digest_add(digest, record) ? "count: not a number" : NULL;
}

static CliStatus read_input(Input *input, gpointer data)
{
	size_t n_patch, n_rank;
	const Column *patch = digest_columns(&n_patch);
	const Column *rank = table_columns(TABLE_RANK, &n_rank);
	g_autoptr(RecordReader) reader = record_reader_new(input);
	record_reader_need(reader, TABLE_PATCH, patch, n_patch);
	record_reader_need(reader, TABLE_RANK, rank, n_rank);
	record_reader_need(reader, TABLE_CROSSPOST, NULL, 0);
	return cli_each_record(reader, input, NULL, take_record, data);
}

int main(int argc, char **argv)
{
	g_auto(Options) options = { 0 };
	const GOptionEntry entries[] = {
		{ "format", 0, 0, G_OPTION_ARG_FILENAME, &options.format,
		  "Print text or classic (text)", "FORMAT" },
		{ "name", 0, 0, G_OPTION_ARG_FILENAME, &options.name,
		  "The list's name (from its List-Id)", "NAME" },
		{ "from", 0, 0, G_OPTION_ARG_FILENAME, &options.from,
		  "Where the period begins (the date of the first message)", "TEXT" },
		{ "to", 0, 0, G_OPTION_ARG_FILENAME, &options.to,
		  "Where the period ends (the date of the last message)", "TEXT" },
		G_OPTION_ENTRY_NULL,
	};
	CliStatus status;
	cli_init("digest-format");
	if (!cli_parse(&argc, &argv, entries, "[FILE]...",
		       "Lays a record stream out as a digest of a mailing list.", &status))
		return status;
	PrintFunc *print = find_format(options.format);
	if (!print)
		return CLI_FAILED;
	DigestTitle title = { options.name, options.from, options.to };
	g_autoptr(Output) output = output_new(STDOUT_FILENO);
	g_autoptr(Digest) digest = digest_new();
	status = cli_each_input(argv + 1, output, read_input, digest);
	print(digest, &title, output);
	return cli_finish(output, status);
}
