// SPDX-License-Identifier: MIT
#pragma once

#include "audio/files/file_writer.h"
#include "session/course.h"

#include <cstdint>
#include <string>

namespace tresillo::session {

/// What to say of a file that is louder than full scale, a line without its name: by how much, how often, since when,
/// and what came of it. Empty: it is not. Thread-safe: yes. Realtime-safe: no.
std::string overWords(const audio::LevelSeen& level, audio::FileFormat format, SampleRate rate);
/// The same, with the bar and beat of a frame of a pass.
std::string overWords(const audio::LevelSeen& level, audio::FileFormat format, const Course& course, std::int64_t pass);

} // namespace tresillo::session
