// SPDX-License-Identifier: MIT
#include "session/repeats.h"

#include "audio/values/lfo_clock.h"
#include "core/dsp/lfo_shape.h"
#include "core/dsp/oscillator.h"
#include "core/engine/conditions.h"
#include "core/engine/lane.h"
#include "core/engine/trig.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <map>
#include <memory>
#include <optional>
#include <set>

namespace tresillo::session {
namespace {

using Tracks = std::set<std::size_t>;

/// What an LFO is set to: three of them may move a track.
struct LfoRows {
    ParamId rate, sync, depth, shape, trigger, target;
};
constexpr LfoRows kOwnLfo{ParamId::LfoRate,  ParamId::LfoSync,    ParamId::LfoDepth,
                          ParamId::LfoShape, ParamId::LfoTrigger, ParamId::LfoTarget};
constexpr LfoRows kFirstLfo{ParamId::Lfo1Rate,  ParamId::Lfo1Sync,    ParamId::Lfo1Depth,
                            ParamId::Lfo1Shape, ParamId::Lfo1Trigger, ParamId::Lfo1Target};
constexpr LfoRows kSecondLfo{ParamId::Lfo2Rate,  ParamId::Lfo2Sync,    ParamId::Lfo2Depth,
                             ParamId::Lfo2Shape, ParamId::Lfo2Trigger, ParamId::Lfo2Target};

/// Asks a pattern, track by track, and keeps what it finds by reason.
class Search {
public:
    Search(const Instrument& instrument, Ticks length) : instrument_(instrument), length_(length) {
        const PatternId first = instrument.file().patternIds().front();
        (void)instrument.file().fillPattern(first, *pattern_);
        names_ = instrument.file().patternWords(first).tracks;
    }

    void run() {
        bool isAnySolo = false;
        for (std::size_t track = 0; track < Studio::kTracks; ++track) {
            isAnySolo = isAnySolo || value(track, ParamId::Solo) != 0;
        }
        for (std::size_t track = 0; track < Studio::kTracks; ++track) {
            const bool isHeard = value(track, ParamId::Instrument) != 0 && value(track, ParamId::Mute) == 0 &&
                                 (!isAnySolo || value(track, ParamId::Solo) != 0);
            if (isHeard && hasTrigs(track)) {
                look(track);
            }
        }
    }

    [[nodiscard]] Repeats words() const { return {.changing = wordsOf(found_), .missing = wordsOf(missing_)}; }

private:
    using Reasons = std::map<std::string, Tracks>;

    [[nodiscard]] std::vector<std::string> wordsOf(const Reasons& reasons) const {
        std::vector<std::string> lines;
        for (const auto& [reason, tracks] : reasons) {
            std::string line = reason + " (";
            for (const std::size_t track : tracks) {
                const std::string name{names_[track].view()};
                line += (track == *tracks.begin() ? "" : ", ") + std::string{"track "} + std::to_string(track + 1);
                line += name.empty() ? "" : " " + name;
            }
            lines.push_back(line + ")");
        }
        return lines;
    }

    [[nodiscard]] std::int32_t value(std::size_t track, ParamId row) const { return pattern_->track(track).value(row); }
    [[nodiscard]] std::int32_t projectValue(ParamId row) const { return instrument_.file().projectParam(row); }
    [[nodiscard]] std::size_t steps(std::size_t track) const { return pattern_->track(track).length(); }
    [[nodiscard]] const StepCells<Studio>& step(std::size_t track, std::size_t step) const {
        return pattern_->step(track, step);
    }
    [[nodiscard]] bool hasTrigs(std::size_t track) const {
        for (std::size_t at = 0; at < steps(track); ++at) {
            if (step(track, at).isTrig()) {
                return true;
            }
        }
        return false;
    }

