#!/usr/bin/env python3
"""Holds a dialogue with a program on a terminal of its own, as expect does, and prints all that the program wrote.

usage: expect.py COMMAND [ARGUMENT...] <DIALOGUE

Each line of the dialogue is words to wait for, a tab, and what to type then, followed by Enter; `^C` is Ctrl-C alone.
After the program's end its status is the last line. Exits with 1 where words do not come within a minute.
"""

import os
import pty
import select
import sys
import time

PATIENCE = 60


class Program:
    def __init__(self, command):
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.execvp(command[0], command)
        self.unread = b""

    def read(self):
        """Prints what comes next; false at the end."""
        if not select.select([self.terminal], [], [], 1)[0]:
            return True
        try:
            octets = os.read(self.terminal, 65536)
        except OSError:
            return False
        sys.stdout.buffer.write(octets)
        self.unread += octets
        return bool(octets)

    def wait_for(self, words):
        deadline = time.monotonic() + PATIENCE
        while words not in self.unread:
            if time.monotonic() > deadline or not self.read():
                sys.stdout.flush()
                sys.exit(f"expect: {words.decode()} did not come")
        self.unread = self.unread.partition(words)[2]

    def type(self, text):
        os.write(self.terminal, b"\x03" if text == b"^C" else text + b"\r")


def main():
    program = Program(sys.argv[1:])
    for line in sys.stdin.buffer.read().splitlines():
        words, _, answer = line.partition(b"\t")
        program.wait_for(words)
        program.type(answer)
    while program.read():
        pass
    _, status = os.waitpid(program.pid, 0)
    print(f"status {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    main()
