#!/usr/bin/env python3
"""Turns `codegraph export --format ndjson` (standard input) into the records that score.py reads (standard output).

Calls are CALLS and INSTANTIATES edges of confidence 0.5 and more; inheritance is EXTENDS and IMPLEMENTS; imports are
IMPORTS between files (Go: from a file to a package's folder); refs are REFERENCES. The truth knows unnamed functions
and classes of JavaScript and TypeScript only: elsewhere what is in them counts for the named definition around, in Rust
also what is in a closure that has its variable's name.

--all keeps calls of any confidence, and says with each edge how sure it is and how it was won."""
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
    nodes, unnamed, packages, parents, edges = {}, set(), set(), {}, []
    everything = "--all" in sys.argv[1:]
    for line in sys.stdin:
        r = json.loads(line)
        if r["type"] == "node":
            if r.get("external") or r["kind"] == "project":
                continue
            nodes[r["id"]] = end(r)
            if r["kind"] == "package":
                packages.add(r["id"])
            closure = r["language"] == "rust" and r["metadata"].get("anonymous")
            if closure or (not r["name"] and r["language"] not in ("javascript", "typescript", "tsx")):
                unnamed.add(r["id"])
                continue
            if nodes[r["id"]]["line"]:
                print(json.dumps({"kind": "def", "src": nodes[r["id"]], "dst": None}))
        elif r["kind"] in ("DEFINES", "CONTAINS"):
            parents[r["target"]] = r["source"]
        elif r["kind"] in KINDS:
            edges.append(r)
    for r in edges:
        source, kind = r["source"], KINDS[r["kind"]]
        if r["target"] in unnamed or (kind == "inherits" and source in unnamed):
            continue
        while source in unnamed:
            source = parents[source]
        if source not in nodes or r["target"] not in nodes or (
            kind == "call" and r["confidence"] < 0.5 and not everything
        ):
            continue
        # Examples and tests import their package: the truth has only what files import.
        if r["target"] in packages and nodes[source]["file"].endswith(".rs"):
            continue
        more = {k: r.get(k) for k in ("confidence", "resolution", "candidates")} if everything else {}
        print(json.dumps({"kind": kind, "src": nodes[source], "dst": nodes[r["target"]], **more}))


main()
