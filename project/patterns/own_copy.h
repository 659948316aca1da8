// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/model.h"
#include "core/sequence/pattern_end.h"
#include "project/ports/change_listener.h"
#include "project/ports/commit_listener.h"
#include "project/ports/listeners.h"

#include <array>
#include <cstdint>

namespace tresillo {

/// The project's copy of the music, the patterns that lie in slots included, and who is told when it changes. The parts
/// of a project share it; nothing but `apply` and the replacing of a whole slot changes it.
/// Thread-safe: no; it lives on the project's thread. Realtime-safe: no.
template <class Sizes> struct OwnCopy {
    OwnCopy() { model.names = &names; }
    ~OwnCopy() = default;
    OwnCopy(const OwnCopy&) = delete;
    OwnCopy& operator=(const OwnCopy&) = delete;

    /// Takes over all but patterns.
    void open(const Model<Sizes>& head, const Names<Sizes>& words) {
        model.song = head.song;
        model.chain = head.chain;
        model.sounds = head.sounds;
        model.projectValues = head.projectValues;
        model.patternEnds = head.patternEnds;
        names = words;
    }

    /// What the slot holds is another pattern now, or one that runs otherwise.
    void refreshEnd(std::uint8_t slot) { model.patternEnds[model.slots[slot].id.value] = patternEnd(patterns[slot]); }

    void tell(PatternId pattern, const Change<Sizes>& change) const {
        listeners.forEach([&](ChangeListener<Sizes>& listener) { listener.changed(pattern, change); });
    }
    void tellReplaced(PatternId pattern) const {
        listeners.forEach([&](ChangeListener<Sizes>& listener) { listener.patternReplaced(pattern); });
    }
    void tellHistory() const {
        listeners.forEach([](ChangeListener<Sizes>& listener) { listener.historyChanged(); });
    }

    Model<Sizes> model{};
    Names<Sizes> names{};
    std::array<Pattern<Sizes>, Sizes::kSlots> patterns; ///< What the model's slots point to.
    Listeners<ChangeListener<Sizes>> listeners{};
    Listeners<CommitListener<Sizes>> commitListeners{};
};

} // namespace tresillo
