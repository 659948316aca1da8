// SPDX-License-Identifier: MIT
#pragma once

#include "audio/results/out_of_memory.h"

#include <new>
#include <string>

namespace tresillo::session {

/// Does a part of a command's work. Where there is not enough memory, what leaves is an OutOfMemory that names the
/// file, or whatever else, it was wanted for; the innermost name stays. Thread-safe: as `work`. Realtime-safe: no.
template <class Work> auto withMemoryFor(const std::string& what, const Work& work) -> decltype(work()) {
    try {
        return work();
    } catch (const std::bad_alloc&) {
        throw audio::OutOfMemory(what);
    }
}

} // namespace tresillo::session
