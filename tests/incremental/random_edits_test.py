#!/usr/bin/env python3
"""Random edits: after each, the graph brought up to date must equal, byte for byte, one made from scratch.

    random_edits_test.py [--edits N] [--seed N]"""
import argparse
import os
import pathlib
import random
import shutil
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
import codegraph

EDITS, SEED = 25, 1


class Python:
    extension = ".py"

    def function(self, name, calls):
        body = "".join(f"    {c}(1)\n" for c in calls) or "    pass\n"
        return f"def {name}(x):\n    '''{name} of old'''\n{body}\n"

    def type(self, name, base, methods, calls):
        text = f"class {name}{'(' + base + ')' if base else ''}:\n"
        for m in methods:
            text += f"    def {m}(self):\n" + "".join(f"        self.{c}()\n" for c in calls) + "        return self\n"
        return text + "\n"

    def use(self, module, name):
        return f"from {module} import {name}\n"


class JavaScript(Python):
    extension = ".js"

    def function(self, name, calls):
        return f"export function {name}(x) {{\n" + "".join(f"  {c}(1);\n" for c in calls) + "}\n"

    def type(self, name, base, methods, calls):
        text = f"export class {name}{' extends ' + base if base else ''} {{\n"
        for m in methods:
            text += f"  {m}() {{\n" + "".join(f"    this.{c}();\n" for c in calls) + "    return this;\n  }\n"
        return text + "}\n"

    def use(self, module, name):
        return f"import {{ {name} }} from './{module}.js';\n"


class Go(Python):
    extension = ".go"

    def function(self, name, calls):
        return f"func {name}(x int) {{\n" + "".join(f"\t{c}(1)\n" for c in calls) + "}\n"

    def type(self, name, base, methods, calls):
        text = f"type {name} struct {{\n\t{base or 'n int'}\n}}\n"
        for m in methods:
            text += f"func (t *{name}) {m}() {{\n" + "".join(f"\tt.{c}()\n" for c in calls) + "}\n"
        return text

    def use(self, module, name):
        return ""

    def head(self):
        return "package p\n"


class C(Python):
    extension = ".c"

    def function(self, name, calls):
        return f"int {name}(int x) {{\n" + "".join(f"    {c}(1);\n" for c in calls) + "    return x;\n}\n"

    def type(self, name, base, methods, calls):
        return f"struct {name} {{ {'struct ' + base + ' *base;' if base else 'int n;'} }};\n" + "".join(
            self.function(f"{name}_{m}", calls) for m in methods)

    def use(self, module, name):
        return f'#include "{module}.h"\nint {name}(int);\n'


class Repository:
    """A tree of files that refer to each other, and ways to change it."""

    def __init__(self, root, rng):
        self.root, self.rng = root, rng
        self.files = []
        for language in Python(), JavaScript(), Go(), C():
            for i in range(4):
                self.rewrite(language, self.place(language, f"m{i}"))

    def place(self, language, stem):
        return os.path.join({".go": "pkg", ".c": "src"}.get(language.extension, "lib"), stem + language.extension)

    def language_of(self, path):
        return {".py": Python, ".js": JavaScript, ".go": Go, ".c": C}[os.path.splitext(path)[1]]()

    def rewrite(self, language, path):
        r = self.rng
        functions, types = [f"f{i}" for i in range(8)], [f"T{i}" for i in range(4)]
        head = "package p\n" if language.extension == ".go" else ""
        for _ in range(r.randrange(3)):
            head += language.use(f"m{r.randrange(5)}", r.choice(functions + types))
        parts = []
        for name in r.sample(functions, r.randrange(1, 5)):
            parts.append(language.function(name, r.sample(functions, r.randrange(3))))
        for name in r.sample(types, r.randrange(3)):
            parts.append(language.type(name, r.choice(types + [None]), r.sample(functions, 2), r.sample(functions, 1)))
        codegraph.write(self.root, {path: head + "".join(parts)})
        if path not in self.files:
            self.files.append(path)

    def full(self, path):
        return os.path.join(self.root, path)

    def text(self, path):
        with open(self.full(path)) as f:
            return f.read()

    def edit(self):
        """One random change; returns what it was."""
        r = self.rng
        path = r.choice(self.files)
        kind = r.choice(["rewrite", "comment", "rename", "append", "cut", "add", "remove", "move", "swap", "break", "copy", "touch"])
        language = self.language_of(path)
        if kind == "rewrite":
            self.rewrite(language, path)
        elif kind == "comment":
            mark = "#" if language.extension == ".py" else "//"
            lines = self.text(path).split("\n")
            lines.insert(r.randrange(len(lines) + 1) if language.extension != ".py" else 0, f"{mark} {r.random()}")
            codegraph.write(self.root, {path: "\n".join(lines)})
        elif kind == "rename":
            codegraph.write(self.root, {path: self.text(path).replace(f"f{r.randrange(8)}", f"f{r.randrange(8)}")})
        elif kind == "append":
            codegraph.write(self.root, {path: self.text(path) + language.function(f"f{r.randrange(8)}", [f"f{r.randrange(8)}"])})
        elif kind == "cut":
            text = self.text(path)
            codegraph.write(self.root, {path: text[: r.randrange(len(text) + 1)]})
        elif kind == "add":
            self.rewrite(language, self.place(language, f"m{r.randrange(9)}"))
        elif kind == "remove" and len(self.files) > 4:
            os.remove(self.full(path))
            self.files.remove(path)
        elif kind == "move":
            target = self.place(language, f"moved{r.randrange(5)}")
            os.replace(self.full(path), self.full(target))
            self.files = [f for f in self.files if f not in (path, target)] + [target]
        elif kind == "swap":
            other = r.choice(self.files)
            a, b = self.text(path), self.text(other)
            codegraph.write(self.root, {path: b, other: a})
        elif kind == "break":
            codegraph.write(self.root, {path: self.text(path).replace(")", "", 1).replace("{", "{{", 1)})
        elif kind == "copy":
            target = os.path.join("copies", os.path.basename(path))
            codegraph.write(self.root, {target: self.text(path)})
            if target not in self.files:
                self.files.append(target)
        elif kind == "touch":
            os.utime(self.full(path))
        return f"{kind} {path}"


