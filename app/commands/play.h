// SPDX-License-Identifier: MIT
#pragma once

#include "app/page_service.h"
#include "app/sample_options.h"
#include "core/base/time.h"
#include "session/sound_output.h"

#include <filesystem>
#include <optional>
#include <string>

namespace tresillo::app {

struct PlayOptions {
    std::filesystem::path project; ///< Empty: the one in this folder, or that was played last, or the demo.
    session::OutputOptions output{};
    SampleOptions samples{};
    std::optional<double> seconds;                  ///< Stop after this long; else at the song's end or a key.
    bool starts{false};                             ///< At once, also what was left; with `seconds` it does.
    std::optional<std::filesystem::path> record;    ///< Record the master into this new file, from the first frame on.
    std::filesystem::path recordings{"recordings"}; ///< Where recordings go that the page or a key begins.
    PageOptions page{};
};

/// `tresillo play`: plays a project on a sound device, or on the null device where there is none, and serves its page.
/// What was played before is opened as it was left, and stands still. What is done is kept; a project that ships is
/// copied with the first change. At the song's end it goes on only for those who came to the page. Returns the exit
/// code.
int play(const PlayOptions& options);

} // namespace tresillo::app
