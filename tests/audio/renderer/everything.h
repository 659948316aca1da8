// SPDX-License-Identifier: MIT
#pragma once

#include "tests/audio/renderer/rig.h"

#include <cstdint>

namespace tresillo::audio::test {

/// Adds pads of every kind and lets everything that can happen to a renderer happen within its first 60,000 frames, at
/// random frames that depend on `seed` alone: notes of any pitch on samples, synths and acid voices, slides, offs,
/// Sounds, knobs, clicks, LFOs and duckers of every kind, other tempos, changes of the master level, of the effects,
/// which are all on, and of the kit.
void playEverything(Rig& rig, std::uint32_t seed);

} // namespace tresillo::audio::test
