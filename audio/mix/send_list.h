// SPDX-License-Identifier: MIT
#pragma once

#include "audio/mix/delay_send.h"
#include "audio/mix/reverb_send.h"
#include "audio/mix/send_returns.h"

#include <cstddef>

namespace tresillo::audio {

/// The effects that tracks are sent to, in the order in which they are heard. One more is a row here and a file beside
/// it, which says what SendEffect asks for.
using SendList = SendReturns<
    ReverbSend, //
    DelaySend>;

inline constexpr std::size_t kSends = SendList::kCount;

} // namespace tresillo::audio
