#!/usr/bin/env python3
"""A laboratory of real name servers on loopback: a signed root, a top-level domain on two servers, and children that are
sound or broken in every way that a proof must recognise.

usage: dns-laboratory.py DIRECTORY

Makes the zones with BIND's tools, starts NSD, Knot, BIND and unbound on addresses of 127.53/16 (all on one high port),
asks unbound, delv and dnspython what they think of each child, prints all of it as one line of JSON, and stops the
servers and removes the directory when its standard input ends. Needs: nsd knot bind9 bind9-utils bind9-dnsutils unbound
python3-dnspython python3-cryptography.
"""

import concurrent.futures
import ctypes
import hashlib
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import time

import dns.dnssec
import dns.flags
import dns.message
import dns.name
import dns.query
import dns.rdata
import dns.rdataclass
import dns.rdataset
import dns.rdatatype
import dns.zone

ROOT, TLD_A, TLD_B, RESOLVER = "127.53.0.1", "127.53.0.2", "127.53.0.3", "127.53.0.53"
# NSD listens on A and D, Knot on B; BIND on C, since it listens only where an interface has the address.
A, B, C, D, NOBODY = "127.53.0.11", "127.53.0.12", "127.0.0.1", "127.53.0.14", "127.53.0.99"
ADDRESSES = {"ns-a": A, "ns-b": B, "ns-c": C, "ns-d": D, "ns-gone": NOBODY}
DAY = 86400


def run(*command, cwd=None):
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)}: {done.stderr}")
    return done.stdout


LIBC = ctypes.CDLL(None)


def end_with_parent():
    """No server outlives this script, however it ends."""
    LIBC.prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


def digest_of(zone, key, kind):
    """Number and digest of a DS record; not by dnspython's own function, which refuses SHA-1."""
    number, hasher = {"SHA1": (1, hashlib.sha1), "SHA256": (2, hashlib.sha256), "SHA384": (4, hashlib.sha384)}[kind]
    return number, hasher(zone.canonicalize().to_wire() + key.to_wire()).hexdigest().upper()


class Key:
    """A key pair of dnssec-keygen."""

    def __init__(self, home, zone, algorithm="ECDSAP256SHA256", bits=None, flags="KSK"):
        options = ["-b", str(bits)] if bits else []
        options += ["-f", "KSK"] if flags == "KSK" else []
        self.file = run("dnssec-keygen", "-K", home, "-a", algorithm, *options, "-L", "60", zone).strip()
        self.line = next(
            line for line in (pathlib.Path(home) / f"{self.file}.key").read_text().splitlines() if line[0] != ";")
        self.rdata = dns.rdata.from_text("IN", "DNSKEY", self.line.split("DNSKEY", 1)[1].strip())
        self.zone = dns.name.from_text(zone)

    def ds(self, digest="SHA256", **changes):
        number, octets = digest_of(self.zone, self.rdata, digest)
        fields = {"tag": dns.dnssec.key_id(self.rdata), "algorithm": int(self.rdata.algorithm), "type": number,
                  "digest": octets} | changes
        return "{tag} {algorithm} {type} {digest}".format(**fields)


