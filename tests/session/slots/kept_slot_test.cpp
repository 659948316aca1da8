// SPDX-License-Identifier: MIT
// A slot that is put into a project that nobody plays is there at the next start, and undo takes it back.
#include "core/sequence/checksum.h"
#include "session/autosave/alone.h"
#include "session/autosave/change_kept.h"
#include "session/slots/apply_slot.h"
#include "tests/session/shelf/kept_projects.h"

#include <gmock/gmock.h>

#include <memory>

namespace tresillo::session {
namespace {

using testing::HasSubstr;

constexpr Author kOther{9};

class KeptSlot : public testing::Test {
protected:
    [[nodiscard]] Keeping keeping() const { return {.stateFolder = kept_.state(), .projects = kept_.projects()}; }

    /// Puts a pattern of one tempo into A01, as a program of its own would.
    [[nodiscard]] storage::Result<KeptChange> load(const fs::path& project, std::int32_t milliBpm) const {
        auto opened = openToPlay(project, keeping());
        if (!opened) {
            return storage::FileError{opened.message()};
        }
        return changeKept(std::move(*opened), [&](Project<Studio>& open, storage::ProjectFile& file) {
            const auto pattern = std::make_unique<Pattern<Studio>>();
            (void)pattern->setPatternParam(ParamId::Tempo, milliBpm);
            const auto slot = slotOf(*pattern, {}, modulesOf(file), file.sounds, file.kits);
            const auto fitted = fitSlot(slot, file.sounds, file.kits);
            const Outcome outcome = applySlot(open, {.author = kOther}, PatternId{0}, *fitted);
            return changed(outcome) ? std::nullopt : std::optional{storage::FileError{"refused"}};
        });
    }
    [[nodiscard]] std::int32_t tempo(const fs::path& project) const {
        const auto pattern = std::make_unique<Pattern<Studio>>();
        (void)kept_.resumed(project).file.fillPattern(PatternId{0}, *pattern);
        return pattern->tempo().milliBpm;
    }

    KeptProjects kept_{};
};

TEST_F(KeptSlot, IsThereAtTheNextStartBehindWhatTheJournalHeld) {
    const fs::path project = kept_.make("Song");
    kept_.playAndDie(project, 5);
    EXPECT_EQ(kept_.notes(project), 1U);
    const auto kept = load(project, 99'000);
    ASSERT_TRUE(kept.ok()) << kept.message();
    EXPECT_EQ(tempo(project), 99'000);
    EXPECT_EQ(kept_.notes(project), 0U);
    EXPECT_THAT(*storage::readFile(project / "project.json", 10'000), HasSubstr("\"tempo\": 99"));
}

TEST_F(KeptSlot, IsTakenBackByUndoAndSoIsWhatWasDoneBefore) {
    const fs::path project = kept_.make("Song");
    kept_.playAndEnd(project, 5);
    ASSERT_TRUE(load(project, 99'000).ok());
    ResumedProject resumed = kept_.resumed(project);
    const auto alone = std::make_unique<Alone>(resumed.file);
    ASSERT_EQ(alone->codec.read(resumed.history, alone->project.history(), alone->head), Decoded::Done);
    EXPECT_EQ(alone->project.undo(kOther).outcome, Outcome::Done);
    ASSERT_TRUE(alone->project.request(PatternId{0}).has_value());
    EXPECT_EQ(alone->project.pattern(PatternId{0})->tempo().milliBpm, 120'000);
    EXPECT_EQ(alone->project.pattern(PatternId{0})->noteUsage().used, 1U);
    EXPECT_EQ(alone->project.undoDepth(), 1U) << "the note of the one who played";
}

TEST_F(KeptSlot, AProjectThatWasNeverPlayedCanGetOne) {
    const fs::path project = kept_.make("Song");
    ASSERT_TRUE(load(project, 99'000).ok());
    ASSERT_TRUE(load(project, 98'000).ok());
    EXPECT_EQ(tempo(project), 98'000);
    EXPECT_THAT(kept_.resumed(project).remarks, testing::IsEmpty());
}

TEST_F(KeptSlot, WhereItIsRefusedNothingIsKept) {
    const fs::path project = kept_.make("Song");
    ASSERT_TRUE(load(project, 99'000).ok());
    const std::string before = *storage::readFile(project / "project.json", 10'000);
    EXPECT_EQ(load(project, 99'000).message(), "refused"); // it is so already
    EXPECT_EQ(*storage::readFile(project / "project.json", 10'000), before);
}

TEST_F(KeptSlot, AProjectThatIsPlayedIsRefusedWithWhoHasIt) {
    const fs::path project = kept_.make("Song");
    const auto playing = openToPlay(project, keeping());
    ASSERT_TRUE(playing.ok()) << playing.message();
    EXPECT_THAT(load(project, 99'000).message(), HasSubstr("it is being played by process "));
}

} // namespace
} // namespace tresillo::session
