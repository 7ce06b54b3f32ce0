#!/usr/bin/env python3
"""An AWS whose every text wants to act on the terminal: for the tests that nothing of it gets there.

usage: hostile-aws.py

Prints its URL and answers until standard input ends. What a client has to understand (ids, ARNs, numbers, key specs) is
as AWS has it; everything else holds escape sequences, C1 controls, bidirectional and invisible characters, and line
ends. Zones whose id ends in 1 are described, others are refused, with a hostile message.
"""

import http.server
import json
import re
import sys
import threading

# XML 1.0 has no C0 controls but tab, line feed and carriage return; JSON has all, escaped.
IN_XML = "\u009b31m\u202eevil\u2066\u200b\ufeff&#13;&#10;\u2028\u0085\u00ad\U000e0041end"
IN_JSON = "\x1b[2J\x1b]52;c;eA==\x07" + "\u009b31m\u202eevil\u2066\u200b\r\n\u2028\u0085end"
ACCOUNT, KEY = "111122223333", "0d755472-4caf-453a-9a78-4f1032cc3a0f"
ARN = f"arn:aws:kms:us-east-1:{ACCOUNT}:key/{KEY}"
KSK = "".join(
    f"<{name}>{value}</{name}>" for name, value in {
        "Name": "ksk" + IN_XML, "KmsArn": ARN + IN_XML, "Flag": 257, "SigningAlgorithmMnemonic": IN_XML,
        "SigningAlgorithmType": 13, "DigestAlgorithmMnemonic": IN_XML, "DigestAlgorithmType": 2, "KeyTag": 1,
        "DigestValue": IN_XML, "PublicKey": IN_XML, "DSRecord": IN_XML, "DNSKEYRecord": IN_XML,
        "Status": "ACTIVE" + IN_XML, "StatusMessage": IN_XML, "CreatedDate": "2026-01-01T00:00:00Z",
        "LastModifiedDate": "2026-01-01T00:00:00Z"}.items())


def xml(name, content):
    return f'<?xml version="1.0"?><{name} xmlns="https://route53.amazonaws.com/doc/2013-04-01/">{content}</{name}>'


def zones(name="ListHostedZonesResponse", numbers=range(6)):
    each = "".join(
        f"<HostedZone><Id>/hostedzone/Z000000000000{number}</Id><Name>example{number}.{'' if number < 3 else IN_XML}"
        f"</Name><CallerReference>{IN_XML}</CallerReference><Config><Comment>{IN_XML}</Comment><PrivateZone>false"
        f"</PrivateZone></Config><ResourceRecordSetCount>2</ResourceRecordSetCount></HostedZone>" for number in numbers)
    return xml(name, f"<HostedZones>{each}</HostedZones><IsTruncated>false</IsTruncated>"
               "<MaxItems>100</MaxItems>")


def kms(action):
    metadata = {"KeyId": KEY, "Arn": ARN, "AWSAccountId": ACCOUNT, "Enabled": True, "Description": IN_JSON,
                "KeyState": "Enabled", "KeyUsage": "SIGN_VERIFY", "KeySpec": "ECC_NIST_P256", "Origin": "AWS_KMS",
                "KeyManager": "CUSTOMER", "CreationDate": 1, "MultiRegion": False}
    policy = {"Version": "2012-10-17", "Statement": [{
        "Sid": IN_JSON, "Effect": "Deny", "Principal": {"AWS": IN_JSON}, "Action": IN_JSON, "Resource": "*",
        "Condition": {IN_JSON: {IN_JSON: IN_JSON}}}]}
    return {
        "ListKeys": {"Keys": [{"KeyId": KEY, "KeyArn": ARN}], "Truncated": False},
        "ListAliases": {"Aliases": [{"AliasName": "alias/" + IN_JSON, "TargetKeyId": KEY, "AliasArn": ARN}],
                        "Truncated": False},
        "DescribeKey": {"KeyMetadata": metadata}, "GetKeyPolicy": {"Policy": json.dumps(policy)},
    }.get(action)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, status, body, kind="text/xml"):
        octets = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(octets)))
        self.send_header("x-amzn-RequestId", "strange-\xff")
        self.end_headers()
        self.wfile.write(octets)

    def refuse(self):
        self.answer(400, xml("ErrorResponse", f"<Error><Type>Sender</Type><Code>Evil{IN_XML}</Code><Message>{IN_XML}"
                             f"</Message></Error><RequestId>{IN_XML}</RequestId>"))

    def do_GET(self):
        if self.path.startswith("/2013-04-01/hostedzone?") or self.path.endswith("/hostedzone"):
            return self.answer(200, zones())
        if self.path.startswith("/2013-04-01/hostedzonesbyname"):
            wanted = re.search(r"dnsname=example(\d)", self.path)
            return self.answer(200, zones("ListHostedZonesByNameResponse", [int(wanted.group(1))] if wanted else []))
        if re.search(r"/hostedzone/Z\d+1/dnssec", self.path):
            status = f"<ServeSignature>SIGNING{IN_XML}</ServeSignature><StatusMessage>{IN_XML}</StatusMessage>"
            keys = f"<KeySigningKeys><member>{KSK}</member></KeySigningKeys>"
            return self.answer(200, xml("GetDNSSECResponse", f"<Status>{status}</Status>{keys}"))
        return self.refuse()

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        target = self.headers.get("X-Amz-Target", "")
        if "GetCallerIdentity" in body:
            return self.answer(200, '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">'
                               f"<GetCallerIdentityResult><Arn>arn:aws:iam::{ACCOUNT}:user/{IN_XML}</Arn><UserId>{IN_XML}"
                               f"</UserId><Account>{ACCOUNT}</Account></GetCallerIdentityResult>"
                               "</GetCallerIdentityResponse>")
        if target:
            reply = kms(target.partition(".")[2])
            if reply:
                return self.answer(200, json.dumps(reply), "application/x-amz-json-1.1")
            error = {"__type": "Evil" + IN_JSON, "message": IN_JSON}
            return self.answer(400, json.dumps(error), "application/x-amz-json-1.1")
        return self.refuse()

    def log_message(self, *_):
        pass


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
