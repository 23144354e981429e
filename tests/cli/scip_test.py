#!/usr/bin/env python3
"""SCIP: what compilers say laid over the graph, and the graph as an index."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
import codegraph

TOP = pathlib.Path(__file__).parents[2]
INPUTS = TOP / "tests/scip"


def varint(n):
    out = b""
    while n > 127:
        out += bytes([n & 127 | 128])
        n >>= 7
    return out + bytes([n])


def field(number, value):
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    if isinstance(value, (list, tuple)):
        value = b"".join(map(varint, value))
    if isinstance(value, str):
        value = value.encode()
    return varint(number << 3 | 2) + varint(len(value)) + value


def occurrence(line, start, end, symbol, roles=0):
    return field(2, field(1, [line, start, end]) + field(2, symbol) + field(3, roles))


def document(path, *parts, encoding=0):
    return field(2, field(1, path) + b"".join(parts) + field(6, encoding))


def index(*documents, root="file:///elsewhere", tool="judge"):
    return field(1, field(2, field(1, tool) + field(2, "1.2")) + field(3, root)) + b"".join(documents)


PREFIX = "judge python app 1 "
SHAPES = '''class Circle:
    def area(self):
        return 1


class Square:
    def area(self):
        return 2


def make(kind):
    return Circle() if kind else Square()


def measure(thing):
    return make(thing).area()


def inside(x):
    return x.area()
'''
DEFINITIONS = (occurrence(0, 6, 12, PREFIX + "shapes/Circle#", 1), occurrence(1, 8, 12, PREFIX + "shapes/Circle#area().", 1),
               occurrence(5, 6, 12, PREFIX + "shapes/Square#", 1), occurrence(6, 8, 12, PREFIX + "shapes/Square#area().", 1),
               occurrence(10, 4, 8, PREFIX + "shapes/make().", 1))


class Scip(codegraph.Case):
    def edges(self, **wanted):
        lines = [json.loads(line) for line in self.export().splitlines()]
        names = {n["id"]: n["qualified_name"] for n in lines if n["type"] == "node"}
        for e in lines:
            if e["type"] == "edge":
                e["source"], e["target"] = names[e["source"]], names[e["target"]]
        return [e for e in lines if e["type"] == "edge" and all(e[k] == v for k, v in wanted.items())]

    def calls(self):
        return sorted((e["line"], e["target"], e["resolution"], e.get("candidates", 1)) for e in self.edges(kind="CALLS"))

    def take(self, data, *arguments, code=0):
        path = os.path.join(self.folder, "index.scip")
        with open(path, "wb") as f:
            f.write(data)
        return self.run_program("import", "scip", path, "--json", *arguments, code=code)

    def copy(self, language):
        shutil.copytree(INPUTS / language, self.root, dirs_exist_ok=True)
        os.remove(os.path.join(self.root, "index.scip"))
        return self.run_program("import", "scip", str(INPUTS / language / "index.scip"), "--json").json


class Import(Scip):
    def setUp(self):
        super().setUp()
        self.files({"shapes.py": SHAPES})
        self.index()

    def judged(self, *more):
        """The compiler knows which area() is meant in measure()."""
        return index(document("shapes.py", *DEFINITIONS, occurrence(15, 23, 27, PREFIX + "shapes/Square#area()."), *more))

    def test_one_of_several_candidates_is_settled(self):
        before = [c for c in self.calls() if c[0] == 16 and "area" in c[1]]
        self.assertEqual([c[2:] for c in before], [("candidate", 2)] * 2)
        report = self.take(self.judged()).json
        self.assertEqual((report["tool"], report["tool_version"], report["applied"]), ("judge", "1.2", 1))
        self.assertEqual((report["settled"], report["contradicted"], report["skipped"]), (1, 0, []))
        self.assertEqual([c for c in self.calls() if c[0] == 16 and "area" in c[1]],
                         [(16, "shapes.Square.area", "imported", 1)])
        self.assertTrue(self.ask("fsck")["sound"])

    def test_what_had_no_target_has_one(self):
        report = self.take(self.judged(occurrence(19, 13, 17, PREFIX + "shapes/Circle#area()."))).json
        self.assertEqual(report["resolved"], 1)
        self.assertIn((20, "shapes.Circle.area", "imported", 1), self.calls())
        self.assertEqual(self.ask("unresolved", code=1)["total"], 0)

    def test_a_contradiction_is_listed_and_the_compiler_wins(self):
        report = self.take(self.judged(occurrence(15, 11, 15, PREFIX + "shapes/Circle#area()."))).json
        self.assertEqual(report["contradicted"], 0)  # another name stands there: that contradicts nothing
        other = DEFINITIONS[:4] + (occurrence(10, 4, 8, PREFIX + "shapes/make().", 1),
                                   occurrence(14, 4, 11, PREFIX + "shapes/measure().", 1))
        wrong = index(document("shapes.py", *other, occurrence(11, 11, 17, PREFIX + "shapes/measure().")))
        self.assertEqual(self.take(wrong).json["contradicted"], 0)
        self.files({"shapes.py": SHAPES.replace("make(thing)", "Circle()")})
        self.index()
        report = self.take(index(document("shapes.py", *DEFINITIONS,
                                          occurrence(15, 20, 24, PREFIX + "shapes/Square#area().")))).json
        self.assertEqual(report["contradicted"], 1)
        conflict = report["conflicts"][0]
        self.assertEqual((conflict["file"], conflict["line"], conflict["column"]), ("shapes.py", 16, 21))
        self.assertEqual((conflict["was"], conflict["is"]), ("shapes.Circle.area", "shapes.Square.area"))
        self.assertIn((16, "shapes.Square.area", "imported", 1), self.calls())
        self.assertNotIn("shapes.Circle.area", [c[1] for c in self.calls() if c[0] == 16])

    def test_it_counts_while_the_content_is_what_was_indexed(self):
        self.take(self.judged())
        laid_over = self.export()
        self.files({"other.py": "def f(): pass\n"})
        self.index()
        self.assertEqual([c for c in self.calls() if c[2] == "imported"], [(16, "shapes.Square.area", "imported", 1)])
        self.files({"shapes.py": "# changed\n" + SHAPES})
        self.index()
        self.assertEqual([c for c in self.calls() if c[2] == "imported"], [])
        os.remove(os.path.join(self.root, "other.py"))
        self.files({"shapes.py": SHAPES})
        self.index()
        self.assertEqual(self.export(), laid_over)
        self.run_program("import", "scip", "--forget")
        self.assertEqual([c for c in self.calls() if c[2] == "imported"], [])

    def test_a_target_whose_file_changed_is_not_believed(self):
        self.files({"main.py": "from shapes import make\nmake(1).area()\n"})
        self.index()
        main = document("main.py", occurrence(1, 8, 12, PREFIX + "shapes/Square#area()."))
        self.take(index(main, document("shapes.py", *DEFINITIONS)))
        self.assertEqual(len(self.edges(file="main.py", target="shapes.Square.area", resolution="imported")), 1)
        self.files({"shapes.py": SHAPES + "\n"})
        self.index()
        self.assertEqual(self.edges(file="main.py", resolution="imported"), [])

    def test_a_parameter_is_not_the_function_that_begins_with_it(self):
        self.files({"f.ts": "export const twice = [1].map(x => x + x);\n"})
        self.index()
        before = self.edges()
        local = [occurrence(0, 29, 30, "local 1", 1), occurrence(0, 34, 35, "local 1"), occurrence(0, 38, 39, "local 1")]
        report = self.take(index(document("f.ts", occurrence(0, 13, 18, PREFIX + "f/twice.", 1), *local))).json
        self.assertEqual((report["applied"], report["added"]), (1, 0))
        self.assertEqual(self.edges(), before)

    def test_an_index_of_another_state_is_refused(self):
        self.files({"shapes.py": "import os\n\n\n" + SHAPES})
        result = self.take(self.judged(), code=None)
        self.assertEqual(result.code, 2, result)
        self.assertIn("not what was indexed", result.err)
        self.files({"shapes.py": SHAPES})
        skipped = self.take(self.judged() + document("../shapes.py") + document("none.py") + document("/shapes.py")).json
        self.assertEqual([s["file_path"] for s in skipped["skipped"]], ["../shapes.py", "none.py", "/shapes.py"])

    def test_paths_begin_where_the_index_was_made(self):
        self.files({"web/shapes.py": SHAPES, "a b/shapes.py": SHAPES})
        reference = occurrence(15, 23, 27, PREFIX + "shapes/Square#area().")
        by_root = index(document("shapes.py", *DEFINITIONS, reference),
                        root="file://" + os.path.realpath(self.root) + "/a%20b")
        self.take(by_root)
        self.assertEqual(len(self.edges(file="a b/shapes.py", resolution="imported")), 1)
        self.take(self.judged(), "--folder", "web")
        self.assertEqual(len(self.edges(file="web/shapes.py", resolution="imported")), 1)
        self.assertEqual(self.edges(file="shapes.py", resolution="imported"), [])

    def test_damaged_and_huge_ones_are_refused(self):
        good = self.judged()
        for data, code in [(b"", 7), (b"\x00" * 100, 7), (b"not an index\n" * 9, 7), (good[:-3], 7),
                           (good[:40], 7), (field(2, b"\xff" * 50) + good, 7), (good + b"\x12\xff\xff\xff\xff\xff\x7f", 7)]:
            result = self.take(data, code=None)
            self.assertEqual(result.code, code, (data[:20], result))
            self.assertIn("index.scip", result.err)
        result = self.take(good, "--max-size", "10", code=None)
        self.assertEqual(result.code, 10, result)
        self.assertIn("--max-size", result.err)
        self.assertEqual(self.run_program("import", "scip", "/nonexistent", code=None).code, 1)
        self.assertEqual(self.run_program("import", "scip", code=None).code, 2)
        self.assertEqual(self.run_program("import", "lsif", "x", code=None).code, 2)
        if codegraph.SANITIZED:
            return  # each allocation is one of its own there
        many = field(2, b"") * (CEILING // 2)  # each two bytes here, a hundred in memory
        result = self.take(index(field(2, field(1, "shapes.py") + many)), code=None)
        self.assertEqual(result.code, 10, result)


CEILING = 10 << 20


class Indexers(Scip):
    """Indexes that scip-typescript and scip-python really made: scripts/scip-inputs."""

    def check(self, language, least):
        report = self.copy(language)
        self.assertEqual((report["skipped"], report["contradicted"]), ([], 0), report)
        self.assertGreaterEqual(report["confirmed"], least, report)
        self.assertTrue(self.ask("fsck")["sound"])
        return report

    def test_scip_typescript(self):
        self.assertEqual(self.check("typescript", 20)["tool"], "scip-typescript")
        targets = {(e["kind"], e["target"], e["file"], e["line"]) for e in self.edges(resolution="imported")}
        for expected in [("CALLS", "src/shape.round", "src/main.ts", 6), ("EXTENDS", "src/shape.Base", "src/shape.ts", 7),
                         ("IMPLEMENTS", "src/shape.Shape", "src/shape.ts", 2),
                         ("OVERRIDES", "src/shape.Base.area", "src/shape.ts", 9),
                         ("INSTANTIATES", "src/shape.Circle.constructor", "src/main.ts", 2),
                         ("CALLS", "global.Array.map", "src/main.ts", 10), ("CALLS", "src/shape.Shape.area", "src/main.ts", 10)]:
            self.assertIn(expected, targets)

    def test_scip_python(self):
        self.assertEqual(self.check("python", 20)["tool"], "scip-python")
        targets = {(e["kind"], e["target"], e["file"], e["line"]) for e in self.edges(resolution="imported")}
        for expected in [("CALLS", "pkg.shape.dump", "main.py", 7), ("CALLS", "pkg.shape.Circle.area", "main.py", 7),
                         ("EXTENDS", "pkg.shape.Shape", "pkg/shape.py", 10), ("CALLS", "json.dumps", "pkg/shape.py", 23),
                         ("CALLS", "pkg.shape.Shape.area", "pkg/shape.py", 23)]:
            self.assertIn(expected, targets)


class Export(Scip):
    def scip(self):
        path = os.path.join(self.folder, "out.scip")
        self.run_program("export", "--format", "scip", "--output", path)
        return path

    def test_what_is_exported_confirms_the_graph(self):
        for language in ("typescript", "python"):
            shutil.rmtree(self.root)
            shutil.copytree(INPUTS / language, self.root)
            self.index("--again")
            report = self.run_program("import", "scip", self.scip(), "--json").json
            self.assertEqual((report["skipped"], report["contradicted"], report["resolved"], report["added"]), ([], 0, 0, 0))
            self.assertGreaterEqual(report["confirmed"], 20)
            self.run_program("import", "scip", "--forget")

    def test_symbols_are_unique_and_escaped(self):
        self.files({"a b/x-y.ts": "export function f(a: string): void;\nexport function f(a: number): void;\n"
                                  "export function f(a: unknown) {}\nclass K { 'odd `name`'() { f(1); } }\n"})
        self.index()
        data = pathlib.Path(self.scip()).read_bytes()
        for expected in [b"`a b`/`x-y.ts`/f().", b"`a b`/`x-y.ts`/f(+1).", b"K#`odd ``name```()."]:
            self.assertIn(expected, data)

    def test_namesakes_and_the_unnamed_come_back(self):
        self.files({"m.py": "import os\nif os:\n    class A:\n        pass\nelse:\n    class A:\n        pass\nA()\n",
                    "u.js": "(function () { function inner() {} inner(); })();\n"})
        self.index()
        report = self.run_program("import", "scip", self.scip(), "--json").json
        self.assertEqual((report["skipped"], report["contradicted"], report["unknown"]), ([], 0, 0), report)

    def test_the_same_bytes_whatever_the_way(self):
        shutil.copytree(INPUTS / "typescript", self.root, dirs_exist_ok=True)
        self.run_program("import", "scip", str(INPUTS / "typescript/index.scip"))
        laid_over, index_of_it = self.export(), pathlib.Path(self.scip()).read_bytes()
        for threads in "1", "2":
            self.index("--again", "--threads", threads)
            self.assertEqual(self.export(), laid_over)
            self.assertEqual(pathlib.Path(self.scip()).read_bytes(), index_of_it)

    def test_a_reference_decoder_takes_it(self):
        protoc, judge = shutil.which("protoc"), shutil.which("scip")
        if not protoc and not judge:
            self.skipTest("neither protoc nor scip is there")
        shutil.copytree(INPUTS / "typescript", self.root, dirs_exist_ok=True)
        self.index()
        path = self.scip()
        if protoc:
            text = subprocess.run([protoc, "--decode", "scip.Index", "-I", str(TOP / "src/exchange"), "scip.proto"],
                                  input=pathlib.Path(path).read_bytes(), stdout=subprocess.PIPE, check=True).stdout
            self.assertIn(b'relative_path: "src/shape.ts"', text)
            self.assertNotRegex(text, rb"(?m)^\s+\d+: ")  # nothing that the schema does not have
        if judge:
            subprocess.run([judge, "lint", path], check=True)


if __name__ == "__main__":
    unittest.main()
