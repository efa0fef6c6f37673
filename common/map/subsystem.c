/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The subsystem column: see map/subsystem.h. */
#include "map/subsystem.h"

#include "bytes/hash.h"
#include "bytes/key-map.h"
#include "bytes/lines.h"
#include "patch/classify.h"

/* What is looked at for K:, so that no mail takes long: of each line, and of each mail. */
enum {
	LINE_MAX_LEN = 1000, /* RFC 5322, section 2.1.1, has 998 */
	MAIL_MAX_LEN = 1024 * 1024,
};

struct SubsystemFinder {
	Maintainers *maintainers;
	KeyMap *mails; /* from hash of Message-ID to a text of texts */
	KeyMap *kept;  /* from its hash to the text */
	GStringChunk *texts;
	GString *value, *path, *text, *diff; /* scratch */
	guint64 seed;
};

SubsystemFinder *subsystem_finder_new(Maintainers *maintainers)
{
	SubsystemFinder *finder = g_new0(SubsystemFinder, 1);
	finder->maintainers = maintainers;
	finder->mails = key_map_new();
	finder->kept = key_map_new();
	finder->texts = g_string_chunk_new(4096);
	finder->value = g_string_new(NULL);
	finder->path = g_string_new(NULL);
	finder->text = g_string_new(NULL);
	finder->diff = g_string_new(NULL);
	finder->seed = hash_seed_new();
	return finder;
}

void subsystem_finder_free(SubsystemFinder *finder)
{
	if (!finder)
		return;
	GString *strings[] = { finder->value, finder->path, finder->text, finder->diff };
	for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
		g_string_free(strings[i], TRUE);
	key_map_free(finder->mails);
	key_map_free(finder->kept);
	g_string_chunk_free(finder->texts);
	g_free(finder);
}

static bool see_paths(SubsystemFinder *finder, View paths)
{
	LineIter lines = line_iter(paths, TEXT_ESCAPED);
	View line;
	bool is_done = true;
	while (line_iter_next(&lines, &line)) {
		View path = line;
		if (view_chr(line, '\\')) {
			record_unescape_append(g_string_truncate(finder->path, 0), line);
			path = view_of_gstring(finder->path);
		}
		if (path.len)
			is_done &= maintainers_see_path(finder->maintainers, path);
	}
	return is_done;
}

static bool has_word_behind(View line, const char *mark)
{
	View rest = view_starts(line, mark) ? view_from(line, strlen(mark)) : VIEW("");
	return rest.len && byte_is_in(rest.data[0], " \t") && view_trim(rest).len > 0;
}

/* Whether a line names a file of a diff, as `--- a/file` and `+++ b/file` do. */
static bool is_file_line(View line)
{
	return (byte_is_in(line.len ? line.data[0] : 'x', "+-")) &&
	       (has_word_behind(line, "+++") || has_word_behind(line, "---"));
}

/* Whether a line says about a diff what is no change of a line. */
static bool is_diff_header(View line)
{
	return view_starts(line, "@@ -") || view_starts(line, "diff --git a/") ||
	       view_starts(line, "rename from ") || view_starts(line, "rename to ") ||
	       view_starts(line, " mode change ");
}

/* Cuts the body into its text and its diff, without the lines that get_maintainer.pl leaves out. */
static void read_body(SubsystemFinder *finder, View body)
{
	LineIter lines = line_iter(body, TEXT_ESCAPED);
	GString *part = finder->text;
	View line;
	while (line_iter_next(&lines, &line) &&
	       finder->text->len + finder->diff->len < MAIL_MAX_LEN) {
		if (is_file_line(line))
			part = finder->diff;
		else if (!is_diff_header(line)) {
			record_unescape_append(part, record_value_head(line, LINE_MAX_LEN));
			g_string_append_c(part, '\n');
		}
	}
}

static bool see_mail(SubsystemFinder *finder, const Record *record)
{
	View body = record->values[COLUMN_BODY];
	g_string_truncate(finder->diff, 0);
	g_string_assign(finder->text, "Subject: ");
	record_unescape_append(finder->text,
			       record_value_head(record->values[COLUMN_SUBJECT], LINE_MAX_LEN));
	g_string_append(finder->text, "\n\n");
	if (!maintainers_may_see_mail(finder->maintainers, view_of_gstring(finder->text), body))
		return true;
	read_body(finder, body);
	return maintainers_see_mail(finder->maintainers, view_of_gstring(finder->text),
				    view_of_gstring(finder->diff));
}

/* The value as a text that stays; each is kept once. */
static char *keep_once(SubsystemFinder *finder, View value)
{
	guint64 hash = hash_view(finder->seed, value);
	char *text = key_map_find(finder->kept, hash);
	if (!text) {
		text = g_string_chunk_insert_len(finder->texts, value.data, (gssize)value.len);
		key_map_set(finder->kept, hash, text);
	}
	return text;
}

/* The value of the mail with this id; empty if it has none. */
static View mail_value(const SubsystemFinder *finder, View id)
{
	if (id.len == 0)
		return VIEW("");
	return view_of(key_map_find(finder->mails, hash_view(finder->seed, id)));
}

/* The value of the nearest mail that the record answers. */
static View answered_value(const SubsystemFinder *finder, const Record *record)
{
	View value = mail_value(finder, record->values[COLUMN_IN_REPLY_TO]);
	View ids = record->values[COLUMN_REFERENCES], id;
	while (value.len == 0 && view_last_word(&ids, &id))
		value = mail_value(finder, id);
	return value;
}

View subsystem_finder_find(SubsystemFinder *finder, const Record *record, bool *is_done)
{
	const unsigned changes = 1u << KIND_PATCH | 1u << KIND_COVER | 1u << KIND_PULL;
	const bool is_patch = record->table == TABLE_PATCH;
	const bool is_change =
		!is_patch || changes & 1u << kind_of_name(record->values[COLUMN_KIND]);
	g_string_truncate(finder->value, 0);
	maintainers_start(finder->maintainers);
	*is_done = see_paths(finder, record->values[COLUMN_PATHS]);
	if (is_patch && is_change)
		*is_done &= see_mail(finder, record);
	maintainers_append(finder->maintainers, finder->value);
	View value = view_of_gstring(finder->value);
	if (value.len == 0 && !is_change)
		value = answered_value(finder, record);
	View id = record->values[COLUMN_MESSAGE_ID];
	if (value.len && id.len)
		key_map_set(finder->mails, hash_view(finder->seed, id), keep_once(finder, value));
	return value;
}
