// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/sink.h"

namespace tresillo {

/// Where events go, and at which frame. Thread-safe: no. Realtime-safe: yes.
struct Outlet {
    Frames at{};
    EventSink& sink;
};

} // namespace tresillo
