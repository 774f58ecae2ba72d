/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shelf is put up again when the plan's house styles are others than before: nodes do not change, so looking at them is
 * enough, and the plan's other edits cost nothing. */
#include "config.h"

#include "kei-style-shelf.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *name;            /* owned */
  KeiReportStyle *style; /* owned */
  KeiId id;              /* of the house style, or KEI_ID_NONE */
} Style;

struct _KeiStyleShelf
{
  GObject parent_instance;

  KeiEditor *editor; /* owned, nullable */
  KeiStyleUse use;
  GPtrArray *nodes; /* owned (element-type KeiNode): the house styles that were last looked at */
  GArray *styles;   /* owned (element-type Style) */
  GArray *opened;   /* owned (element-type Style): from files */
  guint n_own;      /* at the end */
};

G_DEFINE_FINAL_TYPE (KeiStyleShelf, kei_style_shelf, G_TYPE_OBJECT)

static guint changed_signal;

static void
clear_style (gpointer data)
{
  Style *style = data;

  g_free (style->name);
  kei_report_style_unref (style->style);
}

/* --- Putting up --- */

static void
put (GArray *styles, const char *name, KeiReportStyle *style, KeiId id)
{
  Style one = { g_strdup (name), kei_report_style_ref (style), id };

  g_array_append_val (styles, one);
}

static gboolean
is_for (const KeiReportStyle *style, KeiStyleUse use)
{
  return (kei_report_style_get_option (style, "compare-sides") != NULL) == (use == KEI_STYLE_USE_COMPARISON);
}

static void
put_shipped (KeiStyleShelf *self)
{
  const char *const *codes = self->use == KEI_STYLE_USE_COMPARISON ? kei_report_style_shipped_comparisons () : kei_report_style_shipped ();

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autoptr (KeiReportStyle) style = kei_report_style_new_shipped (codes[i]);
      g_autofree char *name = kei_report_style_dup_name (style, NULL);

      put (self->styles, name, style, KEI_ID_NONE);
    }
}

static KeiNode *const *
get_nodes (KeiStyleShelf *self, guint *n)
{
  *n = 0;
  return self->editor != NULL ? kei_node_get_children (kei_tree_get_root (kei_editor_get_tree (self->editor)), KEI_SLOT_HOUSE_STYLES, n) : NULL;
}

static void
put_own (KeiStyleShelf *self)
{
  guint n;
  KeiNode *const *nodes = get_nodes (self, &n);

  g_ptr_array_set_size (self->nodes, 0);
  self->n_own = 0;
  for (guint i = 0; i < n; i++)
    {
      const char *settings = kei_node_get_text (nodes[i], KEI_FIELD_SETTINGS);
      g_autoptr (KeiReportStyle) style = *settings != '\0' ? kei_report_style_new (settings, -1, NULL) : NULL;

      g_ptr_array_add (self->nodes, kei_node_ref (nodes[i]));
      if (style == NULL || !is_for (style, self->use))
        continue;
      put (self->styles, kei_node_get_headline (nodes[i]), style, kei_node_get_id (nodes[i]));
      self->n_own++;
    }
}

static void
put_up (KeiStyleShelf *self)
{
  g_array_set_size (self->styles, 0);
  put_shipped (self);
  for (guint i = 0; i < self->opened->len; i++)
    {
      const Style *style = &g_array_index (self->opened, Style, i);

      put (self->styles, style->name, style->style, KEI_ID_NONE);
    }
  put_own (self);
}

static void
plan_changed_cb (KeiStyleShelf *self)
{
  guint n;
  KeiNode *const *nodes = get_nodes (self, &n);
  gboolean same = n == self->nodes->len;

  for (guint i = 0; i < n && same; i++)
    same = g_ptr_array_index (self->nodes, i) == nodes[i];
  if (same)
    return;
  put_up (self);
  g_signal_emit (self, changed_signal, 0);
}

/* --- The class --- */

static void
kei_style_shelf_finalize (GObject *object)
{
  KeiStyleShelf *self = KEI_STYLE_SHELF (object);

  g_clear_object (&self->editor);
  g_ptr_array_unref (self->nodes);
  g_array_unref (self->styles);
  g_array_unref (self->opened);
  G_OBJECT_CLASS (kei_style_shelf_parent_class)->finalize (object);
}

static void
kei_style_shelf_class_init (KeiStyleShelfClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kei_style_shelf_finalize;
  changed_signal = g_signal_new ("changed", KEI_TYPE_STYLE_SHELF, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kei_style_shelf_init (KeiStyleShelf *self)
{
  self->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) kei_node_unref);
  self->styles = g_array_new (FALSE, FALSE, sizeof (Style));
  g_array_set_clear_func (self->styles, clear_style);
  self->opened = g_array_new (FALSE, FALSE, sizeof (Style));
  g_array_set_clear_func (self->opened, clear_style);
}

KeiStyleShelf *
kei_style_shelf_new (KeiEditor *editor, KeiStyleUse use)
{
  KeiStyleShelf *self = g_object_new (KEI_TYPE_STYLE_SHELF, NULL);

  self->use = use;
  if (editor != NULL)
    {
      self->editor = g_object_ref (editor);
      g_signal_connect_object (kei_editor_get_document (editor), "changed", G_CALLBACK (plan_changed_cb), self, G_CONNECT_SWAPPED);
    }
  put_up (self);
  return self;
}

/* --- Asking --- */

static const Style *
get (KeiStyleShelf *self, guint i)
{
  g_return_val_if_fail (i < self->styles->len, NULL);
  return &g_array_index (self->styles, Style, i);
}

guint
kei_style_shelf_get_n (KeiStyleShelf *self)
{
  g_return_val_if_fail (KEI_IS_STYLE_SHELF (self), 0);
  return self->styles->len;
}

