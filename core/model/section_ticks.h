// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "core/model/model.h"
#include "core/model/song.h"

namespace tresillo {

/// The length of a section with all its repeats. Thread-safe: no (reads a model). Realtime-safe: yes.
template <class Sizes> Ticks sectionTicks(const Model<Sizes>& model, const Section& section) {
    const Ticks once = section.length != 0 ? kSixteenth * section.length : model.patternEnds[section.pattern.value];
    return once * section.repeats;
}

} // namespace tresillo
