// SPDX-License-Identifier: MIT
#include "tests/reference/agreement/engine_side.h"

#include "core/engine/engine.h"

#include <algorithm>
#include <array>

namespace tresillo::reference {
namespace {

/// Writes down what is heard, and reads what it is to sound with when a renderer would.
class Listener final : public EventSink {
public:
    void begin(const ParamSource& source, std::size_t tracks) {
        source_ = &source;
        played.clear();
        channels = Channels{tracks};
        for (std::size_t track = 0; track < tracks; ++track) {
            trackChanged({}, static_cast<std::uint8_t>(track));
        }
    }

    void noteOn(Frames at, std::uint8_t track, const NoteOn& note) override {
        const auto read = [&](ParamId id) { return source_->trackParam(note.source.pattern, track, id); };
        Struck struck{};
        if (!note.byHand) {
            struck = {
                .instrument = read(ParamId::Instrument),
                .kit = read(ParamId::Kit),
                .pad = read(ParamId::Pad),
                .channel = channels.of(track).back().channel,
                .isForeign = patterns_[track] != note.source.pattern};
        }
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
             .locks = {note.locks.begin(), note.locks.end()},
             .struck = struck});
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
    void trackChanged(Frames at, std::uint8_t track) override {
        const PatternId pattern = source_->patternOf(track);
        const auto read = [&](ParamId id) { return source_->trackParam(pattern, track, id); };
        patterns_[track] = pattern;
        channels.note(at.value, track, {.level = read(ParamId::Level), .pan = read(ParamId::Pan)});
    }
    void projectChanged(Frames) override {}
    void kitHandover(Frames, const KitHandover&) override {}
    void songClock(Frames, const SongClock&) override {}
    void controlAll(Frames, const ControlAll&) override {}

    std::vector<Played> played{};
    Channels channels{0};

private:
    const ParamSource* source_{nullptr};
    std::array<PatternId, Studio::kTracks> patterns_{}; ///< Of the channels.
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
    desk.sink.begin(*engine, Sizes::kTracks);
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
        .channels = desk.sink.channels,
        .isOverloaded = !(engine->player().overload() == Overload{}),
        .isPlaying = engine->player().transport() == Transport::Playing};
}

template Heard playEngine(const Case<Pocket>&);
template Heard playEngine(const Case<Studio>&);

} // namespace tresillo::reference
