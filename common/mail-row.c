/* The row of the mail table that a message becomes: see mail-row.h. */
#include "mail-row.h"

#include "date.h"

void mail_row_write(RecordWriter *writer, const Message *message, View location)
{
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
	record_writer_text(writer, COLUMN_SOURCE, location);
	record_writer_text(writer, COLUMN_BODY, message->body);
	record_writer_end(writer, NULL, 0);
}
