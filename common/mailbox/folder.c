/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Mail folders that are directories: see mailbox/folder.h. */
#include "mailbox/folder.h"

#include <glib/gstdio.h>
#include <string.h>

/* So deep lie the messages below Apple Mail's NAME.mbox: UUID/Data/9/9/9/Messages. */
#define MAX_DEPTH 8

static MailFile *mail_file_new(const char *path, MailFormat format)
{
	MailFile *file = g_new0(MailFile, 1);
	file->path = g_strdup(path);
	file->format = format;
	return file;
}

static void mail_file_free(gpointer data)
{
	MailFile *file = data;
	g_free(file->path);
	g_free(file);
}

static bool is_directory(const char *path)
{
	return g_file_test(path, G_FILE_TEST_IS_DIR);
}

static bool has_directory(const char *directory, const char *name)
{
	g_autofree char *path = g_build_filename(directory, name, NULL);
	return is_directory(path);
}

const char *mail_folder_wanted(const char *directory)
{
	if (has_directory(directory, "objects") || has_directory(directory, ".git") ||
	    has_directory(directory, "git/0.git"))
		return "it is a git repository; inbox-cat -C reads a public-inbox";
	return "looked for cur or new (Maildir), files named by numbers (MH), *.eml, *.emlx, and "
	       "mbox or NAME.mbox in NAME.mbox";
}

static bool is_readable(const char *directory)
{
	g_autoptr(GDir) entries = g_dir_open(directory, 0, NULL);
	return entries != NULL;
}

static bool has_suffix(const char *name, const char *suffix)
{
	size_t len = strlen(name), end = strlen(suffix);
	return len > end && g_ascii_strcasecmp(name + len - end, suffix) == 0;
}

/* Which of a directory's files are messages, by name, and how they are read. */
typedef bool (*IsMessage)(const char *name, MailFormat *format);

static bool is_visible(const char *name, MailFormat *format)
{
	*format = MAIL_FORMAT_MESSAGE;
	return name[0] != '.';
}

/* Numbers may be mboxes as well, by year or month. */
static bool is_number(const char *name, MailFormat *format)
{
	*format = MAIL_FORMAT_AUTO;
	return *name && name[strspn(name, "0123456789")] == '\0';
}

static bool is_emlx(const char *name, MailFormat *format)
{
	*format = MAIL_FORMAT_AUTO;
	return name[0] != '.' && has_suffix(name, ".emlx");
}

static bool is_mail_file(const char *name, MailFormat *format)
{
	if (is_number(name, format) || is_emlx(name, format))
		return true;
	*format = MAIL_FORMAT_MESSAGE;
	return name[0] != '.' && has_suffix(name, ".eml");
}

static const char *base_name(const MailFile *file)
{
	return strrchr(file->path, '/') + 1;
}

static int compare_base_names(gconstpointer a, gconstpointer b)
{
	return strcmp(base_name(*(MailFile *const *)a), base_name(*(MailFile *const *)b));
}

/* How many digits name starts with. */
static size_t count_digits(const char *name)
{
	return strspn(name, "0123456789");
}

/* By the number they start with, so that 10 follows 9: numbers have no leading zeros. Other names,
 * and what is behind the number, by their bytes. */
static int compare_numbers(gconstpointer a, gconstpointer b)
{
	const char *one = base_name(*(MailFile *const *)a);
	const char *other = base_name(*(MailFile *const *)b);
	size_t digits = count_digits(one), other_digits = count_digits(other);
	if (digits && other_digits && digits != other_digits)
		return digits < other_digits ? -1 : 1;
	int order = strcmp(one, other);
	return order ? order : strcmp((*(MailFile *const *)a)->path, (*(MailFile *const *)b)->path);
}

/* How a file is read of which the folder does not say it. An empty one is no mbox: programs that
 * write such folders leave it where a message was lost. */
static MailFormat format_of(const char *name, const GStatBuf *status, MailFormat format)
{
	/* `01`: a month, of which there may be no mail; MH has no leading zeros */
	bool may_be_mbox = name[0] == '0';
	return S_ISREG(status->st_mode) && status->st_size == 0 && !may_be_mbox
		       ? MAIL_FORMAT_MESSAGE
		       : format;
}

