// SPDX-License-Identifier: MIT
#pragma once

// What a disk loses where the power is cut after each request, and whether that is noticed of a program that forgets
// one of its syncs.
#include "tests/powerloss/disk_log.h"

#include <cstddef>
#include <functional>
#include <limits>
#include <string>
#include <string_view>

namespace tresillo::powerloss {

/// What is not as it should be on such a disk when so much was promised, or nothing.
using LossIn = std::function<std::string(const DiskImage& image, std::size_t promised)>;

/// Cuts the power after `from` to `to` requests, several times each: the first loss, or nothing.
std::string firstLoss(
    const DiskLog& log, const LossIn& lossIn, int chances, std::size_t from = 0,
    std::size_t to = std::numeric_limits<std::size_t>::max());

/// Why a program may forget this sync (by its number in the log) and lose nothing; nothing where it may not.
using WhyNotNeeded = std::function<std::string_view(const DiskLog& log, std::size_t index)>;

/// Forgets each sync by itself: what comes of it is a loss, or it does what another one does, or `why` has the reason.
/// How many losses were noticed; a failure of the test where there is neither.
int forgetEach(
    const DiskLog& log, const LossIn& lossIn,
    const WhyNotNeeded& why = [](const DiskLog&, std::size_t) { return std::string_view{}; });

/// Forgets of those syncs that do what another one does all that are alike: a failure of the test where that is not
/// noticed. How many such groups there are.
int forgetAlike(const DiskLog& log, const LossIn& lossIn);

} // namespace tresillo::powerloss
