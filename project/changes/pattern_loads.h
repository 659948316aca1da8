// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/change_scope.h"
#include "core/model/command.h"
#include "core/model/project_values.h"
#include "project/changes/request.h"
#include "project/changes/take_back.h"
#include "project/changes/undo_history.h"
#include "project/outbox/outbox.h"
#include "project/patterns/own_copy.h"
#include "project/patterns/pattern_slots.h"
#include "project/patterns/whole_patterns.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace tresillo {

/// What a pattern is to become, and when: a slot's snapshot, say. Content and names are valid during the call.
template <class Sizes> struct LoadedPattern {
    const Pattern<Sizes>& content;
    const TrackNames<Sizes>& names;
    std::optional<PatternName> name{}; ///< Of the pattern itself; none: it stays.
    ProjectValues values{};            ///< Of effects, LFOs and the master; rows that are not set stay as they are.
    LaunchLine line{LaunchLine::Bar};
    std::uint8_t steps{0}; ///< For LaunchLine::AfterSteps: how many sixteenths from now.
};

/// Loads of whole patterns that wait for their line: one at the audio thread, and one more while it has not said which
/// of the two came first. The project's copy stays as it is until the audio thread says that a load has arrived; then
/// it becomes what was loaded, and what was sent since and is not acknowledged is applied again, as it was there.
///
///     load --> waits --arrived--> it has come: one change, which one undo takes back
///                |  '--released-> nothing: another load, or the author's undo, took it off the line
///                '--undo--> wished back: taken off the line; did it arrive all the same, it is undone at once
///
/// Where the project is joined to no engine it arrives within `load`.
/// Thread-safe: no; it lives on the project's thread. Realtime-safe: no.
template <class Sizes> class PatternLoads {
public:
    PatternLoads(
        OwnCopy<Sizes>& own, Outbox<Sizes>& outbox, PatternSlots<Sizes>& slots, UndoHistory<Sizes>& history,
        TakeBack<Sizes>& takeBack)
        : own_(own), outbox_(outbox), slots_(slots), history_(history), takeBack_(takeBack) {}

    /// So many values can come with a pattern.
    static constexpr std::size_t kMostValues = std::min(kProjectRows, Sizes::kMessages - 2);

    /// Done: it is under way, as the message of the outbox's last serial. One that waits is replaced. NothingToDo: the
    /// pattern is so already, and what waits is taken off its line. TooLargeToUndo: more than kMostValues;
    /// QueueFull: try again; and as `bring` says.
    Outcome load(const Request& request, PatternId pattern, const LoadedPattern<Sizes>& loaded);

    /// Takes what the author loads and waits off its line, and what they changed before in the same group back with it.
    /// NothingToUndo: nothing of theirs waits, or they have done something else since; and as TakeBack says.
    TookBack takeBack(Author author);
    [[nodiscard]] bool isWaiting() const { return waiting_[0] || waiting_[1]; }

    // The audio thread answered.

    /// It holds what lay in this buffer now.
    void arrived(std::uint16_t buffer);
    /// It needs this buffer no more: a load whose content lay there will never arrive.
    void released(std::uint16_t buffer);
    /// Undoes what arrived although it was wished back, if that had to wait.
    void finish();

private:
    struct Waiting {
        Request request{};
        PatternId pattern{};
        std::optional<std::uint16_t> buffer{}; ///< None: nobody plays.
        std::optional<PatternName> name{};
        ProjectValues values{};
        UndoGroup newest{0}; ///< Of the groups that were there when it was asked for.
        bool isWishedBack{false};
    };
    struct Owed {
        Author author{};
        UndoGroup group{0};
    };

    [[nodiscard]] bool isSo(std::uint8_t slot, const LoadedPattern<Sizes>& loaded) const;
    Outcome cancel();
    [[nodiscard]] std::optional<std::uint8_t> placeOf(std::uint16_t buffer) const;
    void arrive(std::uint8_t place);
    void bringContent(std::uint8_t place, std::uint8_t slot);
    void bringApart(std::uint8_t place, UndoGroup& group);
    void forget(std::uint8_t place);
    [[nodiscard]] bool isReplacedSince(PatternId pattern) const;
    [[nodiscard]] bool isSetSince(const ChangeScope& scope) const;

    OwnCopy<Sizes>& own_;
    Outbox<Sizes>& outbox_;
    PatternSlots<Sizes>& slots_;
    UndoHistory<Sizes>& history_;
    TakeBack<Sizes>& takeBack_;
    std::array<std::optional<Waiting>, 2> waiting_{};
    WholePatterns<Sizes, 2> contents_;
    FixedVector<Change<Sizes>, kMostValues + 1> apart_{}; ///< Of the load that arrives.
    std::optional<Owed> owed_{};
};

extern template class PatternLoads<Studio>;
extern template class PatternLoads<Pocket>;

} // namespace tresillo
