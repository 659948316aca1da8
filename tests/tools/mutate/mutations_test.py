#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the mutation tool finds in a source, and what it makes of it. Run in the root of the tree."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path("tools/mutate").resolve()))
sys.dont_write_bytecode = True
from mutations import KINDS, mutations_of
from sources import functions, masked

SOURCE = """// a < b in a comment { is none
#include <vector>
#define MANY(x) \\
    ((x) < 3)
namespace tresillo {

template <class Sizes, std::size_t Count = 4> class Heap : public Base {
public:
    explicit Heap(int size) : size_{size}, name_("a < b {") {}
    [[nodiscard]] bool isFull() const { return size_ >= 100; }

private:
    int size_{0};
};

template <class Sizes> void Heap<Sizes>::fill(int count) {
    static_assert(Count < 5);
    require(count > 0);
    const int limit = 1'000;
    clear();
    size_ = count + 1;
    if (const auto found = find(count); found < limit && !isDone) {
        note('{', true);
    }
    while (count != 0) {
        --count;
    }
}

enum class Kind { First = 1 };

} // namespace tresillo
"""
passed = failed = 0


def expect(what, expected, got):
    global passed, failed
    if expected == got:
        passed += 1
    else:
        failed += 1
        print(f"FAILED: {what}\n  expected {expected}\n  got      {got}")


def made(kind):
    """The first line that each mutation of a kind changes, as it becomes."""
    lines = []
    for mutation in mutations_of("heap.h", SOURCE):
        if mutation.kind == kind:
            after = mutation.applied(SOURCE).splitlines()
            lines.append(next(line.strip() for line, before in zip(after, SOURCE.splitlines()) if line != before))
    return sorted(lines)


code = masked(SOURCE)
expect("what is masked keeps its place", len(SOURCE), len(code))
expect("lines stay", SOURCE.count("\n"), code.count("\n"))
expect("functions are found by their names", ["Heap", "isFull", "Heap<Sizes>::fill"],
       [name for name, _, _ in functions(code)])
expect("comparisons", sorted([
    "[[nodiscard]] bool isFull() const { return size_ > 100; }",
    "if (const auto found = find(count); found <= limit && !isDone) {",
    "while (count == 0) {"]), made("comparison"))
expect("off by one", sorted([
    "[[nodiscard]] bool isFull() const { return size_ >= 101; }",
    "const int limit = 1001;",
    "size_ = count + 2;",
    "while (count != 1) {",
    "size_ = count;"]), made("off by one"))
expect("swapped statements", ["clear();", "size_ = count + 1;"], made("swapped statements"))
expect("missing calls", ["", "", "", ""], made("missing call"))
expect("negated conditions", sorted([
    "if (const auto found = find(count); !(found < limit && !isDone)) {",
    "while (!(count != 0)) {",
    "if (const auto found = find(count); found < limit || !isDone) {"]), made("negated condition"))
expect("constants", sorted([
    "[[nodiscard]] bool isFull() const { return size_ >= 0; }",
    "const int limit = 0;",
    "note('{', false);"]), made("constant"))
expect("every kind is made", set(KINDS), {mutation.kind for mutation in mutations_of("heap.h", SOURCE)})

# The tree's own sources: each mutation changes something.
count = 0
for folder in ("core/engine", "project", "control/web", "storage"):
    for path in pathlib.Path(folder).rglob("*.cpp"):
        source = path.read_text()
        for mutation in mutations_of(str(path), source):
            count += 1
            if mutation.applied(source) == source:
                expect(f"{path}:{mutation.line} {mutation.kind} changes something", True, False)
expect("there is enough to try", True, count > 1000)
print(f"{passed} passed, {failed} failed")
sys.exit(failed != 0)
