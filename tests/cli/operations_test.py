#!/usr/bin/env python3
"""Each operation on a small repository, through the program, as JSON and as text."""
import json
import os
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
import codegraph

SHAPES = '''"""Shapes and their areas."""
from app.tools import scale, log_all


class Shape:
    """Something with an area."""

    def area(self):
        raise NotImplementedError

    def describe(self):
        return scale(self.area(), 2)


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return scale(scale(self.side, self.side), 1)


def make_squares(count):
    squares = []
    for i in range(count):
        if i:
            squares.append(Square(i))
    log_all(squares)
    return squares
'''
TOOLS = '''def scale(value, factor):
    return value * factor


def log_all(items):
    for item in items:
        print(item.describe())


def _never_called():
    return 1
'''
MAIN = '''from app.shapes import make_squares


def main():
    make_squares(3)


if __name__ == "__main__":
    main()
'''
TEST = '''from app.shapes import make_squares


def test_count():
    assert len(make_squares(3)) == 2
'''


class Operations(codegraph.Case):
    def setUp(self):
        super().setUp()
        self.files({"app/__init__.py": "", "app/shapes.py": SHAPES, "app/tools.py": TOOLS, "app/main.py": MAIN,
                    "tests/test_shapes.py": TEST})
        self.report = self.index().json

    def test_index_reports_what_it_did(self):
        self.assertEqual(self.report["files"], 5)
        self.assertEqual(self.report["root"], os.path.realpath(self.root))
        again = self.index().json
        self.assertTrue(again["unchanged"])
        self.assertEqual(again["parsed"], 0)

    def test_show_has_all_members_of_a_node(self):
        node = self.ask("show", "Square.area")
        self.assertEqual(node["qualified_name"], "app.shapes.Square.area")
        self.assertEqual((node["kind"], node["file_path"], node["line_number"], node["end_line"], node["language"]),
                         ("method", "app/shapes.py", 19, 20, "python"))
        self.assertEqual(len(node["id"]), 36)
        self.assertEqual(self.ask("show", node["id"])["qualified_name"], node["qualified_name"])
        self.assertEqual(self.ask("show", "shapes.py:19")["id"], node["id"])
        self.assertEqual(self.ask("show", "app/shapes.py:20")["id"], node["id"])
        self.assertIn("def area(self)", self.ask("show", node["id"], "--source")["source"])
        self.assertEqual(self.ask("show", "app/shapes.py")["kind"], "file")

    def test_an_ambiguous_name_lists_the_candidates(self):
        r = self.run_program("show", "area", "--json", code=3)
        self.assertEqual(sorted(self.names(r.json["candidates"])), ["app.shapes.Shape.area", "app.shapes.Square.area"])
        self.assertIn("can be any of 2", r.err)

    def test_what_is_not_there(self):
        r = self.run_program("show", "nothing_of_that_name", "--json", code=1)
        self.assertEqual(r.json["error"]["code"], "NOT_FOUND")
        self.run_program("show", "app/shapes.py:999", code=1)

    def test_callers_with_their_sites(self):
        answer = self.ask("callers", "scale")
        nodes = answer["groups"][0]["nodes"]
        self.assertEqual(self.names(nodes), ["app.shapes.Shape.describe", "app.shapes.Square.area"])
        self.assertEqual([(s["line"], s["column"]) for s in nodes[1]["sites"]], [(20, 16), (20, 22)])
        self.assertEqual(nodes[1]["site_count"], 2)

    def test_callers_come_by_distance_with_tests_last(self):
        groups = self.ask("callers", "make_squares", "--depth", "0")["groups"]
        self.assertEqual([(g["distance"], g.get("tests", False)) for g in groups], [(1, False), (2, False), (1, True)])
        self.assertEqual(self.names(groups[-1]["nodes"]), ["tests.test_shapes.test_count"])

    def test_nobody_calls_it(self):
        r = self.run_program("callers", "_never_called", "--json", code=1)
        self.assertEqual(r.json["total"], 0)

    def test_callees(self):
        nodes = self.ask("callees", "make_squares")["groups"][0]["nodes"]
        self.assertIn("app.tools.log_all", self.names(nodes))
        external = [n for n in nodes if n.get("external")]
        self.assertEqual([n["name"] for n in external if n["name"] == "range"], ["range"])

    def test_references(self):
        rows = self.ask("references", "scale")["references"]
        calls = [(r["file"], r["line"], r["column"]) for r in rows if r["edge"] == "CALLS"]
        self.assertEqual(calls, [("app/shapes.py", 12, 16), ("app/shapes.py", 20, 16), ("app/shapes.py", 20, 22)])
        for row in rows:
            self.assertTrue({"id", "name", "qualified_name", "kind", "file_path", "line_number", "end_line"} <= set(row["source"]))

    def test_impact_reaches_the_tests(self):
        answer = self.ask("impact", "scale")
        reached = [n for g in answer["groups"] for n in self.names(g["nodes"])]
        self.assertIn("app.main.main", self.names([n for g in self.ask("impact", "log_all")["groups"] for n in g["nodes"]]))
        self.assertIn("app.shapes.Square.area", reached)

    def test_path(self):
        chain = self.ask("path", "main.main", "log_all")["paths"][0]
        self.assertEqual(chain["length"], 2)
        self.assertEqual([s["target"]["name"] for s in chain["steps"]], ["make_squares", "log_all"])
        self.assertEqual(chain["steps"][0]["sites"][0]["line"], 5)
        self.run_program("path", "_never_called", "main.main", code=1)

    def test_deps_and_dependents_of_files(self):
        deps = self.ask("deps", "app/shapes.py")["groups"][0]["nodes"]
        self.assertIn("app/tools.py", [n["file_path"] for n in deps])
        files = self.ask("dependents", "app/shapes.py", "--depth", "0")["groups"]
        self.assertEqual([sorted(n["file_path"] for n in g["nodes"] if n["kind"] == "file") for g in files],
                         [["app/main.py", "app/tools.py", "tests/test_shapes.py"]])

    def test_subgraph_holds_its_edges(self):
        answer = self.ask("subgraph", "make_squares", "--depth", "1")
        ids = {n["id"] for n in answer["nodes"]}
        self.assertGreater(len(ids), 3)
        for edge in answer["edges"]:
            self.assertLessEqual({edge["source"], edge["target"]}, ids)

    def test_outline(self):
        answer = self.ask("outline", "shapes.py")
        self.assertEqual([(n["depth"], n["name"]) for n in answer["nodes"]][:4],
                         [(1, "Shape"), (2, "area"), (2, "describe"), (1, "Square")])

    def test_search(self):
        def found(*arguments):
            return self.names(self.ask("search", *arguments)["results"])
        self.assertEqual(found("make_squares")[0], "app.shapes.make_squares")
        self.assertEqual(found("MAKE_SQUARES")[0], "app.shapes.make_squares")
        self.assertEqual(found("make_sq")[0], "app.shapes.make_squares")
        self.assertEqual(found("m squ")[0], "app.shapes.make_squares")
        self.assertEqual(found("make_sqaures")[0], "app.shapes.make_squares")
        self.assertEqual(found("*_squares")[0], "app.shapes.make_squares")
        self.assertEqual(found("area", "--path", "app", "--kind", "method"), ["app.shapes.Shape.area", "app.shapes.Square.area"])
        self.run_program("search", "zzzzzzzz", code=1)
        self.run_program("search", "", code=2)

    def test_cycles(self):
        self.run_program("cycles", code=1)
        self.files({"app/tools.py": "from app import shapes\n" + TOOLS})
        self.index()
        members = self.ask("cycles")["cycles"][0]["members"]
        self.assertEqual([m["file_path"] for m in members], ["app/shapes.py", "app/tools.py"])
        modules = self.ask("cycles", "--by", "module")["cycles"][0]["members"]
        self.assertEqual([m["module"] for m in modules], ["app.shapes", "app.tools"])
        self.run_program("cycles", "--by", "type", code=1)

    def test_every_node_of_every_answer_is_complete(self):
        members = {"id", "name", "qualified_name", "kind", "file_path", "line_number", "end_line"}

        def check(value):
            if isinstance(value, list):
                for v in value:
                    check(v)
            elif isinstance(value, dict):
                if "qualified_name" in value or "kind" in value:
                    self.assertLessEqual(members, set(value))
                check(list(value.values()))

        for command in ("show scale", "search a", "references scale", "callers scale --depth 0", "callees main.main", "impact scale",
                        "path main.main log_all", "deps app/main.py", "deps Square", "dependents app/tools.py", "subgraph scale",
                        "outline app/shapes.py --all", "hubs", "metrics", "metrics --by file", "unreferenced", "unresolved",
                        "parse app/tools.py", "status", "stats", "fsck", "config show"):
            r = self.run_program(*command.split(), "--json", code=None)
            self.assertIn(r.code, (0, 1), command)
            check(r.json)
            limited = self.run_program(*command.split(), "--json", "--limit", "1", code=None)
            self.assertEqual(limited.code, r.code, command)
            json.loads(limited.out)
            self.run_program(*command.split(), code=r.code)

    def test_metrics_and_hubs(self):
        rows = self.ask("metrics")["functions"]
        self.assertEqual((rows[0]["name"], rows[0]["complexity"], rows[0]["lines"]), ("make_squares", 3, 7))
        self.assertEqual(self.ask("metrics", "--by", "file", "--sort", "lines")["files"][0]["file_path"], "app/shapes.py")
        self.assertTrue(self.ask("hubs", "--kind", "function")["hubs"])

    def test_unreferenced(self):
        self.assertEqual(self.names(self.ask("unreferenced")["unreferenced"]), ["app.tools._never_called"])

    def test_unresolved(self):
        self.files({"app/odd.py": "def f(x):\n    return mystery(x)\n"})
        self.index()
        rows = self.ask("unresolved", "mystery")["unresolved"]
        self.assertEqual([(r["file"], r["line"], r["source"]["name"]) for r in rows], [("app/odd.py", 2, "f")])

    def test_unresolved_counted(self):
        self.files({"app/open.py": "mystery()\nriddle()\nmystery(1)\n\n\ndef f(x):\n    return x.mystery()\n"})
        self.index()
        answer = self.ask("unresolved", "--by", "name", "--path", "app/open.py")
        self.assertEqual((answer["total"], answer["group_count"], answer["complete"]), (4, 2, True))
        self.assertEqual(answer["groups"][0], {"reference": "mystery", "count": 3, "external": 0, "dynamic": 1, "unknown": 2})
        answer = self.ask("unresolved", "--by", "file", "--reason", "unknown", "--limit", "1")
        self.assertEqual([(g["file"], g["unknown"]) for g in answer["groups"]], [("app/open.py", 3)])
        self.assertEqual(self.ask("unresolved", "riddle", "--by", "language")["groups"][0]["language"], "python")
        self.run_program("unresolved", "nothing_of_that_name", "--by", "name", code=1)

    def test_candidates_say_how_many_they_are(self):
        self.files({"pick.py": "def a(): pass\ndef b(): pass\n\n\ndef pick(x):\n    (a if x else b)()\n"})
        self.index()
        places = [["callees", "pick"], ["references", "pick.a"], ["path", "pick.pick", "pick.a", "--kinds", "CALLS"], ["show", "pick.py:6", "--why"]]
        for words in places + [["subgraph", "pick.pick"]]:
            text = json.dumps(self.ask(*words))
            self.assertIn('"candidates": 2', text, words)
        self.assertIn(",candidate,2", self.run_program("export", "--format", "csv").text)
        self.assertIn('<data key="candidates">2<', self.run_program("export", "--format", "graphml").text)
        self.assertIn("1 of 2", self.run_program("export", "--format", "dot").text)
        self.assertIn(b'"candidates":2', self.export())

    def test_status_sees_edits(self):
        self.assertTrue(self.ask("status")["fresh"])
        self.files({"app/new.py": "x = 1\n", "app/tools.py": TOOLS + "\n"})
        os.remove(os.path.join(self.root, "app/main.py"))
        answer = self.ask("status")
        self.assertEqual([(c["change"], c["file_path"]) for c in answer["changes"]],
                         [("removed", "app/main.py"), ("added", "app/new.py"), ("modified", "app/tools.py")])
        os.utime(os.path.join(self.root, "app/shapes.py"), (1, 1))
        self.assertEqual(self.ask("status")["modified"], 1)

    def test_stats_and_fsck(self):
        stats = self.ask("stats")
        self.assertEqual(stats["files_by_language"], {"python": 5})
        self.assertEqual(sum(stats["nodes_by_kind"].values()), stats["nodes"])
        self.assertTrue(self.ask("fsck")["sound"])

    def test_parse_needs_no_store(self):
        answer = json.loads(self.run_program("parse", "app/tools.py", "--json", store=False).out)
        self.assertEqual([n["name"] for n in answer["nodes"] if n["kind"] == "function"], ["scale", "log_all", "_never_called"])
        answer = json.loads(self.run_program("parse", "-", "--language", "python", "--json", store=False,
                                             stdin=b"def f(): pass\n").out)
        self.assertEqual([n["kind"] for n in answer["nodes"]], ["file", "function"])
        self.run_program("parse", "nowhere.py", store=False, code=1)

    def test_export_is_complete(self):
        lines = [json.loads(line) for line in self.export().splitlines()]
        nodes = [x for x in lines if x["type"] == "node"]
        edges = [x for x in lines if x["type"] == "edge"]
        self.assertEqual(lines, nodes + edges)
        ids = [n["id"] for n in nodes]
        self.assertEqual(len(set(ids)), len(ids))
        self.assertEqual(len({e["id"] for e in edges}), len(edges))
        for node in nodes:
            self.assertTrue({"id", "kind", "name", "qualified_name", "file_path", "line_number", "end_line", "language"} <= set(node))
        for edge in edges:
            self.assertEqual(list(edge)[:10], ["type", "id", "kind", "source", "target", "file", "line", "column", "confidence", "resolution"])
            self.assertLessEqual({edge["source"], edge["target"]}, set(ids))

    def test_export_formats(self):
        import csv
        import io
        import xml.etree.ElementTree
        count = len(self.export().splitlines())
        rows = list(csv.DictReader(io.StringIO(self.run_program("export", "--format", "csv").text)))
        self.assertEqual(len(rows), count)
        tree = xml.etree.ElementTree.fromstring(self.run_program("export", "--format", "graphml").text)
        graph = tree.find("{http://graphml.graphdrawing.org/xmlns}graph")
        self.assertEqual(len(list(graph)), count)
        dot = self.run_program("export", "--format", "dot").text
        self.assertTrue(dot.startswith("digraph") and dot.endswith("}\n"))

    def test_export_to_a_file(self):
        path = os.path.join(self.folder, "graph.ndjson")
        self.run_program("export", "--output", path)
        with open(path, "rb") as f:
            self.assertEqual(f.read(), self.export())
        self.run_program("export", "--output", os.path.join(self.folder, "no/folder"), code=1)
        self.assertEqual([f for f in os.listdir(self.folder) if f.startswith("graph")], ["graph.ndjson"])

    def test_two_stores_and_thread_counts_agree(self):
        first = self.export()
        for threads in "1", "2":
            self.store = os.path.join(self.folder, "store" + threads)
            self.index("--threads", threads)
            self.assertEqual(self.export(), first)

    def test_the_store_is_found_from_below(self):
        self.run_program("index", store=False)
        self.assertTrue(os.path.isdir(os.path.join(self.root, ".codegraph")))
        r = self.run_program("callers", "scale", "--json", store=False, cwd=os.path.join(self.root, "app"))
        self.assertEqual(r.json["total"], 2)

    def test_a_store_is_not_given_to_another_tree(self):
        other = os.path.join(self.folder, "other")
        codegraph.write(other, {"x.py": "def x(): pass\n"})
        r = self.run_program("index", other, code=2)
        self.assertIn("holds the graph of", r.err)
        self.assertEqual(self.ask("stats")["files"], 5)


