// SPDX-License-Identifier: MIT
// What a page is told suffices to know the music, however rarely it listens.
#include "control/actions/use_tool.h"
#include "control/views/checksum.h"
#include "control/views/history_view.h"
#include "control/views/pattern_view.h"
#include "control/views/project_view.h"
#include "control/views/silent_view.h"
#include "control/web/messages/message_text.h"
#include "tests/control/views/shadow_page.h"
#include "tests/core/model/random_edit.h"
#include "tests/harness/effort.h"
#include "tests/project/rig.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>

namespace tresillo::views::test {
namespace {

using tresillo::test::makeProject;
using tresillo::test::ProjectRig;

/// A page with what the server keeps for it.
class Viewer final : public ChangeListener<Studio> {
public:
    explicit Viewer(ProjectRig<Studio>& rig) : rig_(rig) {}

    void changed(PatternId pattern, const Change<Studio>& change) override { dirty.changed(pattern, change); }
    void patternReplaced(PatternId pattern) override { dirty.replaced(pattern); }
    void historyChanged() override { dirty.historyChanged(); }

    /// Tells the page what changed; false while the pattern is not at hand.
    bool flush() {
        if (dirty.any() && !rig_.project.request(dirty.pattern())) {
            return false;
        }
        if (dirty.all()) {
            ++wholes;
            page.take(control::textOf(*patternView(rig_.project, dirty.pattern())));
        } else if (dirty.any()) {
            ++updates;
            page.take(control::textOf(*patternUpdate(rig_.project, dirty)));
        }
        dirty.clearPattern();
        return true;
    }

    /// Whether the page shows exactly what there is.
    [[nodiscard]] bool knowsAll() const {
        ShadowPage fresh;
        fresh.take(control::textOf(*patternView(rig_.project, dirty.pattern())));
        return page.content() == fresh.content() && page.checksum() == fresh.told() && page.told() == fresh.told();
    }

