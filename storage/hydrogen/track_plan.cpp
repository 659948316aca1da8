// SPDX-License-Identifier: MIT
#include "storage/hydrogen/track_plan.h"

#include "core/params/param_table.h"
#include "core/sequence/sizes.h"
#include "storage/kit_import/words.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace tresillo::storage {
namespace {

constexpr std::size_t kMostPadsAlike = 4;
// So many notes ring at a time before the loss of all but the last four is worth locks: it stays under 0.2 dB.
constexpr std::size_t kRingingUnnoticed = 2 * Studio::kNotesPerStep;
constexpr std::size_t kMostKits = static_cast<std::size_t>(rowOf(ParamId::Kit).maximum) + 1;

class Planner {
public:
    Planner(const HydrogenSong& song, const HydrogenArrangement& arrangement, Findings& findings)
        : song_(song),
          findings_(findings),
          groups_(chokeGroups(song.instruments, findings)),
          notes_(song.instruments.size(), 0),
          ownTrack_(song.instruments.size(), false) {
        countNotes(arrangement);
    }

    TrackPlan run(const std::vector<std::size_t>& ringing) {
        const std::vector<std::size_t> playing = choose();
        const bool all = kitCount() <= kMostKits - 1;
        for (std::size_t index = 0; index < song_.instruments.size(); ++index) {
            if (ownTrack_[index] || (all && belongsToKit(index))) {
                addOwn(index);
            }
        }
        share(playing);
        for (PlannedTrack& track : plan_.tracks) {
            if (track.kind == InstrumentKind::Pad) {
                addTwins(track, ringing[track.instruments.front().instrument]);
            }
        }
        return std::move(plan_);
    }

private:
    void countNotes(const HydrogenArrangement& arrangement) {
        std::map<std::int32_t, std::size_t> byId;
        for (std::size_t index = 0; index < song_.instruments.size(); ++index) {
            byId.emplace(song_.instruments[index].id, index);
        }
        individual_.resize(song_.instruments.size(), false);
        for (const HydrogenColumn& column : arrangement.columns) {
            for (const HydrogenNote& note : column.notes) {
                const std::size_t index = byId.at(note.instrument);
                notes_[index] += note.noteOff ? 0U : 1U;
                individual_[index] = individual_[index] || note.key != 0 || std::fabs(note.pan) > 0.0;
            }
        }
    }

    // Decides which instruments get a track of their own; returns those that play without one.
    std::vector<std::size_t> choose() {
        std::vector<std::size_t> playing;
        for (std::size_t index = 0; index < notes_.size(); ++index) {
            if (notes_[index] > 0) {
                playing.push_back(index);
            }
        }
        const bool everyone = playing.size() <= Studio::kTracks;
        std::ranges::stable_sort(playing, std::greater{}, [this](std::size_t index) {
            return std::tuple{static_cast<bool>(individual_[index]), notes_[index]};
        });
        const std::size_t own = everyone ? playing.size() : Studio::kTracks - 1;
        for (std::size_t rank = 0; rank < own; ++rank) {
            ownTrack_[playing[rank]] = true;
        }
        playing.erase(playing.begin(), playing.begin() + static_cast<std::ptrdiff_t>(own));
        std::ranges::sort(playing);
        return playing;
    }

    [[nodiscard]] bool belongsToKit(std::size_t index) const {
        return notes_[index] == 0 && std::ranges::any_of(song_.instruments[index].components, [](const auto& part) {
                   return !part.layers.empty();
               });
    }

    [[nodiscard]] std::size_t kitCount() const {
        std::map<std::string, std::size_t> pads;
        for (std::size_t index = 0; index < song_.instruments.size(); ++index) {
            if (ownTrack_[index] || belongsToKit(index)) {
                ++pads[song_.instruments[index].kit];
            }
        }
        std::size_t kits = 0;
        for (const auto& [name, count] : pads) {
            kits += (count + kPads - 1) / kPads;
        }
        return kits;
    }

    // The kit of that name with room for a pad; a new one if there is none.
    std::size_t kitFor(const std::string& name) {
        std::size_t same = 0;
        for (std::size_t kit = 0; kit < plan_.kits.size(); ++kit) {
            if (kitNames_[kit] == name) {
                ++same;
                if (!plan_.kits[kit].description.pads.full()) {
                    return kit;
                }
            }
        }
        const std::string shownName = name.empty() || name == "-" ? "Samples" : shown(name);
        const bool isOwn = !name.empty() && name == song_.kitName;
        plan_.kits.push_back(
            {.name = same == 0 ? shownName : say(shownName, " ", same + 1),
             .author = isOwn ? song_.kitAuthor : std::string{},
             .license = isOwn ? song_.kitLicense : std::string{},
             .description = {},
             .padNames = {},
             .samples = {}});
        kitNames_.push_back(name);
        return plan_.kits.size() - 1;
    }

