#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Do the tests notice? Makes one small fault after the other in a copy of the tree and runs the tests of that folder.

    tools/mutate/mutate.py --folder core/engine --count 50
    tools/mutate/mutate.py --folder storage --only 'missing call' --minutes 30
    tools/mutate/mutate.py --folder core/engine --again --survived     # after new tests: those that survived, once more

Each mutant is killed (a test failed), survived, or is not compiled. What was found is kept in build/mutate/results.tsv
and not tried again; a run that was ended goes on where it was. Runs at the lowest priority. docs/guide/testing.md says more.
"""
import argparse
import hashlib
import os
import pathlib
import random
import sys
import time
from dataclasses import dataclass

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from mutations import KINDS, Mutation, mutations_of
from scratch import Scratch

ROOT = pathlib.Path(__file__).resolve().parents[2]
COLUMNS = ("key", "outcome", "by", "place", "function", "kind", "before", "after")


def parse(words):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", action="append", required=True, help="of sources, such as core/engine; several")
    parser.add_argument("--tests", action="append", default=[],
                        help="a folder whose tests are run besides those of the same name, such as tests/reference")
    parser.add_argument("--without", action="append", default=[], help="a test that is not run")
    parser.add_argument("--count", type=int, default=50, help="most mutants of this run (50)")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="begin none after so long")
    parser.add_argument("--seed", type=int, default=1, help="of the choice (1)")
    parser.add_argument("--only", choices=KINDS, help="one kind of mutation")
    parser.add_argument("--file", default="", help="only files whose path contains this")
    parser.add_argument("--again", action="store_true", help="also those whose outcome is known")
    parser.add_argument("--survived", action="store_true", help="only those that survived when they were last tried")
    parser.add_argument("--list", action="store_true", help="say what would be tried, and end")
    parser.add_argument("--lane", default="one", help="name of the copy; runs at the same time need one each")
    parser.add_argument("--jobs", type=int, default=1, help="of the compiler (1)")
    return parser.parse_args(words)


def describe(mutation, source):
    """(before, after): the lines as they are and as the mutation makes them."""
    first = source.rfind("\n", 0, mutation.start) + 1
    last = source.find("\n", max(mutation.end - 1, first))
    tail = source[mutation.end:max(last, mutation.end)]
    after = source[first:mutation.start] + mutation.text + tail
    return tuple(" / ".join(line.strip() for line in text.strip().splitlines()) for text in (source[first:last], after))


@dataclass(frozen=True)
class Candidate:
    key: str
    mutation: Mutation
    before: str
    after: str


def candidates(tree, options):
    """Each with its key: the same fault of an unchanged function has the same one, wherever the function has moved."""
    for folder in options.folder:
        files = sorted(path for path in (tree / folder).rglob("*") if path.suffix in (".cpp", ".h"))
        for path in files:
            name = str(path.relative_to(tree))
            seen = {}
            if options.file not in name:
                continue
            source = path.read_text()
            for mutation in mutations_of(name, source):
                words = (name, mutation.function, mutation.kind, *describe(mutation, source))
                seen[words] = seen.get(words, 0) + 1
                key = hashlib.sha256(repr((words, seen[words])).encode()).hexdigest()[:12]
                if options.only in (None, mutation.kind):
                    yield Candidate(key, mutation, *words[3:])


def choose(all_of_them, options):
    """One of each function before the second of any, kinds by chance; then in the order of files, which builds less."""
    dice = random.Random(options.seed)
    functions = {}
    for each in all_of_them:
        functions.setdefault((each.mutation.file, each.mutation.function), []).append(each)
    for each in functions.values():
        dice.shuffle(each)
    order = list(functions.values())
    dice.shuffle(order)
    rounds = [each[turn] for turn in range(max(map(len, order), default=0)) for each in order if turn < len(each)]
    return sorted(rounds[:options.count], key=lambda each: (each.mutation.file, each.mutation.start))


def read_results(path):
    lines = path.read_text().splitlines() if path.exists() else []
    return {line.split("\t")[0]: dict(zip(COLUMNS, line.split("\t"))) for line in lines}


class Run:
    def __init__(self, options):
        self.options = options
        self.scratch = Scratch(ROOT, ROOT / "build/mutate" / options.lane)
        self.kills = {}

    def tests_for(self, file):
        """Those of the folder of the same name, or of the nearest above it that has any."""
        tests = {}
        for parent in pathlib.Path(file).parents:
            tests = tests or self.scratch.tests_of(pathlib.Path("tests") / parent)
        for folder in self.options.tests:
            tests |= self.scratch.tests_of(folder, deep=True)
        return {name: command for name, command in tests.items() if name not in self.options.without}

    def rank(self, name):
        """Tests that kill often and cost little come first, and those that are built already."""
        least = self.scratch.least.get(name)
        return -(self.kills.get(name, 0) + 0.5) / (60 if least is None else least + 5)

    def outcome(self, mutation):
        """(outcome, by)"""
        tests = self.tests_for(mutation.file)
        copy = self.scratch.tree / mutation.file
        source = copy.read_text()
        try:
            for name in sorted(tests, key=self.rank):
                if name not in self.scratch.least:
                    copy.write_text(source)
                    self.scratch.measure(name, tests[name], self.options.jobs)
                copy.write_text(mutation.applied(source))
                if self.scratch.compile(pathlib.Path(tests[name][0]).name, self.options.jobs):
                    return "not compiled", ""
                passed, how, _ = self.scratch.run(name, tests[name])
                if not passed:
                    self.kills[name] = self.kills.get(name, 0) + 1
                    return "killed", f"{name} ({how})"
            return "survived", f"{len(tests)} suites" if tests else "no tests"
        finally:
            copy.write_text(source)


def main(words):
    options = parse(words)
    os.nice(19)
    run = Run(options)
    if not options.list:
        run.scratch.sync()
        run.scratch.configure()
    results = ROOT / "build/mutate/results.tsv"
    results.parent.mkdir(parents=True, exist_ok=True)
    known = read_results(results)
    wanted = [each for each in candidates(ROOT if options.list else run.scratch.tree, options)
              if (known.get(each.key, {}).get("outcome") == "survived" if options.survived
                  else options.again or each.key not in known)]
    chosen = choose(wanted, options)
    print(f"{len(wanted)} mutants to be tried, {len(known)} known; this run: {len(chosen)}", flush=True)
    counts, end = {}, time.monotonic() + 60 * options.minutes
    for each in chosen:
        mutation, place = each.mutation, f"{each.mutation.file}:{each.mutation.line}"
        outcome, by = ("listed", "") if options.list else run.outcome(mutation)
        counts[outcome] = counts.get(outcome, 0) + 1
        print(f"{outcome:12} {place} {mutation.function}: {mutation.kind}\n    - {each.before}\n    + {each.after}\n    {by}",
              flush=True)
        if not options.list:
            row = (each.key, outcome, by, place, mutation.function, mutation.kind, each.before, each.after)
            with results.open("a") as file:
                file.write("\t".join(row) + "\n")
        if time.monotonic() > end:
            break
    print(", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items())) or "none")


if __name__ == "__main__":
    main(sys.argv[1:])