class WrongUse(codegraph.Case):
    def check(self, *arguments, code=2, says=""):
        r = self.run_program(*arguments, code=code, store=False)
        self.assertIn(says, r.err)
        self.assertTrue(r.err.startswith("codegraph: ") or not r.err, r.err)

    def test_messages(self):
        self.check("calers", "x", says="did you mean 'callers'?")
        self.check("xyzzy", says="'codegraph help' lists them")
        self.check("callers", says="callers needs node")
        self.check("callers", "x", "--dept", "2", says="did you mean 'depth'?")
        self.check("callers", "x", "--depth", "-1", says="a value from 0 to")
        self.check("callers", "x", "--depth", "many", says="a whole number")
        self.check("callers", "x", "--depth", says="--depth needs a value")
        self.check("callers", "x", "--depth", "1", "--depth", "2", says="given twice")
        self.check("callers", "x", "y", says="does not take 'y'")
        self.check("search", "x", "--kind", "function,methd", says="'methd' is not accepted")
        self.check("index", "--memory", "lots", says="512M")
        self.check("-j", says="two dashes")
        self.check(code=2)

    def test_no_store(self):
        self.check("callers", "x", code=11, says="index")
        r = self.run_program("callers", "x", "--json", code=11, store=False)
        self.assertEqual(r.json["error"]["code"], "NO_STORE")

    def test_help_for_everything(self):
        overview = self.run_program("help", store=False).text
        for line in overview.split("Commands:\n")[1].split("\n\n")[0].splitlines():
            command = line.split()[0]
            page = self.run_program("help", command, store=False).text
            self.assertIn(f"Usage: codegraph {command}", page)
            self.assertEqual(page, self.run_program(command, "--help", store=False).text)
            self.assertLessEqual(max(len(x) for x in page.splitlines()), 110)
        self.assertIn("0.1.0", self.run_program("--version", store=False).text)

    def test_completion(self):
        for shell in "bash", "zsh", "fish":
            self.assertIn("min-confidence", self.run_program("completion", shell, store=False).text)
        script = self.run_program("completion", "bash", store=False).text
        import subprocess
        check = script + '\nCOMP_WORDS=(codegraph cal); COMP_CWORD=1; _codegraph; echo "${COMPREPLY[@]}"'
        self.assertEqual(subprocess.run(["bash", "-c", check], stdout=subprocess.PIPE).stdout, b"callers callees\n")

    def test_man_pages(self):
        self.run_program("help", "--man", self.folder, store=False)
        with open(os.path.join(self.folder, "codegraph-callers.1")) as f:
            self.assertIn(".SH SYNOPSIS", f.read())


