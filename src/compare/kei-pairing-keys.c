/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys by which what belongs to one node is paired: the natural key, the name, the part of the key that remains where
 * nothing has the whole of it. */
#include "config.h"

#include <string.h>

#include "kei-era.h"
#include "kei-hash.h"
#include "kei-pairing-private.h"

static guint64
hash_text (guint64 hash, const char *text)
{
  return kei_hash_bytes (hash, text, strlen (text));
}

static guint64
hash_folded (const KeiAlign *self, guint64 hash, const char *text)
{
  g_autoptr (GArray) key = g_array_sized_new (FALSE, FALSE, sizeof (gunichar), 64);

  kei_fold_append (key, text, FALSE);
  kei_spellings_fold (self->pairing->spellings, key, 0);
  return kei_hash_bytes (hash, key->data, key->len * sizeof (gunichar));
}

/* References count by what they are in the later plan. */
static guint64
hash_reference (const KeiAlign *self, KeiSide side, guint64 hash, KeiId id)
{
  const KeiPair *pair = side == KEI_SIDE_OLD ? kei_pairing_find (self->pairing, side, id) : NULL;

  return kei_hash_mix (hash, pair != NULL ? pair->new_id : id);
}

static guint64
hash_fields (const KeiAlign *self, KeiSide side, const KeiNode *node, const KeiField *fields, guint n)
{
  guint64 hash = kei_node_get_kind (node);

  for (guint i = 0; i < n; i++)
    {
      const KeiFieldInfo *field = kei_schema_field (kei_node_get_kind (node), fields[i]);

      if (field->type == KEI_FIELD_TYPE_REF)
        hash = hash_reference (self, side, hash, kei_node_get_ref (node, field->id));
      else if (kei_field_type_storage (field->type) == KEI_STORAGE_STRING)
        hash = hash_text (hash, kei_node_get_text (node, field->id));
      else
        hash = kei_hash_mix (hash, (guint64) kei_node_get_int (node, field->id));
    }
  return kei_hash_finish (hash);
}

static guint64
hash_baseline (const KeiAlign *self, KeiSide side, const KeiNode *node)
{
  static const KeiField fields[] = { KEI_FIELD_PERIOD, KEI_FIELD_NUMBER };
  guint n;
  KeiNode *const *values = kei_node_get_children (node, KEI_SLOT_VALUES, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (kei_node_get_text (values[i], KEI_FIELD_ROLE), "baseline") && kei_node_has (values[i], KEI_FIELD_NUMBER))
      return hash_text (hash_fields (self, side, values[i], fields, 2), kei_node_get_text (node, KEI_FIELD_UNIT));
  return 0;
}

/* --- What others of the list say --- */

#define MAX_LOOKED_AT 256 /* children of a list that are looked at for each of them */

#define FIELDS(...) (const KeiField[]){ __VA_ARGS__ }, sizeof ((KeiField[]){ __VA_ARGS__ }) / sizeof (KeiField)

static gboolean
has_role (const KeiNode *node, const char *role)
{
  return g_str_equal (kei_node_get_text (node, KEI_FIELD_ROLE), role);
}

/* Values of a role whose year only one plan has are what the role's figure was and is, unless some of that role have a year in
 * common: then the others' years came and went. Where there are more of them in one plan, the last is the one that counts. */
static guint64
make_role_key (const KeiAlign *self, KeiSide side, guint i)
{
  const KeiNode *value = self->nodes[side][i];
  const char *role = kei_node_get_text (value, KEI_FIELD_ROLE);
  guint n_open[2] = { 0, 0 };
  gboolean is_last = TRUE;

  /* What was measured in one year is never what was measured in another. */
  if (_kei_is_actual (value) || self->n[0] > MAX_LOOKED_AT || self->n[1] > MAX_LOOKED_AT)
    return 0;
  for (guint at = 0; at < 2; at++)
    for (guint j = 0; j < self->n[at]; j++)
      if (has_role (self->nodes[at][j], role))
        {
          if (!_kei_align_is_open (self, at, j))
            return 0;
          n_open[at]++;
          is_last = is_last && (at != side || j <= i);
        }
  return n_open[0] == n_open[1] || is_last ? hash_fields (self, side, value, FIELDS (KEI_FIELD_ROLE)) : 0;
}

/* The only line that a year and role have is that one, whatever its account is called. */
static guint64
make_only_key (const KeiAlign *self, KeiSide side, guint i)
{
  const KeiNode *line = self->nodes[side][i];
  const char *role = kei_node_get_text (line, KEI_FIELD_ROLE);

  if (self->n[side] > MAX_LOOKED_AT)
    return 0;
  for (guint j = 0; j < self->n[side]; j++)
    if (j != i && kei_node_get_int (self->nodes[side][j], KEI_FIELD_YEAR) == kei_node_get_int (line, KEI_FIELD_YEAR) && has_role (self->nodes[side][j], role))
      return 0;
  return hash_fields (self, side, line, FIELDS (KEI_FIELD_YEAR, KEI_FIELD_ROLE));
}

