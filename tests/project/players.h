// SPDX-License-Identifier: MIT
#pragma once

#include "project/editing/editing.h"
#include "tests/core/model/random_edit.h"
#include "tests/project/rig.h"

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

namespace tresillo::test {

/// A project that is joined to no engine.
struct Alone {
    PatternArena<Pocket> arena;
    MemoryBank<Pocket> bank{};
    Project<Pocket> project{arena, bank};
};

/// All that a project holds, wherever it lies, names included.
inline std::uint64_t musicOf(const Project<Pocket>& project, const MemoryBank<Pocket>& bank) {
    static const MemoryBank<Pocket>::Kept kNone{};
    Hash hash{};
    const auto withText = [&](std::string_view text) {
        for (const char letter : text) {
            hash = hash.with(static_cast<std::uint8_t>(letter));
        }
        hash = hash.with(text.size());
    };
    for (std::size_t id = 0; id < kPatterns; ++id) {
        const PatternId pattern{static_cast<std::uint8_t>(id)};
        const auto slot = project.model().slotOf(pattern);
        const MemoryBank<Pocket>::Kept& kept = bank.kept[id] ? *bank.kept[id] : kNone;
        if (slot || bank.kept[id]) {
            const Pattern<Pocket>& content = slot ? *project.pattern(pattern) : kept.pattern;
            const std::uint64_t sum = checksum(content);
            hash = sum == checksum(kNone.pattern) ? hash : hash.with(id).with(sum);
            for (const TrackName& name : slot ? project.names().tracks[*slot] : kept.names) {
                withText(name.view());
            }
        } else {
            for (std::size_t track = 0; track < Pocket::kTracks; ++track) {
                withText({});
            }
        }
        withText(project.names().patterns[id].view());
        hash = hash.with(project.names().exists[id] ? 1 : 0);
    }
    withText(project.names().project.view());
    for (const Bank& bankOf : project.names().banks) {
        withText(bankOf.name.view());
        hash = hash.with(static_cast<std::uint64_t>(bankOf.tempo));
    }
    for (const ProjectKit<Pocket>& kit : project.names().kits) {
        withText(kit.id.view());
        withText(kit.name.view());
        withText(kit.path.view());
    }
    for (const PadValue& value : project.names().padValues.all()) {
        hash = hash.with(value.place.kit).with(value.place.pad).with(static_cast<std::uint64_t>(value.place.row));
        hash = hash.with(static_cast<std::uint64_t>(value.value));
    }
    for (std::size_t index = 0; index < Pocket::kSounds; ++index) {
        hash = hash.with(project.model().sounds[index].isSet ? 1 : 0);
        for (const LockedValue& value : project.model().sounds[index].values.all()) {
            hash = hash.with(static_cast<std::uint64_t>(value.value));
        }
        withText(project.names().sounds[index].view());
    }
    for (const std::int32_t value : project.model().projectValues) {
        hash = hash.with(static_cast<std::uint64_t>(value));
    }
    for (const Section& section : project.model().song) {
        hash = hash.with(section.pattern.value).with(section.repeats).with(section.mutes).with(section.length);
        hash = hash.with(static_cast<std::uint64_t>(section.tempo));
    }
    for (const PatternId id : project.model().chain) {
        hash = hash.with(id.value);
    }
    return hash.with(project.model().song.size()).with(project.model().chain.size()).state;
}

/// Two authors who do whatever can be done: single changes, many at once, knobs that are turned, whole patterns, undo
/// and redo.
class Players {
public:
    explicit Players(std::uint64_t seed) : dice_{seed}, random_{seed} {}

    /// Does one thing.
    void act(ProjectRig<Pocket>& rig) {
        const std::size_t player = dice_.below(groups_.size());
        const Edit<Pocket> edit = random_.next();
        const bool goesOn = dice_.chance(50) && groups_[player] != 0;
        const Request request{
            .author = {static_cast<std::uint32_t>(player + 1)},
            .group = goesOn ? groups_[player] : rig.project.newGroup()};
        const int kind = dice_.from(1, 100);
        if (kind <= 45) {
            groups_[player] = rig.project.commit(request, edit.pattern, edit.change).group;
        } else if (kind <= 60) {
            std::vector<Change<Pocket>> changes{edit.change};
            for (int more = dice_.from(0, dice_.chance(50) ? 3 : 20); more > 0; --more) {
                changes.push_back(random_.next().change);
            }
            groups_[player] = rig.project.commit(request, edit.pattern, changes).group;
        } else if (kind <= 75) {
            turn(rig, request, player, edit.pattern);
        } else if (kind <= 76) {
            (void)removePattern(rig.project, request, edit.pattern);
        } else if (kind <= 79) {
            groups_[player] = rig.project
                                  .rework(
                                      request, edit.pattern,
                                      [&](Pattern<Pocket>& pattern, TrackNames<Pocket>& names) {
                                          names[1] = TrackName{dice_.chance(50) ? "Bass" : "Lead"};
                                          return pattern.setTrackParam(0, ParamId::Level, dice_.from(-500, 0));
                                      })
                                  .group;
        } else if (kind <= 92) {
            takeBack(rig.project, request.author, true);
        } else {
            takeBack(rig.project, request.author, false);
        }
    }
    bool chance(int percent) { return dice_.chance(percent); }

    int refused{0}; ///< Undo or redo, because the other one had changed that place since.
    /// Told before each undo and redo.
    std::function<void(Author, bool isUndo)> beforeTakeBack{[](Author /*author*/, bool /*isUndo*/) {}};

private:
    void takeBack(Project<Pocket>& project, Author author, bool isUndo) {
        beforeTakeBack(author, isUndo);
        const TookBack took = isUndo ? project.undo(author) : project.redo(author);
        refused += took.outcome == Outcome::ChangedByOther ? 1 : 0;
    }
    // A few values of one knob, or of two at once; the other player may do something between them.
    void turn(ProjectRig<Pocket>& rig, const Request& request, std::size_t player, PatternId pattern) {
        constexpr std::array kKnobs{ParamId::Cutoff, ParamId::Level, ParamId::Pan};
        const ParamId knob = kKnobs[dice_.below(kKnobs.size())];
        const bool isLock = dice_.chance(50);
        const bool isPair = dice_.chance(30);
        groups_[player] = *request.group;
        for (int value = dice_.from(2, 6); value > 0; --value) {
            std::vector<Change<Pocket>> changes;
            if (isLock) {
                changes.emplace_back(SetStepParam{.track = 1, .step = 2, .id = knob, .value = dice_.from(-100, 5'000)});
            } else {
                changes.emplace_back(SetTrackParam{.track = 1, .id = knob, .value = dice_.from(-100, 5'000)});
            }
            if (isPair) {
                changes.emplace_back(SetTrackParam{.track = 2, .id = ParamId::Pan, .value = dice_.from(-100, 100)});
            }
            groups_[player] =
                rig.project.commit({.author = request.author, .group = groups_[player]}, pattern, changes).group;
            if (dice_.chance(30)) {
                const std::size_t other = 1 - player;
                const Request others{
                    .author = {static_cast<std::uint32_t>(other + 1)}, .group = rig.project.newGroup()};
                const Edit<Pocket> edit = random_.next();
                groups_[other] = rig.project.commit(others, edit.pattern, edit.change).group;
            }
        }
    }

    Dice dice_;
    RandomEdits<Pocket> random_;
    std::array<UndoGroup, 2> groups_{};
};

} // namespace tresillo::test
