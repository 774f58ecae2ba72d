/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parser events → nodes. One state says where in the file's frame we are; within it the
 * stack of open nodes (kei-xml-nodes.c) says the rest.
 *
 *   PROLOG ──<plan>──▶ FRAME ──<content>──▶ CONTENT ──▶ BETWEEN ──<record>──▶ RECORD ──▶ END ──</plan>──▶ EPILOG
 *
 * <clipboard> runs through the same states with <nodes> and <context>, in which every kind
 * may stand. Three things suspend the states while they last: a TEXT field that is open
 * (`field`), foreign content that is copied (`foreign.depth`), and, in files of a newer format,
 * what is left out (`skipping`). */
#include "config.h"

#include "kei-xml-events.h"

#include <glib/gi18n-lib.h>

#define MAX_FOREIGN_DEPTH 100
#define MAX_FOREIGN_TOTAL (64u * 1024 * 1024) /* bytes of all pieces with their namespaces repeated */
#define MAX_FOREIGN_LENGTH (4u * 1024 * 1024) /* bytes of one piece, and of the foreign attributes of one element */

static const KeiForeignRegion regions[] = {
  [KEI_XML_AT_PROLOG] = KEI_FOREIGN_PROLOG,
  [KEI_XML_AT_FRAME] = KEI_FOREIGN_FRAME,
  [KEI_XML_AT_CONTENT] = KEI_FOREIGN_INSIDE,
  [KEI_XML_AT_BETWEEN] = KEI_FOREIGN_BETWEEN,
  [KEI_XML_AT_RECORD] = KEI_FOREIGN_RECORD,
  [KEI_XML_AT_END] = KEI_FOREIGN_END,
  [KEI_XML_AT_EPILOG] = KEI_FOREIGN_EPILOG,
};

#define MAX_SHOWN_ID 20 /* characters of what is none */

#define NAME(xml) ((const char *) (xml))

/* Whether a node is open besides the plan itself. */
static gboolean
is_inside_node (KeiXmlEvents *self)
{
  return self->nodes->depth > (self->is_clip ? 0 : 1);
}

/* --- Foreign content --- */

/* Takes over @text. Returns its length. */
static gsize
keep_foreign (KeiXmlEvents *self, KeiForeignType type, char *text)
{
  gsize length = g_ref_string_length (text);

  self->foreign_left -= MIN (length, self->foreign_left);
  if (self->is_clip && self->nodes->depth == 0)
    g_ref_string_release (text); /* The wrapper keeps nothing. */
  else if (self->state == KEI_XML_AT_PROLOG)
    {
      KeiForeign foreign = { type, KEI_FOREIGN_PROLOG, KEI_ID_NONE, text };

      g_array_append_val (self->prolog, foreign);
    }
  else
    kei_xml_nodes_add_foreign (self->nodes, type, is_inside_node (self) ? KEI_FOREIGN_INSIDE : regions[self->state], text);
  return length;
}

static gboolean
check_foreign_size (KeiXmlEvents *self)
{
  gsize length = self->foreign.text.length;

  if (length > MAX_FOREIGN_LENGTH)
    kei_xml_parser_fail (&self->parser, KEI_XML_ERROR_REFUSED, _ ("Content of another namespace is longer than %u bytes."), MAX_FOREIGN_LENGTH);
  else if (length > self->foreign_left)
    kei_xml_parser_fail (&self->parser, KEI_XML_ERROR_REFUSED, _ ("Content of other namespaces takes more than %u MB when its namespaces are repeated."), MAX_FOREIGN_TOTAL >> 20);
  return self->parser.error == NULL;
}

static void
start_foreign (KeiXmlEvents *self, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces, const xmlChar **namespaces, int n_attributes, const xmlChar **attributes)
{
  if (self->foreign.depth >= MAX_FOREIGN_DEPTH)
    {
      kei_xml_parser_fail (&self->parser, KEI_XML_ERROR_REFUSED, _ ("<%s> stands deeper than %d levels."), NAME (name), MAX_FOREIGN_DEPTH);
      return;
    }
  kei_xml_foreign_start (&self->foreign, name, prefix, uri, n_namespaces, namespaces, n_attributes, attributes);
  check_foreign_size (self);
}

