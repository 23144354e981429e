#!/usr/bin/env python3
"""What is installed: the example builds against it by pkg-config alone, and runs."""
import os
import pathlib
import shutil
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
import codegraph

EXAMPLE = pathlib.Path(__file__).parents[2] / "examples/callers.c"


class Library(codegraph.Case):
    def setUp(self):
        super().setUp()
        self.prefix = os.path.join(self.folder, "installed")
        subprocess.run(["cmake", "--install", str(codegraph.BUILD), "--prefix", self.prefix], check=True,
                       stdout=subprocess.DEVNULL)
        self.files({"a.py": "def a():\n    return b()\n\ndef b():\n    return 1\n\ndef c():\n    a()\n"})

    def find(self, name):
        return [os.path.join(d, name) for d, _, files in os.walk(self.prefix) if name in files]

    def test_everything_is_there(self):
        for name in ("codegraph", "codegraph.h", "codegraph.pc", "libcodegraph.so", "codegraph.1", "codegraph-callers.1",
                     "_codegraph", "codegraph.fish"):
            self.assertTrue(self.find(name), name)

    @unittest.skipIf(codegraph.SANITIZED, "the example is not built with the sanitizers")
    def test_the_example(self):
        env = codegraph.environment(PKG_CONFIG_PATH=os.path.dirname(self.find("codegraph.pc")[0]))
        flags = subprocess.run(["pkg-config", "--define-variable=prefix=" + self.prefix, "--cflags", "--libs", "codegraph"],
                               env=env, check=True, stdout=subprocess.PIPE).stdout.decode()
        # The file was configured for another prefix.
        include, lib = os.path.dirname(self.find("codegraph.h")[0]), os.path.dirname(self.find("libcodegraph.so")[0])
        self.assertIn("-lcodegraph", flags)
        program = os.path.join(self.folder, "callers")
        compiler = os.environ.get("CC") or "cc"
        subprocess.run([compiler, "-std=c11", "-Wall", "-Wextra", "-Werror", "-pedantic", str(EXAMPLE), "-o", program,
                        "-I" + include, "-L" + lib, "-Wl,-rpath," + lib, "-lcodegraph"], check=True)
        p = subprocess.run([program, self.root, "b", self.store], env=codegraph.environment(), stdout=subprocess.PIPE)
        self.assertEqual(p.stdout.decode().splitlines(), ["function     a.b  a.py:4", "function     a.a  a.py:1",
                                                          "function     a.c  a.py:7"])
        self.assertEqual(p.returncode, 0)
        p = subprocess.run([program, self.root, "nothing", self.store], env=codegraph.environment(), stderr=subprocess.PIPE)
        self.assertEqual(p.returncode, 1)
        self.assertIn(b"nothing is called", p.stderr)

    @unittest.skipUnless(shutil.which("nm"), "no nm")
    def test_only_its_own_names_are_visible(self):
        out = subprocess.run(["nm", "-D", "--defined-only", self.find("libcodegraph.so")[0]], check=True,
                             stdout=subprocess.PIPE).stdout.decode()
        names = [line.split()[-1] for line in out.splitlines()]
        self.assertEqual([n for n in names if not n.startswith("codegraph_")], [])


if __name__ == "__main__":
    unittest.main()
