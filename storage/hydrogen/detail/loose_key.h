// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tresillo::storage::detail {

/// Semitones from "C0" on, which is the sample's own pitch: "Ef-1" is nine below. Octaves run from -3 to 3; what lies
/// outside is brought inside. Guessed: a key without an octave, in small letters, or with other signs ("C#", "Bb",
/// "H").
struct LooseKey {
    std::optional<int> semitones;
    bool isPlain{false};
};
LooseKey looseKey(std::string_view text);
/// The key of so many semitones as Hydrogen writes it. Thread-safe: yes. Realtime-safe: no.
std::string keyName(int semitones);

} // namespace tresillo::storage::detail