/* --- Nodes --- */

/* What a newer format has and we do not know is left out; in ours it is an error. */
static gboolean
may_leave_out (KeiXmlEvents *self)
{
  if (!self->info.newer)
    return FALSE;
  self->info.n_left_out++;
  return TRUE;
}

static void
set_field (KeiXmlEvents *self, const KeiKindInfo *kind, guint position, const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;

  if (kei_xml_nodes_set (self->nodes, position, text, length, &error) || may_leave_out (self))
    return;
  kei_xml_parser_fail (&self->parser, g_error_matches (error, KEI_TREE_ERROR, KEI_TREE_ERROR_LIMIT) ? KEI_XML_ERROR_REFUSED : KEI_XML_ERROR_INVALID,
                       _ ("<%s>: %s"), kind->name, error->message);
}

static void
set_attribute (KeiXmlEvents *self, const KeiKindInfo *kind, guint position, const xmlChar **attribute)
{
  gsize length = (gsize) (attribute[4] - attribute[3]);
  g_autofree char *decoded = kei_xml_decode_value (attribute[3], &length);

  set_field (self, kind, position, decoded != NULL ? decoded : NAME (attribute[3]), length);
}

/* Sets fields and keeps foreign attributes; `id` (and what else the caller reads) is @known. */
static void
read_attributes (KeiXmlEvents *self, const xmlChar *element, gboolean has_fields, const xmlChar *const *known, int n_attributes, const xmlChar **attributes)
{
  gsize foreign = 0;

  for (int i = 0; i < n_attributes && self->parser.error == NULL; i++)
    {
      const xmlChar **attribute = attributes + 5 * i;
      const KeiKindInfo *kind;
      int position;

      if (attribute[1] != NULL && attribute[2] != self->names->names_space)
        {
          foreign += keep_foreign (self, KEI_FOREIGN_ATTRIBUTE, kei_xml_foreign_format_attribute (attribute));
          if (foreign > MAX_FOREIGN_LENGTH || self->foreign_left == 0)
            kei_xml_parser_fail (&self->parser, KEI_XML_ERROR_REFUSED, _ ("The attributes of other namespaces at one element take more than %u MB."), MAX_FOREIGN_LENGTH >> 20);
          continue;
        }
      if (attribute[1] == NULL && g_strv_contains ((const char *const *) known, NAME (attribute[0])))
        continue;

      kind = has_fields ? kei_xml_nodes_get_top (self->nodes)->info : NULL;
      position = kind != NULL && attribute[1] == NULL ? kei_xml_names_field (self->names, kind->id, attribute[0]) : -1;
      if (position >= 0 && kind->fields[position].type != KEI_FIELD_TYPE_TEXT)
        set_attribute (self, kind, position, attribute);
      else if (!may_leave_out (self))
        kei_xml_parser_fail (&self->parser, KEI_XML_ERROR_INVALID, _ ("<%s> has no attribute “%s”."), NAME (element), NAME (attribute[0]));
    }
}

static const xmlChar **
find_attribute (int n_attributes, const xmlChar **attributes, const xmlChar *name)
{
  for (int i = 0; i < n_attributes; i++)
    if (attributes[5 * i] == name && attributes[5 * i + 1] == NULL)
      return attributes + 5 * i;
  return NULL;
}

