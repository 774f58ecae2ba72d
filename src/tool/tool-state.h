/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tool.h"

G_BEGIN_DECLS

/* A plan as it is in a file, or one of the named versions in it: FILE or FILE@VERSION, the version by its number in the list of `versions` or by
 * its name. A file that is called so goes before. */
typedef struct
{
  char *file;       /* (owned) */
  KeiTree *plan;    /* (owned): what is in the file */
  KeiTree *content; /* (owned): what is meant; of a version with what the file's record says of pairs */
  KeiNode *version; /* (unowned) (nullable): of the plan */
  guint number;     /* the version's, from 1; 0 for the plan as it is in the file */
} ToolState;

/* Reads two, each file once. Of two states of one file the newer one alone has the record, as in the window. FALSE after a message. */
gboolean tool_state_read_two (ToolState *states, const char *earlier, const char *later);
void tool_state_clear (ToolState *state);

/* When it was named, or its file written, an ISO 8601 instant; NULL where that is not known. (transfer full) */
char *tool_state_dup_time (const ToolState *state);

G_END_DECLS
