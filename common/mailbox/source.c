/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Messages out of an input of any format: see mailbox/source.h. */
#include "mailbox/source.h"

#include "bytes/number.h"
#include "mailbox/git-batch.h"
#include "mailbox/mbox.h"

/* What recognition looks at. */
#define HEAD_SIZE 4096

/* What is given of a message that is too long. */
#define CUT_SIZE ((size_t)1 << 20)

struct MailSource {
	Input *input;
	MailFormat told, format;
	bool cuts_long;
	MboxReader *mbox;
	GitBatchReader *batch;
	bool given;		 /* the single message was given */
	bool resumed;		 /* the single message stands behind a break */
	guint64 number, earlier; /* of the last message, and of those that earlier readers gave */
	GError *failure;
};

static const ChoiceWord format_words[N_MAIL_FORMATS] = {
	[MAIL_FORMAT_AUTO] = { "auto", NULL },	     [MAIL_FORMAT_MBOX] = { "mbox", NULL },
	[MAIL_FORMAT_MBOXRD] = { "mboxrd", NULL },   [MAIL_FORMAT_MBOXO] = { "mboxo", NULL },
	[MAIL_FORMAT_MBOXCL] = { "mboxcl", NULL },   [MAIL_FORMAT_MBOXCL2] = { "mboxcl2", NULL },
	[MAIL_FORMAT_MESSAGE] = { "message", NULL }, [MAIL_FORMAT_BATCH] = { "batch", NULL },
};

const Choice mail_format_choice = CHOICE_INIT(format_words);

const char *mail_format_name(MailFormat format)
{
	return format_words[format].word;
}

MailSource *mail_source_new(Input *input, MailFormat format)
{
	MailSource *source = g_new0(MailSource, 1);
	source->input = input;
	source->told = source->format = format;
	return source;
}

void mail_source_cut_long(MailSource *source)
{
	source->cuts_long = true;
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

/* The format of what the input has next. A failure of the input comes again when it is read. */
static MailFormat next_format(MailSource *source)
{
	if (source->told != MAIL_FORMAT_AUTO)
		return source->told;
	while (input_window(source->input).len < HEAD_SIZE && input_fill(source->input, NULL))
		;
	return recognise(view_head(input_window(source->input), HEAD_SIZE));
}

/* Makes the reader that the format needs. */
static void start(MailSource *source, MailFormat format)
{
	source->format = format;
	if (source->format == MAIL_FORMAT_BATCH)
		source->batch = git_batch_reader_new(source->input);
	else if (source->format != MAIL_FORMAT_MESSAGE)
		source->mbox = new_mbox_reader(source);
}

bool mail_source_resume(MailSource *source)
{
	if (source->batch && git_batch_reader_is_none(source->batch))
		return false;
	if (!input_resume(source->input))
		return false;
	MailFormat format = next_format(source);
	/* What looks like a message behind a torn mbox is the end of a torn message. */
	bool goes_on = format == source->told || format == MAIL_FORMAT_MESSAGE;
	if (goes_on && source->mbox) {
		mbox_reader_resume(source->mbox);
	} else if (goes_on && source->batch) {
		git_batch_reader_resume(source->batch);
	} else {
		g_clear_pointer(&source->mbox, mbox_reader_free);
		g_clear_pointer(&source->batch, git_batch_reader_free);
		source->given = false;
		source->resumed = true;
		source->earlier = source->number;
		start(source, format);
	}
	return true;
}

/* What a single message that is too long comes to: the window is full. */
static RawMailResult take_too_long(MailSource *source, RawMail *mail)
{
	g_clear_error(&source->failure);
	mail->damage = INPUT_TOO_LONG ": this is no mail";
	if (source->cuts_long) {
		mail->raw.len = mail->length = MIN(mail->raw.len, CUT_SIZE);
		mail->damage = INPUT_TOO_LONG ": only the first MiB is read";
		return RAW_MAIL_READ;
	}
	do
		input_skip(source->input, input_window(source->input).len);
	while (input_fill(source->input, &source->failure));
	mail->length = input_offset(source->input) - mail->offset;
	return RAW_MAIL_SKIPPED;
}

/* The whole input, or what is left of it, as one message; none if it is empty. */
static RawMailResult next_single(MailSource *source, RawMail *mail, GError **error)
{
	if (!source->given) {
		while (!source->failure && input_fill(source->input, &source->failure))
			;
		source->given = true;
		View text = input_window(source->input);
		RawMailResult result = RAW_MAIL_READ;
		*mail = (RawMail){
			.raw = text,
			.offset = input_offset(source->input),
			.length = text.len,
			.number = 1,
		};
		if (g_error_matches(source->failure, INPUT_ERROR, INPUT_ERROR_TOO_LONG)) {
			result = take_too_long(source, mail);
		} else if (source->resumed && !mbox_begins_message(text)) {
			result = RAW_MAIL_SKIPPED;
			mail->damage = RAW_MAIL_TORN;
		} else if (input_breaks_off(source->input)) {
			mail->damage = "the input breaks off";
		}
		/* Delivery agents hand a message over as they would append it to an mbox. */
		if (result == RAW_MAIL_READ && view_starts(text, "From "))
			mail->raw = mbox_unframe(mail->raw, &mail->arrival);
		if (text.len)
			return result;
	}
	if (!source->failure)
		return RAW_MAIL_END;
	g_propagate_error(error, g_steal_pointer(&source->failure));
	return RAW_MAIL_FAILED;
}

RawMailResult mail_source_next(MailSource *source, RawMail *mail, GError **error)
{
	if (!source->mbox && !source->batch && !source->given)
		start(source, next_format(source));
	RawMailResult result;
	if (source->mbox)
		result = mbox_reader_next(source->mbox, mail, error);
	else if (source->batch)
		result = git_batch_reader_next(source->batch, mail, error);
	else
		result = next_single(source, mail, error);
	if (result == RAW_MAIL_READ || result == RAW_MAIL_SKIPPED)
		source->number = mail->number += source->earlier;
	return result;
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
