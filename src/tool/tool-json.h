/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing JSON: commas and indentation are kept here, the caller says what comes. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  GString *text; /* owned */
  guint depth;
  gboolean is_first; /* nothing stands in the innermost array or object yet */
} ToolJson;

void tool_json_init (ToolJson *self);
void tool_json_clear (ToolJson *self);

/* @name (nullable) is the member's, where the value is one of an object. */
void tool_json_open (ToolJson *self, const char *name, char bracket);        /* '{' or '[' */
void tool_json_close (ToolJson *self, char bracket);                         /* '}' or ']' */
void tool_json_string (ToolJson *self, const char *name, const char *value); /* (nullable) */
void tool_json_bool (ToolJson *self, const char *name, gboolean value);
void tool_json_int (ToolJson *self, const char *name, gint64 value);
void tool_json_double (ToolJson *self, const char *name, double value);
/* The whole text with its closing newline. */
const char *tool_json_end (ToolJson *self, gsize *length);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ToolJson, tool_json_clear)

G_END_DECLS
