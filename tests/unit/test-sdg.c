/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kei-sdg.h"

#include <math.h>
#include <string.h>

static void
test_goals (void)
{
  static const guint white[] = { 1, 4, 8, 10, 13, 16, 17 };
  guint n_white = 0;

  g_assert_null (kei_sdg_goal (KEI_SDG_GOAL_NONE));
  g_assert_null (kei_sdg_goal (KEI_SDG_N_GOALS + 1));

  for (guint number = 1; number <= KEI_SDG_N_GOALS; number++)
    {
      const KeiSdgGoal *goal = kei_sdg_goal (number);

      g_assert_cmpuint (goal->number, ==, number);
      g_assert_cmpstr (kei_sdg_goal_name (goal, "ja_JP.UTF-8"), ==, goal->ja);
      g_assert_cmpstr (kei_sdg_goal_name (goal, "en"), ==, goal->en);
      g_assert_cmpstr (kei_sdg_goal_name (goal, "jam"), ==, goal->en);
      if (goal->white_text)
        g_assert_cmpuint (white[n_white++], ==, number);
    }
  g_assert_cmpuint (n_white, ==, G_N_ELEMENTS (white));
}

static double
linear (guint channel)
{
  double c = channel / 255.0;

  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static double
luminance (guint32 rgb)
{
  return 0.2126 * linear (rgb >> 16) + 0.7152 * linear ((rgb >> 8) & 0xff) + 0.0722 * linear (rgb & 0xff);
}

/* The number on a tile can be read: WCAG's contrast of normal text. */
static void
test_contrast (void)
{
  for (guint number = 1; number <= KEI_SDG_N_GOALS; number++)
    {
      const KeiSdgGoal *goal = kei_sdg_goal (number);
      double ground = luminance (goal->rgb) + 0.05;
      double contrast = goal->white_text ? 1.05 / ground : ground / (luminance (0x1e1e1e) + 0.05);

      g_assert_cmpfloat (contrast, >=, 4.5);
    }
}

static guint
count_words (const char *text)
{
  guint n = 1;

  for (; *text != '\0'; text++)
    n += *text == ' ';
  return n;
}

static void
test_targets (void)
{
  guint n_all = 0;

  g_assert_null (kei_sdg_target ("14"));
  g_assert_null (kei_sdg_target ("14.d"));
  g_assert_null (kei_sdg_target (""));

  for (guint number = 1; number <= KEI_SDG_N_GOALS; number++)
    {
      g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);
      guint n;
      const KeiSdgTarget *targets = kei_sdg_goal_targets (number, &n);

      for (guint i = 0; i < n; i++)
        {
          const KeiSdgTarget *target = &targets[i];
          glong length = g_utf8_strlen (target->ja, -1);

          g_assert_true (kei_sdg_target (target->code) == target);
          g_assert_cmpuint (target->goal, ==, number);
          g_assert_true (g_hash_table_add (titles, (gpointer) kei_sdg_target_title (target, "ja")));
          g_assert_true (g_hash_table_add (titles, (gpointer) kei_sdg_target_title (target, "en")));
          g_assert_cmpint (length, >=, 4);
          g_assert_cmpint (length, <=, 14);
          g_assert_cmpuint (count_words (target->en), >=, 2);
          g_assert_cmpuint (count_words (target->en), <=, 7);
        }
      n_all += n;
    }
  g_assert_cmpuint (n_all, ==, KEI_SDG_N_TARGETS);
}

static gboolean
read_lines (const char *name, char ***lines)
{
  const char *dir = g_getenv ("KEI_SHARED_DIR");
  g_autofree char *path = g_build_filename (dir != NULL ? dir : "", "data", "sdg", name, NULL);
  g_autofree char *text = NULL;

  if (dir == NULL || !g_file_get_contents (path, &text, NULL, NULL))
    return FALSE;
  *lines = g_strsplit (g_strchomp (text), "\n", -1);
  return TRUE;
}

