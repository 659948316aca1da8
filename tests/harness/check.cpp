// SPDX-License-Identifier: MIT
#include "tests/harness/check.h"

#include <array>
#include <cstddef>

namespace tresillo::check {
namespace {

// Zero-initialised before any constructor runs, so the order of registration across files does not matter.
TestCase* firstCase;
TestCase* lastCase;
bool currentFailed;

void writeNumber(std::int64_t value) {
    std::array<char, 20> digits{};
    std::size_t start = digits.size();
    // Negative all the way: the most negative number has no positive twin.
    std::int64_t rest = value < 0 ? value : -value;
    do {
        digits[--start] = static_cast<char>('0' - rest % 10);
        rest /= 10;
    } while (rest != 0);
    if (value < 0) {
        digits[--start] = '-';
    }
    platform::write(std::string_view(digits.data() + start, digits.size() - start));
}

void writePlace(const char* file, int line) {
    platform::write(file);
    platform::write(":");
    writeNumber(line);
    platform::write(": ");
}

} // namespace

TestCase::TestCase(const char* caseName, void (*caseBody)()) : name(caseName), body(caseBody) {
    (lastCase == nullptr ? firstCase : lastCase->next) = this;
    lastCase = this;
}

void fail(const char* file, int line, const char* what) {
    currentFailed = true;
    writePlace(file, line);
    platform::write(what);
    platform::write("\n");
}

void failEqual(const char* file, int line, const char* what, std::int64_t left, std::int64_t right) {
    currentFailed = true;
    writePlace(file, line);
    platform::write(what);
    platform::write(" (");
    writeNumber(left);
    platform::write(" and ");
    writeNumber(right);
    platform::write(")\n");
}

int runAll(std::string_view filter) {
    std::int64_t passed = 0;
    std::int64_t failed = 0;
    for (TestCase* test = firstCase; test != nullptr; test = test->next) {
        if (std::string_view(test->name).find(filter) == std::string_view::npos) {
            continue;
        }
        currentFailed = false;
        test->body();
        (currentFailed ? failed : passed) += 1;
        if (currentFailed) {
            platform::write("FAILED: ");
            platform::write(test->name);
            platform::write("\n");
        }
    }
    writeNumber(passed);
    platform::write(" passed, ");
    writeNumber(failed);
    platform::write(" failed\n");
    return failed == 0 && passed > 0 ? 0 : 1;
}

} // namespace tresillo::check
