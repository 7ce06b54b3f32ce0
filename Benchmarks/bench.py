#!/usr/bin/env python3
"""Prints the numbers of the release build as a table, each beside what it is compared with, all in one run.

usage: bench.py BINARY IN-PROCESS-BENCHMARK
"""

import fcntl
import json
import os
import pathlib
import pty
import re
import select
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

import delay
import sandbox as sandbox_load
import terminal as terminal_costs

RUNS = 25
# The servers of Scripts/dns-laboratory.py that a proof of four-servers.test asks, and the resolver.
LABORATORY = ["127.53.0.1", "127.53.0.2", "127.53.0.3", "127.53.0.11", "127.53.0.12", "127.0.0.1", "127.53.0.14",
              "127.53.0.53"]
EXCHANGE_MS = 50
HERE = pathlib.Path(__file__).resolve().parent


class Terminal:
    """A program on a pseudo-terminal of 80x24."""

    def __init__(self, command, environment):
        self.started = time.perf_counter()
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            os.execve(command[0], command, environment)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def read_burst(self, quiet=0.15, limit=10.0):
        """Reads until nothing came for `quiet` seconds: the bytes, and when the last of them came."""
        data, last = b"", None
        deadline = time.perf_counter() + limit
        while time.perf_counter() < deadline:
            ready, _, _ = select.select([self.master], [], [], quiet if data else limit)
            if not ready:
                break
            try:
                chunk = os.read(self.master, 65536)
            except OSError:
                break
            if not chunk:
                break
            data, last = data + chunk, time.perf_counter()
        return data, last

    def read_until(self, pattern, limit=20.0):
        data = b""
        deadline = time.perf_counter() + limit
        while not re.search(pattern, data):
            if time.perf_counter() > deadline:
                sys.exit(f"bench: {pattern} did not appear in {data[-600:]!r}")
            if select.select([self.master], [], [], 0.5)[0]:
                data += os.read(self.master, 65536)
        return data, time.perf_counter()

    def read_some(self, limit):
        """What comes next; nothing if nothing comes in time."""
        return os.read(self.master, 65536) if select.select([self.master], [], [], limit)[0] else b""

    def drain(self):
        while self.read_some(limit=0):
            pass

    def peak_memory_megabytes(self):
        status = pathlib.Path(f"/proc/{self.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status).group(1)) / 1000

    def close(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.master)


def environment(home):
    return {"HOME": home, "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": os.environ["PATH"]}


def first_frame(command, home, pattern):
    times, memory, sizes = [], [], []
    for _ in range(RUNS):
        terminal = Terminal(command, environment(home))
        data, at = terminal.read_until(pattern)
        times.append((at - terminal.started) * 1000)
        memory.append(terminal.peak_memory_megabytes())
        sizes.append(len(data))
        terminal.close()
    return statistics.median(times), max(memory), statistics.median(sizes)


def whole_process(command, variables=None, runs=RUNS):
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=variables)
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def filter_keys(binary, home):
    """Milliseconds from a key of the filter to the last byte of its redraw, with 10,000 zones listed."""
    terminal = Terminal([binary, "--sandbox", "--sandbox-seed", "fleet:10000"], environment(home))
    terminal.read_until(rb"10,?00\d zones", limit=120)
    terminal.read_burst()
    os.write(terminal.master, b"/")
    terminal.read_burst()
    times = []
    for key in b"shop-042":
        sent = time.perf_counter()
        os.write(terminal.master, bytes([key]))
        _, at = terminal.read_burst(quiet=0.1)
        times.append((at - sent) * 1000)
    terminal.close()
    return statistics.median(times), max(times)


def typed_keys(binary, home):
    """Bytes and milliseconds for each character typed into a field."""
    terminal = Terminal([binary, "--sandbox"], environment(home))
    terminal.read_until(rb"ops-admin")
    terminal.read_burst()
    os.write(terminal.master, b"/")
    terminal.read_burst()
    times, sizes = [], []
    for _ in range(60):
        for key in (b"z", b"\x7f"):
            sent = time.perf_counter()
            os.write(terminal.master, key)
            data, at = terminal.read_burst(quiet=0.03)
            times.append((at - sent) * 1000)
            sizes.append(len(data))
    terminal.close()
    return statistics.median(times), sorted(times)[int(len(times) * 0.99)], statistics.median(sizes)


