/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of this machine, or of a share that looks like one.
 *
 *   links followed ─▶ etag as known? ─▶ beside it a new file of the same owner, group and mode
 *                                         │ made                          │ not allowed, or the file has two names
 *                                         ▼                               ▼
 *                        written, written through, renamed    in place: what is there now is kept in a file beside it or
 *                        over the old one                     in the user's data folder, the new bytes go over the old ones
 *                                                             without giving up their room, and back if that fails
 *
 * GIO writes in place too where it cannot rename, and for every link, but empties the file before: on a full disk nothing is left. */
#include "config.h"

#include "kei-replace-private.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kei-file.h"

#define MAX_LINKS 40 /* as the kernel */

typedef struct
{
  const char *path; /* no link any more */
  gboolean existed;
  struct stat stat; /* valid when it existed */
  KeiReplaceFunc produce;
  gpointer data;
  GCancellable *cancellable; /* (nullable) */
} Job;

static const char *
describe (int code)
{
  switch (code)
    {
    case EDQUOT:
      return _ ("There is no room left for you on this disk");
    case EIO:
      return _ ("The disk, or the connection to it, failed");
    default:
      return g_strerror (code);
    }
}

static gboolean
fail (GError **error, int code)
{
  g_set_error_literal (error, G_IO_ERROR, code == EDQUOT ? G_IO_ERROR_NO_SPACE : (int) g_io_error_from_errno (code), describe (code));
  return FALSE;
}

/* The folder that a file is in, written through: after a rename only it says which file is meant. That a file system cannot
 * (some network shares) is no reason to call the save failed. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  if (fsync (fd) != 0)
    g_debug ("the folder of a file could not be written through");
  close (fd);
}

/* --- Bytes --- */

static gboolean
write_all (int fd, const char *data, gsize size)
{
  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno != EINTR)
        return FALSE;
      data += MAX (n, 0);
      size -= (gsize) MAX (n, 0);
    }
  return TRUE;
}

static gboolean
write_from_start (int fd, const char *data, gsize size)
{
  return lseek (fd, 0, SEEK_SET) == 0 && write_all (fd, data, size) && ftruncate (fd, (off_t) size) == 0 && fsync (fd) == 0;
}

/* Closes @fd in any case. */
static gboolean
write_new_file (int fd, const char *data, gsize size)
{
  gboolean written = write_all (fd, data, size) && fsync (fd) == 0;

  return close (fd) == 0 && written;
}

/* --- Whose bytes they are --- */

static char *
get_etag (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_ETAG_VALUE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL ? g_strdup (g_file_info_get_etag (info)) : NULL;
}

/* @etag (nullable) gets that of the file at @path. */
static void
set_etag (char **etag, const char *path)
{
  if (etag == NULL)
    return;
  g_free (*etag);
  *etag = get_etag (path);
}

/* @etag: NULL, or pointing to NULL, for any. */
static gboolean
check_etag (const Job *job, char *const *etag, GError **error)
{
  g_autofree char *now = job->existed && etag != NULL && *etag != NULL ? get_etag (job->path) : NULL;

  if (now == NULL || g_str_equal (now, *etag))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG, _ ("Somebody else saved this file meanwhile"));
  return FALSE;
}

/* --- By a new file and a rename --- */

/* A new file beside the old one that can take its place. -1: there can be none; errno says why. *@path is set when there is a file. */
static int
make_temporary (const Job *job, char **path)
{
  g_autofree char *folder = g_path_get_dirname (job->path);
  char *name = g_build_filename (folder, ".keikaku-XXXXXX", NULL);
  int fd = g_mkstemp_full (name, O_WRONLY | O_CLOEXEC, job->existed ? 0600 : 0666);
  struct stat own;

  if (fd < 0)
    {
      g_free (name);
      return -1;
    }
  *path = name;
  if (!job->existed || fstat (fd, &own) != 0)
    return fd;
  if (own.st_uid != job->stat.st_uid || own.st_gid != job->stat.st_gid)
    if (fchown (fd, job->stat.st_uid, job->stat.st_gid) != 0)
      goto other;
  if (fchmod (fd, job->stat.st_mode & 07777) != 0)
    goto other;
  return fd;

other:
  close (fd);
  g_unlink (*path);
  g_clear_pointer (path, g_free);
  errno = EPERM;
  return -1;
}

/* Takes over @fd. */
static gboolean
replace_by_rename (const Job *job, int fd, const char *temporary, char **etag, GError **error)
{
  g_autoptr (GOutputStream) stream = g_unix_output_stream_new (fd, FALSE);
  gboolean done = job->produce (stream, job->data, job->cancellable, error);

  if (done && fsync (fd) != 0)
    done = fail (error, errno);
  if (close (fd) != 0 && done)
    done = fail (error, errno);
  done = done && !g_cancellable_set_error_if_cancelled (job->cancellable, error) && check_etag (job, etag, error);
  /* Of our own bytes: once renamed, the file could be somebody else's again. */
  if (done)
    set_etag (etag, temporary);
  if (done && g_rename (temporary, job->path) != 0)
    done = fail (error, errno);
  if (!done)
    g_unlink (temporary);
  return done;
}

