#!/usr/bin/env python3
"""Drives every operation of a sandbox with boto3, and some with the AWS CLI.

usage: drive-sandbox.py, with AWS_ENDPOINT_URL of a sandbox that has the demo seed and --control.

Every reply is compared with botocore's model, all the way down: a member that the model requires or that AWS always
sends and that is missing, a value of another type, length or enumeration than the model's, a value that was sent and
that botocore did not read, and an error without a code are failures. So is an error that the model documents for the
DNSSEC operations and that was not met, or an operation that was not used.
"""

import base64
import collections
import datetime
import concurrent.futures
import hashlib
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request
import xml.etree.ElementTree

import boto3
import botocore.config
import botocore.exceptions

ENDPOINT = os.environ["AWS_ENDPOINT_URL"]
IDENTITIES = {
    "admin": ("AKIASANDBOXADMIN0001", "sandbox/administrator/opens/nothing/else"),
    "auditor": ("AKIASANDBOXREADER001", "sandbox/read-only/opens/nothing/else/too"),
    "operator": ("AKIASANDBOXNOSIGN001", "sandbox/without-sign/opens/nothing/else0"),
    "partner": ("AKIASANDBOXPARTNER01", "sandbox/other-account/opens/nothing/els0"),
}
ACCOUNT = "111122223333"
# AWS leaves these out of a first page and of a private zone, whatever the model says.
UNREQUIRED = {"Marker", "DelegationSet"}

# What AWS always sends, though the model does not require it.
ALWAYS = {
    "KeySigningKey": {
        "Name", "KmsArn", "Flag", "SigningAlgorithmMnemonic", "SigningAlgorithmType", "DigestAlgorithmMnemonic",
        "DigestAlgorithmType", "KeyTag", "DigestValue", "PublicKey", "DSRecord", "DNSKEYRecord", "Status", "CreatedDate",
        "LastModifiedDate"},
    "DNSSECStatus": {"ServeSignature"},
    "HostedZone": {"Config", "ResourceRecordSetCount"},
    "HostedZoneConfig": {"PrivateZone"},
    "KeyMetadata": {
        "AWSAccountId", "KeyId", "Arn", "CreationDate", "Enabled", "Description", "KeyUsage", "KeyState", "Origin",
        "KeyManager", "CustomerMasterKeySpec", "KeySpec", "MultiRegion"},
    "AliasListEntry": {"AliasName", "AliasArn", "TargetKeyId", "CreationDate", "LastUpdatedDate"},
    "KeyListEntry": {"KeyId", "KeyArn"},
    "CreateKeyResponse": {"KeyMetadata"}, "DescribeKeyResponse": {"KeyMetadata"},
    "ListAliasesResponse": {"Aliases", "Truncated"}, "ListKeysResponse": {"Keys", "Truncated"},
    "ListKeyPoliciesResponse": {"PolicyNames", "Truncated"}, "ListResourceTagsResponse": {"Tags", "Truncated"},
    "GetKeyPolicyResponse": {"Policy", "PolicyName"},
    "GetPublicKeyResponse": {"KeyId", "PublicKey", "CustomerMasterKeySpec", "KeySpec", "KeyUsage"},
    "SignResponse": {"KeyId", "Signature", "SigningAlgorithm"},
    "VerifyResponse": {"KeyId", "SignatureValid", "SigningAlgorithm"},
    "ScheduleKeyDeletionResponse": {"KeyId", "DeletionDate", "KeyState", "PendingWindowInDays"},
    "CancelKeyDeletionResponse": {"KeyId"},
    "GetCallerIdentityResponse": {"UserId", "Account", "Arn"},
    "AssumeRoleResponse": {"Credentials", "AssumedRoleUser"},
    "AssumeRoleWithWebIdentityResponse": {
        "Credentials", "AssumedRoleUser", "SubjectFromWebIdentityToken", "Provider", "Audience"},
    "ResourceTagSet": {"ResourceType", "ResourceId", "Tags"},
    "ListHostedZonesByNameResponse": {"HostedZones", "IsTruncated", "MaxItems"},
    "ListDomainsResponse": {"Domains"}, "DomainSummary": {"DomainName", "AutoRenew", "TransferLock", "Expiry"},
    "GetDomainDetailResponse": {
        "DomainName", "Nameservers", "AutoRenew", "RegistrarName", "CreationDate", "ExpirationDate", "StatusList",
        "DnssecKeys"},
    "DnssecKey": {"Id", "KeyTag", "DigestType", "Digest"},
    "GetOperationDetailResponse": {"OperationId", "Status", "DomainName", "Type", "SubmittedDate", "LastUpdatedDate"},
    "AssociateDelegationSignerToDomainResponse": {"OperationId"},
    "DisassociateDelegationSignerFromDomainResponse": {"OperationId"},
}
# Of which every documented error is met.
DNSSEC_FAMILY = [
    "CreateKeySigningKey", "ActivateKeySigningKey", "DeactivateKeySigningKey", "DeleteKeySigningKey",
    "EnableHostedZoneDNSSEC", "DisableHostedZoneDNSSEC", "GetDNSSEC"]
# Everything that the sandbox has.
OPERATIONS = set(DNSSEC_FAMILY) | {
    "CreateHostedZone", "DeleteHostedZone", "GetHostedZone", "ListHostedZones", "ListHostedZonesByName",
    "GetHostedZoneCount", "ListResourceRecordSets", "ChangeResourceRecordSets", "GetChange", "ListTagsForResource",
    "ChangeTagsForResource", "CreateKey", "CreateAlias", "UpdateAlias", "DeleteAlias", "ListAliases", "ListKeys",
    "DescribeKey", "GetKeyPolicy", "PutKeyPolicy", "ListKeyPolicies", "TagResource", "UntagResource", "ListResourceTags",
    "EnableKey", "DisableKey", "ScheduleKeyDeletion", "CancelKeyDeletion", "GetPublicKey", "Sign", "Verify",
    "GetCallerIdentity", "AssumeRole", "AssumeRoleWithWebIdentity", "ListDomains", "GetDomainDetail",
    "GetOperationDetail", "AssociateDelegationSignerToDomain", "DisassociateDelegationSignerFromDomain"}

failures = []
replies = collections.Counter()
succeeded, errors_met = set(), set()
replies_are_odd = False


def check(truth, what):
    if not truth:
        failures.append(what)
        print(f"FAILED: {what}")


# --- what botocore makes of each reply


TYPES = {
    "structure": dict, "list": list, "map": dict, "string": str, "character": str, "integer": int, "long": int,
    "boolean": bool, "timestamp": datetime.datetime, "blob": bytes, "float": float, "double": float}


