// SPDX-License-Identifier: MIT
#pragma once

#include "control/actions/holders.h"
#include "control/views/project_view.h"
#include "control/web/limits.h"
#include "control/web/messages/page_messages.h"
#include "control/web/page_session.h"
#include "control/web/peer.h"
#include "control/web/refusals.h"
#include "control/web/tick_maker.h"
#include "project/ports/change_listener.h"
#include "project/ports/forecast.h"
#include "project/ports/listening.h"
#include "project/ports/notice_listener.h"
#include "project/ports/recording.h"
#include "project/ports/sound_library.h"
#include "project/project.h"

#include <bitset>
#include <chrono>
#include <cstdint>
#include <functional>
#include <list>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tresillo::control {

/// What pages show and change. All of it outlives the hub.
struct PageSources {
    Project<Studio>& project;
    Listening& listening;
    Forecast<Studio>& forecast;
    Recording& recording;
    SoundLibrary& sounds;
    Holders& holders;
    std::function<const EngineStatus&()> status; ///< The newest.
    std::function<bool()> hasSound;              ///< A real device plays.
    views::ProjectWords words{};
    std::string version{};
    std::uint64_t session{0}; ///< Another one after each start of the program, and after each project.
    /// Opens another project of those that are offered, with the pattern to begin with; why it cannot, or nothing.
    std::function<std::string(std::string_view project, std::optional<PatternId> pattern)> open{};
};

/// All pages that are open. What a page does goes to the project; what changes there, by whomever, is marked for each
/// page and told when the page has taken what it was told before, at most 60 times a second, as it is then. So a slow
/// page gets fewer and newer states, and no page costs more memory than a fast one (see docs/decisions/0015).
/// Knows nothing of sockets. Thread-safe: no; it lives on the project's thread. Realtime-safe: no.
class PageHub final : public PeerHandler, public ChangeListener<Studio>, public NoticeListener {
public:
    using Clock = std::chrono::steady_clock;

    PageHub(PageSources sources, const Limits& limits, RefusalLog& refusals);

    /// Tells every page what is new to it; to be called at most 60 times a second. `packets` is what was rendered
    /// since the last call.
    void flush(std::span<const SoundPacket> packets, Clock::time_point now);

    /// The project has other kits than before.
    void setKits(std::vector<views::KitView> kits);

    [[nodiscard]] std::size_t pages() const { return sessions_.size(); }
    /// Whether there ever was one.
    [[nodiscard]] bool hadPages() const { return hadPages_; }
    [[nodiscard]] const TickMaker& ticks() const { return ticks_; }

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
    using Session = PageSession;
    /// A text that several pages get in one flush.
    struct Shared {
        PatternId pattern{};
        std::uint64_t seen{0};
        Message text{};
    };
    struct SharedTick {
        TickPlace from{};
        Message text{};
    };
    /// A launch that was sent, and who wants to know for which bar.
    struct PendingLaunch {
        std::uint32_t serial{0};
        Session* session{nullptr};
        std::uint32_t id{0};
    };

    Session* sessionOf(const Peer& peer);
    static void write(Session& session, std::vector<Message> batch, Clock::time_point now);
    void tell(Session& session, std::string text) const;
    void answer(Session& session, MessageId id, Outcome outcome, std::string_view text = {}) const;
    void answerLaunch(std::uint32_t serial, Outcome outcome, std::string_view text);
    void refreshMusic();
    void refreshStarts();
    void flushTo(Session& session, Clock::time_point now);
    void addProject(Session& session, std::vector<Message>& batch, Clock::time_point now);
    void addPattern(Session& session, std::vector<Message>& batch, Clock::time_point now);
    void addSilent(Session& session, std::vector<Message>& batch, Clock::time_point now);
    void addTick(Session& session, std::vector<Message>& batch, Clock::time_point now);
    void addRecording(Session& session, std::vector<Message>& batch, Clock::time_point now);
    bool makeResident(PatternId pattern);

    [[nodiscard]] Holders::Send send() const;
    [[nodiscard]] std::int64_t age() const; ///< Milliseconds, of the last flush.
    [[nodiscard]] std::optional<UndoGroup> groupOf(const Session& session, const EditsMessage& message) const;
    static void take(Session& session, const LookMessage& message);
    void take(Session& session, const EditsMessage& message);
    void take(Session& session, const CommandMessage& message);
    void take(Session& session, const ToolsMessage& message);
    void take(Session& session, const UndoMessage& message);
    void take(Session& session, const RedoMessage& message);
    void take(Session& session, const ReloadMessage& message);
    void take(Session& session, const SoundsMessage& message);
    void take(Session& session, const LoadSoundMessage& message);
    void take(Session& session, const StoreSoundMessage& message);
    void take(Session& session, const KeepSoundMessage& message);
    void take(Session& session, const PingMessage& message);
    void take(Session& session, const RecordMessage& message);
    void take(Session& session, const OpenMessage& message);

    PageSources sources_;
    Limits limits_;
    RefusalLog& refusals_;
    TickMaker ticks_{};
    std::list<Session> sessions_{};
    bool hadPages_{false};
    Clock::time_point now_{}; ///< Of the last flush: fine enough for people's pauses.
    std::uint64_t changes_{1};
    std::bitset<kPatterns> touched_{}; ///< Changed since the last flush.
    std::vector<Ticks> starts_{};      ///< Of the song's sections, at the last flush.
    std::vector<PendingLaunch> launches_{};
    std::optional<std::uint32_t> queuedBar_{}; ///< Told by the notice before the answer to its launch.

    // Of the flush under way.
    std::vector<Shared> updates_{};
    std::vector<Shared> wholes_{};
    std::vector<Shared> silents_{};
    std::vector<SharedTick> tickTexts_{};
    Message project_{};
    Message history_{};
    Message recording_{};
    bool hasLoaded_{false};
};

} // namespace tresillo::control
