/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions to a worker, which is held at a gate where a test has to come before it. */
#include "config.h"

#include "kei-asker.h"

#define NEVER 3600000 /* ms: longer than any test */

typedef struct
{
  KeiAsker *asker;
  int n_wanted; /* how often it was time to ask */
  int next;     /* what is asked then */
  int taken;    /* the answer that came last */
  int n_taken;
  gboolean ends; /* frees the asker when an answer comes */
} Owner;

typedef struct
{
  int number;
  GMutex *gate; /* nullable: is passed before the answer */
  int answer;
} Question;

static int n_questions, n_freed; /* atomic */

static Question *
make_question (int number, GMutex *gate)
{
  Question *question = g_new0 (Question, 1);

  question->number = number;
  question->gate = gate;
  g_atomic_int_inc (&n_questions);
  return question;
}

static void
ask (gpointer data)
{
  Owner *owner = data;

  owner->n_wanted++;
  kei_asker_ask (owner->asker, make_question (owner->next, NULL));
}

static void
answer (gpointer data, GCancellable *cancellable)
{
  Question *question = data;

  if (question->gate != NULL)
    {
      g_mutex_lock (question->gate);
      g_mutex_unlock (question->gate);
    }
  question->answer = question->number * 10;
}

static void
take (gpointer data, gpointer asked)
{
  Owner *owner = data;

  owner->taken = ((Question *) asked)->answer;
  owner->n_taken++;
  if (owner->ends)
    g_clear_pointer (&owner->asker, kei_asker_free);
}

static void
free_question (gpointer question)
{
  g_free (question);
  g_atomic_int_inc (&n_freed);
  g_main_context_wakeup (NULL);
}

static const KeiAskerFuncs funcs = { ask, answer, take, free_question };

/* Runs the main loop until all questions are done with; their ends come after their answers. */
static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

  while (g_atomic_int_get (&n_freed) < g_atomic_int_get (&n_questions) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (n_freed, ==, n_questions);
}

static void
wait_for_answer (const Owner *owner, int n)
{
  gint64 end = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

  while (owner->n_taken < n && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (owner->n_taken, ==, n);
}

static void
test_answer (void)
{
  Owner owner = { 0 };

  owner.asker = kei_asker_new (&owner, &funcs);
  kei_asker_ask (owner.asker, make_question (1, NULL));
  g_assert_true (kei_asker_is_asking (owner.asker));
  wait_for_answer (&owner, 1);
  g_assert_cmpint (owner.taken, ==, 10);
  g_assert_false (kei_asker_is_asking (owner.asker));
  kei_asker_free (owner.asker);
  settle ();
}

static void
test_last_one (void)
{
  Owner owner = { 0 };
  GMutex gate;

  g_mutex_init (&gate);
  g_mutex_lock (&gate);
  owner.asker = kei_asker_new (&owner, &funcs);
  kei_asker_ask (owner.asker, make_question (1, &gate));
  kei_asker_ask (owner.asker, make_question (2, &gate));
  kei_asker_ask (owner.asker, make_question (3, NULL));
  wait_for_answer (&owner, 1);
  g_mutex_unlock (&gate);
  settle ();
  g_assert_cmpint (owner.n_taken, ==, 1);
  g_assert_cmpint (owner.taken, ==, 30);
  kei_asker_free (owner.asker);
  g_mutex_clear (&gate);
}

static void
test_soon (void)
{
  Owner owner = { .next = 4 };
  GMutex gate;

  g_mutex_init (&gate);
  g_mutex_lock (&gate);
  owner.asker = kei_asker_new (&owner, &funcs);
  kei_asker_ask (owner.asker, make_question (1, &gate));
  kei_asker_ask_soon (owner.asker, NEVER);
  g_assert_true (kei_asker_is_waiting (owner.asker));
  g_assert_false (kei_asker_is_asking (owner.asker));
  kei_asker_ask_soon (owner.asker, 0);
  g_mutex_unlock (&gate);
  wait_for_answer (&owner, 1);
  settle ();
  g_assert_cmpint (owner.n_wanted, ==, 1);
  g_assert_cmpint (owner.n_taken, ==, 1);
  g_assert_cmpint (owner.taken, ==, 40);
  g_assert_false (kei_asker_is_waiting (owner.asker));

  /* Asking now takes the place of waiting. */
  kei_asker_ask_soon (owner.asker, NEVER);
  kei_asker_ask (owner.asker, make_question (5, NULL));
  g_assert_false (kei_asker_is_waiting (owner.asker));
  wait_for_answer (&owner, 2);
  g_assert_cmpint (owner.taken, ==, 50);
  kei_asker_free (owner.asker);
  settle ();
  g_mutex_clear (&gate);
}

static void
test_stop (void)
{
  Owner owner = { 0 };
  GMutex gate;

  g_mutex_init (&gate);
  g_mutex_lock (&gate);
  owner.asker = kei_asker_new (&owner, &funcs);
  kei_asker_ask (owner.asker, make_question (1, &gate));
  kei_asker_stop (owner.asker);
  g_assert_false (kei_asker_is_asking (owner.asker));
  kei_asker_ask_soon (owner.asker, NEVER);
  kei_asker_stop (owner.asker);
  g_assert_false (kei_asker_is_waiting (owner.asker));

  /* The end does not wait for the worker. */
  kei_asker_ask (owner.asker, make_question (2, &gate));
  kei_asker_free (owner.asker);
  g_mutex_unlock (&gate);
  settle ();
  g_assert_cmpint (owner.n_taken, ==, 0);
  g_assert_cmpint (owner.n_wanted, ==, 0);
  g_mutex_clear (&gate);
}

/* An owner may end when it has its answer. */
static void
test_end (void)
{
  Owner owner = { .ends = TRUE };

  owner.asker = kei_asker_new (&owner, &funcs);
  kei_asker_ask (owner.asker, make_question (1, NULL));
  wait_for_answer (&owner, 1);
  settle ();
  g_assert_null (owner.asker);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/asker/answer", test_answer);
  g_test_add_func ("/asker/last-one", test_last_one);
  g_test_add_func ("/asker/soon", test_soon);
  g_test_add_func ("/asker/stop", test_stop);
  g_test_add_func ("/asker/end", test_end);
  return g_test_run ();
}
