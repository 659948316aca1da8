// SPDX-License-Identifier: MIT
#pragma once

#include <stdexcept>
#include <string>

namespace tresillo::audio {

/// There is not enough memory for something; `what()` is a line that names it. Never on the audio thread.
class OutOfMemory final : public std::runtime_error {
public:
    explicit OutOfMemory(const std::string& what) : std::runtime_error(what + ": there is not enough memory for it") {}
};

} // namespace tresillo::audio
