// SPDX-License-Identifier: MIT
#include "session/buffer_trial.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

namespace tresillo::session {
namespace {

constexpr int kSmallest = 16;
constexpr int kLargest = 2048;

// Renders all there is, and plays silence.
class Unheard final : public audio::BlockSource {
public:
    explicit Unheard(Instrument& instrument) : source_(instrument) {}

    void process(float* left, float* right, int frames) override {
        source_.process(left, right, frames);
        std::fill_n(left, frames, 0.0F);
        std::fill_n(right, frames, 0.0F);
    }

private:
    InstrumentSource source_;
};

// Plays on while somebody empties the queues.
void wait(Instrument& instrument, int milliseconds) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
    while (std::chrono::steady_clock::now() < end) {
        instrument.service();
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

} // namespace

double BufferResult::worstShare() const {
    return static_cast<double>(worstNanoseconds) * 1e-9 * rate.hz / std::max(blockFrames, 1);
}

bool BufferResult::isSafe() const {
    constexpr double kMost = 0.75;
    return frames > 0 && lateBlocks == 0 && worstShare() <= kMost;
}

const BufferResult* BufferTrial::safe() const {
    const auto found = std::find_if(tried.begin(), tried.end(), [](const BufferResult& each) { return each.isSafe(); });
    return found == tried.end() ? nullptr : &*found;
}

BufferTrial tryBuffers(Instrument& instrument, OutputOptions options, SampleRate rate, int milliseconds) {
    BufferTrial trial;
    Unheard source(instrument);
    for (int frames = kSmallest; frames <= kLargest && trial.safe() == nullptr; frames *= 2) {
        options.blockSize = frames;
        auto opened = options.nullDevice ? nullOutput(options, rate)() : soundOutput(options, rate)();
        if (!opened) {
            trial.problem = opened.problem;
            break;
        }
        audio::Device& device = **opened.value;
        trial.device = device.name();
        trial.latencyFrames = device.latencyFrames();
        const int given = device.blockFrames();
        const bool isKnown = !trial.tried.empty() && trial.tried.back().blockFrames == given;
        if (isKnown || !device.start(source)) {
            trial.problem = isKnown ? "" : device.problem();
            break; // a server that has one size for all
        }
        wait(instrument, milliseconds);
        device.stop();
        const audio::DeviceStatus status = device.status();
        trial.tried.push_back(
            {.blockFrames = given,
             .rate = rate,
             .frames = status.frames,
             .worstNanoseconds = status.worstNanoseconds,
             .lateBlocks = status.xruns,
             .worstLateNanoseconds = status.worstLateNanoseconds});
    }
    return trial;
}

} // namespace tresillo::session
