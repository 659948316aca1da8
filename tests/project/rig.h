// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/engine.h"
#include "core/sequence/checksum.h"
#include "project/project.h"
#include "tests/core/engine/recorder.h"
#include "tests/project/take_back.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <vector>

namespace tresillo::test {

/// Keeps patterns in memory, and can be told that one of them is broken, or needs time.
template <class Sizes> class MemoryBank final : public PatternBank<Sizes> {
public:
    BankAnswer load(PatternId id, Pattern<Sizes>& pattern, TrackNames<Sizes>& names) override {
        ++loads;
        if (isBroken[id.value]) {
            // Half of it was read before the fault showed.
            (void)pattern.setNote(0, 0, 0, {});
            return BankAnswer::Unreadable;
        }
        if (isOnItsWay[id.value]) {
            (void)pattern.setNote(0, 0, 1, {});
            return BankAnswer::NotYet;
        }
        if (const Kept* found = kept[id.value].get()) {
            pattern = found->pattern;
            names = found->names;
        }
        return BankAnswer::Loaded;
    }

    void keep(PatternId id, const Pattern<Sizes>& pattern, const TrackNames<Sizes>& names) override {
        ++keeps;
        if (!kept[id.value]) {
            kept[id.value] = std::make_unique<Kept>();
        }
        *kept[id.value] = {pattern, names};
    }

    struct Kept {
        Pattern<Sizes> pattern;
        TrackNames<Sizes> names{};
    };
    std::array<std::unique_ptr<Kept>, kPatterns> kept{};
    std::array<bool, kPatterns> isBroken{};
    std::array<bool, kPatterns> isOnItsWay{};
    int loads{0};
    int keeps{0};
};

/// Everything that was sent, and what became of it.
template <class Sizes> class Tape final : public PerformanceLog<Sizes> {
public:
    struct Entry {
        QueueMessage<Sizes> message{};
        std::uint64_t content{0}; ///< Checksum of a handover's pattern.
        Frames frame{-1};
        Outcome outcome{Outcome::QueueFull};
        bool isAnswered{false};
        bool isRefused{false};
    };

    void sent(const QueueMessage<Sizes>& message, const Pattern<Sizes>* content) override {
        entries.push_back({.message = message, .content = content != nullptr ? checksum(*content) : 0});
    }
    void applied(std::uint32_t serial, Frames frame, Outcome outcome) override {
        if (Entry* entry = find(serial)) {
            twice += entry->isAnswered ? 1 : 0;
            *entry = {entry->message, entry->content, frame, outcome, true, false};
            order.push_back(serial);
        }
    }
    void refused(std::uint32_t serial) override {
        if (Entry* entry = find(serial)) {
            twice += entry->isAnswered ? 1 : 0;
            entry->isAnswered = true;
            entry->isRefused = true;
        }
    }
    Entry* find(std::uint32_t serial) {
        const auto found =
            std::lower_bound(entries.begin(), entries.end(), serial, [](const Entry& e, std::uint32_t s) {
                return e.message.serial < s;
            });
        const bool isKnown = found != entries.end() && found->message.serial == serial;
        unknown += isKnown ? 0 : 1;
        return isKnown ? &*found : nullptr;
    }

    // A deque is not copied when it grows: beside a large instrument a board has no room for two.
    std::deque<Entry> entries{};
    std::vector<std::uint32_t> order{}; ///< Serials as they took effect.
    int unknown{0};
    int twice{0};
};

class Ear final : public NoticeListener {
public:
    void notice(const Notice& notice) override { heard.push_back(notice); }
    template <class What> [[nodiscard]] std::size_t count() const {
        return static_cast<std::size_t>(std::count_if(heard.begin(), heard.end(), [](const Notice& notice) {
            return std::holds_alternative<What>(notice.what);
        }));
    }
    std::vector<Notice> heard{};
};

/// A project joined to a real engine. Too large for a stack: `makeProject`.
template <class Sizes> class ProjectRig {
public:
    /// `head` is where both begin.
    explicit ProjectRig(const Model<Sizes>& head);

    /// Plays in blocks; the project hears after each.
    void run(std::int64_t frames = 64, std::int64_t block = 64) {
        for (std::int64_t played = 0; played < frames; played += block) {
            (void)engine.advance(std::min(block, frames - played), sink);
            project.service();
        }
    }
    /// The engine takes what is under way, and the project hears of it.
    void settle() { run(8, 1); }

    // What tests do by hand: what is edited goes on with one group until they say otherwise.

    UndoGroup beginGroup() { return goOnWith(project.newGroup()); }
    UndoGroup goOnWith(UndoGroup group) { return *(hand.group = group); }
    Outcome edit(PatternId pattern, std::span<const Change<Sizes>> changes) {
        const Committed made = project.commit(hand, pattern, changes);
        hand.group = made.group;
        return made.outcome;
    }
    Outcome edit(PatternId pattern, const Change<Sizes>& change) { return edit(pattern, std::span{&change, 1}); }
    Outcome edit(std::uint8_t pattern, const Change<Sizes>& change) { return edit(PatternId{pattern}, change); }
    /// The same as a group of its own.
    Outcome editApart(PatternId pattern, std::span<const Change<Sizes>> changes) {
        return project.commit({.author = hand.author}, pattern, changes).outcome;
    }

    /// Whether what the engine has is what the project has, to the last lock.
    [[nodiscard]] bool areEqual() const;
    /// A number for all the music that there is, resident or in the bank, names included.
    [[nodiscard]] std::uint64_t fingerprint() const;
    /// The checksum of one pattern, wherever it is.
    [[nodiscard]] std::uint64_t contentOf(std::uint8_t id) const;
    /// Keeps a pattern in the bank that plays `steps` sixteenths of pitch `pitch` on track 0.
    void bankPattern(std::uint8_t id, std::uint8_t pitch, std::uint8_t steps = 4);
    /// Fills the queue with what does not matter.
    void fillQueue() {
        while (project.command(Fill{})) {
        }
    }

    PatternArena<Sizes> arena;
    EngineLink<Sizes> link;
    Engine<Sizes> engine;
    MemoryBank<Sizes> bank{};
    Project<Sizes> project;
    Request hand{.author = {1}, .group = project.newGroup()};
    Recorder sink{};
    Tape<Sizes> tape{};
    Ear ear{};
};

template <class Sizes> std::unique_ptr<ProjectRig<Sizes>> makeProject(const Model<Sizes>& head = {});

extern template class ProjectRig<Studio>;
extern template class ProjectRig<Pocket>;
extern template std::unique_ptr<ProjectRig<Studio>> makeProject(const Model<Studio>&);
extern template std::unique_ptr<ProjectRig<Pocket>> makeProject(const Model<Pocket>&);

} // namespace tresillo::test