def wrong(shape, value, where):
    """What is wrong with a value by its shape in the model."""
    # Else True would pass as a number.
    if type(value) is not TYPES[shape.type_name] and not isinstance(value, (datetime.datetime, collections.OrderedDict)):
        yield f"{where} is {type(value).__name__}, not {shape.type_name}"
    elif shape.type_name == "structure":
        for name in set(shape.required_members) - UNREQUIRED | ALWAYS.get(shape.name, set()):
            if name not in value:
                yield f"{where}.{name} is missing"
        for name, item in value.items():
            if name in shape.members:
                yield from wrong(shape.members[name], item, f"{where}.{name}")
            else:
                yield f"{where}.{name} is not in the model"
    elif shape.type_name == "list":
        for index, item in enumerate(value):
            yield from wrong(shape.member, item, f"{where}[{index}]")
    else:
        bounds = shape.metadata
        # The model's bounds are those of the bare id.
        bare = value.split("/")[-1] if shape.name == "ResourceId" else value
        size = bare if shape.type_name in ("integer", "long") else len(bare) if hasattr(bare, "__len__") else 0
        if not bounds.get("min", size) <= size <= bounds.get("max", size):
            yield f"{where} is out of bounds: {value!r}"
        # The documentation says that the deprecated member has the value of KeySpec, whose list is longer.
        if shape.type_name == "string" and shape.enum and value not in shape.enum and shape.name != "CustomerMasterKeySpec":
            yield f"{where} is none of the model's words: {value}"


def leaves(value):
    if isinstance(value, dict):
        return sum(leaves(item) for item in value.values())
    if isinstance(value, list):
        return sum(leaves(item) for item in value)
    return 1


def sent_leaves(body, protocol):
    if not body:
        return 0
    if protocol == "json":
        return leaves(json.loads(body))
    elements = xml.etree.ElementTree.fromstring(body).iter()
    return sum(1 for element in elements if len(element) == 0 and element.text)


def inspect(http_response, parsed, model, **_):
    where = f"{model.service_model.service_name} {model.name} {http_response.status_code}"
    replies[model.name] += 1
    metadata = parsed["ResponseMetadata"]
    header = http_response.headers.get("x-amzn-requestid", "")
    check(re.fullmatch(r"[0-9a-f-]{36}", header), f"{where}: no request id")
    if http_response.status_code >= 300:
        error = parsed.get("Error", {})
        errors_met.add((model.name, error.get("Code")))
        if not replies_are_odd:
            check(metadata.get("RequestId") == header, f"{where}: botocore cannot read the request id")
            check(error.get("Code") and not error["Code"].isdigit(), f"{where}: botocore cannot read the error {error}")
        return
    succeeded.add(model.name)
    expected = int(model.http.get("responseCode", 200))
    check(http_response.status_code == expected, f"{where}: the model says {expected}")
    members = {name: value for name, value in parsed.items() if name != "ResponseMetadata"}
    if model.output_shape is None:
        check(not members, f"{where}: members of an empty reply: {members}")
        return
    for fault in wrong(model.output_shape, members, model.name):
        check(False, f"{where}: {fault}")
    # Location comes from a header, the request id of STS is metadata.
    protocol = model.service_model.protocol
    found = leaves(members) - ("Location" in members) + (protocol == "query")
    sent = sent_leaves(http_response.content, protocol)
    check(found == sent, f"{where}: {sent} values sent, {found} read: {http_response.content}")


def client(service, identity="admin", region="us-east-1", credentials=None, attempts=1, **options):
    key, secret, token = credentials or (*IDENTITIES[identity], None)
    made = boto3.client(
        service, region_name=region, endpoint_url=ENDPOINT, aws_access_key_id=key, aws_secret_access_key=secret,
        aws_session_token=token,
        config=botocore.config.Config(retries={"mode": "standard", "total_max_attempts": attempts}, **options))
    made.meta.events.register("after-call", inspect)
    return made


