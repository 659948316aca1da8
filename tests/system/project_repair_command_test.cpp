// SPDX-License-Identifier: MIT
// A project that something happened to: what is said of it, and what can be mended.
#include "tests/system/command_line.h"

#include <gmock/gmock.h>

#include <string>

namespace tresillo {
namespace {

using testing::AllOf;
using testing::HasSubstr;

class ProjectRepairCommand : public CommandLine {
protected:
    void SetUp() override {
        CommandLine::SetUp();
        p_ = path("p");
        ASSERT_EQ(tresillo("project new " + p_).code, 0);
        ASSERT_EQ(tresillo("sound load deep-root " + p_ + " --track 2").code, 0) << "from now on something is kept";
        document_ = contentOf(p_ + "/project.json");
    }
    [[nodiscard]] Answer verify() const { return tresillo("project verify " + p_); }
    [[nodiscard]] Answer repair() const { return tresillo("project repair " + p_); }
    [[nodiscard]] fs::path state() const {
        for (const auto& entry : fs::directory_iterator{path("state/tresillo/projects")}) {
            if (entry.path().extension() == ".sqlite") {
                return entry.path();
            }
        }
        return {};
    }
    void expectSound() const {
        EXPECT_EQ(verify().text, p_ + ": sound\n");
        EXPECT_EQ(repair().text, p_ + ": nothing to mend\n");
    }

    std::string p_{};
    std::string document_{};
};

TEST_F(ProjectRepairCommand, ABrokenDocumentIsNamedAndWrittenAnew) {
    std::ofstream{p_ + "/project.json"} << document_.substr(0, document_.size() / 2);
    const Answer wrong = verify();
    EXPECT_EQ(wrong.code, 1);
    EXPECT_EQ(wrong.lines(), 1) << wrong.text;
    EXPECT_THAT(wrong.text, HasSubstr("p/project.json:"));
    const Answer mended = repair();
    EXPECT_EQ(mended.code, 0) << mended.text;
    EXPECT_THAT(mended.text, AllOf(HasSubstr("project.json.broken"), HasSubstr("written anew from what was kept")));
    EXPECT_EQ(contentOf(p_ + "/project.json"), document_);
    expectSound();
}

TEST_F(ProjectRepairCommand, WhatIsKeptAndDamagedIsNamedAndSetAside) {
    ASSERT_FALSE(state().empty());
    std::ofstream{state(), std::ios::binary} << std::string(4'096, 'x');
    const Answer wrong = verify();
    EXPECT_EQ(wrong.code, 1);
    EXPECT_EQ(wrong.lines(), 1) << wrong.text;
    EXPECT_THAT(wrong.text, HasSubstr(".sqlite: file is not a database"));
    EXPECT_EQ(tresillo("project info " + p_).code, 0);
    const Answer mended = repair();
    EXPECT_EQ(mended.code, 0) << mended.text;
    EXPECT_THAT(mended.text, HasSubstr("set aside as"));
    EXPECT_EQ(contentOf(p_ + "/project.json"), document_);
    expectSound();
}

TEST_F(ProjectRepairCommand, WhatCannotBeMendedIsSaidInOneLine) {
    fs::remove_all(path("state"));
    std::ofstream{p_ + "/project.json"} << "{";
    for (const std::string& project : {p_, path("nowhere")}) {
        const Answer refused = tresillo("project repair " + project);
        EXPECT_EQ(refused.code, 1);
        EXPECT_EQ(refused.lines(), 1) << refused.text;
        EXPECT_THAT(refused.text, HasSubstr(project));
    }
    EXPECT_EQ(contentOf(p_ + "/project.json"), "{");
    const std::string demo = (fs::path{TRESILLO_SHIPPED} / "demos/tresillo").string();
    EXPECT_THAT(tresillo("project repair " + demo).text, HasSubstr("comes with the program"));
    EXPECT_EQ(tresillo("project repair").code, 2);
}

TEST_F(ProjectRepairCommand, AnotherHandsChangeIsNamedAndLaidAside) {
    std::string text = document_;
    text.insert(text.rfind('}'), "\n");
    std::ofstream{p_ + "/project.json"} << text;
    EXPECT_THAT(verify().text, HasSubstr("another program has changed its files"));
    const Answer mended = repair();
    EXPECT_THAT(mended.text, HasSubstr("what was played here before is in " + path("state/tresillo/set-aside/p")));
    EXPECT_EQ(contentOf(p_ + "/project.json"), text) << "theirs stays";
    EXPECT_EQ(verify().text, p_ + ": sound\n");
}

} // namespace
} // namespace tresillo
