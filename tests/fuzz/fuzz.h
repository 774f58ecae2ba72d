/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a fuzz target is: one function, called with any bytes. It returns 0 and must not
 * crash, leak, hang or warn. libFuzzer's name, so that either driver can call it. */
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Says what does not hold, and ends. Not g_assert: it must hold in every kind of build. */
#define demand(holds) ((holds) ? (void) 0 : fuzz_fail (#holds))

static inline _Noreturn void
fuzz_fail (const char *what)
{
  fprintf (stderr, "This does not hold: %s\n", what);
  abort ();
}
