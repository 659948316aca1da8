// SPDX-License-Identifier: MIT
// Renders a take and prints what of it must be equal everywhere: for each second a line with the hash of the engine's
// events, and one for the mix and for each track as it goes into the mix.
#include "audio/renderer/renderer.h"
#include "core/base/hash.h"
#include "core/engine/engine.h"
#include "core/sequence/pattern_end.h"
#include "project/project.h"
#include "tests/bits/take.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cinttypes>
#include <memory>

namespace tresillo::test {
namespace {

constexpr int kSecond = 48'000;

class Bank final : public PatternBank<Studio> {
public:
    explicit Bank(const Take& take) : take_(take) {}
    BankAnswer load(PatternId id, Pattern<Studio>& pattern, TrackNames<Studio>&) override {
        if (const Pattern<Studio>* kept = take_.find(id)) {
            pattern = *kept;
        }
        return BankAnswer::Loaded;
    }
    void keep(PatternId, const Pattern<Studio>&, const TrackNames<Studio>&) override {}

private:
    const Take& take_;
};

class End final : public NoticeListener {
public:
    void notice(const Notice& notice) override { isOver = isOver || std::holds_alternative<SongEnded>(notice.what); }
    bool isOver{false};
};

/// Stands between engine and renderer and hashes what is said.
class Witness final : public EventSink {
public:
    explicit Witness(audio::Renderer& renderer) : renderer_(renderer) {}

    void noteOn(Frames at, std::uint8_t track, const NoteOn& note) override {
        hash = add(1, at, track)
                   .with(note.id)
                   .with(note.slideFrom)
                   .with(note.ordinal)
                   .with(std::uint64_t{note.pitch} << 16U | std::uint64_t{note.velocity} << 8U | note.slot);
        addLocks(note.locks);
        renderer_.noteOn(at, track, note);
    }
    void noteOff(Frames at, std::uint8_t track, const NoteOff& note) override {
        hash = add(2, at, track).with(note.id).with(note.choked ? 1 : 0);
        renderer_.noteOff(at, track, note);
    }
    void paramsLocked(Frames at, std::uint8_t track, const ParamsLocked& params) override {
        hash = add(3, at, track);
        addLocks(params.locks);
        renderer_.paramsLocked(at, track, params);
    }
    void paramsReturn(Frames at, std::uint8_t track) override {
        hash = add(4, at, track);
        renderer_.paramsReturn(at, track);
    }
    void metronome(Frames at, MetronomeClick click) override { renderer_.metronome(at, click); }
    void trackChanged(Frames at, std::uint8_t track) override { renderer_.trackChanged(at, track); }
    void projectChanged(Frames at) override { renderer_.projectChanged(at); }
    void kitHandover(Frames at, const KitHandover& handover) override { renderer_.kitHandover(at, handover); }
    void songClock(Frames at, const SongClock& clock) override {
        hash = add(5, at, 0).with(static_cast<std::uint64_t>(clock.position.value)).with(clock.runs ? 1 : 0);
        renderer_.songClock(at, clock);
    }
    void controlAll(Frames at, const ControlAll& control) override { renderer_.controlAll(at, control); }