static gboolean
read_id (KeiXmlEvents *self, const xmlChar *element, const xmlChar *name, int n_attributes, const xmlChar **attributes, KeiId *id)
{
  const xmlChar **attribute = find_attribute (n_attributes, attributes, name);

  if (attribute == NULL)
    kei_xml_parser_fail (&self->parser, KEI_XML_ERROR_INVALID, _ ("<%s> lacks its “%s”."), NAME (element), NAME (name));
  else if (kei_id_parse (NAME (attribute[3]), attribute[4] - attribute[3], id))
    return TRUE;
  else
    {
      glong n = g_utf8_strlen (NAME (attribute[3]), attribute[4] - attribute[3]);
      g_autofree char *shown = g_utf8_substring (NAME (attribute[3]), 0, MIN (n, MAX_SHOWN_ID));

      kei_xml_parser_fail (&self->parser, KEI_XML_ERROR_INVALID, _ ("<%s>: “%s” is no identifier; one is “k” and eleven of a–z and 2–7."), NAME (element), shown);
    }
  return FALSE;
}

static void
open_node (KeiXmlEvents *self, KeiKind kind, const xmlChar *name, int n_attributes, const xmlChar **attributes)
{
  const xmlChar *const known[] = { self->names->id, NULL };
  KeiId id;

  if (self->nodes->depth >= KEI_MAX_DEPTH)
    kei_xml_parser_fail (&self->parser, KEI_XML_ERROR_REFUSED, _ ("<%s> stands deeper than %d levels."), NAME (name), KEI_MAX_DEPTH);
  else if (self->nodes->n_nodes >= KEI_MAX_NODES)
    kei_xml_parser_fail (&self->parser, KEI_XML_ERROR_REFUSED, _ ("The plan has more than %u elements."), KEI_MAX_NODES);
  else if (read_id (self, name, self->names->id, n_attributes, attributes, &id))
    {
      kei_xml_nodes_open (self->nodes, kind, id);
      read_attributes (self, name, TRUE, known, n_attributes, attributes);
    }
}

static void
open_field (KeiXmlEvents *self, const KeiKindInfo *kind, int position, const xmlChar *name, int n_attributes)
{
  if (kei_xml_nodes_get_top (self->nodes)->mask & 1u << position)
    kei_xml_parser_fail (&self->parser, KEI_XML_ERROR_INVALID, _ ("<%s> stands twice in <%s>."), NAME (name), kind->name);
  else if (n_attributes > 0 && !may_leave_out (self))
    kei_xml_parser_fail (&self->parser, KEI_XML_ERROR_INVALID, _ ("<%s> is a field of <%s> and can have no attributes."), NAME (name), kind->name);
  self->field = position;
  g_string_truncate (self->text, 0);
}

/* Whether an element of this kind may stand where we are. */
static gboolean
is_allowed (KeiXmlEvents *self, KeiKind kind)
{
  const KeiKindInfo *parent;
  int slot;

  if (kind == KEI_KIND_NONE || kind == KEI_KIND_PLAN)
    return FALSE;
  if (self->nodes->depth == 0)
    return TRUE;
  parent = kei_xml_nodes_get_top (self->nodes)->info;
  slot = self->names->slots[parent->id][kind];
  if (slot < 0)
    return FALSE;
  return is_inside_node (self) || (parent->slots[slot].part == KEI_PART_RECORD) == (self->state == KEI_XML_AT_RECORD);
}

/* In <content>, <record> or a node below them. */
static void
open_child (KeiXmlEvents *self, const xmlChar *name, int n_attributes, const xmlChar **attributes)
{
  const KeiKindInfo *parent = self->nodes->depth > 0 ? kei_xml_nodes_get_top (self->nodes)->info : NULL;
  KeiKind kind = kei_xml_names_kind (self->names, name);
  int position = parent != NULL ? kei_xml_names_field (self->names, parent->id, name) : -1;

  if (position >= 0 && parent->fields[position].type == KEI_FIELD_TYPE_TEXT && (is_inside_node (self) || self->state == KEI_XML_AT_CONTENT))
    open_field (self, parent, position, name, n_attributes);
  else if (is_allowed (self, kind))
    open_node (self, kind, name, n_attributes, attributes);
  else if (may_leave_out (self))
    self->skipping = 1;
  else if (kind != KEI_KIND_NONE || position >= 0)
    kei_xml_parser_fail (&self->parser, KEI_XML_ERROR_INVALID, _ ("<%s> must not stand in <%s>."), NAME (name), NAME (self->parser.context->name));
  else
    kei_xml_parser_fail (&self->parser, KEI_XML_ERROR_INVALID, _ ("<%s> is not known in format %d."), NAME (name), KEI_XML_FORMAT);
}

