# SPDX-License-Identifier: GPL-3.0-or-later
"""A person at the desk: starts the real program and works it by keyboard, pointer and clipboard.

What is on the screen is read as a screen reader reads it (AT-SPI); what is done goes through
the X server (xdotool). Runs inside tests/common/ui-env.sh with Debian's own Python. Every wait
is bounded; KEI_SLOW stretches it on a slow machine.
"""
import os
import subprocess
import time
import warnings

# Warnings are fatal in the program, not in the libraries that this one reads the screen with.
G_DEBUG = os.environ.pop("G_DEBUG", "")

import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

warnings.simplefilter("ignore", DeprecationWarning)
Atspi.init()
Atspi.set_timeout(3000, 10000)

SLOW = float(os.environ.get("KEI_SLOW", "1"))
STATES = Atspi.StateType
LONG_LISTS = ("list", "table", "tree table")


def wait(what, question, seconds=10):
    """The first true answer to question (), asked until the time is over."""
    end = time.monotonic() + seconds * SLOW
    while True:
        try:
            answer = question()
            if answer:
                return answer
        except (GLib.Error, subprocess.CalledProcessError, AttributeError):
            pass  # the thing went away while we looked at it, or it is not there yet
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds} s for {what}")
        time.sleep(0.05)


def run(*command, **more):
    return subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE, **more).stdout


class Desk:
    """One run of the program."""

    def __init__(self, program, *arguments, name="keikaku"):
        environment = dict(os.environ, GTK_A11Y="atspi", G_DEBUG=G_DEBUG)
        self.process = subprocess.Popen([program, *arguments], env=environment)
        self.root = wait("the program on the accessibility bus", lambda: self._root(name), 30)
        self.window = wait("the window", lambda: run("xdotool", "search", "--onlyvisible", "--class", "keikaku").split(), 20)[-1]

    def _root(self, name):
        if self.process.poll() is not None:
            raise AssertionError(f"the program ended with {self.process.returncode}")
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child and name in (child.get_name() or "").lower() and child.get_child_count():
                return child
        return None

    # What is there

    def walk(self, node=None, into_lists=True):
        node = node or self.root
        yield node
        if not into_lists and node.get_role_name() in LONG_LISTS:
            return
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child is not None:
                yield from self.walk(child, into_lists)

    def all(self, role=None, name=None, within=None):
        for node in self.walk(within):
            if role and node.get_role_name() not in (role if isinstance(role, tuple) else (role,)):
                continue
            if name is not None and not (name(node.get_name() or "") if callable(name) else node.get_name() == name):
                continue
            yield node

    def find(self, role=None, name=None, within=None, seconds=10):
        return wait(f"{role} {name!r}", lambda: next(self.all(role, name, within), None), seconds)

    def gone(self, role=None, name=None, seconds=10):
        wait(f"{role} {name!r} to go", lambda: next(self.all(role, name), None) is None, seconds)

    def text(self, node):
        content = node.get_text_iface()
        return Atspi.Text.get_text(content, 0, Atspi.Text.get_character_count(content))

    def focused(self):
        return next((n for n in self.walk() if n.get_state_set().contains(STATES.FOCUSED)), None)

    def has(self, node, state):
        return node.get_state_set().contains(state)

    def title(self):
        return next(self.all("frame")).get_name()

    # What a person does

    def press(self, node):
        """Presses a button, a menu's entry or a check mark."""
        assert Atspi.Action.do_action(node.get_action_iface(), 0), f"cannot press {node.get_name()!r}"

    def button(self, name):
        self.press(self.find(("push button", "button", "toggle button", "check box"), name))

    def key(self, *keys):
        run("xdotool", "key", "--clearmodifiers", "--delay", "30", *keys)
        time.sleep(0.1)

    def type(self, text):
        run("xdotool", "type", "--clearmodifiers", "--delay", "20", text)
        time.sleep(0.1)

    def copy(self, text):
        """Puts text on the clipboard, as another program would."""
        subprocess.run(["xclip", "-selection", "clipboard", "-i"], input=text.encode(), check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def clipboard(self):
        return run("xclip", "-selection", "clipboard", "-o")

    def box(self, node):
        """Where a widget is on the screen, (x, y, width, height): GTK 4 tells places in the window only."""
        box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        origin = dict(line.split("=") for line in run("xdotool", "getwindowgeometry", "--shell", self.window).split() if "=" in line)
        return int(origin["X"]) + box.x, int(origin["Y"]) + box.y, box.width, box.height

    def middle(self, node):
        x, y, width, height = self.box(node)
        return x + width // 2, y + height // 2

    def click(self, node, button=1, count=1):
        x, y = self.middle(node)
        run("xdotool", "mousemove", str(x), str(y), "sleep", "0.1", "click", "--repeat", str(count), "--delay", "60", str(button))
        time.sleep(0.1)

    def drag(self, source, target, left, down, drop=True):
        """Drags the middle of one widget to the place @left and @down pixels in another, in small steps; without @drop, Escape is pressed there."""
        x, y = self.middle(source)
        u, v, _, _ = self.box(target)
        run("xdotool", "mousemove", str(x), str(y), "mousedown", "1")
        for i in range(1, 11):
            run("xdotool", "mousemove", str(x + (u + left - x) * i // 10), str(y + (v + down - y) * i // 10), "sleep", "0.03")
        run("xdotool", "sleep", "0.2", *([] if drop else ["key", "Escape", "sleep", "0.2"]), "mouseup", "1")
        time.sleep(0.2)

    def picture(self, path):
        run("import", "-window", "root", path)

    def quit(self, *keys):
        """Leaves by the keyboard, and returns the exit status."""
        self.key(*(keys or ("ctrl+q",)))
        return self.process.wait(20 * SLOW)

    def end(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(10)


class Story:
    """Prints what was tried as TAP; a step that fails ends the story, with a picture."""

    def __init__(self, pictures):
        self.pictures = pictures
        self.count = 0
        self.desk = None

    def step(self, name, action):
        self.count += 1
        try:
            action()
        except Exception as error:  # whatever it was, the test says so and ends
            print(f"not ok {self.count} - {name}", flush=True)
            print(f"# {type(error).__name__}: {error}")
            if self.desk:
                path = os.path.join(self.pictures, "failed.png")
                self.desk.picture(path)
                print(f"# the screen: {path}")
                self.desk.end()
            print(f"1..{self.count}")
            raise SystemExit(1)
        print(f"ok {self.count} - {name}", flush=True)

    def done(self):
        print(f"1..{self.count}")