def refused(code, status, call, *args, **parameters):
    """Expects an error, and gives its message."""
    try:
        reply = call(*args, **parameters)
    except botocore.exceptions.ClientError as error:
        found = (error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"])
        check(found == (code, status), f"{error.operation_name}: {found} instead of {(code, status)}: {error}")
        return error.response["Error"].get("Message", "")
    check(False, f"no {code} but {reply}")
    return ""


def control(method, path, **members):
    request = urllib.request.Request(
        f"{ENDPOINT}/_sandbox/{path}", method=method, data=json.dumps(members).encode() if method == "POST" else None,
        headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as reply:
        return json.load(reply)


# --- the stories


def policy(account=ACCOUNT, route53=True, actions=("kms:DescribeKey", "kms:GetPublicKey", "kms:Sign")):
    statements = [{"Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{account}:root"}, "Action": "kms:*",
                   "Resource": "*"}]
    if route53:
        statements.append(
            {"Effect": "Allow", "Principal": {"Service": "dnssec-route53.amazonaws.com"}, "Action": list(actions),
             "Resource": "*"})
    return json.dumps({"Version": "2012-10-17", "Statement": statements})


def new_key(kms, **options):
    options = {"KeySpec": "ECC_NIST_P256", "KeyUsage": "SIGN_VERIFY", "Policy": policy()} | options
    return kms.create_key(**options)["KeyMetadata"]["Arn"]


def zones(route53):
    count = route53.get_hosted_zone_count()["HostedZoneCount"]
    listed = [zone for page in route53.get_paginator("list_hosted_zones").paginate() for zone in page["HostedZones"]]
    check(len(listed) == count, f"{count} zones counted, {len(listed)} listed")
    check(listed[0]["Config"]["PrivateZone"] is False and isinstance(listed[0]["ResourceRecordSetCount"], int),
          "types of a zone")
    made = route53.create_hosted_zone(
        Name="Boto.Example", CallerReference="boto-1", HostedZoneConfig={"Comment": "made by boto3"})
    zone = made["HostedZone"]["Id"]
    check(made["HostedZone"]["Name"] == "boto.example.", "a zone's name is lower case, with its last dot")
    check(made["Location"].endswith(zone.split("/")[-1]), "Location of a zone")
    check(len(made["DelegationSet"]["NameServers"]) == 4, "four name servers")
    check(made["ChangeInfo"]["Status"] == "PENDING", "a change begins as PENDING")
    check(made["ChangeInfo"]["SubmittedAt"].tzinfo is not None, "SubmittedAt is a date")
    control("POST", "clock", AdvanceSeconds=60)
    check(route53.get_change(Id=made["ChangeInfo"]["Id"])["ChangeInfo"]["Status"] == "INSYNC", "it gets INSYNC")
    refused("HostedZoneAlreadyExists", 409, route53.create_hosted_zone, Name="other.example", CallerReference="boto-1")
    refused("InvalidDomainName", 400, route53.create_hosted_zone, Name="a..b", CallerReference="boto-2")
    refused("NoSuchDelegationSet", 400, route53.create_hosted_zone, Name="a.b", CallerReference="x", DelegationSetId="N1")
    refused("NoSuchChange", 404, route53.get_change, Id="C0")
    refused("NoSuchHostedZone", 404, route53.get_hosted_zone, Id="Z0")
    found = route53.list_hosted_zones_by_name(DNSName="boto.example", MaxItems="1")
    check(found["HostedZones"][0]["Id"] == zone and found["IsTruncated"] is True, "found by name")
    bare = zone.split("/")[-1]
    route53.change_tags_for_resource(
        ResourceType="hostedzone", ResourceId=bare, AddTags=[{"Key": "b", "Value": "2"}, {"Key": "a", "Value": ""}])
    route53.change_tags_for_resource(ResourceType="hostedzone", ResourceId=bare, RemoveTagKeys=["a"])
    tags = route53.list_tags_for_resource(ResourceType="hostedzone", ResourceId=bare)["ResourceTagSet"]
    check(tags["Tags"] == [{"Key": "b", "Value": "2"}] and tags["ResourceId"] == bare, f"tags of a zone: {tags}")
    refused("InvalidInput", 400, route53.list_tags_for_resource, ResourceType="healthcheck", ResourceId="x")
    refused("InvalidInput", 400, route53.change_tags_for_resource, ResourceType="hostedzone", ResourceId=bare)
    private = route53.create_hosted_zone(
        Name="private.example", CallerReference="boto-3", VPC={"VPCRegion": "us-east-1", "VPCId": "vpc-1"},
        HostedZoneConfig={"PrivateZone": True})
    check(private["VPC"]["VPCId"] == "vpc-1" and private["HostedZone"]["Config"]["PrivateZone"], "a private zone")
    refused("InvalidArgument", 400, route53.get_dnssec, HostedZoneId=private["HostedZone"]["Id"])
    check(route53.get_hosted_zone(Id=private["HostedZone"]["Id"])["VPCs"][0]["VPCRegion"] == "us-east-1", "its VPC")
    route53.delete_hosted_zone(Id=private["HostedZone"]["Id"])
    refused("NoSuchHostedZone", 404, route53.delete_hosted_zone, Id=private["HostedZone"]["Id"])
    return zone


def change(route53, zone, action, name, kind, values=(), ttl=300, **members):
    record_set = {"Name": name, "Type": kind} | members
    if values:
        record_set |= {"TTL": ttl, "ResourceRecords": [{"Value": value} for value in values]}
    return route53.change_resource_record_sets(
        HostedZoneId=zone,
        ChangeBatch={"Comment": "by boto3", "Changes": [{"Action": action, "ResourceRecordSet": record_set}]})


def record_sets(route53, zone):
    made = route53.list_resource_record_sets(HostedZoneId=zone)["ResourceRecordSets"]
    check([item["Type"] for item in made] == ["NS", "SOA"], "a new zone has NS and SOA")
    check([item["TTL"] for item in made] == [172800, 900], "with Route 53's TTLs")
    check(made[1]["ResourceRecords"][0]["Value"].endswith("awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400"),
          "and Route 53's SOA")
    check(change(route53, zone, "CREATE", "www.boto.example", "A", ["192.0.2.1", "192.0.2.2"])["ChangeInfo"]["Comment"]
          == "by boto3", "a change keeps its comment")
    change(route53, zone, "CREATE", "*.boto.example", "TXT", ['"a b" "c"'])
    for number in (1, 2):
        change(route53, zone, "CREATE", "w.boto.example", "A", [f"192.0.2.{number}"], SetIdentifier=f"set-{number}",
               Weight=number)
    change(route53, zone, "CREATE", "geo.boto.example", "AAAA", ["2001:db8::1"], SetIdentifier="eu",
           GeoLocation={"ContinentCode": "EU"})
    change(route53, zone, "CREATE", "alias.boto.example", "A", AliasTarget={
        "HostedZoneId": zone.split("/")[-1], "DNSName": "www.boto.example.", "EvaluateTargetHealth": False})
    change(route53, zone, "UPSERT", "www.boto.example", "A", ["192.0.2.3"], ttl=60)
    listed = [item for page in route53.get_paginator("list_resource_record_sets").paginate(
        HostedZoneId=zone, PaginationConfig={"PageSize": 2}) for item in page["ResourceRecordSets"]]
    check([(item["Name"], item["Type"], item.get("SetIdentifier")) for item in listed] == [
        ("boto.example.", "NS", None), ("boto.example.", "SOA", None), (r"\052.boto.example.", "TXT", None),
        ("alias.boto.example.", "A", None), ("geo.boto.example.", "AAAA", "eu"), ("w.boto.example.", "A", "set-1"),
        ("w.boto.example.", "A", "set-2"), ("www.boto.example.", "A", None)], f"the list of record sets: {listed}")
    check(listed[3]["AliasTarget"]["EvaluateTargetHealth"] is False, "an alias")
    check(listed[4]["GeoLocation"] == {"ContinentCode": "EU"} and listed[5]["Weight"] == 1, "routing")
    check(listed[7]["TTL"] == 60, "UPSERT replaces")
    check(route53.get_hosted_zone(Id=zone)["HostedZone"]["ResourceRecordSetCount"] == 8, "the count of record sets")

    def wrong(text, *arguments, **members):
        message = refused("InvalidChangeBatch", 400, change, route53, zone, *arguments, **members)
        check(message.startswith("[") and text in message, f"InvalidChangeBatch with {text}: {message}")

    wrong("but it already exists", "CREATE", "www.boto.example", "A", ["192.0.2.9"])
    wrong("but it was not found", "DELETE", "none.boto.example", "A", ["192.0.2.9"])
    wrong("do not match the current values", "DELETE", "www.boto.example", "A", ["192.0.2.9"])
    wrong("is not permitted in zone boto.example.", "CREATE", "www.other.example", "A", ["192.0.2.9"])
    wrong("is not permitted at apex", "CREATE", "boto.example", "CNAME", ["x.example"])
    wrong("conflicts with other records", "CREATE", "www.boto.example", "CNAME", ["x.example"])
    wrong("not a valid IPv4 address", "CREATE", "a.boto.example", "A", ["192.0.2.256"])
    wrong("not a valid IPv6 address", "CREATE", "a.boto.example", "AAAA", ["192.0.2.1"])
    wrong("enclosed in quotation marks", "CREATE", "a.boto.example", "TXT", ["bare"])
    wrong("Duplicate Resource Record", "CREATE", "a.boto.example", "A", ["192.0.2.1", "192.0.2.1"])
    wrong("found none", "CREATE", "a.boto.example", "A")
    wrong("exactly one SOA", "DELETE", "boto.example", "SOA",
          [made[1]["ResourceRecords"][0]["Value"]], ttl=900)
    refused("InvalidInput", 400, change, route53, zone, "CREATE", "a.boto.example", "DNSKEY", ["x"])
    refused("NoSuchHostedZone", 404, change, route53, "Z0", "CREATE", "a.boto.example", "A", ["192.0.2.1"])
    refused("HostedZoneNotEmpty", 400, route53.delete_hosted_zone, Id=zone)
    route53.change_resource_record_sets(HostedZoneId=zone, ChangeBatch={"Changes": [
        {"Action": "DELETE", "ResourceRecordSet": item} for item in listed[2:]]})
    check(len(route53.list_resource_record_sets(HostedZoneId=zone)["ResourceRecordSets"]) == 2, "all gone again")


def keys(kms):
    for spec, usage in [("ECC_NIST_P256", "SIGN_VERIFY"), ("ECC_NIST_P384", "SIGN_VERIFY"),
                        ("ECC_NIST_P521", "SIGN_VERIFY"), ("ECC_SECG_P256K1", "SIGN_VERIFY"),
                        ("ECC_NIST_EDWARDS25519", "SIGN_VERIFY"), ("RSA_2048", "SIGN_VERIFY"),
                        ("RSA_3072", "SIGN_VERIFY"), ("RSA_4096", "ENCRYPT_DECRYPT"), ("ECC_NIST_P256", "KEY_AGREEMENT")]:
        key = new_key(kms, KeySpec=spec, KeyUsage=usage)
        public = kms.get_public_key(KeyId=key)
        check((public["KeySpec"], public["KeyUsage"], public["KeyId"]) == (spec, usage, key), f"a key of {spec}")
        parsed = subprocess.run(["openssl", "pkey", "-pubin", "-inform", "DER", "-noout"], input=public["PublicKey"])
        check(parsed.returncode == 0, f"openssl reads the public key of {spec}")
    for spec, usage in [("HMAC_256", "GENERATE_VERIFY_MAC"), ("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT")]:
        key = new_key(kms, KeySpec=spec, KeyUsage=usage)
        refused("UnsupportedOperationException", 400, kms.get_public_key, KeyId=key)
    multi = kms.create_key(MultiRegion=True)["KeyMetadata"]
    check(multi["MultiRegion"] is True and multi["KeyId"].startswith("mrk-"), "a multi-Region key")
    refused("ValidationException", 400, kms.create_key, KeySpec="ECC_NIST_P256")
    refused("MalformedPolicyDocumentException", 400, kms.create_key, Policy="{}")
    refused("MalformedPolicyDocumentException", 400, kms.create_key, Policy=policy(account="999999999999"))
    key = new_key(kms, Description="for boto3", Tags=[{"TagKey": "a", "TagValue": "1"}])
    name = key.split("/")[-1]
    described = kms.describe_key(KeyId=key)["KeyMetadata"]
    check(described["CreationDate"].tzinfo is not None and described["Enabled"] is True, "types of a key's metadata")
    kms.tag_resource(KeyId=key, Tags=[{"TagKey": "b", "TagValue": "2"}])
    kms.untag_resource(KeyId=key, TagKeys=["a"])
    check(kms.list_resource_tags(KeyId=key)["Tags"] == [{"TagKey": "b", "TagValue": "2"}], "tags")
    check(kms.list_key_policies(KeyId=key)["PolicyNames"] == ["default"], "the names of policies")
    kms.create_alias(AliasName="alias/boto", TargetKeyId=key)
    refused("AlreadyExistsException", 400, kms.create_alias, AliasName="alias/boto", TargetKeyId=key)
    refused("InvalidAliasNameException", 400, kms.create_alias, AliasName="boto", TargetKeyId=key)
    other = new_key(kms)
    kms.update_alias(AliasName="alias/boto", TargetKeyId=other)
    check(kms.describe_key(KeyId="alias/boto")["KeyMetadata"]["Arn"] == other, "an alias given to another key")
    check([item["AliasName"] for item in kms.list_aliases(KeyId=other)["Aliases"]] == ["alias/boto"], "a key's aliases")
    kms.delete_alias(AliasName="alias/boto")
    refused("NotFoundException", 400, kms.delete_alias, AliasName="alias/boto")
    check(key in [item["KeyArn"] for page in kms.get_paginator("list_keys").paginate() for item in page["Keys"]],
          "the list of keys")
    signatures(kms)
    signed = {"KeyId": key, "Message": b"hello", "SigningAlgorithm": "ECDSA_SHA_256"}
    signature = kms.sign(**signed)["Signature"]
    check(kms.verify(Signature=signature, **signed)["SignatureValid"] is True, "a signature is valid")
    digest = signed | {"Message": hashlib.sha256(b"hello").digest(), "MessageType": "DIGEST"}
    check(kms.verify(Signature=kms.sign(**digest)["Signature"], **signed)["SignatureValid"], "a digest is not hashed")
    refused("KMSInvalidSignatureException", 400, kms.verify, Signature=signature, **signed | {"Message": b"bye"})
    refused("DryRunOperationException", 400, kms.sign, DryRun=True, **signed)
    refused("InvalidKeyUsageException", 400, kms.sign, **signed | {"SigningAlgorithm": "ECDSA_SHA_384"})
    kms.put_key_policy(KeyId=key, PolicyName="default", Policy=policy(route53=False))
    check("Service" not in kms.get_key_policy(KeyId=key)["Policy"], "a policy that was put")
    kms.disable_key(KeyId=key)
    refused("DisabledException", 400, kms.sign, **signed)
    kms.enable_key(KeyId=key)
    planned = kms.schedule_key_deletion(KeyId=name, PendingWindowInDays=7)
    check(planned["KeyState"] == "PendingDeletion" and planned["PendingWindowInDays"] == 7, "a planned deletion")
    refused("KMSInvalidStateException", 400, kms.sign, **signed)
    kms.cancel_key_deletion(KeyId=key)
    check(kms.describe_key(KeyId=key)["KeyMetadata"]["KeyState"] == "Disabled", "disabled after all")
    refused("ValidationException", 400, kms.schedule_key_deletion, KeyId=key, PendingWindowInDays=6)
    kms.schedule_key_deletion(KeyId=key, PendingWindowInDays=7)
    control("POST", "clock", AdvanceSeconds=7 * 86400 + 1)
    refused("NotFoundException", 400, kms.describe_key, KeyId=key)


def signatures(kms):
    """openssl checks signatures of every algorithm, over messages and over digests."""
    for spec in ("ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", "RSA_2048", "RSA_3072"):
        key = new_key(kms, KeySpec=spec)
        public = kms.get_public_key(KeyId=key)
        for algorithm in public["SigningAlgorithms"]:
            hashed = hashlib.new("sha" + algorithm[-3:], b"hello").digest()
            for message, kind in ((b"hello", "RAW"), (hashed, "DIGEST")):
                signature = kms.sign(
                    KeyId=key, Message=message, MessageType=kind, SigningAlgorithm=algorithm)["Signature"]
                check(openssl_verifies(public["PublicKey"], signature, hashed, algorithm),
                      f"openssl takes the signature of {spec} by {algorithm}, {kind}")
    key = new_key(kms, KeySpec="ECC_SECG_P256K1")
    refused("UnsupportedOperationException", 400, kms.sign, KeyId=key, Message=b"x", SigningAlgorithm="ECDSA_SHA_256")


def openssl_verifies(public, signature, digest, algorithm):
    with tempfile.TemporaryDirectory() as home:
        files = [os.path.join(home, name) for name in ("key", "signature", "digest")]
        for path, octets in zip(files, (public, signature, digest)):
            with open(path, "wb") as file:
                file.write(octets)
        options = ["-pkeyopt", f"digest:sha{algorithm[-3:]}"]
        if "PSS" in algorithm:
            options += ["-pkeyopt", "rsa_padding_mode:pss", "-pkeyopt", "rsa_pss_saltlen:digest"]
        done = subprocess.run(
            ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", files[0], "-sigfile", files[1],
             "-in", files[2], *options], capture_output=True)
        return done.returncode == 0


