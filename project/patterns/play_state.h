// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/fixed_vector.h"
#include "core/model/command.h"
#include "core/model/model.h"
#include "core/status/notice.h"

#include <array>
#include <cstdint>
#include <optional>

namespace tresillo {

/// What the audio thread plays and will play, as far as the project knows: from what was sent, and from what was heard
/// of it since. It decides which patterns must be at hand.
/// Thread-safe: no (a value). Realtime-safe: yes.
template <class Sizes> class PlayState {
public:
    /// A command is on its way.
    void sent(std::uint32_t serial, const Gesture& gesture, const Model<Sizes>& model);
    /// It did not set out after all, or was refused.
    void forget(std::uint32_t serial);
    void take(const Notice& notice, const Model<Sizes>& model);

    /// Calls `visit(PatternId) -> bool` for the patterns that must stay, the most urgent first, until it says false:
    /// what sounds, what was launched, what a start or a section's end will play. Some come more than once.
    template <class Visit> void forEachNeeded(const Model<Sizes>& model, Visit&& visit) const {
        bool goesOn = true;
        const auto show = [&](PatternId id) { goesOn = goesOn && visit(id); };
        if (isPlaying_) {
            showAll(playing_, show);
        }
        for (const PendingLaunch& launch : launches_) {
            show(launch.pattern);
        }
        if (mode(model) != Follow::Pattern) {
            show(patternAt(model, comingSection()));
            show(patternAt(model, comingSection() + 1));
        } else if (isPlaying_ || starting_ || hasLaunched_) {
            showAll(bound_, show);
        }
    }

    /// Calls `visit(PatternId) -> bool` for the patterns of the sections to come, in their order, until it says false.
    template <class Visit> void forEachComing(const Model<Sizes>& model, Visit&& visit) const {
        const std::size_t count = mode(model) == Follow::Pattern ? 0 : sections(model, mode(model));
        for (std::size_t ahead = 0; ahead < count; ++ahead) {
            if (!visit(patternAt(model, comingSection() + ahead))) {
                return;
            }
        }
    }

private:
    /// Queued, not yet started.
    struct PendingLaunch {
        std::uint32_t serial{0};
        PatternId pattern{};
        bool isTaken{false}; ///< The audio thread has it; another one replaces it there.
    };
    struct Asked {
        std::uint32_t serial{0};
        Follow follow{Follow::Pattern};
    };
    struct Sought {
        std::uint32_t serial{0};
        std::size_t section{0};
    };
    using PatternsOfTracks = std::array<PatternId, Sizes::kTracks>;

    template <class Show> static void showAll(const PatternsOfTracks& patterns, Show&& show) {
        for (const PatternId id : patterns) {
            show(id);
        }
    }

    static std::size_t sections(const Model<Sizes>& model, Follow follow) {
        return follow == Follow::Song ? model.song.size() : follow == Follow::Chain ? model.chain.size() : 0;
    }
    /// What will be followed once everything that was sent has arrived; patterns where the song or chain is empty.
    [[nodiscard]] Follow mode(const Model<Sizes>& model) const {
        const Follow wanted = asked_ ? asked_->follow : follow_;
        return sections(model, wanted) == 0 ? Follow::Pattern : wanted;
    }
    [[nodiscard]] std::size_t comingSection() const {
        return sought_ ? sought_->section : asked_ && asked_->follow != follow_ ? 0 : section_;
    }
    [[nodiscard]] PatternId patternAt(const Model<Sizes>& model, std::size_t section) const {
        return patternIn(model, mode(model), section);
    }
    static PatternId patternIn(const Model<Sizes>& model, Follow follow, std::size_t section) {
        const std::size_t count = sections(model, follow);
        return count == 0               ? PatternId{}
               : follow == Follow::Song ? model.song[section % count].pattern
                                        : model.chain[section % count];
    }
    static std::size_t sectionAt(const Model<Sizes>& model, Follow follow, Ticks position);

    void playSection(const Model<Sizes>& model, std::size_t section);
    void applied(const MessageApplied& applied, const Model<Sizes>& model);
    void started(const PatternStarted& started);
    void forgetAnswered(std::uint32_t serial);
    void dropTaken();

    std::optional<Asked> asked_{};            ///< A change of what is followed, under way.
    std::optional<Sought> sought_{};          ///< A seek, under way.
    std::optional<std::uint32_t> starting_{}; ///< A start, under way.
    std::optional<std::uint32_t> cancel_{};   ///< The end of a queued launch, under way.
    /// More than these are not kept ready: the audio thread asks for them when their line comes.
    FixedVector<PendingLaunch, Sizes::kSlots / 2> launches_{};
    PatternsOfTracks playing_{}; ///< What each track plays, as last heard.
    PatternsOfTracks bound_{};   ///< What it plays where patterns are followed.
    std::size_t section_{0};
    Follow follow_{Follow::Pattern};
    bool isPlaying_{false};
    bool hasLaunched_{false};
};

extern template class PlayState<Studio>;
extern template class PlayState<Pocket>;

} // namespace tresillo
