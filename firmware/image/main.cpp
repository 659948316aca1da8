// SPDX-License-Identifier: MIT
// The small instrument as a program for a board: the project and the engine with everything that they need, joined by
// their queues, in the places that they will have. Without pads and sound yet, it plays a bar and says what it played.
#include "core/engine/engine.h"
#include "firmware/boot/memory.h"
#include "firmware/boot/stack.h"
#include "firmware/image/ram_bank.h"
#include "firmware/semihosting/semihosting.h"
#include "project/project.h"

#include <array>
#include <cstdint>

namespace tresillo::firmware {
namespace {

constexpr SampleRate kRate{48'000};
constexpr std::int64_t kBarFrames = 96'000; // at 120 BPM

/// Counts what is played.
class Counter final : public EventSink {
public:
    void noteOn(Frames, std::uint8_t, const NoteOn&) override { ++ons; }
    void noteOff(Frames, std::uint8_t, const NoteOff&) override { ++offs; }
    void paramsLocked(Frames, std::uint8_t, const ParamsLocked&) override {}
    void paramsReturn(Frames, std::uint8_t) override {}
    void metronome(Frames, MetronomeClick) override {}
    void trackChanged(Frames, std::uint8_t) override {}
    void projectChanged(Frames) override {}
    void kitHandover(Frames, const KitHandover&) override {}
    void songClock(Frames, const SongClock&) override {}
    void controlAll(Frames, const ControlAll&) override {}

    std::uint32_t ons{0};
    std::uint32_t offs{0};
};

// The patterns that are played lie in fast memory; what is kept, recorded and remembered does not.
TRESILLO_FAST_MEMORY PatternArena<Pocket> arena;
EngineLink<Pocket> link;
const Model<Pocket> head{};
Engine<Pocket> engine{kRate, head, arena, link};
RamBank<Pocket> bank;
Project<Pocket> project{link.messages, link.notices, arena, bank};
Counter counter;

void writeNumber(std::uint32_t value) {
    std::array<char, 10> digits{};
    std::size_t start = digits.size();
    do {
        digits[--start] = static_cast<char>('0' + value % 10);
        value /= 10;
    } while (value != 0);
    semihosting::write({digits.data() + start, digits.size() - start});
}

bool playsABar() {
    constexpr PatternId kFirst{};
    bool isDone = changed(project.commit({}, kFirst, SetTrackParam{.track = 0, .id = ParamId::Instrument, .value = 1}));
    for (std::uint8_t step = 0; step < Pocket::kSteps; step = static_cast<std::uint8_t>(step + 2)) {
        isDone = isDone && changed(project.commit({}, kFirst, SetNote{.track = 0, .step = step}));
        project.service();
        (void)engine.advance(kControlFrames, counter);
    }
    isDone = isDone && project.command(Start{});
    for (std::int64_t frame = 0; frame < kBarFrames; frame += kControlFrames) {
        (void)engine.advance(kControlFrames, counter);
        project.service();
    }
    isDone = isDone && project.command(Stop{});
    (void)engine.advance(kControlFrames, counter);
    return isDone && counter.ons == Pocket::kSteps && counter.offs == counter.ons;
}

} // namespace
} // namespace tresillo::firmware

int main() {
    using namespace tresillo::firmware;
    const bool isGood = playsABar();
    writeNumber(counter.ons);
    tresillo::semihosting::write(" notes, ");
    writeNumber(stackUsed());
    tresillo::semihosting::write(
        isGood ? " bytes of stack\n1 passed, 0 failed\n" : " bytes of stack\n0 passed, 1 failed\n");
    return isGood ? 0 : 1;
}