    void look(std::size_t track) {
        const TrackClock clock = clockOf(*pattern_, track);
        if (clock.direction == Direction::Random) {
            found_["random direction"].insert(track);
        } else if (!comesRound(clock)) {
            found_["another length"].insert(track);
        } else if (
            clock.swingDelay.value != 0 && clock.master.value == 0 && length_.value / clock.step.value % 2 != 0) {
            found_["swing over an odd number of steps"].insert(track);
        }
        lookAtConditions(track, track);
        for (std::size_t at = 0; at < steps(track); ++at) {
            const auto locked = pattern_->stepParam(track, at, ParamId::Probability);
            if (step(track, at).isTrig() && locked.value_or(value(track, ParamId::Probability)) < 100) {
                found_["chance"].insert(track);
            }
            if (step(track, at).isNoteTrig()) {
                lookAtNotes(track, at);
            }
        }
        lookAtLfo(track, kOwnLfo, [&](ParamId row) { return value(track, row); });
        if (projectValue(ParamId::Lfo1Track) == static_cast<std::int32_t>(track) + 1) {
            lookAtLfo(track, kFirstLfo, [&](ParamId row) { return projectValue(row); });
        }
        if (projectValue(ParamId::Lfo2Track) == static_cast<std::int32_t>(track) + 1) {
            lookAtLfo(track, kSecondLfo, [&](ParamId row) { return projectValue(row); });
        }
    }

    [[nodiscard]] bool comesRound(const TrackClock& clock) const {
        const std::int64_t once = clock.master.value != 0 ? clock.master.value : clock.period * clock.step.value;
        return length_.value % once == 0;
    }
    /// How many passes of a track there are in the length.
    [[nodiscard]] std::int64_t passes(const TrackClock& clock) const { return clock.pass(clock.firstAt(length_)); }

    /// What the conditions of track `of` need to come round, for the notes of `track`.
    void lookAtConditions(std::size_t track, std::size_t of) {
        const TrackClock clock = clockOf(*pattern_, of);
        for (std::size_t at = 0; at < steps(of); ++at) {
            const Condition condition = decodeCondition(step(of, at).condition);
            if (!step(of, at).isTrig()) {
                continue;
            }
            if (condition.kind == ConditionKind::Ratio && comesRound(clock) && passes(clock) % condition.b != 0) {
                found_["conditions A:B"].insert(track);
            } else if (condition.kind == ConditionKind::Neighbour && of == track && track > 0) {
                lookAtConditions(track, track - 1);
            } else if (condition.kind == ConditionKind::First) {
                missing_["1ST"].insert(track);
            } else if (condition.kind == ConditionKind::Last) {
                missing_["LST"].insert(track);
            }
        }
    }

    /// A row as the notes of a step have it: locked, else by a Sound, else the track's.
    [[nodiscard]] std::int32_t noteValue(std::size_t track, std::size_t at, ParamId row) const {
        if (const auto locked = pattern_->stepParam(track, at, row)) {
            return *locked;
        }
        const std::int32_t sound =
            pattern_->stepParam(track, at, ParamId::Sound).value_or(value(track, ParamId::Sound));
        if (sound > 0 && row != ParamId::Sound) {
            const Sound& set = instrument_.head().sounds[static_cast<std::size_t>(sound) - 1];
            if (set.isSet && isSoundRow(row)) {
                return set.values.value(row);
            }
        }
        return value(track, row);
    }

    /// What counts how often a track's notes were played.
    void lookAtNotes(std::size_t track, std::size_t at) {
        const TrackClock clock = clockOf(*pattern_, track);
        std::int64_t notes = 0;
        for (std::size_t other = 0; other < steps(track); ++other) {
            notes += step(track, other).isNoteTrig() ? 1 : 0;
        }
        const bool isBothWays = clock.direction == Direction::PingPong && clock.length > 1;
        if (isBothWays) {
            notes *= 2;
            notes -= step(track, 0).isNoteTrig() ? 1 : 0;
            notes -= step(track, steps(track) - 1).isNoteTrig() ? 1 : 0;
        }
        const std::int64_t counted = notes * passes(clock);
        switch (static_cast<InstrumentKind>(noteValue(track, at, ParamId::Instrument))) {
        case InstrumentKind::Pad:
        case InstrumentKind::Kit:
            lookAtPads(track, at, counted);
            break;
        case InstrumentKind::Synth:
            if (isNoise(static_cast<OscillatorKind>(noteValue(track, at, ParamId::Oscillator))) && counted != 0) {
                found_["noise"].insert(track);
            }
            break;
        case InstrumentKind::Acid:
        case InstrumentKind::None:
            break;
        }
    }

