/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The messages of a public-inbox: see mailbox/inbox.h. */
#include "mailbox/inbox.h"

#include "bytes/number.h"
#include "mailbox/fetch.h"
#include "mailbox/git-pipe.h"
#include "mailbox/git-tree.h"

/* What is asked for each commit: itself and its `m`. */
#define QUESTIONS 2

/* What a commit says that matters here. */
typedef struct {
	gint64 time;
	char *parent; /* the first one, or NULL */
} Commit;

static void commit_clear(Commit *commit)
{
	g_free(commit->parent);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Commit, commit_clear)

struct InboxReader {
	GitPipe *pipe;
	GQueue expected; /* commits that were asked for, as strings */
	GString *commit; /* of the mail given last */
	bool is_v1;	 /* a message was found at a path of version 1: `m` is looked for last */
};

InboxReader *inbox_reader_new(int requests, int answers)
{
	InboxReader *reader = g_new0(InboxReader, 1);
	reader->pipe = git_pipe_new(requests, answers);
	reader->commit = g_string_new(NULL);
	g_queue_init(&reader->expected);
	return reader;
}

void inbox_reader_free(InboxReader *reader)
{
	if (!reader)
		return;
	git_pipe_free(reader->pipe);
	g_queue_clear_full(&reader->expected, g_free);
	g_string_free(reader->commit, TRUE);
	g_free(reader);
}

static void ask(InboxReader *reader, const char *commit)
{
	git_pipe_ask(reader->pipe, "%s", commit);
	git_pipe_ask(reader->pipe, "%s:m", commit);
}

void inbox_reader_expect(InboxReader *reader, View commit)
{
	/* What has to be asked for step by step would come behind all these answers. */
	if (reader->is_v1 || g_queue_get_length(&reader->expected) == MAIL_FETCH_AHEAD)
		return;
	char *name = view_dup(commit);
	g_queue_push_tail(&reader->expected, name);
	ask(reader, name);
}

static bool is_broken(GError **error)
{
	g_set_error_literal(error, MAIL_FETCH_ERROR, MAIL_FETCH_ERROR_BROKEN,
			    "inbox-cat has ended");
	return false;
}

static bool is_gone(GError **error, const char *why)
{
	g_set_error_literal(error, MAIL_FETCH_ERROR, MAIL_FETCH_ERROR_GONE, why);
	return false;
}

/* Takes the answers to all that was expected, and forgets them. */
static bool drop_expected(InboxReader *reader)
{
	GitObject object;
	guint n = QUESTIONS * g_queue_get_length(&reader->expected);
	g_queue_clear_full(&reader->expected, g_free);
	while (n && git_pipe_take(reader->pipe, &object))
		n--;
	return n == 0;
}

/* The rest of the first line of text that begins with word, which has the blank behind it. */
static View line_with(View text, const char *word)
{
	while (text.len && text.data[0] != '\n') {
		const char *end = view_chr(text, '\n');
		View line = end ? view_head(text, (size_t)(end - text.data)) : text;
		if (view_starts(line, word))
			return view_from(line, strlen(word));
		text = view_from(text, line.len + 1);
	}
	return view_head(text, 0);
}

/* Reads the contents of a commit. Its time stands behind the committer's address. */
static void read_commit(Commit *commit, View contents)
{
	View committer = line_with(contents, "committer ");
	View parent = line_with(contents, "parent ");
	const char *end = view_rchr(committer, '>');
	View rest = end ? view_skip_space(view_from(committer, (size_t)(end + 1 - committer.data)))
			: view_head(committer, 0);
	const char *blank = view_chr(rest, ' ');
	guint64 time;
	rest = blank ? view_head(rest, (size_t)(blank - rest.data)) : rest;
	commit->time = number_parse(rest, &time) && time <= G_MAXINT64 ? (gint64)time : 0;
	commit->parent = parent.len ? view_dup(parent) : NULL;
}

/* Asks for a tree; contents receives a copy, nothing if there is none. */
static bool read_tree(InboxReader *reader, const char *name, GString **contents)
{
	GitObject object;
	git_pipe_ask(reader->pipe, "%s", name);
	if (!git_pipe_take(reader->pipe, &object))
		return false;
	bool is_tree = view_is(object.type, "tree");
	*contents =
		g_string_new_len(object.contents.data, is_tree ? (gssize)object.contents.len : 0);
	return true;
}

static bool is_hex(View name, size_t len)
{
	return name.len == len && view_hex_length(name) == len;
}

static char *name_of_oid(View oid)
{
	GString *name = g_string_new(NULL);
	for (size_t i = 0; i < oid.len; i++)
		g_string_append_printf(name, "%02x", (guint8)oid.data[i]);
	return g_string_free(name, FALSE);
}

