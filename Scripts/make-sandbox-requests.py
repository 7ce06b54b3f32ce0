#!/usr/bin/env python3
"""Makes Tests/SandboxTests/Vectors/signed-requests.json: requests as botocore signs them at a frozen time.

They are the judge of the sandbox's reading of signatures. Needs botocore (pip install botocore); sends nothing.
"""

import base64
import datetime
import json
import pathlib

import botocore.auth
import botocore.awsrequest
import botocore.config
import botocore.session

NOW = datetime.datetime(2026, 11, 23, 20, 15, 0, tzinfo=datetime.timezone.utc)
ADMINISTRATOR = ("AKIASANDBOXADMIN0001", "sandbox/administrator/opens/nothing/else")
KEY = "arn:aws:kms:us-east-1:111122223333:key/00000000-0000-4000-8000-000000000000"
UNSIGNED = {"user-agent", "accept-encoding", "amz-sdk-invocation-id", "amz-sdk-request"}

ROUTE53 = [
    ("CreateKeySigningKey", dict(
        CallerReference="ref 1 & <x>", HostedZoneId="/hostedzone/Z0123456789ABCDEFGHIJ",
        KeyManagementServiceArn=KEY, Name="ksk_1", Status="ACTIVE")),
    ("ActivateKeySigningKey", dict(HostedZoneId="Z0123456789ABCDEFGHIJ", Name="a b/c~d%é+*")),
    ("DeactivateKeySigningKey", dict(HostedZoneId="Z0123456789ABCDEFGHIJ", Name="ksk_1")),
    ("DeleteKeySigningKey", dict(HostedZoneId="Z0123456789ABCDEFGHIJ", Name="ksk-1.old")),
    ("EnableHostedZoneDNSSEC", dict(HostedZoneId="Z0123456789ABCDEFGHIJ")),
    ("DisableHostedZoneDNSSEC", dict(HostedZoneId="Z0123456789ABCDEFGHIJ")),
    ("GetDNSSEC", dict(HostedZoneId="Z0123456789ABCDEFGHIJ")),
    ("GetChange", dict(Id="/change/C2682N5HXP0BZ4")),
    ("GetHostedZone", dict(Id="Z0+A:B")),
    ("GetHostedZoneCount", {}),
    ("ListHostedZones", dict(Marker="a b+c/d=é~*", MaxItems="100", DelegationSetId="N1")),
    ("ListHostedZones", {}),
    ("ListHostedZonesByName", dict(DNSName="\\052.example.", HostedZoneId="Z1", MaxItems="1")),
]
KMS = [
    ("CancelKeyDeletion", dict(KeyId=KEY)),
    ("CreateAlias", dict(AliasName="alias/new", TargetKeyId=KEY)),
    ("CreateKey", dict(KeySpec="ECC_NIST_P256", KeyUsage="SIGN_VERIFY", Description="é \"quoted\" ✓")),
    ("DescribeKey", dict(KeyId="alias/dnssec-shared")),
    ("EnableKey", dict(KeyId=KEY)),
    ("GetKeyPolicy", dict(KeyId=KEY, PolicyName="default")),
    ("GetPublicKey", dict(KeyId=KEY)),
    ("ListAliases", {}),
    ("ListKeys", dict(Limit=10)),
    ("PutKeyPolicy", dict(KeyId=KEY, PolicyName="default", Policy='{"Statement": []}')),
    ("Sign", dict(KeyId=KEY, Message=b"hello", SigningAlgorithm="ECDSA_SHA_256", DryRun=True)),
]
STS = [("GetCallerIdentity", {})]


def snake(name):
    return botocore.xform_name(name)


def record(service, region, operation, parameters, endpoint=None, token=None, key=ADMINISTRATOR):
    """The request that botocore would send."""
    session = botocore.session.Session()
    session.set_credentials(*key, token)
    client = session.create_client(
        service, region_name=region, endpoint_url=endpoint,
        config=botocore.config.Config(parameter_validation=False))
    seen = []

    def stop(request, **_):
        seen.append(request)
        return botocore.awsrequest.AWSResponse(request.url, 200, {}, None)

    client.meta.events.register("before-send.*", stop)
    try:
        getattr(client, snake(operation))(**parameters)
    except Exception:  # The empty reply cannot be parsed, and need not be.
        pass
    return as_json(f"{service} {operation}", operation, seen[0])


def as_json(name, operation, request):
    scheme, rest = request.url.split("://", 1)
    host, _, target = rest.partition("/")
    body = request.body or b""
    body = body.encode() if isinstance(body, str) else bytes(body)
    headers = [["Host", host]]
    for field, value in request.headers.items():
        if field.lower() not in UNSIGNED | {"host"}:
            headers.append([field, value.decode() if isinstance(value, bytes) else str(value)])
    return {
        "name": name, "operation": operation, "method": request.method, "target": "/" + target, "headers": headers,
        "body": base64.b64encode(body).decode(),
    }


def main():
    botocore.auth.get_current_datetime = lambda *_, **__: NOW.replace(tzinfo=None)
    accepted = [record("route53", "us-east-1", *call) for call in ROUTE53]
    accepted += [record("kms", "us-east-1", *call) for call in KMS]
    accepted += [record("sts", "us-east-1", *call) for call in STS]
    local = "http://127.0.0.1:4566"
    accepted += [
        record("route53", "us-east-1", "GetDNSSEC", dict(HostedZoneId="Z1"), endpoint=local + "/base/path/"),
        record("kms", "us-east-1", "ListKeys", {}, endpoint=local + "/base/path"),
        record("kms", "eu-west-1", "ListKeys", {}, endpoint=local),
        record("kms", "eu-west-1", "ListKeys", {}),
        record("sts", "eu-west-1", "GetCallerIdentity", {}, endpoint=local),
        record("sts", "eu-west-1", "GetCallerIdentity", {}),
    ]
    stranger = ("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
    refused = {
        "unknownKey": [
            record("route53", "us-east-1", "GetHostedZoneCount", {}, key=stranger),
            record("kms", "us-east-1", "ListKeys", {}, key=stranger),
            record("sts", "us-east-1", "GetCallerIdentity", {}, token="IQoJb3JpZ2luX2VjEXAMPLE//////////wEaCXVz=="),
        ],
        "wrongSecret": [
            record(service, "us-east-1", operation, {}, key=(ADMINISTRATOR[0], "not/the/secret"))
            for service, operation in
            [("route53", "GetHostedZoneCount"), ("kms", "ListKeys"), ("sts", "GetCallerIdentity")]
        ],
        # What botocore does with an endpoint and another region; AWS refuses the scope.
        "wrongRegion": [
            record("route53", "eu-west-1", "GetHostedZoneCount", {}, endpoint="https://route53.amazonaws.com"),
            record("kms", "eu-west-1", "ListKeys", {}, endpoint="https://kms.us-east-1.amazonaws.com"),
        ],
    }
    path = pathlib.Path(__file__).resolve().parent.parent / "Tests/SandboxTests/Vectors/signed-requests.json"
    vectors = {"now": NOW.timestamp(), "accepted": accepted, "refused": refused}
    path.write_text(json.dumps(vectors, indent=1, ensure_ascii=False) + "\n")
    print(f"{len(accepted)} accepted, {sum(map(len, refused.values()))} refused")


if __name__ == "__main__":
    main()
