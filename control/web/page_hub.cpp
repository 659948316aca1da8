// SPDX-License-Identifier: MIT
#include "control/web/page_hub.h"

#include "control/web/messages/message_text.h"
#include "control/web/messages/read_page_message.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace tresillo::control {
namespace {

/// Writes what came of an action: what was asked for first, then the answer to a message that has a number.
void writeResult(PageSession& session, MessageId id, const Result& result) {
    if (const auto* library = std::get_if<views::LibraryView>(&result.value)) {
        session.outbox.tell(textOf(*library));
    }
    if (const auto* slots = std::get_if<views::SlotsView>(&result.value)) {
        session.outbox.tell(textOf(*slots));
    }
    if (id) {
        session.outbox.tell(textOf(
            AnswerMessage{.id = *id, .outcome = result.outcome, .text = result.text, .sequence = result.sequence}));
    }
}

} // namespace

PageHub::PageHub(PageSources sources, const Limits& limits, RefusalLog& refusals)
    : sources_(std::move(sources)),
      limits_(limits),
      refusals_(refusals),
      shown_(sources_.feed.project, std::move(sources_.words)),
      feed_(sources_.feed, shown_) {}

// Pages come and go.

void PageHub::opened(Peer& peer) {
    hadPages_ = true;
    PageSession& session = sessions_.emplace_back(peer, sources_.actions.join(), limits_, feed_.ticks().now());
    const HelloMessage hello{
        .version = sources_.version,
        .rate = static_cast<std::uint32_t>(sources_.feed.listening.rate().hz),
        .session = sources_.session,
        .hasSound = sources_.hasSound()};
    session.outbox.tell(textOf(hello));
}

void PageHub::closed(Peer& peer) {
    if (const PageSession* session = sessionOf(peer)) {
        sources_.actions.leave(session->author);
        sessions_.remove_if([&](const PageSession& each) { return &each == session; });
    }
}

PageSession* PageHub::sessionOf(const Peer& peer) {
    const auto found =
        std::find_if(sessions_.begin(), sessions_.end(), [&](const PageSession& each) { return each.peer == &peer; });
    return found == sessions_.end() ? nullptr : &*found;
}

// What they say.

void PageHub::received(Peer& peer, std::string_view text) {
    PageSession* session = sessionOf(peer);
    if (session == nullptr || session->outbox.isLeaving()) {
        return;
    }
    auto message = readPageMessage(text);
    if (const auto* refusal = std::get_if<json::Refusal>(&message)) {
        refusals_.note(Refusal::BadMessage, peer.address(), refusal->text);
        session->outbox.tell(textOf(RefusedMessage{refusal->text}));
        return;
    }
    std::visit([&](auto& what) { handle(*session, what); }, std::get<PageMessage>(message));
}

// Two tabs of one browser keep one number: the second one plays under that of its visit. A page that lost its
// connection and comes back is the same visit.
void PageHub::handle(PageSession& session, const JoinMessage& message) {
    if (session.visit != 0) {
        session.outbox.tell(textOf(RefusedMessage{"join: the page has joined already"}));
        return;
    }
    const Author wanted{message.author};
    const bool isTaken = std::any_of(sessions_.begin(), sessions_.end(), [&](const PageSession& each) {
        return each.as == wanted && each.visit != message.visit;
    });
    session.visit = message.visit;
    session.as = isTaken ? Author{message.visit} : wanted;
    const std::uint32_t number = names_.numberOf(session.as);
    sources_.actions.speakFor(session.author, session.as, "page " + std::to_string(number));
    session.dirty.historyChanged();
    session.outbox.tell(textOf(JoinedMessage{.author = session.as.value, .page = number}));
}

void PageHub::handle(PageSession& session, const LookMessage& message) {
    session.looks = true;
    session.dirty.look(message.pattern);
}

void PageHub::handle(PageSession& session, const PingMessage& message) const {
    session.outbox.tell(textOf(PongMessage{.time = message.time, .frame = sources_.feed.status().frame}));
}

// The session outlives its replies: a page that is gone has left, and is not answered.
template <class What> void PageHub::handle(PageSession& session, PageAction<What>& message) {
    What& action = message;
    sources_.actions.perform(session.author, std::move(action), [&session, id = message.id](const Result& result) {
        writeResult(session, id, result);
    });
    session.peer->watch(sources_.actions.holdsAny(session.author));
}

void PageHub::sent(Peer& peer) {
    if (PageSession* session = sessionOf(peer)) {
        session->outbox.sent();
    }
}

// What they are told of their own accord.

void PageHub::flush(std::span<const SoundPacket> packets, Clock::time_point now) {
    feed_.begin(packets);
    if (shown_.refresh()) {
        projectChanged();
    }
    for (PageSession& session : sessions_) {
        if (!session.outbox.isFree()) {
            session.outbox.tick(now);
        } else if (auto batch = feed_.batchFor(session, now); !batch.empty()) {
            session.outbox.write(std::move(batch), now);
        }
    }
}

bool PageHub::hasToldAll() const {
    return std::all_of(sessions_.begin(), sessions_.end(), [](const PageSession& session) {
        return session.outbox.isFree() || session.outbox.isLeaving();
    });
}

// What changes is marked.

void PageHub::changed(PatternId pattern, const Change<Studio>& change) {
    feed_.changed();
    shown_.touched(pattern);
    for (PageSession& session : sessions_) {
        session.dirty.changed(pattern, change);
    }
}

void PageHub::patternReplaced(PatternId pattern) {
    feed_.changed();
    shown_.touched(pattern);
    for (PageSession& session : sessions_) {
        session.dirty.replaced(pattern);
    }
}

void PageHub::historyChanged() {
    for (PageSession& session : sessions_) {
        session.dirty.historyChanged();
    }
}

void PageHub::setKits(std::vector<views::KitView> kits) {
    shown_.setKits(std::move(kits));
    projectChanged();
}

void PageHub::setDemos(std::vector<views::DemoView> demos) {
    shown_.setDemos(std::move(demos));
    projectChanged();
}

void PageHub::projectChanged() {
    for (PageSession& session : sessions_) {
        session.dirty.projectChanged();
    }
}

void PageHub::notice(const Notice& notice) {
    if (const auto* step = std::get_if<StepReached>(&notice.what)) {
        feed_.stepReached(notice.frame, *step);
    }
}

} // namespace tresillo::control
