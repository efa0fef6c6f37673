/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Messages out of an input of any format: see mailbox/source.h. */
#include "mailbox/source.h"

#include "bytes/number.h"
#include "mailbox/git-batch.h"
#include "mailbox/mbox-joined.h"

/* What is given of a message that is too long. */
#define CUT_SIZE ((size_t)1 << 20)

struct MailSource {
	Input *input;
	MailFormat told, format;
	bool takes_all;
	bool is_refused; /* it is no mail */
	MboxDoubts doubts;
	MboxReader *mbox;
	GitBatchReader *batch;
	bool given;		 /* the single message was given */
	bool resumed;		 /* the single message stands behind a break */
	guint64 number, earlier; /* of the last message, and of those that earlier readers gave */
	GError *failure;
};

MailSource *mail_source_new(Input *input, MailFormat format)
{
	MailSource *source = g_new0(MailSource, 1);
	source->input = input;
	source->told = source->format = format;
	return source;
}

void mail_source_take_all(MailSource *source)
{
	source->takes_all = true;
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

const MboxDoubts *mail_source_doubts(const MailSource *source)
{
	return &source->doubts;
}

/* What the input has next, as far as recognition looks at it. A failure of the input comes again
 * when it is read; is_whole receives whether there was none. */
static View next_head(MailSource *source, bool *is_whole)
{
	g_autoptr(GError) failure = NULL;
	while (input_window(source->input).len < MAIL_FORMAT_HEAD &&
	       input_fill(source->input, &failure))
		;
	*is_whole = !failure;
	return view_head(input_window(source->input), MAIL_FORMAT_HEAD);
}

/* The format of what the input has next. */
static MailFormat format_of(const MailSource *source, View head)
{
	return source->told == MAIL_FORMAT_AUTO ? mail_format_recognise(head) : source->told;
}

/* Makes the reader that the format needs. */
static void start(MailSource *source, MailFormat format)
{
	source->format = format;
	if (source->format == MAIL_FORMAT_BATCH)
		source->batch = git_batch_reader_new(source->input);
	else if (mail_format_is_mbox(format))
		source->mbox =
			mbox_reader_new(source->input, mbox_variant_of(format), &source->doubts);
}

/* Begins to read, if the input is mail. Behind a break it may be the end of a message. */
static bool begin(MailSource *source, GError **error)
{
	bool is_whole;
	View head = next_head(source, &is_whole);
	MailFormat format = format_of(source, head);
	bool may_refuse = is_whole && !source->takes_all && !source->resumed;
	const char *kind = may_refuse ? mail_format_refuse(format, head) : NULL;
	source->format = format;
	source->is_refused = kind != NULL;
	if (kind)
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "this is no mail: %s", kind);
	else
		start(source, format);
	return !kind;
}

bool mail_source_resume(MailSource *source)
{
	if (source->is_refused || (source->batch && git_batch_reader_is_none(source->batch)))
		return false;
	if (!input_resume(source->input))
		return false;
	bool is_whole;
	MailFormat format = format_of(source, next_head(source, &is_whole));
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
	if (source->takes_all) {
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

/* Takes the message off what Apple Mail has around it. */
static void take_emlx(RawMail *mail)
{
	size_t length = 0;
	size_t line = emlx_read_length(mail->raw, &length);
	mail->raw = view_from(mail->raw, line);
	if (length > mail->raw.len)
		mail->damage = "the input breaks off";
	else if (line)
		mail->raw = view_head(mail->raw, length);
	mail->offset += line;
	mail->length = mail->raw.len;
}

/* Takes off what stands before a single message. */
static void take_single(MailSource *source, RawMail *mail)
{
	bool has_from_line;
	View text = mail->raw;
	mail->raw = mbox_unframe_single(text, &mail->arrival, &has_from_line);
	if (has_from_line || source->told != MAIL_FORMAT_AUTO ||
	    source->format != MAIL_FORMAT_MESSAGE)
		return;
	mbox_doubt_text(&source->doubts, text, input_offset(source->input));
	mbox_doubt_headers(&source->doubts, text, input_offset(source->input));
	if (mbox_may_be_joined(text) && mbox_has_foreign(mail->raw))
		mail->damage = MBOX_FOREIGN;
}

/* Whether the single message is there. Nothing at all is one where somebody says that there is one,
 * as the folder does whose file it is; elsewhere it is an empty mbox. */
static bool is_there(const MailSource *source, View text)
{
	return text.len || (source->told == MAIL_FORMAT_MESSAGE && !source->resumed &&
			    !source->takes_all && !source->failure);
}

/* The whole input, or what is left of it, as one message. */
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
		if (result == RAW_MAIL_READ && source->format == MAIL_FORMAT_EMLX)
			take_emlx(mail);
		if (result == RAW_MAIL_READ)
			take_single(source, mail);
		if (is_there(source, text))
			return result;
	}
	if (!source->failure)
		return RAW_MAIL_END;
	g_propagate_error(error, g_steal_pointer(&source->failure));
	return RAW_MAIL_FAILED;
}

RawMailResult mail_source_next(MailSource *source, RawMail *mail, GError **error)
{
	if (!source->mbox && !source->batch && !source->given && !begin(source, error))
		return RAW_MAIL_FAILED;
	RawMailResult result;
	if (source->mbox)
		result = mbox_reader_next(source->mbox, mail, error);
	else if (source->batch)
		result = git_batch_reader_next(source->batch, mail, error);
	else
		result = next_single(source, mail, error);
	if (result == RAW_MAIL_READ || result == RAW_MAIL_SKIPPED)
		source->number = mail->number += source->earlier;
	if (result == RAW_MAIL_READ)
		mail->raw = view_skip_bom(mail->raw);
	return result;
}

void mail_source_locate(const MailSource *source, const RawMail *mail, GString *location)
{
	g_string_truncate(location, 0);
	if (mail->commit.len) {
		view_append(location, mail->commit);
		return;
	}
	g_string_append(location, input_name(source->input));
	g_string_append_c(location, ':');
	number_append(location, mail->offset);
	g_string_append_c(location, ':');
	number_append(location, mail->length);
}