    void lookAtPads(std::size_t track, std::size_t at, std::int64_t counted) {
        const audio::Kit* kit = instrument_.kitAt(static_cast<std::size_t>(noteValue(track, at, ParamId::Kit)));
        Trig<Studio> trig;
        resolveTrig(trig, *pattern_, track, at, clockOf(*pattern_, track).step);
        const bool isWhole =
            noteValue(track, at, ParamId::Instrument) == static_cast<std::int32_t>(InstrumentKind::Kit);
        for (SlotMask rest = trig.slots; kit != nullptr && rest != 0; rest = withoutLowest(rest)) {
            const NoteStrike& strike = trig.strikes[lowestSlot(rest)];
            const std::int32_t pad = isWhole ? strike.pitch - kFirstPadNote : noteValue(track, at, ParamId::Pad);
            if (pad < 0 || pad >= static_cast<std::int32_t>(kit->description.pads.size())) {
                continue;
            }
            const std::size_t turns = turnsOf(
                kit->description.pads[static_cast<std::size_t>(pad)],
                static_cast<std::uint32_t>(noteValue(track, at, ParamId::LayerMask)), strike.velocity);
            if (turns > 1 && counted % static_cast<std::int64_t>(turns) != 0) {
                found_["round robins"].insert(track);
            }
        }
    }

    /// How many sounds a pad takes in turn.
    [[nodiscard]] static std::size_t turnsOf(const KitPad& pad, std::uint32_t mask, std::uint8_t velocity) {
        std::bitset<256> numbers;
        for (std::size_t index = 0; index < pad.layers.size(); ++index) {
            const KitLayer& layer = pad.layers[index];
            if ((mask & (1U << index)) != 0 && velocity >= layer.velocityLow && velocity <= layer.velocityHigh) {
                numbers[layer.roundRobin] = true;
            }
        }
        numbers[0] = false;
        return numbers.count();
    }

    [[nodiscard]] static bool isNoise(OscillatorKind kind) {
        return kind == OscillatorKind::White || kind == OscillatorKind::Pink || kind == OscillatorKind::Brown;
    }

    template <class Read> void lookAtLfo(std::size_t track, const LfoRows& rows, Read read) {
        if (read(rows.target) == 0 || read(rows.depth) == 0) {
            return;
        }
        const auto shape = static_cast<LfoShape>(read(rows.shape));
        const bool isRandom = shape == LfoShape::Steps || shape == LfoShape::Smooth;
        const bool isFree = static_cast<LfoTrigger>(read(rows.trigger)) == LfoTrigger::Free;
        const audio::LfoPlace end = audio::lfoPlace(
            {.tick = length_.value}, {.sync = read(rows.sync), .rate = read(rows.rate)}, pattern_->tempo());
        if (isRandom) {
            found_["random LFO"].insert(track);
        } else if (isFree && end.phase != 0) {
            found_["free LFO"].insert(track);
        }
    }

    const Instrument& instrument_;
    Ticks length_;
    std::unique_ptr<Pattern<Studio>> pattern_{std::make_unique<Pattern<Studio>>()};
    std::array<TrackName, Studio::kTracks> names_{};
    Reasons found_{};
    Reasons missing_{};
};

} // namespace

Repeats repeatsOf(const Instrument& instrument, Ticks length) {
    Search search(instrument, length);
    search.run();
    return search.words();
}

} // namespace tresillo::session