class Laboratory:
    def __init__(self, home):
        self.home = pathlib.Path(home)
        self.keys = self.home / "keys"
        self.keys.mkdir(parents=True)
        self.port = self.free_port()
        self.now = int(time.time())
        self.children = []
        self.content = {address: {} for address in (ROOT, TLD_A, TLD_B, A, B, C)}
        self.processes = []

    @staticmethod
    def free_port():
        for port in range(15300, 15900):
            try:
                for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
                    for address in (RESOLVER, C):
                        with socket.socket(socket.AF_INET, kind) as probe:
                            probe.bind((address, port))
                return port
            except OSError:
                continue
        raise SystemExit("no port is free")

    def has_ipv6(self):
        try:
            with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as probe:
                probe.bind(("::1", self.port))
            return True
        except OSError:
            return False

    # Zones

    def sign(self, zone, text, keys, start=-DAY, end=30 * DAY, nsec3=(), name="zone", all_keys=None):
        """A zone file, signed; keys that are only published stand in the text."""
        folder = self.home / "work"
        folder.mkdir(exist_ok=True)
        label = re.sub(r"[^a-z0-9]", "_", zone) + name
        path = folder / label
        path.write_text(text + "".join(key.line + "\n" for key in (all_keys or keys)))
        stamp = lambda offset: time.strftime("%Y%m%d%H%M%S", time.gmtime(self.now + offset))
        run("dnssec-signzone", "-K", str(self.keys), "-P", "-z", "-N", "keep", "-o", zone, "-s",
            stamp(start), "-e", stamp(end), *nsec3, "-f", str(path) + ".signed", str(path),
            *(str(self.keys / key.file) for key in keys), cwd=folder)
        return pathlib.Path(str(path) + ".signed").read_text()

    def base(self, zone, serial=1, servers=("ns-a", "ns-b"), extra=""):
        lines = [f"$TTL 60\n{zone} 60 IN SOA ns-a.{zone} m.{zone} {serial} 7200 900 1209600 60\n"]
        lines += [f"{zone} 60 IN NS {server}.{zone}\n" for server in servers]
        lines += [f"{server}.{zone} 60 IN A {ADDRESSES[server]}\n" for server in servers]
        return "".join(lines) + f"www.{zone} 60 IN A 192.0.2.80\n" + extra

    def child(self, label, files, ds, why, ds_b=None, servers=("ns-a", "ns-b")):
        """A child: its zone file at each server, and its DS records at both parents."""
        zone = label + ".test."
        for address, text in files.items():
            if text is not None:
                self.content[address][zone] = text
        self.children.append({"zone": zone, "why": why, "ds": ds, "ds_b": ds if ds_b is None else ds_b,
                              "servers": servers})

    def change(self, text, zone, edit):
        """A zone file after a function has changed what is in it."""
        parsed = dns.zone.from_text(text, origin=zone, relativize=False, check_origin=False)
        edit(parsed)
        return parsed.to_text(relativize=False)

    def corrupt(self, text, zone, covers):
        """The signature over the zone's own records of a type, with an octet turned."""

        def edit(parsed):
            found = parsed.find_rdataset(zone, "RRSIG", covers=covers)
            for old in list(found):
                turned = bytearray(old.signature)
                turned[20] ^= 1
                found.remove(old)
                found.add(old.replace(signature=bytes(turned)))

        return self.change(text, zone, edit)

    def without(self, text, zone, *types):
        def edit(parsed):
            for node in parsed.nodes.values():
                for rdataset in list(node.rdatasets):
                    kind = dns.rdatatype.to_text(rdataset.rdtype)
                    if kind in types or (kind == "RRSIG" and dns.rdatatype.to_text(rdataset.covers) in types):
                        node.rdatasets.remove(rdataset)

        return self.change(text, zone, edit)

    def make_children(self):
        both = lambda text: {A: text, B: text}
        for label, options in {
            "sound": {}, "nsec3": {"nsec3": ("-3", "-")}, "wildcard": {"extra": "*.{} 60 IN A 192.0.2.81\n"},
            "wildcard-cname": {"extra": "*.{0} 60 IN CNAME www.{0}\n"},
            "wildcard-nsec3": {"extra": "*.{} 60 IN A 192.0.2.81\n", "nsec3": ("-3", "AB")},
            "iterations": {"nsec3": ("-3", "ABCD", "-H", "150")},
            # Only the zone itself has the address: the parent's referral has no room for it.
            "dual-stack": {"extra": "ns-a.{} 60 IN AAAA ::1\n"},
        }.items():
            key = Key(self.keys, label + ".test.")
            text = self.base(label + ".test.", extra=options.get("extra", "").format(label + ".test."))
            signed = self.sign(label + ".test.", text, [key], nsec3=options.get("nsec3", ()))
            self.child(label, both(signed), [key.ds()], "sound")
        for label, algorithm, bits in (("rsa", "RSASHA256", 2048), ("rsa512", "RSASHA512", 2048),
                                       ("p384", "ECDSAP384SHA384", None), ("ed25519", "ED25519", None),
                                       ("ed448", "ED448", None)):
            key = Key(self.keys, label + ".test.", algorithm, bits)
            self.child(label, both(self.sign(label + ".test.", self.base(label + ".test."), [key])), [key.ds()],
                       f"signed with {algorithm}")
        self.make_large()
        self.make_delegation_faults(both)
        self.make_signature_faults(both)
        self.make_server_faults(both)
        self.make_rollovers(both)

    def make_large(self):
        zone = "large.test."
        keys = [Key(self.keys, zone, "RSASHA256", 2048) for _ in range(3)]
        self.child("large", {A: (text := self.sign(zone, self.base(zone), keys)), B: text}, [keys[0].ds()],
                   "the keys do not fit a datagram")

    def make_delegation_faults(self, both):
        zone = "unsigned.test."
        sub_key = Key(self.keys, "sub.unsigned.test.")
        sub = f"sub.{zone} 60 IN NS ns-a.sub.{zone}\nns-a.sub.{zone} 60 IN A {A}\nsub.{zone} 60 IN DS {sub_key.ds()}\n"
        self.child("unsigned", both(self.base(zone, extra=sub)), [], "neither signed nor a DS record")
        island = self.sign("sub." + zone, self.base("sub." + zone, servers=("ns-a",)), [sub_key])
        self.content[A]["sub." + zone] = island
        for label, why in (
            ("no-ds", "signed, and no DS record"), ("wrong-digest", "a digit of the digest is wrong"),
            ("ds-without-key", "the DS record is of another key"), ("stray-ds", "a DS record, and not signed"),
            ("unknown-algorithm", "the DS record has algorithm 200"),
            ("unknown-digest", "the DS record has digest type 77"),
            ("sha1-only", "the DS record has SHA-1"), ("sha1-wrong", "the SHA-1 record is wrong, the SHA-256 one right"),
            ("sha256-wrong", "the SHA-1 record is right, the SHA-256 one wrong"), ("sha384", "the DS record has SHA-384"),
            ("one-parent", "only one parent server has the DS record"), ("wrong-tag", "the tag is another one"),
            ("unknown-and-good", "one DS record of an unknown algorithm, one good"),
        ):
            zone = label + ".test."
            key, other = Key(self.keys, zone), Key(self.keys, zone)
            turned = key.ds()[:-1] + ("0" if key.ds()[-1] != "0" else "1")
            sha1_wrong = key.ds("SHA1")[:-1] + ("0" if key.ds("SHA1")[-1] != "0" else "1")
            tag = (dns.dnssec.key_id(key.rdata) + 1) % 65536
            ds = {
                "no-ds": [], "wrong-digest": [turned], "ds-without-key": [other.ds()], "stray-ds": [key.ds()],
                "unknown-algorithm": [key.ds(algorithm=200)], "unknown-digest": [key.ds(type=77)],
                "sha1-only": [key.ds("SHA1")], "sha1-wrong": [sha1_wrong, key.ds()],
                "sha256-wrong": [key.ds("SHA1"), turned], "sha384": [key.ds("SHA384")], "one-parent": [key.ds()],
                "wrong-tag": [key.ds(tag=tag)], "unknown-and-good": [key.ds(algorithm=200), key.ds()],
            }[label]
            text = self.base(zone)
            signed = text if label == "stray-ds" else self.sign(zone, text, [key])
            self.child(label, both(signed), ds, why, ds_b=[] if label == "one-parent" else None)

    def make_signature_faults(self, both):
        for label, start, end, why in (
            ("expired", -30 * DAY, -10 * DAY, "the signatures expired ten days ago"),
            ("just-expired", -30 * DAY, -600, "the signatures expired ten minutes ago"),
            ("not-yet-valid", 10 * DAY, 40 * DAY, "the signatures start in ten days"),
            ("soon-expired", -DAY, 1800, "the signatures end in half an hour"),
        ):
            zone, key = label + ".test.", Key(self.keys, label + ".test.")
            self.child(label, both(self.sign(zone, self.base(zone), [key], start, end)), [key.ds()], why)
        for label, covers in (("corrupt-keys", "DNSKEY"), ("corrupt-soa", "SOA")):
            zone, key = label + ".test.", Key(self.keys, label + ".test.")
            signed = self.sign(zone, self.base(zone), [key])
            self.child(label, both(self.corrupt(signed, zone, covers)), [key.ds()],
                       f"the signature over {covers} is corrupt")
        for label, types, why in (
            ("no-signatures", ("RRSIG",), "the keys are there, no signature is"),
            ("no-denial", ("NSEC",), "there is no NSEC record"),
        ):
            zone, key = label + ".test.", Key(self.keys, label + ".test.")
            signed = self.sign(zone, self.base(zone), [key])
            self.child(label, both(self.without(signed, zone, *types)), [key.ds()], why)
        zone = "key-does-not-sign.test."
        key, silent = Key(self.keys, zone), Key(self.keys, zone)
        signed = self.sign(zone, self.base(zone), [key], all_keys=[key, silent])
        self.child("key-does-not-sign", both(signed), [silent.ds()], "the DS record is of a key that signs nothing")

    def make_server_faults(self, both):
        for label, why in (
            ("one-unsigned", "the second server has the zone unsigned"),
            ("one-expired", "the second server has expired signatures"),
            ("one-corrupt", "the second server has a corrupt signature"),
            ("one-old-keys", "the second server has other keys"), ("one-stale", "the second server is a version behind"),
            ("one-lame", "the second server does not serve the zone"),
            ("one-down", "the second server does not answer"), ("three-makes", "NSD, Knot and BIND serve it"),
            ("four-servers", "four addresses, as Route 53 has them"),
            ("ns-differ", "the zone has another NS set than its parent"),
        ):
            zone = label + ".test."
            key, other = Key(self.keys, zone), Key(self.keys, zone)
            servers = {
                "one-down": ("ns-a", "ns-gone"), "three-makes": ("ns-a", "ns-b", "ns-c"),
                "four-servers": ("ns-a", "ns-b", "ns-c", "ns-d"),
            }.get(label, ("ns-a", "ns-b"))
            text = self.base(zone, 2, ("ns-a",) if label == "ns-differ" else servers,
                             extra=f"ns-b.{zone} 60 IN A {B}\n" if label == "ns-differ" else "")
            good = self.sign(zone, text, [key])
            second = {
                "one-unsigned": lambda: text, "one-expired": lambda: self.sign(zone, text, [key], -9 * DAY, -DAY),
                "one-old-keys": lambda: self.sign(zone, text, [other]),
                "one-corrupt": lambda: self.corrupt(good, zone, "DNSKEY"),
                "one-stale": lambda: self.sign(zone, self.base(zone), [key]), "one-lame": lambda: None,
                "one-down": lambda: None,
            }.get(label, lambda: good)()
            files = {A: good, B: second} | ({C: good} if "ns-c" in servers else {})
            self.child(label, files, [key.ds()], why, servers=servers)

    def make_rollovers(self, both):
        for label, why in (
            ("two-keys", "double KSK: two keys sign, the DS record is of the first"),
            ("two-ds", "double DS: two DS records, one key yet to come"),
            ("two-and-two", "two keys and two DS records"),
            ("removed-too-early", "the old key is gone, its DS record is not, the new one not there"),
        ):
            zone = label + ".test."
            old, new = Key(self.keys, zone), Key(self.keys, zone)
            keys = {"two-ds": [old], "removed-too-early": [new]}.get(label, [old, new])
            ds = {"two-ds": [old.ds(), new.ds()], "two-and-two": [old.ds(), new.ds()]}.get(label, [old.ds()])
            self.child(label, both(self.sign(zone, self.base(zone), keys)), ds, why)
        self.make_split_keys(both)

    def make_split_keys(self, both):
        """A key-signing key and zone-signing keys, as Route 53 has them, and the roll-over of the latter."""
        for label, why in (
            ("split-keys", "a key-signing key and a zone-signing key, as Route 53 has them"),
            ("pre-published-zsk", "the next zone-signing key is there, and signs nothing yet"),
            ("zsk-gone", "the zone-signing key is gone, its signatures are not"),
        ):
            zone = label + ".test."
            ksk, zsk, coming = (Key(self.keys, zone, flags=flags) for flags in ("KSK", "ZSK", "ZSK"))
            published = [coming] if label == "pre-published-zsk" else []
            signed = self.sign_split(zone, ksk, zsk, published)
            if label == "zsk-gone":
                signed = self.with_keys_of(signed, self.sign(zone, self.base(zone), [ksk]), zone)
            self.child(label, both(signed), [ksk.ds()], why)

    def sign_split(self, zone, ksk, zsk, published):
        folder = self.home / "work"
        name = re.sub(r"[^a-z0-9]", "_", zone) + "split"
        (folder / name).write_text(
            self.base(zone) + "".join(key.line + "\n" for key in (ksk, zsk, *published)))
        run("dnssec-signzone", "-K", str(self.keys), "-P", "-x", "-o", zone, "-f", name + ".signed", name,
            str(self.keys / ksk.file), str(self.keys / zsk.file), cwd=folder)
        return (folder / (name + ".signed")).read_text()

    def with_keys_of(self, text, other, zone):
        """A zone with the keys of another file of it, and the signatures over them."""
        source = dns.zone.from_text(other, origin=zone, relativize=False)

        def edit(parsed):
            for kind, covers in (("DNSKEY", "NONE"), ("RRSIG", "DNSKEY")):
                parsed.replace_rdataset(zone, source.find_rdataset(zone, kind, covers=covers))

        return self.change(text, zone, edit)

    def make_parents(self):
        tld_key, root_key = Key(self.keys, "test.", "RSASHA256", 2048), Key(self.keys, ".", "RSASHA256", 2048)
        for address, which in ((TLD_A, "ds"), (TLD_B, "ds_b")):
            text = f"$TTL 60\ntest. 60 IN SOA ns1.nic.test. m.test. 1 7200 900 1209600 60\n"
            for name, at in (("ns1", TLD_A), ("ns2", TLD_B)):
                text += f"test. 60 IN NS {name}.nic.test.\n{name}.nic.test. 60 IN A {at}\n"
            for child in self.children:
                for server in child["servers"]:
                    text += f"{child['zone']} 60 IN NS {server}.{child['zone']}\n"
                    text += f"{server}.{child['zone']} 60 IN A {ADDRESSES[server]}\n"
                for ds in child[which]:
                    text += f"{child['zone']} 30 IN DS {ds}\n"
            # With opt-out, as large registries sign.
            self.content[address]["test."] = self.sign("test.", text, [tld_key], nsec3=("-3", "-", "-A"), name=which)
        text = f"$TTL 60\n. 60 IN SOA a.root. m.root. 1 7200 900 1209600 60\n. 60 IN NS a.root.\na.root. 60 IN A {ROOT}\n"
        text += f"test. 60 IN NS ns1.nic.test.\ntest. 60 IN NS ns2.nic.test.\ntest. 60 IN DS {tld_key.ds()}\n"
        text += f"ns1.nic.test. 60 IN A {TLD_A}\nns2.nic.test. 60 IN A {TLD_B}\n"
        self.content[ROOT]["."] = self.sign(".", text, [root_key])
        self.anchors = self.home / "anchors"
        self.anchors.write_text(f". 60 IN DS {root_key.ds()}\n")
        tag, algorithm, kind, digest = root_key.ds().split()
        self.delv_anchors = self.home / "anchors.delv"
        self.delv_anchors.write_text(f'trust-anchors {{ . static-ds {tag} {algorithm} {kind} "{digest}"; }};\n')

    # Servers

    def folder(self, address):
        folder = self.home / address
        folder.mkdir()
        for index, (zone, text) in enumerate(self.content.get(address, {}).items()):
            (folder / f"zone{index}").write_text(text)
        return folder, [(zone, folder / f"zone{index}") for index, zone in enumerate(self.content.get(address, {}))]

    def start(self, folder, *command):
        log = open(folder / "log", "w")
        self.processes.append(
            subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, preexec_fn=end_with_parent,
                             start_new_session=True))

    def start_nsd(self, address):
        folder, zones = self.folder(address)
        text = f"""server:
  ip-address: {address}@{self.port}
{f"  ip-address: {D}@{self.port}" if address == A else ""}
{f"  ip-address: ::1@{self.port}" if address == A and self.has_ipv6() else ""}
  zonesdir: "{folder}"
  username: ""
  chroot: ""
  pidfile: "{folder}/pid"
  xfrdfile: "{folder}/xfrd"
  zonelistfile: "{folder}/zones.list"
  xfrdir: "{folder}"
  database: ""
  server-count: 1
remote-control:
  control-enable: no
"""
        text += "".join(f'zone:\n  name: "{zone}"\n  zonefile: "{path}"\n' for zone, path in zones)
        (folder / "conf").write_text(text)
        self.start(folder, "nsd", "-d", "-c", str(folder / "conf"))

    def start_knot(self, address):
        folder, zones = self.folder(address)
        text = f"""server:
  rundir: "{folder}"
  listen: {address}@{self.port}
  udp-workers: 1
  tcp-workers: 1
  background-workers: 1
database:
  storage: "{folder}"
zone:
"""
        text += "".join(
            f'  - domain: "{zone}"\n    file: "{path}"\n    semantic-checks: off\n    journal-content: none\n'
            for zone, path in zones)
        (folder / "conf").write_text(text)
        self.start(folder, "knotd", "-c", str(folder / "conf"), "-s", str(folder / "sock"))

    def start_bind(self, address):
        folder, zones = self.folder(address)
        text = f"""options {{
  directory "{folder}"; pid-file "{folder}/pid"; session-keyfile "{folder}/session.key";
  listen-on port {self.port} {{ {address}; }}; listen-on-v6 {{ none; }}; recursion no; dnssec-validation no;
}};
controls {{ }};
"""
        text += "".join(f'zone "{zone}" {{ type primary; file "{path}"; }};\n' for zone, path in zones)
        (folder / "conf").write_text(text)
        self.start(folder, "named", "-g", "-n", "1", "-c", str(folder / "conf"))

    def start_unbound(self):
        folder, _ = self.folder(RESOLVER)
        text = f"""server:
  interface: {RESOLVER}@{self.port}
  port: {self.port}
  do-daemonize: no
  chroot: ""
  username: ""
  directory: "{folder}"
  pidfile: "{folder}/pid"
  use-syslog: no
  do-not-query-localhost: no
  access-control: 127.0.0.0/8 allow
  do-ip6: no
  ede: yes
  val-log-level: 2
  trust-anchor-file: "{self.anchors}"
  local-zone: "test." nodefault
  module-config: "validator iterator"
remote-control:
  control-enable: no
"""
        stubs = [(".", [ROOT]), ("test.", [TLD_A, TLD_B]), ("sub.unsigned.test.", [A])]
        stubs += [(child["zone"], [ADDRESSES[s] for s in child["servers"]]) for child in self.children]
        for zone, at in stubs:
            text += f'stub-zone:\n  name: "{zone}"\n  stub-prime: no\n'
            text += "".join(f"  stub-addr: {address}@{self.port}\n" for address in at)
        (folder / "conf").write_text(text)
        self.start(folder, "unbound", "-c", str(folder / "conf"))

    def start_all(self):
        for address in (ROOT, TLD_A, A):
            self.start_nsd(address)
        for address in (TLD_B, B):
            self.start_knot(address)
        self.start_bind(C)
        self.start_unbound()
        waiting = {ROOT: ".", TLD_A: "test.", TLD_B: "test.", A: "sound.test.", B: "sound.test.", C: "three-makes.test.",
                   RESOLVER: "."}
        for address, zone in waiting.items():
            self.wait(address, zone)

    def wait(self, address, zone):
        query = dns.message.make_query(zone, "SOA")
        for _ in range(100):
            try:
                if dns.query.udp(query, address, port=self.port, timeout=0.5).answer:
                    return
            except Exception:
                pass
            time.sleep(0.1)
        raise SystemExit(f"{address} does not answer: {(self.home / address / 'log').read_text()[-2000:]}")

    def stop(self):
        # Each is the leader of a group: NSD's servers are processes of their own, and may outlive it.
        for process in self.processes:
            os.killpg(process.pid, signal.SIGKILL)
        for process in self.processes:
            process.wait()

    # Others' verdicts

    def unbound(self, zone):
        query = dns.message.make_query(zone, "SOA", want_dnssec=True)
        for _ in range(4):
            try:
                answer = dns.query.udp(query, RESOLVER, port=self.port, timeout=3)
                break
            except Exception:
                continue
        else:
            return {"verdict": "unreachable", "ede": []}
        codes = [int(option.code) for option in answer.options if option.otype == 15]
        if answer.rcode() == 2:
            return {"verdict": "bogus", "ede": codes}
        return {"verdict": "secure" if answer.flags & dns.flags.AD else "insecure", "ede": codes}

    def delv(self, zone):
        output = subprocess.run(
            ["delv", f"@{RESOLVER}", "-p", str(self.port), "-a", str(self.delv_anchors), "+cd", zone, "SOA"],
            capture_output=True, text=True, timeout=60)
        text = output.stdout + output.stderr
        if "fully validated" in text:
            return "secure"
        return "insecure" if "unsigned answer" in text else "bogus"

    def dnspython(self, zone, ds_lines, address):
        """What the server's own answers prove under the DS records, by dnspython's checks."""
        name = dns.name.from_text(zone)

        def ask(kind):
            query = dns.message.make_query(name, kind, want_dnssec=True, payload=1232)
            answer = dns.query.udp_with_fallback(query, address, port=self.port, timeout=2)[0]
            rrset = answer.get_rrset(answer.answer, name, dns.rdataclass.IN, dns.rdatatype.from_text(kind))
            return rrset, answer.get_rrset(
                answer.answer, name, dns.rdataclass.IN, dns.rdatatype.RRSIG, dns.rdatatype.from_text(kind))

        known = [line for line in ds_lines if line.split()[1] in ("8", "10", "13", "14", "15", "16")
                 and line.split()[2] in ("1", "2", "4")]
        if not known:
            return "insecure"
        try:
            keys, signatures = ask("DNSKEY")
            soa, soa_signatures = ask("SOA")
        except Exception:
            return "unreachable"
        if soa is None:
            return "unreachable"
        try:
            def holds(key):
                head = f"{dns.dnssec.key_id(key)} {int(key.algorithm)}"
                return any(
                    "{} {} {}".format(head, *digest_of(name, key, kind)) in known
                    for kind in ("SHA1", "SHA256", "SHA384"))

            entry = [key for key in keys if holds(key)]
            dns.dnssec.validate(keys, signatures, {name: dns.rdataset.from_rdata_list(60, entry)})
            dns.dnssec.validate(soa, soa_signatures, {name: keys})
            return "secure"
        except ImportError:
            return "unavailable"
        except Exception:
            return "bogus"

    def judge(self, child):
        zone = child["zone"]
        verdicts = {ADDRESSES[s]: self.dnspython(zone, child["ds"], ADDRESSES[s]) for s in child["servers"]}
        return {"zone": zone, "why": child["why"], "unbound": self.unbound(zone), "delv": self.delv(zone),
                "dnspython": verdicts}


def main():
    laboratory = Laboratory(sys.argv[1])
    os.environ["LC_ALL"] = "C"
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        laboratory.make_children()
        laboratory.make_parents()
        has_ipv6 = laboratory.has_ipv6()
        laboratory.start_all()
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            zones = list(pool.map(laboratory.judge, laboratory.children))
        island = {"zone": "sub.unsigned.test.", "why": "signed, below an unsigned parent",
                  "unbound": laboratory.unbound("sub.unsigned.test."), "delv": laboratory.delv("sub.unsigned.test."),
                  "dnspython": {}}
        print(json.dumps({
            "port": laboratory.port, "resolver": f"{RESOLVER}:{laboratory.port}", "anchors": str(laboratory.anchors),
            "ipv6": has_ipv6, "zones": zones + [island],
        }), flush=True)
        sys.stdin.read()
    finally:
        laboratory.stop()
        shutil.rmtree(laboratory.home, ignore_errors=True)


if __name__ == "__main__":
    main()
