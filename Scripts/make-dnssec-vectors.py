#!/usr/bin/env python3
"""Writes the vectors that Tests/DNSSECTests reads: DS records, names, and keys that must be refused.

Each DS record is computed by BIND's dnssec-dsfromkey, ldns-key2ds and dnspython; a vector is written only if all three
agree, and the run fails if they do not. The output depends on nothing but this file, so that a second run changes
nothing. Wanted: bind9-utils, ldnsutils, openssl, python3 with dnspython and cryptography.

    Scripts/make-dnssec-vectors.py            # writes Tests/DNSSECTests/Vectors/*.json
"""

import base64
import datetime
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import dns.dnssec
import dns.name
import dns.rdata
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, rsa, x25519

SEED = 20261124
VECTORS = pathlib.Path(__file__).resolve().parent.parent / "Tests" / "DNSSECTests" / "Vectors"
P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
# The layout of RFC 5958 section 3 and no more: an algorithm (PBES2) and an octet string.
ENCRYPTED_PKCS8 = bytes.fromhex("3017300d06092a864886f70d01050d0500") + bytes.fromhex("04060102030405ff")
# The layout of RFC 3279 section 2.3.2 with numbers of no use; newer versions of cryptography make no such keys.
DSA_KEY = bytes.fromhex("301c301406072a8648ce380401300902011702010b020104030400020108")
PREFIX = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d03010703420004")


