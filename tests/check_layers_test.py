#!/usr/bin/env python3
"""Whether scripts/check-layers sees what breaks the layers, and nothing else."""
import os
import subprocess
import sys
import tempfile
import unittest

CHECK = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "scripts", "check-layers")
TABLE = """
| folder | what | may include | third-party headers |
|---|---|---|---|
| `src/base/` | below all | – | `xxhash.h` |
| `src/store/` | on disk | base | `rocksdb/` |
| `src/cli/` | on top | base store | `codegraph.h` |
"""


class CheckLayers(unittest.TestCase):
    def check(self, files, table=TABLE):
        """Exit status and output for a project of these files beside one header in each folder."""
        with tempfile.TemporaryDirectory() as top:
            files = {"ARCHITECTURE.md": table, "include/codegraph.h": "", "src/base/a.h": "", "src/store/a.h": "",
                     "src/cli/a.h": "", **files}
            for name, text in files.items():
                path = os.path.join(top, name)
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with open(path, "w", encoding="utf-8") as f:
                    f.write(text)
            run = subprocess.run([sys.executable, CHECK, top], capture_output=True, text=True, check=False)
            return run.returncode, run.stdout + run.stderr

    def assert_fault(self, files, expected, table=TABLE):
        status, output = self.check(files, table)
        self.assertEqual(status, 1, output)
        self.assertIn(expected, output)

    def test_accepts_what_the_table_allows(self):
        status, output = self.check({
            "src/base/b.c": '#include "base/a.h"\n#include <stdio.h>\n#include <sys/stat.h>\n#include <xxhash.h>\n',
            "src/store/b.c": '#include "base/a.h"\n#include <rocksdb/c.h>\n',
            "src/cli/b.c": '#include "store/a.h"\n#include "codegraph.h"\n',
            "src/base/b_test.c": '#include "store/a.h"\n#include "tests/support/test.h"\n#include <cmocka.h>\n',
        })
        self.assertEqual(status, 0, output)

    def test_sees_a_layer_that_looks_up(self):
        self.assert_fault({"src/base/b.c": '\n #  include "store/a.h"\n'}, "src/base/b.c:2:")

    def test_sees_third_party_headers_in_the_wrong_place(self):
        self.assert_fault({"src/base/b.c": "#include <rocksdb/c.h>\n"}, "belongs to store/")
        self.assert_fault({"src/store/b.cc": "#include <boost/any.hpp>\n"}, "in no row")
        self.assert_fault({"src/store/b.c": '#include "codegraph.h"\n'}, "may not be included here")
        self.assert_fault({"include/codegraph.h": '#include "base/a.h"\n'}, "may not include")

    def test_sees_paths_that_do_not_begin_at_src(self):
        self.assert_fault({"src/base/b.c": '#include "a.h"\n'}, "is not a path below src/")
        self.assert_fault({"src/base/b.c": '#include "../store/a.h"\n'}, "is not a path below src/")

    def test_sees_a_table_that_goes_round_in_circles(self):
        circular = TABLE.replace("| below all | – |", "| below all | store |")
        self.assert_fault({}, "not a row above it", circular)

    def test_sees_a_folder_without_a_row_and_a_missing_table(self):
        self.assert_fault({"src/extra/a.h": ""}, "no row for src/extra/")
        self.assert_fault({}, "no layer table", "nothing\n")


unittest.main()
