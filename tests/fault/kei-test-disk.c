/* SPDX-License-Identifier: GPL-3.0-or-later */
/* These functions stand in the program that is tested, so the libraries find them before those of the C library. */
#define _GNU_SOURCE      /* RTLD_NEXT */
#undef _FILE_OFFSET_BITS /* open() is one function and open64() another here */
#include "config.h"

#include "kei-test-disk.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define MAX_FILES 1024

static struct
{
  GMutex lock;
  const char *folder; /* (nullable): that is watched */
  guint n;            /* calls until one fails */
  int error;
  KeiTestDisk disk;
  const char *failed;       /* (nullable) */
  gboolean ours[MAX_FILES]; /* by descriptor: open for writing in the folder, or the folder itself */
} state;

#define REAL(name) ((__typeof__ (&name)) dlsym (RTLD_NEXT, #name))

static gboolean
is_inside (const char *path)
{
  gsize length = state.folder != NULL ? strlen (state.folder) : 0;

  return length > 0 && path != NULL && strncmp (path, state.folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

/* Whether this call, of something in the folder, is to fail; errno is set then. */
static gboolean
fails (gboolean inside, gboolean needs_room, const char *name)
{
  gboolean result = FALSE;

  g_mutex_lock (&state.lock);
  if (state.folder != NULL && inside)
    {
      if (state.failed == NULL)
        {
          result = --state.n == 0;
          if (result)
            state.failed = name;
        }
      else
        result = needs_room && state.disk == KEI_TEST_DISK_FULL;
    }
  g_mutex_unlock (&state.lock);
  if (result)
    errno = state.error;
  return result;
}

static gboolean
is_ours (int fd)
{
  return fd >= 0 && fd < MAX_FILES && state.ours[fd];
}

/* --- What stands before the C library's --- */

#define OPEN(name)                                                                        \
  int name (const char *path, int flags, ...);                                            \
  int name (const char *path, int flags, ...)                                             \
  {                                                                                       \
    gboolean writes = (flags & O_ACCMODE) != O_RDONLY;                                    \
    va_list arguments;                                                                    \
    mode_t mode;                                                                          \
    int fd;                                                                               \
                                                                                          \
    va_start (arguments, flags);                                                          \
    mode = (flags & (O_CREAT | __O_TMPFILE)) != 0 ? (mode_t) va_arg (arguments, int) : 0; \
    va_end (arguments);                                                                   \
    if (writes && fails (is_inside (path), (flags & O_CREAT) != 0, "open"))               \
      return -1;                                                                          \
    fd = REAL (name) (path, flags, mode);                                                 \
    if (fd >= 0 && fd < MAX_FILES)                                                        \
      state.ours[fd] = is_inside (path) && (writes || (flags & O_DIRECTORY) != 0);        \
    return fd;                                                                            \
  }

OPEN (open)
OPEN (open64)

ssize_t
write (int fd, const void *data, size_t size)
{
  gboolean first = state.failed == NULL;

  if (!fails (is_ours (fd), TRUE, "write"))
    return REAL (write) (fd, data, size);
  /* A disk that fills up takes the first half. */
  return first && state.disk == KEI_TEST_DISK_FULL && size > 1 ? REAL (write) (fd, data, size / 2) : -1;
}

int
fsync (int fd)
{
  return fails (is_ours (fd), TRUE, "fsync") ? -1 : REAL (fsync) (fd);
}

int
close (int fd)
{
  gboolean ours = is_ours (fd);
  int result;

  if (ours)
    state.ours[fd] = FALSE;
  /* A descriptor is given up even where closing fails. */
  result = REAL (close) (fd);
  return fails (ours, TRUE, "close") ? -1 : result;
}

int
rename (const char *from, const char *to)
{
  return fails (is_inside (to), FALSE, "rename") ? -1 : REAL (rename) (from, to);
}

int
link (const char *from, const char *to)
{
  return fails (is_inside (to), TRUE, "link") ? -1 : REAL (link) (from, to);
}

int
ftruncate64 (int fd, off64_t size)
{
  return fails (is_ours (fd), FALSE, "ftruncate") ? -1 : REAL (ftruncate64) (fd, size);
}

int
fchmod (int fd, mode_t mode)
{
  return fails (is_ours (fd), FALSE, "fchmod") ? -1 : REAL (fchmod) (fd, mode);
}

int
fchown (int fd, uid_t owner, gid_t group)
{
  return fails (is_ours (fd), FALSE, "fchown") ? -1 : REAL (fchown) (fd, owner, group);
}

int
unlink (const char *path)
{
  return fails (is_inside (path), FALSE, "unlink") ? -1 : REAL (unlink) (path);
}

/* --- For the tests --- */

void
kei_test_disk_begin (const char *folder, guint n, int error, KeiTestDisk disk)
{
  g_mutex_lock (&state.lock);
  state.folder = folder;
  state.n = n;
  state.error = error;
  state.disk = disk;
  state.failed = NULL;
  g_mutex_unlock (&state.lock);
}

const char *
kei_test_disk_end (void)
{
  g_mutex_lock (&state.lock);
  state.folder = NULL;
  g_mutex_unlock (&state.lock);
  return state.failed;
}
