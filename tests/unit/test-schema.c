/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-schema.h"

/* What the code relies on in every row of the table. */
static void
test_rows (void)
{
  for (KeiKind kind = KEI_KIND_NONE + 1; kind < KEI_N_KINDS; kind++)
    {
      const KeiKindInfo *info = kei_schema_kind (kind);
      g_autoptr (GHashTable) elements = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GHashTable) attributes = g_hash_table_new (g_str_hash, g_str_equal);
      gboolean texts_began = FALSE;

      g_assert_cmpint (info->id, ==, kind);
      g_assert_cmpint (kei_schema_kind_by_name (info->name), ==, kind);
      g_assert_cmpuint (info->n_fields, <=, KEI_MAX_FIELDS);
      g_assert_cmpuint (info->n_slots, <=, KEI_MAX_SLOTS);
      g_hash_table_add (attributes, (gpointer) "id");

      for (guint i = 0; i < info->n_fields; i++)
        {
          const KeiFieldInfo *field = &info->fields[i];
          gboolean is_text = field->type == KEI_FIELD_TYPE_TEXT;

          g_test_message ("%s.%s", info->name, field->name);
          g_assert_cmpint (kei_schema_field_index (kind, field->id), ==, i);
          g_assert_true (kei_schema_field_by_name (kind, field->name) == field);
          g_assert_nonnull (field->label);
          g_assert_true (g_hash_table_add (is_text ? elements : attributes, (gpointer) field->name));
          g_assert_true (is_text || !texts_began); /* attributes stand before elements in the file */
          texts_began |= is_text;
          g_assert_cmpint (field->type == KEI_FIELD_TYPE_CHOICE, ==, field->choices != NULL);
          g_assert_cmpint (field->type == KEI_FIELD_TYPE_REF || field->type == KEI_FIELD_TYPE_REFS, ==, field->slot != KEI_SLOT_NONE);
          if (field->slot != KEI_SLOT_NONE)
            g_assert_cmpint (kei_schema_slot_index (KEI_KIND_PLAN, field->slot), >=, 0);
        }

      for (guint i = 0; i < info->n_slots; i++)
        {
          const KeiSlotInfo *slot = &info->slots[i];

          g_assert_cmpint (kei_schema_slot_index (kind, slot->id), ==, i);
          g_assert_true (i == 0 || info->slots[i - 1].part <= slot->part);
          for (guint k = 0; slot->kinds[k] != KEI_KIND_NONE; k++)
            {
              const char *name = kei_schema_kind (slot->kinds[k])->name;

              /* No kind stands in two slots, no child is called as a field that is an element. */
              g_assert_cmpint (kei_schema_slot_for (kind, slot->kinds[k]), ==, slot->id);
              g_assert_true (g_hash_table_add (elements, (gpointer) name));
            }
        }
    }
}

static void
test_look_ups (void)
{
  g_assert_cmpint (kei_schema_kind_by_name ("measure"), ==, KEI_KIND_NONE);
  g_assert_cmpint (kei_schema_field_index (KEI_KIND_ROW, KEI_FIELD_TITLE), ==, -1);
  g_assert_null (kei_schema_field (KEI_KIND_ROW, KEI_FIELD_TITLE));
  g_assert_cmpint (kei_schema_slot_index (KEI_KIND_ROW, KEI_SLOT_ITEMS), ==, -1);
  g_assert_cmpint (kei_schema_slot_for (KEI_KIND_ITEM, KEI_KIND_BODY), ==, KEI_SLOT_NONE);
  g_assert_cmpint (kei_schema_headline (KEI_KIND_INDICATOR), ==, KEI_FIELD_NAME);
  g_assert_cmpint (kei_schema_headline (KEI_KIND_BUDGET_LINE), ==, KEI_FIELD_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/schema/rows", test_rows);
  g_test_add_func ("/schema/look-ups", test_look_ups);
  return g_test_run ();
}