def run(*command, stdin=b""):
    done = subprocess.run(command, input=stdin, capture_output=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: {done.stderr.decode(errors='replace')}")
    return done.stdout


def write(name, rows):
    """One row a line, so that a changed vector is a changed line."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=True) for row in rows)
    (VECTORS / name).write_text(f"[\n{lines}\n]\n")
    print(f"{name}: {len(rows)} vectors")


# Keys


def private_key(random_source):
    return ec.derive_private_key(random_source.randrange(1, P256_ORDER), ec.SECP256R1())


def point(key):
    numbers = key.public_key().public_numbers()
    return numbers.x.to_bytes(32, "big") + numbers.y.to_bytes(32, "big")


def dnskey(public_key, flags=257):
    return dns.rdata.from_text("IN", "DNSKEY", f"{flags} 3 13 {base64.b64encode(public_key).decode()}")


def sample_keys(random_source):
    """Keys with ordinary tags, then tags 0 and 65535, then two keys that share a tag, then keys with leading zeros."""
    keys = [point(private_key(random_source)) for _ in range(24)]
    by_tag, special = {}, {}
    while not {"zero", "largest", "shared", "short x", "short y"} <= special.keys():
        key = point(private_key(random_source))
        tag = dns.dnssec.key_id(dnskey(key))
        if tag == 0:
            special.setdefault("zero", [key])
        if tag == 65535:
            special.setdefault("largest", [key])
        if tag in by_tag:
            special.setdefault("shared", [by_tag[tag], key])
        if key[0] == 0:
            special.setdefault("short x", [key])
        if key[32] == 0:
            special.setdefault("short y", [key])
        by_tag[tag] = key
    return keys + [key for name in sorted(special) for key in special[name]]


# Names

FIXED_NAMES = [
    ".", "com.", "example.com.", "EXAMPLE.com.", "eXaMpLe.CoM.", "example.net.", "xn--mnchen-3ya.de.", "*.example.com.",
    "0/25.2.0.192.in-addr.arpa.", "_dmarc.example.com.", "\\000.example.", "\\255\\254.example.", "\\065\\090.example.",
    "a\\.b.example.", "\\@.example.", "\\$\\(\\)\\;\\\".example.", "\\\\.example.", "\\032.example.", "\\192\\193.example.",
    "1.0.0.127.in-addr.arpa.", "A.B.C.D.E.F.G.", ("a" * 63) + ".example.", ("B" * 63) + ".EXAMPLE.",
    ".".join(["a" * 63] * 3 + ["b" * 61]) + ".", ".".join(["x"] * 127) + ".",
]


def random_name(random_source, number):
    labels, size = [], 1
    alphabet = [b"abcdefghijklmnopqrstuvwxyz0123456789-", b"ABCDEFGHIJKLMNOPQRSTUVWXYZ_", bytes(range(256))][number % 3]
    for _ in range(random_source.randrange(1, 7)):
        length = min(random_source.choice([1, 2, 3, 5, 8, 13, 21, 63]), 254 - size)
        if length < 1:
            break
        labels.append(bytes(random_source.choice(alphabet) for _ in range(length)))
        size += length + 1
    name = dns.name.Name(labels + [b""])
    # dnssec-dsfromkey cannot print names whose text is much longer ("can't print name").
    return name if len(str(name)) < 250 else random_name(random_source, number)


def octal(name):
    """The name as Route 53 returns it."""
    plain = b"abcdefghijklmnopqrstuvwxyz0123456789-_"
    labels = [label for label in name.labels if label]
    text = ["".join(chr(o) if o in plain else f"\\{o:03o}" for o in label.lower()) for label in labels]
    return ".".join(text) + "."


# The three oracles


def by_bind(directory, name, key):
    path = directory / "zone"
    path.write_text(f"{name} 3600 IN DNSKEY {key.to_text()}\n")
    lines = run("dnssec-dsfromkey", "-A", "-1", "-2", "-a", "SHA-384", "-f", str(path), "--", str(name)).decode().splitlines()
    return {tuple(line.split(" IN DS ")[1].upper().split(" ")) for line in lines}


def by_ldns(directory, name, key):
    path = directory / "key"
    path.write_text(f"{name} 3600 IN DNSKEY {key.to_text()}\n")
    found = set()
    for option in ("-1", "-2", "-4"):
        line = run("ldns-key2ds", "-f", "-n", option, str(path)).decode().strip()
        found.add(tuple(line.rsplit("\tDS\t", 1)[1].upper().split(" ")))
    return found


def by_dnspython(name, key):
    policy = dns.dnssec.allow_all_policy
    return {
        tuple(dns.dnssec.make_ds(name, key, digest, policy=policy).to_text().upper().split(" "))
        for digest in ("SHA1", "SHA256", "SHA384")
    }


def ds_vectors(random_source):
    keys = sample_keys(random_source)
    names = [dns.name.from_text(text) for text in FIXED_NAMES]
    names += [random_name(random_source, number) for number in range(240 - len(names))]
    rows, disagreements = [], 0
    with tempfile.TemporaryDirectory() as temporary:
        directory = pathlib.Path(temporary)
        for number, name in enumerate(names):
            key = dnskey(keys[number % len(keys)], 256 if number % 7 == 6 else 257)
            answers = [by_bind(directory, name, key), by_ldns(directory, name, key), by_dnspython(name, key)]
            if answers[0] != answers[1] or answers[1] != answers[2]:
                disagreements += 1
                print(f"no agreement about {name} and {key}: {answers}", file=sys.stderr)
                continue
            digests = {fields[2]: fields[3] for fields in answers[0]}
            rows.append({
                "name": str(name), "route53": octal(name), "canonical": name.canonicalize().to_wire().hex(),
                "dnskey": key.to_text(chunksize=0), "tag": dns.dnssec.key_id(key), "sha1": digests["1"],
                "sha256": digests["2"], "sha384": digests["4"],
            })
    if disagreements:
        sys.exit(f"{disagreements} disagreements")
    return rows


# Keys that must be refused


def spki(key):
    return key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)


def pem(label, der):
    text = base64.b64encode(der).decode()
    lines = "\n".join(text[start:start + 64] for start in range(0, len(text), 64))
    return f"-----BEGIN {label}-----\n{lines}\n-----END {label}-----\n".encode()


def rsa_key(bits, random_source):
    # Any odd number of the size will do: nobody is going to check that it has two prime factors.
    return rsa.RSAPublicNumbers(65537, random_source.getrandbits(bits) | 1 << bits - 1 | 1).public_key()


def on_curve(curve):
    return spki(ec.derive_private_key(0x1234567890ABCDEF, curve).public_key())


def above_the_prime():
    """A point that is on the curve if X is taken modulo the prime, which nobody should do."""
    prime = 2**256 - 2**224 + 2**192 + 2**96 - 1
    b = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
    square = (5**3 - 3 * 5 + b) % prime
    y = pow(square, (prime + 1) // 4, prime)
    assert y * y % prime == square
    return (5 + prime).to_bytes(32, "big") + y.to_bytes(32, "big")


def certificate():
    signer = ed25519.Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "ksk test")])
    key = ec.derive_private_key(42, ec.SECP256R1())
    start = datetime.datetime(2026, 1, 1)
    builder = x509.CertificateBuilder(name, name, key.public_key(), 1, start, start + datetime.timedelta(days=1))
    return builder.sign(signer, None).public_bytes(serialization.Encoding.DER)


def refusals(random_source):
    key = ec.derive_private_key(random_source.randrange(1, P256_ORDER), ec.SECP256R1())
    good = spki(key.public_key())
    assert good[:27] == PREFIX and len(good) == 91
    xy = good[27:]
    curve_prefix = PREFIX[2:23]
    hybrid = bytes([6 + (xy[-1] & 1)]) + xy
    hybrid_key = bytes.fromhex("3059") + curve_prefix + bytes.fromhex("034200") + hybrid
    compressed = run("openssl", "ec", "-pubin", "-inform", "DER", "-outform", "DER", "-conv_form", "compressed", stdin=good)
    explicit = run("openssl", "ec", "-pubin", "-inform", "DER", "-outform", "DER", "-param_enc", "explicit", stdin=good)
    ber = bytes.fromhex("308159") + good[2:]
    parameters = run("openssl", "ecparam", "-name", "prime256v1")
    flags = serialization.NoEncryption()
    pkcs8 = key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, flags)
    sec1 = key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.TraditionalOpenSSL, flags)
    rsa2048 = rsa_key(2048, random_source)
    pkcs1 = rsa2048.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.PKCS1)
    secp256k1 = on_curve(ec.SECP256K1())

    # OpenSSL takes these; that is why they need a refusal of our own.
    for loose in (good + b"\0", ber, hybrid_key, explicit, compressed):
        run("openssl", "pkey", "-pubin", "-inform", "DER", "-noout", stdin=loose)

    garbage = random.Random(7).randbytes(256)
    rows = [
        ("empty file", b"", "empty"),
        ("a megabyte", None, "tooLarge"),
        ("garbage", b"\xfe" + garbage, "notDER"),
        ("garbage that starts as DER does", b"\x30" + garbage, "any"),
        ("prose", b"This is not the key you are looking for.\n", "textWithoutPEM"),
        ("Base 64 without PEM lines", base64.b64encode(good) + b"\n", "bareBase64"),
        ("RSA 2048", spki(rsa2048), "rsa2048"),
        ("RSA 4096", spki(rsa_key(4096, random_source)), "rsa4096"),
        ("RSA PKCS 1", pkcs1, "pkcs1"),
        ("P-224", on_curve(ec.SECP224R1()), "P-224"),
        ("P-384", on_curve(ec.SECP384R1()), "P-384"),
        ("P-521", on_curve(ec.SECP521R1()), "P-521"),
        ("secp256k1", secp256k1, "secp256k1"),
        ("brainpoolP256r1", on_curve(ec.BrainpoolP256R1()), "brainpoolP256r1"),
        ("Ed25519", spki(ed25519.Ed25519PrivateKey.from_private_bytes(bytes(32)).public_key()), "Ed25519"),
        ("Ed448", spki(ed448.Ed448PrivateKey.from_private_bytes(bytes(57)).public_key()), "Ed448"),
        ("DSA", DSA_KEY, "DSA"),
        ("X25519", spki(x25519.X25519PrivateKey.from_private_bytes(bytes([8] * 32)).public_key()), "X25519"),
        ("compressed point", compressed, "compressedPoint"),
        ("hybrid point", hybrid_key, "hybridPoint"),
        ("hybrid point of the wrong parity", hybrid_key.replace(hybrid, bytes([hybrid[0] ^ 1]) + xy), "hybridPoint"),
        ("point at infinity", bytes.fromhex("3019") + curve_prefix + bytes.fromhex("03020000"), "pointAtInfinity"),
        ("X changed", PREFIX + bytes([xy[0] ^ 1]) + xy[1:], "notOnCurve"),
        ("Y changed", PREFIX + xy[:-1] + bytes([xy[-1] ^ 1]), "notOnCurve"),
        ("X and Y exchanged", PREFIX + xy[32:] + xy[:32], "notOnCurve"),
        ("all zero", PREFIX + bytes(64), "notOnCurve"),
        ("coordinates above the prime", PREFIX + b"\xff" * 64, "notOnCurve"),
        ("X above the prime, on the curve modulo it", PREFIX + above_the_prime(), "notOnCurve"),
        ("secp256k1 that says P-256", PREFIX + secp256k1[-64:], "notOnCurve"),
        ("one trailing octet", good + b"\0", "trailing1"),
        ("a trailing line break", good + b"\n", "trailing1"),
        ("twice", good + good, "trailing91"),
        ("one octet cut off", good[:-1], "truncated"),
        ("half of it", good[:45], "truncated"),
        ("one octet, which is the text 0", good[:1], "textWithoutPEM"),
        ("BER length", ber, "notShortestLength"),
        ("BER indefinite length", bytes.fromhex("3080") + good[2:] + b"\0\0", "notShortestLength"),
        ("BER length inside", bytes.fromhex("305a") + curve_prefix + bytes.fromhex("03814200") + good[26:], "notShortestLength"),
        ("explicit parameters", explicit, "explicitParameters"),
        ("no curve", bytes.fromhex("304d300906072a8648ce3d0201034000") + xy[:63], "missingCurve"),
        ("private key, PKCS 8", pkcs8, "privateKey"),
        ("private key, PKCS 8, encrypted", ENCRYPTED_PKCS8, "privateKey"),
        ("private key, SEC 1", sec1, "privateKey"),
        ("certificate", certificate(), "certificate"),
        ("64 octets X and Y", b"\x01" + xy[1:], "bareKey"),
        ("65 octets point", b"\x04" + xy, "bareKey"),
        ("33 octets point", compressed[-33:], "bareKey"),
        ("unused bits in the bit string", PREFIX[:25] + b"\x01\x04" + xy, "notSubjectPublicKeyInfo"),
        ("PEM certificate", pem("CERTIFICATE", certificate()), "pem:CERTIFICATE"),
        ("PEM private key", pem("PRIVATE KEY", pkcs8), "pem:PRIVATE KEY"),
        ("PEM SEC 1 private key", pem("EC PRIVATE KEY", sec1), "pem:EC PRIVATE KEY"),
        ("PEM EC parameters", parameters, "pem:EC PARAMETERS"),
        ("PEM RSA public key", pem("RSA PUBLIC KEY", pkcs1), "pem:RSA PUBLIC KEY"),
        ("PEM parameters and private key", parameters + pem("EC PRIVATE KEY", sec1), "severalPEMBlocks"),
        ("PEM twice", pem("PUBLIC KEY", good) * 2, "severalPEMBlocks"),
        ("PEM with RSA inside", pem("PUBLIC KEY", spki(rsa2048)), "rsa2048"),
        ("PEM with P-384 inside", pem("PUBLIC KEY", on_curve(ec.SECP384R1())), "P-384"),
        ("PEM without end", pem("PUBLIC KEY", good).split(b"-----END")[0], "malformedPEM"),
        ("PEM without begin", pem("PUBLIC KEY", good).split(b"KEY-----\n", 1)[1], "malformedPEM"),
        ("PEM with another end", pem("PUBLIC KEY", good).replace(b"END PUBLIC", b"END PRIVATE"), "malformedPEM"),
        ("PEM with a changed character", pem("PUBLIC KEY", good).replace(b"\nMFk", b"\nM!k"), "malformedPEM"),
        ("PEM with a lost character", pem("PUBLIC KEY", good).replace(b"\nMFk", b"\nMk"), "malformedPEM"),
        ("PEM with text before", b"Public-Key: (256 bit)\n" + pem("PUBLIC KEY", good), "malformedPEM"),
        ("PEM with text after", pem("PUBLIC KEY", good) + b"ASN1 OID: prime256v1\n", "malformedPEM"),
        ("PEM empty", b"-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n", "malformedPEM"),
    ]
    return [
        {"name": name, "content": base64.b64encode(content).decode() if content is not None else None, "reason": reason}
        for name, content, reason in rows
    ]


def accepted(random_source):
    rows = []
    for _ in range(8):
        key = private_key(random_source)
        good = spki(key.public_key())
        encoded = pem("PUBLIC KEY", good)
        assert run("openssl", "pkey", "-pubin", "-inform", "DER", "-outform", "PEM", stdin=good) == encoded
        variants = [good, encoded, encoded.replace(b"\n", b"\r\n"), b"\n\n" + encoded + b"\n  \n"]
        for content in variants:
            rows.append({"content": base64.b64encode(content).decode(), "point": point(key).hex()})
    return rows


def main():
    VECTORS.mkdir(parents=True, exist_ok=True)
    write("ds.json", ds_vectors(random.Random(SEED)))
    write("refused-keys.json", refusals(random.Random(SEED + 1)))
    write("accepted-keys.json", accepted(random.Random(SEED + 2)))


if __name__ == "__main__":
    main()
