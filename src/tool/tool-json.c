/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tool-json.h"

void
tool_json_init (ToolJson *self)
{
  self->text = g_string_new (NULL);
  self->depth = 0;
  self->is_first = TRUE;
}

void
tool_json_clear (ToolJson *self)
{
  g_string_free (self->text, TRUE);
}

static void
break_line (ToolJson *self)
{
  g_string_append_c (self->text, '\n');
  for (guint i = 0; i < self->depth; i++)
    g_string_append (self->text, "  ");
}

static void
add_string (ToolJson *self, const char *value)
{
  g_string_append_c (self->text, '"');
  for (const char *p = value; *p != '\0'; p++)
    switch (*p)
      {
      case '"':
      case '\\':
        g_string_append_c (self->text, '\\');
        g_string_append_c (self->text, *p);
        break;
      case '\n':
        g_string_append (self->text, "\\n");
        break;
      case '\t':
        g_string_append (self->text, "\\t");
        break;
      default:
        if ((guchar) *p < 0x20 || *p == 0x7f)
          g_string_append_printf (self->text, "\\u%04x", (guchar) *p);
        else
          g_string_append_c (self->text, *p);
      }
  g_string_append_c (self->text, '"');
}

/* What stands before every value. */
static void
begin_value (ToolJson *self, const char *name)
{
  if (self->depth > 0)
    {
      if (!self->is_first)
        g_string_append_c (self->text, ',');
      break_line (self);
    }
  self->is_first = FALSE;
  if (name != NULL)
    {
      add_string (self, name);
      g_string_append (self->text, ": ");
    }
}

void
tool_json_open (ToolJson *self, const char *name, char bracket)
{
  begin_value (self, name);
  g_string_append_c (self->text, bracket);
  self->depth++;
  self->is_first = TRUE;
}

void
tool_json_close (ToolJson *self, char bracket)
{
  self->depth--;
  if (!self->is_first)
    break_line (self);
  g_string_append_c (self->text, bracket);
  self->is_first = FALSE;
}

void
tool_json_string (ToolJson *self, const char *name, const char *value)
{
  begin_value (self, name);
  if (value != NULL)
    add_string (self, value);
  else
    g_string_append (self->text, "null");
}

void
tool_json_bool (ToolJson *self, const char *name, gboolean value)
{
  begin_value (self, name);
  g_string_append (self->text, value ? "true" : "false");
}

void
tool_json_int (ToolJson *self, const char *name, gint64 value)
{
  begin_value (self, name);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

void
tool_json_double (ToolJson *self, const char *name, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  begin_value (self, name);
  g_string_append (self->text, g_ascii_formatd (digits, sizeof digits, "%.3g", value));
}

const char *
tool_json_end (ToolJson *self, gsize *length)
{
  g_string_append_c (self->text, '\n');
  *length = self->text->len;
  return self->text->str;
}
