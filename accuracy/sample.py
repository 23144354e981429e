#!/usr/bin/env python3
"""Random samples of a graph, to be judged by reading the code.

  sample.py edges EXPORT ROOT --count 200 --seed 1 > sample.tsv
      Call edges between definitions of the repository, of confidence 0.5 and more. Neither how an edge was won nor how
      sure it is can be seen in the sample.
  sample.py sites ROOT --glob '*.py' --count 300 --seed 1 > sites.tsv
      Places that look like calls, found in the text without any graph.
  sample.py score sample.tsv
      Counts the verdicts of an edges sample: right, wrong.
  sample.py outside sites.tsv EXPORT
      Of the sites judged "outside" (the target is not in the repository), lists those with an edge into it.

EXPORT is what `codegraph export --format ndjson` writes. Verdicts stand in the last column but one, the reason in the last.
"""
import argparse
import collections
import json
import pathlib
import random
import re
import sys

CALLS = ("CALLS", "INSTANTIATES")
NO_CALLS = set("""if for while switch return sizeof catch def class elif in is not and or print assert except lambda with
 yield await new delete throw defined case else do typeof alignof decltype static_assert func fn match super""".split())
CALL = re.compile(r"(?<![\w.])((?:\w+(?:\.|->|::))*)([A-Za-z_]\w*)\s*\(")


def graph(path):
    nodes, edges = {}, []
    for line in open(path, encoding="utf-8"):
        record = json.loads(line)
        if record["type"] == "node":
            nodes[record["id"]] = record
        elif record["kind"] in CALLS:
            edges.append(record)
    return nodes, edges


def inside(node):
    return bool(node["file_path"]) and not node.get("metadata", {}).get("external") and node["line_number"] > 0


def text_at(root, file, line):
    try:
        lines = (root / file).read_text(encoding="utf-8", errors="replace").split("\n")
        return " ".join(lines[line - 1].split())
    except (OSError, IndexError):
        return ""


def edges_sample(options):
    nodes, edges = graph(options.export)
    root = pathlib.Path(options.root)
    pool = [e for e in edges if e["confidence"] >= 0.5 and inside(nodes[e["target"]])]
    pool.sort(key=lambda e: e["id"] + e["file"] + f"{e['line']:09}{e['column']:05}")
    chosen = random.Random(options.seed).sample(pool, min(options.count, len(pool)))
    print("# number\tcall site\tits line\ttarget\tverdict\treason")
    for number, e in enumerate(chosen, 1):
        t = nodes[e["target"]]
        print(number, f"{e['file']}:{e['line']}:{e['column']}", text_at(root, e["file"], e["line"]),
              f"{t['qualified_name']} {t['file_path']}:{t['line_number']}", "", "", sep="\t")


def sites_sample(options):
    root, found = pathlib.Path(options.root), []
    for glob in options.glob:
        for path in sorted(root.rglob(glob)):
            if not path.is_file():
                continue
            for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").split("\n"), 1):
                stripped = line.lstrip()
                if stripped.startswith(("#", "//", "*", "/*", "def ", "class ", '"', "'")):
                    continue
                for m in CALL.finditer(line):
                    if m.group(2) not in NO_CALLS and not line[:m.start()].rstrip().endswith(("def", "class", '"', "'")):
                        found.append((path.relative_to(root).as_posix(), number, m.start(2) + 1, m.group(0)[:-1].strip()))
    print("# number\tcall site\tcallee\tits line\tverdict\treason")
    for number, (file, line, column, callee) in enumerate(
            random.Random(options.seed).sample(found, min(options.count, len(found))), 1):
        print(number, f"{file}:{line}:{column}", callee, text_at(root, file, line), "", "", sep="\t")


def rows(path):
    for line in open(path, encoding="utf-8"):
        if not line.startswith("#") and line.strip():
            yield line.rstrip("\n").split("\t")


def score(options):
    verdicts = collections.Counter(r[4] for r in rows(options.sample))
    judged = verdicts["right"] + verdicts["wrong"]
    print(dict(verdicts), f"right: {verdicts['right'] / judged:.3f}" if judged else "")


def outside(options):
    nodes, edges = graph(options.export)
    at = collections.defaultdict(list)
    for e in edges:
        if e["confidence"] >= 0.5 and inside(nodes[e["target"]]):
            at[f"{e['file']}:{e['line']}"].append((e["column"], nodes[e["target"]]))
    judged = wrong = 0
    for r in rows(options.sites):
        if r[4] != "outside":
            continue
        judged += 1
        place, column = r[1].rsplit(":", 1)
        name = re.split(r"\.|->|::", r[2])[-1]
        hits = [t for c, t in at[place] if c == int(column) or t["name"] == name]
        wrong += bool(hits)
        for t in hits:
            print(f"{r[1]}\t{r[2]}\t-> {t['qualified_name']} {t['file_path']}:{t['line_number']}")
    print(f"outside: {judged}, with an edge into the repository: {wrong}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    c = commands.add_parser("edges")
    c.add_argument("export")
    c.add_argument("root")
    c.add_argument("--count", type=int, default=200)
    c.add_argument("--seed", type=int, default=1)
    c.set_defaults(run=edges_sample)
    c = commands.add_parser("sites")
    c.add_argument("root")
    c.add_argument("--glob", action="append", required=True)
    c.add_argument("--count", type=int, default=300)
    c.add_argument("--seed", type=int, default=1)
    c.set_defaults(run=sites_sample)
    c = commands.add_parser("score")
    c.add_argument("sample")
    c.set_defaults(run=score)
    c = commands.add_parser("outside")
    c.add_argument("sites")
    c.add_argument("export")
    c.set_defaults(run=outside)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
