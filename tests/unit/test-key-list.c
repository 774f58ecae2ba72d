/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list of keys tells when it gets other keys: nothing of what stays, each run once. */
#include "config.h"

#include "kei-key-list.h"

#include <string.h>

typedef struct
{
  GObject *owner;
  KeiKeyList *list;
  GArray *copy;  /* follows what is told */
  GString *told; /* "position-removed+added …" */
} Fixture;

static gpointer
create_item (GObject *owner, guint64 key)
{
  GObject *item = g_object_new (G_TYPE_OBJECT, NULL);

  g_object_set_data (item, "key", GUINT_TO_POINTER (key));
  return item;
}

static guint64
get_key (KeiKeyList *list, guint position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (list), position);

  return GPOINTER_TO_UINT (g_object_get_data (item, "key"));
}

static void
items_changed_cb (KeiKeyList *list, guint position, guint removed, guint added, Fixture *fixture)
{
  g_string_append_printf (fixture->told, "%s%u-%u+%u", fixture->told->len > 0 ? " " : "", position, removed, added);
  g_assert_cmpuint (position + removed, <=, fixture->copy->len);
  g_array_remove_range (fixture->copy, position, removed);
  for (guint i = 0; i < added; i++)
    {
      guint64 key = get_key (list, position + i);

      g_array_insert_val (fixture->copy, position + i, key);
    }
  /* The list is just as far as what was told. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, fixture->copy->len);
  for (guint i = 0; i < fixture->copy->len; i++)
    g_assert_cmpuint (get_key (list, i), ==, g_array_index (fixture->copy, guint64, i));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->owner = g_object_new (G_TYPE_OBJECT, NULL);
  fixture->list = kei_key_list_new (G_TYPE_OBJECT, fixture->owner, create_item);
  fixture->copy = g_array_new (FALSE, FALSE, sizeof (guint64));
  fixture->told = g_string_new (NULL);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (items_changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->list);
  g_clear_object (&fixture->owner);
  g_array_unref (fixture->copy);
  g_string_free (fixture->told, TRUE);
}

static void
set_text (Fixture *fixture, const char *text)
{
  guint n = strlen (text);
  g_autofree guint64 *keys = g_new (guint64, n);

  for (guint i = 0; i < n; i++)
    keys[i] = (guchar) text[i];
  g_string_truncate (fixture->told, 0);
  kei_key_list_set_keys (fixture->list, keys, n);
  g_assert_cmpuint (fixture->copy->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (g_array_index (fixture->copy, guint64, i), ==, keys[i]);
}

static void
test_tells_runs (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *before;
    const char *after;
    const char *told;
  } cases[] = {
    { "", "abc", "0-0+3" },
    { "abc", "abc", "" },
    { "abc", "", "0-3+0" },
    { "abc", "abxc", "2-0+1" },
    { "abcd", "ad", "1-2+0" },
    { "abc", "xyz", "0-3+3" },
    { "abcde", "adbce", "1-0+1 4-1+0" },   /* up */
    { "abcde", "acdbe", "1-1+0 3-0+1" },   /* down */
    { "abcdef", "axcdyf", "1-1+1 4-1+1" }, /* two places */
    { "abc", "cab", "0-0+1 3-1+0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      set_text (fixture, cases[i].before);
      set_text (fixture, cases[i].after);
      g_assert_cmpstr (fixture->told->str, ==, cases[i].told);
    }
}

/* Whatever comes and goes, the copy is the list. */
static void
test_replays (Fixture *fixture, gconstpointer data)
{
  for (guint round = 0; round < 500; round++)
    {
      char text[60];
      guint n = 0;

      for (char c = 'A'; c <= 'z'; c++)
        if (g_test_rand_int_range (0, 3) > 0)
          text[n++] = c;
      for (int swaps = g_test_rand_int_range (0, 6); swaps > 0 && n > 0; swaps--)
        {
          int i = g_test_rand_int_range (0, (int) n), j = g_test_rand_int_range (0, (int) n);
          char c = text[i];

          text[i] = text[j];
          text[j] = c;
        }
      text[n] = '\0';
      set_text (fixture, text);
    }
}

static void
test_without_owner (Fixture *fixture, gconstpointer data)
{
  set_text (fixture, "abc");
  g_assert_cmpuint (kei_key_list_find (fixture->list, 'c'), ==, 2);
  g_assert_cmpuint (kei_key_list_find (fixture->list, 'x'), ==, G_MAXUINT);
  g_clear_object (&fixture->owner);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->list), 0));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/key-list/tells-runs", Fixture, NULL, set_up, test_tells_runs, tear_down);
  g_test_add ("/key-list/replays", Fixture, NULL, set_up, test_replays, tear_down);
  g_test_add ("/key-list/without-owner", Fixture, NULL, set_up, test_without_owner, tear_down);
  return g_test_run ();
}
