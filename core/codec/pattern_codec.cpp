// SPDX-License-Identifier: MIT
#include "core/codec/pattern_codec.h"

#include "core/codec/param_values.h"
#include "core/codec/record.h"
#include "core/codec/step_codec.h"

#include <algorithm>
#include <optional>

namespace tresillo {
namespace {

constexpr std::uint8_t kVersion = 1;

// The fields of a pattern. Stored, never renumbered.
enum class Tag : std::uint8_t {
    Name = 1,      // its text
    Value = 2,     // a row of the pattern: stable id, value
    TrackName = 3, // track, text
    Track = 4,     // track; then its rows and control changes: stable id, value
    Step = 5,      // track, step; then as step_codec.h has it
    StepValue = 6, // track, step; one value that is not among those of its step
};

constexpr std::uint64_t tagOf(Tag tag) { return static_cast<std::uint64_t>(tag); }

constexpr std::array kPatternRows{ParamId::Tempo, ParamId::PatternSwing, ParamId::MasterLength};

std::string_view textOf(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

template <class Sizes> void writeTrack(ByteWriter& writer, const Pattern<Sizes>& pattern, std::size_t track) {
    static constexpr Track<Sizes> kInitial{};
    const Track<Sizes>& from = pattern.track(track);
    const auto body = [&](ByteWriter& out) {
        out.number(track);
        for (std::size_t row = 0; row < kTrackRows; ++row) {
            const ParamId id = kParamTable[row].id;
            if (from.values[row] != kInitial.values[row]) {
                writeValue(out, id, from.value(id));
            }
        }
        pattern.forEachControlChange(track, [&](const LockedValue& value) { writeValue(out, value.id, value.value); });
    };
    if (from.values != kInitial.values || from.controlChanges != kInitial.controlChanges) {
        writeField(writer, tagOf(Tag::Track), body);
    }
    for (std::size_t step = 0; step < Sizes::kSteps; ++step) {
        const StepValue<Sizes> value = pattern.stepValue(track, step);
        if (!value.isEmpty()) {
            writeField(writer, tagOf(Tag::Step), [&](ByteWriter& out) {
                out.number(track);
                out.number(step);
                writeStep(out, value);
            });
        }
    }
}

template <std::size_t Capacity>
void writeName(ByteWriter& writer, Tag tag, const FixedString<Capacity>& name, std::optional<std::size_t> track) {
    if (!name.empty()) {
        writeField(writer, tagOf(tag), [&](ByteWriter& out) {
            if (track) {
                out.number(*track);
            }
            out.bytes(std::as_bytes(std::span{name.view()}));
        });
    }
}

constexpr Decoded decodedOf(Outcome outcome) {
    switch (outcome) {
    case Outcome::Done:
    case Outcome::NothingToDo:
        return Decoded::Done;
    case Outcome::Limited:
        return Decoded::OutOfRange;
    case Outcome::StepFull:
    case Outcome::LockPoolFull:
    case Outcome::NotePoolFull:
        return Decoded::TooMuch;
    case Outcome::NoSuchTrack:
    case Outcome::NoSuchStep:
    case Outcome::NoSuchNote:
        return Decoded::NoSuchPlace;
    default:
        return Decoded::NotAsWritten;
    }
}

// `end` for everything that is not there.
std::size_t readIndex(ByteReader& reader, std::size_t end) {
    const std::uint64_t index = reader.number();
    return index < end ? static_cast<std::size_t>(index) : end;
}

/// Reads field after field into a pattern that was empty.
template <class Sizes> class PatternDecoder {
public:
    PatternDecoder(DecodedPattern<Sizes>& into, UnknownFields& unknown) : into_(into), unknown_(unknown) {}

    Decoded read(std::span<const std::byte> body) {
        ByteReader reader{body};
        Decoded outcome = Decoded::Done;
        while (outcome == Decoded::Done && !reader.isAtEnd()) {
            const Field field = readField(reader);
            outcome = reader.isBroken() ? Decoded::NotAsWritten : read(field);
        }
        return outcome;
    }

private:
    Decoded read(const Field& field) {
        ByteReader reader{field.bytes};
        switch (field.tag) {
        case tagOf(Tag::Name):
            return readName(textOf(field.bytes), into_.name);
        case tagOf(Tag::Value):
            return readPatternValue(field, reader);
        case tagOf(Tag::TrackName):
            return readTrackName(reader);
        case tagOf(Tag::Track):
            return readTrack(reader);
        case tagOf(Tag::Step):
            return readOneStep(reader);
        case tagOf(Tag::StepValue):
            return readStepValue(field, reader);
        default:
            return keep(field.tag, field.bytes);
        }
    }

    Decoded keep(std::uint64_t tag, std::span<const std::byte> bytes) {
        return unknown_.keep(tag, bytes) ? Decoded::Done : Decoded::TooMuch;
    }

    template <std::size_t Capacity> static Decoded readName(std::string_view text, FixedString<Capacity>& into) {
        if (text.size() > Capacity) {
            return Decoded::TooMuch;
        }
        into = FixedString<Capacity>{text};
        return Decoded::Done;
    }

    Decoded readPatternValue(const Field& field, ByteReader& reader) {
        const StoredValue value = readValue(reader);
        if (!reader.isAtEnd()) {
            return Decoded::NotAsWritten;
        }
        const auto id = value.id();
        return id ? decodedOf(into_.pattern.setPatternParam(*id, value.value)) : keep(field.tag, field.bytes);
    }

    Decoded readTrackName(ByteReader& reader) {
        const std::size_t track = readIndex(reader, Sizes::kTracks);
        if (reader.isBroken() || track >= Sizes::kTracks) {
            return reader.isBroken() ? Decoded::NotAsWritten : Decoded::NoSuchPlace;
        }
        return readName(textOf(rest(reader)), into_.tracks[track]);
    }

    Decoded readTrack(ByteReader& reader) {
        const std::size_t track = readIndex(reader, Sizes::kTracks);
        while (!reader.isAtEnd()) {
            const StoredValue value = readValue(reader);
            if (reader.isBroken()) {
                return Decoded::NotAsWritten;
            }
            const auto id = value.id();
            const Decoded outcome =
                id ? decodedOf(into_.pattern.setTrackParam(track, *id, value.value)) : keepTrackValue(track, value);
            if (outcome != Decoded::Done) {
                return outcome;
            }
        }
        return track < Sizes::kTracks ? Decoded::Done : Decoded::NoSuchPlace;
    }

    Decoded readOneStep(ByteReader& reader) {
        const std::size_t track = readIndex(reader, Sizes::kTracks);
        const std::size_t step = readIndex(reader, Sizes::kSteps);
        if (reader.isBroken() || track >= Sizes::kTracks || step >= Sizes::kSteps) {
            return reader.isBroken() ? Decoded::NotAsWritten : Decoded::NoSuchPlace;
        }
        const std::size_t place = track * Sizes::kSteps + step + 1;
        if (place <= lastStep_) {
            return Decoded::NotAsWritten;
        }
        lastStep_ = place;
        StepValue<Sizes> value{};
        const Decoded outcome =
            readStep(reader, value, [&](const StoredValue& unknown) { return keepStepValue(track, step, unknown); });
        return outcome == Decoded::Done ? decodedOf(into_.pattern.setStep(track, step, value)) : outcome;
    }

    // An older version kept it beside its step; here it belongs to it again, if it is known by now.
    Decoded readStepValue(const Field& field, ByteReader& reader) {
        const std::size_t track = readIndex(reader, Sizes::kTracks);
        const std::size_t step = readIndex(reader, Sizes::kSteps);
        const StoredValue value = readValue(reader);
        if (!reader.isAtEnd()) {
            return Decoded::NotAsWritten;
        }
        if (track >= Sizes::kTracks || step >= Sizes::kSteps) {
            return Decoded::NoSuchPlace;
        }
        const auto id = value.id();
        return id ? decodedOf(into_.pattern.setStepParam(track, step, *id, value.value)) : keep(field.tag, field.bytes);
    }

    Decoded keepTrackValue(std::size_t track, const StoredValue& value) {
        std::array<std::byte, 32> room{};
        ByteWriter writer{room};
        writer.number(track);
        write(writer, value);
        return keep(tagOf(Tag::Track), writer.written());
    }

    Decoded keepStepValue(std::size_t track, std::size_t step, const StoredValue& value) {
        std::array<std::byte, 48> room{};
        ByteWriter writer{room};
        writer.number(track);
        writer.number(step);
        write(writer, value);
        return keep(tagOf(Tag::StepValue), writer.written());
    }

    static std::span<const std::byte> rest(ByteReader& reader) { return reader.bytes(reader.left()); }

    DecodedPattern<Sizes>& into_;
    UnknownFields& unknown_;
    std::size_t lastStep_{0}; ///< Of all steps of all tracks, from 1.
};

} // namespace

bool UnknownFields::keep(std::uint64_t tag, std::span<const std::byte> bytes) {
    const std::size_t before = fields_.size();
    writeField(fields_, tag, [&](ByteWriter& out) { out.bytes(bytes); });
    const bool hasRoom = !fields_.isFull();
    if (!hasRoom) {
        fields_.cut(before);
    }
    return hasRoom;
}

template <class Sizes>
void encodePattern(
    ByteWriter& writer, const Pattern<Sizes>& pattern, const PatternName& name,
    const std::array<TrackName, Sizes::kTracks>& tracks, std::span<const std::byte> unknown) {
    const std::size_t begin = beginRecord(writer, RecordKind::Pattern, kVersion);
    writeName(writer, Tag::Name, name, std::nullopt);
    for (const ParamId id : kPatternRows) {
        const std::int32_t value = pattern.patternParam(id).value_or(rowOf(id).initial);
        if (value != rowOf(id).initial) {
            writeField(writer, tagOf(Tag::Value), [&](ByteWriter& out) { writeValue(out, id, value); });
        }
    }
    for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
        writeName(writer, Tag::TrackName, tracks[track], track);
        writeTrack(writer, pattern, track);
    }
    writer.bytes(unknown);
    endRecord(writer, begin);
}

template <class Sizes>
Decoded decodePattern(std::span<const std::byte> record, DecodedPattern<Sizes>& into, UnknownFields& unknown) {
    into = {};
    unknown.clear();
    const RecordBody body = readRecord(record, RecordKind::Pattern, kVersion);
    const Decoded outcome =
        body.outcome == Decoded::Done ? PatternDecoder<Sizes>{into, unknown}.read(body.bytes) : body.outcome;
    if (outcome != Decoded::Done) {
        into = {};
        unknown.clear();
    }
    return outcome;
}

template void encodePattern(
    ByteWriter&, const Pattern<Studio>&, const PatternName&, const std::array<TrackName, Studio::kTracks>&,
    std::span<const std::byte>);
template void encodePattern(
    ByteWriter&, const Pattern<Pocket>&, const PatternName&, const std::array<TrackName, Pocket::kTracks>&,
    std::span<const std::byte>);
template Decoded decodePattern(std::span<const std::byte>, DecodedPattern<Studio>&, UnknownFields&);
template Decoded decodePattern(std::span<const std::byte>, DecodedPattern<Pocket>&, UnknownFields&);

} // namespace tresillo
