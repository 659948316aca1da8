// SPDX-License-Identifier: MIT
#pragma once

#include "audio/kits/kit.h"
#include "audio/mix/bus.h"
#include "audio/mix/bus_guard.h"
#include "audio/mix/master.h"
#include "audio/mix/metronome.h"
#include "audio/mix/mixer_status.h"
#include "audio/mix/sends.h"
#include "audio/mix/sidechains.h"
#include "audio/renderer/float_state.h"
#include "audio/renderer/kit_places.h"
#include "audio/renderer/note_starter.h"
#include "audio/values/track_values.h"
#include "audio/voices/voices.h"
#include "core/engine/sink.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>

namespace tresillo::audio {

/// One side each of a stereo signal; both have room for a block.
struct StereoBuffer {
    float* left{nullptr};
    float* right{nullptr};
};

/// Where a block goes. Overwritten, not added to.
struct Output {
    StereoBuffer mix{};
    int frames{0};
    /// If not empty, stem n receives track n as it goes into the mix, and stem kTracks + n what comes back from send n;
    /// stems beyond the span, or without memory, are not written. The tracks' added up in rising order, from silence,
    /// through the distortion, the returns' added to that in their order, all through ducker, level and limiter, are
    /// the mix, bit for bit (the metronome is in the mix only).
    std::span<const StereoBuffer> stems{};
};
inline constexpr std::size_t kStems = kTracks + kSends;

/// Turns the engine's events into sound, exact to the frame: at each event it first renders up to the event's frame,
/// then lets the event happen. What comes out depends on events and their frames only, never on the block's length.
///
///     Renderer renderer(rate, engine, kits);
///     renderer.render(engine, {.mix = {left, right}, .frames = 256});   // on the audio thread
///
/// It holds all its voices and tables, about a megabyte: build it on the heap.
/// Thread-safe: no; one thread at a time. Realtime-safe: yes, but for the constructor.
class Renderer final : public EventSink {
public:
    /// `source` and `kits` outlive the renderer. The source is first asked in the first `render`.
    Renderer(SampleRate rate, const ParamSource& source, const KitRegistry& kits);

    /// Renders one block: has `player.advance(frames, sink)` play it and fills the output with as many frames as were
    /// played, which it returns; the rest of the output is left alone.
    template <class Player> std::int64_t render(Player& player, const Output& output) {
        const FloatState floatState;
        begin(output);
        const std::int64_t played = player.advance(output.frames, *this);
        finish(played);
        return played;
    }

    /// A kit that no voice uses any more and that no place holds; each handle is told once. Call it after `render`
    /// until there is none, and pass it on in a KitReleased notice.
    [[nodiscard]] std::optional<std::uint16_t> takeReleasedKit() { return kits_.takeReleased(); }

    /// Reads the meters and starts them anew.
    [[nodiscard]] MixerStatus takeStatus();

    /// The frame that is rendered next: how many were rendered so far.
    [[nodiscard]] Frames position() const { return at_; }
    [[nodiscard]] SampleRate rate() const { return rate_; }
    /// How many frames later the mix comes out than it is played: the limiter's look-ahead, while it is on. Stems are
    /// not late.
    [[nodiscard]] std::int32_t latencyFrames() const { return master_.latencyFrames(); }

    /// How many voices sound.
    [[nodiscard]] int sounding() const { return voices_.count(); }
    /// No voice sounds and no effect rings: what comes now is silence, once the limiter has given out what it holds.
    [[nodiscard]] bool isSilent() const { return sounding() == 0 && master_.isSilent() && metronome_.isSilent(); }

    void noteOn(Frames at, std::uint8_t track, const NoteOn& note) override;
    void noteOff(Frames at, std::uint8_t track, const NoteOff& note) override;
    void paramsLocked(Frames at, std::uint8_t track, const ParamsLocked& params) override;
    void paramsReturn(Frames at, std::uint8_t track) override;
    void metronome(Frames at, MetronomeClick click) override;
    void trackChanged(Frames at, std::uint8_t track) override;
    void projectChanged(Frames at) override;
    void kitHandover(Frames at, const KitHandover& handover) override;
    void songClock(Frames at, const SongClock& clock) override;
    void controlAll(Frames at, const ControlAll& control) override;

private:
    void begin(const Output& output);
    void finish(std::int64_t played);
    void readAllParams();

    void renderUntil(Frames at);
    void renderStretch(int frames);
    bool renderTrack(std::uint8_t track, Bus bus, int frames);
    void mixTrack(std::uint8_t track, Bus bus, Bus before, Bus after, int frames);
    void writeStem(std::size_t stem, Bus bus, int frames, bool sounds);
    void readLfos();
    void findPace();
    void moveSends();
    void retarget(std::uint8_t track, std::int32_t sendFrames);

    SampleRate rate_;
    const ParamSource& source_;
    std::int32_t glideCells_;
    bool started_{false};

    KitPlaces kits_;
    Voices voices_{};
    NoteStarter notes_;
    Motion motion_;
    bool goesByCells_{false}; ///< Something moves that is looked at once in a stretch.
    std::array<TrackValues, kTracks> values_{};
    std::array<BusGuard, kTracks> guards_{};
    std::array<Sends, kTracks> sends_{};
    Sidechains sidechains_;
    Master master_;
    BusGuard masterGuard_{};
    Metronome metronome_;

    Output output_{};
    Frames at_{0};
    Frames blockStart_{0};
    Stretch track_{};               ///< The track that is rendered.
    std::array<Stretch, 2> sums_{}; ///< Of the tracks before it, and with it, in turns.
};

} // namespace tresillo::audio
