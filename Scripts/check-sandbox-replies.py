#!/usr/bin/env python3
"""Has botocore read the sandbox's replies, and compares what it finds with its model.

Runs the test that writes the replies down, parses each with botocore's parser, and fails when a member that the model
requires is missing, a member of a reply is not in the model (botocore would drop it), or an error has no code.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

import botocore.awsrequest
import botocore.loaders
import botocore.model
import botocore.parsers

ROOT = pathlib.Path(__file__).resolve().parent.parent
VERSIONS = {"route53": "2013-04-01", "kms": "2014-11-01", "sts": "2011-06-15"}


def write_replies(path):
    subprocess.run(
        ["swift", "test", "--filter", "ReplyDumpTests"], cwd=ROOT, check=True, capture_output=True,
        env=os.environ | {"KSK_SANDBOX_REPLIES": str(path)})
    return json.loads(path.read_text())


def missing(shape, value, where):
    """The required members that a parsed value lacks."""
    if shape.type_name == "structure":
        for name in shape.required_members:
            # AWS leaves the marker out of the first page, whatever the model says.
            if name not in value and name != "Marker":
                yield f"{where}.{name}"
        for name, member in shape.members.items():
            if name in value:
                yield from missing(member, value[name], f"{where}.{name}")
    elif shape.type_name == "list":
        for index, item in enumerate(value):
            yield from missing(shape.member, item, f"{where}[{index}]")


def leaves(value):
    """How many scalars a parsed value holds."""
    if isinstance(value, dict):
        return sum(leaves(item) for item in value.values())
    if isinstance(value, list):
        return sum(leaves(item) for item in value)
    return 1


def sent_leaves(reply):
    """How many scalars a body holds."""
    if not reply["body"]:
        return 0
    if reply["service"] == "kms":
        return leaves(json.loads(reply["body"]))
    elements = xml.etree.ElementTree.fromstring(reply["body"]).iter()
    return sum(1 for element in elements if len(element) == 0 and element.text)


def problems(reply, model):
    operation = model.operation_model(reply["operation"])
    parser = botocore.parsers.create_parser(model.metadata["protocol"])
    parsed = parser.parse(
        {"status_code": reply["status"], "headers": botocore.awsrequest.HeadersDict(reply["headers"]),
         "body": reply["body"].encode()}, operation.output_shape)
    metadata = parsed.pop("ResponseMetadata")
    if not re.fullmatch(r"[0-9a-f-]{36}", metadata.get("RequestId", "")):
        yield "no request id"
    if reply["status"] >= 300:
        error = parsed.get("Error", {})
        if not error.get("Code") or not error.get("Message") or error["Code"].isdigit():
            yield f"an error that botocore cannot read: {error}"
        return
    if operation.output_shape is None:
        if parsed:
            yield f"members of an empty reply: {parsed}"
        return
    yield from (f"missing {name}" for name in missing(operation.output_shape, parsed, reply["operation"]))
    # Location comes from a header, the request id of STS is metadata.
    found = leaves(parsed) - (1 if "Location" in parsed else 0) + (1 if reply["service"] == "sts" else 0)
    if found != sent_leaves(reply):
        yield f"{sent_leaves(reply)} values sent, {found} read"


def main():
    with tempfile.TemporaryDirectory() as directory:
        replies = write_replies(pathlib.Path(directory) / "replies.json")
    loader = botocore.loaders.Loader()
    models = {
        name: botocore.model.ServiceModel(loader.load_service_model(name, "service-2", version), name)
        for name, version in VERSIONS.items()
    }
    failures = 0
    for reply in replies:
        for problem in problems(reply, models[reply["service"]]):
            failures += 1
            print(f"{reply['service']} {reply['operation']} {reply['status']}: {problem}")
    print(f"{len(replies)} replies read by botocore, {failures} problems")
    sys.exit(1 if failures or not replies else 0)


if __name__ == "__main__":
    main()