def ds_of(name, key):
    """What dnspython computes from the DNSKEY."""
    import dns.dnssec
    import dns.name
    import dns.rdata
    dnskey = dns.rdata.from_text("IN", "DNSKEY", key["DNSKEYRecord"])
    return dns.dnssec.make_ds(dns.name.from_text(name), dnskey, "SHA256").to_text().upper()


def create(route53, zone, key, name="ksk_1", status="ACTIVE", reference=None):
    return route53.create_key_signing_key(
        HostedZoneId=zone, KeyManagementServiceArn=key, Name=name, Status=status,
        CallerReference=reference or f"{zone}-{name}")


def signing(route53, kms, domains, zone):
    key, second = new_key(kms), new_key(kms)
    refused("KeySigningKeyWithActiveStatusNotFound", 400, route53.enable_hosted_zone_dnssec, HostedZoneId=zone)
    refused("DNSSECNotFound", 400, route53.disable_hosted_zone_dnssec, HostedZoneId=zone)
    refused("InvalidKMSArn", 400, create, route53, zone, new_key(kms, Policy=policy(route53=False)))
    refused("InvalidKMSArn", 400, create, route53, zone, new_key(kms, KeySpec="ECC_NIST_P384"))
    refused("InvalidKMSArn", 400, create, route53, zone, "arn:aws:kms:us-east-1:111122223333:alias/dnssec-shared")
    refused("InvalidKeySigningKeyName", 400, create, route53, zone, key, name="a b")
    refused("NoSuchHostedZone", 404, create, route53, "Z0", key)
    made = create(route53, zone, key)
    record = made["KeySigningKey"]
    check(record["DSRecord"] == ds_of("boto.example", record), "dnspython computes the same DS record")
    check(isinstance(record["KeyTag"], int) and record["Flag"] == 257 and record["SigningAlgorithmType"] == 13, "types")
    check(create(route53, zone, key)["KeySigningKey"] == record, "the same request again")
    refused("KeySigningKeyAlreadyExists", 409, create, route53, zone, second, reference="r-2")
    refused("KeySigningKeyAlreadyExists", 409, create, route53, zone, key, name="ksk_2", reference="r-3")
    route53.enable_hosted_zone_dnssec(HostedZoneId=zone)
    check(route53.get_dnssec(HostedZoneId=zone)["Status"]["ServeSignature"] == "SIGNING", "the zone is signed")
    refused("KeySigningKeyInUse", 400, route53.deactivate_key_signing_key, HostedZoneId=zone, Name="ksk_1")
    refused("HostedZoneNotEmpty", 400, route53.delete_hosted_zone, Id=zone)
    action_needed(route53, kms, zone, key)
    create(route53, zone, second, name="ksk_2", status="INACTIVE")
    refused("TooManyKeySigningKeys", 400, create, route53, zone, new_key(kms), name="ksk_3")
    registrar(route53, domains, zone, record)
    route53.activate_key_signing_key(HostedZoneId=zone, Name="ksk_2")
    route53.deactivate_key_signing_key(HostedZoneId=zone, Name="ksk_1")
    refused("InvalidKeySigningKeyStatus", 400, route53.delete_key_signing_key, HostedZoneId=zone, Name="ksk_2")
    refused("NoSuchKeySigningKey", 404, route53.delete_key_signing_key, HostedZoneId=zone, Name="none")
    route53.delete_key_signing_key(HostedZoneId=zone, Name="ksk_1")
    control("POST", "parent", HostedZoneId=zone, KeyTags=[], PartiallyDelegated=True)
    refused("HostedZonePartiallyDelegated", 400, route53.enable_hosted_zone_dnssec, HostedZoneId=zone)
    route53.disable_hosted_zone_dnssec(HostedZoneId=zone)
    route53.deactivate_key_signing_key(HostedZoneId=zone, Name="ksk_2")
    route53.delete_key_signing_key(HostedZoneId=zone, Name="ksk_2")
    route53.delete_hosted_zone(Id=zone)


