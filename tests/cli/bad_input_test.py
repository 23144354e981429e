#!/usr/bin/env python3
"""Repositories that are not as they should be: each is indexed as far as it goes, and says what was left out."""
import json
import os
import pathlib
import sys
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
import codegraph

GOOD = "def good():\n    return 1\n"


class BadInput(codegraph.Case):
    def setUp(self):
        super().setUp()
        self.files({"good.py": GOOD})

    def coverage(self):
        """Outcome of each file that is not wholly in the graph."""
        return {g["file_path"]: g["outcome"] for g in self.ask("status", "--gaps")["gaps"]}

    def check_good(self):
        self.assertEqual(self.ask("show", "good")["file_path"], "good.py")
        self.assertTrue(self.ask("fsck")["sound"])
        for line in self.export().splitlines():
            json.loads(line.decode("utf-8"))

    def counts(self, report):
        return {c["outcome"]: c["files"] for c in report["coverage"]}

    def test_a_file_of_2_gb(self):
        with open(os.path.join(self.root, "huge.py"), "wb") as f:
            f.truncate(2 << 30)
        started = time.monotonic()
        report = self.index().json
        self.assertLess(time.monotonic() - started, 60)
        self.assertEqual(self.counts(report), {"indexed": 1, "too_large": 1})
        self.assertLess(report["peak_memory"], 1 << 30)
        self.assertEqual(self.coverage(), {"huge.py": "too_large"})
        self.check_good()

    def test_a_line_of_50_mb(self):
        self.files({"line.py": b"x = '" + b"a" * (50 << 20) + b"'\n"})
        env = codegraph.environment(CODEGRAPH_LIMITS__FILE_SIZE="100M")
        self.assertEqual(self.counts(self.index(env=env).json), {"indexed": 1, "long_lines": 1})
        self.assertEqual(self.coverage(), {"line.py": "long_lines"})
        self.check_good()

    def test_the_limits_can_be_lifted(self):
        self.files({"line.py": b"def f():\n    return '" + b"a" * (1 << 20) + b"'\n"})
        env = codegraph.environment(CODEGRAPH_LIMITS__LINE_LENGTH="4M")
        self.assertEqual(self.counts(self.index(env=env).json), {"indexed": 2})

    def test_ten_thousand_levels_of_nesting(self):
        n = 10000
        self.files({
            "nested.py": "x = " + "(" * n + "1" + ")" * n + "\n",
            "nested.js": "function f() {\n" * n + "}\n" * n,
            "nested.c": "int main(void) " + "{" * n + "}" * n + "\n",
            "nested.go": "package p\nvar x = " + "[" * n + "]" * n + "\n",
        })
        report = self.index().json
        self.assertEqual(self.counts(report).get("indexed", 0) + self.counts(report).get("partial", 0), 5)
        self.check_good()

    def test_invalid_utf_8(self):
        self.files({"latin.py": b"def caf\xe9():\n    '''na\xefve'''\n    return 1\n", b"na\xffme.py": "def inside(): pass\n"})
        self.index()
        for line in self.export().splitlines():
            json.loads(line.decode("utf-8"))
        self.assertEqual(self.ask("show", "inside")["file_path"], "na\ufffdme.py")
        self.check_good()

    def test_utf_16_and_a_byte_order_mark(self):
        self.files({"wide.py": "def wide():\n    pass\n".encode("utf-16"), "mark.py": b"\xef\xbb\xbfdef marked(): pass\n"})
        self.index()
        self.assertEqual(self.ask("show", "wide")["line_number"], 1)
        self.assertEqual((self.ask("show", "marked")["line_number"], self.ask("show", "marked")["column"]), (1, 5))
        self.check_good()

    def test_nul_bytes(self):
        self.files({"nul.py": b"def a():\n    pass\n\0\0\0\0" + bytes(range(256)) * 20, "one.py": b"def one(): pass\n# \0\n"})
        self.index()
        self.check_good()

    def test_names_with_newlines_and_escapes(self):
        self.files({"new\nline.py": "def inside(): pass\n", "esc\x1b[31mred.py": "def red(): pass\n"})
        self.index()
        self.assertEqual(self.ask("show", "inside")["file_path"], "new\nline.py")
        for arguments in ("show", "inside"), ("show", "red"), ("outline", "esc\x1b[31mred.py"), ("search", "red"), ("status",):
            r = self.run_program(*arguments)
            self.assertNotIn(b"\x1b", r.out)
        r = self.run_program("show", "no\x1b[31msuch", code=1)
        self.assertNotIn("\x1b", r.err)
        self.assertEqual(len(self.run_program("search", "inside").out.splitlines()), 1)
        self.check_good()

    def test_dangling_and_looping_links(self):
        link = os.path.join(self.root, "{}")
        os.symlink("nowhere.py", link.format("dangling.py"))
        os.symlink("loop_b.py", link.format("loop_a.py"))
        os.symlink("loop_a.py", link.format("loop_b.py"))
        os.symlink(".", link.format("self"))
        os.symlink("/etc", link.format("outside"))
        os.symlink("good.py", link.format("alias.py"))
        self.index()
        gaps = self.coverage()
        self.assertEqual(gaps["dangling.py"], "link_broken")
        self.assertEqual(gaps["loop_a.py"], "link_broken")
        self.assertEqual(gaps["alias.py"], "link")
        self.assertEqual(len(self.ask("search", "good", "--match", "exact", "--kind", "function")["results"]), 1)
        self.check_good()

    @unittest.skipIf(os.geteuid() == 0, "root reads everything")
    def test_unreadable_folders_and_files(self):
        self.unreadable()
        self.index()
        self.assertEqual(self.coverage()["closed.py"], "unreadable")
        self.check_good()

    @unittest.skipUnless(os.geteuid() == 0, "needs root to become somebody else")
    def test_unreadable_folders_and_files_as_somebody_else(self):
        self.unreadable()
        os.chmod(self.folder, 0o777)
        self.index(user=65534, group=65534, extra_groups=[])
        self.assertEqual(self.coverage()["closed.py"], "unreadable")
        self.assertEqual(self.coverage()["locked"], "unreadable")
        self.check_good()

    def unreadable(self):
        self.files({"closed.py": GOOD, "locked/inside.py": GOOD})
        os.chmod(os.path.join(self.root, "closed.py"), 0)
        os.chmod(os.path.join(self.root, "locked"), 0)
        self.addCleanup(os.chmod, os.path.join(self.root, "locked"), 0o755)

    def test_files_that_change_and_vanish_meanwhile(self):
        self.files({f"many/f{i}.py": f"def f{i}(): return {i}\n" for i in range(300)})
        stop = threading.Event()

        def disturb():
            for n in range(1000000):
                path = os.path.join(self.root, f"many/f{n % 300}.py")
                if stop.is_set():
                    return
                try:
                    if n % 3 == 0:
                        os.remove(path)
                    else:
                        codegraph.write(self.root, {path: f"def f{n % 300}(): return {n}\n" * (n % 7 + 1)})
                except OSError:
                    pass

        thread = threading.Thread(target=disturb)
        thread.start()
        try:
            for _ in range(4):
                self.index()
                self.check_good()
        finally:
            stop.set()
            thread.join()
        self.index()
        left = self.export()
        self.store += "-clean"
        self.index()
        self.assertEqual(self.export(), left)

    def test_not_files(self):
        os.mkfifo(os.path.join(self.root, "pipe.py"))
        os.mkdir(os.path.join(self.root, "folder.py"))
        self.files({"empty.py": "", "folder.py/inner.py": GOOD.replace("good", "inner")})
        self.index()
        self.assertEqual(self.coverage()["pipe.py"], "not_regular")
        self.check_good()

    def test_nothing_to_index(self):
        os.remove(os.path.join(self.root, "good.py"))
        self.assertEqual(self.index().json["files"], 0)
        self.run_program("search", "good", code=1)
        self.assertTrue(self.ask("fsck")["sound"])

    def test_no_such_folder(self):
        r = self.run_program("index", os.path.join(self.root, "nowhere"), code=1)
        self.assertIn("nowhere", r.err)
        r = self.run_program("index", os.path.join(self.root, "good.py"), code=2)
        self.assertIn("not a folder", r.err)


if __name__ == "__main__":
    unittest.main()
