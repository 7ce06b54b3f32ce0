#!/usr/bin/env python3
"""What the sandbox bears: time to be ready, signed requests a second, memory, lists, changes with a state file.

usage: sandbox.py BINARY [REQUESTS]

REQUESTS is how many GetDNSSEC requests are sent to see whether memory stays flat: 50,000 if left out; 1,000,000 takes
about five minutes.
"""

import datetime
import hashlib
import hmac
import os
import pathlib
import re
import select
import socket
import statistics
import subprocess
import sys
import tempfile
import time

CONNECTIONS = 8
RUNS = 15
SCOPE = "us-east-1/route53/aws4_request"
LABEL = 44


class Sandbox:
    """A running `ksk sandbox` on a free port."""

    def __init__(self, binary, *options):
        started = time.perf_counter()
        self.process = subprocess.Popen(
            [binary, "sandbox", "--listen", "127.0.0.1:0", *options], stdout=subprocess.PIPE, text=True)
        variables = {}
        for line in self.process.stdout:
            if line == "ready\n":
                break
            name, value = line.removeprefix("export ").rstrip("\n").split("=", 1)
            variables[name] = value
        self.ready_ms = (time.perf_counter() - started) * 1000
        host, port = variables["AWS_ENDPOINT_URL"].removeprefix("http://").split(":")
        self.address = (host, int(port))
        self.key, self.secret = variables["AWS_ACCESS_KEY_ID"], variables["AWS_SECRET_ACCESS_KEY"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()

    def memory_mb(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024

    def cpu_seconds(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(") ", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def signed(self, method, path, query="", body=b""):
        """The octets of a request to Route 53, signed now."""
        date = datetime.datetime.now(datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ")
        host = "%s:%d" % self.address
        canonical = "\n".join([
            method, path, query, f"host:{host}", f"x-amz-date:{date}", "", "host;x-amz-date",
            hashlib.sha256(body).hexdigest()])
        scope = f"{date[:8]}/{SCOPE}"
        text = "\n".join(["AWS4-HMAC-SHA256", date, scope, hashlib.sha256(canonical.encode()).hexdigest()])
        key = ("AWS4" + self.secret).encode()
        for part in (*scope.split("/"), text):
            key = hmac.new(key, part.encode(), hashlib.sha256).digest()
        target = path + ("?" + query if query else "")
        return (f"{method} {target} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: identity\r\n"
                f"User-Agent: ksk-benchmark\r\nX-Amz-Date: {date}\r\nAuthorization: AWS4-HMAC-SHA256 "
                f"Credential={self.key}/{scope}, SignedHeaders=host;x-amz-date, Signature={key.hex()}\r\n"
                f"Content-Length: {len(body)}\r\n\r\n").encode() + body

    def ask(self, method, path, query="", body=b""):
        with socket.create_connection(self.address) as connection:
            connection.sendall(self.signed(method, path, query, body))
            answer = b""
            while not is_whole(answer):
                part = connection.recv(1 << 20)
                if not part:
                    break
                answer += part
        return answer


def is_whole(answer):
    head, end, body = answer.partition(b"\r\n\r\n")
    return bool(end) and len(body) >= int(re.search(rb"(?i)content-length: (\d+)", head)[1])


def get_dnssec(sandbox, count, sample=lambda done: None):
    """Sends so many signed requests over kept connections, the next on each when its answer has come: the seconds."""
    zone = re.search(rb"/hostedzone/(\w+)</Id><Name>example\.net\.<", sandbox.ask("GET", "/2013-04-01/hostedzone"))[1]
    path = f"/2013-04-01/hostedzone/{zone.decode()}/dnssec"
    request, signed_at = sandbox.signed("GET", path), time.perf_counter()
    poll, connections = select.epoll(), {}
    for _ in range(CONNECTIONS):
        connection = socket.create_connection(sandbox.address)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        poll.register(connection, select.EPOLLIN)
        connections[connection.fileno()] = connection
    sent = done = 0
    started = time.perf_counter()
    for connection in connections.values():
        connection.sendall(request)
        sent += 1
    while done < count:
        for number, _ in poll.poll():
            answer = connections[number].recv(65536)
            assert answer.startswith(b"HTTP/1.1 200 ") and answer.endswith(b"</GetDNSSECResponse>"), answer
            done += 1
            if done % 10_000 == 0:
                sample(done)
            if sent < count:
                connections[number].sendall(request)
                sent += 1
        # A signature is good for five minutes.
        if time.perf_counter() - signed_at > 60:
            request, signed_at = sandbox.signed("GET", path), time.perf_counter()
    seconds = time.perf_counter() - started
    for connection in connections.values():
        connection.close()
    return seconds


def start(binary, *options):
    times = []
    for _ in range(RUNS):
        with Sandbox(binary, *options) as sandbox:
            times.append(sandbox.ready_ms)
    return f"{statistics.median(times):.1f} ms, worst {max(times):.1f}"


def list_all(sandbox):
    """Lists every zone: how many there are, the longest page, and the seconds."""
    zones, longest, marker = 0, 0, ""
    started = time.perf_counter()
    while True:
        answer = sandbox.ask("GET", "/2013-04-01/hostedzone", f"marker={marker}" if marker else "")
        page = answer.count(b"<HostedZone>")
        zones, longest = zones + page, max(longest, page)
        following = re.search(rb"<NextMarker>(\w+)</NextMarker>", answer)
        if not following:
            return zones, longest, time.perf_counter() - started
        marker = following[1].decode()


def changes(sandbox, count=50):
    """Milliseconds of a change that is on disk before it is answered."""
    times = []
    for number in range(count):
        body = (f'<CreateHostedZoneRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><Name>new-{number}.test'
                f"</Name><CallerReference>new-{number}</CallerReference></CreateHostedZoneRequest>").encode()
        started = time.perf_counter()
        answer = sandbox.ask("POST", "/2013-04-01/hostedzone", body=body)
        times.append((time.perf_counter() - started) * 1000)
        assert answer.startswith(b"HTTP/1.1 201 "), answer
    return statistics.median(times), max(times)


def print_tables(binary, row, requests=50_000):
    row("sandbox: ready to serve, demo", start(binary), "50 ms")
    row("sandbox: ready to serve, 10,000 zones", start(binary, "--seed", "fleet:10000"), "")
    with Sandbox(binary) as sandbox:
        get_dnssec(sandbox, 2000)
        rates, before = [], sandbox.cpu_seconds()
        for _ in range(5):
            rates.append(5000 / get_dnssec(sandbox, 5000))
        cpu = (sandbox.cpu_seconds() - before) / 25_000 * 1e6
        row("sandbox: signed GetDNSSEC, kept connections", f"{statistics.median(rates):,.0f}/s", "3,000/s",
            f"{min(rates):,.0f} to {max(rates):,.0f}/s, {cpu:.0f} µs of processor each")
        memory = []
        get_dnssec(sandbox, requests, lambda done: memory.append(sandbox.memory_mb()))
        row(f"sandbox: memory over {requests:,} of them", f"{memory[0]:.1f} to {memory[-1]:.1f} MB", "flat",
            f"highest {max(memory):.1f} MB")
    with Sandbox(binary, "--seed", "fleet:10000") as sandbox:
        zones, longest, seconds = list_all(sandbox)
        row("sandbox: 10,000 zones listed", f"{seconds:.2f} s", "", f"{zones:,} zones, at most {longest} a page")
    with tempfile.TemporaryDirectory() as home:
        with Sandbox(binary, "--seed", "fleet:10000", "--state", str(pathlib.Path(home, "state"))) as sandbox:
            median, worst = changes(sandbox)
            row("sandbox: a change of 10,000 kept zones", f"{median:.1f} ms, worst {worst:.1f}", "")


def main():
    print_tables(
        str(pathlib.Path(sys.argv[1]).resolve()),
        lambda what, value, limit, compared="": print(f"{what:{LABEL}} {value:>22}  {limit:>20}  {compared}", flush=True),
        int(sys.argv[2]) if len(sys.argv) > 2 else 50_000)


if __name__ == "__main__":
    main()
