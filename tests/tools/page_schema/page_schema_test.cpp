// SPDX-License-Identifier: MIT
#include "control/schema/type_node.h"
#include "control/web/messages/page_messages.h"
#include "control/web/messages/server_messages.h"
#include "core/params/param_table.h"
#include "core/params/words.h"
#include "tools/page_schema/page_schema.h"
#include "tools/page_schema/type_names.h"
#include "tools/page_schema/typescript_text.h"

#include <gmock/gmock.h>

#include <array>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

namespace tresillo::page_schema {
namespace {

using testing::HasSubstr;

std::string textOf(const char* path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

TEST(PageSchema, TheTypesOfThePageAreUpToDate) {
    EXPECT_TRUE(textOf("web/src/generated/schema.ts") == typescript())
        << "run: tresillo_page_schema typescript > web/src/generated/schema.ts";
}

TEST(PageSchema, TheReferenceOfTheMessagesIsUpToDate) {
    EXPECT_TRUE(textOf("docs/reference/page-messages.md") == reference())
        << "run: tresillo_page_schema reference > docs/reference/page-messages.md";
}

TEST(PageSchema, HasEveryParameter) {
    const std::string text = typescript();
    for (const ParamRow& row : kParamTable) {
        EXPECT_THAT(
            text,
            HasSubstr("key: \"" + std::string{wordsOf(row.id).key} + "\", stableId: " + std::to_string(row.stableId)));
    }
    EXPECT_THAT(text, HasSubstr("min: 30000, max: 300000, initial: 120000, step: 1000, digits: 3"));
    EXPECT_THAT(text, HasSubstr(R"(choices: ["off", "low_pass", "high_pass", "band_pass"])"));
    EXPECT_THAT(text, HasSubstr(R"(page: "modulation", pads: 3)"));
}

TEST(PageSchema, GivesTypesToEveryMessage) {
    const std::string text = typescript();
    EXPECT_THAT(text, HasSubstr(R"(export interface SetNote {
    readonly type: "SetNote";
    readonly track: number;
    readonly step: number;
    /** which of the step's notes */
    readonly slot: number;
    readonly note: Note;
}
)"));
    EXPECT_THAT(
        text, HasSubstr(R"(export type LaunchLine = "now" | "step" | "beat" | "bar" | "afterSteps" | "patternEnd";)"));
    EXPECT_THAT(text, HasSubstr("readonly gesture?: number;"));
    EXPECT_THAT(text, HasSubstr("readonly queued: Queued | null;"));
    EXPECT_THAT(text, HasSubstr("track: number, step: number, value: StepView | null,"));
    EXPECT_THAT(text, HasSubstr("readonly values: Readonly<Record<TrackRowKey, number>>;"));
    EXPECT_THAT(text, HasSubstr("readonly param: StepParamKey;"));
}

TEST(PageSchema, StaysWithinTheColumnsOfThePagesSources) {
    std::istringstream text{typescript()};
    for (std::string line; std::getline(text, line);) {
        EXPECT_LE(line.size(), kColumns) << line;
    }
}

TEST(PageSchema, TheReferenceSaysWhatIsAllowed) {
    const std::string text = reference();
    EXPECT_THAT(text, HasSubstr("| `velocity` | 1 to 127 |"));
    EXPECT_THAT(text, HasSubstr("| `count` (may be left out) | 0 to 255 |"));
    EXPECT_THAT(text, HasSubstr("| `undo` or null | text |"));
    EXPECT_THAT(text, HasSubstr("[SetChain](#setchain)"));
    EXPECT_THAT(text, HasSubstr("Its `type` is `look`."));
}

/// Walks a message and looks up the chapter of everything that is told apart by `type`.
void expectTypeOfEachAlternative(const schema::TypeNode& node, const std::string& text) {
    for (const schema::TypeNode& part : node.parts) {
        if (node.kind == schema::TypeNode::Kind::Union) {
            const std::size_t chapter = text.find("\n## " + typeName(part) + "\n");
            ASSERT_NE(chapter, std::string::npos) << part.name;
            const std::string own = text.substr(chapter, text.find("\n## ", chapter + 1) - chapter);
            EXPECT_THAT(own, HasSubstr("Its `type` is `" + std::string{part.name} + "`."));
        }
        expectTypeOfEachAlternative(part, text);
    }
}

TEST(PageSchema, TheReferenceNamesTheTypeOfWhateverIsToldApartByIt) {
    const std::string text = reference();
    expectTypeOfEachAlternative(schema::typeNode<control::PageMessage>(), text);
    expectTypeOfEachAlternative(schema::typeNode<control::ServerMessage>(), text);
    EXPECT_THAT(text, HasSubstr("Its `type` is `SetNote`."));
    EXPECT_THAT(text, testing::Not(HasSubstr("Its `type` is `Note`.")));
}

TEST(TypescriptText, LinesAreBrokenBeforeTheyAreTooLong) {
    const std::array<std::string, 3> items{std::string(60, 'a'), std::string(60, 'b'), "c"};
    EXPECT_EQ(wrapped("x = ", items, "  "), "x = " + items[0] + "\n  " + items[1] + " c");
    EXPECT_EQ(eitherOf("Few", std::array<std::string, 2>{"A", "B"}), "export type Few = A | B;\n");
    EXPECT_EQ(eitherOf("Many", items), "export type Many =\n    | " + items[0] + "\n    | " + items[1] + " | c;\n");
}

} // namespace
} // namespace tresillo::page_schema
