// SPDX-License-Identifier: MIT
#pragma once

#include "core/status/notice.h"

namespace tresillo {

/// Where notices of what happens while playing go. Thread-safe: no. Realtime-safe: what stands behind it never waits.
class Reporter {
public:
    virtual void notice(const Notice& notice) = 0;

protected:
    ~Reporter() = default;
};

} // namespace tresillo
