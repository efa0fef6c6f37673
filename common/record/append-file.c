/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Appending records to a file that others append to as well: see record/append-file.h. */
#include "record/append-file.h"

#include "io/output.h"
#include "record/append-head.h"
#include "record/record.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* How long to wait for the lock. Delivery agents give a program several minutes. */
#define LOCK_SECONDS 60
#define LOCK_PAUSE_MAX (50 * 1000)

/* How many times the file may be moved away before its lock is had. */
#define MAX_MOVES 100

struct AppendFile {
	int fd;
	int reader;   /* the file open for reading, -1 if it cannot be read; may be fd */
	char *path;   /* NULL if it was opened by somebody else */
	bool regular; /* can be locked, cut and synced */
	guint64 size; /* before the record */
};

static void set_file_error(GError **error)
{
	g_set_error_literal(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno),
			    g_strerror(errno));
}

/* Tries again and again: a lock that is waited for could be waited for without end. */
static bool lock(int fd, GError **error)
{
	const struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	gint64 deadline = g_get_monotonic_time() + LOCK_SECONDS * G_USEC_PER_SEC;
	gulong pause = 500;
	while (fcntl(fd, F_SETLK, &whole) < 0) {
		if (errno != EINTR && errno != EAGAIN && errno != EACCES) {
			set_file_error(error);
			return false;
		}
		if (g_get_monotonic_time() > deadline) {
			g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_AGAIN,
				    "lock timed out: others have held it for %d seconds",
				    LOCK_SECONDS);
			return false;
		}
		g_usleep(pause);
		pause = MIN(pause * 2, LOCK_PAUSE_MAX);
	}
	return true;
}

static bool get_status(int fd, struct stat *status, GError **error)
{
	if (fstat(fd, status) == 0)
		return true;
	set_file_error(error);
	return false;
}

/* Takes the lock and the file's size. */
static bool file_lock(AppendFile *file, GError **error)
{
	struct stat status;
	if (!get_status(file->fd, &status, error))
		return false;
	file->regular = S_ISREG(status.st_mode);
	if (!file->regular)
		return true;
	if (!lock(file->fd, error) || !get_status(file->fd, &status, error))
		return false;
	file->size = (guint64)status.st_size;
	return true;
}

/* Whether path still names the file that was locked. */
static bool is_in_place(const AppendFile *file)
{
	struct stat named, locked;
	return stat(file->path, &named) == 0 && fstat(file->fd, &locked) == 0 &&
	       named.st_dev == locked.st_dev && named.st_ino == locked.st_ino;
}

/* Opens without taking the place of a standard stream that the caller has closed. */
static int open_above_standard(const char *path, int flags)
{
	int fd = open(path, flags | O_APPEND | O_CLOEXEC | O_NOCTTY, 0600);
	if (fd < 0 || fd > STDERR_FILENO)
		return fd;
	int above = fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	int saved = errno;
	close(fd);
	errno = saved;
	return above;
}

/* Opens a FIFO. Where nobody reads it, that fails with ENXIO: opened for reading, too, it would
 * take what is written, and lose it. */
static int open_fifo(const char *path)
{
	int first = open_above_standard(path, O_WRONLY | O_NONBLOCK);
	if (first < 0)
		return -1;
	/* which waits where there is no room */
	int fd = open_above_standard(path, O_WRONLY);
	int saved = errno;
	close(first);
	errno = saved;
	return fd;
}

static int open_path(const char *path, GError **error)
{
	struct stat status;
	bool is_fifo = stat(path, &status) == 0 && S_ISFIFO(status.st_mode);
	int fd = is_fifo ? open_fifo(path) : open_above_standard(path, O_RDWR | O_CREAT);
	if (fd < 0 && is_fifo && errno == ENXIO)
		g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_NXIO,
				    "nobody reads this pipe");
	else if (fd < 0)
		set_file_error(error);
	return fd;
}

static AppendFile *file_new(int fd, const char *path)
{
	AppendFile *file = g_new0(AppendFile, 1);
	file->fd = fd;
	file->reader = -1;
	file->path = g_strdup(path);
	return file;
}

