// SPDX-License-Identifier: MIT
#pragma once

#include "control/actions/actions.h"
#include "control/views/project_view.h"
#include "control/web/limits.h"
#include "control/web/messages/page_messages.h"
#include "control/web/page_feed.h"
#include "control/web/page_names.h"
#include "control/web/page_session.h"
#include "control/web/peer.h"
#include "control/web/refusals.h"
#include "control/web/shown_project.h"
#include "project/ports/change_listener.h"
#include "project/ports/notice_listener.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <list>
#include <span>
#include <string>
#include <vector>

namespace tresillo::control {

/// What pages do and are told. All of it outlives the hub.
struct PageSources {
    Actions& actions;
    FeedSources feed;
    std::function<bool()> hasSound; ///< A real device plays.
    views::ProjectWords words{};
    std::string version{};
    std::uint64_t session{0}; ///< Another one after each start of the program, and after each project.
};

/// All pages that are open: their sessions, and when each is written to.
///
/// Its life. One thread, the control thread, calls all of it. The server (server.h) calls `opened` for a new WebSocket:
/// the page joins the registry of actions as an author, and is greeted. Each message of it comes in by `received`: an
/// action goes to `Actions::perform`, which answers at once or, a launch, when the engine has told its bar; the answer
/// is written then. What changes, by whatever surface, the project tells by `changed`, `patternReplaced` and
/// `historyChanged`: it is marked for each page, not sent. Sixty times a second the application calls `flush`: a page
/// whose last batch is gone (`sent`) is told the newest of what is marked, by the PageFeed. So a slow page gets fewer
/// and newer states, and no page costs more memory than a fast one (docs/decisions/0013 and 0015). `closed` ends it
/// all: what the page held is let go of.
///
///     browser --received--> PageHub --perform--> Actions --> Project --changed--> PageHub (marks)
///     browser <--send------ PageOutbox <--batch-- PageFeed <--------flush--------- PageHub
///
/// Knows nothing of sockets. Thread-safe: no. Realtime-safe: no.
class PageHub final : public PeerHandler, public ChangeListener<Studio>, public NoticeListener {
public:
    using Clock = std::chrono::steady_clock;

    PageHub(PageSources sources, const Limits& limits, RefusalLog& refusals);

    /// Tells every page what is new to it; to be called at most 60 times a second. `packets` is what was rendered
    /// since the last call.
    void flush(std::span<const SoundPacket> packets, Clock::time_point now);

    /// The project has other kits than before.
    void setKits(std::vector<views::KitView> kits);
    /// Other projects are offered than before.
    void setDemos(std::vector<views::DemoView> demos);

    [[nodiscard]] std::size_t pages() const { return sessions_.size(); }
    /// Whether all that pages were told is written, but for those that are being hung up on. Until it is, an answer
    /// may wait behind a batch that goes slowly.
    [[nodiscard]] bool hasToldAll() const;
    /// Whether there ever was one.
    [[nodiscard]] bool hadPages() const { return hadPages_; }
    [[nodiscard]] const TickMaker& ticks() const { return feed_.ticks(); }

    // PeerHandler.
    [[nodiscard]] bool hasRoom(bool /*isLocal*/) const override { return true; } // connections are limited as such
    void opened(Peer& peer) override;
    void received(Peer& peer, std::string_view text) override;
    void sent(Peer& peer) override;
    void closed(Peer& peer) override;

    // ChangeListener.
    void changed(PatternId pattern, const Change<Studio>& change) override;
    void patternReplaced(PatternId pattern) override;
    void historyChanged() override;

    // NoticeListener.
    void notice(const Notice& notice) override;

private:
    PageSession* sessionOf(const Peer& peer);
    void projectChanged();

    void handle(PageSession& session, const JoinMessage& message);
    static void handle(PageSession& session, const LookMessage& message);
    void handle(PageSession& session, const PingMessage& message) const;
    template <class What> void handle(PageSession& session, PageAction<What>& message);

    PageSources sources_;
    Limits limits_;
    RefusalLog& refusals_;
    ShownProject shown_;
    PageFeed feed_;
    std::list<PageSession> sessions_{};
    PageNames names_{};
    bool hadPages_{false};
};

} // namespace tresillo::control
