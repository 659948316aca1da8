// SPDX-License-Identifier: MIT
#include "tests/core/engine/rig.h"

namespace tresillo::test {

// Here and nowhere else: to set up its large arrays takes the compiler longer than the rest of a test together.
template <class Sizes> Rig<Sizes>::Rig(SampleRate rate) : engine(rate, Model<Sizes>{}, arena, link) {}

template <class Sizes> std::unique_ptr<Rig<Sizes>> makeRig(SampleRate rate) {
    return std::make_unique<Rig<Sizes>>(rate);
}

template class Rig<Studio>;
template class Rig<Pocket>;
template std::unique_ptr<Rig<Studio>> makeRig(SampleRate);
template std::unique_ptr<Rig<Pocket>> makeRig(SampleRate);

} // namespace tresillo::test
