// SPDX-License-Identifier: MIT
#pragma once

// The test harness of core/ and project/: no heap, exceptions, RTTI, iostream or OS, so that the same tests run on
// the host and on a bare board. GoogleTest needs all of these and serves the rest of the tree.
//
//     TEST_CASE("a quarter note is 960 pulses of 2016 ticks") {
//         CHECK(kTicksPerQuarter == 960 * 2016);   // a failure is printed and the test goes on
//         REQUIRE(pattern != nullptr);             // a failure is printed and the test function returns
//         CHECK_EQ(frames.count(), 24'000);        // prints both integers when they differ
//     }

#include <concepts>
#include <cstdint>
#include <string_view>
#include <utility>

namespace tresillo::check {

/// One registered test. Objects are static and link themselves into a list, in the order of the file.
struct TestCase {
    TestCase(const char* name, void (*body)());

    const char* name;
    void (*body)();
    TestCase* next = nullptr;
};

/// Prints `file:line: what` and marks the running test as failed.
void fail(const char* file, int line, const char* what);

/// The same with two values that should have been equal.
void failEqual(const char* file, int line, const char* what, std::int64_t left, std::int64_t right);

inline void verify(bool passed, const char* file, int line, const char* what) {
    if (!passed) {
        fail(file, line, what);
    }
}

template <std::integral Left, std::integral Right>
void verifyEqual(Left left, Right right, const char* file, int line, const char* what) {
    if (std::cmp_not_equal(+left, +right)) {
        failEqual(file, line, what, static_cast<std::int64_t>(left), static_cast<std::int64_t>(right));
    }
}

/// Runs every test whose name contains `filter`; ends with the line `N passed, N failed`. Returns the exit code:
/// 0 only if at least one test ran and none failed.
int runAll(std::string_view filter);

/// The one thing a board must supply: somewhere to write to.
namespace platform {
void write(std::string_view text);
} // namespace platform

} // namespace tresillo::check

#define TRESILLO_CHECK_JOIN_(left, right) left##right
#define TRESILLO_CHECK_JOIN(left, right) TRESILLO_CHECK_JOIN_(left, right)

// Numbered by __COUNTER__, as sources that are compiled as one have lines of the same number.
#define TRESILLO_CHECK_TEST(name, number)                                                                              \
    static void TRESILLO_CHECK_JOIN(testBody, number)();                                                               \
    static ::tresillo::check::TestCase TRESILLO_CHECK_JOIN(testCase, number){                                          \
        name, TRESILLO_CHECK_JOIN(testBody, number)};                                                                  \
    static void TRESILLO_CHECK_JOIN(testBody, number)()

#define TEST_CASE(name) TRESILLO_CHECK_TEST(name, __COUNTER__)

#define CHECK(...) ::tresillo::check::verify(static_cast<bool>(__VA_ARGS__), __FILE__, __LINE__, #__VA_ARGS__)

#define CHECK_EQ(left, right) ::tresillo::check::verifyEqual((left), (right), __FILE__, __LINE__, #left " == " #right)

#define REQUIRE(...)                                                                                                   \
    do {                                                                                                               \
        if (!static_cast<bool>(__VA_ARGS__)) {                                                                         \
            ::tresillo::check::fail(__FILE__, __LINE__, #__VA_ARGS__);                                                 \
            return;                                                                                                    \
        }                                                                                                              \
    } while (false)
