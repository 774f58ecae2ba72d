/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same title worded differently in two places: 共存し／共生し, 守る／守れる.
 *
 * Comparing every title with every other would take forever. Two titles that differ in few
 * characters share a long beginning or a long end; so titles are sorted once as they
 * are and once from behind, and each is compared with its next neighbours only. */
#include "config.h"

#include "kei-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kei-fold.h"

#define NEIGHBOURS 12
#define MIN_SHARED 3   /* characters that two neighbours must begin with */
#define MAX_LENGTH 200 /* what is longer is no title */
#define MAX_EDITS 3
#define MAX_MIDDLE 12 /* between what two titles share in front and behind */

typedef struct
{
  KeiNode *node;
  KeiField field;
  const char *text;
  gunichar *characters; /* (owned): folded */
  guint n;
  guint position; /* in the plan's order */
} Title;

static const KeiKind kinds[] = { KEI_KIND_VIEWPOINT, KEI_KIND_SECTION, KEI_KIND_ITEM };

/* The rule's state. */
typedef struct
{
  GArray *titles[G_N_ELEMENTS (kinds)]; /* (element-type Title) */
} Titles;

static void
clear_title (gpointer data)
{
  g_free (((Title *) data)->characters);
}

void
kei_check_free_titles (gpointer state)
{
  Titles *titles = state;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_array_unref (titles->titles[i]);
  g_free (titles);
}

static Titles *
get_titles (KeiCheck *check)
{
  if (*check->state == NULL)
    {
      Titles *titles = *check->state = g_new0 (Titles, 1);

      for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
        {
          titles->titles[i] = g_array_new (FALSE, FALSE, sizeof (Title));
          g_array_set_clear_func (titles->titles[i], clear_title);
        }
    }
  return *check->state;
}

static void
add_title (GArray *titles, KeiNode *node, KeiField field, const char *text)
{
  g_autofree char *folded = kei_fold_title (text);
  glong n = g_utf8_strlen (folded, -1);
  Title title = { node, field, text, NULL, n, 0 };

  if (n < MIN_SHARED || n > MAX_LENGTH)
    return;
  title.characters = g_utf8_to_ucs4_fast (folded, -1, NULL);
  g_array_append_val (titles, title);
}

static int
compare_forward (gconstpointer a, gconstpointer b)
{
  const Title *first = *(const Title *const *) a;
  const Title *second = *(const Title *const *) b;

  for (guint i = 0; i < MIN (first->n, second->n); i++)
    if (first->characters[i] != second->characters[i])
      return first->characters[i] < second->characters[i] ? -1 : 1;
  return first->n != second->n ? (first->n < second->n ? -1 : 1) : (first->position > second->position) - (first->position < second->position);
}

static int
compare_backward (gconstpointer a, gconstpointer b)
{
  const Title *first = *(const Title *const *) a;
  const Title *second = *(const Title *const *) b;

  for (guint i = 1; i <= MIN (first->n, second->n); i++)
    if (first->characters[first->n - i] != second->characters[second->n - i])
      return first->characters[first->n - i] < second->characters[second->n - i] ? -1 : 1;
  return first->n != second->n ? (first->n < second->n ? -1 : 1) : (first->position > second->position) - (first->position < second->position);
}

/* Words that tell two things apart rather than two wordings of one: 前期／後期, 東部／西部, 小学校／中学校. */
static gboolean
is_counterpart (gunichar c)
{
  static const char set[] = "東西南北上中下前後左右大小高新旧男女内外春夏秋冬一二三四五六七八九十初老父母公私国県市町村陸海空";

  return g_unichar_isdigit (c) || g_utf8_strchr (set, -1, c) != NULL;
}

/* Insertions, deletions and replacements between two short texts. */
static guint
count_edits (const gunichar *a, guint n_a, const gunichar *b, guint n_b)
{
  guint row[MAX_MIDDLE + 1];

  for (guint j = 0; j <= n_b; j++)
    row[j] = j;
  for (guint i = 1; i <= n_a; i++)
    {
      guint diagonal = row[0];

      row[0] = i;
      for (guint j = 1; j <= n_b; j++)
        {
          guint replaced = diagonal + (a[i - 1] != b[j - 1]);

          diagonal = row[j];
          row[j] = MIN (MIN (row[j] + 1, row[j - 1] + 1), replaced);
        }
    }
  return row[n_b];
}

