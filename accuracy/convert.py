#!/usr/bin/env python3
"""Turns `codegraph export --format ndjson` (standard input) into the records that score.py reads (standard output).

Calls are CALLS and INSTANTIATES edges of confidence 0.5 and more; inheritance is EXTENDS and IMPLEMENTS; imports are
IMPORTS between files (Go: from a file to a package's folder); refs are REFERENCES."""
import json
import sys

KINDS = {
    "CALLS": "call", "INSTANTIATES": "call", "EXTENDS": "inherits", "IMPLEMENTS": "inherits", "IMPORTS": "imports",
    "REFERENCES": "ref"
}  # fmt: skip


def end(node):
    if node["kind"] in ("file", "module", "package") and not node.get("line_number"):
        return {"file": node["file_path"], "line": 0, "name": "<module>"}
    return {"file": node["file_path"], "line": node["line_number"], "name": node["name"], "what": node["kind"]}


def main():
    nodes = {}
    for line in sys.stdin:
        r = json.loads(line)
        if r["type"] == "node":
            if r.get("external") or r["kind"] == "project":
                continue
            nodes[r["id"]] = end(r)
            if nodes[r["id"]]["line"]:
                print(json.dumps({"kind": "def", "src": nodes[r["id"]], "dst": None}))
        elif r["type"] == "edge" and r["kind"] in KINDS:
            source, target = nodes.get(r["source"]), nodes.get(r["target"])
            if not source or not target or (KINDS[r["kind"]] == "call" and r["confidence"] < 0.5):
                continue
            print(json.dumps({"kind": KINDS[r["kind"]], "src": source, "dst": target}))


main()
