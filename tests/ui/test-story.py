# SPDX-License-Identifier: GPL-3.0-or-later
"""test-story.py PROGRAM PLAN: a person's session in the real program, from the file to the file.

Opens a copy of PLAN, edits it in the outline by keyboard and pointer, takes every step back and
compares the bytes, does them again, saves, leaves, opens again, and finds what was left. Any
warning ends the program, and so the test.
"""
import os
import shutil
import subprocess
import sys
import tempfile

from desk import STATES, Desk, Story, run, wait

PROGRAM, TOOL, PLAN = (os.path.abspath(path) for path in sys.argv[1:])


class Session(Story):
    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="kei-story-")
        super().__init__(os.environ.get("KEI_PICTURES", self.folder))
        self.file = os.path.join(self.folder, "plan.keikaku")
        shutil.copy(PLAN, self.file)

    def bytes(self):
        with open(self.file, "rb") as file:
            return file.read()

    def titles(self):
        """The outline as it stands, by the tool: number and title of each item, indented by depth."""
        return subprocess.run([TOOL, "outline", self.file], check=True, text=True, stdout=subprocess.PIPE).stdout.splitlines()

    def rows(self):
        outline = self.desk.find("list", lambda name: name in ("計画の構成", "Structure of the plan"))
        return [row for row in self.desk.all("list item", within=outline)]

    def row(self, title):
        return wait(f"the row {title}", lambda: next((row for row in self.rows() if title in row.get_name()), None))

    def select(self, title):
        self.desk.click(self.row(title))
        wait(f"the row {title} to be selected", lambda: self.desk.has(self.row(title), STATES.SELECTED))

    def no_row(self, title):
        wait(f"the row {title} to go", lambda: not any(title in row.get_name() for row in self.rows()))

    def saved(self):
        self.desk.key("ctrl+s")
        before = None

        def settled():
            nonlocal before
            now = self.bytes()
            same, before = now == before, now
            return same and self.desk.find("label", lambda name: "保存済み" in name, seconds=1)

        wait("the file to be saved", settled)
        return self.bytes()


story = Session()
original = story.bytes()


def order(*words):
    """Waits until the rows that hold these words stand in this order."""

    def stands():
        names = [row.get_name() for row in story.rows()]
        places = [next((i for i, name in enumerate(names) if word in name), -1) for word in words]
        return -1 not in places and places == sorted(places)

    wait(" < ".join(words), stands)


def opens():
    story.desk = Desk(PROGRAM, story.file)
    wait("the plan's title", lambda: "後期基本計画" in story.desk.title())
    story.row("水産業")


def pastes_text():
    story.select("港と商店")
    story.desk.copy("海の見える図書館\n市場の朝ごはん\n")
    story.desk.key("ctrl+v")
    order("港と商店", "海の見える図書館", "市場の朝ごはん", "働く場")


def moves_by_key():
    story.select("市場の朝ごはん")
    story.desk.key("alt+Up")
    order("港と商店", "市場の朝ごはん", "海の見える図書館", "働く場")


def indents_by_key():
    story.desk.key("alt+Right")
    order("港と商店", "市場の朝ごはん", "海の見える図書館")
    wait("a level further in", lambda: "施策" in story.row("市場の朝ごはん").get_name())
    story.desk.key("alt+Left")
    wait("the level it had", lambda: "政策3" in story.row("市場の朝ごはん").get_name())


def drags():
    # Thought better of it half way.
    story.desk.drag(story.row("海の見える図書館"), story.row("水産業"), left=36, down=4, drop=False)
    order("水産業", "港と商店", "市場の朝ごはん", "海の見える図書館", "働く場", "地域の稼ぐ力")
    # The lower edge of the last of its siblings, at its own indent.
    story.desk.drag(story.row("海の見える図書館"), story.row("地域の稼ぐ力"), left=36, down=26)
    order("市場の朝ごはん", "働く場", "地域の稼ぐ力", "海の見える図書館")


def fits_narrow():
    """Where panels lie over the form, what is added is not under them."""
    story.select("市場の朝ごはん")
    run("xdotool", "windowsize", "--sync", story.desk.window, "700", "700")
    wait("the panel to fold", lambda: story.desk.middle(story.row("市場の朝ごはん"))[0] < 0)
    story.desk.key("F9")
    wait("the keyboard in the panel", lambda: "市場の朝ごはん" in story.desk.focused().get_name())
    story.desk.key("Return")
    wait("the caret in the new title", lambda: story.desk.focused().get_name() == "政策名")
    wait("the panel to go", lambda: story.desk.middle(story.row("市場の朝ごはん"))[0] < 0)
    story.desk.key("ctrl+z")
    run("xdotool", "windowsize", "--sync", story.desk.window, "1280", "800")
    wait("the panel to come", lambda: story.desk.middle(story.row("市場の朝ごはん"))[0] > 0)


