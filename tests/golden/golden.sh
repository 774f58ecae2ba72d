#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# golden.sh TOOL CASE [PLAN]: runs the case's `command` in its folder, with $tool and $plan, and
# compares what it prints with `expected`. With KEI_UPDATE_GOLDEN=1 that is rewritten instead:
# read the difference before you commit it.
set -eu
tool=$(realpath "$1")
plan=${3:+$(realpath "$3")}
export tool plan
cd "$2"
actual=$(mktemp)
OUT=$(mktemp)
export OUT
trap 'rm -f "$actual" "$OUT"' EXIT
# What goes to stderr belongs to the result, as does the exit status.
sh ./command > "$actual" 2>&1 || echo "exit status $?" >> "$actual"
if [ -n "${KEI_UPDATE_GOLDEN:-}" ]; then
  cp "$actual" expected
else
  diff -u expected "$actual"
fi
