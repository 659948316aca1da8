// SPDX-License-Identifier: MIT
#include "tools/layers/shape.h"
#include "tools/layers/source_text.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace tresillo::layers {
namespace {

// `Name:methods` for each class of a text.
std::string classes(std::string_view text) {
    std::string found;
    for (const ClassShape& shape : classesOf(withoutCommentsAndLiterals(text))) {
        found += shape.name + ":" + std::to_string(shape.methods) + " ";
    }
    return found;
}

std::vector<ShapeFinding> findings(std::string_view text) { return checkShape(text, withoutCommentsAndLiterals(text)); }

std::string classOf(std::size_t methods, std::string_view comment) {
    std::string text = std::string(comment) + "\nclass Big {\npublic:\n";
    for (std::size_t number = 0; number < methods; ++number) {
        text += "    void method" + std::to_string(number) + "(int value);\n";
    }
    return text + "};\n";
}

TEST(Shape, CountsWhatAClassDeclares) {
    EXPECT_EQ(
        classes("namespace a { class Plain { public: Plain(int x) : x_(x), y_{x} { f(); } ~Plain(); void f() const;\n"
                "[[nodiscard]] int g() const { return x_ + y_; } private: static int h(int); int x_; int y_{0}; }; }"),
        "Plain:5 ");
    EXPECT_EQ(
        classes("template <class T, int N = (1 < 2)> struct S { template <class F> void each(F&& f) const {} };"),
        "S:1 ");
    EXPECT_EQ(
        classes("struct S : private Base<int>::Face { bool operator==(const S&) const; void operator()(int); };"),
        "S:2 ");
}

TEST(Shape, WhatIsGivenOrNoFunctionDoesNotCount) {
    EXPECT_EQ(
        classes(
            "class C { C(const C&) = delete; C() = default; friend bool same(int); std::function<void(int)> f;\n"
            "alignas(64) std::atomic<int> a{0}; int x = call(3); static_assert(sizeof(int) == 4);\n"
            "using F = void (*)(int); enum class E { A, B }; E e{E::A}; struct Forward; std::array<int, f(3)> b{}; };"),
        "C:0 ");
}

TEST(Shape, NestedClassesCountForThemselves) {
    EXPECT_EQ(
        classes("class Outer { void a(); struct Inner { void b(); void c() {} }; void d(); };"), "Outer:2 Inner:2 ");
    EXPECT_EQ(classes("enum class Colour { Red };\nclass Declared;\nvoid free() { struct Local {}; }\n"), "");
}

TEST(Shape, AClassOfManyMethodsSaysWhy) {
    EXPECT_TRUE(findings(classOf(kMostMethods, "")).empty());
    const auto found = findings(classOf(kMostMethods + 1, "// large"));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].line, 2);
    EXPECT_EQ(found[0].message, "`Big` has 36 methods, and no comment \"More than 35 methods: <why>\"");
    EXPECT_TRUE(findings(classOf(kMostMethods + 1, "/// More than 35 methods: one for each thing that a hand can do."))
                    .empty());
}

TEST(Shape, MembersOfAClassThatStandsElsewhereAreNoHeader) {
    const auto found = findings(
        "#include \"player.h\"\nnamespace a {\ntemplate <class S> void Player<S>::run(int x) {\n if (x) { f(); }\n}\n"
        "Player<int>::~Player() {}\nstd::vector<int> Other::list() const { return {}; }\n}\n");
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].line, 3);
    EXPECT_TRUE(found[0].message.starts_with("`Player::run` is defined in a header")) << found[0].message;
    EXPECT_EQ(found[1].line, 6);
    EXPECT_EQ(found[2].line, 7);
}

TEST(Shape, MembersOfAHeadersOwnClassAndFreeFunctionsAreWell) {
    EXPECT_TRUE(
        findings("template <class S> class Route { void a(); };\ntemplate <class S> void Route<S>::a() {}\n").empty());
    EXPECT_TRUE(findings("inline std::vector<int> list() { return {}; }\nconstexpr int k = std::max(1, 2);\n").empty());
    EXPECT_TRUE(
        findings("template <class S> typename Route<S>::Plan find(const Route<S>& route) { return {}; }\n").empty());
}

} // namespace
} // namespace tresillo::layers