def action_needed(route53, kms, zone, key):
    for breaks, repairs in [
        (lambda: kms.disable_key(KeyId=key), lambda: kms.enable_key(KeyId=key)),
        (lambda: kms.put_key_policy(KeyId=key, Policy=policy(actions=["kms:Sign"])),
         lambda: kms.put_key_policy(KeyId=key, Policy=policy())),
    ]:
        breaks()
        state = route53.get_dnssec(HostedZoneId=zone)
        check(state["Status"]["ServeSignature"] == "ACTION_NEEDED" and state["Status"]["StatusMessage"], "the zone's state")
        check(state["KeySigningKeys"][0]["Status"] == "ACTION_NEEDED", "the key's state")
        refused("InvalidKMSArn", 400, route53.activate_key_signing_key, HostedZoneId=zone, Name="ksk_1")
        repairs()
        check(route53.get_dnssec(HostedZoneId=zone)["Status"]["ServeSignature"] == "ACTION_NEEDED", "not by itself")
        route53.activate_key_signing_key(HostedZoneId=zone, Name="ksk_1")
        state = route53.get_dnssec(HostedZoneId=zone)
        check(state["Status"] == {"ServeSignature": "SIGNING"}, "signing again")
        check(state["KeySigningKeys"][0]["Status"] == "ACTIVE", "active again")


