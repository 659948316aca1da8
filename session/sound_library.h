// SPDX-License-Identifier: MIT
#pragma once

#include "project/ports/sound_library.h"
#include "session/instrument.h"
#include "session/sound_files.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace tresillo::session {

/// The shelf of Sounds for an instrument that plays. Files are read when somebody asks and the folders have changed.
/// Thread-safe: no; it lives on the project's thread. Realtime-safe: no.
class InstrumentSounds final : public SoundLibrary {
public:
    /// The instrument outlives it. It gets the kits that Sounds play.
    InstrumentSounds(Instrument& instrument, SoundFolders folders);

    std::span<const LibrarySound> sounds() override;
    std::variant<FittedSound, LibraryProblem> read(std::string_view file) override;
    LibraryProblem keep(
        std::string_view name, std::span<const FixedString<16>> tags, const SoundValues& values) override;

private:
    using Times = std::vector<std::optional<std::filesystem::file_time_type>>;

    [[nodiscard]] Times timesOfFolders() const;
    void refresh();

    Instrument& instrument_;
    SoundFolders folders_;
    Times times_{};
    storage::Shelf shelf_{};
    std::vector<LibrarySound> shown_{};
};

} // namespace tresillo::session