static void
close_node (KeiXmlEvents *self)
{
  KeiNode *node = kei_xml_nodes_close (self->nodes);

  if (self->nodes->depth > 0)
    kei_xml_nodes_add (self->nodes, self->names->slots[kei_xml_nodes_get_top (self->nodes)->info->id][kei_node_get_kind (node)], node);
  else
    g_ptr_array_add (self->state == KEI_XML_AT_CONTENT ? self->clip->nodes : self->clip->context, node);
}

/* --- The frame --- */

/* Returns FALSE when the file is not to be read further as it is. */
static gboolean
read_format (KeiXmlEvents *self, int n_attributes, const xmlChar **attributes)
{
  const xmlChar **attribute = find_attribute (n_attributes, attributes, self->names->format);
  g_autofree char *text = attribute != NULL ? g_strndup (NAME (attribute[3]), attribute[4] - attribute[3]) : NULL;
  guint64 format;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT, &format, NULL))
    {
      kei_xml_parser_fail (&self->parser, KEI_XML_ERROR_NOT_A_PLAN, _ ("The file does not say of which format it is (format=\"%d\")."), KEI_XML_FORMAT);
      return FALSE;
    }
  self->info.format = format;
  self->info.newer = format > KEI_XML_FORMAT;
  self->is_older = format < KEI_XML_FORMAT;
  return !self->is_older;
}

static void
open_root (KeiXmlEvents *self, const xmlChar *name, const xmlChar *uri, int n_attributes, const xmlChar **attributes)
{
  const xmlChar *expected = self->steps != NULL ? self->names->change : self->is_clip ? self->names->clipboard
                                                                                      : self->names->plan;
  const xmlChar *id_name = self->is_clip ? self->names->plan : self->names->id;
  const xmlChar *const known[] = { id_name, self->names->format, NULL };
  KeiId id;

  if (uri != self->names->names_space || name != expected)
    {
      kei_xml_parser_fail (&self->parser, KEI_XML_ERROR_NOT_A_PLAN, _ ("This is no plan: the file begins with <%s> of the namespace “%s”, not with <%s> of “%s”."),
                           NAME (name), uri != NULL ? NAME (uri) : "", NAME (expected), KEI_XML_NAMESPACE);
      return;
    }
  if (!read_format (self, n_attributes, attributes))
    return;
  if (!read_id (self, name, id_name, n_attributes, attributes, &id))
    return;

  self->state = KEI_XML_AT_FRAME;
  if (self->is_clip)
    self->clip->plan = id;
  else
    {
      kei_xml_nodes_open (self->nodes, KEI_KIND_PLAN, id);
      for (guint i = 0; i < self->prolog->len; i++)
        kei_xml_nodes_add_foreign (self->nodes, KEI_FOREIGN_MARKUP, KEI_FOREIGN_PROLOG, g_array_index (self->prolog, KeiForeign, i).text);
      g_array_set_size (self->prolog, 0);
    }
  read_attributes (self, name, FALSE, known, n_attributes, attributes);
}