static guint64
make_cost_key (const KeiAlign *self, KeiSide side, guint i, guint pass)
{
  const KeiNode *line = self->nodes[side][i];

  switch (pass)
    {
    case 0:
      return hash_fields (self, side, line, FIELDS (KEI_FIELD_YEAR, KEI_FIELD_ACCOUNT, KEI_FIELD_ROLE));
    case 1:
      return hash_folded (self, hash_fields (self, side, line, FIELDS (KEI_FIELD_YEAR, KEI_FIELD_ROLE)), kei_node_get_text (line, KEI_FIELD_ACCOUNT));
    default:
      return make_only_key (self, side, i);
    }
}

/* --- Rows of tables --- */

static gsize
first_cell_length (const KeiNode *row)
{
  return strcspn (kei_node_get_text (row, KEI_FIELD_CELLS), "\t");
}

/* A row is named by its first cell, where no other row of the table has the same. */
static guint64
make_cell_key (const KeiAlign *self, KeiSide side, guint i)
{
  const char *cells = kei_node_get_text (self->nodes[side][i], KEI_FIELD_CELLS);
  gsize length = first_cell_length (self->nodes[side][i]);
  g_autofree char *first = NULL;

  if (length == 0 || self->n[side] > MAX_LOOKED_AT)
    return 0;
  for (guint j = 0; j < self->n[side]; j++)
    if (j != i && first_cell_length (self->nodes[side][j]) == length && strncmp (kei_node_get_text (self->nodes[side][j], KEI_FIELD_CELLS), cells, length) == 0)
      return 0;
  first = g_strndup (cells, length);
  return hash_folded (self, KEI_KIND_ROW, first);
}

static gboolean
get_year_of_row (const KeiNode *row, KeiPeriod *year)
{
  const KeiEraContext context = { .bare = KEI_PERIOD_YEAR };
  g_autofree char *first = g_strndup (kei_node_get_text (row, KEI_FIELD_CELLS), first_cell_length (row));
  KeiPeriod last;

  return kei_era_parse (first, &context, year, &last);
}

gboolean
_kei_align_may_be_alike (const KeiNode *a, const KeiNode *b)
{
  KeiPeriod years[2];

  return kei_node_get_kind (a) != KEI_KIND_ROW || !get_year_of_row (a, &years[0]) || !get_year_of_row (b, &years[1]) || years[0] == years[1];
}

/* --- All kinds --- */

guint64
_kei_align_make_key (const KeiAlign *self, KeiSide side, guint i, guint pass, gboolean *more)
{
  const KeiNode *node = self->nodes[side][i];
  KeiKind kind = kei_node_get_kind (node);
  const char *text;

  *more = TRUE;
  switch (kind)
    {
    case KEI_KIND_TEXT:
      if (pass == 0)
        return hash_fields (self, side, node, FIELDS (KEI_FIELD_ROLE, KEI_FIELD_LABEL));
      text = kei_node_get_text (node, pass == 1 ? KEI_FIELD_LABEL : KEI_FIELD_ROLE);
      *more = pass < 2;
      return pass > 2 || *text == '\0' ? 0 : hash_folded (self, pass, text);
    case KEI_KIND_INDICATOR:
      *more = pass < 1;
      text = kei_node_get_text (node, KEI_FIELD_NAME);
      if (pass == 0)
        return *text == '\0' ? 0 : hash_folded (self, kind, text);
      return pass > 1 ? 0 : hash_baseline (self, side, node);
    case KEI_KIND_INDICATOR_VALUE:
      *more = pass < 1;
      if (pass == 0)
        return hash_fields (self, side, node, FIELDS (KEI_FIELD_PERIOD, KEI_FIELD_ROLE));
      return pass > 1 ? 0 : make_role_key (self, side, i);
    case KEI_KIND_SDG_LINK:
      *more = pass < 1;
      if (pass == 0)
        return hash_fields (self, side, node, FIELDS (KEI_FIELD_GOAL, KEI_FIELD_TARGET));
      return pass > 1 ? 0 : hash_fields (self, side, node, FIELDS (KEI_FIELD_GOAL));
    case KEI_KIND_BUDGET_LINE:
    case KEI_KIND_STAFFING_LINE:
      *more = pass < 2;
      return pass > 2 ? 0 : make_cost_key (self, side, i, pass);
    case KEI_KIND_ORIGIN:
      *more = FALSE;
      return pass > 0 ? 0 : hash_fields (self, side, node, FIELDS (KEI_FIELD_ORIGIN_PLAN, KEI_FIELD_ORIGIN_ITEM));
    case KEI_KIND_DECLARED_COUNT:
      *more = FALSE;
      return pass > 0 ? 0 : hash_fields (self, side, node, FIELDS (KEI_FIELD_LEVEL));
    default:
      /* Blocks and rows: as written, then as far as it counts. */
      *more = pass < (kind == KEI_KIND_ROW ? 2 : 1);
      text = kei_node_get_headline (node);
      if (pass == 0)
        return hash_text (kind, text);
      if (pass == 2 && kind == KEI_KIND_ROW)
        return make_cell_key (self, side, i);
      return pass > 1 || *text == '\0' ? 0 : hash_folded (self, kind, text);
    }
}
#undef FIELDS
