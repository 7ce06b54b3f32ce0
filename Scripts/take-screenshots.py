#!/usr/bin/env python3
"""Takes pictures of the real program in a real xterm, at 80x24.

usage: take-screenshots.py BINARY DIRECTORY [SCENE...]

An xterm runs on a display of its own (Xvfb) and a tmux inside it, so that this script can type and can wait for
words instead of for seconds. The picture is of the xterm's window.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

SOCKET = f"ksk-screenshots-{os.getpid()}"
FONT = ["-fa", "DejaVu Sans Mono", "-fs", "11"]
DEADLINE_SECONDS = 30

# A picture's name, and what leads to it: keys to press (as tmux names them), text to type, words to wait for.
TO_KEYS = [("wait", "not signing"), ("key", "Enter"), ("wait", "18 keys")]
TO_PARAMETERS = TO_KEYS + [("key", "Enter"), ("wait", "every check passes"), ("key", "Enter"), ("wait", "free in")]
TO_REVIEW = TO_PARAMETERS + [("key", "Enter"), ("wait", "CreateKeySigningKeyRequest")]
TO_SIGNING = TO_REVIEW + [
    ("key", "Enter"), ("wait", "(INSYNC)."), ("key", "Enter"), ("wait", "Enter sends this request"),
]
TO_RECORD = TO_SIGNING + [
    ("key", "Enter"), ("wait", "would be sent for"), ("key", "y"), ("wait", "The zone is SIGNING"), ("key", "Enter"),
    ("wait", "Route 53 signs the zone"),
]
SCENES = {
    "zone-picker": [("wait", "two key-signing keys"), ("wait", "shop-009.example                  Z0542")],
    "checklist-failure": TO_KEYS + [
        ("key", "e"), ("type", "alias/dnssec-no-sign"), ("key", "Enter"), ("wait", "1 of 20 checks fail"),
    ],
    "parameters-error": TO_PARAMETERS + [
        ("key", "C-u"), ("type", "ksk-2026"), ("key", "Tab"), ("wait", "is not allowed"), ("key", "BTab"),
    ],
    "review": TO_REVIEW,
    "signing": TO_SIGNING,
    "ds-record": TO_RECORD,
    "proof": TO_RECORD + [("key", "Enter"), ("wait", "With this DS  SECURE"), ("wait", "INSECURE")],
}


def tmux(*arguments, **options):
    return subprocess.run(["tmux", "-L", SOCKET, *arguments], capture_output=True, text=True, **options)


def wait_for(text):
    deadline = time.monotonic() + DEADLINE_SECONDS
    while time.monotonic() < deadline:
        if text in tmux("capture-pane", "-p").stdout:
            return
        time.sleep(0.05)
    sys.exit(f"take-screenshots: '{text}' did not appear:\n" + tmux("capture-pane", "-p").stdout)


def play(steps):
    for action, value in steps:
        if action == "key":
            tmux("send-keys", value)
        elif action == "type":
            tmux("send-keys", "-l", value)
        else:
            wait_for(value)


def picture(display, binary, scene, steps, directory):
    with tempfile.TemporaryDirectory() as home:
        configuration = pathlib.Path(home, "tmux.conf")
        configuration.write_text("set -g status off\nset -g default-terminal tmux-256color\nset -s escape-time 0\n")
        environment = {
            "DISPLAY": display, "HOME": home, "LANG": "C.UTF-8", "PATH": os.environ["PATH"], "SHELL": "/bin/sh",
        }
        command = ["tmux", "-L", SOCKET, "-f", str(configuration), "new-session", f"{binary} --sandbox"]
        terminal = subprocess.Popen(
            ["xterm", *FONT, "-geometry", "80x24", "-bw", "0", "-b", "6", "-T", "ksk", "-e", *command],
            env=environment, stderr=subprocess.DEVNULL)
        try:
            time.sleep(0.5)
            play(steps)
            time.sleep(0.4)
            target = directory / f"{scene}.png"
            subprocess.run(["import", "-window", "ksk", str(target)], env=environment, check=True)
            print(target)
        finally:
            tmux("kill-server")
            terminal.wait(timeout=10)


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    directory = pathlib.Path(sys.argv[2])
    directory.mkdir(exist_ok=True)
    only = sys.argv[3:]
    for program in ("Xvfb", "xterm", "tmux", "import"):
        if not shutil.which(program):
            sys.exit(f"take-screenshots: {program} is missing; Scripts/install-needs screenshots installs it")
    # The server chooses a free display, and prints its number when it is ready.
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1000x700x24"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        text=True)
    try:
        number = server.stdout.readline().strip()
        if not number:
            sys.exit("take-screenshots: Xvfb does not start")
        for scene, steps in SCENES.items():
            if not only or scene in only:
                picture(f":{number}", binary, scene, steps, directory)
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
