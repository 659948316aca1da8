// SPDX-License-Identifier: MIT
#pragma once

// Values of described types as JSON text.
#include "control/schema/shapes.h"
#include "core/base/json_string.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <tuple>
#include <variant>

namespace tresillo::json::detail {

using namespace schema; // NOLINT(google-build-using-namespace): it walks what is described there

/// Appends to a text that it is given. Thread-safe: no. Realtime-safe: no.
class Writer {
public:
    explicit Writer(std::string& out) : out_(out) {}

    /// The fields of a message with its `type` before them.
    template <class Message> void message(const Message& message) {
        out_ += "{\"type\":";
        appendJsonString(out_, Description<Message>::kName);
        fields(message, true);
        out_ += '}';
    }

    template <class T> void value(const T& value) {
        if constexpr (std::same_as<T, bool>) {
            out_ += value ? "true" : "false";
        } else if constexpr (PlainInteger<T>) {
            integer(static_cast<std::int64_t>(value));
        } else if constexpr (StrongInteger<T>) {
            integer(value.value);
        } else if constexpr (std::same_as<T, std::string>) {
            appendJsonString(out_, value);
        } else if constexpr (Text<T>) {
            appendJsonString(out_, value.view());
        } else if constexpr (std::same_as<T, ParamId>) {
            appendJsonString(out_, keyOf(value).view());
        } else if constexpr (DescribedEnum<T>) {
            appendJsonString(out_, EnumDescription<T>::kNames[static_cast<std::size_t>(value)]);
        } else if constexpr (NoteSlots<T>) {
            notes(value);
        } else if constexpr (ParamRecord<T>) {
            params(value);
        } else if constexpr (SoundRecord<T>) {
            soundValues(value);
        } else if constexpr (List<T>) {
            list(value);
        } else if constexpr (DescribedUnion<T>) {
            std::visit([this](const auto& part) { this->message(part); }, value);
        } else {
            structure(value);
        }
    }

private:
    void integer(std::int64_t value) {
        std::array<char, 20> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
        out_.append(digits.data(), end);
    }

    template <class Struct> void structure(const Struct& value) {
        constexpr bool kIsTuple = layoutOf<Struct>() == Layout::Tuple;
        out_ += kIsTuple ? '[' : '{';
        fields(value, false);
        out_ += kIsTuple ? ']' : '}';
    }

    template <class Struct> void fields(const Struct& value, bool hasMore) {
        std::apply(
            [&](const auto&... fields) { ((hasMore = field(value, fields, hasMore) || hasMore), ...); },
            Description<Struct>::kFields);
    }

    /// False when the field is left out.
    template <class Struct, class Owner, class Member>
    bool field(const Struct& value, const Field<Owner, Member>& about, bool hasMore) {
        const Member& member = value.*about.member;
        if constexpr (Optional<Member>) {
            if (!member && !about.rule.isNull) {
                return false;
            }
        }
        if (hasMore) {
            out_ += ',';
        }
        if constexpr (layoutOf<Struct>() == Layout::Object) {
            appendJsonString(out_, about.name);
            out_ += ':';
        }
        if constexpr (Optional<Member>) {
            if (member) {
                this->value(*member);
            } else {
                out_ += "null";
            }
        } else {
            this->value(member);
        }
        return true;
    }

    template <class Items> void list(const Items& items) {
        out_ += '[';
        bool hasMore = false;
        for (const auto& item : items) {
            out_ += hasMore ? "," : "";
            value(item);
            hasMore = true;
        }
        out_ += ']';
    }

    template <class Values> void params(const Values& values) {
        out_ += '{';
        bool hasMore = false;
        for (const LockedValue& held : values) {
            out_ += hasMore ? "," : "";
            value(held.id);
            out_ += ':';
            integer(held.value);
            hasMore = true;
        }
        out_ += '}';
    }

    void soundValues(const SoundValues& values) {
        FixedVector<LockedValue, kSoundRows.size()> set{};
        for (const LockedValue& held : values.all()) {
            if (held.value != rowOf(held.id).initial) {
                (void)set.push(held);
            }
        }
        params(set);
    }

    template <class Slots> void notes(const Slots& slots) {
        out_ += '[';
        bool hasMore = false;
        for (std::size_t slot = 0; slot < slots.size(); ++slot) {
            if (const auto& note = slots[slot]) {
                out_ += hasMore ? "," : "";
                value(PlacedNote{
                    .slot = static_cast<std::uint8_t>(slot),
                    .pitch = note->pitch,
                    .velocity = note->velocity,
                    .micro = note->micro,
                    .on = static_cast<std::uint8_t>(note->on ? 1 : 0),
                    .length = note->length});
                hasMore = true;
            }
        }
        out_ += ']';
    }

    std::string& out_;
};

} // namespace tresillo::json::detail
