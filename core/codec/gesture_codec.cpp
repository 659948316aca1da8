// SPDX-License-Identifier: MIT
#include "core/codec/gesture_codec.h"

#include "core/codec/param_values.h"
#include "core/codec/record.h"

#include <cstdint>
#include <limits>
#include <type_traits>
#include <utility>

namespace tresillo {
namespace {

// What was performed. Stored, never renumbered.
template <class T> constexpr std::uint8_t kGestureTag = 0;
template <> constexpr std::uint8_t kGestureTag<Start> = 1;
template <> constexpr std::uint8_t kGestureTag<Stop> = 2;
template <> constexpr std::uint8_t kGestureTag<Pause> = 3;
template <> constexpr std::uint8_t kGestureTag<Seek> = 4;
template <> constexpr std::uint8_t kGestureTag<SetLoop> = 5;
template <> constexpr std::uint8_t kGestureTag<Launch> = 6;
template <> constexpr std::uint8_t kGestureTag<CancelLaunch> = 7;
template <> constexpr std::uint8_t kGestureTag<SetFollow> = 8;
template <> constexpr std::uint8_t kGestureTag<Fill> = 9;
template <> constexpr std::uint8_t kGestureTag<MuteTrack> = 10;
template <> constexpr std::uint8_t kGestureTag<Metronome> = 11;
template <> constexpr std::uint8_t kGestureTag<GateOn> = 12;
template <> constexpr std::uint8_t kGestureTag<GateOff> = 13;
template <> constexpr std::uint8_t kGestureTag<Retrig> = 14;
template <> constexpr std::uint8_t kGestureTag<AllNotesOff> = 15;
template <> constexpr std::uint8_t kGestureTag<ControlAll> = 16;

/// One walk over a gesture's parts for both directions; all of them are numbers.
class Writing {
public:
    explicit Writing(ByteWriter& writer) : writer_(writer) {}
    template <class Number> void part(const Number& number, std::int64_t /*least*/, std::int64_t /*most*/) {
        writer_.signedNumber(static_cast<std::int64_t>(number));
    }
    void param(const ParamId& id) { writer_.number(stableIdOf(id)); }

private:
    ByteWriter& writer_;
};

class Reading {
public:
    explicit Reading(ByteReader& reader) : reader_(reader) {}
    template <class Number> void part(Number& number, std::int64_t least, std::int64_t most) {
        const std::int64_t value = reader_.signedNumber();
        if (value < least || value > most) {
            refuse(Decoded::OutOfRange);
        } else {
            number = static_cast<Number>(value);
        }
    }
    void param(ParamId& id) {
        const auto known = paramOfStableId(reader_.number());
        known ? void(id = *known) : refuse(Decoded::Newer);
    }
    [[nodiscard]] Decoded outcome() const { return reader_.isAtEnd() ? outcome_ : Decoded::NotAsWritten; }

private:
    void refuse(Decoded outcome) { outcome_ = outcome_ == Decoded::Done ? outcome : outcome_; }

    ByteReader& reader_;
    Decoded outcome_{Decoded::Done};
};

/// One of these, to be written (and then constant) or read.
template <class T, class... Kinds>
concept Any = (std::is_same_v<std::remove_cv_t<T>, Kinds> || ...);

constexpr std::int64_t kMostTrack = 15;
constexpr std::int64_t kMostByte = 255;

template <class Pass, class T>
    requires std::is_empty_v<std::remove_cv_t<T>>
void walk(Pass&, T&) {}
template <class Pass> void walk(Pass& pass, Any<Seek> auto& seek) {
    pass.part(seek.position.value, 0, kLastPosition.value);
}
template <class Pass> void walk(Pass& pass, Any<SetLoop> auto& loop) {
    pass.part(loop.start.value, 0, kLastPosition.value);
    pass.part(loop.end.value, 0, kLastPosition.value);
}
template <class Pass> void walk(Pass& pass, Any<Launch> auto& launch) {
    pass.part(launch.pattern.value, 0, kMostByte);
    pass.part(launch.tracks, 0, std::numeric_limits<std::uint16_t>::max());
    pass.part(launch.line, 0, static_cast<std::int64_t>(LaunchLine::PatternEnd));
    pass.part(launch.steps, 0, kMostByte);
    pass.part(launch.keepPosition, 0, 1);
}
template <class Pass> void walk(Pass& pass, Any<SetFollow> auto& follow) {
    pass.part(follow.follow, 0, static_cast<std::int64_t>(Follow::Song));
}
template <class Pass> void walk(Pass& pass, Any<Fill, Metronome> auto& toggle) { pass.part(toggle.on, 0, 1); }
template <class Pass> void walk(Pass& pass, Any<MuteTrack> auto& mute) {
    pass.part(mute.track, 0, kMostTrack);
    pass.part(mute.on, 0, 1);
}
template <class Pass> void walk(Pass& pass, Any<GateOn> auto& gate) {
    pass.part(gate.track, 0, kMostTrack);
    pass.part(gate.pitch, 0, 127);
    pass.part(gate.velocity, 1, 127);
}
template <class Pass> void walk(Pass& pass, Any<GateOff> auto& gate) {
    pass.part(gate.track, 0, kMostTrack);
    pass.part(gate.pitch, 0, 127);
}
template <class Pass> void walk(Pass& pass, Any<Retrig> auto& retrig) {
    pass.part(retrig.track, 0, kMostTrack);
    pass.part(retrig.pitch, 0, 127);
    pass.part(retrig.velocity, 1, 127);
    pass.part(retrig.rate, 1, 9);
    pass.part(retrig.on, 0, 1);
}
template <class Pass> void walk(Pass& pass, Any<ControlAll> auto& control) {
    pass.param(control.id);
    pass.part(control.delta, std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max());
    pass.part(control.on, 0, 1);
}

template <std::size_t Kind = 0> bool readGestureKind(std::uint64_t tag, Reading& in, Gesture& into) {
    if constexpr (Kind == std::variant_size_v<Gesture>) {
        return false;
    } else {
        using Alternative = std::variant_alternative_t<Kind, Gesture>;
        static_assert(kGestureTag<Alternative> != 0, "a new gesture has a number here, and a walk");
        if (kGestureTag<Alternative> != tag) {
            return readGestureKind<Kind + 1>(tag, in, into);
        }
        walk(in, into.template emplace<Kind>());
        return true;
    }
}

} // namespace

void writeGesture(ByteWriter& writer, const Gesture& gesture, Frames at) {
    std::visit(
        [&](const auto& performed) {
            writeField(writer, kGestureTag<std::decay_t<decltype(performed)>>, [&](ByteWriter& out) {
                out.signedNumber(at.value);
                Writing writing{out};
                walk(writing, performed);
            });
        },
        gesture);
}

Decoded readGesture(ByteReader& reader, Gesture& into, Frames& at) {
    const Field field = readField(reader);
    if (reader.isBroken()) {
        return Decoded::NotAsWritten;
    }
    ByteReader body{field.bytes};
    const Frames frame{body.signedNumber()};
    Reading parts{body};
    Gesture gesture{};
    if (!readGestureKind(field.tag, parts, gesture)) {
        return body.isBroken() ? Decoded::NotAsWritten : Decoded::Newer;
    }
    if (parts.outcome() == Decoded::Done) {
        into = gesture;
        at = frame;
    }
    return parts.outcome();
}

} // namespace tresillo
