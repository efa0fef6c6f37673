/* Messages out of an input of any format: see mail-source.h. */
#include "mail-source.h"

#include "git-batch.h"
#include "mbox.h"
#include "number.h"

/* What recognition looks at. */
#define HEAD_SIZE 4096

struct MailSource {
	Input *input;
	MailFormat format;
	MboxReader *mbox;
	GitBatchReader *batch;
	bool given; /* the single message was given */
	GError *failure;
};

static const char *const format_names[N_MAIL_FORMATS] = {
	[MAIL_FORMAT_AUTO] = "auto",	   [MAIL_FORMAT_MBOX] = "mbox",
	[MAIL_FORMAT_MBOXRD] = "mboxrd",   [MAIL_FORMAT_MBOXO] = "mboxo",
	[MAIL_FORMAT_MBOXCL] = "mboxcl",   [MAIL_FORMAT_MBOXCL2] = "mboxcl2",
	[MAIL_FORMAT_MESSAGE] = "message", [MAIL_FORMAT_BATCH] = "batch",
};

const char *mail_format_name(MailFormat format)
{
	return format_names[format];
}

MailFormat mail_format_of_name(const char *name)
{
	for (MailFormat format = 0; format < N_MAIL_FORMATS; format++)
		if (strcmp(name, format_names[format]) == 0)
			return format;
	return N_MAIL_FORMATS;
}

MailSource *mail_source_new(Input *input, MailFormat format)
{
	MailSource *source = g_new0(MailSource, 1);
	source->input = input;
	source->format = format;
	return source;
}

void mail_source_free(MailSource *source)
{
	if (!source)
		return;
	mbox_reader_free(source->mbox);
	git_batch_reader_free(source->batch);
	g_clear_error(&source->failure);
	g_free(source);
}

MailFormat mail_source_format(const MailSource *source)
{
	return source->format;
}

static MailFormat recognise(View head)
{
	while (head.len && (head.data[0] == '\n' || head.data[0] == '\r'))
		head = view_from(head, 1);
	if (view_starts(head, "From mboxrd@z "))
		return MAIL_FORMAT_MBOXRD;
	if (view_starts(head, "From "))
		return MAIL_FORMAT_MBOX;
	if (git_batch_recognise(head))
		return MAIL_FORMAT_BATCH;
	return MAIL_FORMAT_MESSAGE;
}

static MboxReader *new_mbox_reader(const MailSource *source)
{
	static const MboxVariant variants[N_MAIL_FORMATS] = {
		[MAIL_FORMAT_MBOX] = MBOX_ANY,	  [MAIL_FORMAT_MBOXRD] = MBOX_RD,
		[MAIL_FORMAT_MBOXO] = MBOX_O,	  [MAIL_FORMAT_MBOXCL] = MBOX_CL,
		[MAIL_FORMAT_MBOXCL2] = MBOX_CL2,
	};
	return mbox_reader_new(source->input, variants[source->format]);
}

/* Makes the reader that the format needs. A failure of the input comes again when it reads. */
static void start(MailSource *source)
{
	while (source->format == MAIL_FORMAT_AUTO && input_window(source->input).len < HEAD_SIZE &&
	       input_fill(source->input, NULL))
		;
	if (source->format == MAIL_FORMAT_AUTO)
		source->format = recognise(view_head(input_window(source->input), HEAD_SIZE));
	if (source->format == MAIL_FORMAT_BATCH)
		source->batch = git_batch_reader_new(source->input);
	else if (source->format != MAIL_FORMAT_MESSAGE)
		source->mbox = new_mbox_reader(source);
}

/* The whole input as one message; none if it is empty. */
static RawMailResult next_single(MailSource *source, RawMail *mail, GError **error)
{
	if (!source->given) {
		while (!source->failure && input_fill(source->input, &source->failure))
			;
		source->given = true;
		View text = input_window(source->input);
		*mail = (RawMail){ .raw = text, .length = text.len, .number = 1 };
		if (source->failure)
			mail->damage = "the input breaks off";
		/* Delivery agents hand a message over as they would append it to an mbox. */
		if (view_starts(text, "From "))
			mail->raw = mbox_unframe(text, &mail->arrival);
		if (text.len)
			return RAW_MAIL_READ;
	}
	if (!source->failure)
		return RAW_MAIL_END;
	g_propagate_error(error, g_steal_pointer(&source->failure));
	return RAW_MAIL_FAILED;
}

RawMailResult mail_source_next(MailSource *source, RawMail *mail, GError **error)
{
	if (!source->mbox && !source->batch && !source->given)
		start(source);
	if (source->mbox)
		return mbox_reader_next(source->mbox, mail, error);
	if (source->batch)
		return git_batch_reader_next(source->batch, mail, error);
	return next_single(source, mail, error);
}

void mail_source_locate(const MailSource *source, const RawMail *mail, GString *location)
{
	g_string_truncate(location, 0);
	if (mail->commit.len) {
		g_string_append_len(location, mail->commit.data, (gssize)mail->commit.len);
		return;
	}
	g_string_append(location, input_name(source->input));
	g_string_append_c(location, ':');
	number_append(location, mail->offset);
	g_string_append_c(location, ':');
	number_append(location, mail->length);
}
