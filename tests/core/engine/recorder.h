// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/hash.h"
#include "core/engine/sink.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace tresillo::test {

enum class EventKind : std::uint8_t { On, Off, Locked, Return, Click };

/// One call of an EventSink.
struct Recorded {
    EventKind kind{EventKind::On};
    Frames at{};
    std::uint8_t track{0};
    std::uint8_t slot{0};
    std::uint8_t pitch{0};
    std::uint8_t velocity{0};
    bool flag{false}; ///< On: by hand. Off: choked. Click: strong.
    NoteId id{0};
    NoteId slideFrom{0};
    std::uint32_t ordinal{0};
    std::uint8_t locks{0};
    LockedValue firstLock{};
    std::uint64_t lockHash{0};
};

/// Keeps what the engine plays, and watches over what must hold in every run: frames never go back, an off follows its
/// own on, nothing ends twice.
class Recorder final : public EventSink {
public:
    static constexpr std::size_t kCapacity = 32'768;

    void noteOn(Frames at, std::uint8_t track, const NoteOn& note) override {
        Recorded event{
            .kind = EventKind::On,
            .at = at,
            .track = track,
            .slot = note.slot,
            .pitch = note.pitch,
            .velocity = note.velocity,
            .flag = note.byHand,
            .id = note.id,
            .slideFrom = note.slideFrom,
            .ordinal = note.ordinal};
        addLocks(event, note.locks);
        remember(event);
        ++ons;
        for (NoteId& alive : alive_) {
            if (alive == 0) {
                alive = note.id;
                return;
            }
        }
        ++broken; // more sounding notes than there can be
    }

    void noteOff(Frames at, std::uint8_t track, const NoteOff& note) override {
        remember(
            {.kind = EventKind::Off,
             .at = at,
             .track = track,
             .slot = note.slot,
             .pitch = note.pitch,
             .flag = note.choked,
             .id = note.id});
        ++offs;
        for (NoteId& alive : alive_) {
            if (alive == note.id) {
                alive = 0;
                return;
            }
        }
        ++broken; // an off without its on
    }

    void paramsLocked(Frames at, std::uint8_t track, const ParamsLocked& params) override {
        Recorded event{.kind = EventKind::Locked, .at = at, .track = track};
        addLocks(event, params.locks);
        remember(event);
    }

    void paramsReturn(Frames at, std::uint8_t track) override {
        remember({.kind = EventKind::Return, .at = at, .track = track});
    }

    void metronome(Frames at, MetronomeClick click) override {
        remember({.kind = EventKind::Click, .at = at, .flag = click.strong});
    }

    void trackChanged(Frames at, std::uint8_t track) override {
        watchOrder(at);
        if (track < changed.size()) {
            ++changed[track];
        } else {
            ++broken; // there is no such track
        }
    }
    void projectChanged(Frames at) override { watchOrder(at); }
    void kitHandover(Frames at, const KitHandover& /*handover*/) override { watchOrder(at); }
    void songClock(Frames at, const SongClock& now) override {
        watchOrder(at);
        clock = now;
        clockAt = at;
        ++clocks;
    }
    void controlAll(Frames at, const ControlAll& now) override {
        watchOrder(at);
        control = now;
        controlAt = at;
    }

    /// Forgets the events; what sounds is still watched.
    void clear() { size_ = 0; }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] const Recorded& operator[](std::size_t index) const { return events_[index]; }
    [[nodiscard]] const Recorded* begin() const { return events_.data(); }
    [[nodiscard]] const Recorded* end() const { return events_.data() + size_; }
    [[nodiscard]] bool isFull() const { return size_ == kCapacity; }
    [[nodiscard]] std::size_t sounding() const {
        std::size_t count = 0;
        for (const NoteId alive : alive_) {
            count += alive != 0 ? 1U : 0U;
        }
        return count;
    }

    /// Of every event ever: equal for two runs that gave the same events.
    std::uint64_t hash{0};
    std::uint64_t ons{0};
    std::uint64_t offs{0};
    std::array<std::uint32_t, 16> changed{}; ///< How often each track was told to have changed.
    SongClock clock{};                       ///< The last one.
    Frames clockAt{-1};
    std::uint64_t clocks{0};
    ControlAll control{}; ///< The last one.
    Frames controlAt{-1};
    std::uint64_t broken{0}; ///< Rules that were broken; 0 in every run.

private:
    static void addLocks(Recorded& event, LockView locks) {
        Hash hash{};
        for (const LockedValue& lock : locks) {
            hash = hash.with(indexOf(lock.id)).with(static_cast<std::uint32_t>(lock.value));
        }
        event.locks = static_cast<std::uint8_t>(locks.size());
        event.lockHash = hash.state;
        event.firstLock = locks.empty() ? LockedValue{} : locks.front();
    }

    void watchOrder(Frames at) {
        broken += at < last_ ? 1U : 0U;
        last_ = at;
    }

    void remember(const Recorded& event) {
        watchOrder(event.at);
        const auto bits = [](auto value) { return static_cast<std::uint64_t>(value); };
        hash = Hash{hash}
                   .with(bits(event.at.value))
                   .with(
                       bits(event.kind) | bits(event.track) << 8U | bits(event.slot) << 16U | bits(event.pitch) << 24U |
                       bits(event.velocity) << 32U | bits(event.flag) << 40U)
                   .with(bits(event.id) | bits(event.slideFrom) << 32U)
                   .with(event.ordinal)
                   .with(event.lockHash)
                   .state;
        if (size_ < kCapacity) {
            events_[size_++] = event;
        }
    }

    std::array<Recorded, kCapacity> events_{};
    std::array<NoteId, 256> alive_{};
    std::size_t size_{0};
    Frames last_{0};
};

} // namespace tresillo::test
