/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marking the terms of the glossary where they are used first: one pattern of all terms, the longest first, so
 * that 地域包括ケアシステム is not found as 地域. A term that was met is not marked again. */
#include "config.h"

#include "kei-plan-report-private.h"

#define MARK "※"

struct _KeiPlanTerms
{
  GRegex *pattern;     /* (nullable): there is no term */
  GHashTable *anchors; /* (element-type utf8 utf8): of the terms that were not met yet */
};

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  gsize la = strlen (*(const char *const *) a), lb = strlen (*(const char *const *) b);

  return la != lb ? (la < lb ? 1 : -1) : strcmp (*(const char *const *) a, *(const char *const *) b);
}

KeiPlanTerms *
kei_plan_terms_new (const KeiNode *plan)
{
  KeiPlanTerms *terms = g_new0 (KeiPlanTerms, 1);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GString) pattern = g_string_new (NULL);
  guint n;
  KeiNode *const *nodes = kei_node_get_children (plan, KEI_SLOT_TERMS, &n);

  terms->anchors = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < n; i++)
    {
      const char *name = kei_node_get_text (nodes[i], KEI_FIELD_TERM);

      if (*name != '\0' && g_hash_table_insert (terms->anchors, (char *) name, kei_plan_dup_anchor (nodes[i])))
        g_ptr_array_add (names, (char *) name);
    }
  g_ptr_array_sort (names, compare_lengths);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *escaped = g_regex_escape_string (g_ptr_array_index (names, i), -1);

      g_string_append_printf (pattern, "%s%s", i > 0 ? "|" : "", escaped);
    }
  if (names->len > 0)
    terms->pattern = g_regex_new (pattern->str, G_REGEX_OPTIMIZE, 0, NULL);
  return terms;
}

void
kei_plan_terms_free (KeiPlanTerms *terms)
{
  g_clear_pointer (&terms->pattern, g_regex_unref);
  g_hash_table_unref (terms->anchors);
  g_free (terms);
}

static void
add_piece (KeiReportBuilder *out, const char *text, int start, int end)
{
  g_autofree char *piece = g_strndup (text + start, (gsize) (end - start));

  kei_report_builder_text (out, piece);
}

void
kei_plan_terms_add_text (KeiPlanTerms *terms, KeiReportBuilder *out, const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  int done = 0;

  if (terms->pattern != NULL && g_hash_table_size (terms->anchors) > 0)
    g_regex_match (terms->pattern, text, 0, &match);
  while (match != NULL && g_match_info_matches (match))
    {
      g_autofree char *term = g_match_info_fetch (match, 0);
      const char *anchor = g_hash_table_lookup (terms->anchors, term);
      int start, end;

      if (anchor != NULL && g_match_info_fetch_pos (match, 0, &start, &end))
        {
          add_piece (out, text, done, start);
          kei_report_builder_link (out, term, anchor);
          kei_report_builder_run (out, MARK, KEI_MARK_SMALL, KEI_INK_NONE);
          g_hash_table_remove (terms->anchors, term);
          done = end;
        }
      g_match_info_next (match, NULL);
    }
  kei_report_builder_text (out, text + done);
}
