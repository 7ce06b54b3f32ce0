#!/usr/bin/env python3
"""Validates names in a sandbox's DNS with dnspython and, where it is installed, with unbound.

usage: validate-sandbox-dns.py HOST PORT TRUST-ANCHOR-FILE WANTED NAME TYPE [NAME TYPE ...]

WANTED is secure, insecure or bogus. The status is 0 when every validator says so of every name.
"""

import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time

import dns.dnssec
import dns.exception
import dns.flags
import dns.message
import dns.name
import dns.query
import dns.rcode
import dns.rdatatype
import dns.rrset


def ask(host, port, name, kind):
    query = dns.message.make_query(name, kind, want_dnssec=True)
    return dns.query.udp_with_fallback(query, host, timeout=5, port=port)[0]


def with_signatures(answer, name, kind):
    """A record set of an answer and the signatures over it."""
    sets = answer.answer + answer.authority
    found = next((item for item in sets if item.name == name and item.rdtype == kind), None)
    signatures = next((item for item in sets if item.name == name and item.covers == kind), None)
    return found, signatures


def chain(host, port, anchor, name):
    """The keys of the lowest zone that the chain from the root reaches, or None where it ends unsigned."""
    zone, keys = dns.name.root, {dns.name.root: anchor}
    for count in range(2, len(name.labels) + 1):
        child = dns.name.Name(name.labels[-count:])
        signers, signatures = with_signatures(ask(host, port, child, "DS"), child, dns.rdatatype.DS)
        if signers is None:
            servers, _ = with_signatures(ask(host, port, child, "NS"), child, dns.rdatatype.NS)
            if servers is not None:
                return None
            continue
        dns.dnssec.validate(signers, signatures, keys)
        found, signatures = with_signatures(ask(host, port, child, "DNSKEY"), child, dns.rdatatype.DNSKEY)
        if found is None:
            raise dns.dnssec.ValidationFailure("no keys")
        vouched = [key for key in found for ds in signers
                   if dns.dnssec.make_ds(child, key, ds.digest_type) == ds]
        if not vouched:
            raise dns.dnssec.ValidationFailure("no key has a digest at the parent")
        dns.dnssec.validate(found, signatures, {child: dns.rrset.from_rdata_list(child, found.ttl, vouched)})
        zone, keys = child, {child: found}
    return keys


def dnspython(host, port, anchor, name, kind):
    try:
        keys = chain(host, port, anchor, name)
        if keys is None:
            return "insecure"
        answer = ask(host, port, name, kind)
        found, signatures = with_signatures(answer, name, dns.rdatatype.from_text(kind))
        if found is None:
            found = next(item for item in answer.authority if item.rdtype == dns.rdatatype.NSEC)
            signatures = next(item for item in answer.authority if item.covers == dns.rdatatype.NSEC)
        dns.dnssec.validate(found, signatures, keys)
        return "secure"
    except dns.dnssec.ValidationFailure:
        return "bogus"


class Unbound:
    """An unbound of its own that asks the sandbox about everything."""

    def __init__(self, home, host, port, anchor_file):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        pathlib.Path(home, "unbound.conf").write_text(f"""
server:
    interface: 127.0.0.1@{self.port}
    port: {self.port}
    directory: "{home}"
    pidfile: "{home}/pid"
    chroot: ""
    username: ""
    use-syslog: no
    do-daemonize: no
    do-not-query-localhost: no
    do-ip6: no
    module-config: "validator iterator"
    trust-anchor-file: "{anchor_file}"
remote-control:
    control-enable: no
forward-zone:
    name: "."
    forward-addr: {host}@{port}
""")
        self.process = subprocess.Popen(
            ["unbound", "-d", "-c", f"{home}/unbound.conf"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def verdict(self, name, kind):
        query = dns.message.make_query(name, kind, want_dnssec=True)
        deadline = time.monotonic() + 10
        while True:
            try:
                answer = dns.query.udp(query, "127.0.0.1", timeout=0.5, port=self.port)
                break
            except (OSError, dns.exception.Timeout):
                # It has only just been started.
                if time.monotonic() > deadline or self.process.poll() is not None:
                    return "not at all"
                time.sleep(0.05)
        if answer.rcode() == dns.rcode.SERVFAIL:
            return "bogus"
        return "secure" if answer.flags & dns.flags.AD else "insecure"


def main():
    host, port, wanted = sys.argv[1], int(sys.argv[2]), sys.argv[4]
    anchor_file = pathlib.Path(sys.argv[3]).resolve()
    names = list(zip(sys.argv[5::2], sys.argv[6::2]))
    fields = anchor_file.read_text().split(maxsplit=4)
    anchor = dns.rrset.from_text(".", 3600, "IN", "DNSKEY", fields[4])
    failures = 0

    def check(validator, name, kind, verdict):
        nonlocal failures
        failures += verdict != wanted
        print(f"{validator} finds {name} {kind} {verdict}")

    with tempfile.TemporaryDirectory() as home:
        unbound = Unbound(home, host, port, anchor_file) if shutil.which("unbound") else None
        try:
            for name, kind in names:
                check("dnspython", name, kind, dnspython(host, port, anchor, dns.name.from_text(name), kind))
                if unbound:
                    check("unbound", name, kind, unbound.verdict(name, kind))
        finally:
            if unbound:
                unbound.process.terminate()
                unbound.process.wait()
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
