/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words spelled in several ways (取組, 取り組み): each is counted over the whole plan, and
 * the spellings that are not the plan's habit are reported where they stand.
 *
 * All words of the table are looked for in one pass: two characters that begin none of them
 * cost one look into a small hash table. */
#include "config.h"

#include "kei-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kei-check-wording-data.h"

/* After these, what stands before was a noun. */
#define AFTER_NOUN "をのはがにでともへや等・」』）)】〉。．\n"

typedef struct
{
  guint group;
  guint spelling;
  KeiNode *node;
  KeiField field;
  guint pass; /* in which it was found */
} Hit;

#define BUCKETS 4096 /* many more than spellings */
#define NO_WORD 0

/* The rule's state. */
typedef struct
{
  guint16 first[BUCKETS]; /* by the hash of its beginning: 1 + the position of a spelling, or NO_WORD */
  guint16 *next;          /* (owned): the same for the others of the bucket, by position */
  GArray *hits;           /* (owned) (element-type Hit) */
  guint *counts;          /* (owned): by position: group * KEI_MAX_SPELLINGS + spelling */
} Search;

/* Four bytes of ASCII or two characters: what every spelling has at least. @p has as many before its end. */
static guint
hash_beginning (const char *p)
{
  guint n = (guint8) *p < 0x80 ? 4 : 6;
  guint hash = 0;

  for (guint i = 0; i < n; i++)
    hash = hash * 31 + (guint8) p[i];
  return (hash ^ hash >> 12) & (BUCKETS - 1);
}

static void
enter_spellings (Search *search)
{
  for (guint i = 0; i < kei_n_spelling_groups; i++)
    for (guint j = 0; kei_spelling_groups[i].spellings[j] != NULL; j++)
      {
        guint position = i * KEI_MAX_SPELLINGS + j;
        guint hash = hash_beginning (kei_spelling_groups[i].spellings[j]);

        search->next[position] = search->first[hash];
        search->first[hash] = position + 1;
      }
}

/* Whether a word at @at is part of a longer one that is right: they are given between bars. */
static gboolean
is_excepted (const char *text, const char *at, const char *except)
{
  while (except != NULL)
    {
      const char *bar = strchr (except, '|');
      gsize n = bar != NULL ? (gsize) (bar - except) : strlen (except);

      /* The longer word may begin before the spelling. */
      for (gsize back = 0; back <= n && back <= (gsize) (at - text); back++)
        if (strncmp (at - back, except, n) == 0)
          return TRUE;
      except = bar != NULL ? bar + 1 : NULL;
    }
  return FALSE;
}

static gboolean
ends_noun (const char *end)
{
  return *end == '\0' || g_utf8_strchr (AFTER_NOUN, -1, g_utf8_get_char (end)) != NULL;
}

/* The longest spelling at @p: コミュニティー is not コミュニティ. Returns its length, or 0. */
static gsize
match_spelling (const Search *search, const char *text, const char *p, guint *position)
{
  const KeiSpellingGroup *group;
  gsize longest = 0;

  for (guint i = search->first[hash_beginning (p)]; i != NO_WORD; i = search->next[i - 1])
    {
      const char *word = kei_spelling_groups[(i - 1) / KEI_MAX_SPELLINGS].spellings[(i - 1) % KEI_MAX_SPELLINGS];
      gsize n = strlen (word);

      if (n > longest && strncmp (p, word, n) == 0)
        {
          longest = n;
          *position = i - 1;
        }
    }
  if (longest == 0)
    return 0;
  group = &kei_spelling_groups[*position / KEI_MAX_SPELLINGS];
  if ((group->noun && !ends_noun (p + longest)) || is_excepted (text, p, group->except))
    return 0;
  return longest;
}

static void
search_text (Search *search, guint pass, KeiNode *node, KeiField field, const char *text)
{
  const char *end = text + strlen (text);

  for (const char *p = text; p + 4 <= end; p = g_utf8_next_char (p))
    {
      Hit hit = { .node = node, .field = field, .pass = pass };
      guint position;
      gsize n;

      if ((guint8) *p >= 0x80 && p + 6 > end)
        continue;
      n = match_spelling (search, text, p, &position);
      if (n == 0)
        continue;
      hit.group = position / KEI_MAX_SPELLINGS;
      hit.spelling = position % KEI_MAX_SPELLINGS;
      search->counts[position]++;
      g_array_append_val (search->hits, hit);
      p = g_utf8_prev_char (p + n);
    }
}

