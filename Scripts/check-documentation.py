#!/usr/bin/env python3
"""Checks what DocC would check: that links to symbols lead somewhere, and that snippets are those of the example.

A link in double backticks has to name a declaration of its own module: DocC knows no other. Every operation stands in
the catalogue's list of topics. Every line of the task article's code stands in Examples/CreateKey, which is built.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
LINK = re.compile(r"(?<!`)``([^`\s]+)``(?!`)")
DECLARATION = re.compile(
    r"\b(?:struct|class|enum|protocol|actor|typealias|func|var|let|case|associatedtype)\s+`?(\w+)`?(.*)")
MORE_CASES = re.compile(r",\s*(\w+)")


def declared_names(module):
    names = {module}
    for source in (ROOT / "Sources" / module).rglob("*.swift"):
        for line in source.read_text().splitlines():
            match = DECLARATION.search(line.split("//")[0])
            if match:
                names.add(match.group(1))
                if re.search(r"\bcase\b", line):
                    names.update(MORE_CASES.findall(match.group(2)))
            if re.search(r"\binit[?(<]", line):
                names.add("init")
            if "subscript" in line:
                names.add("subscript")
    return names


def links(module):
    """Every link of a module's comments and articles, with its place."""
    folder = ROOT / "Sources" / module
    for path in sorted([*folder.rglob("*.swift"), *folder.rglob("*.md")]):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if path.suffix == ".swift" and "///" not in line:
                continue
            for link in LINK.findall(line):
                yield f"{path.relative_to(ROOT)}:{number}", link


def broken_links(module):
    names = declared_names(module)
    for place, link in links(module):
        for part in link.split("/"):
            name = re.split(r"[(\-]", part)[0].rstrip("?")
            if name not in names:
                yield f"{place}: ``{link}`` names nothing in {module}"
                break


def missing_operations():
    catalogue = (ROOT / "Sources/KSKClient/KSKClient.docc/KSKClient.md").read_text()
    for source in sorted((ROOT / "Sources/KSKClient").rglob("*.swift")):
        for name in re.findall(r"public struct (\w+): (?:Paginated)?Operation\b", source.read_text()):
            if f"- ``{name}``" not in catalogue:
                yield f"KSKClient.md: {name} is in no list of topics"


def foreign_snippets():
    article = (ROOT / "Sources/KSKClient/KSKClient.docc/CreateAKeySigningKey.md").read_text()
    example = (ROOT / "Examples/CreateKey/Sources/CreateKey/CreateKey.swift").read_text()
    lines = {line.strip() for line in example.splitlines()}
    for snippet in re.findall(r"```swift\n(.*?)```", article, re.DOTALL):
        for line in snippet.splitlines():
            if line.strip() and line.strip() not in lines:
                yield f"CreateAKeySigningKey.md: not in Examples/CreateKey: {line.strip()}"


def main():
    errors = [error for module in ("AWSCore", "KSKClient", "DNSSEC", "TerminalUI") for error in broken_links(module)]
    errors += [*missing_operations(), *foreign_snippets()]
    for error in errors:
        print(error, file=sys.stderr)
    sys.exit(1 if errors else 0)


if __name__ == "__main__":
    main()
