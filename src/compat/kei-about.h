/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  const char *icon;
  const char *version;
  const char *developer;
  const char *comments;
  const char *website;
  const char *issues;
  const char *copyright;
} KeiAbout;

/* AdwAboutDialog, or AdwAboutWindow before it. All texts translated; licence GPL 3 or later. */
void kei_about_present (const KeiAbout *about, GtkWindow *parent);

G_END_DECLS
