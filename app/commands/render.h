// SPDX-License-Identifier: MIT
#pragma once

#include "app/sample_options.h"
#include "core/base/time.h"
#include "session/tail.h"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace tresillo::app {

struct RenderOptions {
    std::filesystem::path project;
    std::filesystem::path output;               ///< Ends in .wav or .flac.
    std::optional<std::filesystem::path> stems; ///< A folder for one file per track.
    std::optional<std::int32_t> bars;
    session::Tail tail{};
    bool loop{false};      ///< One pass, as it sounds when it has gone round often enough.
    bool normalise{false}; ///< So that the loudest file just reaches full scale.
    int blockSize{1024};
    SampleRate rate{48'000};
    bool quiet{false};
    SampleOptions samples{};
};

/// `tresillo render`: plays the song once into files, or makes a loop of it. Returns the exit code; problems, and what
/// whoever listens should know, go to standard error.
int render(const RenderOptions& options);

} // namespace tresillo::app
