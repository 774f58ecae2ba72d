/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For this room's own files: which world a body is compiled for. -Dcompat=baseline keeps the
 * old bodies on new libraries, so that both are built somewhere. */
#pragma once

#include <adwaita.h>

#ifdef KEI_COMPAT_BASELINE
#define KEI_HAVE_GTK(major, minor) 0
#define KEI_HAVE_ADW(major, minor) 0
#else
#define KEI_HAVE_GTK(major, minor) GTK_CHECK_VERSION (major, minor, 0)
#define KEI_HAVE_ADW(major, minor) ADW_CHECK_VERSION (major, minor, 0)
#endif
