/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Subjects of mail that programs answer by themselves: see patch/subject-auto.h. */
#include "patch/subject-auto.h"

#include "patch/subject-prefix.h"

/* What only programs write before a colon. Letters of other alphabets are as the programs have
 * them, or both large and small. */
static const char *const notices[] = {
	"automatic reply",
	"automatic response",
	"automated reply",
	"automated response",
	"automatic out of office reply",
	"auto reply",
	"auto-reply",
	"autoreply",
	"auto response",
	"auto-response",
	"autoresponse",
	"out of office",
	"out of office reply",
	"out of office autoreply",
	"out of office auto-reply",
	"out of office notification",
	"out-of-office",
	"out of the office",
	"vacation reply",
	"undeliverable",
	"undeliverable mail",
	"undelivered mail",
	"undelivered",
	"mail delivery failed",
	"delivery failure",
	"delivery delayed",
	"message recall success",
	"message recall failure",
	/* German */
	"automatische antwort",
	"abwesenheitsnotiz",
	"abwesenheitsmeldung",
	"abwesenheitsbenachrichtigung",
	"unzustellbar",
	"rückruf",
	/* French */
	"réponse automatique",
	"reponse automatique",
	"absence du bureau",
	"non remis",
	/* Spanish, Portuguese, Italian */
	"respuesta automática",
	"fuera de la oficina",
	"fuera de oficina",
	"no se puede entregar",
	"resposta automática",
	"risposta automatica",
	"non recapitabile",
	/* Dutch, Danish, Norwegian, Swedish, Finnish */
	"automatisch antwoord",
	"onbestelbaar",
	"automatisk svar",
	"automatiskt svar",
	"autosvar",
	"automaattinen vastaus",
	/* Polish, Czech, Slovak, Hungarian, Turkish */
	"odpowiedź automatyczna",
	"automatyczna odpowiedź",
	"automatická odpověď",
	"automatická odpoveď",
	"automatikus válasz",
	"otomatik yanıt",
	/* Russian, Ukrainian */
	"Автоматический ответ",
	"автоматический ответ",
	"Автоответ",
	"Автоматична відповідь",
	/* Chinese, Japanese, Korean */
	"自动答复",
	"自动回复",
	"自動回覆",
	"自動回復",
	"自動応答",
	"自動返信",
	"자동 회신",
	"자동 응답",
};

/* What people may write as well. */
static const char *const receipts[] = {
	"auto",	   "ooo",      "vacation",  "abwesend", "read",	       "not read", "recall",
	"gelesen", "lu",       "leído",	    "lido",	"letto",       "gelezen",  "已读",
	"已讀",	   "開封済み", "delivered", "relayed",	"abwesenheit",
};

/* What follows the colon that text begins with, which may be wide, and have a blank before it. */
static bool take_colon(View *text)
{
	static const char *const colons[] = { ":", "\uff1a" };
	View after = view_skip_space(*text);
	for (size_t i = 0; i < G_N_ELEMENTS(colons); i++) {
		if (!view_starts(after, colons[i]))
			continue;
		*text = view_skip_space(view_from(after, strlen(colons[i])));
		return true;
	}
	return false;
}

/* Whether one of the words may begin text. */
static bool may_begin(View text)
{
	char byte = text.len ? g_ascii_tolower(text.data[0]) : 0;
	return byte & 0x80 || (byte && strchr("adfglmnoruv", byte));
}

/* Whether text is one of the words, or, with colon, begins with one and that. */
static bool take_words(View *text, const char *const *words, size_t n, bool with_colon)
{
	if (!may_begin(*text))
		return false;
	for (size_t i = 0; i < n; i++) {
		/* Most words begin otherwise. */
		bool may_be = ((words[i][0] ^ text->data[0]) & ~0x20) == 0;
		if (!may_be || !view_starts_nocase(*text, words[i]))
			continue;
		View after = view_from(*text, strlen(words[i]));
		if (with_colon ? take_colon(&after) : after.len == 0) {
			*text = after;
			return true;
		}
	}
	return false;
}

/* `[Auto Reply] ` */
static bool take_bracket(View *rest)
{
	const char *close = view_chr(*rest, ']');
	View inside = view_head(*rest, close ? (size_t)(close - rest->data) : 0);
	View word = view_trim(view_from(inside, 1));
	if (!take_words(&word, notices, G_N_ELEMENTS(notices), false))
		return false;
	*rest = view_skip_space(view_from(*rest, inside.len + 1));
	return true;
}

/* `Out of office Re: title`, as vacation programs have it without a colon. */
static bool take_before_prefix(View *rest)
{
	static const char words[] = "out of office";
	View after = view_skip_space(view_from(*rest, strlen(words)));
	View prefix = after;
	if (!view_starts_nocase(*rest, words) || subject_prefix_take(&prefix, false) == PREFIX_NONE)
		return false;
	*rest = after;
	return true;
}

bool subject_auto_take(View *rest)
{
	enum {
		LONGEST = 64
	};
	if (view_starts(*rest, "["))
		return take_bracket(rest);
	View head = view_head(*rest, LONGEST), text = *rest;
	if (!may_begin(head))
		return false;
	if (!view_chr(head, ':') && !(view_chr(head, '\xef') && view_find(head, "\uff1a")))
		return false;
	if (take_words(&text, receipts, G_N_ELEMENTS(receipts), true) &&
	    subject_prefix_starts(text)) {
		*rest = text;
		return true;
	}
	return take_words(rest, notices, G_N_ELEMENTS(notices), true) || take_before_prefix(rest);
}

size_t subject_result_length(View text)
{
	enum {
		LONGEST = 32
	};
	static const char *const results[] = { "|ERROR| ",   "|FAIL| ",	   "|FAILURE| ",
					       "|PASS| ",    "|PENDING| ", "|SKIPPED| ",
					       "|SUCCESS| ", "|WARNING| " };
	const char *bar = view_chr(view_head(text, LONGEST), '|');
	size_t before = bar ? (size_t)(bar - text.data) : 0;
	View result = view_from(text, before);
	if (!bar || view_chr(view_head(text, before), ' '))
		return 0;
	for (size_t i = 0; i < G_N_ELEMENTS(results); i++)
		if (view_starts(result, results[i]))
			return before + strlen(results[i]);
	return 0;
}

/* Takes the next number of patchwork or of the lab off *text: `pw123`, `pw123-125`, `sid(12)`,
 * `job(BUILD3)`. is_patch gets whether it is that of a patch. */
static bool take_lab_number(View *text, bool *is_patch)
{
	static const char *const names[] = { "pw", "sid", "job" };
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		View number = view_from(*text, view_starts(*text, names[i]) ? strlen(names[i]) : 0);
		if (number.len == text->len)
			continue;
		const char *close = view_starts(number, "(") ? view_chr(number, ')') : NULL;
		View rest = close ? view_from(number, (size_t)(close + 1 - number.data))
				  : view_skip_any(number, "0123456789-");
		if (rest.len == number.len)
			return false;
		*is_patch |= i == 0;
		*text = view_skip_space(rest);
		return true;
	}
	return false;
}

bool subject_result_take(View *rest)
{
	static const char patchtest[] = "Patchtest results for [";
	if (view_starts(*rest, patchtest)) {
		*rest = view_from(*rest, strlen(patchtest) - 1);
		return true;
	}
	size_t length = subject_result_length(*rest);
	View text = view_skip_space(view_from(*rest, length));
	bool is_patch = false;
	while (length && take_lab_number(&text, &is_patch))
		;
	if (!is_patch || text.len == 0)
		return false;
	*rest = text;
	return true;
}