/* Adds directory's files that are messages; says whether there are any. */
static bool add_files(GPtrArray *files, const char *directory, IsMessage is_message)
{
	g_autoptr(GDir) entries = g_dir_open(directory, 0, NULL);
	guint n_before = files->len;
	MailFormat format;
	for (const char *name; entries && (name = g_dir_read_name(entries));) {
		if (!is_message(name, &format))
			continue;
		g_autofree char *path = g_build_filename(directory, name, NULL);
		GStatBuf status = { 0 };
		/* A Maildir's are many, and never directories. */
		if (is_message == is_visible || g_stat(path, &status) < 0 ||
		    !S_ISDIR(status.st_mode))
			g_ptr_array_add(files,
					mail_file_new(path, format_of(name, &status, format)));
	}
	return files->len > n_before;
}

/* Copying and packing programs leave empty directories out, so one of the two is enough if there is
 * mail in it. */
static bool add_maildir(GPtrArray *files, const char *directory)
{
	g_autofree char *cur = g_build_filename(directory, "cur", NULL);
	g_autofree char *new = g_build_filename(directory, "new", NULL);
	bool is_maildir = is_directory(cur) && is_directory(new);
	if (is_directory(cur))
		is_maildir |= add_files(files, cur, is_visible);
	if (is_directory(new))
		is_maildir |= add_files(files, new, is_visible);
	g_ptr_array_sort(files, compare_base_names);
	return is_maildir;
}

static bool add_mail_files(GPtrArray *files, const char *directory)
{
	bool found = add_files(files, directory, is_mail_file);
	g_ptr_array_sort(files, compare_numbers);
	return found;
}

/* Adds the *.emlx of a folder of Apple Mail, and of those below it that are no mailboxes of their
 * own. */
static void add_emlx_files(GPtrArray *files, const char *top)
{
	g_autoptr(GPtrArray) waiting = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GArray) depths = g_array_new(FALSE, FALSE, sizeof(guint));
	guint depth = 0;
	g_ptr_array_add(waiting, g_strdup(top));
	g_array_append_val(depths, depth);
	while (waiting->len) {
		g_autofree char *directory = g_ptr_array_steal_index(waiting, waiting->len - 1);
		depth = g_array_index(depths, guint, depths->len - 1) + 1;
		g_array_set_size(depths, depths->len - 1);
		add_files(files, directory, is_emlx);
		g_autoptr(GDir) entries = g_dir_open(directory, 0, NULL);
		for (const char *name; entries && (name = g_dir_read_name(entries));) {
			g_autofree char *path = g_build_filename(directory, name, NULL);
			if (depth > MAX_DEPTH || has_suffix(name, ".mbox") || !is_directory(path) ||
			    g_file_test(path, G_FILE_TEST_IS_SYMLINK))
				continue;
			g_ptr_array_add(waiting, g_steal_pointer(&path));
			g_array_append_val(depths, depth);
		}
	}
	g_ptr_array_sort(files, compare_numbers);
}

/* Adds a directory's file of that name, if it has one. */
static bool add_file(GPtrArray *files, const char *directory, const char *name)
{
	g_autofree char *path = g_build_filename(directory, name, NULL);
	bool is_file = g_file_test(path, G_FILE_TEST_IS_REGULAR);
	if (is_file)
		g_ptr_array_add(files, mail_file_new(path, MAIL_FORMAT_AUTO));
	return is_file;
}

/* Apple Mail's mailboxes, exported or its own, and Mailman's. */
static bool add_package(GPtrArray *files, const char *directory)
{
	g_autofree char *name = g_path_get_basename(directory);
	if (!has_suffix(name, ".mbox"))
		return false;
	if (!add_file(files, directory, "mbox") && !add_file(files, directory, name))
		add_emlx_files(files, directory);
	return files->len > 0;
}

/* An empty file is an empty mbox, unless its name is that of a message. */
static MailFormat format_of_operand(const char *path)
{
	GStatBuf status = { 0 };
	if ((has_suffix(path, ".eml") || has_suffix(path, ".emlx")) && g_stat(path, &status) == 0)
		return format_of(path, &status, MAIL_FORMAT_AUTO);
	return MAIL_FORMAT_AUTO;
}

GPtrArray *mail_folder_expand(char *const *operands)
{
	GPtrArray *expanded = g_ptr_array_new_with_free_func(mail_file_free);
	for (; *operands; operands++) {
		g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(mail_file_free);
		bool is_folder = is_directory(*operands);
		if (is_folder && (add_maildir(files, *operands) || add_package(files, *operands) ||
				  add_mail_files(files, *operands))) {
			g_ptr_array_extend_and_steal(expanded, g_steal_pointer(&files));
			continue;
		}
		MailFile *file = mail_file_new(*operands, format_of_operand(*operands));
		/* What cannot be read says so itself. */
		file->is_no_folder = is_folder && is_readable(*operands);
		g_ptr_array_add(expanded, file);
	}
	return expanded;
}