/* The first entry of tree, a folder or a file with a name of len digits, that is not the same in
 * before. old receives the name of what it was in there, NULL if it was not. */
static char *find_new(const GString *tree, const GString *before, size_t oid_size, size_t len,
		      bool is_tree, char **old)
{
	View rest = view_of_gstring(tree);
	for (GitTreeEntry entry, earlier; git_tree_next(&rest, oid_size, &entry);) {
		if (!is_hex(entry.name, len) || entry.is_tree != is_tree)
			continue;
		bool was = git_tree_find(view_of_gstring(before), oid_size, entry.name, &earlier);
		if (was && view_equal(entry.oid, earlier.oid))
			continue;
		*old = was && earlier.is_tree ? name_of_oid(earlier.oid) : NULL;
		return name_of_oid(entry.oid);
	}
	return NULL;
}

/* Finds the blob that a commit of version 1 has and its parent has not. Returns false if git
 * answers no more; blob receives NULL if there is no such blob. */
static bool find_v1(InboxReader *reader, const char *name, const Commit *commit, char **blob)
{
	g_autofree char *top_name = g_strconcat(name, "^{tree}", NULL);
	g_autofree char *old_name =
		commit->parent ? g_strconcat(commit->parent, "^{tree}", NULL) : NULL;
	*blob = NULL;
	for (size_t len = 2; top_name; len = 38) {
		g_autoptr(GString) tree = NULL;
		g_autoptr(GString) before = NULL;
		if (!read_tree(reader, top_name, &tree) ||
		    (old_name && !read_tree(reader, old_name, &before)))
			return false;
		before = before ? before : g_string_new(NULL);
		g_clear_pointer(&top_name, g_free);
		g_clear_pointer(&old_name, g_free);
		char *found = find_new(tree, before, strlen(name) / 2, len, len == 2, &old_name);
		if (len == 38) {
			*blob = found;
			break;
		}
		top_name = found;
	}
	return true;
}

/* Takes what git has answered for a mail. */
static bool take_blob(const GitObject *object, RawMail *mail, GError **error)
{
	if (object->is_too_long)
		return is_gone(error, "longer than any mail");
	mail->raw = object->contents;
	mail->length = object->contents.len;
	return true;
}

/* Where there is no `m`: looks for a path of version 1. */
static bool fetch_v1(InboxReader *reader, const Commit *commit, RawMail *mail, GError **error)
{
	g_autofree char *blob = NULL;
	GitObject object;
	if (!drop_expected(reader) || !find_v1(reader, reader->commit->str, commit, &blob))
		return is_broken(error);
	if (!blob)
		return is_gone(error, "the commit brought no mail");
	reader->is_v1 = true;
	git_pipe_ask(reader->pipe, "%s", blob);
	if (!git_pipe_take(reader->pipe, &object))
		return is_broken(error);
	if (!view_is(object.type, "blob"))
		return is_gone(error, "git has not got this mail");
	return take_blob(&object, mail, error);
}

/* Whether the commit is the one that was expected next. */
static bool take_expected(InboxReader *reader, View commit)
{
	const char *next = g_queue_peek_head(&reader->expected);
	if (!next || !view_is(commit, next))
		return false;
	g_free(g_queue_pop_head(&reader->expected));
	return true;
}

bool inbox_reader_fetch(InboxReader *reader, View name, RawMail *mail, GError **error)
{
	GitObject object;
	g_string_truncate(reader->commit, 0);
	view_append(reader->commit, name);
	*mail = (RawMail){ .commit = view_of_gstring(reader->commit) };
	if (!take_expected(reader, name)) {
		if (!drop_expected(reader))
			return is_broken(error);
		ask(reader, reader->commit->str);
	}
	if (!git_pipe_take(reader->pipe, &object))
		return is_broken(error);
	bool is_commit = view_is(object.type, "commit"), is_blob = view_is(object.type, "blob");
	g_auto(Commit) commit = { 0 };
	if (is_commit)
		read_commit(&commit, object.contents);
	mail->arrival = commit.time;
	if (!git_pipe_take(reader->pipe, &object))
		return is_broken(error);
	if (view_is(object.type, "blob"))
		return take_blob(&object, mail, error);
	if (is_commit)
		return fetch_v1(reader, &commit, mail, error);
	if (!is_blob)
		return is_gone(error, "there is no such commit");
	/* a blob of its own: asked for again, since the answers behind it were read over it */
	if (!drop_expected(reader))
		return is_broken(error);
	git_pipe_ask(reader->pipe, "%s", reader->commit->str);
	return git_pipe_take(reader->pipe, &object) ? take_blob(&object, mail, error)
						    : is_broken(error);
}
