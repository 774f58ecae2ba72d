# SPDX-License-Identifier: GPL-3.0-or-later
"""sources.py CHECK: what a machine can see in the sources, one function a check.

Each yields (file, line, what and how to mend it) and runs in the project's root.
"""
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

ROOMS = {  # room: what it may see of ours; which system headers it must not see
    "core": ("", "adwaita|gtk/|gdk/|libxml/|gio/gunix"),
    "compare": ("core", "adwaita|gtk/|gdk/|libxml/"),
    "xml": ("core", "adwaita|gtk/|gdk/"),
    "io": ("core xml", "adwaita|gtk/|gdk/|libxml/"),
    "report": ("", "adwaita|gtk/|gdk/"),
    "exchange": ("core compare xml report", "adwaita|gtk/|gdk/"),
    "tool": ("core compare xml io report exchange", "adwaita|gtk/|gdk/|libxml/"),
    "compat": ("", "libxml/"),
    "widgets": ("core compat", "libxml/"),
}
LIBRARIES = "core compare xml io report exchange compat widgets "
ROOMS |= {  # the rooms of the program are one library: nothing but this table says who sees whom
    room: (LIBRARIES + " ".join(f"app/{other}" for other in seen.split()), "libxml/") for room, seen in {
        "app/common": "",
        "app/editor": "",
        "app/outline": "editor",
        "app/form": "common editor",
        "app/sdg": "common editor",
        "app/problems": "common editor outline",
        "app/find": "common editor",
        "app/report": "common editor",
        "app/import": "",
        "app/welcome": "",
        "app/compare": "common editor form report welcome",
        "app/window": "common editor outline form sdg problems find report import welcome compare",
        "app": "window",
    }.items()
}


def sources(*suffixes):
    return [path for top in ("src", "tests") for path in sorted(Path(top).rglob("*")) if path.suffix in suffixes]


def lines(path):
    return enumerate(path.read_text(encoding="utf-8").splitlines(), 1)


def licence():
    """The licence stands in the first line, or under #! or <?xml."""
    others = [Path("run"), Path(".ci/run"), Path("po/update")]
    others += [*Path("ui").rglob("*.ui"), *Path("ui").rglob("*.css"), *Path("ui").rglob("*.svg"), *Path("flatpak").rglob("*.sh"),
               *Path("data").rglob("*.svg"), *Path("data").rglob("*.rng"), *Path("data").rglob("*.py")]
    for path in sources(".c", ".h", ".py", ".sh") + [p for p in others if p.exists()]:
        head = path.read_text(encoding="utf-8").splitlines()[:3]
        first = head if head and re.match(r"#!|<\?xml", head[0]) else head[:1]
        if not any("SPDX-License-Identifier: GPL-3.0-or-later" in line for line in first):
            yield path, 1, "the first line must be SPDX-License-Identifier: GPL-3.0-or-later"


def size():
    """No file grows beyond what one can keep in mind; tables and tests may be longer."""
    for path in sources(".c", ".h"):
        n = sum(1 for _ in lines(path))
        if path.name.endswith("-data.c") or path.parts[0] == "tests":
            continue
        if n > 1000:
            yield path, n, "more than 1000 lines: split it by theme"
        elif n > 600:
            print(f"{path}: {n} lines, think of splitting it")


def rooms():
    """Includes obey the rooms."""
    def room_of(path):
        return path.parent.relative_to("src").as_posix()

    where = {path.name: room_of(path) for path in Path("src").rglob("*.h")}
    for path in sources(".c", ".h"):
        if path.parts[0] != "src":
            continue
        room = room_of(path)
        if room not in ROOMS:
            yield path, 1, f"the room {room} is not in the table of rooms"
            continue
        seen, forbidden = ROOMS[room]
        for n, line in lines(path):
            system = re.match(r"#\s*include <(.*)>", line)
            own = re.match(r'#\s*include "(?:.*/)?(.*)"', line)
            if system and re.match(forbidden, system[1]):
                yield path, n, f"the room {room} does not see <{system[1]}>"
            if own and own[1] in where and where[own[1]] not in (room, *seen.split()):
                yield path, n, f"the room {room} does not see {where[own[1]]}/{own[1]}"


def marks():
    """Nothing is left open, and no path of one machine stands in the tree."""
    pattern = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX|HA" r"CK)\b|(?<![\w.])/(?:home|wo" r"rk|root|Users)/\w")
    texts = [p for top in ("src", "tests", "ui", "data", "po", "flatpak") for p in sorted(Path(top).rglob("*"))
             if p.suffix in (".c", ".h", ".py", ".sh", ".ui", ".css", ".build", ".json", ".xml", ".in", ".md", ".po")
             and "corpus" not in p.parts]  # fuzz inputs are no text
    for path in texts + [*Path(".").glob("*.md"), Path("run"), Path("meson.build")]:
        if not path.exists():
            continue
        for n, line in lines(path):
            found = pattern.search(line)
            if found:
                yield path, n, f"{found[0]!r}: finish it, or take it out"


