// SPDX-License-Identifier: MIT
#pragma once

#include "control/json/detail/parsed.h"
#include "control/json/detail/reader.h"
#include "control/json/refusal.h"

#include <cstddef>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace tresillo::json {

/// A value of a described type, from JSON text of at most `most` bytes. Every field is checked: a missing one, one that
/// is unknown, of another kind or beyond what its place can hold is refused. Values beyond a parameter's range are not:
/// applying them limits them.
/// Bears any bytes, and throws nothing. Thread-safe: yes. Realtime-safe: no.
template <class T> std::variant<T, Refusal> read(std::string_view text, std::size_t most) {
    if (text.size() > most) {
        return Refusal{"longer than " + std::to_string(most) + " bytes"};
    }
    try {
        const detail::Parsed parsed(text);
        if (!parsed.problem().empty()) {
            return Refusal{std::string{parsed.problem()}};
        }
        std::variant<T, Refusal> result{std::in_place_type<T>};
        detail::Reader reader;
        if (!reader.value(parsed.value(), std::get<T>(result), {}, {})) {
            result = Refusal{reader.error()};
        }
        return result;
    } catch (const std::bad_alloc&) {
        return Refusal{"there is no memory for it"};
    }
}

} // namespace tresillo::json
