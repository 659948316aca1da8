// SPDX-License-Identifier: MIT
#pragma once

#include "control/web/assets.h"

#include <string>
#include <string_view>

namespace tresillo::control {

/// An answer over HTTP. The body lies in `text`, or in an asset that outlives the reply.
struct Reply {
    int status{200};
    std::string_view contentType{"text/plain; charset=utf-8"};
    std::string text{};
    const Asset* asset{nullptr};
    bool keepsOpen{true};   ///< The connection may be used for another request.
    bool isHeadOnly{false}; ///< Asked by HEAD.

    [[nodiscard]] std::string_view body() const { return asset != nullptr ? std::string_view(asset->body) : text; }
};

/// The status line and all headers, with the empty line behind them. `host` is the request's, and was checked: the page
/// may open WebSockets to there and to nowhere else. Thread-safe: yes. Realtime-safe: no.
std::string headOf(const Reply& reply, std::string_view host);

/// A line of text. Thread-safe: yes. Realtime-safe: no.
Reply textReply(int status, std::string_view text);

/// The asset, or that the browser's copy (`knownTag`, its If-None-Match) is still good.
/// Thread-safe: yes. Realtime-safe: no.
Reply assetReply(const Asset& asset, std::string_view knownTag);

} // namespace tresillo::control
