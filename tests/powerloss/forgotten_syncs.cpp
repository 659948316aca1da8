// SPDX-License-Identifier: MIT
#include "tests/powerloss/forgotten_syncs.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace tresillo::powerloss {
namespace {

using Kind = DiskRequest::Kind;

constexpr int kChances = 8;

bool isSync(const DiskRequest& request) { return request.kind == Kind::Sync || request.kind == Kind::SyncFolder; }

/// Whether both sync the same file or folder.
bool areAlike(const DiskRequest& one, const DiskRequest& other) {
    return one.kind == other.kind && one.file == other.file && one.folder == other.folder;
}

/// Whether a request changes what such a sync is about.
bool isAbout(const DiskRequest& request, const DiskRequest& sync) {
    const bool isContent = request.kind == Kind::Write || request.kind == Kind::Truncate;
    return sync.kind == Kind::Sync
               ? isContent && request.file == sync.file
               : !isContent && !isSync(request) && (request.folder == sync.folder || request.toFolder == sync.folder);
}

/// It is synced again before anything rests on it, or nothing was changed since it was synced before.
bool doesWhatAnotherDoes(const DiskLog& log, std::size_t index) {
    const auto& requests = log.requests();
    const DiskRequest& sync = requests[index];
    const auto mayRest = [&](const DiskRequest& request) { // names in one folder are kept in their order
        return request.kind == Kind::Promise ||
               (request.kind == Kind::Rename && (sync.kind == Kind::Sync || request.toFolder != sync.folder));
    };
    for (std::size_t later = index + 1; later < requests.size() && !mayRest(requests[later]); ++later) {
        if (areAlike(sync, requests[later])) {
            return true;
        }
    }
    for (std::size_t earlier = index; earlier > 0 && !isAbout(requests[earlier - 1], sync); --earlier) {
        if (areAlike(sync, requests[earlier - 1])) {
            return true;
        }
    }
    return false;
}

} // namespace

std::string firstLoss(const DiskLog& log, const LossIn& lossIn, int chances, std::size_t from, std::size_t to) {
    Dice dice{from + 1};
    for (std::size_t requests = from; requests <= std::min(to, log.requests().size()); ++requests) {
        const std::size_t promised = log.promisesIn(requests);
        for (int round = 0; round < 2 + chances; ++round) {
            const auto unsynced = round == 0 ? Unsynced::Lost : round == 1 ? Unsynced::Kept : Unsynced::Chance;
            const std::string lost = lossIn(afterCut(log, requests, unsynced, dice), promised);
            if (!lost.empty()) {
                return "after " + std::to_string(requests) + " requests, " + std::to_string(promised) +
                       " promised: " + lost;
            }
        }
    }
    return {};
}

int forgetEach(const DiskLog& log, const LossIn& lossIn, const WhyNotNeeded& why) {
    const auto& requests = log.requests();
    int noticed = 0;
    for (std::size_t index = 0; index < requests.size(); ++index) {
        if (!isSync(requests[index])) {
            continue;
        }
        const DiskLog forgetful = log.without([&](const DiskRequest& request) { return &request == &requests[index]; });
        // Synced the next time, the disk is as it would have been.
        const auto again = std::find_if(
            requests.begin() + static_cast<std::ptrdiff_t>(index) + 1, requests.end(),
            [&](const DiskRequest& request) { return areAlike(request, requests[index]); });
        const auto end = static_cast<std::size_t>(again - requests.begin());
        if (!firstLoss(forgetful, lossIn, kChances, index, end).empty()) {
            ++noticed;
        } else {
            EXPECT_TRUE(doesWhatAnotherDoes(log, index) || !why(log, index).empty()) << "without request " << index;
        }
    }
    return noticed;
}

int forgetAlike(const DiskLog& log, const LossIn& lossIn) {
    const auto& requests = log.requests();
    std::set<std::size_t> groups; // by their first
    for (std::size_t index = 0; index < requests.size(); ++index) {
        if (!isSync(requests[index]) || !doesWhatAnotherDoes(log, index)) {
            continue;
        }
        const std::size_t promised = log.promisesIn(index);
        const auto isOfGroup = [&](const DiskRequest& request) {
            const auto at = static_cast<std::size_t>(&request - requests.data());
            return areAlike(request, requests[index]) && log.promisesIn(at) == promised;
        };
        const auto first =
            static_cast<std::size_t>(std::find_if(requests.begin(), requests.end(), isOfGroup) - requests.begin());
        if (groups.insert(first).second) {
            EXPECT_NE(firstLoss(log.without(isOfGroup), lossIn, kChances, first), "")
                << "without request " << first << " and those like it";
        }
    }
    return static_cast<int>(groups.size());
}

} // namespace tresillo::powerloss
