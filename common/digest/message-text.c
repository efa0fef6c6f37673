/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How much of a message is printed: see digest/message-text.h. */
#include "digest/message-text.h"

#include "patch/text.h"

static const ChoiceWord message_text_words[N_MESSAGES] = {
	[MESSAGE_FULL] = { "full", "to the diffstat" },
	[MESSAGE_COMMIT] = { "commit", "its message" },
	[MESSAGE_NONE] = { "none", NULL },
};

const Choice message_text_choice = CHOICE_INIT(message_text_words);

View message_text_cut(View body, MessageText message)
{
	PatchText facts;
	if (message == MESSAGE_NONE)
		return VIEW("");
	patch_text_scan(&facts, body, TEXT_ESCAPED);
	if (message == MESSAGE_COMMIT)
		return view_head(body, facts.message_end);
	if (facts.has_diffstat)
		return view_head(body, facts.stat_end);
	LineIter lines = line_iter(body, TEXT_ESCAPED);
	View line;
	while (line_iter_next(&lines, &line))
		if (view_is(line, "-- "))
			return view_head(body, (size_t)(line.data - body.data));
	return body;
}
