/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the kei-file*.c files only. */
#pragma once

#include "kei-file.h"

G_BEGIN_DECLS

struct _KeiFile
{
  GObject parent_instance;

  GFile *location;       /* owned */
  char *etag;            /* owned, nullable: of what was read or written last */
  GFileMonitor *monitor; /* owned, nullable: where there can be none */
  guint recheck_id;      /* a look at the etag that is due, or 0 */
  guint n_busy;
  gboolean changed_outside;

  gboolean saving;    /* one is under way */
  GPtrArray *waiting; /* owned (element-type GTask): those that the next save is for */
};

/* The file on disk now has this etag, because we read or wrote it. */
void _kei_file_set_etag (KeiFile *self, const char *etag);
void _kei_file_hold (KeiFile *self);
void _kei_file_release (KeiFile *self);

G_END_DECLS