/* <content> or <record> of <plan>, <nodes> or <context> of <clipboard>. */
static void
open_part (KeiXmlEvents *self, const xmlChar *name, int n_attributes, const xmlChar **attributes)
{
  const xmlChar *const known[] = { NULL };

  if (self->state == KEI_XML_AT_FRAME && name == (self->is_clip ? self->names->nodes : self->names->content))
    {
      self->state = KEI_XML_AT_CONTENT;
      read_attributes (self, name, !self->is_clip, known, n_attributes, attributes);
    }
  else if (self->state == KEI_XML_AT_BETWEEN && self->steps != NULL && name == self->names->steps)
    {
      self->state = KEI_XML_AT_RECORD;
      kei_xml_steps_begin (self->steps, &self->parser, n_attributes, attributes);
    }
  else if (self->state == KEI_XML_AT_BETWEEN && self->steps == NULL && name == (self->is_clip ? self->names->context : self->names->record))
    {
      self->state = KEI_XML_AT_RECORD;
      if (!self->is_clip)
        kei_xml_nodes_get_top (self->nodes)->last_child = KEI_ID_NONE;
      read_attributes (self, name, FALSE, known, n_attributes, attributes);
    }
  else if (may_leave_out (self))
    self->skipping = 1;
  else if (self->is_clip)
    kei_xml_parser_fail (&self->parser, KEI_XML_ERROR_INVALID, self->steps != NULL ? _ ("<%s> must not stand here: <change> has <nodes> and then <steps>.") : _ ("<%s> must not stand here: <clipboard> has <nodes> and then, perhaps, <context>."), NAME (name));
  else
    kei_xml_parser_fail (&self->parser, KEI_XML_ERROR_INVALID, _ ("<%s> must not stand here: <plan> has <content> and then, perhaps, <record>."), NAME (name));
}

static void
close_part (KeiXmlEvents *self)
{
  if (self->state == KEI_XML_AT_CONTENT || self->state == KEI_XML_AT_RECORD)
    self->state++;
  else if (self->state == KEI_XML_AT_FRAME)
    kei_xml_parser_fail (&self->parser, KEI_XML_ERROR_INVALID, self->is_clip ? _ ("The clipboard has no <nodes>.") : _ ("The plan has no <content>."));
  else
    self->state = KEI_XML_AT_EPILOG;
}

/* --- Handlers --- */

static void
start_element (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  KeiXmlEvents *self = data;

  if (self->parser.error != NULL || self->is_older)
    return;

  if (n_attributes > KEI_XML_MAX_ATTRIBUTES)
    kei_xml_parser_fail (&self->parser, KEI_XML_ERROR_REFUSED, _ ("<%s> has more than %d attributes."), NAME (name), KEI_XML_MAX_ATTRIBUTES);
  else if (self->skipping > 0)
    self->skipping++;
  else if (self->state == KEI_XML_AT_PROLOG)
    open_root (self, name, uri, n_attributes, attributes);
  else if (self->foreign.depth > 0 || uri != self->names->names_space)
    start_foreign (self, name, prefix, uri, n_namespaces, namespaces, n_attributes, attributes);
  else if (self->field >= 0)
    kei_xml_parser_fail (&self->parser, KEI_XML_ERROR_INVALID, _ ("<%s> must not stand in <%s>, which is text."), NAME (name), NAME (self->parser.context->name));
  else if (self->steps != NULL && self->state == KEI_XML_AT_RECORD)
    kei_xml_steps_open (self->steps, &self->parser, name, n_attributes, attributes);
  else if (self->state == KEI_XML_AT_CONTENT || self->state == KEI_XML_AT_RECORD)
    open_child (self, name, n_attributes, attributes);
  else
    open_part (self, name, n_attributes, attributes);
}

static void
end_element (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  KeiXmlEvents *self = data;

  if (self->parser.error != NULL || self->is_older)
    return;

  if (self->skipping > 0)
    self->skipping--;
  else if (self->foreign.depth > 0)
    {
      if (kei_xml_foreign_end (&self->foreign, name, prefix) && check_foreign_size (self))
        keep_foreign (self, KEI_FOREIGN_MARKUP, kei_xml_foreign_end_piece (&self->foreign));
    }
  else if (self->field >= 0)
    {
      set_field (self, kei_xml_nodes_get_top (self->nodes)->info, self->field, self->text->str, self->text->len);
      self->field = -1;
    }
  else if (is_inside_node (self))
    close_node (self);
  else if (self->steps == NULL || !kei_xml_steps_close (self->steps))
    close_part (self);
}

