// SPDX-License-Identifier: MIT
#pragma once

#include "tests/audio/rig.h"

#include <cstdint>

namespace tresillo::audio::test {

/// Adds pads of every kind and lets everything that can happen to a renderer happen within its first 60,000 frames, at
/// random frames that depend on `seed` alone: notes of any pitch, slides, offs, knobs, clicks, a change of the master
/// level and of the kit.
void playEverything(Rig& rig, std::uint32_t seed);

} // namespace tresillo::audio::test