AppendFile *append_file_open(const char *path, GError **error)
{
	for (int moves = 0; moves < MAX_MOVES; moves++) {
		int fd = open_path(path, error);
		if (fd < 0)
			return NULL;
		g_autoptr(AppendFile) file = file_new(fd, path);
		file->reader = fd;
		if (!file_lock(file, error))
			return NULL;
		if (!file->regular || is_in_place(file))
			return g_steal_pointer(&file);
	}
	errno = EAGAIN;
	set_file_error(error);
	return NULL;
}

AppendFile *append_file_of(int fd, GError **error)
{
	g_autoptr(AppendFile) file = file_new(fd, NULL);
	if (!file_lock(file, error))
		return NULL;
	/* `>>FILE` opens for writing only. Closing what is opened here gives up the lock, so it
	 * stays open as long. Without /proc a torn line is not seen. */
	if (file->regular) {
		g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", fd);
		file->reader = open(path, O_RDONLY | O_CLOEXEC);
	}
	return g_steal_pointer(&file);
}

void append_file_close(AppendFile *file)
{
	if (!file)
		return;
	if (file->reader >= 0 && file->reader != file->fd)
		close(file->reader);
	if (file->path)
		close(file->fd);
	g_free(file->path);
	g_free(file);
}

/* Reads some of the file; returns how much there was. */
static size_t read_at(const AppendFile *file, guint64 offset, char *data, size_t size)
{
	ssize_t n;
	do
		n = pread(file->reader, data, size, (off_t)offset);
	while (n < 0 && errno == EINTR);
	return n > 0 ? (size_t)n : 0;
}

/* Whether the last line has no end. */
static bool is_torn(const AppendFile *file)
{
	char last;
	return file->size > 0 && read_at(file, file->size - 1, &last, 1) == 1 && last != '\n';
}

static bool sync_one(int fd)
{
	int result;
	do
		result = fsync(fd);
	while (result < 0 && errno == EINTR);
	/* Some file systems have nothing to sync. */
	return result == 0 || errno == EINVAL || errno == ENOTSUP;
}

/* Puts what was written on the disk; a new file's name, too. */
static bool file_sync(const AppendFile *file)
{
	if (!file->regular)
		return true;
	if (!sync_one(file->fd))
		return false;
	if (!file->path || file->size > 0)
		return true;
	g_autofree char *name = g_path_get_dirname(file->path);
	int directory = open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (directory < 0)
		return errno == EACCES; /* may be written to, but not read */
	bool synced = sync_one(directory);
	int saved = errno;
	close(directory);
	errno = saved;
	return synced;
}

/*
 * Takes back what was written. If it cannot be, it stays torn, and the next one to append sees
 * that. What others have written behind it, without the lock, must not go with it.
 */
static void take_back(const AppendFile *file, size_t written)
{
	struct stat status;
	if (!file->regular || written == 0 || fstat(file->fd, &status) < 0 ||
	    (guint64)status.st_size != file->size + written)
		return;
	while (ftruncate(file->fd, (off_t)file->size) < 0 && errno == EINTR)
		;
	(void)lseek(file->fd, (off_t)file->size, SEEK_SET);
}

bool append_file_write(AppendFile *file, View header, View record, GError **error)
{
	g_autoptr(GString) text = g_string_sized_new(header.len + record.len + 8);
	bool torn = is_torn(file);
	char room[APPEND_HEAD_SIZE];
	View head = { room, file->size ? read_at(file, 0, room, sizeof room) : 0 };
	AppendHead found = append_head_read(head, file->size == head.len, header, record);
	if (found.refusal) {
		g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, found.refusal);
		return false;
	}
	if (torn)
		g_string_append(text, RECORD_TORN "\n");
	if (found.needs_header || found.other.len)
		view_append(text, header);
	view_append(text, record);
	/* so that the first one is in force again at the end, whoever appends next */
	view_append(text, found.other);
	size_t written = write_whole(file->fd, view_of_gstring(text));
	if (written == text->len && file_sync(file)) {
		file->size += text->len;
		return true;
	}
	set_file_error(error);
	take_back(file, written);
	return false;
}