    void addOwn(std::size_t index) {
        const HydrogenInstrument& instrument = song_.instruments[index];
        const Level level = levelOf(instrument.volume);
        const std::size_t kit = kitFor(instrument.kit);
        const PadMix mix{.gain = level.rest, .pan = 0.0};
        const std::size_t pad = addPad(plan_.kits[kit], instrument, song_.components, groups_[index], mix, findings_);
        if (!ownTrack_[index]) {
            return;
        }
        plan_.tracks.push_back(
            {.name = instrument.name,
             .kind = InstrumentKind::Pad,
             .kit = kit,
             .instruments = {{.instrument = index, .pad = pad, .silent = false}},
             .level = level.tenthsOfDb,
             .pan = static_cast<std::int32_t>(std::lround(instrument.pan * 100.0)),
             .muted = instrument.muted,
             .soloed = instrument.soloed});
    }

    // A note ends what sounds on its slot and pad, of which there are four: where more ring, there must be more pads.
    // Last of all, so that no instrument has to go without one for them.
    void addTwins(PlannedTrack& track, std::size_t ringing) {
        constexpr std::size_t kRing = Studio::kNotesPerStep;
        ConvertedKit& kit = plan_.kits[track.kit];
        PlannedInstrument& own = track.instruments.front();
        const std::size_t wanted =
            ringing > kRingingUnnoticed ? std::min((ringing - 1) / kRing + 1, kMostPadsAlike) : 1;
        while (own.twins.size() + 1 < wanted && !kit.description.pads.full()) {
            own.twins.push_back(kit.padNames.size());
            (void)kit.description.pads.push(KitPad{kit.description.pads[own.pad]});
            kit.padNames.push_back(say(kit.padNames[own.pad], " (", own.twins.size() + 1, ")"));
        }
        if (ringing > kRing) {
            const std::size_t rings = std::min(ringing, (own.twins.size() + 1) * kRing);
            findings_.add(
                rings < ringing ? FindingKind::Changed : FindingKind::Note,
                say("instrument '", track.name, "': up to ", ringing, " of its notes ring at a time, here ", rings,
                    own.twins.empty() ? "" : "; they take pads that are alike in turn"));
        }
    }

    // One kit and one track for all the others; their levels and pans are the pads', their mutes and solos the notes'.
    void share(const std::vector<std::size_t>& others) {
        if (others.empty()) {
            return;
        }
        const std::size_t kit = kitFor("(shared)");
        plan_.kits[kit].name = "Shared";
        PlannedTrack track{.name = "Shared", .kind = InstrumentKind::Kit, .kit = kit, .instruments = {}};
        track.soloed = std::ranges::any_of(others, [&](auto index) { return song_.instruments[index].soloed; });
        for (const std::size_t index : others) {
            const HydrogenInstrument& instrument = song_.instruments[index];
            if (plan_.kits[kit].description.pads.full()) {
                findings_.add(
                    FindingKind::LeftOut, say("instrument '", instrument.name, "' with its ", notes_[index],
                                              " notes: neither a track nor a pad is left for it"));
                continue;
            }
            const PadMix mix{.gain = instrument.volume, .pan = instrument.pan};
            const std::size_t pad =
                addPad(plan_.kits[kit], instrument, song_.components, groups_[index], mix, findings_);
            const bool silent = instrument.muted || (track.soloed && !instrument.soloed);
            track.instruments.push_back({.instrument = index, .pad = pad, .silent = silent});
            findings_.add(
                FindingKind::Note, say("instrument '", instrument.name, "' shares the last track: pad ", pad + 1,
                                       silent ? ", its notes off because it is muted" : ""));
        }
        plan_.tracks.push_back(std::move(track));
    }

    const HydrogenSong& song_;
    Findings& findings_;
    std::vector<std::uint8_t> groups_;
    std::vector<std::size_t> notes_;
    std::vector<bool> ownTrack_;
    std::vector<bool> individual_;
    std::vector<std::string> kitNames_;
    TrackPlan plan_;
};

} // namespace

Level levelOf(double factor) {
    const ParamRow& row = rowOf(ParamId::Level);
    if (factor <= 0.0) {
        return {.tenthsOfDb = row.minimum, .rest = 1.0};
    }
    const std::int32_t tenths = row.clamp(std::lround(200.0 * std::log10(factor)));
    if (tenths == row.minimum) {
        return {.tenthsOfDb = tenths, .rest = 1.0};
    }
    // What is within a millionth is the rounding of the file's own digits.
    const double rest = std::round(factor / std::pow(10.0, tenths / 200.0) * 1e6) / 1e6;
    return {.tenthsOfDb = tenths, .rest = rest};
}

TrackPlan planTracks(
    const HydrogenSong& song, const HydrogenArrangement& arrangement, const SampleSeconds& seconds,
    Findings& findings) {
    return Planner(song, arrangement, findings).run(mostRinging(song, arrangement, seconds));
}

} // namespace tresillo::storage
