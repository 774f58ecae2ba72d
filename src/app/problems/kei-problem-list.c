/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-problem-list.h"

struct _KeiProblemItem
{
  GObject parent_instance;

  GPtrArray *problems;       /* owned: keeps `problem` alive */
  const KeiProblem *problem; /* unowned, in `problems` */
};

G_DEFINE_FINAL_TYPE (KeiProblemItem, kei_problem_item, G_TYPE_OBJECT)

const KeiProblem *
kei_problem_item_get (KeiProblemItem *self)
{
  g_return_val_if_fail (KEI_IS_PROBLEM_ITEM (self), NULL);

  return self->problem;
}

static void
kei_problem_item_finalize (GObject *object)
{
  KeiProblemItem *self = KEI_PROBLEM_ITEM (object);

  g_clear_pointer (&self->problems, g_ptr_array_unref);
  G_OBJECT_CLASS (kei_problem_item_parent_class)->finalize (object);
}

static void
kei_problem_item_class_init (KeiProblemItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kei_problem_item_finalize;
}

static void
kei_problem_item_init (KeiProblemItem *self)
{
}

/* --- The list --- */

struct _KeiProblemList
{
  GObject parent_instance;

  GPtrArray *problems; /* owned: all of the run */
  GPtrArray *rows;     /* owned (element-type KeiProblem, unowned: in `problems`): those shown */
};

static GType
kei_problem_list_get_item_type (GListModel *model)
{
  return KEI_TYPE_PROBLEM_ITEM;
}

static guint
kei_problem_list_get_n_items (GListModel *model)
{
  return KEI_PROBLEM_LIST (model)->rows->len;
}

static gpointer
kei_problem_list_get_item (GListModel *model, guint position)
{
  KeiProblemList *self = KEI_PROBLEM_LIST (model);
  KeiProblemItem *item;

  if (position >= self->rows->len)
    return NULL;
  item = g_object_new (KEI_TYPE_PROBLEM_ITEM, NULL);
  item->problems = g_ptr_array_ref (self->problems);
  item->problem = g_ptr_array_index (self->rows, position);
  return item;
}

static void
init_list_model (GListModelInterface *iface)
{
  iface->get_item_type = kei_problem_list_get_item_type;
  iface->get_n_items = kei_problem_list_get_n_items;
  iface->get_item = kei_problem_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KeiProblemList, kei_problem_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list_model))

gboolean
kei_problem_is_same (const KeiProblem *a, const KeiProblem *b)
{
  return a->node == b->node && a->field == b->field && a->muted == b->muted && a->severity == b->severity && g_str_equal (a->code, b->code) && g_str_equal (a->message, b->message) && g_strcmp0 (a->mute_reason, b->mute_reason) == 0;
}

static GPtrArray *
choose_rows (GPtrArray *problems, gboolean with_muted)
{
  GPtrArray *rows = g_ptr_array_sized_new (problems->len);

  for (guint i = 0; i < problems->len; i++)
    if (!((KeiProblem *) problems->pdata[i])->muted)
      g_ptr_array_add (rows, problems->pdata[i]);
  for (guint i = 0; with_muted && i < problems->len; i++)
    if (((KeiProblem *) problems->pdata[i])->muted)
      g_ptr_array_add (rows, problems->pdata[i]);
  return rows;
}

void
kei_problem_list_set_problems (KeiProblemList *self, GPtrArray *problems, gboolean with_muted)
{
  g_autoptr (GPtrArray) old_problems = NULL;
  g_autoptr (GPtrArray) old = NULL;
  guint front = 0, back = 0, shorter;

  g_return_if_fail (KEI_IS_PROBLEM_LIST (self));

  old_problems = g_steal_pointer (&self->problems);
  old = g_steal_pointer (&self->rows);
  self->problems = g_ptr_array_ref (problems);
  self->rows = choose_rows (problems, with_muted);

  shorter = MIN (old->len, self->rows->len);
  while (front < shorter && kei_problem_is_same (old->pdata[front], self->rows->pdata[front]))
    front++;
  while (back < shorter - front && kei_problem_is_same (old->pdata[old->len - 1 - back], self->rows->pdata[self->rows->len - 1 - back]))
    back++;
  if (old->len - front - back > 0 || self->rows->len - front - back > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), front, old->len - front - back, self->rows->len - front - back);
}

const KeiProblem *
kei_problem_list_get (KeiProblemList *self, guint position)
{
  g_return_val_if_fail (KEI_IS_PROBLEM_LIST (self), NULL);

  return position < self->rows->len ? g_ptr_array_index (self->rows, position) : NULL;
}

guint
kei_problem_list_find (KeiProblemList *self, const KeiProblem *problem)
{
  g_return_val_if_fail (KEI_IS_PROBLEM_LIST (self), G_MAXUINT);

  for (guint i = 0; i < self->rows->len; i++)
    if (kei_problem_is_same (problem, self->rows->pdata[i]))
      return i;
  return G_MAXUINT;
}

static void
kei_problem_list_finalize (GObject *object)
{
  KeiProblemList *self = KEI_PROBLEM_LIST (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  G_OBJECT_CLASS (kei_problem_list_parent_class)->finalize (object);
}

static void
kei_problem_list_class_init (KeiProblemListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kei_problem_list_finalize;
}

static void
kei_problem_list_init (KeiProblemList *self)
{
  self->problems = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
}

KeiProblemList *
kei_problem_list_new (void)
{
  return g_object_new (KEI_TYPE_PROBLEM_LIST, NULL);
}