def in_process(benchmark):
    rates = {}
    for line in subprocess.run([benchmark], capture_output=True, text=True, check=True).stdout.splitlines():
        name, rate = line.rsplit(" ", 1)
        rates[name] = float(rate)
    return rates


def python_rate(work, seconds=1.0):
    work()
    best = 0.0
    for _ in range(5):
        count, started = 0, time.perf_counter()
        while time.perf_counter() - started < seconds / 5:
            for _ in range(200):
                work()
            count += 200
        best = max(best, count / (time.perf_counter() - started))
    return best


def dnspython_rate():
    try:
        import base64

        import dns.dnssec
        import dns.name
        import dns.rdtypes.ANY.DNSKEY
    except ImportError:
        return None
    key = dns.rdtypes.ANY.DNSKEY.DNSKEY(
        1, 48, 257, 3, 13,
        base64.b64decode(
            "GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA=="))
    owner = dns.name.from_text("example.net.")
    return python_rate(lambda: dns.dnssec.make_ds(owner, key, "SHA256"))


def botocore_rate():
    try:
        from botocore.auth import SigV4Auth
        from botocore.awsrequest import AWSRequest
        from botocore.credentials import Credentials
    except ImportError:
        return None
    signer = SigV4Auth(Credentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"), "route53", "us-east-1")
    url = "https://route53.amazonaws.com/2013-04-01/hostedzone?maxitems=100&marker=Z1D633PJN98FT9"
    return python_rate(lambda: signer.add_auth(AWSRequest(method="GET", url=url)))


def openssl_rate():
    try:
        text = subprocess.run(
            ["openssl", "speed", "-elapsed", "-seconds", "1", "ecdsap256"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    return float(text.split()[-1])


def proof(binary, home):
    """Milliseconds of a proof and of delv, for a zone with four servers and two of its parent, in the laboratory: as it
    is, and with a delay before each server."""
    needed = ("nsd", "knotd", "named", "unbound", "delv", "dnssec-signzone")
    os.environ["PATH"] += ":/usr/sbin"
    if not all(shutil.which(name) for name in needed):
        return None
    laboratory = subprocess.Popen(
        ["/usr/bin/python3", str(HERE.parent / "Scripts/dns-laboratory.py"), str(pathlib.Path(home, "laboratory"))],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        line = laboratory.stdout.readline()
        if not line:
            return None
        place = json.loads(line)
        address, port = place["resolver"].split(":")
        slow_port = str(int(port) + 1000)
        delay.start(LABORATORY, int(port), int(slow_port), EXCHANGE_MS / 1000)
        times = []
        for port in (port, slow_port):
            ours = [binary, "verify", "four-servers.test", "--resolver", f"{address}:{port}", "--port", port,
                    "--trust-anchor", place["anchors"]]
            theirs = ["delv", "@" + address, "-p", port, "-a", place["anchors"] + ".delv", "+cd", "four-servers.test",
                      "SOA"]
            times.append((whole_process(ours), whole_process(theirs)))
        return times
    finally:
        laboratory.stdin.close()
        laboratory.wait()


def listing(binary, home):
    """Milliseconds of `ksk zones` and of the AWS CLI, nil without it, against the sandbox as a server."""
    server = subprocess.Popen(
        [binary, "sandbox", "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, text=True, env=environment(home))
    try:
        variables = environment(home)
        for line in server.stdout:
            if line == "ready\n":
                break
            name, value = line.removeprefix("export ").strip().split("=", 1)
            variables[name] = value
        # The AWS CLI does not read AWS_REGION.
        variables["AWS_DEFAULT_REGION"] = variables["AWS_REGION"]
        ours = whole_process([binary, "zones"], variables)
        aws = shutil.which("aws")
        return ours, aws and whole_process([aws, "route53", "list-hosted-zones"], variables, runs=7)
    finally:
        server.kill()
        server.wait()


def row(what, value, limit, compared=""):
    print(f"{what:44} {value:>22}  {limit:>20}  {compared}")


def main():
    binary, benchmark = (str(pathlib.Path(path).resolve()) for path in sys.argv[1:3])
    row("what", "measured", "budget", "compared with, in this run")
    with tempfile.TemporaryDirectory() as home:
        floor = str(pathlib.Path(home, "floor"))
        subprocess.run(
            [shutil.which("cc") or "clang", "-O2", str(HERE / "floor.c"), "-o", floor, "-lncursesw", "-ltinfo"],
            check=True)
        size = os.stat(binary).st_size / 1e6
        row("size of the binary", f"{size:.1f} MB", "40 MB")
        floor_ms, floor_mb, floor_bytes = first_frame([floor], home, rb"Quit")
        ours_ms, ours_mb, ours_bytes = first_frame([binary, "--sandbox"], home, rb"Quit")
        row("first frame", f"{ours_ms:.1f} ms", "2.0 x the C program",
            f"C {floor_ms:.1f} ms: {ours_ms / floor_ms:.2f} x")
        row("peak memory to the first frame", f"{ours_mb:.1f} MB", "20 MB", f"C {floor_mb:.1f} MB")
        row("bytes of the first frame", f"{ours_bytes:.0f}", "2000", f"C {floor_bytes:.0f}")
        floor_version, ours_version = whole_process([floor, "--version"]), whole_process([binary, "--version"])
        row("--version", f"{ours_version:.1f} ms", "2.0 x the C program",
            f"C {floor_version:.1f} ms: {ours_version / floor_version:.2f} x")
        median, worst = filter_keys(binary, home)
        row("a key of the filter, 10,000 zones", f"{median:.1f} ms, worst {worst:.1f}", "16 ms")
        median, p99, size = typed_keys(binary, home)
        ours_ms, theirs_ms = listing(binary, home)
        row("zones of a local server, whole process", f"{ours_ms:.1f} ms", "1/30 of the AWS CLI",
            f"aws {theirs_ms:.0f} ms: {theirs_ms / ours_ms:.0f} x faster" if theirs_ms else "aws is not installed")
        times = proof(binary, home)
        if times is None:
            row("proof of a zone, 4 servers, 2 parents", "not measured", "1 x delv", "the laboratory's servers are missing")
        else:
            (ours, delv), (slow, slow_delv) = times
            row("proof of a zone, 4 servers, 2 parents", f"{ours:.1f} ms", "1 x delv",
                f"delv {delv:.1f} ms: {ours / delv:.2f} x")
            # The root, its child and the zone.
            row(f"the same, each exchange takes {EXCHANGE_MS} ms", f"{slow:.1f} ms", f"{3 * 1.5 * EXCHANGE_MS:.0f} ms",
                f"3 levels, 1.5 exchanges each; delv {slow_delv:.1f} ms")
        row("a character in a field", f"{median:.2f} ms, p99 {p99:.2f}", "2 ms", f"{size:.0f} bytes (budget 60)")
        terminal_costs.print_tables(binary, home, Terminal, environment, row)
        print()
    sandbox_load.print_tables(binary, row)
    print()
    rates = in_process(benchmark)
    for name, label, budget, rate in (
        ("DS SHA-256", "dnspython", "20 x", dnspython_rate()),
        ("SigV4", "botocore", "5 x", botocore_rate()),
        ("P-256 signature check", "openssl", "0.8 x", openssl_rate()),
    ):
        compared = f"{label} is not installed" if rate is None else f"{label} {rate:,.0f}/s: {rates[name] / rate:.2f} x"
        row(f"{name}, one core", f"{rates[name]:,.0f}/s", budget, compared)
    row("a key policy of 32 KB, one question", f"{1000 / rates['policy 32KB']:.3f} ms", "1 ms")


if __name__ == "__main__":
    main()