/* --- In place --- */

/* What is there now, in a file of its own; NULL where there can be none, and errno says why. (transfer full) (nullable) */
static char *
keep_copy (const Job *job, const char *data, gsize size)
{
  g_autofree char *beside = g_path_get_dirname (job->path);
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "keikaku", NULL);
  g_autofree char *name = g_path_get_basename (job->path);
  const char *const folders[] = { beside, own };
  int code = 0;

  g_mkdir_with_parents (own, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/.%.200s.XXXXXX", folders[i], name);
      int fd = g_mkstemp_full (path, O_WRONLY | O_CLOEXEC, 0600);

      if (fd >= 0 && write_new_file (fd, data, size))
        return g_steal_pointer (&path);
      code = errno;
      if (fd >= 0)
        g_unlink (path);
    }
  errno = code;
  return NULL;
}

/* Puts back what was there. Where nothing was written yet, it is there. */
static gboolean
put_back (const Job *job, int fd, const char *before, gsize n_before)
{
  g_autofree char *now = NULL;
  gsize n_now;

  if (write_from_start (fd, before, n_before))
    return TRUE;
  return g_file_get_contents (job->path, &now, &n_now, NULL) && n_now == n_before && memcmp (now, before, n_now) == 0;
}

/* Takes over @fd, the file itself. */
static gboolean
overwrite (const Job *job, int fd, const char *before, gsize n_before, const char *after, gsize n_after, GError **error)
{
  g_autofree char *copy = keep_copy (job, before, n_before);
  gboolean done = FALSE;
  int code;

  if (copy == NULL)
    fail (error, errno);
  else if (write_from_start (fd, after, n_after))
    done = TRUE;
  else
    {
      code = errno;
      if (put_back (job, fd, before, n_before))
        fail (error, code);
      else
        {
          g_set_error (error, KEI_IO_ERROR, KEI_IO_ERROR_KEPT_ASIDE, _ ("%s. What was in the file before is kept in “%s”"), describe (code), copy);
          g_clear_pointer (&copy, g_free);
        }
    }
  close (fd);
  if (copy != NULL)
    g_unlink (copy);
  return done;
}

static gboolean
replace_in_place (const Job *job, char **etag, GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autofree char *before = NULL;
  gsize n_before;
  int fd;

  if (!job->produce (stream, job->data, job->cancellable, error) || g_cancellable_set_error_if_cancelled (job->cancellable, error) || !check_etag (job, etag, error))
    return FALSE;
  if (!g_file_get_contents (job->path, &before, &n_before, NULL))
    return fail (error, errno);
  fd = open (job->path, O_WRONLY | O_CLOEXEC);
  if (fd < 0)
    return fail (error, errno);
  if (!overwrite (job, fd, before, n_before, g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)), g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), error))
    return FALSE;
  set_etag (etag, job->path);
  return TRUE;
}

/* --- All of it --- */

static gboolean
look (Job *job, GError **error)
{
  job->existed = stat (job->path, &job->stat) == 0;
  if (!job->existed)
    return errno == ENOENT || fail (error, errno);
  if (S_ISDIR (job->stat.st_mode))
    return fail (error, EISDIR);
  if (S_ISREG (job->stat.st_mode))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _ ("This is no file that could be written"));
  return FALSE;
}

/* A rename would leave the others with what was there before. */
static gboolean
has_other_names (const Job *job)
{
  return job->existed && job->stat.st_nlink > 1;
}

/* Where a link leads, even if nothing is there yet. NULL: too far; errno says so. (transfer full) */
static char *
follow_links (const char *path)
{
  g_autofree char *at = g_strdup (path);

  for (guint i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *to = g_file_read_link (at, NULL);
      g_autofree char *folder = to != NULL ? g_path_get_dirname (at) : NULL;
      char *next;

      if (to == NULL)
        return g_steal_pointer (&at);
      next = g_path_is_absolute (to) ? g_strdup (to) : g_build_filename (folder, to, NULL);
      g_free (at);
      at = next;
    }
  errno = ELOOP;
  return NULL;
}

gboolean
_kei_replace_local (const char *path, char **etag, KeiReplaceFunc produce, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *real = follow_links (path);
  g_autofree char *temporary = NULL;
  Job job = { .path = real, .produce = produce, .data = data, .cancellable = cancellable };
  gboolean done;
  int fd;

  if (real == NULL)
    return fail (error, errno);
  if (!look (&job, error) || !check_etag (&job, etag, error))
    return FALSE;
  fd = has_other_names (&job) ? -1 : make_temporary (&job, &temporary);
  if (fd >= 0)
    done = replace_by_rename (&job, fd, temporary, etag, error);
  else if (has_other_names (&job) || (job.existed && (errno == EACCES || errno == EPERM || errno == EROFS)))
    done = replace_in_place (&job, etag, error);
  else
    done = fail (error, errno);
  if (done)
    sync_folder (real);
  return done;
}