const char *
kei_style_shelf_get_name (KeiStyleShelf *self, guint i)
{
  const Style *style = get (self, i);

  return style != NULL ? style->name : NULL;
}

KeiReportStyle *
kei_style_shelf_get_style (KeiStyleShelf *self, guint i)
{
  const Style *style = get (self, i);

  return style != NULL ? style->style : NULL;
}

KeiId
kei_style_shelf_get_id (KeiStyleShelf *self, guint i)
{
  const Style *style = get (self, i);

  return style != NULL ? style->id : KEI_ID_NONE;
}

guint
kei_style_shelf_find (KeiStyleShelf *self, KeiId id)
{
  g_return_val_if_fail (KEI_IS_STYLE_SHELF (self), KEI_STYLE_NONE);

  for (guint i = 0; i < self->styles->len; i++)
    if (id != KEI_ID_NONE && g_array_index (self->styles, Style, i).id == id)
      return i;
  return KEI_STYLE_NONE;
}

gboolean
kei_style_shelf_can_keep (KeiStyleShelf *self)
{
  g_return_val_if_fail (KEI_IS_STYLE_SHELF (self), FALSE);
  return self->editor != NULL && !kei_editor_get_read_only (self->editor);
}

/* --- Changing --- */

guint
kei_style_shelf_add (KeiStyleShelf *self, KeiReportStyle *style)
{
  g_autofree char *name = kei_report_style_dup_name (style, NULL);

  g_return_val_if_fail (KEI_IS_STYLE_SHELF (self), KEI_STYLE_NONE);

  put (self->opened, name, style, KEI_ID_NONE);
  put_up (self);
  g_signal_emit (self, changed_signal, 0);
  return self->styles->len - self->n_own - 1;
}

/* A name that no style has yet. */
static char *
find_name (KeiStyleShelf *self, guint base)
{
  const char *municipality = kei_node_get_text (kei_tree_get_root (kei_editor_get_tree (self->editor)), KEI_FIELD_MUNICIPALITY);
  const char *name = kei_style_shelf_get_name (self, base);
  g_autofree char *stem = g_str_has_prefix (name, municipality) ? g_strdup (name) : g_strdup_printf ("%s %s", municipality, name);

  for (guint number = 1;; number++)
    {
      g_autofree char *tried = number == 1 ? g_strdup (stem) : g_strdup_printf ("%s %u", stem, number);
      gboolean taken = FALSE;

      for (guint i = 0; i < self->styles->len; i++)
        taken |= g_str_equal (g_array_index (self->styles, Style, i).name, tried);
      if (!taken)
        return g_steal_pointer (&tried);
    }
}

guint
kei_style_shelf_keep (KeiStyleShelf *self, guint base, KeiReportStyle *style)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autoptr (KeiReportStyle) named = NULL;
  g_autoptr (KeiNode) style_node = NULL;
  KeiNodeBuilder *node;
  KeiEdit *edit;
  KeiId id;

  g_return_val_if_fail (KEI_IS_STYLE_SHELF (self), KEI_STYLE_NONE);
  g_return_val_if_fail (self->editor != NULL, KEI_STYLE_NONE);

  name = find_name (self, base);
  named = kei_report_style_with_name (style, name);
  text = kei_report_style_to_text (named);
  id = kei_id_source_next (kei_editor_get_ids (self->editor));
  node = kei_node_builder_new (KEI_KIND_HOUSE_STYLE, id);
  kei_node_builder_set_string (node, KEI_FIELD_NAME, name);
  kei_node_builder_set_string (node, KEI_FIELD_SETTINGS, text);
  style_node = kei_node_builder_end (node);
  edit = kei_editor_begin (self->editor);
  kei_edit_append (edit, kei_editor_get_plan_id (self->editor), style_node);
  return kei_editor_commit (self->editor, edit, N_ ("Keep a style in the plan")) ? kei_style_shelf_find (self, id) : KEI_STYLE_NONE;
}

/* Writes a style of the plan under a name. */
static gboolean
write_own (KeiStyleShelf *self, guint i, KeiReportStyle *style, const char *name, const char *label)
{
  const Style *own = get (self, i);
  g_autoptr (KeiReportStyle) named = NULL;
  g_autofree char *text = NULL;
  KeiEdit *edit;

  if (own == NULL || own->id == KEI_ID_NONE)
    return FALSE;
  named = kei_report_style_with_name (style, name);
  text = kei_report_style_to_text (named);
  edit = kei_editor_begin (self->editor);
  kei_edit_set_string (edit, own->id, KEI_FIELD_NAME, name);
  kei_edit_set_string (edit, own->id, KEI_FIELD_SETTINGS, text);
  return kei_editor_commit (self->editor, edit, label);
}

gboolean
kei_style_shelf_replace (KeiStyleShelf *self, guint i, KeiReportStyle *style)
{
  g_autofree char *name = g_strdup (kei_style_shelf_get_name (self, i));

  return write_own (self, i, style, name, N_ ("Change a style of the plan"));
}

gboolean
kei_style_shelf_rename (KeiStyleShelf *self, guint i, const char *name)
{
  g_autoptr (KeiReportStyle) style = kei_report_style_ref (kei_style_shelf_get_style (self, i));

  return write_own (self, i, style, name, N_ ("Rename a style of the plan"));
}

gboolean
kei_style_shelf_remove (KeiStyleShelf *self, guint i)
{
  const Style *own = get (self, i);
  KeiEdit *edit;

  if (own == NULL || own->id == KEI_ID_NONE)
    return FALSE;
  edit = kei_editor_begin (self->editor);
  kei_edit_remove (edit, own->id);
  return kei_editor_commit (self->editor, edit, N_ ("Delete a style of the plan"));
}
