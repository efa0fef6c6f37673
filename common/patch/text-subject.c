/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The Subject in a mail's text: see patch/text-subject.h. */
#include "patch/text-subject.h"

#include "message/encoded-word.h"
#include "message/header-squeeze.h"
#include "patch/inbody.h"
#include "patch/notice.h"
#include "patch/value.h"

struct TextSubjectReader {
	Subject inbody;
	GString *text; /* its value, unescaped */
};

TextSubjectReader *text_subject_reader_new(void)
{
	TextSubjectReader *reader = g_new0(TextSubjectReader, 1);
	subject_init(&reader->inbody);
	reader->text = g_string_new(NULL);
	return reader;
}

void text_subject_reader_free(TextSubjectReader *reader)
{
	if (!reader)
		return;
	subject_clear(&reader->inbody);
	g_string_free(reader->text, TRUE);
	g_free(reader);
}

/*
 * Whether the Subject in a mail's text, which is a patch's, can be the mail's own, by what the mail
 * is without it. What is marked as a patch has a subject; a reply, or a note of somebody who has
 * taken a patch, only quotes one.
 */
static bool may_take_subject(const Mail *mail, const Verdict *verdict)
{
	const Subject *subject = mail->subject;
	bool is_own = subject->has_patch ? mail->text->has_diff && !subject->forwards
					 : !subject->replies && !subject->forwards &&
						   !(subject->marker && subject->title->len);
	return mail->text->inbody_subject.len && is_own && mail->sender == BOT_NONE &&
	       !notice_is_of_linux_next(subject) &&
	       (verdict->kind == KIND_OTHER || verdict->kind == KIND_PATCH ||
		verdict->kind == KIND_REPLY);
}

/* Reads the Subject in the text, decoded and on one line. */
static void parse_inbody(TextSubjectReader *reader, const PatchText *text, SubjectList list)
{
	View raw = value_plain(text->inbody_subject, reader->text);
	g_autoptr(GString) decoded = g_string_new(NULL);
	g_autoptr(GString) squeezed = g_string_new(NULL);
	encoded_word_decode(decoded, raw);
	subject_parse(&reader->inbody, header_squeeze(view_of_gstring(decoded), squeezed), list);
}

/* Whether another patch follows the one whose header was read, and not the same once more. */
static bool has_several(const Mail *mail)
{
	const PatchText *text = mail->text;
	LineIter lines = line_iter(view_from(mail->body, text->inbody_end), mail->form);
	View line;
	for (LineIter at = lines; line_iter_next(&lines, &line); at = lines) {
		InbodyHeader header;
		if (inbody_is_separator(line) && inbody_header_read(&header, at, false) &&
		    header.subject.len && !view_equal(header.subject, text->inbody_subject))
			return true;
	}
	return false;
}

/* Has inbody, the Subject of the first of several patches, tell of the whole mail. */
static void widen(Subject *inbody, const Subject *subject)
{
	inbody->part = inbody->total = inbody->sub = -1;
	if (subject->title->len)
		view_append(g_string_truncate(inbody->title, 0), view_of_gstring(subject->title));
}

Verdict text_subject_classify(TextSubjectReader *reader, const Mail *mail, Subject *subject,
			      bool has_subject, SubjectList list)
{
	Verdict verdict = classify(mail);
	if (!may_take_subject(mail, &verdict))
		return verdict;
	parse_inbody(reader, mail->text, list);
	if (!reader->inbody.marker && has_subject && verdict.kind != KIND_PATCH)
		return verdict;
	if (has_several(mail))
		widen(&reader->inbody, subject);
	subject_copy(subject, &reader->inbody);
	return classify(mail);
}
