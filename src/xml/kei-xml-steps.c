/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading keeps each step as it stands, for what its field is called depends on the node, and that may be one
 * that an earlier step inserted. So the steps are understood when they are done, one after the other. */
#include "config.h"

#include "kei-xml-steps.h"

#include <glib/gi18n-lib.h>

#include "kei-edit.h"

#define NAME(xml) ((const char *) (xml))

typedef struct
{
  KeiChangeType type;
  KeiId node;     /* of an insert: KEI_ID_NONE */
  KeiPlace place; /* of an insert or move, without its slot */
  char *field;    /* (owned): of a set */
  char *text;     /* (owned): of a set */
  gsize length;
} Step;

struct _KeiXmlSteps
{
  GArray *steps; /* (element-type Step) */
  char *label;   /* (nullable) (owned) */
  GString *text; /* of the step that is open */
  gboolean is_open;
};

/* Which attributes an element has. */
typedef enum {
  HAS_NODE = 1 << 0,
  HAS_FIELD = 1 << 1,
  HAS_PLACE = 1 << 2,
} Attributes;

static const struct
{
  const char *name;
  KeiChangeType type;
  Attributes attributes;
} kinds[] = {
  { "set", KEI_CHANGE_SET, HAS_NODE | HAS_FIELD },
  { "insert", KEI_CHANGE_INSERT, HAS_PLACE },
  { "move", KEI_CHANGE_MOVE, HAS_NODE | HAS_PLACE },
  { "remove", KEI_CHANGE_REMOVE, HAS_NODE },
};

static void
clear_step (gpointer data)
{
  Step *step = data;

  g_free (step->field);
  g_free (step->text);
}

KeiXmlSteps *
kei_xml_steps_new (void)
{
  KeiXmlSteps *self = g_new0 (KeiXmlSteps, 1);

  self->steps = g_array_new (FALSE, TRUE, sizeof (Step));
  g_array_set_clear_func (self->steps, clear_step);
  self->text = g_string_new (NULL);
  return self;
}

void
kei_xml_steps_free (KeiXmlSteps *self)
{
  g_array_unref (self->steps);
  g_string_free (self->text, TRUE);
  g_free (self->label);
  g_free (self);
}

/* --- Reading --- */

/* (transfer full) */
static char *
dup_value (const xmlChar **attribute)
{
  gsize length = (gsize) (attribute[4] - attribute[3]);
  char *decoded = kei_xml_decode_value (attribute[3], &length);

  return decoded != NULL ? decoded : g_strndup (NAME (attribute[3]), length);
}

void
kei_xml_steps_begin (KeiXmlSteps *self, KeiXmlParser *parser, int n_attributes, const xmlChar **attributes)
{
  for (int i = 0; i < n_attributes; i++)
    if (g_str_equal (attributes[5 * i], "label") && attributes[5 * i + 1] == NULL)
      self->label = dup_value (attributes + 5 * i);
    else
      kei_xml_parser_fail (parser, KEI_XML_ERROR_INVALID, _ ("<%s> has no attribute “%s”."), "steps", NAME (attributes[5 * i]));
}

/* FALSE: no attribute of such an element, or no value of it. */
static gboolean
take_attribute (Step *step, Attributes wanted, const char *name, const char *value, Attributes *had)
{
  guint64 number;

  if (g_str_equal (name, "node") && wanted & HAS_NODE)
    {
      *had |= HAS_NODE;
      return kei_id_parse (value, (gssize) strlen (value), &step->node);
    }
  if (g_str_equal (name, "field") && wanted & HAS_FIELD)
    {
      *had |= HAS_FIELD;
      step->field = g_strdup (value);
      return TRUE;
    }
  if (!(wanted & HAS_PLACE))
    return FALSE;
  if (g_str_equal (name, "parent"))
    {
      *had |= HAS_PLACE;
      return kei_id_parse (value, (gssize) strlen (value), &step->place.parent);
    }
  if (g_str_equal (name, "after"))
    return kei_id_parse (value, (gssize) strlen (value), &step->place.after);
  if (!g_str_equal (name, "foreign") || !g_ascii_string_to_unsigned (value, 10, 1, G_MAXINT, &number, NULL))
    return FALSE;
  step->place.foreign = (guint) number;
  return TRUE;
}

void
kei_xml_steps_open (KeiXmlSteps *self, KeiXmlParser *parser, const xmlChar *name, int n_attributes, const xmlChar **attributes)
{
  Step step = { 0 };
  Attributes had = 0;
  guint kind = 0;

  while (kind < G_N_ELEMENTS (kinds) && !g_str_equal (kinds[kind].name, NAME (name)))
    kind++;
  if (self->is_open || kind == G_N_ELEMENTS (kinds))
    {
      kei_xml_parser_fail (parser, KEI_XML_ERROR_INVALID, _ ("<%s> must not stand in <%s>."), NAME (name), NAME (parser->context->name));
      return;
    }
  step.type = kinds[kind].type;
  for (int i = 0; i < n_attributes && parser->error == NULL; i++)
    {
      const xmlChar **attribute = attributes + 5 * i;
      g_autofree char *value = dup_value (attribute);

      if (attribute[1] != NULL || !take_attribute (&step, kinds[kind].attributes, NAME (attribute[0]), value, &had))
        kei_xml_parser_fail (parser, KEI_XML_ERROR_INVALID, _ ("<%s> has no attribute “%s” with that value."), NAME (name), NAME (attribute[0]));
    }
  if (parser->error == NULL && had != kinds[kind].attributes)
    kei_xml_parser_fail (parser, KEI_XML_ERROR_INVALID, _ ("<%s> does not say what it is about."), NAME (name));
  else if (self->steps->len >= KEI_MAX_NODES)
    kei_xml_parser_fail (parser, KEI_XML_ERROR_REFUSED, _ ("The plan has more than %u elements."), KEI_MAX_NODES);
  g_array_append_val (self->steps, step);
  g_string_truncate (self->text, 0);
  self->is_open = TRUE;
}