class Settings(codegraph.Case):
    def settings(self, **more):
        answer = self.run_program("config", "show", "--json", store=False, **more).json
        return {s["setting"]: (s["value"], s["origin"]) for s in answer["settings"]}

    def test_later_ones_win(self):
        self.assertEqual(self.settings()["index.threads"], ("0", "default"))
        self.files({"codegraph.yaml": "index:\n  threads: 1\n  exclude: [gen]\nlimits:\n  file_size: 1K\n"})
        self.assertEqual(self.settings()["index.threads"], ("1", "file"))
        extra = os.path.join(self.folder, "extra.yaml")
        codegraph.write(self.folder, {"extra.yaml": "index:\n  threads: 2\n"})
        r = self.run_program("config", "show", "index.threads", "--config", extra, "--json", store=False)
        self.assertEqual(r.json["settings"][0]["where"], extra + ":2")
        env = codegraph.environment(CODEGRAPH_INDEX__THREADS="2")
        self.assertEqual(self.settings(env=env)["index.threads"], ("2", "environment"))

    def test_they_count(self):
        self.files({"codegraph.yaml": "index:\n  exclude: [gen]\nlimits:\n  file_size: 1K\n", "a.py": "a = 1\n",
                    "gen/b.py": "b = 1\n", "large.py": "c = 1\n" * 300})
        report = self.index().json
        self.assertEqual(report["files"], 1)
        self.assertIn({"outcome": "too_large", "files": 1}.items(), [dict(outcome=c["outcome"], files=c["files"]).items() for c in report["coverage"]])

    def test_mistakes_are_named(self):
        self.files({"codegraph.yaml": "index:\n  thread: 1\n"})
        r = self.index(code=2)
        self.assertIn("codegraph.yaml:2: there is no setting 'index.thread': did you mean 'index.threads'?", r.err)
        env = codegraph.environment(CODEGRAPH_INDEX__TREADS="1")
        os.remove(os.path.join(self.root, "codegraph.yaml"))
        self.assertIn("did you mean 'index.threads'", self.index(code=2, env=env).err)


if __name__ == "__main__":
    unittest.main()