    Dirty dirty{};
    ShadowPage page{};
    int wholes{0};
    int updates{0};

private:
    ProjectRig<Studio>& rig_;
};

TEST(Views, APageThatListensNowAndThenKnowsAll) {
    const auto rig = makeProject<Studio>();
    Viewer viewer{*rig};
    rig->project.changeListeners().add(viewer);
    RandomEdits<Studio> random{5};
    Dice dice{6};
    for (int round = 0; round < (kFullSize ? 400 : 60); ++round) {
        if (dice.chance(5)) {
            viewer.dirty.look({static_cast<std::uint8_t>(dice.chance(50) ? 0 : 17)});
        }
        for (std::size_t edits = dice.below(60); edits > 0; --edits) {
            (void)rig->beginGroup();
            const Edit<Studio> edit = random.next();
            (void)rig->edit(edit.pattern, edit.change);
            if (dice.chance(10)) {
                (void)(dice.chance(60) ? tresillo::test::undoNewest(rig->project)
                                       : tresillo::test::redoNewest(rig->project));
            }
            rig->settle();
        }
        if (dice.chance(3)) {
            (void)control::useTool(rig->project, {}, viewer.dirty.pattern(), schema::ClearPattern{});
            rig->settle();
        }
        ASSERT_TRUE(viewer.flush());
        ASSERT_TRUE(viewer.knowsAll()) << "round " << round;
    }
    EXPECT_GT(viewer.updates, viewer.wholes);
}

TEST(Views, AnUpdateHoldsWhatChangedAndNothingElse) {
    const auto rig = makeProject<Studio>();
    Viewer viewer{*rig};
    rig->project.changeListeners().add(viewer);
    ASSERT_TRUE(viewer.flush());
    (void)rig->edit(0, SetNote{.track = 2, .step = 7, .slot = 1, .note = {.pitch = 61, .velocity = 90}});
    (void)rig->edit(0, SetStepParam{.track = 2, .step = 7, .id = ParamId::Cutoff, .value = 900});
    (void)rig->edit(0, SetStepParam{.track = 2, .step = 7, .id = ParamId::Cutoff, .value = 1000});
    (void)rig->edit(0, SetNote{.track = 0, .step = 0});
    (void)rig->edit(0, ClearNote{.track = 0, .step = 0});
    const auto sum = std::to_string(wireChecksum(*rig->project.pattern({0})));
    EXPECT_EQ(
        control::textOf(*patternUpdate(rig->project, viewer.dirty)),
        R"({"type":"update","pattern":0,"steps":[[0,0,null],[2,7,{"notes":[[1,61,90,0,1,64]],"values":{"cutoff":1000},)"
        R"("condition":0}]],"pool":{"used":1,"highWater":1,"failures":0,"capacity":4096},"checksum":)" +
            sum + "}");
}

TEST(Views, OfAPatternThatIsNotAtHandThereIsNone) {
    const auto rig = makeProject<Studio>();
    EXPECT_FALSE(patternView(rig->project, {9}));
    EXPECT_FALSE(patternUpdate(rig->project, Dirty{}));
}

TEST(Views, TheProjectListsPatternsWithMusicOrAName) {
    const auto rig = makeProject<Studio>();
    (void)rig->edit(0, SetName{.name = ProjectName{"Night"}});
    (void)rig->edit(40, SetName{.what = Named::Pattern, .name = ProjectName{"Intro"}});
    (void)rig->edit(0, InsertSection{.index = 0, .section = {.pattern = {40}, .repeats = 4, .mutes = 3}});
    SetSound bass{.index = 127, .name = SoundName{"Bass"}};
    (void)bass.values.set(ParamId::Instrument, static_cast<int>(InstrumentKind::Synth));
    (void)rig->edit(0, bass);
    (void)rig->edit(0, SetPadValue{.kit = 1, .pad = 3, .row = PadRow::Gain, .value = 500});
    (void)rig->edit(0, SetBankName{.bank = 2, .name = BankName{"Nights"}});
    (void)rig->edit(0, SetBankTempo{.bank = 15, .tempo = 90'000});
    SetChain<Studio> chain{};
    (void)chain.chain.push({40});
    (void)chain.chain.push({0});
    (void)rig->edit(0, chain);
    (void)rig->edit(0, SetProjectParam{.id = ParamId::Seed, .value = 77});
    ProjectWords words{.kits = {{.name = "Round", .pads = {"Kick", "Snare"}}}};
    words.demos.push_back({.name = "Tresillo", .variations = {{.pattern = {0}, .name = "Main"}}, .isOwn = true});
    words.music.set(255);
    words.demos.push_back({.name = "Two Lines", .project = "two-lines"});
    words.empty = "empty-hands";
    boost::json::object message = boost::json::parse(control::textOf(projectView(rig->project, words))).as_object();
    EXPECT_EQ(message.at("values").at("seed"), 77);
    EXPECT_EQ(message.at("values").as_object().size(), kProjectRows);
    message.erase("values");
    EXPECT_EQ(
        boost::json::value(message),
        boost::json::parse(
            R"({"type":"project","name":"Night","templates":[],)"
            R"("kits":[{"name":"Round","pads":["Kick","Snare"],"isReading":false,"problems":[]}],)"
            R"("sounds":[{"sound":128,"name":"Bass","kind":"synth"}],)"
            R"("patterns":[{"pattern":40,"name":"Intro"},{"pattern":255,"name":""}],)"
            R"("pads":[{"kit":1,"pad":3,"row":"gain","value":500}],)"
            R"("banks":[{"bank":2,"name":"Nights","tempo":0},{"bank":15,"name":"","tempo":90000}],)"
            R"("song":[{"pattern":40,"repeats":4,"mutes":3,"length":0,"tempo":0}],"starts":[0],"chain":[40,0],)"
            R"("demos":[{"name":"Tresillo","variations":[{"pattern":0,"name":"Main"}],"isOwn":true},)"
            R"({"name":"Two Lines","variations":[],"project":"two-lines","isOwn":false}],"empty":"empty-hands"})"));
}

TEST(Views, ASectionBeginsWhereThoseBeforeItEnd) {
    const auto rig = makeProject<Studio>();
    (void)rig->edit(0, SetPatternParam{.id = ParamId::MasterLength, .value = 24});
    (void)rig->edit(0, InsertSection{.index = 0, .section = {.pattern = {0}, .repeats = 2}});
    (void)rig->edit(0, InsertSection{.index = 1, .section = {.pattern = {40}, .repeats = 3, .length = 8}});
    (void)rig->edit(0, InsertSection{.index = 2, .section = {.pattern = {40}}});
    EXPECT_EQ(sectionStarts(rig->project.model()), (std::vector<Ticks>{Ticks{}, kSixteenth * 48, kSixteenth * 72}));
}

TEST(Views, MusicIsWhateverAStepHolds) {
    const auto pattern = std::make_unique<Pattern<Studio>>();
    EXPECT_FALSE(holdsMusic(*pattern));
    (void)pattern->setTrackParam(0, ParamId::Level, -10);
    EXPECT_FALSE(holdsMusic(*pattern));
    (void)pattern->setStepParam(15, 127, ParamId::Condition, 3);
    EXPECT_TRUE(holdsMusic(*pattern));
    (void)pattern->clearStepParam(15, 127, ParamId::Condition);
    (void)pattern->setStepParam(3, 0, ParamId::Level, -10);
    EXPECT_TRUE(holdsMusic(*pattern));
    (void)pattern->clearStepParam(3, 0, ParamId::Level);
    EXPECT_FALSE(holdsMusic(*pattern));
    (void)pattern->setNote(1, 1, 0, {.on = false});
    EXPECT_TRUE(holdsMusic(*pattern));
}

TEST(Views, APatternWhoseTracksPlaySomethingIsNoEmptyPlace) {
    const auto pattern = std::make_unique<Pattern<Studio>>();
    (void)pattern->setTrackParam(15, ParamId::Instrument, static_cast<int>(InstrumentKind::Pad));
    EXPECT_TRUE(holdsMusic(*pattern));
}

TEST(Views, SilentStepsAreBitsOfDigitsFromTheFirstStepOn) {
    StepSet<Studio::kSteps> steps{};
    EXPECT_EQ(silentText(steps), std::string(32, '0'));
    steps.add(0);
    steps.add(7);
    steps.add(64);
    steps.add(127);
    EXPECT_EQ(silentText(steps), "18000000000000001000000000000008");
}

TEST(Views, HistoryNamesWhatUndoAndRedoWouldDo) {
    const auto rig = makeProject<Studio>();
    EXPECT_EQ(
        control::textOf(historyView(rig->project, {1})),
        R"({"type":"history","undo":null,"redo":null,"undoDepth":0,"redoDepth":0})");
    (void)rig->edit(0, SetNote{});
    (void)rig->beginGroup();
    (void)rig->edit(0, SetStepParam{.id = ParamId::Cutoff, .value = 500});
    (void)tresillo::test::undoNewest(rig->project);
    EXPECT_EQ(
        control::textOf(historyView(rig->project, {1})),
        R"({"type":"history","undo":"note","redo":"lock: Cutoff","undoDepth":1,"redoDepth":1})");
    EXPECT_EQ(
        control::textOf(historyView(rig->project, {2})),
        R"({"type":"history","undo":null,"redo":null,"undoDepth":0,"redoDepth":0})");
}

} // namespace
} // namespace tresillo::views::test
