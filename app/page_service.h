// SPDX-License-Identifier: MIT
#pragma once

#include "control/actions/actions.h"
#include "control/views/saving_view.h"
#include "control/web/assets.h"
#include "control/web/listen_hub.h"
#include "control/web/page_hub.h"
#include "control/web/server.h"
#include "loop/event_loop.h"
#include "session/instrument.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace tresillo::app {

struct PageOptions {
    bool isWanted{true};
    std::string host{"127.0.0.1"};
    std::optional<std::uint16_t> port{}; ///< None: 8484, or the next free one.
    std::string token{};
    bool opensBrowser{false}; ///< Where there is a screen and somebody at the terminal.
};

/// What a page shows besides the instrument. All of it is asked by nobody else.
struct PageViews {
    Listening& listening;
    Forecast<Studio>& forecast;
    Recording& recording;
    control::Actions& actions;
    std::function<bool()> hasSound; ///< A real device plays.
    std::function<views::SavingView()> saving;
};

/// The page of an instrument that plays: what it shows and does, and the server that it is reached by.
/// Thread-safe: no; it lives on the loop's thread. Realtime-safe: no.
class PageService {
public:
    /// What is handed in outlives it.
    PageService(EventLoop& loop, session::Instrument& instrument, const PageViews& views);
    ~PageService();
    PageService(const PageService&) = delete;
    PageService& operator=(const PageService&) = delete;

    /// Begins to serve. A line for people: where the page is, or why there is none.
    /// `socket`: what the page of the project before has left.
    std::string start(const PageOptions& options, control::ListenSocket socket = {});

    /// The same place again, for the page of the project that is played next; as wished while it does not serve.
    [[nodiscard]] PageOptions again(PageOptions options) const;

    /// Ends serving. Whoever connects from now on waits for the page of the project that is played next.
    [[nodiscard]] control::ListenSocket leave();

    /// To be called at most 60 times a second, whether it serves or not.
    void flush();

    /// Whether all that pages were told is written, and every request answered. Without a `flush` in between it soon
    /// is.
    [[nodiscard]] bool hasToldAll() const {
        return hub_.hasToldAll() && (server_ == nullptr || server_->hasAnsweredAll());
    }

    /// Other projects are there than before: pages are told.
    void refreshOffers();

    /// Whether anybody ever looked at it.
    [[nodiscard]] bool hadPages() const { return hub_.hadPages(); }

private:
    control::ServerStart listen(const PageOptions& options, control::ListenSocket socket);
    control::ServerStart listenAt(const PageOptions& options, std::uint16_t port, control::ListenSocket socket = {});
    [[nodiscard]] std::string status(std::string_view target) const;

    EventLoop& loop_;
    session::Instrument& instrument_;
    Listening& listening_;
    control::RefusalLog refusals_;
    control::Limits limits_{};
    control::Assets page_{};
    std::uint64_t kitRevision_{0}; ///< Of the kits that pages were told of.
    control::PageHub hub_;
    control::ListenHub listeners_;
    std::unique_ptr<control::Server> server_{};
};

} // namespace tresillo::app
