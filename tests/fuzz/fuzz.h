/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a fuzz target is: one function, called with any bytes. It returns 0 and must not
 * crash, leak, hang or warn. libFuzzer's name, so that either driver can call it. */
#pragma once

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
