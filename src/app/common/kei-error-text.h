/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What an error of a file means to a person: what happened, where, and what can be done. */
typedef struct
{
  char *heading; /* one line */
  char *cause;   /* where and why, one or two sentences */
  char *advice;  /* what can be done */
} KeiErrorText;

typedef enum {
  KEI_ERROR_TEXT_OPENING,
  KEI_ERROR_TEXT_SAVING,
} KeiErrorTextWhile;

/* @name is the file's, for people. (transfer full) */
KeiErrorText *kei_error_text_new (const GError *error, KeiErrorTextWhile doing, const char *name);
void kei_error_text_free (KeiErrorText *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeiErrorText, kei_error_text_free)

G_END_DECLS
