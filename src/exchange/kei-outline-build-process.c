/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Viewpoints and districts, and who makes the plan when: bodies and meetings. */
#include "config.h"

#include "kei-outline-build.h"

#include <string.h>

#include "kei-outline-schedule.h"
#include "kei-outline-text.h"
#include "kei-outline-words.h"

void
kei_outline_build_viewpoints (KeiOutlineBuilder *builder)
{
  const KeiOutline *outline = builder->outline;

  for (guint k = 0; k < outline->order->len; k++)
    {
      guint i = kei_outline_list_at (outline->order, k);
      const KeiOutlineRow *row = kei_outline_row (outline, i);
      KeiNodeBuilder *viewpoint;
      g_autofree char *body = NULL;

      if (row->kind != KEI_OUTLINE_VIEWPOINT)
        continue;
      viewpoint = kei_outline_build_begin (builder, KEI_KIND_VIEWPOINT, i);
      if (row->parent != KEI_OUTLINE_NONE && kei_outline_row (outline, row->parent)->style != NULL)
        kei_node_builder_set_string (viewpoint, KEI_FIELD_LABEL, kei_outline_row (outline, row->parent)->text);
      kei_outline_build_set_text (viewpoint, KEI_FIELD_TITLE, builder, i);
      kei_node_builder_set_bool (viewpoint, KEI_FIELD_TENTATIVE, row->tentative);
      body = kei_outline_build_make_body (builder, builder->owned[i], KEI_OUTLINE_TEXT);
      if (*body != '\0')
        kei_node_builder_set_string (viewpoint, KEI_FIELD_TEXT, body);
      kei_node_builder_add (builder->plan, kei_node_builder_end (viewpoint));
    }
}

/* Each 「…地区」 of the row is an item of the districts' level. */
static void
add_districts_of (KeiOutlineBuilder *builder, guint row)
{
  const char *p = kei_outline_row (builder->outline, row)->text;
  guint level = KEI_OUTLINE_NONE;

  for (guint i = 0; i < builder->outline->levels->len; i++)
    if (strcmp (kei_outline_level (builder->outline, i)->name, "地区別計画") == 0)
      level = i;
  if (level == KEI_OUTLINE_NONE)
    return;
  while ((p = strstr (p, "「")) != NULL)
    {
      const char *end = strstr (p, "」");
      g_autofree char *name = NULL;
      KeiNodeBuilder *item;

      if (end == NULL)
        return;
      name = g_strndup (p + 3, (gsize) (end - p - 3));
      p = end;
      if (!g_str_has_suffix (name, "地区") && !g_str_has_suffix (name, "地域"))
        continue;
      item = kei_outline_build_begin (builder, KEI_KIND_ITEM, row);
      kei_node_builder_set_ref (item, KEI_FIELD_LEVEL, builder->levels[level]);
      kei_node_builder_set_string (item, KEI_FIELD_TITLE, name);
      kei_node_builder_add (builder->plan, kei_node_builder_end (item));
    }
}

void
kei_outline_build_districts (KeiOutlineBuilder *builder)
{
  for (guint i = 0; i < builder->outline->rows->len; i++)
    if (kei_outline_row (builder->outline, i)->kind == KEI_OUTLINE_DISTRICTS)
      add_districts_of (builder, i);
}

typedef struct
{
  KeiId id;
  char *key;
} Body;

static void
clear_body (gpointer body)
{
  g_free (((Body *) body)->key);
}

/* How a body takes part, among the relations that the picture names: assemblies are told, councils are
 * asked, the others work along. */
static const char *
guess_relation (const KeiOutlineBuilder *builder, const char *name)
{
  static const struct
  {
    const char *word;
    const char *relation;
  } usual[] = { { "議会", "explanation" }, { "部会", "cooperation" }, { "審議会", "referral" }, { "専門家", "cooperation" }, { "プロジェクト", "cooperation" }, { "地域会議", "cooperation" } };

  for (guint u = 0; u < G_N_ELEMENTS (usual); u++)
    if (g_str_has_suffix (name, usual[u].word) && !(g_str_has_suffix (name, "審議会") && strcmp (usual[u].word, "議会") == 0))
      for (guint i = 0; i < builder->outline->rows->len; i++)
        {
          const KeiOutlineRow *row = kei_outline_row (builder->outline, i);

          if (row->kind == KEI_OUTLINE_RELATION && g_strcmp0 (kei_outline_relation (row->text), usual[u].relation) == 0)
            return usual[u].relation;
        }
  return NULL;
}

/* The lines about a body: those that follow its name in the picture. */
static char *
collect_notes (const KeiOutlineBuilder *builder, guint position)
{
  const KeiOutline *outline = builder->outline;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  GString *note = g_string_new (NULL);

  for (guint k = position + 1; k < outline->order->len; k++)
    {
      guint i = kei_outline_list_at (outline->order, k);
      const KeiOutlineRow *row = kei_outline_row (outline, i);
      g_autofree char *text = NULL;

      if (row->kind == KEI_OUTLINE_JOINED || row->kind == KEI_OUTLINE_IGNORE)
        continue;
      if ((row->kind != KEI_OUTLINE_TEXT && row->kind != KEI_OUTLINE_DISTRICTS) || row->meaning != KEI_MEANING_BODIES)
        break;
      text = kei_outline_dup_text (outline, i);
      g_string_append_printf (note, "%s%s", note->len > 0 ? "\n" : "", text);
    }
  return g_string_free (note, FALSE);
}

