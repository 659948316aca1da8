// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

namespace tresillo::audio {

/// Bytes of a file: `read` fills `count` bytes from `offset` on, or answers false.
struct ByteSource {
    std::int64_t size{0};
    std::function<bool(std::int64_t offset, unsigned char* target, std::size_t count)> read{};
};

/// How many frames the header of a WAV (RIFF, RF64, W64), AIFF, AU or VOC file says there are. libsndfile believes it
/// only as far as the file goes and does not tell, so that one that was cut off would look whole. None: another kind of
/// file, one whose frames have no fixed size, or whose writer did not know the length (as behind a pipe). Reads a few
/// bytes for each chunk. Thread-safe: yes. Realtime-safe: no.
std::optional<std::int64_t> promisedFrames(const ByteSource& file);

} // namespace tresillo::audio
