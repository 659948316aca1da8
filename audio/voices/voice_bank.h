// SPDX-License-Identifier: MIT
#pragma once

#include "audio/voices/voice.h"
#include "core/sequence/sizes.h"

#include <array>
#include <cstdint>

namespace tresillo::audio {

inline constexpr std::size_t kTracks = Studio::kTracks;
/// As many notes' layers of one kit sound at once; those that fade out are not counted.
inline constexpr int kVoicesPerKit = 32;

/// All voices, in a list for each track in the order in which they started. What is stolen from whom depends on the
/// notes alone, never on load or time. Thread-safe: no. Realtime-safe: yes.
class VoiceBank {
public:
    /// Room for a full kit on every track, and for voices that fade out.
    static constexpr std::size_t kCapacity = kTracks * kVoicesPerKit + 128;

    VoiceBank();

    /// Makes room for a note of `layers` layers: the same slot's voice of the same pad gives way, then the pad's choke
    /// group, then, if the kit has no free voices left, its oldest ones.
    void makeRoom(const VoiceIdentity& note, int layers);
    /// A voice at the end of its track's list, not yet started. Never refuses: when all are in use the oldest fading
    /// one ends at once, or else the oldest.
    Voice& add(std::uint8_t track);

    /// Calls `act(Voice&)` for the voices of `track`, in the order in which they started.
    template <class Act> void forEach(std::uint8_t track, Act act) {
        for (Index index = first_[track]; index != kNone; index = cells_[index].next) {
            act(cells_[index].voice);
        }
    }
    /// The same for all tracks.
    template <class Act> void forEach(Act act) {
        for (std::uint8_t track = 0; track < kTracks; ++track) {
            forEach(track, act);
        }
    }
    [[nodiscard]] bool isSilent(std::uint8_t track) const { return first_[track] == kNone; }
    /// Gives back the voices of `track` that are over. True when there were any.
    bool sweep(std::uint8_t track);
    /// How many sound or fade.
    [[nodiscard]] int count() const { return static_cast<int>(kCapacity) - free_; }

private:
    using Index = std::uint16_t;
    static constexpr Index kNone = 0xFFFF;
    struct Cell {
        Voice voice{};
        Index next{kNone};
    };

    void dropOne();

    std::array<Cell, kCapacity> cells_{};
    std::array<Index, kTracks> first_{};
    std::array<Index, kTracks> last_{};
    Index firstFree_{0};
    int free_{static_cast<int>(kCapacity)};
};

} // namespace tresillo::audio