def types_rows():
    """Enter, a title, Enter, Enter, the next title: without a look at the pointer."""
    story.select("港と商店")
    story.desk.key("Return")
    wait("the caret in the new title", lambda: story.desk.has(story.desk.find("text", "政策名"), STATES.FOCUSED))
    story.desk.type("Umi")
    story.desk.key("Return", "Return")
    story.desk.type("Yama")
    story.desk.key("Escape", "ctrl+Return")
    story.desk.type("Kawa")
    story.desk.key("Return")
    order("港と商店", "Umi", "Yama", "Kawa", "市場の朝ごはん")
    wait("the keyboard on the last row", lambda: "Kawa" in story.desk.focused().get_name())
    story.select("Yama")
    story.desk.key("Delete")
    story.no_row("Kawa")
    story.select("Umi")
    story.desk.key("Delete")
    story.no_row("Umi")


def filters():
    """Typing on a row goes to the filter whole, the first letter too."""
    story.select("港と商店")
    story.desk.type("KPI2")
    entry = story.desk.find("entry", "見出し・本文を絞り込み")
    wait("what was typed in the filter", lambda: story.desk.text(entry) == "KPI2")
    story.no_row("港と商店")
    story.desk.key("Escape")
    wait("all rows, and the keyboard on the one before", lambda: "港と商店" in story.desk.focused().get_name())


def list_nameless():
    roles = ("push button", "toggle button", "check box", "combo box", "entry", "text", "list", "table", "list item", "table cell", "slider")
    return [f"{node.get_role_name()} “{node.get_name()}” {node.get_description()}" for node in story.desk.all(roles)
            if not node.get_name() or node.get_name().startswith(("Gtk", "Adw", "Kei"))]


def assert_named():
    """Every control of the window has a name of its own, as soon as the window has come to rest."""
    try:
        wait("every control to have a name", lambda: not list_nameless(), 5)
    except AssertionError:
        raise AssertionError(list_nameless())


def welcomes():
    """Without a plan: every card can be read aloud, too, and a new plan takes the keyboard."""
    story.desk = Desk(PROGRAM)
    story.desk.find("push button", "新しい計画…")
    assert_named()
    story.desk.button("市政執行方針")
    wait("the keyboard on the template", lambda: story.desk.focused().get_role_name() == "list item")
    story.desk.key("alt+r")
    wait("the keyboard in the outline", lambda: story.desk.focused().get_name() == "計画の基本情報")
    assert story.desk.quit() == 0


def reads_aloud():
    """So can the plan, and the cell with the keyboard is there to be read."""
    story.select("水産業")
    story.desk.key("Right", "Down")
    story.desk.find("text", "分野")
    assert_named()
    table = story.desk.find("table", "指標")
    x, y, width, _ = story.desk.box(table)
    run("xdotool", "mousemove", str(x + 60), str(y + 46), "sleep", "0.1", "click", "1")
    wait("the cell to have the keyboard", lambda: story.desk.focused().get_name().startswith("名称, "))
    assert story.desk.text(story.desk.focused()) != ""
    # Alt with an arrow is the table's here: the row moves, and not the item in the outline.
    moved, above = story.desk.text(story.desk.focused()), story.desk.box(story.desk.focused())[1]
    story.desk.key("alt+Down")
    wait("the row to move, with the keyboard",
         lambda: story.desk.text(story.desk.focused()) == moved and story.desk.box(story.desk.focused())[1] > above)
    story.desk.key("alt+Up")
    wait("the row to move back", lambda: story.desk.box(story.desk.focused())[1] == above)
    story.desk.key("Right")
    wait("the next cell to be read", lambda: story.desk.focused().get_name().startswith("単位, "))
    opens_details()
    story.select("水産業")
    story.desk.key("Left")


def opens_details():
    """A row's details are there for the keyboard too: into them, through them and back."""
    def focus():
        return story.desk.focused().get_name()

    story.desk.key("Left")
    wait("the first cell", lambda: focus().startswith("名称, "))
    name = story.desk.text(story.desk.focused())
    story.desk.key("alt+Right", "alt+Right")
    wait("the first field of the details", lambda: focus() == "名称" and story.desk.text(story.desk.focused()) == name)
    story.desk.key("shift+Tab")
    wait("the row again", lambda: focus().startswith("名称, "))
    story.desk.key("Right", "Right", "Right", "Right", "Right")
    wait("the last cell", lambda: focus().startswith("担当, "))
    story.desk.key("Tab")
    wait("the details after the row", lambda: focus() == "名称")
    story.desk.key("shift+Tab", "alt+Left", "Tab")
    wait("the next row", lambda: focus().startswith("名称, ") and story.desk.text(story.desk.focused()) != name)


def deletes():
    story.select("市場の朝ごはん")
    story.desk.button("削除")
    story.no_row("市場の朝ごはん")


def renames():
    story.select("海の見える図書館")
    story.desk.key("F2")
    wait("the caret in the title", lambda: story.desk.has(story.desk.find("text", "政策名"), STATES.FOCUSED))
    story.desk.copy("海の見える学びの家")
    story.desk.key("ctrl+a", "ctrl+v")
    story.row("海の見える学びの家")