class RandomEdits(codegraph.Case):
    def clean_export(self, *arguments):
        kept, self.store = self.store, os.path.join(self.folder, "clean")
        shutil.rmtree(self.store, ignore_errors=True)
        self.index(*arguments)
        data = self.export()
        self.store = kept
        return data

    def compare(self, ours, clean, history):
        if ours == clean:
            return
        a, b = set(ours.splitlines()), set(clean.splitlines())
        only = [f"only updated: {x[:400]!r}" for x in sorted(a - b)[:5]] + [f"only clean: {x[:400]!r}" for x in sorted(b - a)[:5]]
        keep = tempfile.mkdtemp(prefix="codegraph-edits-")
        shutil.copytree(self.root, os.path.join(keep, "tree"))
        self.fail(f"seed {SEED}, after {history[-3:]} (edit {len(history)}); tree kept in {keep}\n" + "\n".join(only or ["order"]))

    def test_updates_equal_clean_runs(self):
        rng = random.Random(SEED)
        repository = Repository(self.root, rng)
        self.index()
        history = []
        for i in range(EDITS):
            for _ in range(rng.choice([1, 1, 1, 3])):
                history.append(repository.edit())
            self.index("--threads", str(i % 2 + 1))
            self.compare(self.export(), self.clean_export("--threads", str((i // 2) % 2 + 1)), history)
        self.assertTrue(self.ask("fsck")["sound"])

    def test_a_copy_elsewhere_has_the_same_graph(self):
        Repository(self.root, random.Random(SEED + 2))
        self.index()
        before = self.export()
        copy = os.path.join(self.folder, "copy under another name")
        shutil.copytree(self.root, copy)
        self.root, self.store = copy, self.store + "-copy"
        self.index()
        self.assertEqual(self.export(), before)

    def test_an_edit_and_its_revert_leave_no_trace(self):
        repository = Repository(self.root, random.Random(SEED + 1))
        self.index()
        before = self.export()
        path = repository.files[0]
        text = repository.text(path)
        codegraph.write(self.root, {path: "def other(): pass\n"})
        self.index()
        self.assertNotEqual(self.export(), before)
        codegraph.write(self.root, {path: text})
        self.index()
        self.assertEqual(self.export(), before)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--edits", type=int, default=int(os.environ.get("CODEGRAPH_TEST_EDITS", EDITS)))
    parser.add_argument("--seed", type=int, default=int(os.environ.get("CODEGRAPH_TEST_SEED", SEED)))
    options, rest = parser.parse_known_args()
    EDITS, SEED = options.edits, options.seed
    unittest.main(argv=sys.argv[:1] + rest)
