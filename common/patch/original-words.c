/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The marks and header lines of a mail that is appended: see patch/original-words.h. */
#include "patch/original-words.h"

/* No name of a header line is longer. */
#define MAX_NAME 40

/* U+FF1A and U+00A0, as Chinese and French texts have them around. */
#define WIDE_COLON "\uff1a"
#define HARD_BLANK "\u00a0"
#define HYPHEN "\u2010"

/* Bits of the languages that mail programs write them in; TW is Chinese in traditional letters. */
enum {
	EN = 1 << 0,
	DE = 1 << 1,
	FR = 1 << 2,
	ES = 1 << 3,
	PT = 1 << 4,
	IT = 1 << 5,
	NL = 1 << 6,
	SV = 1 << 7,
	DA = 1 << 8,
	FI = 1 << 9,
	PL = 1 << 10,
	CS = 1 << 11,
	HU = 1 << 12,
	RU = 1 << 13,
	UK = 1 << 14,
	TR = 1 << 15,
	JA = 1 << 16,
	KO = 1 << 17,
	ZH = 1 << 18,
	TW = 1 << 19,
};

/* What they call them. Those of ORIGINAL_FROM and ORIGINAL_SENT come first. */
static const struct {
	View name;
	OriginalLine line;
	guint32 languages;
} header_names[] = {
	{ VIEW_INIT("From"), ORIGINAL_FROM, EN },
	{ VIEW_INIT("Sender"), ORIGINAL_FROM, EN },
	{ VIEW_INIT("Von"), ORIGINAL_FROM, DE },
	{ VIEW_INIT("De"), ORIGINAL_FROM, FR | ES | PT },
	{ VIEW_INIT("Expéditeur"), ORIGINAL_FROM, FR },
	{ VIEW_INIT("Da"), ORIGINAL_FROM, IT },
	{ VIEW_INIT("Van"), ORIGINAL_FROM, NL },
	{ VIEW_INIT("Från"), ORIGINAL_FROM, SV },
	{ VIEW_INIT("Fra"), ORIGINAL_FROM, DA },
	{ VIEW_INIT("Lähettäjä"), ORIGINAL_FROM, FI },
	{ VIEW_INIT("Od"), ORIGINAL_FROM, PL | CS },
	{ VIEW_INIT("Feladó"), ORIGINAL_FROM, HU },
	{ VIEW_INIT("От"), ORIGINAL_FROM, RU },
	{ VIEW_INIT("От кого"), ORIGINAL_FROM, RU },
	{ VIEW_INIT("Отправитель"), ORIGINAL_FROM, RU },
	{ VIEW_INIT("Від"), ORIGINAL_FROM, UK },
	{ VIEW_INIT("Від кого"), ORIGINAL_FROM, UK },
	{ VIEW_INIT("Gönderen"), ORIGINAL_FROM, TR },
	{ VIEW_INIT("Kimden"), ORIGINAL_FROM, TR },
	{ VIEW_INIT("差出人"), ORIGINAL_FROM, JA },
	{ VIEW_INIT("送信者"), ORIGINAL_FROM, JA },
	{ VIEW_INIT("보낸 사람"), ORIGINAL_FROM, KO },
	{ VIEW_INIT("보낸사람"), ORIGINAL_FROM, KO },
	{ VIEW_INIT("发件人"), ORIGINAL_FROM, ZH },
	{ VIEW_INIT("寄件者"), ORIGINAL_FROM, TW },
	{ VIEW_INIT("寄件人"), ORIGINAL_FROM, TW },
	{ VIEW_INIT("Sent"), ORIGINAL_SENT, EN },
	{ VIEW_INIT("Gesendet"), ORIGINAL_SENT, DE },
	{ VIEW_INIT("Envoyé"), ORIGINAL_SENT, FR },
	{ VIEW_INIT("Envoyé le"), ORIGINAL_SENT, FR },
	{ VIEW_INIT("Enviado"), ORIGINAL_SENT, ES | PT },
	{ VIEW_INIT("Enviado el"), ORIGINAL_SENT, ES },
	{ VIEW_INIT("Enviada"), ORIGINAL_SENT, PT },
	{ VIEW_INIT("Enviado em"), ORIGINAL_SENT, PT },
	{ VIEW_INIT("Enviada em"), ORIGINAL_SENT, PT },
	{ VIEW_INIT("Inviato"), ORIGINAL_SENT, IT },
	{ VIEW_INIT("Verzonden"), ORIGINAL_SENT, NL },
	{ VIEW_INIT("Skickat"), ORIGINAL_SENT, SV },
	{ VIEW_INIT("Sendt"), ORIGINAL_SENT, DA },
	{ VIEW_INIT("Lähetetty"), ORIGINAL_SENT, FI },
	{ VIEW_INIT("Wysłano"), ORIGINAL_SENT, PL },
	{ VIEW_INIT("Wysłane"), ORIGINAL_SENT, PL },
	{ VIEW_INIT("Data wysłania"), ORIGINAL_SENT, PL },
	{ VIEW_INIT("Odesláno"), ORIGINAL_SENT, CS },
	{ VIEW_INIT("Odoslané"), ORIGINAL_SENT, CS },
	{ VIEW_INIT("Elküldve"), ORIGINAL_SENT, HU },
	{ VIEW_INIT("Отправлено"), ORIGINAL_SENT, RU },
	{ VIEW_INIT("Послано"), ORIGINAL_SENT, RU },
	{ VIEW_INIT("Надіслано"), ORIGINAL_SENT, UK },
	{ VIEW_INIT("Gönderildi"), ORIGINAL_SENT, TR },
	{ VIEW_INIT("Gönderme Tarihi"), ORIGINAL_SENT, TR },
	{ VIEW_INIT("送信日時"), ORIGINAL_SENT, JA },
	{ VIEW_INIT("보낸 날짜"), ORIGINAL_SENT, KO },
	{ VIEW_INIT("보낸날짜"), ORIGINAL_SENT, KO },
	{ VIEW_INIT("发送时间"), ORIGINAL_SENT, ZH },
	{ VIEW_INIT("发送日期"), ORIGINAL_SENT, ZH },
	{ VIEW_INIT("傳送時間"), ORIGINAL_SENT, TW },
	{ VIEW_INIT("寄件日期"), ORIGINAL_SENT, TW },
	{ VIEW_INIT("發送時間"), ORIGINAL_SENT, TW },
	{ VIEW_INIT("Date"), ORIGINAL_DATE, EN | FR },
	{ VIEW_INIT("Datum"), ORIGINAL_DATE, DE | NL | SV | CS },
	{ VIEW_INIT("Fecha"), ORIGINAL_DATE, ES },
	{ VIEW_INIT("Data"), ORIGINAL_DATE, PT | IT | PL },
	{ VIEW_INIT("Dato"), ORIGINAL_DATE, DA },
	{ VIEW_INIT("Päivämäärä"), ORIGINAL_DATE, FI },
	{ VIEW_INIT("Päiväys"), ORIGINAL_DATE, FI },
	{ VIEW_INIT("Dátum"), ORIGINAL_DATE, CS | HU },
	{ VIEW_INIT("Дата"), ORIGINAL_DATE, RU | UK },
	{ VIEW_INIT("Tarih"), ORIGINAL_DATE, TR },
	{ VIEW_INIT("日時"), ORIGINAL_DATE, JA },
	{ VIEW_INIT("日付"), ORIGINAL_DATE, JA },
	{ VIEW_INIT("날짜"), ORIGINAL_DATE, KO },
	{ VIEW_INIT("日期"), ORIGINAL_DATE, ZH | TW },
	{ VIEW_INIT("日 期"), ORIGINAL_DATE, ZH | TW },
	{ VIEW_INIT("时间"), ORIGINAL_DATE, ZH },
	{ VIEW_INIT("To"), ORIGINAL_TO, EN },
	{ VIEW_INIT("Cc"), ORIGINAL_TO, EN | DE | FR | ES | PT | IT | NL | SV | DA },
	{ VIEW_INIT("An"), ORIGINAL_TO, DE },
	{ VIEW_INIT("À"), ORIGINAL_TO, FR },
	{ VIEW_INIT("A"), ORIGINAL_TO, FR | IT },
	{ VIEW_INIT("Pour"), ORIGINAL_TO, FR },
	{ VIEW_INIT("Destinataire"), ORIGINAL_TO, FR },
	{ VIEW_INIT("Para"), ORIGINAL_TO, ES | PT },
	{ VIEW_INIT("Aan"), ORIGINAL_TO, NL },
	{ VIEW_INIT("Till"), ORIGINAL_TO, SV },
	{ VIEW_INIT("Kopia"), ORIGINAL_TO, SV },
	{ VIEW_INIT("Til"), ORIGINAL_TO, DA },
	{ VIEW_INIT("Kopi"), ORIGINAL_TO, DA },
	{ VIEW_INIT("Vastaanottaja"), ORIGINAL_TO, FI },
	{ VIEW_INIT("Kopio"), ORIGINAL_TO, FI },
	{ VIEW_INIT("Do"), ORIGINAL_TO, PL },
	{ VIEW_INIT("DW"), ORIGINAL_TO, PL },
	{ VIEW_INIT("Komu"), ORIGINAL_TO, CS },
	{ VIEW_INIT("Kopie"), ORIGINAL_TO, CS },
	{ VIEW_INIT("Kópia"), ORIGINAL_TO, CS },
	{ VIEW_INIT("Címzett"), ORIGINAL_TO, HU },
	{ VIEW_INIT("Кому"), ORIGINAL_TO, RU | UK },
	{ VIEW_INIT("Копия"), ORIGINAL_TO, RU },
	{ VIEW_INIT("Копія"), ORIGINAL_TO, UK },
	{ VIEW_INIT("Kime"), ORIGINAL_TO, TR },
	{ VIEW_INIT("Alıcı"), ORIGINAL_TO, TR },
	{ VIEW_INIT("Bilgi"), ORIGINAL_TO, TR },
	{ VIEW_INIT("宛先"), ORIGINAL_TO, JA },
	{ VIEW_INIT("받는 사람"), ORIGINAL_TO, KO },
	{ VIEW_INIT("받는사람"), ORIGINAL_TO, KO },
	{ VIEW_INIT("참조"), ORIGINAL_TO, KO },
	{ VIEW_INIT("收件人"), ORIGINAL_TO, ZH | TW },
	{ VIEW_INIT("抄送"), ORIGINAL_TO, ZH },
	{ VIEW_INIT("收件者"), ORIGINAL_TO, TW },
	{ VIEW_INIT("副本"), ORIGINAL_TO, TW },
	{ VIEW_INIT("Subject"), ORIGINAL_SUBJECT, EN },
	{ VIEW_INIT("Betreff"), ORIGINAL_SUBJECT, DE },
	{ VIEW_INIT("Objet"), ORIGINAL_SUBJECT, FR },
	{ VIEW_INIT("Sujet"), ORIGINAL_SUBJECT, FR },
	{ VIEW_INIT("Asunto"), ORIGINAL_SUBJECT, ES },
	{ VIEW_INIT("Assunto"), ORIGINAL_SUBJECT, PT },
	{ VIEW_INIT("Oggetto"), ORIGINAL_SUBJECT, IT },
	{ VIEW_INIT("Onderwerp"), ORIGINAL_SUBJECT, NL },
	{ VIEW_INIT("Ämne"), ORIGINAL_SUBJECT, SV },
	{ VIEW_INIT("Emne"), ORIGINAL_SUBJECT, DA },
	{ VIEW_INIT("Aihe"), ORIGINAL_SUBJECT, FI },
	{ VIEW_INIT("Temat"), ORIGINAL_SUBJECT, PL },
	{ VIEW_INIT("Předmět"), ORIGINAL_SUBJECT, CS },
	{ VIEW_INIT("Predmet"), ORIGINAL_SUBJECT, CS },
	{ VIEW_INIT("Tárgy"), ORIGINAL_SUBJECT, HU },
	{ VIEW_INIT("Тема"), ORIGINAL_SUBJECT, RU | UK },
	{ VIEW_INIT("Konu"), ORIGINAL_SUBJECT, TR },
	{ VIEW_INIT("件名"), ORIGINAL_SUBJECT, JA },
	{ VIEW_INIT("제목"), ORIGINAL_SUBJECT, KO },
	{ VIEW_INIT("主题"), ORIGINAL_SUBJECT, ZH },
	{ VIEW_INIT("主 题"), ORIGINAL_SUBJECT, ZH },
	{ VIEW_INIT("主 題"), ORIGINAL_SUBJECT, TW },
	{ VIEW_INIT("主旨"), ORIGINAL_SUBJECT, TW },
	{ VIEW_INIT("主題"), ORIGINAL_SUBJECT, TW },
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
	"replied message",
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
	"回复的原邮件",
	"转发的原邮件",
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

/* `-----Ada Ferry <ada@example.org> wrote: -----`, as Notes has it, and `---- On DATE Ada Ferry
 * wrote ----`, as Zoho does. */
static bool is_wrote_mark(View rest)
{
	size_t end = rest.len;
	while (end && rest.data[end - 1] == '-')
		end--;
	View text = view_trim(view_head(rest, end));
	return rest.len - end >= 3 && (view_ends(text, "wrote:") || view_ends(text, " wrote"));
}

/* `----- On DATE, Ada Ferry ada@example.org wrote:`, as Zimbra has it. */
static bool is_zimbra_mark(View rest)
{
	static const struct {
		const char *start, *verb;
	} forms[] = {
		{ "On ", " wrote:" },
		{ "Am ", " schrieb " },
		{ "Le ", " a écrit" },
		{ "El ", " escribió:" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(forms); i++)
		if (view_starts(rest, forms[i].start) && view_find(rest, forms[i].verb))
			return view_ends(rest, ":");
	return false;
}

/* Takes the hyphens off text, of ASCII or U+2010 as Proton has them. Returns how many. */
static size_t take_hyphens(View *text)
{
	size_t n = 0;
	for (;; n++) {
		if (view_starts(*text, "-"))
			*text = view_from(*text, 1);
		else if (view_starts(*text, HYPHEN))
			*text = view_from(*text, strlen(HYPHEN));
		else
			return n;
	}
}

bool original_is_mark(View line)
{
	if (!original_may_be_mark(line))
		return false;
	View rest = line;
	size_t hyphens = take_hyphens(&rest);
	if (hyphens == 0)
		return view_starts_one_nocase(line, bare, G_N_ELEMENTS(bare));
	if (hyphens < 2)
		return false;
	rest = skip_blanks(rest);
	return view_starts_one_nocase(rest, hyphened, G_N_ELEMENTS(hyphened)) ||
	       (hyphens >= 3 && (is_wrote_mark(rest) || is_zimbra_mark(rest)));
}

/* The name that line begins with, `From` of `**From:** X`; empty if it has none. */
static View name_of(View line)
{
	View text = view_head(view_skip_any(line, "*"), MAX_NAME);
	const char *colon = view_chr(text, ':');
	/* ASCII names have no wide one. */
	const char *wide = text.len && text.data[0] & 0x80 ? view_find(text, WIDE_COLON) : NULL;
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

OriginalLine original_line(View line, OriginalLine last, guint32 *languages)
{
	View name = name_of(line);
	for (size_t i = 0; name.len && i < G_N_ELEMENTS(header_names); i++) {
		if (header_names[i].line > last)
			break;
		if (name.len != header_names[i].name.len ||
		    byte_differs_surely(name.data[0], header_names[i].name.data[0]) ||
		    !view_equal_nocase(name, header_names[i].name))
			continue;
		*languages = header_names[i].languages;
		return header_names[i].line;
	}
	return ORIGINAL_NONE;
}

bool original_is_header(View line)
{
	guint32 languages;
	return original_may_be_header(line) &&
	       original_line(line, ORIGINAL_SENT, &languages) != ORIGINAL_NONE;
}
