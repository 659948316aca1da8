// SPDX-License-Identifier: MIT
#pragma once

#include "core/sequence/step_value.h"

#include <cstdint>
#include <vector>

namespace tresillo::reference {

enum class PlayedKind : std::uint8_t { On, Off, Locked, Return };

/// What a track's channel gives to all that sounds in it.
struct Channel {
    std::int32_t level{0};
    std::int32_t pan{0};

    bool operator==(const Channel&) const = default;
};

/// What a note is struck with but for its locks: what its voice has from its track, and the channel at that moment.
struct Struck {
    std::int32_t instrument{0};
    std::int32_t kit{0};
    std::int32_t pad{0};
    Channel channel{};
    bool isForeign{false}; ///< Its channel has another pattern's values.

    bool operator==(const Struck&) const = default;
};

/// One thing that was heard, by the engine or by the model.
struct Played {
    PlayedKind kind{PlayedKind::On};
    std::int64_t frame{0};
    std::size_t track{0};
    std::size_t slot{0};
    std::int32_t pitch{0};
    std::int32_t velocity{0};
    bool flag{false};           ///< On: by hand. Off: choked.
    std::int64_t note{0};       ///< Which note-on this is, or which one it ends: from 1.
    std::int64_t slidesFrom{0}; ///< The note that it goes on from; 0: none.
    std::uint32_t ordinal{0};
    std::vector<LockedValue> locks{};
    Struck struck{}; ///< On, but not of notes by hand.

    bool operator==(const Played&) const = default;
};

/// When each track's channel became what. What changes again within a frame was never heard.
class Channels {
public:
    explicit Channels(std::size_t tracks) : tracks_(tracks) {}

    void note(std::int64_t frame, std::size_t track, const Channel& channel) {
        std::vector<Change>& changes = tracks_[track];
        if (!changes.empty() && changes.back().frame == frame) {
            changes.pop_back();
        }
        if (changes.empty() || changes.back().channel != channel) {
            changes.push_back({.frame = frame, .channel = channel});
        }
    }

    struct Change {
        std::int64_t frame{0};
        Channel channel{};

        bool operator==(const Change&) const = default;
    };
    [[nodiscard]] const std::vector<Change>& of(std::size_t track) const { return tracks_[track]; }
    [[nodiscard]] std::size_t size() const { return tracks_.size(); }

    bool operator==(const Channels&) const = default;

private:
    std::vector<std::vector<Change>> tracks_{};
};

} // namespace tresillo::reference
