"""What the wizard costs a terminal: bytes, latency, threads; beside other programs that ask with a form."""

import fcntl
import os
import pathlib
import re
import shutil
import statistics
import struct
import subprocess
import sys
import termios
import time

HERE = pathlib.Path(__file__).resolve().parent


def quiet_bytes(terminal, seconds):
    """The bytes that come while nothing happens."""
    return len(terminal.read_burst(quiet=seconds, limit=seconds)[0])


def key_costs(terminal, count=100):
    """Bytes and milliseconds of each of many characters that are typed into the field that has the focus."""
    times, sizes = [], []
    for index in range(count):
        sent = time.perf_counter()
        os.write(terminal.master, b"\x7f" if index % 2 else b"z")
        first = terminal.read_some(limit=2)
        at = time.perf_counter()
        data, _ = terminal.read_burst(quiet=0.02, limit=0.02)
        times.append((at - sent) * 1000)
        sizes.append(len(first) + len(data))
    times.sort()
    return statistics.median(times), times[int(len(times) * 0.99)], statistics.median(sizes)


def walk_to_the_form(terminal, is_listed=False):
    for words in (rb"not signing", rb"\d+ keys", rb"every check passes"):
        if not is_listed:
            terminal.read_until(words)
        is_listed = False
        terminal.read_burst()
        os.write(terminal.master, b"\r")
    terminal.read_until(rb"free in this zone")
    terminal.read_burst()


def progress(terminal):
    """The most bytes that one second of waiting for Route 53 costs, from the form on."""
    os.write(terminal.master, b"\r")
    terminal.read_until(rb"Nothing has been sent")
    terminal.read_burst()
    os.write(terminal.master, b"\r")
    terminal.read_until(rb"Waiting until")
    started, sizes = time.perf_counter(), {}
    data = b""
    while b"INSYNC)." not in data and time.perf_counter() - started < 90:
        chunk = terminal.read_some(limit=1)
        data += chunk
        second = int(time.perf_counter() - started)
        sizes[second] = sizes.get(second, 0) + len(chunk)
    # The last second draws the end of it, the first one what follows the answer.
    waited = [size for second, size in sorted(sizes.items())][1:-1]
    return max(waited, default=0), len(waited)


