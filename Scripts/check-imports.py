#!/usr/bin/env python3
"""Compares the imports of every source file with the dependencies that Package.swift declares for its target.

SwiftPM lets a file import a module that its target reaches only through another one. The arrows of the design
(CONTRIBUTING.md) are the declared dependencies, so an import beyond them is an error here.
"""

import json
import pathlib
import re
import subprocess
import sys

SYSTEM = {"FoundationEssentials", "Foundation", "Glibc", "Musl", "Synchronization", "Dispatch", "Testing", "Swift"}
IMPORT = re.compile(
    r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:public |package |internal |fileprivate |private )?"
    r"import\s+(?:struct |class |enum |func |protocol |typealias |var |let )?(\w+)",
    re.MULTILINE,
)


def declared(target):
    names = set(target.get("target_dependencies", [])) | set(target.get("product_dependencies", []))
    return names | {target["name"]}


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    text = subprocess.run(
        ["swift", "package", "describe", "--type", "json"], cwd=root, check=True, capture_output=True, text=True
    ).stdout
    package = json.loads(text[text.index("{"):])
    errors = []
    for target in package["targets"]:
        allowed = declared(target) | SYSTEM
        for source in sorted((root / target["path"]).rglob("*.swift")):
            code = source.read_text(encoding="utf-8")
            for name in IMPORT.findall(code):
                where = source.relative_to(root)
                if name not in allowed:
                    errors.append(f"{where}: imports {name}, which {target['name']} does not declare")
                if name == "Foundation" and where.parts[0] == "Sources":
                    errors.append(f"{where}: imports Foundation; FoundationEssentials is enough, and 44 MB smaller")
    for error in errors:
        print(error, file=sys.stderr)
    sys.exit(1 if errors else 0)


if __name__ == "__main__":
    main()
