/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The mail that an answer has below it: see patch/original.h. */
#include "patch/original.h"

#include "patch/inbody.h"

/* So many lines are looked at for the rest of a header; a long list of recipients takes several. */
#define MAX_AHEAD 12

/* No name of a header line is longer. */
#define MAX_NAME 40

/* U+FF1A and U+00A0, as Chinese and French texts have them around. */
#define WIDE_COLON "\uff1a"
#define HARD_BLANK "\u00a0"

/* The lines of a header. */
typedef enum {
	LINE_NONE,
	LINE_FROM,
	LINE_SENT,
	LINE_DATE,
	LINE_TO,
	LINE_SUBJECT,
	N_LINES,
} HeaderLine;

/* What mail programs call them, language by language; `|` separates names. */
static const char *const languages[][N_LINES] = {
	{ NULL, "From", "Sent", "Date", "To|Cc", "Subject" },
	{ NULL, "Von", "Gesendet", "Datum", "An|Cc", "Betreff" },
	{ NULL, "De|Expéditeur", "Envoyé|Envoyé le", "Date", "À|A|Cc|Pour|Destinataire",
	  "Objet|Sujet" },
	{ NULL, "De", "Enviado|Enviado el", "Fecha", "Para|CC", "Asunto" },
	{ NULL, "De", "Enviado|Enviada|Enviado em|Enviada em", "Data", "Para|Cc", "Assunto" },
	{ NULL, "Da", "Inviato", "Data", "A|Cc", "Oggetto" },
	{ NULL, "Van", "Verzonden", "Datum", "Aan|CC", "Onderwerp" },
	{ NULL, "Från", "Skickat", "Datum", "Till|Kopia", "Ämne" },
	{ NULL, "Fra", "Sendt", "Dato", "Til|Kopi|Cc", "Emne" },
	{ NULL, "Lähettäjä", "Lähetetty", "Päivämäärä|Päiväys", "Vastaanottaja|Kopio", "Aihe" },
	{ NULL, "Od", "Wysłano|Wysłane|Data wysłania", "Data", "Do|DW", "Temat" },
	{ NULL, "Od", "Odesláno|Odoslané", "Datum|Dátum", "Komu|Kopie|Kópia", "Předmět|Predmet" },
	{ NULL, "Feladó", "Elküldve", "Dátum", "Címzett", "Tárgy" },
	{ NULL, "От|От кого|Отправитель", "Отправлено|Послано", "Дата", "Кому|Копия", "Тема" },
	{ NULL, "Від|Від кого", "Надіслано", "Дата", "Кому|Копія", "Тема" },
	{ NULL, "Gönderen|Kimden", "Gönderildi|Gönderme Tarihi", "Tarih", "Kime|Alıcı|Bilgi",
	  "Konu" },
	{ NULL, "差出人|送信者", "送信日時", "日時|日付", "宛先", "件名" },
	{ NULL, "보낸 사람|보낸사람", "보낸 날짜|보낸날짜", "날짜", "받는 사람|받는사람|참조",
	  "제목" },
	{ NULL, "发件人", "发送时间|发送日期", "日期|时间", "收件人|抄送", "主题" },
	{ NULL, "寄件者|寄件人", "傳送時間|寄件日期|發送時間", "日期", "收件者|收件人|副本",
	  "主旨|主題" },
};

/* What stands behind the hyphens of a mark; ASCII letters in any case. */
static const char *const hyphened[] = {
	"original message",
	"original mail",
	"original e-mail",
	"original email",
	"original appointment",
	"original -", /* QQ */
	"forwarded message",
	"forwarded mail",
	"forwarded by ",
	"reply message",
	"ursprüngliche nachricht",
	"originalnachricht",
	"original-nachricht",
	"weitergeleitete nachricht",
	"message d'origine",
	"message d’origine",
	"message original",
	"message transféré",
	"mensaje original",
	"mensaje reenviado",
	"mensagem original",
	"mensagem encaminhada",
	"messaggio originale",
	"messaggio inoltrato",
	"oorspronkelijk bericht",
	"doorgestuurd bericht",
	"ursprungligt meddelande",
	"vidarebefordrat meddelande",
	"opprinnelig melding",
	"oprindelig meddelelse",
	"alkuperäinen viesti",
	"wiadomość oryginalna",
	"oryginalna wiadomość",
	"původní zpráva",
	"pôvodná správa",
	"eredeti üzenet",
	"orijinal mesaj",
	"исходное сообщение",
	"Исходное сообщение",
	"Пересылаемое сообщение",
	"Перенаправленное сообщение",
	"元のメッセージ",
	"원본 메시지",
	"원본 메일",
	"邮件原件",
	"原始邮件",
	"原始郵件",
	"转发的邮件",
	"转发邮件信息",
	"轉寄郵件",
};

/* Marks without hyphens, of Apple's. */
static const char *const bare[] = {
	"Begin forwarded message:",	 "Anfang der weitergeleiteten Nachricht:",
	"Début du message réexpédié",	 "Début du message transféré",
	"Inicio del mensaje reenviado:", "Inizio messaggio inoltrato:",
	"Vidarebefordrat brev:",
};

static View skip_blanks(View text)
{
	for (;;) {
		if (text.len && byte_is_in(text.data[0], " \t"))
			text = view_from(text, 1);
		else if (view_starts(text, HARD_BLANK))
			text = view_from(text, strlen(HARD_BLANK));
		else
			return text;
	}
}

static bool starts_with_one(View text, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (view_starts_nocase(text, list[i]))
			return true;
	return false;
}

