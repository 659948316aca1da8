// SPDX-License-Identifier: MIT
#pragma once

#include "project/changes/author.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tresillo::control {

/// The numbers that players see: page 1, page 2, in the order in which they first came since the program began.
/// Thread-safe: no. Realtime-safe: no.
class PageNames {
public:
    [[nodiscard]] std::uint32_t numberOf(Author page) {
        const auto found =
            std::find_if(pages_.begin(), pages_.end(), [&](const Page& each) { return each.author == page; });
        if (found != pages_.end()) {
            return found->number;
        }
        if (pages_.size() == kMostPages) {
            pages_.erase(pages_.begin());
        }
        pages_.push_back({.author = page, .number = ++last_});
        return last_;
    }

private:
    struct Page {
        Author author{};
        std::uint32_t number{0};
    };
    static constexpr std::size_t kMostPages = 256; // the oldest are forgotten, and come as new ones

    std::vector<Page> pages_{};
    std::uint32_t last_{0};
};

} // namespace tresillo::control
