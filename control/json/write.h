// SPDX-License-Identifier: MIT
#pragma once

#include "control/json/detail/writer.h"

#include <string>

namespace tresillo::json {

/// A value of a described struct as JSON text: one object, its `type` first. Texts that are not UTF-8 are mended.
/// Thread-safe: yes. Realtime-safe: no.
template <class Struct> std::string write(const Struct& value) {
    std::string text;
    detail::Writer{text}.message(value);
    return text;
}

} // namespace tresillo::json
