// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/fixed_vector.h"
#include "core/model/apply.h"
#include "core/sequence/outcome.h"

namespace tresillo {

/// Makes changes on one copy of the music, so that they can be taken back until they are sent. A change that finds no
/// room for its locks wins it from the steps that went silent first.
/// Thread-safe: no (on its model). Realtime-safe: yes.
template <class Sizes> class ChangeMaker {
public:
    /// A change that was made here, ready to be sent or taken back.
    struct Made {
        Change<Sizes> change{};
        Change<Sizes> inverse{};
    };
    /// The most steps whose locks one change can need, and itself, which comes last.
    using AllMade = FixedVector<Made, Sizes::kLocksPerStep + kStepOffsets + 1>;

    explicit ChangeMaker(Model<Sizes>& model) : model_(model) {}

    /// What was made is added to `made`, which is empty: the change is its last. When nothing is made of the change
    /// itself, `made` holds what other steps have given up for it: take that back.
    Outcome make(PatternId pattern, const Change<Sizes>& change, AllMade& made) const;
    /// The same without room for locks being won. Its inverse when it changed something.
    Applied<Sizes> makePlainly(PatternId pattern, const Change<Sizes>& change) const {
        return apply(model_, Edit<Sizes>{.pattern = pattern, .frame = {}, .change = change});
    }
    /// Takes all of it back, and empties the list.
    void unmake(PatternId pattern, AllMade& made) const;

private:
    bool reclaim(PatternId pattern, AllMade& made) const;

    Model<Sizes>& model_;
};

extern template class ChangeMaker<Studio>;
extern template class ChangeMaker<Pocket>;

} // namespace tresillo
