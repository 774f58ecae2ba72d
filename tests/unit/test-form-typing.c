/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a step of typing ends. */
#include "config.h"

#include "kei-form-typing.h"

#define SECOND G_USEC_PER_SEC

static void
test_steps (void)
{
  static const struct
  {
    const char *text;
    gint64 after; /* the change before, in seconds */
    gboolean paste;
    KeiFormStep step;
  } rows[] = {
    { "計画", 1, FALSE, KEI_FORM_TYPING_STARTS },            /* the first one */
    { "計画を", 1, FALSE, KEI_FORM_TYPING_CONTINUES },       /* typed on */
    { "計画を立てる", 1, FALSE, KEI_FORM_TYPING_CONTINUES }, /* an input method's word */
    { "計画を立て", 1, FALSE, KEI_FORM_TYPING_CONTINUES },   /* Backspace */
    { "計画を立て", 1, FALSE, KEI_FORM_TYPING_NOTHING },
    { "計画を立てた", 3, FALSE, KEI_FORM_TYPING_STARTS },  /* after a pause */
    { "X計画を立てた", 1, FALSE, KEI_FORM_TYPING_STARTS }, /* the caret jumped */
    { "XY計画を立てた", 1, FALSE, KEI_FORM_TYPING_CONTINUES },
    { "XYた", 1, FALSE, KEI_FORM_TYPING_STARTS },     /* a selection went */
    { "XYZた", 1, FALSE, KEI_FORM_TYPING_CONTINUES }, /* and this took its place */
    { "XYZ計画た", 1, TRUE, KEI_FORM_TYPING_ALONE },
    { "XYZ計画をた", 1, FALSE, KEI_FORM_TYPING_STARTS }, /* not with the paste */
  };
  KeiFormTyping typing = { NULL };
  gint64 now = SECOND;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%u: %s", i, rows[i].text);
      now += rows[i].after * SECOND;
      typing.paste = rows[i].paste;
      g_assert_cmpint (kei_form_typing_change (&typing, rows[i].text, now), ==, rows[i].step);
    }
  kei_form_typing_reset (&typing, "別の値");
  g_assert_cmpint (kei_form_typing_change (&typing, "別の値", now), ==, KEI_FORM_TYPING_NOTHING);
  g_assert_cmpint (kei_form_typing_change (&typing, "別の値1", now), ==, KEI_FORM_TYPING_STARTS);
  kei_form_typing_clear (&typing);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/form-typing/steps", test_steps);
  return g_test_run ();
}
