/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-hit-item.h"

#include <glib/gi18n-lib.h>

#include "kei-choices.h"

/* Characters that are shown before and after the words. */
#define BEFORE 20
#define AFTER 60

struct _KeiHitItem
{
  GObject parent_instance;

  KeiTree *tree; /* owned */
  KeiHit hit;
  gboolean chosen;
};

G_DEFINE_FINAL_TYPE (KeiHitItem, kei_hit_item, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_CHOSEN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

const KeiHit *
kei_hit_item_get_hit (KeiHitItem *self)
{
  g_return_val_if_fail (KEI_IS_HIT_ITEM (self), NULL);

  return &self->hit;
}

gboolean
kei_hit_item_get_chosen (KeiHitItem *self)
{
  g_return_val_if_fail (KEI_IS_HIT_ITEM (self), FALSE);

  return self->chosen;
}

char *
kei_hit_item_dup_place (KeiHitItem *self)
{
  KeiNode *node = kei_tree_lookup (self->tree, self->hit.node);
  const KeiKindInfo *kind = kei_schema_kind (kei_node_get_kind (node));
  const char *label = g_dgettext (GETTEXT_PACKAGE, kei_schema_field (kind->id, self->hit.field)->label);
  const char *title = NULL;

  for (KeiNode *above = node; above != NULL; above = kei_tree_get_parent (self->tree, kei_node_get_id (above)))
    {
      KeiKind above_kind = kei_node_get_kind (above);

      if (above_kind != KEI_KIND_ITEM && above_kind != KEI_KIND_SECTION && above_kind != KEI_KIND_PLAN)
        continue;
      title = kei_node_get_headline (above);
      break;
    }
  if (kind->id == KEI_KIND_TEXT)
    {
      g_autofree char *role = kei_choices_dup_label (self->tree, "text-roles", kei_node_get_string (node, KEI_FIELD_ROLE));

      return g_strdup_printf ("%s › %s", title, *role != '\0' ? role : label);
    }
  if (kind->id == KEI_KIND_ITEM || kind->id == KEI_KIND_SECTION || kind->id == KEI_KIND_PLAN)
    return g_strdup_printf ("%s › %s", title, label);
  return g_strdup_printf ("%s › %s › %s", title, g_dgettext (GETTEXT_PACKAGE, kind->label), label);
}

/* Appends text as markup, line ends as spaces. */
static void
append_text (GString *markup, const char *text, gsize length)
{
  g_autofree char *line = g_strdelimit (g_strndup (text, length), "\n\t", ' ');
  g_autofree char *escaped = g_markup_escape_text (line, -1);

  g_string_append (markup, escaped);
}

char *
kei_hit_item_dup_markup (KeiHitItem *self, const char *replacement)
{
  const char *text = kei_node_get_text (kei_tree_lookup (self->tree, self->hit.node), self->hit.field);
  const char *words = text + self->hit.start;
  const char *end = words + self->hit.length;
  const char *first = words;
  const char *last = end;
  GString *markup = g_string_new (NULL);

  for (guint i = 0; i < BEFORE && first > text; i++)
    first = g_utf8_prev_char (first);
  for (guint i = 0; i < AFTER && *last != '\0'; i++)
    last = g_utf8_next_char (last);

  if (first > text)
    g_string_append (markup, "…");
  append_text (markup, first, (gsize) (words - first));
  g_string_append (markup, "<span weight=\"bold\" underline=\"single\">");
  if (replacement != NULL)
    append_text (markup, replacement, strlen (replacement));
  else
    append_text (markup, words, (gsize) (end - words));
  g_string_append (markup, "</span>");
  append_text (markup, end, (gsize) (last - end));
  return g_string_free (markup, FALSE);
}

static void
kei_hit_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KeiHitItem *self = KEI_HIT_ITEM (object);

  switch (id)
    {
    case PROP_CHOSEN:
      g_value_set_boolean (value, self->chosen);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kei_hit_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KeiHitItem *self = KEI_HIT_ITEM (object);

  switch (id)
    {
    case PROP_CHOSEN:
      if (self->chosen == g_value_get_boolean (value))
        break;
      self->chosen = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kei_hit_item_finalize (GObject *object)
{
  KeiHitItem *self = KEI_HIT_ITEM (object);

  g_clear_pointer (&self->tree, kei_tree_unref);
  G_OBJECT_CLASS (kei_hit_item_parent_class)->finalize (object);
}

static void
kei_hit_item_class_init (KeiHitItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kei_hit_item_get_property;
  object_class->set_property = kei_hit_item_set_property;
  object_class->finalize = kei_hit_item_finalize;
  properties[PROP_CHOSEN] = g_param_spec_boolean ("chosen", NULL, NULL, TRUE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kei_hit_item_init (KeiHitItem *self)
{
  self->chosen = TRUE;
}

KeiHitItem *
kei_hit_item_new (KeiTree *tree, const KeiHit *hit)
{
  KeiHitItem *self = g_object_new (KEI_TYPE_HIT_ITEM, NULL);

  self->tree = kei_tree_ref (tree);
  self->hit = *hit;
  return self;
}
