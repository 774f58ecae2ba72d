/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What benchmarks of windows share: frames, and the processor time of the thread that draws them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Processor seconds of this thread so far: of the one that the person waits for; the workers may be busy meanwhile. */
double bench_get_thread_time (void);

/* Until the next frame of @window is on the screen. */
void bench_wait_for_frame (GtkWidget *window);

G_END_DECLS
