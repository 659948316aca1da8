# SPDX-License-Identifier: MIT
"""A copy of the working tree with a build of its own, and the tests of one folder in it."""
import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import time

CPU_LEAST = 20  # Seconds of processor time that a test may take at least, ...
CPU_FACTOR = 5  # ... and as many times as long as it took on the tree as it is.
WALL_FACTOR = 20  # One that waits for what does not come is ended by the clock on the wall, which a busy machine drags on.
MEMORY = 4 << 30
ADDED = re.compile(r"^add_test\((?:\[=\[)?(\w+)(?:\]=\])? (.*)\)$", re.MULTILINE)


class Scratch:
    def __init__(self, root, folder):
        self.root = root
        self.tree = folder / "tree"
        self.build = folder / "build"
        self.least = {}  # Of a test: processor seconds on the tree as it is.

    def sync(self):
        """Makes the copy equal to the working tree; what is equal keeps its time, so that it is not compiled again."""
        names = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=self.root,
                               check=True, capture_output=True, text=True).stdout.split("\0")
        names = {name for name in names if name and (self.root / name).is_file()}
        for old in self.tree.rglob("*"):
            if old.is_file() and str(old.relative_to(self.tree)) not in names:
                old.unlink()
        for name in names:
            source, copy = self.root / name, self.tree / name
            if not copy.exists() or copy.read_bytes() != source.read_bytes():
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, copy)

    def configure(self):
        # A build type that is neither: `require` holds, and nothing is spent on what a debugger wants.
        subprocess.run(["cmake", "-S", self.tree, "-B", self.build, "-G", "Ninja", "-DCMAKE_CXX_COMPILER=g++",
                        "-DTRESILLO_TESTS=ON", "-DCMAKE_BUILD_TYPE=Mutant", "-DCMAKE_CXX_FLAGS_MUTANT=-O1",
                        "-DCMAKE_CXX_FLAGS=-w"], check=True, stdout=subprocess.DEVNULL)

    def tests_of(self, folder, deep=False):
        """Names and commands of the tests that stand in this folder of the build; `deep`: or below it."""
        found = {}
        for file in (self.build / folder).glob("**/CTestTestfile.cmake" if deep else "CTestTestfile.cmake"):
            for name, words in ADDED.findall(file.read_text()):
                command = re.findall(r'"([^"]*)"', words)
                if pathlib.Path(command[0]).is_relative_to(self.build):
                    found[name] = command
        return found

    def compile(self, target, jobs):
        """What went wrong; empty when nothing did."""
        done = subprocess.run(["ninja", "-C", self.build, f"-j{jobs}", target], capture_output=True, text=True)
        return "" if done.returncode == 0 else done.stdout

    def run(self, name, command):
        """(passed, how it ended, processor seconds)"""
        least = self.least.get(name)
        cpu = int(CPU_LEAST + CPU_FACTOR * (60 if least is None else least))

        def limit():
            os.setsid()
            resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 5))
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        child = subprocess.Popen(command, cwd=self.tree, preexec_fn=limit, stdin=subprocess.DEVNULL,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            code = child.wait(WALL_FACTOR * cpu)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
            code = -signal.SIGXCPU
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        how = "took too long" if code in (-signal.SIGXCPU, -signal.SIGKILL) else \
            f"died of signal {-code}" if code < 0 else f"code {code}"
        return code == 0, how, seconds

    def measure(self, name, command, jobs):
        """Builds and runs a test of the tree as it is: a mutant is only killed by one that passes without it."""
        started = time.monotonic()
        problem = self.compile(pathlib.Path(command[0]).name, jobs)
        if problem:
            raise SystemExit(f"{name} does not compile without a mutation:\n{problem[-2000:]}")
        passed, how, seconds = self.run(name, command)
        if not passed:
            raise SystemExit(f"{name} fails without a mutation: {how}")
        self.least[name] = seconds
        print(f"  {name}: {seconds:.1f} s of the processor, {time.monotonic() - started:.0f} s with its build", flush=True)