    Hash hash{};

private:
    [[nodiscard]] Hash add(std::uint64_t kind, Frames at, std::uint8_t track) const {
        return hash.with(kind << 8U | track).with(static_cast<std::uint64_t>(at.value));
    }
    void addLocks(LockView locks) {
        for (const LockedValue& lock : locks) {
            hash = hash.with(indexOf(lock.id)).with(static_cast<std::uint32_t>(lock.value));
        }
    }
    audio::Renderer& renderer_;
};

/// What plays, in the renderer's eyes: the engine, heard by the witness.
struct Watched {
    Engine<Studio>& engine;
    Witness& witness;
    std::int64_t advance(std::int64_t frames, EventSink&) { return engine.advance(frames, witness); }
};

Model<Studio> headOf(const Take& take) {
    Model<Studio> model{};
    model.song = take.song;
    model.projectValues = take.projectValues;
    model.projectValues[indexOf(ParamId::SongLoop) - indexOf(ParamId::MasterLevel)] = 0;
    for (const auto& kept : take.patterns) {
        model.patternEnds[kept.id.value] = patternEnd(kept.pattern);
    }
    return model;
}

std::unique_ptr<audio::Kit> kitOf(const TakeKit& take) {
    auto kit = std::make_unique<audio::Kit>();
    kit->description = take.description;
    for (const TakeSample& sample : take.samples) {
        kit->samples.emplace_back(sample.left, sample.right);
    }
    return kit;
}

/// Both sides of the instrument, and one second of sound.
struct Machine {
    explicit Machine(const Take& take)
        : bank{take},
          head{headOf(take)},
          engine{SampleRate{kSecond}, head, arena, link},
          project{link.messages, link.notices, arena, bank},
          renderer{SampleRate{kSecond}, engine, kits} {
        engine.setWaitsForSlots(true);
        project.open(head, {});
        project.noticeListeners().add(end);
        for (std::size_t place = 0; place < take.kits.size(); ++place) {
            const auto handle = kits.add(kitOf(take.kits[place]));
            (void)project.handOverKit({.kit = static_cast<std::uint8_t>(place), .handle = handle.value_or(0)});
        }
        (void)project.command(SetFollow{Follow::Song});
        (void)project.command(Start{});
    }

    /// Renders `frames` frames from `from` on; false when a pattern never comes.
    bool render(int from, int frames) {
        for (int waits = 0; frames > 0 && waits < 100;) {
            std::array<audio::StereoBuffer, Studio::kTracks> tracks{};
            for (std::size_t track = 0; track < tracks.size(); ++track) {
                tracks[track] = at(track + 1, from);
            }
            Watched watched{engine, witness};
            const auto played = static_cast<int>(
                renderer.render(watched, {.mix = at(0, from), .frames = std::min(frames, 512), .stems = tracks}));
            project.service();
            if (const auto missing = engine.player().missingPattern(); played == 0 && missing) {
                (void)project.request(*missing);
            }
            waits = played == 0 ? waits + 1 : 0;
            from += played;
            frames -= played;
        }
        return frames == 0;
    }

    audio::StereoBuffer at(std::size_t bus, int frame) {
        return {.left = sound[2 * bus].data() + frame, .right = sound[2 * bus + 1].data() + frame};
    }
    [[nodiscard]] std::uint64_t hashOf(std::size_t bus) const {
        Hash hash{};
        for (std::size_t frame = 0; frame < kSecond; ++frame) {
            hash = hash.with(
                std::uint64_t{std::bit_cast<std::uint32_t>(sound[2 * bus][frame])} << 32U |
                std::bit_cast<std::uint32_t>(sound[2 * bus + 1][frame]));
        }
        return hash.state;
    }

    Bank bank;
    End end{};
    EngineLink<Studio> link;
    PatternArena<Studio> arena;
    Model<Studio> head;
    Engine<Studio> engine;
    Project<Studio> project;
    audio::KitRegistry kits{};
    audio::Renderer renderer;
    Witness witness{renderer};
    std::array<std::array<float, kSecond>, 2 * (Studio::kTracks + 1)> sound{};
};

bool renderAll(const Take& take) {
    constexpr int kLongest = 600;
    const auto machine = std::make_unique<Machine>(take);
    int tail = 3;
    for (int second = 0; second < kLongest && tail > 0; ++second) {
        if (!machine->render(0, kSecond)) {
            return false;
        }
        std::printf("second %d events %016" PRIx64 "\n", second, machine->witness.hash.state);
        for (std::size_t bus = 0; bus <= Studio::kTracks; ++bus) {
            std::printf(
                "second %d %s %zu %016" PRIx64 "\n", second, bus == 0 ? "mix" : "track", bus, machine->hashOf(bus));
        }
        tail -= machine->end.isOver ? 1 : 0;
    }
    return machine->end.isOver;
}

} // namespace
} // namespace tresillo::test

int main(int argc, char** argv) {
    tresillo::test::Take take;
    std::FILE* const file = argc == 2 ? std::fopen(argv[1], "rb") : nullptr;
    if (file == nullptr || !tresillo::test::read(take, file) || !tresillo::test::renderAll(take)) {
        std::fputs("bits_render <take>: failed\n", stderr);
        return 1;
    }
    return 0;
}
