#!/usr/bin/env python3
"""show EDGE --why: how edges were won, step by step, with places; and unresolved references beside them."""
import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
import codegraph

LIB = '''class Base:
    def run(self):
        return 1


class Job(Base):
    def __init__(self, f):
        self.f = f

    def go(self):
        return self.f()


def make(f):
    return Job(f)


def hello():
    return 1
'''
MAIN = '''from lib import make, hello as greet
import json

handlers = {"a": greet}


def start():
    j = make(greet)
    j.run()
    h = handlers["a"]
    h()
    return json.dumps(1)


def pick(flag):
    return greet if flag else start


pick(1)()
unheard()
'''


class Why(codegraph.Case):
    def why(self, place, target=None):
        """(text of place, step) of the edge at a place that leads to `target`, if there are several."""
        edges = self.ask("show", place, "--why")["edges"]
        edge = [e for e in edges if target in (None, e["target"]["qualified_name"])][0]
        self.assertTrue(edge["traced"], edge)
        return edge, [(f"{s['file']}:{s['line']}:{s['column']}", s["depth"], s["step"]) for s in edge["why"]]


class Python(Why):
    def setUp(self):
        super().setUp()
        self.files({"lib.py": LIB, "main.py": MAIN})
        self.index()

    def test_each_hop_of_a_value_has_its_place(self):
        edge, steps = self.why("main.py:9:7")
        self.assertEqual((edge["edge"], edge["target"]["qualified_name"]), ("CALLS", "lib.Base.run"))
        self.assertEqual(steps, [
            ("main.py:9:7", 0, "the call's callee is method Base.run"),
            ("main.py:9:7", 1, "'run' of an instance of class Job is method Base.run, inherited from class Base"),
            ("main.py:8:5", 2, "'j' is declared here, in the scope of function start"),
            ("main.py:8:9", 2, "'j': assigned here"),
            ("main.py:8:9", 3, "calling function make gives an instance of class Job"),
            ("main.py:1:17", 4, "'make' is imported here from 'lib', which is file lib.py; there it is function make"),
            ("lib.py:15:12", 4, "'make': returned here"),
            ("lib.py:15:12", 5, "an instance of class Job is made here"),
            ("lib.py:6:7", 6, "'Job' is declared here, in the scope of this file")])

    def test_arguments_and_attributes_are_followed(self):
        _, steps = self.why("lib.py:11:21")
        self.assertEqual([s[0] for s in steps if "stored" in s[2] or "passed" in s[2]],
                         ["lib.py:8:18", "lib.py:15:16", "main.py:8:14"])
        self.assertEqual(steps[-1][2], "'greet' is imported here from 'lib', which is file lib.py; there it is function hello")

    def test_containers_are_followed(self):
        _, steps = self.why("main.py:11:5")
        self.assertIn(("main.py:4:13", "put into it here"), [(s[0], s[2]) for s in steps])

    def test_candidates_name_each_other(self):
        edge, steps = self.why("main.py:19", "main.start")
        self.assertEqual((edge["resolution"], edge["candidates"]), ("candidate", 2))
        self.assertEqual(self.names(edge["alternatives"]), ["lib.hello"])
        self.assertIn(("main.py:16:31", "one of the alternatives"), [(s[0], s[2]) for s in steps])

    def test_an_edge_is_found_by_its_id(self):
        for line in self.export().splitlines():
            edge = json.loads(line)
            if edge["type"] != "edge" or edge["kind"] in ("DEFINES", "CONTAINS"):
                continue
            shown = self.ask("show", edge["id"])["edges"]
            self.assertEqual([(e["id"], e["edge"], e["line"], e["column"]) for e in shown if "file" in e],
                             [(edge["id"], edge["kind"], edge["line"], edge["column"])] if edge["file"] else [])
        self.assertEqual(self.run_program("show", "01234567-89ab-8def-8123-456789abcdef", code=None).code, 1)

    def test_what_has_no_edge_says_why_not(self):
        answer = self.ask("show", "main.py:20:1", "--why")
        self.assertEqual([(u["reference"], u["reason"]) for u in answer["unresolved"]], [("unheard", "unknown")])

    def test_other_places(self):
        self.assertEqual(self.ask("show", "main.py:7")["qualified_name"], "main.start")
        for place, code in [("main.py:9:1", 1), ("main.py:99:1", 1), ("main.py:9:99", 1), ("none.py:1:1", 1)]:
            self.assertEqual(self.run_program("show", place, "--why", code=None).code, code, place)
        self.assertEqual(self.run_program("show", "start", "--why", code=None).code, 2)

    def test_text_shows_the_way(self):
        text = self.run_program("show", "main.py:9:7", "--why").text
        self.assertIn("main.py:8:9\t    'j': assigned here\n", text)
        self.assertIn("target\tmethod lib.Base.run", text)


class Others(Why):
    def test_declared_types_and_overloads(self):
        self.files({"A.java": "class A {\n  void f(int x) {}\n  void f(String s) {}\n"
                              "  static void g(A a) { a.f(\"s\"); }\n}\n"})
        self.index()
        _, steps = self.why("A.java:4:26")
        text = [s[2] for s in steps]
        self.assertIn("one of 2 of that name; this one takes 1 argument", text)
        self.assertIn("parameter 'a' is declared as class A", text)

    def test_includes_and_definitions(self):
        self.files({"a.h": "void work(void);\n", "a.c": "#include \"a.h\"\nvoid work(void) {}\n",
                    "b.c": "#include \"a.h\"\nint main(void) { work(); return 0; }\n"})
        self.index()
        _, steps = self.why("b.c:2:18", "work")
        self.assertIn("seen through the files included, or linked", " ".join(s[2] for s in steps))

    def test_interfaces_without_a_declaration(self):
        self.files({"go.mod": "module m\n", "a.go": "package m\n\ntype R interface{ Run() }\n\ntype T struct{}\n\n"
                                                  "func (t T) Run() {}\n"})
        self.index()
        _, steps = self.why("a.go:7:12", "m.R.Run")
        self.assertIn("struct T has every method that interface R asks for", [s[2] for s in steps])


if __name__ == "__main__":
    unittest.main()
