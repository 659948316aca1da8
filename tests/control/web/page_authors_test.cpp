// SPDX-License-Identifier: MIT
// As whom pages play: undo is a page's own, over connections and loads, and a refusal names who was in the way.
#include "tests/control/web/hub_rig.h"

#include <gmock/gmock.h>

namespace tresillo::control::test {
namespace {

using testing::HasSubstr;

constexpr std::uint32_t kAnn = 3'000'000'001;
constexpr std::uint32_t kBen = 3'000'000'002;

std::string levelIs(int level) {
    return R"({"type":"edits","pattern":0,"edits":[{"type":"SetTrackParam","param":"level","track":0,"value":)" +
           std::to_string(level) + "}]}";
}

class PageAuthors : public testing::Test {
protected:
    /// What the page is told in answer.
    std::string join(FakePeer& page, std::uint32_t author, std::uint32_t visit) {
        return ask(
            page,
            R"({"type":"join","author":)" + std::to_string(author) + R"(,"visit":)" + std::to_string(visit) + "}");
    }
    std::string ask(FakePeer& page, const std::string& text) {
        rig_.say(page, text);
        std::string told;
        for (const auto& message : page.take(rig_.hub)) {
            told += boost::json::serialize(message);
        }
        return told;
    }
    std::string undo(FakePeer& page) { return ask(page, R"({"type":"undo","id":1})"); }
    std::string historyOf(FakePeer& page) {
        rig_.hub.historyChanged();
        const auto told = find(rig_.next(page), "history");
        return told ? boost::json::serialize(*told) : "not told";
    }

    HubRig rig_{};
    FakePeer& mine_ = rig_.open();
    FakePeer& yours_ = rig_.open();
};

TEST_F(PageAuthors, APageIsToldAsWhomItPlaysAndWhatOthersCallIt) {
    EXPECT_THAT(join(mine_, kAnn, 2'147'483'648), HasSubstr(R"("type":"joined","author":3000000001,"page":1)"));
    EXPECT_THAT(join(yours_, kBen, 4'294'967'295), HasSubstr(R"("author":3000000002,"page":2)"));
    EXPECT_THAT(join(mine_, kBen, 4'000'000'000), HasSubstr("joined already"));
    FakePeer& other = rig_.open();
    EXPECT_THAT(join(other, 2'147'483'647, 4'000'000'000), HasSubstr(R"("type":"refused")"));
    EXPECT_THAT(join(other, 4'000'000'000, 0), HasSubstr(R"("type":"refused")"));
}

TEST_F(PageAuthors, ARefusalNamesThePageThatChangedThePlaceSince) {
    (void)join(mine_, kAnn, 4'000'000'000);
    (void)join(yours_, kBen, 4'000'000'001);
    rig_.say(mine_, levelIs(-10));
    rig_.say(yours_, levelIs(-20));
    EXPECT_THAT(undo(mine_), HasSubstr(R"("outcome":"ChangedByOther","text":"not done: changed since by page 2")"));
    rig_.hub.closed(yours_);
    EXPECT_THAT(undo(mine_), HasSubstr("changed since by page 2")) << "also when it is gone";
}

TEST_F(PageAuthors, TheTerminalHasAName) {
    const Author keys = rig_.actions.join();
    rig_.actions.speakFor(keys, kTerminal, "the terminal");
    rig_.say(mine_, levelIs(-10));
    EditPattern edit{};
    edit.edits.push_back(SetTrackParam{.track = 0, .id = ParamId::Level, .value = -20});
    rig_.actions.perform(keys, edit);
    EXPECT_THAT(undo(mine_), HasSubstr("not done: changed since by the terminal"));
    rig_.actions.perform(keys, Undo{});
    EXPECT_THAT(undo(mine_), HasSubstr(R"("outcome":"Done")"));
}

TEST_F(PageAuthors, APageThatIsLoadedAgainGoesOnWithItsUndo) {
    (void)join(mine_, kAnn, 4'000'000'000);
    rig_.say(mine_, levelIs(-10));
    rig_.hub.closed(mine_);
    FakePeer& again = rig_.open();
    EXPECT_THAT(historyOf(again), HasSubstr(R"("undo":null)"));
    EXPECT_THAT(join(again, kAnn, 4'000'000'002), HasSubstr(R"("author":3000000001,"page":1)"));
    EXPECT_THAT(historyOf(again), HasSubstr(R"("undo":"track: Level")"));
    EXPECT_THAT(undo(again), HasSubstr(R"("outcome":"Done")"));
}

TEST_F(PageAuthors, ASecondTabOfABrowserIsSomebodyElseAndALostConnectionIsNot) {
    (void)join(mine_, kAnn, 4'000'000'000);
    EXPECT_THAT(join(yours_, kAnn, 4'000'000'001), HasSubstr(R"("author":4000000001,"page":2)"));
    rig_.say(mine_, levelIs(-10));
    EXPECT_THAT(undo(yours_), HasSubstr("NothingToUndo"));
    // The connection is lost, and the server does not know it yet.
    FakePeer& again = rig_.open();
    EXPECT_THAT(join(again, kAnn, 4'000'000'000), HasSubstr(R"("author":3000000001,"page":1)"));
    rig_.hub.closed(mine_);
    EXPECT_THAT(undo(again), HasSubstr(R"("outcome":"Done")"));
}

} // namespace
} // namespace tresillo::control::test