static void
add_field_text (KeiXmlEvents *self, const char *text, gsize length)
{
  const KeiFieldInfo *field = &kei_xml_nodes_get_top (self->nodes)->info->fields[self->field];
  gsize limit = kei_field_info_max_length (field);

  if (self->text->len + length <= limit)
    g_string_append_len (self->text, text, length);
  else
    kei_xml_parser_fail (&self->parser, KEI_XML_ERROR_REFUSED, _ ("<%s> holds more than %u bytes."), field->name, (guint) limit);
}

static void
add_characters (void *data, const xmlChar *characters, int length)
{
  KeiXmlEvents *self = data;
  const char *text = NAME (characters);

  if (self->parser.error != NULL || self->is_older || self->skipping > 0)
    return;

  if (self->foreign.depth > 0)
    {
      kei_xml_foreign_add_text (&self->foreign, text, length);
      check_foreign_size (self);
    }
  else if (self->field >= 0)
    add_field_text (self, text, length);
  else if (self->steps == NULL || !kei_xml_steps_add_text (self->steps, &self->parser, text, length))
    for (int i = 0; i < length; i++)
      if (text[i] != ' ' && text[i] != '\n' && text[i] != '\t' && text[i] != '\r')
        {
          kei_xml_parser_fail (&self->parser, KEI_XML_ERROR_INVALID, _ ("In <%s> stands text that belongs to no field."), NAME (self->parser.context->name));
          break;
        }
}

/* A comment or processing instruction that is no part of a foreign element is a piece of its own. */
static void
end_loose_piece (KeiXmlEvents *self)
{
  if (check_foreign_size (self) && self->foreign.depth == 0)
    keep_foreign (self, KEI_FOREIGN_MARKUP, kei_xml_foreign_end_piece (&self->foreign));
}

static void
add_comment (void *data, const xmlChar *text)
{
  KeiXmlEvents *self = data;

  if (self->parser.error != NULL || self->is_older || self->skipping > 0)
    return;
  kei_xml_foreign_add_comment (&self->foreign, text);
  end_loose_piece (self);
}

static void
add_instruction (void *data, const xmlChar *target, const xmlChar *instruction)
{
  KeiXmlEvents *self = data;

  if (self->parser.error != NULL || self->is_older || self->skipping > 0)
    return;
  kei_xml_foreign_add_instruction (&self->foreign, target, instruction);
  end_loose_piece (self);
}

/* --- Running --- */

static void
begin (KeiXmlParser *parser)
{
  KeiXmlEvents *self = (KeiXmlEvents *) parser;

  self->names = kei_xml_names_new (parser->context->dict);
  kei_xml_foreign_init (&self->foreign, self->names->names_space);
}

gboolean
kei_xml_events_run (KeiXmlEvents *self, KeiXmlSource *source, GCancellable *cancellable, GError **error)
{
  xmlSAXHandler handlers;

  kei_xml_parser_init_handlers (&handlers);
  handlers.startElementNs = start_element;
  handlers.endElementNs = end_element;
  handlers.characters = add_characters;
  handlers.ignorableWhitespace = add_characters;
  handlers.cdataBlock = add_characters;
  handlers.comment = add_comment;
  handlers.processingInstruction = add_instruction;

  self->field = -1;
  self->text = g_string_new (NULL);
  self->nodes = kei_xml_nodes_new ();
  self->prolog = g_array_new (FALSE, FALSE, sizeof (KeiForeign));
  self->foreign_left = MAX_FOREIGN_TOTAL;
  return kei_xml_parser_run (&self->parser, &handlers, begin, source, cancellable, error);
}

void
kei_xml_events_clear (KeiXmlEvents *self)
{
  for (guint i = 0; i < self->prolog->len; i++)
    g_ref_string_release (g_array_index (self->prolog, KeiForeign, i).text);
  g_array_unref (self->prolog);
  kei_xml_nodes_free (self->nodes);
  g_string_free (self->text, TRUE);
  g_clear_pointer (&self->names, kei_xml_names_free);
  kei_xml_foreign_clear (&self->foreign);
}
