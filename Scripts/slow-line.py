#!/usr/bin/env python3
"""Stands between a terminal and a program as an SSH line does: slow, late, in pieces, stalled, cut.

usage: slow-line.py [--rate OCTETS] [--delay SECONDS] [--pieces SECONDS] CONTROL COMMAND [ARGUMENT...]

  --rate OCTETS     what the program writes passes at so many octets a second
  --delay SECONDS   everything arrives later by so much, both ways
  --pieces SECONDS  what is typed arrives octet by octet, with so much time between them

CONTROL is a FIFO for orders, one a line:

  stall             the program's output is not read any more
  resume            it is again
  cut               the line is closed, as by a router that was switched off
  signal NAME       the program gets a signal, such as TERM
  storm             300 resizes within a second, ending in the terminal's own size
  type HEX          the program gets these octets

When the program has ended, one line says how: its status, whether it came soon (within 3 s) after the last
key, `signal` or `cut`, whether it was idle from then on, and whether the terminal's settings are as they were.
"""

import argparse
import collections
import fcntl
import os
import select
import signal
import struct
import sys
import termios
import time
import tty


class Line:
    """One direction of the line: octets with the time at which they may arrive."""

    def __init__(self, delay, gap):
        self.delay, self.gap, self.queue, self.free_at = delay, gap, collections.deque(), 0.0

    def put(self, octets):
        for piece in ([bytes([octet]) for octet in octets] if self.gap else [octets]):
            self.free_at = max(self.free_at + self.gap, time.monotonic() + self.delay)
            self.queue.append((self.free_at, piece))

    def pass_on(self, descriptor):
        while self.queue and self.queue[0][0] <= time.monotonic():
            piece = self.queue.popleft()[1]
            while piece:
                piece = piece[os.write(descriptor, piece):]

    def wait(self):
        return max(0.0, self.queue[0][0] - time.monotonic()) if self.queue else 1.0


class Relay:
    """The program on a terminal of its own, and the way to it and back."""

    def __init__(self, options):
        self.rate, self.is_stalled, self.is_cut = options.rate, False, False
        self.to_program, self.to_terminal = Line(options.delay, options.pieces), Line(options.delay, 0)
        self.master, self.slave = os.openpty()
        self.copy_size()
        self.settings = termios.tcgetattr(self.slave)
        self.asked_at, self.ticks = time.monotonic(), 0.0
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self.master)
            os.login_tty(self.slave) if hasattr(os, "login_tty") else self.take_terminal()
            os.execvp(options.command[0], options.command)
        # Kept open for reading and writing, so that a FIFO without a writer is not at its end.
        self.control = os.open(options.control, os.O_RDWR | os.O_NONBLOCK)
        self.orders = b""
        signal.signal(signal.SIGWINCH, lambda *_: self.copy_size())

    def take_terminal(self):
        os.setsid()
        fcntl.ioctl(self.slave, termios.TIOCSCTTY, 0)
        for descriptor in range(3):
            os.dup2(self.slave, descriptor)

    def copy_size(self):
        if not self.is_cut:
            fcntl.ioctl(self.slave, termios.TIOCSWINSZ, fcntl.ioctl(0, termios.TIOCGWINSZ, b"\0" * 8))

    def run(self):
        allowance, last = 0.0, time.monotonic()
        while True:
            ended, status, _ = os.wait4(self.pid, os.WNOHANG)
            if ended:
                return status
            now = time.monotonic()
            allowance, last = min(allowance + (now - last) * self.rate, max(1.0, self.rate / 10)), now
            reads = [0, self.control]
            if not self.is_cut and not self.is_stalled and allowance >= 1:
                reads.append(self.master)
            ready, _, _ = select.select(reads, [], [], min(0.02, self.to_program.wait(), self.to_terminal.wait()))
            self.obey(ready)
            if 0 in ready:
                self.note_time()
                self.to_program.put(os.read(0, 4096))
            if self.master in ready and not self.is_cut and not self.is_stalled:
                allowance -= self.read_output(int(min(allowance, 65536)))
            if not self.is_cut:
                self.to_program.pass_on(self.master)
            self.to_terminal.pass_on(1)

    def read_output(self, most):
        try:
            octets = os.read(self.master, most)
        except OSError:
            return 0
        self.to_terminal.put(octets)
        return len(octets)

    def obey(self, ready):
        if self.control not in ready:
            return
        self.orders += os.read(self.control, 4096)
        *orders, self.orders = self.orders.split(b"\n")
        for order in orders:
            name, _, argument = order.decode().partition(" ")
            {"stall": self.stall, "resume": self.resume, "cut": self.cut, "signal": self.signal, "storm": self.storm,
             "type": self.type}[name](argument)

    def stall(self, _):
        self.is_stalled = True

    def resume(self, _):
        self.is_stalled = False

    def type(self, digits):
        self.to_program.put(bytes.fromhex(digits))

    def signal(self, name):
        self.note_time()
        os.kill(self.pid, getattr(signal, "SIG" + name))

    def cut(self, _):
        self.note_time()
        self.is_cut = True
        os.close(self.slave)
        os.close(self.master)

    def storm(self, _):
        for step in range(300):
            size = struct.pack("HHHH", 1 + step * 11 % 60, 1 + step * 37 % 150, 0, 0)
            fcntl.ioctl(self.master, termios.TIOCSWINSZ, size)
            time.sleep(1 / 300)
            while select.select([self.master], [], [], 0)[0] and self.read_output(65536):
                pass
        self.copy_size()

    def note_time(self):
        self.asked_at, self.ticks = time.monotonic(), self.processor_time()

    def processor_time(self):
        fields = open(f"/proc/{self.pid}/stat").read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def verdict(self, status):
        after = time.monotonic() - self.asked_at
        children = os.times()
        used = children.children_user + children.children_system - self.ticks
        how = f"by signal {os.WTERMSIG(status)}" if os.WIFSIGNALED(status) else f"with {os.WEXITSTATUS(status)}"
        kept = "cut" if self.is_cut else "kept" if termios.tcgetattr(self.slave) == self.settings else "CHANGED"
        pace = "soon" if after < 3 else f"LATE: {after:.1f} s"
        load = "idle" if used < 1 else f"BUSY: {used:.1f} s"
        return f"ended {how}, {pace}, {load}, settings {kept}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rate", type=float, default=1e9)
    parser.add_argument("--delay", type=float, default=0.0)
    parser.add_argument("--pieces", type=float, default=0.0)
    parser.add_argument("control")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    before = termios.tcgetattr(0)
    relay = Relay(options)
    tty.setraw(0)
    try:
        status = relay.run()
        # What was written last is still on its way.
        while not relay.is_cut and select.select([relay.master], [], [], 0.1)[0] and relay.read_output(65536):
            pass
        time.sleep(options.delay)
        relay.to_terminal.pass_on(1)
    finally:
        termios.tcsetattr(0, termios.TCSADRAIN, before)
    print(relay.verdict(status), flush=True)


if __name__ == "__main__":
    main()
