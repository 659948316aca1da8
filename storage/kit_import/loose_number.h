// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

namespace tresillo::storage {

/// A number as some writer put it.
struct LooseNumber {
    std::optional<double> value; ///< None: there is no number in the text, or it says that it is none. May be infinite.
    bool isPlain{false};         ///< The text is the number, and nothing had to be guessed.
};

/// Reads digits with a decimal point. Where they are not that, what they most likely mean: "120,5" is 120.5, "1.200,5"
/// is 1200.5, "0.8f" is 0.8, "1e999" is infinite. Thread-safe: yes. Realtime-safe: no.
LooseNumber looseNumber(std::string_view text);

/// The same for yes and no: "true", "1", and, guessed, "TRUE", "yes", "on" or "2".
struct LooseTruth {
    std::optional<bool> value;
    bool isPlain{false};
};
LooseTruth looseTruth(std::string_view text);

} // namespace tresillo::storage