/* `-----Ada Ferry <ada@example.org> wrote: -----`, as Notes has it. */
static bool is_notes_mark(View rest)
{
	size_t end = rest.len;
	while (end && rest.data[end - 1] == '-')
		end--;
	return rest.len - end >= 3 && view_ends(view_trim(view_head(rest, end)), "wrote:");
}

bool original_is_mark(View line)
{
	if (byte_is_in(line.data[0], "BADIV") && starts_with_one(line, bare, G_N_ELEMENTS(bare)))
		return true;
	size_t hyphens = 0;
	while (hyphens < line.len && line.data[hyphens] == '-')
		hyphens++;
	if (hyphens < 2)
		return false;
	View rest = skip_blanks(view_from(line, hyphens));
	return starts_with_one(rest, hyphened, G_N_ELEMENTS(hyphened)) ||
	       (hyphens >= 3 && is_notes_mark(rest));
}

/* Whether name is one of names, which `|` separates. */
static bool is_named(View name, const char *names)
{
	while (*names) {
		size_t len = strcspn(names, "|");
		if (view_equal_nocase(name, (View){ names, len }))
			return true;
		names += len + (names[len] == '|');
	}
	return false;
}

/* The name that line begins with, `From` of `**From:** X`; empty if it has none. */
static View name_of(View line)
{
	View text = view_head(view_skip_any(line, "*"), MAX_NAME);
	const char *colon = view_chr(text, ':');
	const char *wide = view_chr(text, WIDE_COLON[0]) ? view_find(text, WIDE_COLON) : NULL;
	if (wide && (!colon || wide < colon))
		colon = wide;
	View name = view_head(text, colon ? (size_t)(colon - text.data) : 0);
	while (name.len) {
		if (byte_is_in(name.data[name.len - 1], " *"))
			name.len--;
		else if (view_ends(name, HARD_BLANK))
			name.len -= strlen(HARD_BLANK);
		else
			break;
	}
	return name;
}

/* Which line of a header a name is, in a language. */
static HeaderLine line_of(View name, const char *const *language)
{
	for (HeaderLine line = LINE_FROM; name.len && line < N_LINES; line++)
		if (is_named(name, language[line]))
			return line;
	return LINE_NONE;
}

/* Whether the first byte can be that of LINE_FROM or LINE_SENT: a quick look. */
static bool may_be_header(View line)
{
	return line.data[0] & 0x80 || byte_is_in(line.data[0] | 0x20, "fvdolgksei*w");
}

bool original_is_header(View line)
{
	if (!may_be_header(line))
		return false;
	View name = name_of(line);
	for (size_t i = 0; name.len && i < G_N_ELEMENTS(languages); i++)
		if (is_named(name, languages[i][LINE_FROM]) ||
		    is_named(name, languages[i][LINE_SENT]))
			return true;
	return false;
}

/* Whether the lines of a header that begins with line, at ahead, say more than a patch's do. */
static bool goes_on(View line, LineIter ahead, const char *const *language)
{
	bool has_date = false, has_to = false, is_below_blank = false;
	for (int i = 0; i < MAX_AHEAD && line_iter_next(&ahead, &line); i++) {
		View text = line.len ? line_trim(line, ahead.form) : line;
		HeaderLine found = text.len ? line_of(name_of(text), language) : LINE_NONE;
		if (found == LINE_SENT)
			return true;
		has_date |= found == LINE_DATE;
		has_to |= found == LINE_TO;
		if (found == LINE_SUBJECT || (has_date && has_to))
			return has_to;
		/* An address may be wrapped; HTML may have a blank line below each. */
		if (text.len && found == LINE_NONE && (is_below_blank || text.data[0] == '>'))
			return false;
		is_below_blank = text.len == 0;
	}
	return false;
}

/* Whether a whole header begins with line, at ahead. */
static bool begins_header(View line, LineIter ahead)
{
	if (!may_be_header(line))
		return false;
	View name = name_of(line);
	for (size_t i = 0; name.len && i < G_N_ELEMENTS(languages); i++)
		if (is_named(name, languages[i][LINE_FROM]) && goes_on(line, ahead, languages[i]))
			return true;
	return false;
}

static bool is_any_header(View line)
{
	View name = name_of(line);
	for (size_t i = 0; name.len && i < G_N_ELEMENTS(languages); i++)
		if (line_of(name, languages[i]) != LINE_NONE)
			return true;
	return false;
}

/* Whether the text at ahead is quoted, behind what is left of a header there. is_mark says that
 * a mark came last. */
static bool is_quoted(LineIter ahead, bool is_mark)
{
	View line;
	bool is_below_blank = is_mark;
	for (int i = 0; i < 2 * MAX_AHEAD && line_iter_next(&ahead, &line); i++) {
		View text = line.len ? line_trim(line, ahead.form) : line;
		if (text.len && text.data[0] == '>')
			return true;
		if (text.len && is_below_blank && !is_any_header(text))
			return false;
		is_below_blank = text.len == 0;
	}
	return false;
}

size_t original_find(View text, TextForm form)
{
	LineIter lines = line_iter(text, form);
	View line;
	bool is_separated = false; /* below git format-patch's separator */
	while (line_iter_next(&lines, &line)) {
		View trimmed = line.len ? line_trim(line, form) : line;
		if (trimmed.len == 0)
			continue;
		if (trimmed.data[0] == '>') {
			line_iter_skip(&lines, '>');
			continue;
		}
		bool is_mark = original_is_mark(trimmed);
		if ((is_mark || (!is_separated && begins_header(trimmed, lines))) &&
		    !is_quoted(lines, is_mark))
			return (size_t)(line.data - text.data);
		is_separated = inbody_is_separator(line);
	}
	return text.len;
}
