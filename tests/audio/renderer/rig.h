// SPDX-License-Identifier: MIT
#pragma once

#include "audio/renderer/renderer.h"
#include "core/params/param_table.h"

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

namespace tresillo::audio::test {

/// As hard as can be, at the pitch of the sample itself.
inline constexpr NoteOn kFull{.id = 1, .pitch = 60, .velocity = 127};

/// The next of a row of random numbers; its high bits are the better ones.
inline std::uint32_t next(std::uint32_t& state) { return state = state * 1'664'525U + 1'013'904'223U; }

/// Parameter values that a test sets; the table's defaults elsewhere. Every track plays a pad of kit place 0. All
/// patterns are alike, but for the values that a test sets for one of them.
class Values final : public ParamSource {
public:
    Values();
    [[nodiscard]] PatternId patternOf(std::uint8_t /*track*/) const override { return channel; }
    [[nodiscard]] PatternId patternBehind(std::uint8_t /*track*/) const override { return behind; }
    [[nodiscard]] std::int32_t trackParam(PatternId pattern, std::uint8_t track, ParamId id) const override {
        const auto own = own_.find({pattern.value, track, id});
        return own != own_.end() ? own->second : tracks_[track][tresillo::indexOf(id)];
    }
    [[nodiscard]] std::int32_t projectParam(ParamId id) const override { return project_[tresillo::indexOf(id)]; }
    [[nodiscard]] const Sound* sound(std::int32_t number) const override {
        const auto found = sounds_.find(number);
        return found == sounds_.end() ? nullptr : &found->second;
    }
    void set(std::uint8_t track, ParamId id, std::int32_t value) { tracks_[track][tresillo::indexOf(id)] = value; }
    void setIn(PatternId pattern, std::uint8_t track, ParamId id, std::int32_t value) {
        own_[{pattern.value, track, id}] = value;
    }
    void setProject(ParamId id, std::int32_t value) { project_[tresillo::indexOf(id)] = value; }
    void setSound(std::int32_t number, const SoundValues& values) { sounds_[number] = {values, true}; }

    PatternId channel{}; ///< What all channels follow ...
    PatternId behind{};  ///< ... and all tracks play behind the next boundary.

private:
    using Rows = std::array<std::int32_t, kParamRows>;
    std::map<std::tuple<std::uint8_t, std::uint8_t, ParamId>, std::int32_t> own_{};
    std::array<Rows, kTracks> tracks_{};
    Rows project_{};
    std::map<std::int32_t, Sound> sounds_{};
};

/// What a renderer gave.
struct Take {
    std::vector<float> left{};
    std::vector<float> right{};

    bool operator==(const Take& other) const;
};

/// Of each track, then of what comes back from each send.
using Stems = std::array<Take, kStems>;

/// How long the next block is, at most as long as what is left.
using Partition = std::function<int(std::int64_t at)>;
Partition blocksOf(int frames);
/// Blocks of 1 to 700 frames, the same for the same seed.
Partition randomBlocks(std::uint32_t seed);

/// A renderer, what it reads, and a script of events in place of the engine.
class Rig {
public:
    using Act = std::function<void(Rig&, Frames)>;

    explicit Rig(SampleRate rate = {48'000});
    Rig(const Rig&) = delete;
    Rig& operator=(const Rig&) = delete;

    /// A pad of the kit at place 0, with one layer of this sample; before the first render. Returns it, to be changed.
    KitPad& addPad(std::vector<float> left, std::vector<float> right = {});
    /// One more layer for pad `pad`.
    KitLayer& addLayer(std::size_t pad, std::vector<float> left, std::vector<float> right = {});
    /// Another kit with one pad and sample, under this handle.
    std::uint16_t addKit(std::vector<float> left);

    /// Has `act` happen at `frame`; acts of one frame in the order in which they were given.
    void at(std::int64_t frame, Act act);
    /// A note of track `track`, as the engine would send it.
    void note(std::int64_t frame, std::uint8_t track, NoteOn note, std::vector<LockedValue> locks = {});
    void off(std::int64_t frame, std::uint8_t track, NoteId id, bool choked = false);

    /// Renders the next `frames` frames.
    Take render(std::int64_t frames, const Partition& partition = blocksOf(256));
    /// The same, and the stems.
    Take render(std::int64_t frames, const Partition& partition, Stems& stems);

    /// As the engine: plays events within the next frames.
    std::int64_t advance(std::int64_t frames, EventSink& sink);

    Values values{};
    KitRegistry kits{};
    std::unique_ptr<Renderer> renderer;
    /// How a block is rendered; a test may put something around it.
    std::function<void(const Output& output)> renderBlock{
        [this](const Output& output) { renderer->render(*this, output); }};

private:
    void prepare();

    SampleRate rate_;
    std::unique_ptr<Kit> kit_{std::make_unique<Kit>()};
    std::optional<std::uint16_t> handle_{}; ///< Of the kit that place 0 receives before anything else.
    std::multimap<std::int64_t, Act> script_{};
    std::int64_t played_{0};
};

/// `frames` frames of `value`.
std::vector<float> constant(std::size_t frames, float value = 1.0F);
/// Deterministic noise within +-`peak`.
std::vector<float> noise(std::size_t frames, std::uint32_t seed, float peak = 1.0F);
/// A sine of `hz` at 48 kHz, of amplitude 1.
std::vector<float> sine(std::size_t frames, double hz, double rate = 48'000.0);

/// Frames `from` up to `to`.
std::vector<float> partOf(const std::vector<float>& sound, std::size_t from, std::size_t to);
/// The highest magnitude of those.
float peakOf(const std::vector<float>& sound, std::size_t from, std::size_t to);
/// The largest step between neighbouring frames.
float largestStep(const std::vector<float>& sound);
/// How often a sound rises through 0.
int risesThroughZero(const std::vector<float>& sound);

} // namespace tresillo::audio::test
