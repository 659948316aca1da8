// SPDX-License-Identifier: MIT
#pragma once

#include "control/actions/actions.h"
#include "project/editing/editing.h"
#include "tests/project/rig.h"

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace tresillo::control::test {

using std::chrono::milliseconds;

/// Records nothing, and says what it was told to.
class FakeRecording final : public Recording {
public:
    [[nodiscard]] bool start(RecordingFormat wanted) override {
        format = wanted;
        now.state = now.problem.empty() ? RecordingState::Running : RecordingState::Idle;
        return now.problem.empty();
    }
    [[nodiscard]] bool stop() override {
        const bool wasOn = now.state == RecordingState::Running;
        now.state = RecordingState::Idle;
        return wasOn;
    }
    [[nodiscard]] RecordingStatus status() override { return now; }

    RecordingStatus now{};
    RecordingFormat format{};
};

class FakeSounds final : public SoundLibrary {
public:
    std::span<const LibrarySound> sounds() override { return shelf; }
    std::variant<FittedSound, LibraryProblem> read(std::string_view file) override {
        SoundValues values;
        (void)values.set(ParamId::Instrument, static_cast<int>(InstrumentKind::Synth));
        (void)values.set(ParamId::Cutoff, 700);
        if (file != "bass") {
            return LibraryProblem{"there is no Sound " + std::string(file)};
        }
        return FittedSound{.values = values, .kit = kit};
    }
    LibraryProblem keep(
        std::string_view name, std::span<const FixedString<16>> tags, const SoundValues& values) override {
        kept = values;
        keptAs = std::string(name) + (tags.empty() ? "" : " " + std::string(tags.front().view()));
        return name.empty() ? LibraryProblem{"a Sound needs a name"} : LibraryProblem{};
    }

    std::vector<LibrarySound> shelf{
        {.file = FixedString<64>{"bass"},
         .name = SoundName{"Bass"},
         .tags = {},
         .kind = InstrumentKind::Synth,
         .kit = {},
         .isOwn = true}};
    std::optional<SetKit<Studio>> kit{}; ///< That the project gets with the Sound.
    std::optional<SoundValues> kept{};
    std::string keptAs{};
};

/// Slots in memory; each answers when the test lets it, as files do.
class FakeSlots final : public SlotPort {
public:
    explicit FakeSlots(Project<Studio>& project) : project_(project) {}

    void perform(Author author, const SlotAction& action, Done done) override {
        waiting_.push_back({author, action, std::move(done)});
    }
    /// Does all that was asked for.
    void answerAll() {
        for (Asked& asked : std::exchange(waiting_, {})) {
            author_ = asked.author;
            asked.done(std::visit(*this, asked.action));
        }
    }

    SlotAnswer operator()(const ListSlots& /*action*/) const {
        views::SlotsView view;
        for (const auto& [slot, kept] : kept_) {
            view.slots.push_back({.slot = slot, .name = kept.name});
        }
        return {.slots = std::move(view)};
    }
    SlotAnswer operator()(const SaveSlot& action) {
        kept_[action.slot] = {.name = action.name.value_or(SlotName{}), .pattern = action.pattern};
        return {};
    }
    SlotAnswer operator()(const LoadSlot& action) {
        if (!kept_.contains(action.slot)) {
            return {.outcome = Outcome::SlotRefused, .text = "slot " + std::to_string(action.slot) + " is empty"};
        }
        const auto clip = std::make_unique<PatternClip<Studio>>();
        (void)copyPattern(project_, kept_[action.slot].pattern, *clip);
        return {.outcome = pastePattern(project_, {.author = author_}, action.pattern, *clip)};
    }
    SlotAnswer operator()(const RenameSlot& action) {
        kept_[action.slot].name = action.name;
        return {};
    }
    SlotAnswer operator()(const CopySlot& action) {
        kept_[action.to] = kept_[action.slot];
        return {};
    }
    SlotAnswer operator()(const DeleteSlot& action) {
        kept_.erase(action.slot);
        return {};
    }

private:
    struct Asked {
        Author author{};
        SlotAction action{};
        Done done{};
    };
    struct Kept {
        SlotName name{};
        PatternId pattern{};
    };

    Project<Studio>& project_;
    Author author_{};
    std::vector<Asked> waiting_{};
    std::map<std::uint8_t, Kept> kept_{};
};

/// The registry of actions at a project that is joined to a real engine, and a clock that the test moves on.
class ActionRig {
public:
    ActionRig() { rig->project.noticeListeners().remove(rig->ear); }

    /// 20 ms go by: the engine plays them.
    void turn() {
        now += milliseconds(20);
        rig->run(960, 240);
        slots.answerAll();
        actions.service(now);
    }

    std::unique_ptr<tresillo::test::ProjectRig<Studio>> rig{tresillo::test::makeProject<Studio>()};
    FakeRecording recording{};
    FakeSounds sounds{};
    FakeSlots slots{rig->project};
    std::string opened{};             ///< The project that was asked for last, and what plays first there.
    std::vector<ProjectWork> works{}; ///< What was asked for.
    bool worksAtOnce{true};           ///< Or the test says when it is done.
    std::vector<std::function<void(const WorkedProject&)>> finish{};
    std::uint64_t sequence{0};
    std::string unkept{};
    Actions::Clock::time_point now{Actions::Clock::now()};
    Actions actions{
        {.project = rig->project,
         .recording = recording,
         .sounds = sounds,
         .status = [this]() -> const EngineStatus& { return rig->link.status.read(); },
         .open =
             [this](std::string_view project, std::optional<PatternId> pattern) {
                 opened = std::string(project) + (pattern ? " from " + std::to_string(pattern->value) : "");
                 return std::string(project == "none" ? "there is none" : "");
             },
         .projects =
             [this](const ProjectWork& work, std::function<void(const WorkedProject&)> done) {
                 works.push_back(work);
                 if (worksAtOnce) {
                     done({.project = "own/x"});
                 } else {
                     finish.push_back(std::move(done));
                 }
             },
         .sequence = [this] { return sequence; },
         .unkept = [this] { return unkept; },
         .slots = &slots}};
};

} // namespace tresillo::control::test