def registrar(route53, domains, zone, key):
    names = [item["DomainName"] for page in domains.get_paginator("list_domains").paginate() for item in page["Domains"]]
    check("boto.example" in names, "the zone's domain is registered")
    attributes = {"Algorithm": 13, "Flags": 257, "PublicKey": key["PublicKey"]}
    operation = domains.associate_delegation_signer_to_domain(
        DomainName="boto.example", SigningAttributes=attributes)["OperationId"]
    check(domains.get_operation_detail(OperationId=operation)["Status"] == "IN_PROGRESS", "the registrar takes its time")
    refused("DuplicateRequest", 400, domains.associate_delegation_signer_to_domain, DomainName="boto.example",
            SigningAttributes=attributes)
    check(domains.get_domain_detail(DomainName="boto.example")["DnssecKeys"] == [], "nothing is published yet")
    control("POST", "clock", AdvanceSeconds=60)
    check(domains.get_operation_detail(OperationId=operation)["Status"] == "SUCCESSFUL", "and is done")
    published = domains.get_domain_detail(DomainName="boto.example")["DnssecKeys"]
    check([(item["KeyTag"], item["Digest"]) for item in published] == [(key["KeyTag"], key["DigestValue"])], "the DS")
    refused("KeySigningKeyInParentDSRecord", 400, route53.disable_hosted_zone_dnssec, HostedZoneId=zone)
    refused("KeySigningKeyInParentDSRecord", 400, route53.deactivate_key_signing_key, HostedZoneId=zone, Name="ksk_1")
    again = domains.associate_delegation_signer_to_domain(DomainName="boto.example", SigningAttributes=attributes)
    control("POST", "clock", AdvanceSeconds=60)
    check(domains.get_operation_detail(OperationId=again["OperationId"])["Status"] == "FAILED", "a key only once")
    refused("InvalidInput", 400, domains.disassociate_delegation_signer_from_domain, DomainName="boto.example", Id="x")
    domains.disassociate_delegation_signer_from_domain(DomainName="boto.example", Id=published[0]["Id"])
    control("POST", "clock", AdvanceSeconds=60)
    check(domains.get_domain_detail(DomainName="boto.example")["DnssecKeys"] == [], "taken away")
    refused("InvalidInput", 400, domains.get_domain_detail, DomainName="none.example")


def identities(route53):
    sts = client("sts")
    check(sts.get_caller_identity()["Arn"] == f"arn:aws:iam::{ACCOUNT}:user/ops-admin", "who the administrator is")
    zone = route53.list_hosted_zones_by_name(DNSName="example.com", MaxItems="1")["HostedZones"][0]["Id"]
    keys = {item["AliasName"]: f"arn:aws:kms:us-east-1:{ACCOUNT}:key/{item['TargetKeyId']}"
            for page in client("kms").get_paginator("list_aliases").paginate() for item in page["Aliases"]}
    good = keys["alias/dnssec-example-com"]
    refused("AccessDenied", 403, create, client("route53", "auditor"), zone, good)
    refused("InvalidKMSArn", 400, create, client("route53", "operator"), zone, good)
    refused("AccessDeniedException", 400, client("kms", "operator").sign, KeyId=good, Message=b"x",
            SigningAlgorithm="ECDSA_SHA_256")
    partner = client("route53", "partner")
    check([item["Name"] for item in partner.list_hosted_zones()["HostedZones"]] == ["partner.example."], "own zones only")
    refused("AccessDenied", 403, partner.get_hosted_zone, Id=zone)
    theirs = {item["AliasName"]: f"arn:aws:kms:us-east-1:444455556666:key/{item['TargetKeyId']}"
              for item in client("kms", "partner").list_aliases()["Aliases"]}
    check(client("kms").describe_key(KeyId=theirs["alias/dnssec-partner"])["KeyMetadata"]["AWSAccountId"]
          == "444455556666", "a key of another account that its policy opens")
    refused("AccessDeniedException", 400, client("kms").describe_key, KeyId=theirs["alias/dnssec-partner-closed"])
    refused("AccessDeniedException", 400, client("kms").get_key_policy, KeyId=theirs["alias/dnssec-partner"])
    refused("InvalidKMSArn", 400, create, route53, zone, theirs["alias/dnssec-partner-closed"])
    check(create(route53, zone, theirs["alias/dnssec-partner"], reference="cross")["KeySigningKey"]["Status"] == "ACTIVE",
          "a key of another account signs")
    role = sts.assume_role(RoleArn=f"arn:aws:iam::{ACCOUNT}:role/dnssec-auditor", RoleSessionName="boto")
    session = role["Credentials"]
    credentials = (session["AccessKeyId"], session["SecretAccessKey"], session["SessionToken"])
    check(session["Expiration"].tzinfo is not None, "the end of a session is a date")
    check(client("sts", credentials=credentials).get_caller_identity()["Arn"] == role["AssumedRoleUser"]["Arn"], "a role")
    client("route53", credentials=credentials).get_dnssec(HostedZoneId=zone)
    refused("AccessDenied", 403, client("route53", credentials=credentials).enable_hosted_zone_dnssec, HostedZoneId=zone)
    refused("InvalidClientTokenId", 403, client("sts", credentials=(*credentials[:2], "x")).get_caller_identity)
    refused("AccessDenied", 403, sts.assume_role, RoleArn=f"arn:aws:iam::{ACCOUNT}:role/none", RoleSessionName="boto")
    refused("ValidationError", 400, client("sts", parameter_validation=False).assume_role,
            RoleArn="arn:aws:iam::1:role/abcdef", RoleSessionName="boto", DurationSeconds=60)
    external = {"RoleArn": f"arn:aws:iam::{ACCOUNT}:role/dnssec-external", "RoleSessionName": "boto"}
    refused("AccessDenied", 403, sts.assume_role, **external)
    sts.assume_role(ExternalId="sandbox-external-id", **external)

    def token(claims):
        parts = [json.dumps(part).encode() for part in ({"alg": "none"}, claims)] + [b"x"]
        return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts)

    web = {"RoleArn": f"arn:aws:iam::{ACCOUNT}:role/dnssec-admin", "RoleSessionName": "web"}
    reply = sts.assume_role_with_web_identity(WebIdentityToken=token({"sub": "someone", "iss": "https://i", "aud": "a"}), **web)
    check(reply["SubjectFromWebIdentityToken"] == "someone" and reply["Audience"] == "a", "a web identity")
    refused("InvalidIdentityToken", 400, sts.assume_role_with_web_identity, WebIdentityToken="nothing", **web)
    refused("ExpiredTokenException", 400, sts.assume_role_with_web_identity, WebIdentityToken=token({"exp": 1}), **web)
    wrong = (IDENTITIES["admin"][0], "wrong", None)
    refused("SignatureDoesNotMatch", 403, client("route53", credentials=wrong).get_hosted_zone_count)
    refused("InvalidSignatureException", 400, client("kms", credentials=wrong).list_keys)
    unknown = ("AKIAUNKNOWN", "x", None)
    refused("InvalidClientTokenId", 403, client("route53", credentials=unknown).get_hosted_zone_count)
    refused("UnrecognizedClientException", 400, client("kms", credentials=unknown).list_keys)
    check(client("route53", region="eu-west-1").get_hosted_zone_count()["HostedZoneCount"] > 0, "boto3's own region")
    check(client("kms", region="eu-west-1").describe_key(KeyId="alias/dnssec-eu-west-1")["KeyMetadata"]["Arn"].split(":")[3]
          == "eu-west-1", "a key of another region")


