// SPDX-License-Identifier: MIT
#include "tests/reference/agreement/engine_side.h"

#include "core/engine/engine.h"

#include <algorithm>

namespace tresillo::reference {
namespace {

class Listener final : public EventSink {
public:
    void noteOn(Frames at, std::uint8_t track, const NoteOn& note) override {
        played.push_back(
            {.kind = PlayedKind::On,
             .frame = at.value,
             .track = track,
             .slot = note.slot,
             .pitch = note.pitch,
             .velocity = note.velocity,
             .flag = note.byHand,
             .note = note.id,
             .slidesFrom = note.slideFrom,
             .ordinal = note.ordinal,
             .locks = {note.locks.begin(), note.locks.end()}});
    }
    void noteOff(Frames at, std::uint8_t track, const NoteOff& note) override {
        played.push_back(
            {.kind = PlayedKind::Off,
             .frame = at.value,
             .track = track,
             .slot = note.slot,
             .pitch = note.pitch,
             .flag = note.choked,
             .note = note.id});
    }
    void paramsLocked(Frames at, std::uint8_t track, const ParamsLocked& params) override {
        played.push_back(
            {.kind = PlayedKind::Locked,
             .frame = at.value,
             .track = track,
             .locks = {params.locks.begin(), params.locks.end()}});
    }
    void paramsReturn(Frames at, std::uint8_t track) override {
        played.push_back({.kind = PlayedKind::Return, .frame = at.value, .track = track});
    }
    void metronome(Frames, MetronomeClick) override {}
    void trackChanged(Frames, std::uint8_t) override {}
    void projectChanged(Frames) override {}
    void kitHandover(Frames, const KitHandover&) override {}
    void songClock(Frames, const SongClock&) override {}
    void controlAll(Frames, const ControlAll&) override {}

    std::vector<Played> played{};
};

/// The engine with its surroundings, made once: its queues are large.
template <class Sizes> struct Desk {
    PatternArena<Sizes> arena{};
    EngineLink<Sizes> link{};
    Listener sink{};
    std::uint32_t serial{0};

    void send(const QueueBody<Sizes>& body) { (void)link.messages.push({.serial = ++serial, .body = body}); }
    void empty() {
        while (link.messages.pop()) {
        }
        while (link.notices.pop()) {
        }
        sink.played.clear();
    }
    void playTo(Engine<Sizes>& engine, std::int64_t frame) {
        constexpr std::int64_t kBlock = 4'096;
        while (engine.now().value < frame) {
            (void)engine.advance(std::min(kBlock, frame - engine.now().value), sink);
            while (link.notices.pop()) {
            }
        }
    }
};

} // namespace

template <class Sizes> Heard playEngine(const Case<Sizes>& given) {
    static const auto kDesk = std::make_unique<Desk<Sizes>>();
    static const auto kMusic = std::make_unique<Music<Sizes>>();
    Desk<Sizes>& desk = *kDesk;
    desk.empty();
    for (std::size_t index = 0; index < kCasePatterns; ++index) {
        kMusic->patterns[index] = Pattern<Sizes>();
    }
    kMusic->model = Model<Sizes>{};
    kMusic->compose(given.music);
    const auto engine = std::make_unique<Engine<Sizes>>(SampleRate{given.rate}, kMusic->model, desk.arena, desk.link);
    for (std::uint8_t index = 0; index < kCasePatterns; ++index) {
        desk.arena.buffers[index] = kMusic->patterns[index];
        desk.send(SlotHandover{.slot = index, .pattern = PatternId{index}, .buffer = index});
    }
    for (const Line<Sizes>& line : given.lines) {
        desk.playTo(*engine, line.frame);
        if (const auto* edit = std::get_if<Edit<Sizes>>(&line.what)) {
            desk.send(*edit);
        } else {
            desk.send(Command{std::get<Gesture>(line.what)});
        }
    }
    desk.playTo(*engine, given.frames);
    return {
        .played = desk.sink.played,
        .isOverloaded = !(engine->player().overload() == Overload{}),
        .isPlaying = engine->player().transport() == Transport::Playing};
}

template Heard playEngine(const Case<Pocket>&);
template Heard playEngine(const Case<Studio>&);

} // namespace tresillo::reference
