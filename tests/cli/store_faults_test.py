#!/usr/bin/env python3
"""Stores in trouble: clear messages, the right exit codes, and nothing lost that was stored."""
import fcntl
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
import codegraph


def source(i, version=0):
    body = "".join(f"    x{n} = f{(i * 7 + n) % 400}({n})\n" for n in range(40))
    return f"from m{(i + 1) % 400} import f{(i + 1) % 400}\ndef f{i}(a):\n{body}    return a + {version}\n"


class StoreFaults(codegraph.Case):
    def setUp(self):
        super().setUp()
        self.files({"a.py": "def a():\n    return b()\ndef b():\n    return 1\n"})
        self.index()
        self.before = self.export()

    def check_nothing_lost(self):
        self.assertEqual(self.export(), self.before)
        self.assertTrue(self.ask("fsck")["sound"])

    def grow(self):
        self.files({f"m{i}.py": source(i) for i in range(400)})

    def start(self, *arguments, **more):
        return subprocess.Popen([codegraph.PROGRAM, "index", self.root, "--store", self.store, *arguments],
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=codegraph.environment(), **more)

    def test_killed_at_any_moment(self):
        self.grow()
        for delay in 0.0, 0.02, 0.05, 0.1, 0.2, 0.3:
            p = self.start()
            time.sleep(delay)
            p.kill()
            p.communicate()
            if self.export() != self.before:
                break # it had finished
            self.check_nothing_lost()
        self.index()
        after = self.export()
        self.store += "-clean"
        self.index()
        self.assertEqual(self.export(), after)

    def test_interrupted(self):
        self.grow()
        for name in signal.SIGINT, signal.SIGTERM:
            p = self.start("--again", "--threads", "1")
            time.sleep(0.15)
            p.send_signal(name)
            _, err = p.communicate(timeout=60)
            if p.returncode == 0:
                self.skipTest("the run was over before it could be interrupted")
            self.assertEqual((p.returncode, b"interrupted" in err), (130, True), err)
            self.check_nothing_lost()

    def test_a_second_run_is_told_who_is_at_work(self):
        with open(os.path.join(self.store, "lock"), "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            lock.write(f"{os.getpid()}\n")
            lock.flush()
            r = self.run_program("index", self.root, code=9)
            self.assertIn(f"process {os.getpid()}", r.err)
            self.check_nothing_lost() # readers are not kept out
        self.index()

    def test_two_runs_at_once(self):
        self.grow()
        for _ in range(3):
            runs = [self.start("--again") for _ in range(3)]
            for p in runs:
                p.communicate()
            codes = sorted(p.returncode for p in runs)
            self.assertEqual((codes[0], set(codes) <= {0, 9}), (0, True), codes)
        after = self.export()
        self.store += "-clean"
        self.index()
        self.assertEqual(self.export(), after)

    def test_a_store_from_a_newer_version(self):
        found = [f for f in self.store_files() if os.path.basename(f) == "format"]
        with open(found[0], "rb") as f:
            old = f.read()
        with open(found[0], "wb") as f:
            f.write(old.replace(b"1", b"99", 1))
        for arguments in ("index", self.root), ("search", "a"):
            r = self.run_program(*arguments, code=8)
            self.assertIn("version", r.err)
        with open(found[0], "wb") as f:
            f.write(old)
        self.check_nothing_lost()

    def store_files(self):
        return [os.path.join(d, f) for d, _, fs in os.walk(self.store) for f in fs]

    def test_a_damaged_store(self):
        """Each file of the store in turn: cut short, emptied or with a changed byte. Never a crash, never a wrong answer."""
        whole = self.store
        for path in self.store_files():
            size = os.path.getsize(path)
            for kind in "cut", "flip", "remove":
                self.store = whole + "-" + kind
                shutil.rmtree(self.store, ignore_errors=True)
                shutil.copytree(whole, self.store)
                victim = os.path.join(self.store, os.path.relpath(path, whole))
                if kind == "remove":
                    os.remove(victim)
                elif kind == "cut":
                    os.truncate(victim, size // 2)
                elif size > 0:
                    with open(victim, "r+b") as f:
                        f.seek(size // 2)
                        byte = f.read(1)
                        f.seek(size // 2)
                        f.write(bytes([byte[0] ^ 0x55]))
                r = self.run_program("export", code=None)
                self.assertIn(r.code, (0, 4, 7, 8, 11), f"{kind} {victim}: {r}")
                if r.code == 0:
                    self.assertEqual(r.out, self.before, f"{kind} {victim}")
                else:
                    self.assertTrue(r.err.startswith("codegraph: "), r.err)
                r = self.run_program("fsck", code=None)
                self.assertIn(r.code, (0, 4, 7, 8, 11), f"{kind} {victim}: {r}")
        self.store = whole
        self.check_nothing_lost()

    def test_not_a_store(self):
        self.store += "-other"
        codegraph.write(self.store, {"unrelated.txt": "mine"})
        r = self.run_program("search", "a", code=11)
        self.assertIn("index", r.err)

    @unittest.skipUnless(os.geteuid() == 0, "needs root to become somebody else")
    def test_a_read_only_store(self):
        os.chmod(self.folder, 0o755)
        for d, _, fs in os.walk(self.store):
            os.chmod(d, 0o555)
            for f in fs:
                os.chmod(os.path.join(d, f), 0o444)
        nobody = dict(user=65534, group=65534, extra_groups=[])
        self.assertEqual(self.run_program("export", **nobody).out, self.before)
        r = self.run_program("index", self.root, code=6, **nobody)
        self.assertIn("ermission", r.err)
        self.check_nothing_lost()

    @unittest.skipUnless(os.geteuid() == 0, "needs root to mount")
    def test_a_full_disk(self):
        small = os.path.join(self.folder, "small")
        os.mkdir(small)
        if not shutil.which("mount"):
            self.skipTest("there is no mount command")
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", small], stderr=subprocess.DEVNULL).returncode != 0:
            self.skipTest("mounting is not allowed here")
        self.addCleanup(subprocess.run, ["umount", "-l", small])
        shutil.copytree(self.store, os.path.join(small, "store"))
        self.store = os.path.join(small, "store")
        self.check_nothing_lost()
        free = os.statvfs(small)
        with open(os.path.join(small, "ballast"), "wb") as f:
            f.write(b"x" * max(0, free.f_bavail * free.f_bsize - (256 << 10)))
        self.grow()
        r = self.run_program("index", self.root, code=5)
        self.assertIn("space", r.err)
        self.check_nothing_lost()
        os.remove(os.path.join(small, "ballast"))

    def test_output_that_cannot_be_written(self):
        with open("/dev/full", "wb") as full:
            p = subprocess.run([codegraph.PROGRAM, "export", "--store", self.store], stdout=full, stderr=subprocess.PIPE,
                               env=codegraph.environment())
        self.assertEqual(p.returncode, 5)
        self.assertIn(b"cannot write", p.stderr)


if __name__ == "__main__":
    unittest.main()
