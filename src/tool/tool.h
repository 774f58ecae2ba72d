/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands of keikaku-tool share: the table of them, files in and out, messages.
 * Results go to standard output or -o; messages to standard error as
 * "keikaku-tool: FILE:LINE: what and why". */
#pragma once

#include "kei-xml.h"

G_BEGIN_DECLS

/* Exit codes: what the call was for is so, or is not so, or could not be done. */
typedef enum {
  TOOL_GOOD = 0,
  TOOL_BAD = 1,
  TOOL_TROUBLE = 2,
} ToolExit;

/* One command. @argv[0] is its name; options may stand anywhere behind it. */
typedef struct
{
  const char *name;
  const char *arguments; /* as --help shows them */
  const char *summary;   /* msgid */
  ToolExit (*run) (int argc, char **argv);
} ToolCommand;

ToolExit tool_canonicalize (int argc, char **argv);
ToolExit tool_check (int argc, char **argv);
ToolExit tool_diff (int argc, char **argv);
ToolExit tool_export (int argc, char **argv);
ToolExit tool_import (int argc, char **argv);
ToolExit tool_outline (int argc, char **argv);
ToolExit tool_sdg (int argc, char **argv);
ToolExit tool_stats (int argc, char **argv);
ToolExit tool_validate (int argc, char **argv);
ToolExit tool_versions (int argc, char **argv);

/* Takes @options out of the command line. Afterwards @argv[1] … are the files, at least @min and at
 * most @max of them. Returns FALSE after a message. */
gboolean tool_parse_options (const GOptionEntry *options, int *argc, char ***argv, int min, int max);

/* Whether @format (nullable) is "json"; anything but that and "text" sets *@known to FALSE after a message. */
gboolean tool_wants_json (const char *format, gboolean *known);

void tool_complain (const char *file, guint line, const char *message);

/* Reads a plan, "-" being standard input. Returns NULL after a message. A newer format is read with a
 * warning. @bytes (nullable) gets what was read. (transfer full) */
KeiTree *tool_read_plan (const char *file, KeiXmlInfo *info, GBytes **bytes);
/* Opens what tool_read_plan() reads. NULL with an error, also when it is too large. (transfer full) */
GInputStream *tool_open_plan (const char *file, GError **error);
GBytes *tool_read_bytes (const char *file, GError **error);

/* Writes to @file, all or nothing, or to standard output when it is NULL or "-". */
ToolExit tool_write (const char *file, const char *data, gsize size);

G_END_DECLS
