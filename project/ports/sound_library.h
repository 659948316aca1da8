// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/fixed_string.h"
#include "core/base/fixed_vector.h"
#include "core/model/edit.h"
#include "core/model/sound.h"
#include "core/params/choices.h"

#include <optional>
#include <span>
#include <string_view>
#include <variant>

namespace tresillo {

/// A Sound that any project can take, as a surface shows it before it is loaded.
struct LibrarySound {
    FixedString<64> file{}; ///< Names it in the library.
    SoundName name{};
    FixedVector<FixedString<16>, 8> tags{};
    InstrumentKind kind{InstrumentKind::None};
    FixedString<64> kit{}; ///< The id of the kit that it plays; empty: none.
    bool isOwn{false};     ///< The player's own, not one that ships with the program.
};

/// A Sound that plays the kit at one of the project's places.
struct FittedSound {
    SoundValues values{};
    std::optional<SetKit<Studio>> kit{}; ///< Gives the project the kit; none: it has it, or none is played.
};

/// A line for people.
using LibraryProblem = FixedString<255>;

/// The Sounds on the shelf: those that ship with the program, and the player's own.
/// Called by the project's thread. Thread-safe: no. Realtime-safe: no.
class SoundLibrary {
public:
    /// All of them as they are now, by name. Valid until the next call of anything here.
    [[nodiscard]] virtual std::span<const LibrarySound> sounds() = 0;
    /// One of them as it is for the open project.
    [[nodiscard]] virtual std::variant<FittedSound, LibraryProblem> read(std::string_view file) = 0;
    /// Puts a Sound among the player's own, in place of one of the same name. An empty line: it is there.
    [[nodiscard]] virtual LibraryProblem keep(
        std::string_view name, std::span<const FixedString<16>> tags, const SoundValues& values) = 0;

protected:
    ~SoundLibrary() = default;
};

} // namespace tresillo
