// SPDX-License-Identifier: MIT
#pragma once

// Trig conditions as the guide's tables say them, written apart from the engine: frames instead of ticks, one flag per
// frame instead of a history, and no code in common but the pattern that both read.
#include "core/sequence/pattern.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace tresillo::test {

class ConditionModel {
public:
    using Pocket8 = Pattern<Pocket>;

    /// What the performer does at a frame: one of the three flags changes.
    struct Change {
        std::int64_t frame;
        std::uint8_t what; ///< 0-3: mute of that track, 4: FILL, 5: a launch is queued.
        bool on;
    };

    ConditionModel(const Pocket8& pattern, std::vector<Change> changes)
        : pattern_(pattern), changes_(std::move(changes)) {}

    // `section`: frames of a song's section; 0 outside a song.
    std::int64_t section{0};

    /// 120 BPM at 48 kHz: a bar is 96,000 frames; all step lengths that are used divide it.
    [[nodiscard]] std::int64_t stepFrames(std::size_t track) const {
        const auto index = static_cast<std::size_t>(pattern_.track(track).value(ParamId::StepLength));
        return 96'000 * kStepLengths[index].numerator / kStepLengths[index].denominator;
    }

    [[nodiscard]] std::int64_t frameOf(std::size_t track, std::int64_t k) const {
        const std::int64_t cycle = masterFrames();
        return cycle == 0 ? k * stepFrames(track)
                          : k / perCycle(track) * cycle + k % perCycle(track) * stepFrames(track);
    }

    /// Whether step k of the track sounds.
    [[nodiscard]] bool sounds(std::size_t track, std::int64_t k) const {
        return isNoteTrig(track, k) && holds(track, k) && !flag(static_cast<std::uint8_t>(track), decidedAt(track, k));
    }

private:
    /// Half a step ahead.
    [[nodiscard]] std::int64_t decidedAt(std::size_t track, std::int64_t k) const {
        return frameOf(track, k) - stepFrames(track) / 2;
    }
    [[nodiscard]] std::int64_t masterFrames() const { return pattern_.masterLength().value / kSixteenth.value * 6'000; }
    [[nodiscard]] std::int64_t perCycle(std::size_t track) const {
        return (masterFrames() + stepFrames(track) - 1) / stepFrames(track);
    }
    [[nodiscard]] std::int64_t length(std::size_t track) const {
        return pattern_.track(track).value(ParamId::TrackLength);
    }
    [[nodiscard]] std::int64_t period(std::size_t track) const {
        const bool isToAndFro = pattern_.track(track).value(ParamId::Direction) == 2;
        return isToAndFro && length(track) > 1 ? 2 * length(track) - 2 : length(track);
    }
    [[nodiscard]] std::int64_t p(std::size_t track, std::int64_t k) const {
        return masterFrames() == 0 ? k : k % perCycle(track);
    }
    [[nodiscard]] std::int64_t pass(std::size_t track, std::int64_t k) const {
        const std::int64_t passesPerCycle =
            masterFrames() == 0 ? 0 : (perCycle(track) + period(track) - 1) / period(track);
        const std::int64_t cycles = masterFrames() == 0 ? 0 : k / perCycle(track);
        return cycles * passesPerCycle + p(track, k) / period(track);
    }

    [[nodiscard]] std::size_t stepOf(std::size_t track, std::int64_t k) const {
        const std::int64_t place = p(track, k) % period(track);
        switch (pattern_.track(track).value(ParamId::Direction)) {
        case 1:
            return static_cast<std::size_t>(length(track) - 1 - place);
        case 2:
            return static_cast<std::size_t>(place < length(track) ? place : period(track) - place);
        default:
            return static_cast<std::size_t>(place);
        }
    }

    [[nodiscard]] bool isNoteTrig(std::size_t track, std::int64_t k) const {
        bool isOn = false;
        pattern_.forEachNote(track, stepOf(track, k), [&](std::size_t, const Note& note) { isOn = isOn || note.on; });
        return isOn;
    }
    [[nodiscard]] bool isLockTrig(std::size_t track, std::int64_t k) const {
        bool hasNotes = false;
        bool hasLocks = false;
        pattern_.forEachNote(track, stepOf(track, k), [&](std::size_t, const Note&) { hasNotes = true; });
        pattern_.forEachValue(track, stepOf(track, k), [&](const LockedValue& value) {
            hasLocks = hasLocks || rowOf(value.id).lockable;
        });
        return !hasNotes && hasLocks;
    }
    [[nodiscard]] Condition conditionOf(std::size_t track, std::int64_t k) const {
        return decodeCondition(pattern_.step(track, stepOf(track, k)).condition);
    }

    [[nodiscard]] bool flag(std::uint8_t what, std::int64_t frame) const {
        bool on = false;
        for (const Change& change : changes_) {
            on = change.what == what && change.frame <= frame ? change.on : on;
        }
        return on;
    }

    [[nodiscard]] bool isLastPass(std::size_t track, std::int64_t k) const {
        if (section == 0) {
            return false;
        }
        // The first step of the next pass, or of the next cycle of the master length, begins at the section's end or
        // later.
        std::int64_t next = k + 1;
        while (pass(track, next) == pass(track, k)) {
            ++next;
        }
        return frameOf(track, next) >= section;
    }

    // A:B, 1ST, LST and FILL, negated or not, as far as can be known at frame `now`.
    [[nodiscard]] bool ownHolds(std::size_t track, std::int64_t k, std::int64_t now) const {
        const Condition condition = conditionOf(track, k);
        const std::int64_t decided = std::min(now, decidedAt(track, k));
        bool result = true;
        switch (condition.kind) {
        case ConditionKind::Ratio:
            result = pass(track, k) % condition.b + 1 == condition.a;
            break;
        case ConditionKind::First:
            result = pass(track, k) == 0;
            break;
        case ConditionKind::Last:
            result = flag(5, decided) || isLastPass(track, k);
            break;
        case ConditionKind::Fill:
            result = flag(4, decided);
            break;
        default:
            return true;
        }
        return condition.negated ? !result : result;
    }

    [[nodiscard]] bool lookBack(std::size_t track, std::int64_t from, std::int64_t now) const {
        for (std::int64_t k = from; k >= 0 && k > from - length(track); --k) {
            const Condition condition = conditionOf(track, k);
            const bool isAsked = condition.kind != ConditionKind::None && condition.kind != ConditionKind::Previous &&
                                 condition.kind != ConditionKind::Neighbour;
            if (isAsked && (isNoteTrig(track, k) || isLockTrig(track, k))) {
                return ownHolds(track, k, now);
            }
        }
        return false;
    }

    [[nodiscard]] bool holds(std::size_t track, std::int64_t k) const {
        const Condition condition = conditionOf(track, k);
        if (condition.kind == ConditionKind::Previous) {
            return lookBack(track, k - 1, decidedAt(track, k)) != condition.negated;
        }
        if (condition.kind != ConditionKind::Neighbour) {
            return ownHolds(track, k, decidedAt(track, k));
        }
        bool result = false;
        if (track > 0) {
            std::int64_t last = -1;
            while (frameOf(track - 1, last + 1) <= frameOf(track, k)) {
                ++last;
            }
            result = lookBack(track - 1, last, decidedAt(track, k));
        }
        return result != condition.negated;
    }

    const Pocket8& pattern_;
    std::vector<Change> changes_;
};

} // namespace tresillo::test