static GArray *
add_bodies (KeiOutlineBuilder *builder)
{
  const KeiOutline *outline = builder->outline;
  GArray *bodies = g_array_new (FALSE, FALSE, sizeof (Body));
  const char *lane = NULL;
  gboolean in_lane = FALSE;

  g_array_set_clear_func (bodies, clear_body);
  for (guint k = 0; k < outline->order->len; k++)
    {
      guint i = kei_outline_list_at (outline->order, k);
      const KeiOutlineRow *row = kei_outline_row (outline, i);
      KeiNodeBuilder *node;
      g_autofree char *name = NULL;
      g_autofree char *note = NULL;
      const char *body_lane, *relation;
      Body body;

      if (row->kind == KEI_OUTLINE_CAPTION && row->meaning == KEI_MEANING_BODIES)
        {
          lane = kei_outline_lane (row->text);
          in_lane = TRUE;
        }
      else if (row->kind == KEI_OUTLINE_RELATION)
        in_lane = FALSE;
      if (row->kind != KEI_OUTLINE_BODY)
        continue;
      name = kei_outline_dup_text (outline, i);
      node = kei_outline_build_begin (builder, KEI_KIND_BODY, i);
      kei_node_builder_set_string (node, KEI_FIELD_NAME, name);
      body_lane = in_lane && lane != NULL ? lane : kei_outline_lane (name);
      if (body_lane != NULL)
        kei_node_builder_set_string (node, KEI_FIELD_LANE, body_lane);
      relation = g_strcmp0 (body_lane, "office") == 0 ? NULL : guess_relation (builder, name);
      if (relation != NULL)
        kei_node_builder_set_string (node, KEI_FIELD_RELATION, relation);
      note = collect_notes (builder, k);
      if (*note != '\0')
        kei_node_builder_set_string (node, KEI_FIELD_NOTE, note);
      {
        KeiNode *made = kei_node_builder_end (node);

        body.id = kei_node_get_id (made);
        body.key = kei_outline_key (name);
        g_array_append_val (bodies, body);
        kei_node_builder_add (builder->plan, made);
      }
    }
  return bodies;
}

/* The body that a meeting is of: one name holds the other; the longer the better. */
static KeiId
find_body (const GArray *bodies, const char *title)
{
  g_autofree char *key = kei_outline_key (title);
  KeiId best = KEI_ID_NONE;
  gsize length = 0;

  for (guint i = 0; i < bodies->len; i++)
    {
      const Body *body = &g_array_index (bodies, Body, i);

      if ((g_str_has_suffix (key, body->key) || g_str_has_suffix (body->key, key)) && strlen (body->key) > length)
        {
          best = body->id;
          length = strlen (body->key);
        }
    }
  return best;
}

/* It has a period and opinions, and is no meeting. What its kind has no field for is told in its note. */
static void
add_public_comment (KeiOutlineBuilder *builder, const KeiOutlineMeeting *meeting)
{
  KeiNodeBuilder *node = kei_outline_build_begin (builder, KEI_KIND_PUBLIC_COMMENT, meeting->row);

  kei_node_builder_set_string (node, KEI_FIELD_TITLE, meeting->title);
  if (meeting->start != KEI_PERIOD_NONE)
    kei_node_builder_set_int (node, KEI_FIELD_START, meeting->start);
  if (meeting->end != KEI_PERIOD_NONE)
    kei_node_builder_set_int (node, KEI_FIELD_END, meeting->end);
  if (meeting->note != NULL || (meeting->state != NULL && *meeting->printed != '\0'))
    kei_node_builder_set_string (node, KEI_FIELD_NOTE, meeting->state != NULL ? meeting->printed : meeting->note);
  kei_node_builder_add (builder->plan, kei_node_builder_end (node));
}

static void
add_meetings (KeiOutlineBuilder *builder, const GArray *bodies)
{
  g_autoptr (GPtrArray) meetings = kei_outline_schedule_read (builder->outline);

  for (guint i = 0; i < meetings->len; i++)
    {
      const KeiOutlineMeeting *meeting = g_ptr_array_index (meetings, i);
      KeiNodeBuilder *node;
      KeiId body;

      if (kei_outline_is_public_comment (meeting->title))
        {
          add_public_comment (builder, meeting);
          continue;
        }
      node = kei_outline_build_begin (builder, KEI_KIND_MEETING, meeting->row);
      body = find_body (bodies, meeting->title);

      kei_node_builder_set_string (node, KEI_FIELD_TITLE, meeting->title);
      if (body != KEI_ID_NONE)
        kei_node_builder_set_ref (node, KEI_FIELD_BODY_REF, body);
      if (meeting->lane != NULL)
        kei_node_builder_set_string (node, KEI_FIELD_LANE, meeting->lane);
      if (meeting->start != KEI_PERIOD_NONE)
        kei_node_builder_set_int (node, KEI_FIELD_START, meeting->start);
      if (meeting->end != KEI_PERIOD_NONE)
        kei_node_builder_set_int (node, KEI_FIELD_END, meeting->end);
      if (meeting->state != NULL)
        kei_node_builder_set_string (node, KEI_FIELD_STATE, meeting->state);
      if (meeting->relation != NULL)
        kei_node_builder_set_string (node, KEI_FIELD_RELATION, meeting->relation);
      kei_node_builder_set_string (node, KEI_FIELD_PRINTED, meeting->printed);
      if (meeting->note != NULL)
        kei_node_builder_set_string (node, KEI_FIELD_NOTE, meeting->note);
      kei_node_builder_add (builder->plan, kei_node_builder_end (node));
    }
}

void
kei_outline_build_process (KeiOutlineBuilder *builder)
{
  g_autoptr (GArray) bodies = add_bodies (builder);

  add_meetings (builder, bodies);
}