def resize_storm(terminal):
    """Milliseconds from the last of 300 resizes to the last byte of a right screen, and all bytes that came."""
    for step in range(300):
        size = struct.pack("HHHH", 1 + step * 11 % 60, 1 + step * 37 % 150, 0, 0)
        fcntl.ioctl(terminal.master, termios.TIOCSWINSZ, size)
        time.sleep(1 / 300)
        terminal.drain()
    fcntl.ioctl(terminal.master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    sent = time.perf_counter()
    data, at = terminal.read_burst(quiet=0.3)
    return (at - sent) * 1000, b"Which zone" in data or b"example" in data


def processor_ticks(terminal):
    """The processor time of the program so far, in the system's ticks."""
    fields = pathlib.Path(f"/proc/{terminal.pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def threads(terminal):
    return len(os.listdir(f"/proc/{terminal.pid}/task"))


def peers(home):
    python = os.environ.get("KSK_BENCH_PYTHON", sys.executable)
    form = ["--form", "Parameters", "20", "76", "6", "Name", "1", "1", "ksk_2026_11", "1", "20", "40", "128",
            "Status", "3", "1", "ACTIVE", "3", "20", "10", "10", "Caller reference", "5", "1",
            "ksk-example.com-20261125T200000Z-1", "5", "20", "40", "128"]
    yield "dialog --form", shutil.which("dialog"), form, rb"ancel"
    yield "whiptail --inputbox", shutil.which("whiptail"), ["--inputbox", "Name", "20", "76", "ksk_2026_11"], rb"ancel"
    for name, module in (("Textual", "textual"), ("prompt_toolkit", "prompt_toolkit")):
        found = shutil.which(python) and subprocess.run(
            [python, "-c", f"import {module}"], capture_output=True, cwd=home).returncode == 0
        script = HERE / "peers" / f"{module}_form.py"
        yield name, python if found else None, [str(script)], rb"Quit|reference"


def costs_of_a_form(terminal_type, command, environment, pattern, prepare=None):
    terminal = terminal_type(command, environment)
    data, at = terminal.read_until(pattern)
    started = (at - terminal.started) * 1000
    rest, _ = terminal.read_burst(quiet=0.4)
    size_of_page = len(data) + len(rest)
    if prepare:
        prepare(terminal)
        # The page that the others begin with, drawn whole.
        os.write(terminal.master, b"\x0c")
        size_of_page = len(terminal.read_burst(quiet=0.3)[0])
    memory = terminal.peak_memory_megabytes()
    idle = quiet_bytes(terminal, 3)
    median, p99, size = key_costs(terminal)
    terminal.close()
    return size_of_page, started, memory, size, median, p99, idle


def print_budgets(binary, home, terminal_type, environment, row):
    lonely = dict(environment(home), AWS_EC2_METADATA_DISABLED="true")
    terminal = terminal_type([binary], lonely)
    terminal.read_until(rb"Quit")
    first = threads(terminal)
    terminal.read_burst(quiet=1)
    later = threads(terminal)
    terminal.close()

    terminal = terminal_type([binary, "--sandbox"], environment(home))
    walk_to_the_form(terminal)
    ticks = processor_ticks(terminal)
    idle = quiet_bytes(terminal, 3)
    ticks = processor_ticks(terminal) - ticks
    row("bytes while idle, 3 s", f"{idle}", "0", f"{ticks} ticks of the processor", idle + ticks == 0)
    median, p99, size = key_costs(terminal, 400)
    row("a character in the form, painted", f"{median:.2f} ms, p99 {p99:.2f}", "p99 2 ms", fits=p99 <= 2)
    row("bytes for it, median", f"{size:.0f}", "60", fits=size <= 60)
    worst, seconds = progress(terminal)
    row("bytes for a second of progress", f"{worst}", "60", f"the most of {seconds} s", worst <= 60)
    walked = threads(terminal)
    row("threads: first frame, later, sandbox walked", f"{first}, {later}, {walked}", "2",
        "until the network is needed", max(first, later, walked) <= 2)
    terminal.close()

    terminal = terminal_type([binary, "--sandbox"], environment(home))
    terminal.read_until(rb"not signing")
    terminal.read_burst()
    took, is_right = resize_storm(terminal)
    row("300 resizes in a second", f"{took:.0f} ms to the end", "a right screen", fits=is_right)
    terminal.close()


def print_peers(binary, home, terminal_type, environment):
    """The same kind of form page by each program, one after the other in this run."""
    print(f"\n{'a form page':24} {'bytes':>8} {'start':>9} {'memory':>9} {'a key':>9} {'p50':>9} {'p99':>9} {'idle 3 s':>9}")
    ours = costs_of_a_form(terminal_type, [binary, "--sandbox"], environment(home), rb"Quit",
        lambda terminal: walk_to_the_form(terminal, is_listed=True))
    table = [("ksk", ours)]
    for name, program, arguments, pattern in peers(home):
        if program is None:
            print(f"{name:24} is not installed")
            continue
        table.append((name, costs_of_a_form(terminal_type, [program] + arguments, environment(home), pattern)))
    for name, (size, started, memory, key, median, p99, idle) in table:
        print(f"{name:24} {size:6.0f} B {started:6.0f} ms {memory:6.1f} MB {key:7.0f} B {median:6.2f} ms {p99:6.2f} ms {idle:7} B")


def print_tables(binary, home, terminal_type, environment, row):
    print_budgets(binary, home, terminal_type, environment, row)
    print_peers(binary, home, terminal_type, environment)
