/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for a file. The shape is GtkFileDialog's; where GTK has none, GtkFileChooserNative does the
 * work. Dismissing the dialog is GTK_DIALOG_ERROR_DISMISSED there and G_IO_ERROR_CANCELLED here, on
 * every version. Both go through the portal where there is one. Main thread. */
typedef struct
{
  const char *title;
  const char *accept;  /* label of the button that accepts, with mnemonic */
  const char *name;    /* (nullable) suggested file name, for saving */
  GFile *folder;       /* (nullable) where to start */
  GListModel *filters; /* (nullable) (element-type GtkFileFilter), the first is chosen */
  gboolean multiple;   /* for opening: kei_file_picker_open_finish() may return several */
} KeiFilePickerOptions;

/* One filter, of files whose names end in a dot and @suffix. (transfer full) (element-type GtkFileFilter) */
GListModel *kei_file_picker_create_filters (const char *name, const char *suffix);

void kei_file_picker_open_async (GtkWindow *parent, const KeiFilePickerOptions *options, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full) (element-type GFile) */
GListModel *kei_file_picker_open_finish (GAsyncResult *result, GError **error);

void kei_file_picker_save_async (GtkWindow *parent, const KeiFilePickerOptions *options, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full) */
GFile *kei_file_picker_save_finish (GAsyncResult *result, GError **error);

G_END_DECLS