def faults(route53, kms):
    def fault(operation, kind, **members):
        control("POST", "faults", Operation=operation, Fault=kind, **members)

    zone = route53.list_hosted_zones_by_name(DNSName="shop-001.example", MaxItems="1")["HostedZones"][0]["Id"]
    fault("GetHostedZoneCount", "throttle")
    refused("Throttling", 400, route53.get_hosted_zone_count)
    fault("ListKeys", "throttle")
    refused("ThrottlingException", 400, kms.list_keys)
    fault("GetHostedZoneCount", "internal-failure")
    refused("InternalFailure", 500, route53.get_hosted_zone_count)
    fault("GetHostedZoneCount", "unavailable")
    refused("ServiceUnavailable", 503, route53.get_hosted_zone_count)
    fault("GetHostedZoneCount", "wrong-clock")
    check("Signature expired" in refused("SignatureDoesNotMatch", 403, route53.get_hosted_zone_count), "the clock")
    fault("GetHostedZoneCount", "error", Code="ConcurrentModification", Message="m", Status=400)
    refused("ConcurrentModification", 400, route53.get_hosted_zone_count)
    fault("GetHostedZoneCount", "throttle", Times=2)
    client("route53", attempts=3).get_hosted_zone_count()
    fault("GetHostedZoneCount", "drip")
    route53.get_hosted_zone_count()
    for kind in ("truncate", "reset-before"):
        fault("GetHostedZoneCount", kind)
        try:
            route53.get_hosted_zone_count()
            check(False, f"{kind}: there was a reply")
        except (botocore.exceptions.HTTPClientError, botocore.exceptions.BotoCoreError) as error:
            check(True, str(error))
    key = new_key(kms)
    fault("CreateKeySigningKey", "reset-after")
    try:
        create(route53, zone, key)
        check(False, "reset-after: there was a reply")
    except botocore.exceptions.ConnectionClosedError:
        found = [item["Name"] for item in route53.get_dnssec(HostedZoneId=zone)["KeySigningKeys"]]
        check(found == ["ksk_1"], "the work was done and its reply lost")
    fault("*", "throttle", Times=5)
    control("DELETE", "faults")
    control("POST", "settings", RateLimit=5)
    codes = collections.Counter()
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        for reply in [pool.submit(route53.get_hosted_zone_count) for _ in range(20)]:
            codes[reply.exception().response["Error"]["Code"] if reply.exception() else "done"] += 1
    check(codes["Throttling"] >= 5 and codes["done"] >= 5, f"five requests a second: {codes}")
    control("POST", "settings", RateLimit=0)


def odd_replies(route53, kms):
    """Replies that no AWS service sends on purpose, as proxies and gateways do; what botocore makes of them."""
    global replies_are_odd
    replies_are_odd = True
    for call, operation, status, kind, body, code in [
        (route53.get_hosted_zone_count, "GetHostedZoneCount", 503, "text/html", "", "503"),
        (route53.get_hosted_zone_count, "GetHostedZoneCount", 403, "text/html",
         "<InvalidSignatureException><Message>m</Message></InvalidSignatureException>", ""),
        (route53.get_hosted_zone_count, "GetHostedZoneCount", 403, "text/html", "<html><body>no</body></html>", ""),
        (route53.get_hosted_zone_count, "GetHostedZoneCount", 400, "text/html", '{"message":"m"}', "400"),
        (kms.list_keys, "ListKeys", 400, "application/x-amz-json-1.1",
         '{"__type":"com.amazon.trent#DisabledException","Message":"m2"}', "DisabledException"),
        (kms.list_keys, "ListKeys", 400, "application/x-amz-json-1.1",
         '{"__type":"AccessDeniedException:http://internal/coral/","message":"m3"}', "AccessDeniedException"),
        (kms.list_keys, "ListKeys", 400, "text/html", '{"message":"m4"}', "400"),
        (kms.list_keys, "ListKeys", 502, "text/html", "<html>", "502"),
        (client("sts").get_caller_identity, "GetCallerIdentity", 503, "text/html", "<html>", "503"),
    ]:
        control("POST", "faults", Operation=operation, Fault="reply", Status=status, ContentType=kind, Body=body)
        refused(code, status, call)
    control("POST", "settings", Choices={"change-batch-errors": "messages"})
    zone = route53.list_hosted_zones_by_name(DNSName="example.com", MaxItems="1")["HostedZones"][0]["Id"]
    try:
        change(route53, zone, "CREATE", "a.example.com", "A", ["x"])
        check(False, "a wrong batch is taken")
    except botocore.exceptions.ClientError as error:
        check(error.response["Error"] == {"Code": "", "Message": ""} or not error.response["Error"].get("Code"),
              f"botocore cannot read the old form of InvalidChangeBatch: {error.response}")
    control("POST", "settings", Choices={"change-batch-errors": "one-message"})
    replies_are_odd = False


def documented_errors(kms):
    """The errors of the DNSSEC family that the stories above do not meet."""
    route53 = client("route53", parameter_validation=False)

    def zone_of(name):
        return route53.list_hosted_zones_by_name(DNSName=name, MaxItems="1")["HostedZones"][0]["Id"].split("/")[-1]

    zone, private, two, long = zone_of("shop-002.example"), zone_of("corp.internal"), zone_of("two-keys.example"), "Z" * 33
    key = new_key(kms)
    changes = {
        "ActivateKeySigningKey": route53.activate_key_signing_key,
        "DeactivateKeySigningKey": route53.deactivate_key_signing_key,
        "DeleteKeySigningKey": route53.delete_key_signing_key}
    switches = {
        "EnableHostedZoneDNSSEC": route53.enable_hosted_zone_dnssec,
        "DisableHostedZoneDNSSEC": route53.disable_hosted_zone_dnssec, "GetDNSSEC": route53.get_dnssec}
    refused("InvalidArgument", 400, create, route53, private, key)
    refused("InvalidInput", 400, create, route53, zone, key, reference="r" * 129)
    refused("InvalidKeySigningKeyStatus", 400, lambda: create(route53, zone, key, status="DELETING"))
    for call in switches.values():
        refused("NoSuchHostedZone", 404, call, HostedZoneId="Z0")
        refused("InvalidArgument", 400, call, HostedZoneId=private)
        refused("InvalidInput", 400, call, HostedZoneId=long)
    for call in changes.values():
        refused("NoSuchKeySigningKey", 404, call, HostedZoneId=zone, Name="none")
        refused("InvalidInput", 400, call, HostedZoneId=long, Name="none")
    control("POST", "zone", HostedZoneId=two, Name="ksk_2026_02", Status="INTERNAL_FAILURE")
    refused("InvalidKeySigningKeyStatus", 400, create, route53, two, key)
    for call in changes.values():
        refused("InvalidKeySigningKeyStatus", 400, call, HostedZoneId=two, Name="ksk_2026_03")
    for operation in ("EnableHostedZoneDNSSEC", "DisableHostedZoneDNSSEC"):
        refused("InvalidKeySigningKeyStatus", 400, switches[operation], HostedZoneId=two)
    control("POST", "zone", HostedZoneId=two, Name="ksk_2026_02", Status="ACTIVE", ServeSignature="INTERNAL_FAILURE")
    refused("InvalidSigningStatus", 400, create, route53, two, key)
    for call in changes.values():
        refused("InvalidSigningStatus", 400, call, HostedZoneId=two, Name="ksk_2026_03")
    control("POST", "zone", HostedZoneId=two, ServeSignature="SIGNING")
    # No state of a zone leads to these here; AWS does not say which one does.
    for operation, code in [("EnableHostedZoneDNSSEC", "DNSSECNotFound"), ("DisableHostedZoneDNSSEC", "InvalidKMSArn"),
                            ("DeleteKeySigningKey", "InvalidKMSArn")]:
        control("POST", "faults", Operation=operation, Fault="error", Code=code, Message="m", Status=400)
        call = (changes | switches)[operation]
        refused(code, 400, call, HostedZoneId=two, **({"Name": "ksk_2026_03"} if operation in changes else {}))
    refused("InvalidKMSArn", 400, broken_enable, route53, kms, zone, key)
    concurrent_modifications(route53, two, key, changes, switches)
    model = route53.meta.service_model
    for operation in DNSSEC_FAMILY:
        documented = {shape.name for shape in model.operation_model(operation).error_shapes}
        unmet = {code for code in documented if (operation, code) not in errors_met}
        check(documented and not unmet, f"{operation}: documented errors that were not met: {unmet}")


