/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Look-ups over the schema table. The index arrays are filled once, on first use,
 * from the constant rows; nothing else is kept. */
#include "config.h"

#include "kei-schema.h"

#include "kei-schema-data.h"

typedef struct
{
  gint8 fields[KEI_N_KINDS][KEI_N_FIELDS];
  gint8 slots[KEI_N_KINDS][KEI_N_SLOTS];
  guint8 slot_for[KEI_N_KINDS][KEI_N_KINDS];
  GHashTable *kinds_by_name; /* (element-type utf8 KeiKind) */
} SchemaIndex;

static SchemaIndex *
build_index (void)
{
  SchemaIndex *index = g_new0 (SchemaIndex, 1);

  memset (index->fields, -1, sizeof index->fields);
  memset (index->slots, -1, sizeof index->slots);
  index->kinds_by_name = g_hash_table_new (g_str_hash, g_str_equal);

  for (KeiKind kind = KEI_KIND_NONE + 1; kind < KEI_N_KINDS; kind++)
    {
      const KeiKindInfo *info = &kei_schema_kinds[kind];

      g_hash_table_insert (index->kinds_by_name, (gpointer) info->name, GINT_TO_POINTER (kind));
      for (guint i = 0; i < info->n_fields; i++)
        index->fields[kind][info->fields[i].id] = (gint8) i;
      for (guint i = 0; i < info->n_slots; i++)
        {
          const KeiSlotInfo *slot = &info->slots[i];

          index->slots[kind][slot->id] = (gint8) i;
          for (guint k = 0; slot->kinds[k] != KEI_KIND_NONE; k++)
            index->slot_for[kind][slot->kinds[k]] = (guint8) slot->id;
        }
    }

  return index;
}

static inline const SchemaIndex *
get_index (void)
{
  static gsize index = 0;

  if (g_once_init_enter (&index))
    g_once_init_leave (&index, (gsize) build_index ());
  return (const SchemaIndex *) index;
}

const KeiKindInfo *
kei_schema_kind (KeiKind kind)
{
  g_return_val_if_fail (kind > KEI_KIND_NONE && kind < KEI_N_KINDS, NULL);

  return &kei_schema_kinds[kind];
}

KeiKind
kei_schema_kind_by_name (const char *name)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (get_index ()->kinds_by_name, name));
}

int
kei_schema_field_index (KeiKind kind, KeiField field)
{
  return get_index ()->fields[kind][field];
}

const KeiFieldInfo *
kei_schema_field (KeiKind kind, KeiField field)
{
  int index = kei_schema_field_index (kind, field);

  return index >= 0 ? &kei_schema_kinds[kind].fields[index] : NULL;
}

const KeiFieldInfo *
kei_schema_field_by_name (KeiKind kind, const char *name)
{
  const KeiKindInfo *info = kei_schema_kind (kind);

  for (guint i = 0; i < info->n_fields; i++)
    if (g_str_equal (info->fields[i].name, name))
      return &info->fields[i];
  return NULL;
}

int
kei_schema_slot_index (KeiKind kind, KeiSlot slot)
{
  return get_index ()->slots[kind][slot];
}

KeiSlot
kei_schema_slot_for (KeiKind parent, KeiKind child)
{
  return (KeiSlot) get_index ()->slot_for[parent][child];
}

KeiField
kei_schema_headline (KeiKind kind)
{
  const KeiKindInfo *info = kei_schema_kind (kind);

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].flags & KEI_FLAG_HEADLINE)
      return info->fields[i].id;
  return KEI_FIELD_NONE;
}

KeiStorage
kei_field_type_storage (KeiFieldType type)
{
  switch (type)
    {
    case KEI_FIELD_TYPE_STRING:
    case KEI_FIELD_TYPE_TEXT:
    case KEI_FIELD_TYPE_CHOICE:
    case KEI_FIELD_TYPE_DECIMAL:
    case KEI_FIELD_TYPE_TIME:
      return KEI_STORAGE_STRING;
    case KEI_FIELD_TYPE_LINKS:
    case KEI_FIELD_TYPE_REFS:
      return KEI_STORAGE_IDS;
    case KEI_FIELD_TYPE_LINK:
    case KEI_FIELD_TYPE_REF:
    case KEI_FIELD_TYPE_BOOL:
    case KEI_FIELD_TYPE_INT:
    case KEI_FIELD_TYPE_YEAR:
    case KEI_FIELD_TYPE_PERIOD:
    default:
      return KEI_STORAGE_INT;
    }
}

gsize
kei_field_info_max_length (const KeiFieldInfo *field)
{
  if (field->id == KEI_FIELD_DATA || field->id == KEI_FIELD_CHANGE)
    return KEI_MAX_FIGURE;
  return field->type == KEI_FIELD_TYPE_TEXT ? KEI_MAX_STRING : KEI_MAX_LINE;
}
