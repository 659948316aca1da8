// SPDX-License-Identifier: MIT
#pragma once

#include "core/status/notice.h"

namespace tresillo {

/// Whoever shows what happens: lights, the page, a terminal. Also frees what the audio thread let go of.
/// Called by the project's thread. Thread-safe: no. Realtime-safe: no.
class NoticeListener {
public:
    virtual void notice(const Notice& notice) = 0;

protected:
    ~NoticeListener() = default;
};

} // namespace tresillo
