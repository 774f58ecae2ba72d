/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For kei-change*.c only. */
#pragma once

#include "kei-change.h"

G_BEGIN_DECLS

struct _KeiChange
{
  gatomicrefcount ref_count;
  KeiChangeType type;
  KeiId node;
  union
  {
    struct
    {
      KeiField field;
      KeiValue old_value;
      KeiValue new_value;
    } set;
    struct
    {
      KeiPlace from;    /* of a remove or move */
      KeiPlace to;      /* of an insert or move */
      KeiNode *subtree; /* (owned) of an insert or remove */
    } structure;
    struct
    {
      char *label;      /* (owned) (nullable) */
      GPtrArray *parts; /* (owned) (element-type KeiChange) */
    } group;
  };
};

G_END_DECLS