/* What people wrote as sentences and titles; not names of offices, sources and persons. */
static gboolean
is_prose (const KeiFieldInfo *field)
{
  static const KeiField fields[] = {
    KEI_FIELD_TITLE, KEI_FIELD_NAME, KEI_FIELD_LABEL, KEI_FIELD_BODY, KEI_FIELD_TEXT, KEI_FIELD_VISION, KEI_FIELD_CATCHPHRASE, KEI_FIELD_THEME, KEI_FIELD_MEANING, KEI_FIELD_REASON, KEI_FIELD_CONTINUATION_REASON, KEI_FIELD_NOTE, KEI_FIELD_CAPTION, KEI_FIELD_ALTERNATIVE, KEI_FIELD_CELLS
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i] == field->id)
      return TRUE;
  return FALSE;
}

/* The content only: what an opinion says is its author's. Names of departments and of other
 * plans are as they are, and so is what a text had printed. */
static gboolean
has_prose (KeiKind kind)
{
  return kind >= KEI_KIND_PLAN && kind < KEI_KIND_VERSION && kind != KEI_KIND_DEPARTMENT && kind != KEI_KIND_RELATED_PLAN && kind != KEI_KIND_ORIGIN && kind != KEI_KIND_TERM;
}

static void
search_part (Search *search, KeiCheck *check)
{
  for (KeiKind kind = KEI_KIND_PLAN; kind < KEI_N_KINDS; kind++)
    {
      const KeiKindInfo *info = kei_schema_kind (kind);

      for (guint j = 0; j < info->n_fields && has_prose (kind); j++)
        if (is_prose (&info->fields[j]))
          {
            guint n;
            const KeiCheckEntry *entries = kei_check_get_entries (check, kind, &n);

            for (guint i = 0; i < n; i++)
              {
                const char *text = kei_node_get_string (entries[i].node, info->fields[j].id);

                if (text != NULL)
                  search_text (search, check->pass, entries[i].node, info->fields[j].id, text);
              }
          }
    }
}

/* The plan's habit: the spelling it uses most. */
static guint
find_habit (const Search *search, guint group)
{
  const guint *counts = search->counts + group * KEI_MAX_SPELLINGS;
  guint habit = 0;

  if (kei_spelling_groups[group].first_right)
    return 0;
  for (guint i = 1; i < KEI_MAX_SPELLINGS; i++)
    if (counts[i] > counts[habit])
      habit = i;
  return habit;
}

static Search *
get_search (KeiCheck *check)
{
  if (*check->state == NULL)
    {
      Search *search = *check->state = g_new0 (Search, 1);

      search->hits = g_array_new (FALSE, FALSE, sizeof (Hit));
      search->counts = g_new0 (guint, kei_n_spelling_groups * KEI_MAX_SPELLINGS);
      search->next = g_new0 (guint16, kei_n_spelling_groups * KEI_MAX_SPELLINGS);
      enter_spellings (search);
    }
  return *check->state;
}

void
kei_check_free_search (gpointer state)
{
  Search *search = state;

  g_array_unref (search->hits);
  g_free (search->counts);
  g_free (search->next);
  g_free (search);
}

void
kei_check_spelling (KeiCheck *check)
{
  search_part (get_search (check), check);
}

void
kei_check_spelling_finish (KeiCheck *check)
{
  const Search *search = get_search (check);
  g_autofree guint *habits = g_new0 (guint, kei_n_spelling_groups);
  const Hit *last = NULL;

  for (guint i = 0; i < kei_n_spelling_groups; i++)
    habits[i] = find_habit (search, i);

  for (guint i = 0; i < search->hits->len; i++)
    {
      const Hit *hit = &g_array_index (search->hits, Hit, i);
      const char *const *spellings = kei_spelling_groups[hit->group].spellings;

      if (hit->spelling == habits[hit->group])
        continue;
      /* Once a field is enough. */
      if (last != NULL && last->node == hit->node && last->field == hit->field && last->group == hit->group)
        continue;
      check->pass = hit->pass;
      if (kei_spelling_groups[hit->group].first_right)
        kei_check_report (check, hit->node, hit->field, _ ("“%s” should be “%s”"), spellings[hit->spelling], spellings[0]);
      else
        kei_check_report (check, hit->node, hit->field, _ ("“%s” is also spelled “%s” in this plan"), spellings[hit->spelling], spellings[habits[hit->group]]);
      last = hit;
    }
}