def pointers():
    """A function that returns a pointer returns NULL, never FALSE, and the other way round."""
    for path in sources(".c"):
        returns = ""
        previous = ""
        for n, line in lines(path):
            if re.match(r"[a-z_]\w* *\(", line):
                returns = previous
            bad = re.search(r"\b(?:return|g_return_val_if_fail \(.*,) *(TRUE|FALSE|NULL)\)?;", line)
            if bad and bad[1] != "NULL" and returns.rstrip().endswith("*"):
                yield path, n, f"returns {bad[1]} for a pointer"
            if bad and bad[1] == "NULL" and re.match(r"(static )?(gboolean|int|guint|gsize|void)$", returns.strip()):
                yield path, n, "returns NULL for a number"
            previous = line


def asserts():
    """Tests use g_assert_true and its kin, which no build switch removes."""
    for path in sources(".c"):
        if path.parts[0] != "tests":
            continue
        for n, line in lines(path):
            if re.search(r"\bg_assert \(", line):
                yield path, n, "use g_assert_true (), g_assert_cmpint () and so on"


def resources():
    """Every .ui stands in the resource file, with a class of its own name."""
    files = sorted(Path("ui").rglob("*.ui"))
    listed = "".join(p.read_text(encoding="utf-8") for p in Path("ui").glob("*.gresource.xml"))
    for path in files:
        if not re.search(rf">\s*{re.escape(path.relative_to('ui').as_posix())}\s*<", listed):
            yield path, 1, "is not in the .gresource.xml"
    for path in Path("src").rglob("*.c"):
        for n, line in lines(path):
            for name in re.findall(r'"[^"]*/([\w.-]+\.ui)"', line):
                if not any(f.name == name for f in files):
                    yield path, n, f"there is no ui/{name}"


def labels():
    """Every button that shows only an icon has a name for those who hear it."""
    for path in sorted(Path("ui").rglob("*.ui")):
        for button in ElementTree.parse(path).iter("object"):
            names = {child.get("name") for child in button.findall("property")}
            spoken = {child.get("name") for child in button.findall("accessibility/*")}
            if button.get("class", "").endswith("Button") and "icon-name" in names and "label" not in names and not spoken & {"label", "labelled-by"}:
                yield path, 1, f"the button {button.get('id') or ElementTree.tostring(button)[:120]} needs an accessible label"


def packages():
    """What a command of ./run configures is in the packages that it installs: libraries for the tests only with them."""
    groups = {}
    for n, line in lines(Path("debian-packages.txt")):
        words = line.split("#")[0].split()
        for group in words[1:]:
            groups.setdefault(group, set()).add(words[0])
    run = Path("run").read_text(encoding="utf-8")
    for name, body in re.findall(r"^(\w+) \(\) \{\n(.*?)^\}", run.replace("() {", " () {"), re.M | re.S):
        needs = {group for line in re.findall(r"^  need (.*)$", body, re.M) for group in line.split()}
        configures = name != "setup_tests" and re.search(r"(?<!meson )\bsetup \"|\bsetup_tests\b", body)
        if configures and "test" not in needs and "-Dtests=false" not in body:
            yield "run", 1 + run[:run.index(f"{name}()")].count("\n"), f"{name} builds the tests without their packages: setup … -Dtests=false"
    if not shutil.which("dpkg-query"):
        return  # no Debian
    asked = [(path, n, name) for path in [Path("meson.build"), *Path("src").rglob("meson.build"), *Path("data").rglob("meson.build")]
             for n, line in lines(path) for name in re.findall(r"dependency\('([\w.+-]+)'", line)]
    found = subprocess.run(["dpkg-query", "-S", *(f"*/pkgconfig/{name}.pc" for _, _, name in asked)], capture_output=True, text=True).stdout
    for path, n, name in asked:
        owners = {line.split(":")[0] for line in found.splitlines() if line.endswith(f"/{name}.pc")}
        if owners & groups["test"] and not owners & groups["build"]:
            yield path, n, f"{name} is of {', '.join(owners)}, which only the tests install: debian-packages.txt, group build"


CHECKS = {check.__name__: check for check in (licence, size, rooms, marks, pointers, asserts, resources, labels, packages)}

if __name__ == "__main__":
    problems = list(CHECKS[sys.argv[1]]())
    for path, line, what in problems:
        print(f"{path}:{line}: {what}")
    sys.exit(bool(problems))
