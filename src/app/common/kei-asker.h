/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Asks a worker, one question at a time: another question takes the place of the one before, and what comes of that is
 * dropped. A question is a struct of its owner's, with room for the answer. What it holds (a tree, words) must not change and be
 * countable from all threads. Neither waiting nor working keeps the owner alive. Main thread. */

typedef struct _KeiAsker KeiAsker;

typedef struct
{
  /* The wait of kei_asker_ask_soon() is over: asks, or does not. */
  void (*ask) (gpointer owner);
  /* On the worker's thread: puts the answer into the question. When cancelled it may leave off, for nobody will look. */
  void (*answer) (gpointer question, GCancellable *cancellable);
  /* The last question that was asked has its answer. The owner may take it out, and may end or ask anew. */
  void (*take) (gpointer owner, gpointer question);
  /* On any thread. */
  GDestroyNotify free_question;
} KeiAskerFuncs;

/* @owner frees it, and so outlives it; @funcs are static. */
KeiAsker *kei_asker_new (gpointer owner, const KeiAskerFuncs *funcs);
void kei_asker_free (KeiAsker *self);

/* Now. @question: (transfer full) */
void kei_asker_ask (KeiAsker *self, gpointer question);
/* When @delay milliseconds have gone by without another call. The question under way is given up at once. */
void kei_asker_ask_soon (KeiAsker *self, guint delay);
/* Gives up what is waited for and what is asked. */
void kei_asker_stop (KeiAsker *self);

gboolean kei_asker_is_waiting (KeiAsker *self); /* to ask */
gboolean kei_asker_is_asking (KeiAsker *self);  /* and has no answer yet */

G_END_DECLS
