/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The rows of the mail table that messages become: see split/row.h. */
#include "split/row.h"

#include "message/date.h"
#include "message/growth.h"
#include "patch/subject-prefix.h"
#include "split/outline.h"

struct MailRowMaker {
	MailBodies bodies;
	RecordWriter *writer;
	WithReader *with; /* NULL if no more columns are asked for */
	GString *outline;
	bool has_body; /* some of the row's body was put */
};

static const ChoiceWord bodies_words[N_MAIL_BODIES] = {
	[MAIL_BODIES_ALL] = { "all", NULL },
	[MAIL_BODIES_OUTLINE] = { "outline", "less what is only counted" },
	[MAIL_BODIES_NONE] = { "none", NULL },
};

const Choice mail_bodies_choice = CHOICE_INIT(bodies_words);

MailRowMaker *mail_row_maker_new(Output *output, bool with_header, MailBodies bodies,
				 const WithColumns *with)
{
	MailRowMaker *maker = g_new0(MailRowMaker, 1);
	maker->bodies = bodies;
	maker->writer = record_writer_new(output, with_header);
	maker->outline = g_string_new(NULL);
	size_t n_names = 0;
	const View *names = with ? with_columns_names(with, &n_names) : NULL;
	maker->with = n_names ? with_reader_new(with) : NULL;
	record_writer_table(maker->writer, TABLE_MAIL, names, n_names);
	return maker;
}

void mail_row_maker_free(MailRowMaker *maker)
{
	if (!maker)
		return;
	record_writer_free(maker->writer);
	with_reader_free(maker->with);
	g_string_free(maker->outline, TRUE);
	g_free(maker);
}

/* The next piece of the body, escaped. */
static void put_body(View piece, gpointer data)
{
	MailRowMaker *maker = data;
	if (maker->has_body)
		record_writer_more(maker->writer, piece);
	else
		record_writer_value(maker->writer, COLUMN_BODY, piece);
	maker->has_body = true;
}

/* What a message of that subject answers; any number that ends like that of a cover letter,
 * `10/12`, may be one. */
static OutlineAnswer answer_of(View subject)
{
	View rest = subject;
	if (subject_prefix_take(&rest, false) == PREFIX_NONE)
		return OUTLINE_NO_ANSWER;
	return view_find(subject, "0/") || view_find(subject, "0 of ") ? OUTLINE_ANSWER_TO_COVER
								       : OUTLINE_ANSWER;
}

static void write_outline(MailRowMaker *maker, const Message *message)
{
	g_string_truncate(maker->outline, 0);
	maker->has_body = false;
	outline_append(maker->outline, message->body, answer_of(message->subject), put_body, maker);
	put_body(view_of_gstring(maker->outline), maker);
}

/* Ends the row with the columns that were asked for; returns whether nothing was cut. */
static bool end_with(const MailRowMaker *maker, const Message *message)
{
	bool is_whole;
	const View *values = with_reader_read(maker->with, message, &is_whole);
	is_whole &= record_writer_end(maker->writer, values, with_reader_count(maker->with));
	with_reader_forget(maker->with);
	return is_whole;
}

bool mail_row_maker_write(MailRowMaker *maker, const Message *message, View location)
{
	RecordWriter *writer = maker->writer;
	char date[DATE_SIZE] = "";
	if (message->has_date)
		date_format(message->date, date);
	record_writer_limit(writer, growth_max_record(message->size));
	record_writer_value(writer, COLUMN_KIND, mail_kind_word(message->kind));
	record_writer_value(writer, COLUMN_DATE, view_of(date));
	record_writer_text(writer, COLUMN_FROM_NAME, message->from_name);
	record_writer_text(writer, COLUMN_FROM_ADDR, message->from_addr);
	record_writer_value(writer, COLUMN_FROM_SOURCE, view_of(message->from_source));
	record_writer_text(writer, COLUMN_SUBJECT, message->subject);
	record_writer_text(writer, COLUMN_MESSAGE_ID, message->message_id);
	record_writer_text(writer, COLUMN_IN_REPLY_TO, message->in_reply_to);
	record_writer_text(writer, COLUMN_REFERENCES, message->references);
	record_writer_text(writer, COLUMN_LIST, message->list);
	record_writer_text(writer, COLUMN_SOURCE, location);
	if (maker->bodies == MAIL_BODIES_OUTLINE)
		write_outline(maker, message);
	else
		record_writer_text(writer, COLUMN_BODY,
				   maker->bodies == MAIL_BODIES_ALL ? message->body : VIEW(""));
	return maker->with ? end_with(maker, message) : record_writer_end(writer, NULL, 0);
}