/* Whether two titles are one worded in two ways. */
static gboolean
are_wordings (const KeiCheck *check, const Title *a, const Title *b)
{
  guint shorter = MIN (a->n, b->n);
  guint allowed = MIN (check->threshold < 1 ? MAX_EDITS : (guint) (shorter / check->threshold), MAX_EDITS);
  guint front = 0, back = 0, n_a, n_b;
  gboolean counterparts;

  if (MAX (a->n, b->n) - shorter > allowed)
    return FALSE;
  while (front < shorter && a->characters[front] == b->characters[front])
    front++;
  while (back < shorter - front && a->characters[a->n - 1 - back] == b->characters[b->n - 1 - back])
    back++;
  n_a = a->n - front - back;
  n_b = b->n - front - back;
  if (n_a == 0 && n_b == 0)
    return !g_str_equal (a->text, b->text);
  if (MAX (n_a, n_b) > MAX_MIDDLE || count_edits (a->characters + front, n_a, b->characters + front, n_b) > allowed)
    return FALSE;

  counterparts = TRUE;
  for (guint i = 0; i < n_a; i++)
    counterparts = counterparts && is_counterpart (a->characters[front + i]);
  for (guint i = 0; i < n_b; i++)
    counterparts = counterparts && is_counterpart (b->characters[front + i]);
  return !counterparts;
}

static guint
count_shared (const Title *a, const Title *b, gboolean backward)
{
  guint n = 0;

  while (n < MIN (a->n, b->n) && (backward ? a->characters[a->n - 1 - n] == b->characters[b->n - 1 - n] : a->characters[n] == b->characters[n]))
    n++;
  return n;
}

static void
report_pair (KeiCheck *check, GHashTable *reported, const Title *a, const Title *b)
{
  const Title *first = a->position < b->position ? a : b;
  const Title *second = first == a ? b : a;
  gint64 key = (gint64) first->position << 32 | second->position;

  if (!g_hash_table_add (reported, g_memdup2 (&key, sizeof key)))
    return;
  kei_check_report (check, second->node, second->field, _ ("“%s” is worded “%s” elsewhere"), second->text, first->text);
}

static void
compare_neighbours (KeiCheck *check, GPtrArray *order, gboolean backward, GHashTable *reported)
{
  g_ptr_array_sort (order, backward ? compare_backward : compare_forward);
  for (guint i = 0; i < order->len; i++)
    for (guint j = i + 1; j < MIN (order->len, i + 1 + NEIGHBOURS); j++)
      {
        if (count_shared (order->pdata[i], order->pdata[j], backward) < MIN_SHARED)
          break;
        if (are_wordings (check, order->pdata[i], order->pdata[j]))
          report_pair (check, reported, order->pdata[i], order->pdata[j]);
      }
}

/* Another wording of its title that an item keeps in a text. */
static void
report_alternatives (KeiCheck *check)
{
  guint n;
  const KeiCheckEntry *texts = kei_check_get_entries (check, KEI_KIND_TEXT, &n);

  for (guint i = 0; i < n; i++)
    {
      KeiNode *text = texts[i].node;
      const char *title = kei_node_get_headline (texts[i].parent);
      const char *wording = kei_node_get_text (text, KEI_FIELD_BODY);

      if (*title != '\0' && *wording != '\0' && !g_str_equal (title, wording) && g_strcmp0 (kei_check_get_role (check, "text-roles", kei_node_get_string (text, KEI_FIELD_ROLE)), "alternative") == 0)
        kei_check_report (check, text, KEI_FIELD_BODY, _ ("“%s” is worded “%s” elsewhere"), title, wording);
    }
}

void
kei_check_drifting_title (KeiCheck *check)
{
  Titles *titles = get_titles (check);

  report_alternatives (check);
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      guint n;
      const KeiCheckEntry *entries = kei_check_get_entries (check, kinds[k], &n);

      for (guint i = 0; i < n; i++)
        add_title (titles->titles[k], entries[i].node, KEI_FIELD_TITLE, kei_node_get_text (entries[i].node, KEI_FIELD_TITLE));
    }
}

void
kei_check_drifting_title_finish (KeiCheck *check)
{
  Titles *titles = get_titles (check);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autoptr (GHashTable) reported = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < titles->titles[k]->len; i++)
      {
        Title *title = &g_array_index (titles->titles[k], Title, i);

        title->position = order->len;
        g_ptr_array_add (order, title);
      }
  compare_neighbours (check, order, FALSE, reported);
  compare_neighbours (check, order, TRUE, reported);
}
