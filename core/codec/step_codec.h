// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/byte_reader.h"
#include "core/base/byte_writer.h"
#include "core/codec/decoded.h"
#include "core/codec/param_values.h"
#include "core/sequence/condition.h"
#include "core/sequence/step_value.h"

#include <cstddef>
#include <cstdint>

namespace tresillo {

/// A note: pitch and on in one byte, velocity, length, micro-timing. Thread-safe: yes. Realtime-safe: yes.
void writeNote(ByteWriter& writer, const Note& note);
/// Done, or OutOfRange. A reader that breaks is the caller's to notice. Thread-safe: yes. Realtime-safe: yes.
[[nodiscard]] Decoded readNote(ByteReader& reader, Note& into);

/// A step: its condition, its notes by rising slot, its locks and offsets by rising stable id; the locks go on to the
/// end of the field. Thread-safe: yes. Realtime-safe: yes.
template <class Sizes> void writeStep(ByteWriter& writer, const StepValue<Sizes>& step) {
    writer.byte(step.condition);
    std::uint8_t slots = 0;
    for (std::size_t slot = 0; slot < step.notes.size(); ++slot) {
        slots |= static_cast<std::uint8_t>((step.notes[slot] ? 1U : 0U) << slot);
    }
    writer.byte(slots);
    for (const auto& note : step.notes) {
        if (note) {
            writeNote(writer, *note);
        }
    }
    for (const LockedValue& value : step.values) {
        writeValue(writer, value.id, value.value);
    }
}

/// Reads a step up to the end of its field. Values of parameters that this version has not are given to
/// `unknown(StoredValue) -> Decoded`. Thread-safe: yes. Realtime-safe: as `unknown` is.
template <class Sizes, class Unknown>
[[nodiscard]] Decoded readStep(ByteReader& reader, StepValue<Sizes>& into, Unknown&& unknown) {
    into = {};
    into.condition = reader.byte();
    const std::uint8_t slots = reader.byte();
    if (into.condition > kLastConditionCode) {
        return Decoded::OutOfRange;
    }
    if ((slots >> into.notes.size()) != 0) {
        return Decoded::NoSuchPlace;
    }
    for (std::size_t slot = 0; slot < into.notes.size(); ++slot) {
        if ((slots >> slot & 1U) != 0) {
            if (const Decoded read = readNote(reader, into.notes[slot].emplace()); read != Decoded::Done) {
                return read;
            }
        }
    }
    while (!reader.isAtEnd() && !reader.isBroken()) {
        const StoredValue value = readValue(reader);
        if (reader.isBroken()) {
            break;
        }
        const auto id = value.id();
        const Decoded checked = id ? add(into, *id, value) : unknown(value);
        if (checked != Decoded::Done) {
            return checked;
        }
    }
    return reader.isBroken() ? Decoded::NotAsWritten : Decoded::Done;
}

/// Puts a value in its place among those of a step. NotAsWritten where it is there already, or where no step can hold
/// it. Thread-safe: no. Realtime-safe: yes.
template <class Sizes> [[nodiscard]] Decoded add(StepValue<Sizes>& step, ParamId id, const StoredValue& value) {
    const bool isOfSteps =
        isControlChange(id) || rowOf(id).lockable || (rowOf(id).scope == Scope::Step && id != ParamId::Condition);
    if (!isOfSteps) {
        return Decoded::NotAsWritten;
    }
    if (!rowOf(id).accepts(value.value)) {
        return Decoded::OutOfRange;
    }
    std::size_t at = step.values.size();
    while (at > 0 && step.values[at - 1].id > id) {
        --at;
    }
    if (at > 0 && step.values[at - 1].id == id) {
        return Decoded::NotAsWritten;
    }
    return step.values.insert(at, {.id = id, .value = static_cast<std::int32_t>(value.value)}) ? Decoded::Done
                                                                                               : Decoded::TooMuch;
}

} // namespace tresillo
