// SPDX-License-Identifier: MIT
// What is shown to people, the reference page and the demos, is what the readers read.
#include "storage/json/kit_fields.h"
#include "storage/json/project_fields.h"
#include "storage/json/project_json.h"
#include "storage/json/slot_json.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <string_view>

namespace tresillo::storage {
namespace {

std::string content(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

std::string exampleOf(const std::string& page) {
    const std::size_t start = page.find("```json\n") + 8;
    return page.substr(start, page.find("```", start) - start);
}

void expectFields(const std::string& page, std::span<const std::string_view> fields) {
    for (const std::string_view field : fields) {
        EXPECT_THAT(page, testing::HasSubstr("`" + std::string{field} + "`"));
    }
}

TEST(Documents, TheExampleOfASlotReadsAndEveryFieldOfItIsInTheReference) {
    const std::string page = content("docs/reference/slot-format.md");
    const auto slot = parseSlot(exampleOf(page), "example");
    ASSERT_TRUE(slot.ok()) << slot.message();
    EXPECT_EQ(*parseSlot(formatSlot(*slot), "again"), *slot);
    expectFields(page, kSlotFields);
    expectFields(page, kTransportFields);
}

TEST(Documents, TheExampleOfTheReferenceReads) {
    const std::string example = exampleOf(content("docs/reference/project-format.md"));
    const auto project = parseProject(example, "example");
    ASSERT_TRUE(project.ok()) << project.message();
    EXPECT_EQ(project->patternIds().size(), 2U);
    EXPECT_EQ(project->song[1].tempo, 133'700);
    EXPECT_EQ(*parseProject(formatProject(*project), "again"), *project);
}

TEST(Documents, EveryFieldIsInTheReference) {
    const std::string page = content("docs/reference/project-format.md");
    const auto expectAll = [&page](const auto& fields) { expectFields(page, fields); };
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