gboolean
kei_xml_steps_add_text (KeiXmlSteps *self, KeiXmlParser *parser, const char *text, gsize length)
{
  /* Text belongs to sets only; elsewhere the caller allows white space. */
  if (!self->is_open || g_array_index (self->steps, Step, self->steps->len - 1).type != KEI_CHANGE_SET)
    return FALSE;
  if (self->text->len + length > KEI_MAX_FIGURE)
    kei_xml_parser_fail (parser, KEI_XML_ERROR_REFUSED, _ ("<%s> holds more than %u bytes."), "set", KEI_MAX_FIGURE);
  else
    g_string_append_len (self->text, text, length);
  return TRUE;
}

gboolean
kei_xml_steps_close (KeiXmlSteps *self)
{
  Step *step;

  if (!self->is_open)
    return FALSE;
  step = &g_array_index (self->steps, Step, self->steps->len - 1);
  step->length = self->text->len;
  step->text = g_strndup (self->text->str, self->text->len);
  self->is_open = FALSE;
  return TRUE;
}

/* --- Doing --- */

static gboolean
set_field (KeiEdit *edit, const Step *step, GError **error)
{
  KeiNode *node = kei_tree_lookup (kei_edit_get_tree (edit), step->node);
  const KeiKindInfo *kind = node != NULL ? kei_schema_kind (kei_node_get_kind (node)) : NULL;

  for (guint i = 0; kind != NULL && i < kind->n_fields; i++)
    if (g_str_equal (kind->fields[i].name, step->field))
      {
        g_auto (KeiValue) value = KEI_VALUE_INIT;

        if (step->length > 0 && !kei_value_parse (step->text, (gssize) step->length, &kind->fields[i], &value, error))
          return FALSE;
        kei_edit_set (edit, step->node, kind->fields[i].id, &value);
        return TRUE;
      }
  if (kind == NULL)
    g_set_error_literal (error, KEI_CHANGE_ERROR, KEI_CHANGE_ERROR_STALE, _ ("What was to be changed is not there"));
  else
    g_set_error (error, KEI_XML_ERROR, KEI_XML_ERROR_INVALID, _ ("<%s> has no field “%s”."), kind->name, step->field);
  return FALSE;
}

/* A kind stands in one slot of its parent. */
static KeiPlace
complete_place (KeiEdit *edit, const Step *step, KeiNode *node)
{
  KeiNode *parent = kei_tree_lookup (kei_edit_get_tree (edit), step->place.parent);
  KeiPlace place = step->place;

  if (parent != NULL && node != NULL)
    place.slot = kei_schema_slot_for (kei_node_get_kind (parent), kei_node_get_kind (node));
  return place;
}

static gboolean
do_step (KeiEdit *edit, const Step *step, GPtrArray *nodes, guint *n_inserted, GError **error)
{
  KeiNode *node;
  KeiPlace place;

  switch (step->type)
    {
    case KEI_CHANGE_SET:
      return set_field (edit, step, error);
    case KEI_CHANGE_INSERT:
      if (*n_inserted >= nodes->len)
        {
          g_set_error_literal (error, KEI_XML_ERROR, KEI_XML_ERROR_INVALID, _ ("More is inserted than there is."));
          return FALSE;
        }
      node = g_ptr_array_index (nodes, (*n_inserted)++);
      place = complete_place (edit, step, node);
      kei_edit_insert (edit, &place, node);
      return TRUE;
    case KEI_CHANGE_MOVE:
      place = complete_place (edit, step, kei_tree_lookup (kei_edit_get_tree (edit), step->node));
      kei_edit_move (edit, step->node, &place);
      return TRUE;
    case KEI_CHANGE_REMOVE:
      kei_edit_remove (edit, step->node);
      return TRUE;
    case KEI_CHANGE_GROUP:
    default:
      g_assert_not_reached ();
    }
}

KeiChange *
kei_xml_steps_make (KeiXmlSteps *self, GPtrArray *nodes, KeiTree *tree, GError **error)
{
  g_autoptr (KeiEdit) edit = kei_edit_new (tree);
  guint n_inserted = 0;

  for (guint i = 0; i < self->steps->len && !kei_edit_has_failed (edit); i++)
    if (!do_step (edit, &g_array_index (self->steps, Step, i), nodes, &n_inserted, error))
      return NULL;
  if (!kei_edit_has_failed (edit) && n_inserted < nodes->len)
    {
      g_set_error_literal (error, KEI_XML_ERROR, KEI_XML_ERROR_INVALID, _ ("Less is inserted than there is."));
      return NULL;
    }
  return kei_edit_end (g_steal_pointer (&edit), self->label, error);
}
