# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by ./run: what the sanitized tests need in their environment. Expects $root.
# Stacks are unwound by their tables: GLib keeps no frame pointers, and lsan.supp goes by names.
export ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1:detect_stack_use_after_return=1:fast_unwind_on_malloc=0:malloc_context_size=12
export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
export LSAN_OPTIONS="suppressions=$root/tests/common/lsan.supp:print_suppressions=0"
