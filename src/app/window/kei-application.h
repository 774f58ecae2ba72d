/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The program: windows, the actions app.*, all keys, the command line. */

#define KEI_TYPE_APPLICATION (kei_application_get_type ())
G_DECLARE_FINAL_TYPE (KeiApplication, kei_application, KEI, APPLICATION, AdwApplication)

KeiApplication *kei_application_new (void);

/* The person's settings, or NULL where their schema is not installed: then all have their defaults. (transfer none) */
GSettings *kei_application_get_settings (KeiApplication *self);

G_END_DECLS
