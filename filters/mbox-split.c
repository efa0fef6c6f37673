/*
 * mbox-split: mail in, mail table out. One record for each message, whatever it is stored in.
 */
#include "cli.h"
#include "date.h"
#include "mail-folder.h"
#include "mail-source.h"
#include "message.h"
#include "record-writer.h"

#include <unistd.h>

/* One run: what was asked for, what it writes to, what it met. */
typedef struct {
	MailFormat format;
	bool verbose;
	Output *output;
	RecordWriter *writer;
	MessageReader *reader;
	GString *location;
	guint64 messages, damaged, skipped;
} Split;

static void write_mail(Split *split, const Message *message)
{
	RecordWriter *writer = split->writer;
	char date[DATE_SIZE] = "";
	if (message->has_date)
		date_format(message->date, date);
	record_writer_value(writer, COLUMN_KIND, VIEW("mail"));
	record_writer_value(writer, COLUMN_DATE, view_of(date));
	record_writer_text(writer, COLUMN_FROM_NAME, message->from_name);
	record_writer_text(writer, COLUMN_FROM_ADDR, message->from_addr);
	record_writer_value(writer, COLUMN_FROM_SOURCE, view_of(message->from_source));
	record_writer_text(writer, COLUMN_SUBJECT, message->subject);
	record_writer_text(writer, COLUMN_MESSAGE_ID, message->message_id);
	record_writer_text(writer, COLUMN_IN_REPLY_TO, message->in_reply_to);
	record_writer_text(writer, COLUMN_REFERENCES, message->references);
	record_writer_text(writer, COLUMN_LIST, message->list);
	record_writer_text(writer, COLUMN_SOURCE, view_of_gstring(split->location));
	record_writer_text(writer, COLUMN_BODY, message->body);
	record_writer_end(writer, NULL, 0);
}

static void complain(const Input *input, const RawMail *mail, const char *what)
{
	cli_warn("%s: message %" G_GUINT64_FORMAT " at byte %" G_GUINT64_FORMAT ": %s",
		 input_name(input), mail->number, mail->offset, what);
}

/* Writes the record of what was read; what was damaged in it is said. */
static void split_mail(Split *split, const Input *input, const RawMail *mail)
{
	Message message;
	message_reader_read(split->reader, mail->raw, mail->arrival, &message);
	write_mail(split, &message);
	split->messages++;
	const char *damage = mail->damage ? mail->damage : message.damage;
	if (damage) {
		split->damaged++;
		complain(input, mail, damage);
	}
}

static CliStatus split_input(Input *input, gpointer data)
{
	Split *split = data;
	guint64 lost = split->damaged + split->skipped;
	g_autoptr(MailSource) source = mail_source_new(input, split->format);
	g_autoptr(GError) error = NULL;
	RawMail mail;
	RawMailResult result;
	while ((result = mail_source_next(source, &mail, &error)) != RAW_MAIL_END &&
	       result != RAW_MAIL_FAILED && !output_failed(split->output)) {
		if (result == RAW_MAIL_SKIPPED) {
			split->skipped++;
			complain(input, &mail, mail.damage);
			continue;
		}
		mail_source_locate(source, &mail, split->location);
		split_mail(split, input, &mail);
	}
	if (split->verbose)
		cli_warn("%s: read as %s", input_name(input),
			 mail_format_name(mail_source_format(source)));
	if (result == RAW_MAIL_FAILED) {
		cli_warn("%s: %s", input_name(input), error->message);
		return CLI_FAILED;
	}
	return split->damaged + split->skipped > lost ? CLI_PARTIAL : CLI_DONE;
}

/* The whole run over the operands. */
static CliStatus mbox_split(Split *split, char **operands, bool with_header)
{
	g_autoptr(Output) output = output_new(STDOUT_FILENO);
	g_autoptr(RecordWriter) writer = record_writer_new(output, with_header);
	g_autoptr(GPtrArray) paths = mail_folder_expand(operands);
	split->output = output;
	split->writer = writer;
	split->location = g_string_new(NULL);
	record_writer_table(writer, TABLE_MAIL, NULL, 0);
	CliStatus status = CLI_DONE;
	/* Empty folders are not the same as no operands, which means standard input. */
	if (!*operands || paths->pdata[0])
		status = cli_each_input((char **)paths->pdata, output, split_input, split);
	if (split->verbose)
		cli_warn("%" G_GUINT64_FORMAT " messages, %" G_GUINT64_FORMAT
			 " damaged, %" G_GUINT64_FORMAT " skipped",
			 split->messages, split->damaged, split->skipped);
	g_string_free(split->location, TRUE);
	return cli_finish(output, status);
}

int main(int argc, char **argv)
{
	g_autofree char *input = NULL, *via = NULL;
	gboolean no_header = FALSE, verbose = FALSE;
	const GOptionEntry entries[] = {
		{ "input", 0, 0, G_OPTION_ARG_FILENAME, &input,
		  "Read FORMAT: mboxrd, mboxo, mboxcl, mboxcl2, message or batch", "FORMAT" },
		{ "no-header", 0, 0, G_OPTION_ARG_NONE, &no_header, "Leave the header line out",
		  NULL },
		{ "verbose", 'v', 0, G_OPTION_ARG_NONE, &verbose,
		  "Say what was recognised, and count", NULL },
		{ "via", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME, &via, NULL, NULL },
		G_OPTION_ENTRY_NULL,
	};
	CliStatus status;
	cli_init("mbox-split");
	if (!cli_parse(&argc, &argv, entries, "[FILE]...",
		       "Writes a record for each message of the mail in FILEs.", &status))
		return (int)status;
	MailFormat format = mail_format_of_name(input ? input : "auto");
	if (format == N_MAIL_FORMATS)
		return (int)cli_usage("--input: no such format: '%s'", input);
	if (via && strcmp(via, "gmime") != 0)
		return (int)cli_usage("--via: no such way: '%s'", via);
	g_autoptr(MessageReader) reader = message_reader_new(via != NULL);
	Split split = { .format = format, .verbose = verbose, .reader = reader };
	return (int)mbox_split(&split, argv + 1, !no_header);
}