def links_goal():
    panel = story.desk.find("filler", "KeiSdgPanel")
    story.desk.click(story.desk.find("push button", lambda name: name.startswith("ゴール4 "), panel))
    story.desk.find("label", "ゴール4", panel)
    story.desk.click(story.desk.find(None, "主", panel))
    story.desk.find("label", "1/17", panel)


def undoes_all():
    story.select("海の見える学びの家")
    for _ in range(30):
        story.desk.key("ctrl+z")
    story.no_row("海の見える")
    order("水産業", "港と商店", "働く場", "地域の稼ぐ力")
    assert story.saved() == original, "the file is not as it was"


def redoes_all():
    for _ in range(30):
        story.desk.key("ctrl+shift+z")
    story.row("海の見える学びの家")
    assert story.saved() != original
    found = [line for line in story.titles() if "海の見える" in line]
    assert found == ["  政策5 海の見える学びの家  [SDG 4]"], found
    story.changed = story.bytes()


def leaves():
    status = story.desk.quit()
    assert status == 0, f"the program ended with {status}"
    story.desk = None
    assert story.bytes() == story.changed


def opens_again():
    story.desk = Desk(PROGRAM, story.file)
    story.select("海と大地")
    if not any("水産業" in row.get_name() for row in story.rows()):
        story.desk.key("Right")
    order("水産業", "港と商店", "働く場", "地域の稼ぐ力", "海の見える学びの家")
    story.no_row("市場の朝ごはん")
    subprocess.run([TOOL, "validate", story.file], check=True)
    story.desk.quit()


def thinks_better():
    """What is typed is discarded in the question, which goes with the window below it."""
    story.desk = Desk(PROGRAM, story.file)
    story.select("海と大地")
    story.desk.key("F2")
    wait("the caret in the title", lambda: story.desk.has(story.desk.focused(), STATES.EDITABLE))
    story.desk.copy("海のまち")
    story.desk.key("ctrl+a", "ctrl+v")
    story.row("海のまち")
    story.desk.key("ctrl+q")
    story.desk.find("push button", lambda name: name.startswith("破棄"))
    assert story.desk.quit("Left", "Return") == 0
    story.desk = None
    assert story.bytes() == story.changed


def compares():
    """Beside the plan before it: the changes by key, a decision, a reason, all of it saved and taken back."""
    earlier = os.path.join(os.path.dirname(PLAN), "minato-zenki.keikaku")
    shutil.copy(earlier, os.path.dirname(story.file))
    shutil.copy(PLAN, story.file)
    before = story.bytes()
    story.desk = Desk(PROGRAM, story.file)
    wait("the plan", lambda: "後期基本計画" in story.desk.title())
    story.desk.key("ctrl+d")
    wait("the earlier plan, suggested", lambda: story.desk.focused().get_name().startswith("比べる("))
    story.desk.key("Return")
    story.desk.find("label", lambda name: name.startswith("1 / "))
    wait("the keyboard on the first row", lambda: story.desk.focused().get_role_name() == "list item")
    for _ in range(3):
        story.desk.key("F7")
    story.desk.find("label", lambda name: name.startswith("4 / "))
    story.desk.key("ctrl+l")
    story.desk.find("label", lambda name: name.startswith("確定済み"))
    story.desk.key("r")
    wait("the caret in the reason", lambda: story.desk.focused().get_name() == "変更の理由")
    story.desk.type("Why not")
    story.desk.key("F7")
    story.desk.find("label", lambda name: name.startswith("5 / "))
    story.desk.key("shift+F7")
    said = story.saved()
    assert b'verdict="pinned"' in said.replace(before, b"") and "<reason>Why not</reason>".encode() in said, "not kept"
    story.desk.key("ctrl+z", "ctrl+z")
    assert story.saved() == before, "the file is not as it was"
    story.desk.key("ctrl+1")
    story.row("海と大地")
    story.desk.key("ctrl+2")
    story.desk.find("label", lambda name: name.startswith("4 / "))
    assert_named()
    assert story.desk.quit() == 0
    story.desk = None


story.step("welcomes", welcomes)
story.step("opens a plan", opens)
story.step("can be read aloud", reads_aloud)
story.step("pastes text as items", pastes_text)
story.step("moves an item by key", moves_by_key)
story.step("indents and outdents by key", indents_by_key)
story.step("drags an item", drags)
story.step("filters by typing", filters)
story.step("keeps in sight what is added in a narrow window", fits_narrow)
story.step("types one item after another", types_rows)
story.step("deletes an item", deletes)
story.step("renames an item in the form", renames)
story.step("links it to a goal", links_goal)
story.step("takes every step back: the same bytes", undoes_all)
story.step("does them again, and saves", redoes_all)
story.step("leaves", leaves)
story.step("finds everything on opening again", opens_again)
story.step("discards what it typed", thinks_better)
story.step("compares it with the plan before", compares)
story.done()
