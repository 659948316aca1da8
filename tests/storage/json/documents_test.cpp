// SPDX-License-Identifier: MIT
// What is shown to people, the reference page and the demos, is what the readers read.
#include "storage/json/kit_fields.h"
#include "storage/json/project_fields.h"
#include "storage/json/project_json.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace tresillo::storage {
namespace {

std::string content(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

TEST(Documents, TheExampleOfTheReferenceReads) {
    const std::string page = content("docs/reference/project-format.md");
    const std::size_t start = page.find("```json\n") + 8;
    const std::string example = page.substr(start, page.find("```", start) - start);
    const auto project = parseProject(example, "example");
    ASSERT_TRUE(project.ok()) << project.message();
    EXPECT_EQ(project->patternIds().size(), 2U);
    EXPECT_EQ(project->song[1].tempo, 133'700);
    EXPECT_EQ(*parseProject(formatProject(*project), "again"), *project);
}

TEST(Documents, EveryFieldIsInTheReference) {
    const std::string page = content("docs/reference/project-format.md");
    const auto expectAll = [&page](const auto& fields) {
        for (const std::string_view field : fields) {
            EXPECT_THAT(page, testing::HasSubstr("`" + std::string{field} + "`"));
        }
    };
    expectAll(kProjectFields);
    expectAll(kKitFields);
    expectAll(kSoundFields);
    expectAll(kSoundFileFields);
    expectAll(kSectionFields);
    expectAll(kPatternFields);
    expectAll(kTrackFields);
    expectAll(kStepFields);
    expectAll(kNoteFields);
    expectAll(kKitFileFields);
    expectAll(kPadFields);
    expectAll(kLayerFields);
}

TEST(Documents, NoFieldHasTheNameOfAParameterOfItsObject) {
    const auto expectApart = [](const auto& fields, Scope scope) {
        const auto all = knownFields(fields, scope);
        for (const std::string_view field : fields) {
            EXPECT_EQ(std::ranges::count(all, field), 1) << field;
        }
    };
    expectApart(kProjectFields, Scope::Project);
    expectApart(kPatternFields, Scope::Pattern);
    expectApart(kTrackFields, Scope::Track);
    expectApart(kStepFields, Scope::Step);
}

TEST(Documents, EveryDemoAndTemplateReads) {
    for (const char* folder : {"demos", "templates"}) {
        int projects = 0;
        for (const auto& entry : std::filesystem::directory_iterator{folder}) {
            if (entry.is_directory()) {
                const auto project = readProject(entry.path());
                EXPECT_TRUE(project.ok()) << project.message();
                ++projects;
            }
        }
        EXPECT_GE(projects, 2) << folder;
    }
}

} // namespace
} // namespace tresillo::storage