/* The official list has the same goals and codes, and none of our titles. */
static void
test_official (void)
{
  g_auto (GStrv) goals = NULL;
  g_auto (GStrv) targets = NULL;

  if (!read_lines ("goals.tsv", &goals) || !read_lines ("targets.tsv", &targets))
    {
      g_test_skip ("The official list is not here");
      return;
    }

  for (guint i = 1; goals[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (goals[i], "\t", -1);
      const KeiSdgGoal *goal = kei_sdg_goal (i);
      g_autofree char *color = g_strdup_printf ("#%06X", goal->rgb);

      g_assert_cmpstr (cells[1], ==, goal->ja);
      g_assert_cmpstr (cells[2], ==, goal->en);
      g_assert_cmpstr (cells[3], ==, color);
    }

  g_assert_cmpuint (g_strv_length (targets), ==, KEI_SDG_N_TARGETS + 1);
  for (guint i = 1; targets[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (targets[i], "\t", -1);
      const KeiSdgTarget *target = kei_sdg_target (cells[0]);

      g_assert_nonnull (target);
      g_assert_cmpuint (target->goal, ==, g_ascii_strtoull (cells[1], NULL, 10));
      g_assert_null (strstr (cells[2], target->en));
      g_assert_null (strstr (cells[3], target->ja));
    }
}

static void
test_mentions (void)
{
  static const struct
  {
    const char *text;
    const char *found;
  } cases[] = {
    { "", "" },
    { "SDGs：3、8、14", "3 8 14" },
    { "ＳＤＧｓ１４．２とゴール１５", "14.2 15" },
    { "SDGsの目標11に資する", "11" },
    { "SDG Goal 4, 5 & 10", "4 5 10" },
    { "【SDGs 14.b・15.2】", "14.b 15.2" },
    { "ゴール3は健康", "3" },
    { "ターゲット12.3を意識", "12.3" },
    { "海の豊かさを守ろう", "14" },
    { "目標11 住み続けられるまちづくりを", "11" },
    { "つくる責任つかう責任", "12" },
    { "SDGsの17の目標と169のターゲット", "" },
    { "SDGs 17 Goals", "" },
    { "SDGs17の目標", "" },
    { "SDGs 2030", "" },
    { "SDGs 18", "" },
    { "SDGs 14.9", "" },
    { "SDGs3つの柱", "" },
    { "SDGs 3期", "" },
    { "SDGsを推進する3つの施策", "" },
    { "ターゲット3", "" },
    { "目標3 施策2", "" },
    { "Goal 3", "" },
    { "SDGs 3。14人", "3" },
    { "SDGs 3、14人", "3" },
    { "SDGs", "" },
    { "SDGs 8.", "8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) mentions = kei_sdg_find_mentions (cases[i].text);
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint j = 0; j < mentions->len; j++)
        {
          const KeiSdgMention *mention = &g_array_index (mentions, KeiSdgMention, j);

          g_string_append_printf (found, "%s%u", j > 0 ? " " : "", mention->goal);
          if (mention->target != NULL)
            g_string_append (found, strchr (mention->target->code, '.'));
          g_assert_cmpuint (mention->start + mention->length, <=, strlen (cases[i].text));
        }
      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (found->str, ==, cases[i].found);
    }
}

static void
test_mention_place (void)
{
  const char *text = "本市はSDGs：３、14.2に";
  g_autoptr (GArray) mentions = kei_sdg_find_mentions (text);
  const KeiSdgMention *second = &g_array_index (mentions, KeiSdgMention, 1);
  g_autofree char *words = g_strndup (text + second->start, second->length);

  g_assert_cmpuint (mentions->len, ==, 2);
  g_assert_cmpstr (words, ==, "14.2");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/sdg/goals", test_goals);
  g_test_add_func ("/sdg/contrast", test_contrast);
  g_test_add_func ("/sdg/targets", test_targets);
  g_test_add_func ("/sdg/official", test_official);
  g_test_add_func ("/sdg/mentions", test_mentions);
  g_test_add_func ("/sdg/mention-place", test_mention_place);

  return g_test_run ();
}
