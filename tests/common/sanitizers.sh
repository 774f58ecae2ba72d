# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by ./run: what the sanitized tests need in their environment. Expects $root.
export ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1:detect_stack_use_after_return=1
export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
export LSAN_OPTIONS="suppressions=$root/tests/common/lsan.supp:print_suppressions=0"
