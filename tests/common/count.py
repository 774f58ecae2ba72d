# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints "PASSED FAILED" of a meson testlog.json: each TAP subtest counts, and each test without any."""
import json
import re
import sys

passed = failed = 0
try:
    log = open(sys.argv[1], encoding="utf-8")
except OSError:
    print("0 1")
    sys.exit()
for line in log:
    test = json.loads(line)
    lines = re.findall(r"^ *((?:not )?ok) \d+(.*)$", test.get("stdout", ""), re.M)
    good = sum(1 for word, rest in lines if word == "ok" and "# SKIP" not in rest)
    bad = sum(1 for word, rest in lines if word == "not ok")
    if test["result"] in ("FAIL", "ERROR", "TIMEOUT", "INTERRUPT", "UNEXPECTEDPASS"):
        bad = max(bad, 1)
    elif test["result"] == "OK" and not lines:
        good = 1
    passed += good
    failed += bad
print(passed, failed)
