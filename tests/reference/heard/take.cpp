// SPDX-License-Identifier: MIT
#include "tests/reference/heard/take.h"

#include "audio/renderer/renderer.h"
#include "core/engine/engine.h"

#include <algorithm>
#include <memory>

namespace tresillo::reference {
namespace {

std::unique_ptr<audio::Kit> kitOfClicks() {
    auto kit = std::make_unique<audio::Kit>();
    for (const float click : kClicks) {
        KitPad pad{};
        (void)pad.layers.push({.sample = static_cast<std::uint16_t>(kit->samples.size())});
        (void)kit->description.pads.push(pad);
        kit->samples.emplace_back(std::vector<float>{click}, std::vector<float>{});
    }
    return kit;
}

/// The engine with a renderer behind it, and everything around them.
class Band {
public:
    explicit Band(const Case<Studio>& given)
        : music_(composed(given)), engine_({given.rate}, music_->model, *arena_, *link_) {
        send(KitHandover{.kit = 0, .handle = *kits_.add(kitOfClicks())});
        for (std::uint8_t index = 0; index < kCasePatterns; ++index) {
            arena_->buffers[index] = music_->patterns[index];
            send(SlotHandover{.slot = index, .pattern = PatternId{index}, .buffer = index});
        }
        takes_.resize(kClickTracks);
        for (TrackTake& take : takes_) {
            take.left.resize(static_cast<std::size_t>(given.frames));
            take.right.resize(take.left.size());
        }
        renderer_ = std::make_unique<audio::Renderer>(SampleRate{given.rate}, engine_, kits_);
    }

    void send(const QueueBody<Studio>& body) { (void)link_->messages.push({.serial = ++serial_, .body = body}); }

    void playTo(std::int64_t frame, int block) {
        while (engine_.now().value < frame) {
            const auto at = static_cast<std::size_t>(engine_.now().value);
            const auto frames = static_cast<int>(std::min<std::int64_t>(block, frame - engine_.now().value));
            mix_.resize(2 * static_cast<std::size_t>(frames));
            std::array<audio::StereoBuffer, kClickTracks> stems{};
            for (std::size_t track = 0; track < stems.size(); ++track) {
                stems[track] = {.left = &takes_[track].left[at], .right = &takes_[track].right[at]};
            }
            (void)renderer_->render(
                engine_, {.mix = {mix_.data(), mix_.data() + frames}, .frames = frames, .stems = stems});
            while (link_->notices.pop()) {
            }
        }
    }

    [[nodiscard]] std::vector<TrackTake> takes() { return std::move(takes_); }

private:
    static std::unique_ptr<Music<Studio>> composed(const Case<Studio>& given) {
        auto music = std::make_unique<Music<Studio>>();
        music->compose(given.music);
        return music;
    }

    std::unique_ptr<Music<Studio>> music_;
    std::unique_ptr<PatternArena<Studio>> arena_{std::make_unique<PatternArena<Studio>>()};
    std::unique_ptr<EngineLink<Studio>> link_{std::make_unique<EngineLink<Studio>>()};
    Engine<Studio> engine_;
    audio::KitRegistry kits_{};
    std::unique_ptr<audio::Renderer> renderer_{};
    std::vector<TrackTake> takes_{};
    std::vector<float> mix_{};
    std::uint32_t serial_{0};
};

} // namespace

std::vector<TrackTake> renderClicks(const Case<Studio>& given, int block) {
    const auto band = std::make_unique<Band>(given);
    for (const Line<Studio>& line : given.lines) {
        band->playTo(line.frame, block);
        if (const auto* edit = std::get_if<Edit<Studio>>(&line.what)) {
            band->send(*edit);
        } else {
            band->send(Command{std::get<Gesture>(line.what)});
        }
    }
    band->playTo(given.frames, block);
    return band->takes();
}

} // namespace tresillo::reference