def broken_enable(route53, kms, zone, key):
    create(route53, zone, key, name="ksk_5", status="INACTIVE", reference="broken")
    route53.activate_key_signing_key(HostedZoneId=zone, Name="ksk_5")
    kms.disable_key(KeyId=key)
    route53.enable_hosted_zone_dnssec(HostedZoneId=zone)


def concurrent_modifications(route53, zone, key, changes, switches):
    """Of two changes of a zone at once, one is told that the database is busy."""
    control("POST", "settings", ChangeDurationMilliseconds=300)
    calls = [lambda: create(route53, zone, key, name="ksk_6", reference="concurrent")]
    calls += [lambda call=call: call(HostedZoneId=zone, Name="ksk_2026_03") for call in changes.values()]
    calls += [lambda call=call: call(HostedZoneId=zone) for name, call in switches.items() if name != "GetDNSSEC"]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for call in calls:
            codes = [reply.result() for reply in [pool.submit(settle, call) for _ in range(2)]]
            check("ConcurrentModification" in codes, f"one of two changes of a zone at once is refused: {codes}")
    control("POST", "settings", ChangeDurationMilliseconds=0)


def settle(call):
    """The code of the error that a call ends with, if any."""
    try:
        call()
    except botocore.exceptions.ClientError as error:
        return error.response["Error"]["Code"]
    return None


def malformed():
    address = urllib.parse.urlsplit(ENDPOINT)

    def raw(octets):
        with socket.create_connection((address.hostname, address.port), timeout=10) as connection:
            connection.sendall(octets)
            answer = b""
            try:
                while part := connection.recv(65536):
                    answer += part
            except ConnectionResetError:
                pass
            return answer.decode(errors="replace")

    for octets, code in [
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", "MalformedHttpRequestException"),
        (b"GET / HTTP/1.1\r\nHost x\r\n\r\n", "MalformedHttpRequestException"),
        (b"GET / HTTP/1.1\r\nHost: x\r\nA: " + b"a" * 100_000 + b"\r\n\r\n", "RequestHeaderSectionTooLarge"),
        (b"GET /" + b"a" * 100_000, "RequestHeaderSectionTooLarge"),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999\r\n\r\n", "RequestEntityTooLargeException"),
        (b"POST / HTTP/1.1\r\nHost: x\r\nX-Amz-Target: TrentService.Sign\r\nContent-Length: 9999999\r\n\r\n",
         '{"__type":"RequestEntityTooLargeException"'),
        (b"GET / HTTP/1.0\r\n\r\n", "UnknownOperationException"),
    ]:
        answer = raw(octets)
        check(code in answer, f"{code} for {octets[:40]}: {answer}")
    request = urllib.request.Request(f"{ENDPOINT}/_sandbox/", headers={"Origin": "http://evil.example"})
    try:
        urllib.request.urlopen(request)
        check(False, "the control interface answers a web page")
    except urllib.error.HTTPError as error:
        check(error.code == 400, "the control interface refuses a web page")


def command_line():
    environment = os.environ | {
        "AWS_ACCESS_KEY_ID": IDENTITIES["admin"][0], "AWS_SECRET_ACCESS_KEY": IDENTITIES["admin"][1],
        "AWS_DEFAULT_REGION": "us-east-1", "AWS_PAGER": "", "AWS_MAX_ATTEMPTS": "1"}

    def aws(*arguments):
        done = subprocess.run(["aws", *arguments], env=environment, capture_output=True, text=True)
        return done.returncode, json.loads(done.stdout) if done.stdout else None, done.stderr

    commands = [
        (("route53", "list-hosted-zones-by-name", "--dns-name", "example.net", "--max-items", "1"),
         lambda reply: reply["HostedZones"][0]["Name"] == "example.net."),
        (("kms", "describe-key", "--key-id", "alias/dnssec-shared"),
         lambda reply: reply["KeyMetadata"]["KeySpec"] == "ECC_NIST_P256"),
        (("sts", "get-caller-identity"), lambda reply: reply["Account"] == ACCOUNT),
        (("route53domains", "list-domains", "--max-items", "2"), lambda reply: len(reply["Domains"]) == 2),
    ]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for (arguments, right), (status, reply, error) in zip(commands, pool.map(lambda item: aws(*item[0]), commands)):
            check(status == 0 and right(reply), f"aws {' '.join(arguments)}: {status} {reply} {error}")
    status, _, error = aws("route53", "get-dnssec", "--hosted-zone-id", "Z0")
    check(status != 0 and "(NoSuchHostedZone) when calling the GetDNSSEC operation" in error, f"aws's error: {error}")


def main():
    route53, kms, domains = client("route53"), client("kms"), client("route53domains")
    zone = zones(route53)
    record_sets(route53, zone)
    keys(kms)
    signing(route53, kms, domains, zone)
    identities(route53)
    faults(route53, kms)
    odd_replies(route53, kms)
    documented_errors(kms)
    malformed()
    command_line()
    check(succeeded == OPERATIONS, f"operations that never succeeded: {OPERATIONS - succeeded}, new: {succeeded - OPERATIONS}")
    print(f"{len(replies)} operations, {sum(replies.values())} replies, {len(failures)} failures")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
