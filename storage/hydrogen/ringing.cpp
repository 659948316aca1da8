// SPDX-License-Identifier: MIT
#include "storage/hydrogen/ringing.h"

#include "core/base/time.h"

#include <algorithm>
#include <map>
#include <queue>

namespace tresillo::storage {
namespace {

class Ringing {
public:
    Ringing(const HydrogenSong& song, const SampleSeconds& seconds) {
        for (const HydrogenInstrument& instrument : song.instruments) {
            byId_.emplace(instrument.id, instruments_.size());
            instruments_.push_back({.seconds = longest(instrument, seconds)});
            mostSeconds_ = std::max(mostSeconds_, instruments_.back().seconds);
            endEachOther_.push_back(instrument.stopNotes || instrument.muteGroup >= 0);
        }
    }

    std::vector<std::size_t> count(const HydrogenArrangement& arrangement) {
        double start = 0.0;
        for (const HydrogenStretch& stretch : arrangement.order) {
            const HydrogenColumn& column = arrangement.columns[stretch.column];
            const double bpm = std::clamp(stretch.bpm, kMinTempo.milliBpm / 1000.0, kMaxTempo.milliBpm / 1000.0);
            const double tick = 60.0 / bpm / kHydrogenTicksPerQuarter;
            const double length = tick * column.size;
            // What sounds no longer needs no further round to be counted.
            const double rounds =
                std::min(static_cast<double>(stretch.repeats), 2.0 + mostSeconds_ / std::max(length, tick));
            for (std::size_t round = 0; round < static_cast<std::size_t>(rounds); ++round) {
                play(column, start, tick);
                start += length;
            }
        }
        std::vector<std::size_t> most;
        most.reserve(instruments_.size());
        for (std::size_t index = 0; index < instruments_.size(); ++index) {
            most.push_back(
                endEachOther_[index] ? std::min<std::size_t>(instruments_[index].most, 1) : instruments_[index].most);
        }
        return most;
    }

private:
    using Ends = std::priority_queue<double, std::vector<double>, std::greater<>>;

    struct Instrument {
        double seconds{0.0}; ///< Of its longest sample.
        Ends ends{};         ///< Of the notes that sound, the next one on top.
        std::size_t most{0};
    };

    static double longest(const HydrogenInstrument& instrument, const SampleSeconds& seconds) {
        double most = 0.0;
        for (const HydrogenComponent& component : instrument.components) {
            for (const HydrogenLayer& layer : component.layers) {
                const SampleName name{.kit = instrument.kit, .file = layer.file};
                most = std::max(most, seconds ? seconds(name).value_or(0.0) : 0.0);
            }
        }
        return most;
    }

    void play(const HydrogenColumn& column, double start, double tick) {
        for (const HydrogenNote& note : column.notes) {
            Instrument& instrument = instruments_[byId_.at(note.instrument)];
            if (note.noteOff || note.velocity <= 0.0 || instrument.seconds <= 0.0) {
                continue;
            }
            const double at = start + tick * note.position;
            const double length = note.length > 0 ? tick * note.length : instrument.seconds;
            while (!instrument.ends.empty() &&
                   (instrument.ends.top() <= at || instrument.ends.size() >= kMostRinging)) {
                instrument.ends.pop();
            }
            instrument.ends.push(at + std::min(length, instrument.seconds));
            instrument.most = std::max(instrument.most, instrument.ends.size());
        }
    }

    std::map<std::int32_t, std::size_t> byId_;
    std::vector<Instrument> instruments_;
    std::vector<bool> endEachOther_;
    double mostSeconds_{0.0};
};

} // namespace

std::vector<std::size_t> mostRinging(
    const HydrogenSong& song, const HydrogenArrangement& arrangement, const SampleSeconds& seconds) {
    return Ringing(song, seconds).count(arrangement);
}

} // namespace tresillo::storage
