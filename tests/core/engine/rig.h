// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/engine.h"
#include "tests/core/engine/exact_time.h"
#include "tests/core/engine/recorder.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace tresillo::test {

/// An engine with everything around it that the project would be: patterns are written into the arena and handed over,
/// messages go in by the queue, notices come back. Too large for a stack: `makeRig`.
template <class Sizes> class Rig {
public:
    explicit Rig(SampleRate rate);

    // What goes in.

    bool send(const QueueBody<Sizes>& body, Frames at = kAsap) {
        return link.messages.push({.serial = ++serial, .at = at, .body = body});
    }
    bool command(const Gesture& gesture, Frames at = kAsap) { return send(Command{gesture}, at); }
    bool edit(PatternId pattern, const Change<Sizes>& change, Frames at = kAsap) {
        return send(Edit<Sizes>{.pattern = pattern, .change = change}, at);
    }
    /// Hands the pattern in `buffer` over as pattern `id` in slot `slot`.
    bool give(PatternId id, std::uint8_t slot, std::uint16_t buffer, Frames at = kAsap) {
        return send(SlotHandover{.slot = slot, .pattern = id, .buffer = buffer}, at);
    }
    /// Hands over pattern n in slot and buffer n, for the first few n.
    void giveFirst(std::uint8_t count) {
        for (std::uint8_t index = 0; index < count; ++index) {
            (void)give(PatternId{index}, index, index);
        }
    }
    Pattern<Sizes>& pattern(std::size_t buffer) { return arena.buffers[buffer]; }

    // Playing.

    std::int64_t play(std::int64_t frames) { return engine.advance(frames, sink); }
    std::int64_t play(std::int64_t frames, std::int64_t block) {
        std::int64_t played = 0;
        while (played < frames) {
            const std::int64_t now = engine.advance(std::min(block, frames - played), sink);
            played += now;
            collect();
            if (now == 0) {
                break;
            }
        }
        return played;
    }
    void start() { (void)command(Start{}); }

    // What comes out.

    /// Takes the notices off the queue; the newest are kept for `find`.
    void collect() {
        while (const auto notice = link.notices.pop()) {
            notices[noticeCount++ % notices.size()] = *notice;
        }
    }
    /// The newest notice of a kind since `forget`; none if there was none.
    template <class What> std::optional<What> find(Frames* frame = nullptr) {
        collect();
        const std::size_t kept = std::min(noticeCount, notices.size());
        for (std::size_t back = 1; back <= kept; ++back) {
            const Notice& notice = notices[(noticeCount - back) % notices.size()];
            if (const auto* what = std::get_if<What>(&notice.what)) {
                if (frame != nullptr) {
                    *frame = notice.frame;
                }
                return *what;
            }
        }
        return std::nullopt;
    }
    void forget() {
        collect();
        noticeCount = 0;
    }

    PatternArena<Sizes> arena;
    EngineLink<Sizes> link;
    Engine<Sizes> engine;
    Recorder sink{};
    std::array<Notice, 1024> notices{};
    std::size_t noticeCount{0};
    std::uint32_t serial{0};
};

template <class Sizes> std::unique_ptr<Rig<Sizes>> makeRig(SampleRate rate = {48'000});

extern template class Rig<Studio>;
extern template class Rig<Pocket>;
extern template std::unique_ptr<Rig<Studio>> makeRig(SampleRate);
extern template std::unique_ptr<Rig<Pocket>> makeRig(SampleRate);

// Writing patterns, short.

template <class Sizes> void setTrack(Pattern<Sizes>& pattern, std::size_t track, ParamId id, std::int32_t value) {
    (void)pattern.setTrackParam(track, id, value);
}

/// A track that plays: `x` on a step is a note of pitch 60 and velocity 100, one step long.
template <class Sizes> void drum(Pattern<Sizes>& pattern, std::size_t track, std::string_view steps) {
    setTrack(pattern, track, ParamId::Instrument, 1);
    setTrack(pattern, track, ParamId::TrackLength, static_cast<std::int32_t>(steps.size()));
    for (std::size_t step = 0; step < steps.size(); ++step) {
        if (steps[step] == 'x') {
            (void)pattern.setNote(track, step, 0, Note{});
        }
    }
}

template <class Sizes>
void lock(Pattern<Sizes>& pattern, std::size_t track, std::size_t step, ParamId id, std::int32_t value) {
    (void)pattern.setStepParam(track, step, id, value);
}

/// The frames of a run at the default 120 BPM and 48 kHz: a sixteenth is 6,000.
inline constexpr std::int64_t kStepFrames = 6'000;
inline constexpr std::int64_t kBarFrames = 16 * kStepFrames;

} // namespace tresillo::test
