/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a window shows that has no plan yet: new, open, templates, recent plans, the sample. All it does
 * goes through actions of the window and the application. */

#define KEI_TYPE_WELCOME_PAGE (kei_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (KeiWelcomePage, kei_welcome_page, KEI, WELCOME_PAGE, AdwBin)

G_END_DECLS
