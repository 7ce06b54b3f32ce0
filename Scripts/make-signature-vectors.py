#!/usr/bin/env python3
"""Writes the request vectors that Tests/AWSCoreTests and Tests/KSKClientTests read, with botocore as the oracle.

requests.json: operations of Route 53, KMS and STS with random parameters, and the request that botocore sends for them:
method, target, headers, body and signature. signatures.json: random requests that no service has, for the corners of
the signature alone. Nothing is sent anywhere. The output depends on nothing but this file and botocore's version, so
that a second run changes nothing. Wanted: python3 with botocore.

    Scripts/make-signature-vectors.py
"""

import base64
import datetime
import json
import pathlib
import random
import string
import urllib.parse

import botocore.auth
import botocore.awsrequest
import botocore.config
import botocore.credentials
import botocore.session

SEED = 20261124
TESTS = pathlib.Path(__file__).resolve().parent.parent / "Tests"
KEY_ID = "AKIDEXAMPLE"
SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
RANDOM = random.Random(SEED)
# Letters, digits, what XML, JSON, forms and URLs treat specially, and characters of two to four octets.
ODD = string.ascii_letters + string.digits + " &<>\"'\\/%+*~=?#;:,.-_@!$()[]{}|^`äßπ語😀\u00a0"


def write(path, rows):
    """One row a line, so that a changed vector is a changed line."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=True) for row in rows)
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"[\n{lines}\n]\n")
    print(f"{path.relative_to(TESTS.parent)}: {len(rows)} vectors")


def odd(longest=40, shortest=1):
    return "".join(RANDOM.choice(ODD) for _ in range(RANDOM.randint(shortest, longest)))


def plain(alphabet, shortest, longest):
    return "".join(RANDOM.choice(alphabet) for _ in range(RANDOM.randint(shortest, longest)))


def moment():
    """A time of this century, on any second."""
    return datetime.datetime(2015, 1, 1) + datetime.timedelta(seconds=RANDOM.randrange(20 * 365 * 86400))


# Operations


def zone_id():
    return plain(string.ascii_uppercase + string.digits, 1, 32)


def digits(count):
    return "".join(RANDOM.choice("0123456789abcdef") for _ in range(count))


def key_id():
    return "-".join(digits(n) for n in (8, 4, 4, 4, 12)) if RANDOM.random() < 0.8 else "mrk-" + digits(32)


def key_arn():
    return f"arn:aws:kms:us-east-1:{plain(string.digits, 12, 12)}:key/{key_id()}"


def key_identifier():
    return RANDOM.choice([key_id, key_arn, lambda: "alias/" + odd(), odd])()


def some(parameters):
    """The parameters with some of the optional ones left out; those are marked with a question mark."""
    return {
        name.rstrip("?"): make()
        for name, make in parameters.items()
        if not name.endswith("?") or RANDOM.random() < 0.6
    }


def number(largest):
    return lambda: RANDOM.randint(1, largest)


def tags():
    return [{"TagKey": odd(), "TagValue": odd(20, 0)} for _ in range(RANDOM.randint(1, 3))]


def record_type():
    return RANDOM.choice(["SOA", "NS", "DS", "TXT", "CAA"])


def record_set():
    row = some({
        "Name": odd, "Type": record_type, "SetIdentifier?": odd, "Weight?": number(255),
        "Region?": lambda: "eu-west-1", "Failover?": lambda: RANDOM.choice(["PRIMARY", "SECONDARY"]),
        "MultiValueAnswer?": lambda: RANDOM.random() < 0.5, "HealthCheckId?": odd})
    if RANDOM.random() < 0.3:
        row["AliasTarget"] = {
            "HostedZoneId": zone_id(), "DNSName": odd(), "EvaluateTargetHealth": RANDOM.random() < 0.5}
    else:
        row["TTL"] = number(86400)()
        row["ResourceRecords"] = [{"Value": odd()} for _ in range(RANDOM.randint(1, 3))]
    # botocore writes elements in the order in which it is given them; the model's is wanted.
    order = ["Name", "Type", "SetIdentifier", "Weight", "Region", "Failover", "MultiValueAnswer", "TTL",
             "ResourceRecords", "AliasTarget", "HealthCheckId"]
    return {name: row[name] for name in order if name in row}


def change_batch():
    return some({"Comment?": odd, "Changes": lambda: [
        {"Action": RANDOM.choice(["CREATE", "DELETE", "UPSERT"]), "ResourceRecordSet": record_set()}
        for _ in range(RANDOM.randint(1, 3))]})


OPERATIONS = [
    ("route53", "CreateKeySigningKey", {
        "CallerReference": odd, "HostedZoneId": zone_id, "KeyManagementServiceArn": key_arn, "Name": odd,
        "Status": lambda: RANDOM.choice(["ACTIVE", "INACTIVE"])}),
    ("route53", "GetDNSSEC", {"HostedZoneId": zone_id}),
    ("route53", "GetChange", {"Id": lambda: plain(string.ascii_uppercase + string.digits, 1, 20)}),
    ("route53", "GetHostedZone", {"Id": zone_id}),
    ("route53", "ListHostedZones", {"Marker?": odd, "MaxItems?": lambda: str(number(100)())}),
    ("route53", "ListHostedZonesByName", {
        "DNSName?": odd, "HostedZoneId?": zone_id, "MaxItems?": lambda: str(number(100)())}),
    ("kms", "ListKeys", {"Limit?": number(1000), "Marker?": odd}),
    ("kms", "ListAliases", {"KeyId?": key_identifier, "Limit?": number(100), "Marker?": odd}),
    ("kms", "DescribeKey", {"KeyId": key_identifier}),
    ("kms", "GetKeyPolicy", {"KeyId": key_identifier, "PolicyName": lambda: "default"}),
    ("kms", "GetPublicKey", {"KeyId": key_identifier}),
    ("kms", "Sign", {
        "KeyId": key_identifier, "Message": lambda: RANDOM.randbytes(RANDOM.randint(1, 64)),
        "MessageType": lambda: RANDOM.choice(["RAW", "DIGEST"]),
        "SigningAlgorithm": lambda: RANDOM.choice(["ECDSA_SHA_256", "RSASSA_PSS_SHA_512"]),
        "DryRun?": lambda: True}),
    ("sts", "GetCallerIdentity", {}),
    ("kms", "CreateKey", {
        "Policy?": odd, "Description?": odd, "KeyUsage": lambda: "SIGN_VERIFY",
        "KeySpec": lambda: RANDOM.choice(["ECC_NIST_P256", "RSA_2048"]), "Tags?": tags}),
    ("kms", "CreateAlias", {"AliasName": lambda: "alias/" + odd(), "TargetKeyId": key_identifier}),
    ("kms", "PutKeyPolicy", {"KeyId": key_identifier, "PolicyName": lambda: "default", "Policy": odd}),
    ("kms", "EnableKey", {"KeyId": key_identifier}),
    ("kms", "CancelKeyDeletion", {"KeyId": key_identifier}),
    ("kms", "ListResourceTags", {"KeyId": key_identifier, "Limit?": number(50), "Marker?": odd}),
    ("kms", "TagResource", {"KeyId": key_identifier, "Tags": tags}),
    ("sts", "AssumeRole", {
        "RoleArn": odd, "RoleSessionName": odd, "DurationSeconds?": number(43200), "ExternalId?": odd,
        "SerialNumber?": odd, "TokenCode?": lambda: plain(string.digits, 6, 6)}),
    ("sts", "AssumeRoleWithWebIdentity", {
        "RoleArn": odd, "RoleSessionName": odd, "WebIdentityToken": odd, "DurationSeconds?": number(43200)}),
    ("route53", "ActivateKeySigningKey", {"HostedZoneId": zone_id, "Name": odd}),
    ("route53", "DeactivateKeySigningKey", {"HostedZoneId": zone_id, "Name": odd}),
    ("route53", "DeleteKeySigningKey", {"HostedZoneId": zone_id, "Name": odd}),
    ("route53", "EnableHostedZoneDNSSEC", {"HostedZoneId": zone_id}),
    ("route53", "DisableHostedZoneDNSSEC", {"HostedZoneId": zone_id}),
    ("route53", "ListResourceRecordSets", {
        "HostedZoneId": zone_id, "StartRecordName": odd, "StartRecordType?": record_type,
        "StartRecordIdentifier?": odd, "MaxItems?": lambda: str(number(300)())}),
    ("route53", "ChangeResourceRecordSets", {"HostedZoneId": zone_id, "ChangeBatch": change_batch}),
    ("route53domains", "ListDomains", {"Marker?": odd, "MaxItems?": number(100)}),
    ("route53domains", "GetDomainDetail", {"DomainName": odd}),
    ("route53domains", "AssociateDelegationSignerToDomain", {
        "DomainName": odd, "SigningAttributes": lambda: {
            "Algorithm": number(16)(), "Flags": RANDOM.choice([256, 257]), "PublicKey": odd()}}),
    ("route53domains", "DisassociateDelegationSignerFromDomain", {"DomainName": odd, "Id": odd}),
    ("route53domains", "GetOperationDetail", {"OperationId": odd}),
]

ENDPOINTS = [None, None, None, "http://127.0.0.1:5555", "https://proxy.example", "https://proxy.example/base/path/",
             "http://[::1]:8080", "http://localhost"]


class Captured(Exception):
    pass


def request_row(service, operation, parameters):
    """What botocore would send. Route 53 and KMS are asked with us-east-1, because botocore signs Route 53 for the
    configured region when there is an override, which AWS refuses and ksk does not do."""
    region = RANDOM.choice(["eu-west-1", "us-east-1", "ap-southeast-2"]) if service == "sts" else "us-east-1"
    token = odd(60) if RANDOM.random() < 0.5 else None
    token = token and base64.b64encode(token.encode()).decode()
    endpoint = RANDOM.choice(ENDPOINTS)
    now = moment()
    session = botocore.session.Session()
    session.set_credentials(KEY_ID, SECRET, token)
    client = session.create_client(
        service, region_name=region, endpoint_url=endpoint,
        config=botocore.config.Config(parameter_validation=False))
    captured = []

    def capture(request, **_):
        captured.append(request)
        raise Captured

    client.meta.events.register_first("before-send", capture)
    botocore.auth.get_current_datetime = lambda *_: now
    method = next(name for name, api in client.meta.method_to_api_mapping.items() if api == operation)
    try:
        getattr(client, method)(**parameters)
    except Captured:
        pass
    request = captured[0]
    url = urllib.parse.urlsplit(request.url)
    headers = {name.lower(): value.decode() if isinstance(value, bytes) else value
               for name, value in request.headers.items()}
    body = request.body or b""
    body = body if isinstance(body, bytes) else body.encode()
    return {
        "operation": operation,
        "parameters": {k: base64.b64encode(v).decode() if isinstance(v, bytes) else v for k, v in parameters.items()},
        "region": region, "endpoint": endpoint, "token": token, "time": int(now.replace(tzinfo=datetime.timezone.utc).timestamp()),
        "method": request.method, "origin": f"{url.scheme}://{url.netloc}",
        "target": url.path + ("?" + url.query if url.query else ""),
        "headers": {name: headers[name] for name in
                    ("x-amz-date", "x-amz-target", "content-type", "x-amz-security-token", "authorization")
                    if name in headers},
        "body": base64.b64encode(body).decode(),
    }


# Signatures alone


def header_value():
    return "".join(RANDOM.choice([" ", "  ", "\t", "a", "B", "1", ";", ",", "=", "\"", "/"]) for _ in range(RANDOM.randint(1, 20))).strip() or "x"


def path():
    pieces = ["", ".", "..", "a", "b c", "%", "é", "~x", "*", "(y)", "z.z"]
    segments = [urllib.parse.quote(RANDOM.choice(pieces), safe="-._~") for _ in range(RANDOM.randint(0, 6))]
    return "/" + "/".join(segments)


def signature_row():
    now = moment()
    token = odd(60) if RANDOM.random() < 0.3 else None
    token = token and base64.b64encode(token.encode()).decode()
    query = [[odd(12), odd(12, 0)] for _ in range(RANDOM.randint(0, 5))]
    headers = [[RANDOM.choice(["My-Header1", "x-amz-meta", "ZOO", "accept", "User-Agent", "Content-Type"]), header_value()]
               for _ in range(RANDOM.randint(0, 3))]
    headers = list({name: [name, value] for name, value in headers}.values())
    body = RANDOM.randbytes(RANDOM.choice([0, 0, 1, 40]))
    target = path()
    request = botocore.awsrequest.AWSRequest(
        method=RANDOM.choice(["GET", "POST", "PUT", "DELETE"]),
        url="https://host.example:8443" + target, data=body, headers=dict(map(tuple, headers)))
    if query:
        request.url += "?" + "&".join(
            f"{urllib.parse.quote(n, safe='-._~')}={urllib.parse.quote(v, safe='-._~')}" for n, v in query)
    scope = RANDOM.choice([("us-east-1", "route53"), ("eu-central-1", "kms"), ("cn-north-1", "service")])
    signer = botocore.auth.SigV4Auth(botocore.credentials.Credentials(KEY_ID, SECRET, token), scope[1], scope[0])
    botocore.auth.get_current_datetime = lambda *_: now
    signer.add_auth(request)
    return {
        "method": request.method, "path": target, "query": query, "headers": headers,
        "body": base64.b64encode(body).decode(), "token": token, "region": scope[0], "service": scope[1],
        "time": int(now.replace(tzinfo=datetime.timezone.utc).timestamp()), "authorization": request.headers["Authorization"],
    }


def main():
    write(TESTS / "AWSCoreTests" / "Vectors" / "signatures.json", [signature_row() for _ in range(120)])
    rows = []
    for service, operation, parameters in OPERATIONS:
        for _ in range(15 if parameters else 6):
            rows.append(request_row(service, operation, some(parameters)))
    write(TESTS / "KSKClientTests" / "Vectors" / "requests.json", rows)


if __name__ == "__main__":
    main()
