"""Runs the program on small repositories: what the tests of the command line share."""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

PROGRAM = os.environ.get("CODEGRAPH") or str(pathlib.Path(__file__).parents[2] / "build/release/codegraph")
BUILD = pathlib.Path(os.environ.get("CODEGRAPH_BUILD") or pathlib.Path(PROGRAM).parent)
SANITIZED = "san" in BUILD.name


def environment(**more):
    """Without the settings, colours and ignore files of whoever runs the tests."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("CODEGRAPH")}
    env.update(HOME="/nonexistent", XDG_CONFIG_HOME="/nonexistent", LC_ALL="C.UTF-8", GIT_CONFIG_GLOBAL="/dev/null")
    env.update(more)
    return env


class Result:
    def __init__(self, process):
        self.code = process.returncode
        self.out = process.stdout
        self.err = process.stderr.decode("utf-8", "replace")

    @property
    def text(self):
        return self.out.decode("utf-8")

    @property
    def json(self):
        return json.loads(self.out)

    def __repr__(self):
        return f"exit {self.code}\n{self.out.decode('utf-8', 'replace')}{self.err}"


def write(root, files):
    for name, content in files.items():
        path = os.path.join(os.fsencode(root), os.fsencode(name))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as f:
            f.write(content.encode() if isinstance(content, str) else content)


class Case(unittest.TestCase):
    """Each test has a repository of its own, self.root, and a store outside of it, self.store."""

    maxDiff = None

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="codegraph-test-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.root = os.path.join(self.folder, "repository")
        self.store = os.path.join(self.folder, "store")
        os.mkdir(self.root)

    def write(self, **files):
        write(self.root, files)

    def files(self, files):
        write(self.root, files)

    def program_for_all(self):
        """A copy that every user may run: the build may be in a folder that is root's own."""
        folder = tempfile.mkdtemp(prefix="codegraph-program-")
        self.addCleanup(shutil.rmtree, folder, ignore_errors=True)
        os.chmod(folder, 0o755)
        return shutil.copy(PROGRAM, folder)

    def run_program(self, *arguments, code=0, store=True, cwd=None, stdin=b"", env=None, **more):
        words = [self.program_for_all() if "user" in more else PROGRAM, *arguments]
        if store:
            words += ["--store", self.store]
        process = subprocess.run(words, cwd=cwd or self.root, input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                 env=env or environment(), timeout=500, **more)
        result = Result(process)
        if code is not None:
            self.assertEqual(result.code, code, f"{' '.join(map(str, arguments))}: {result}")
        return result

    def index(self, *arguments, code=0, **more):
        return self.run_program("index", self.root, "--json", *arguments, code=code, **more)

    def ask(self, *arguments, code=0, **more):
        return self.run_program(*arguments, "--json", code=code, **more).json

    def export(self, **more):
        return self.run_program("export", **more).out

    def names(self, nodes):
        return [n["qualified_name"] for n in nodes]
