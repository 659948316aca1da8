// SPDX-License-Identifier: MIT
#include "control/web/page_hub.h"

#include "control/web/messages/read.h"
#include "control/web/messages/write.h"

#include <algorithm>
#include <utility>

namespace tresillo::control {

PageHub::PageHub(PageSources sources, const Limits& limits, RefusalLog& refusals)
    : sources_(std::move(sources)),
      limits_(limits),
      refusals_(refusals),
      starts_(views::sectionStarts(sources_.project.model())) {}

// Pages come and go.

void PageHub::opened(Peer& peer) {
    hadPages_ = true;
    Session& session = sessions_.emplace_back(
        peer, sources_.holders.join(), Rate(limits_.wholesPerSecond, 2 * limits_.wholesPerSecond), ticks_.now());
    const HelloMessage hello{
        .version = sources_.version,
        .rate = static_cast<std::uint32_t>(sources_.listening.rate().hz),
        .session = sources_.session,
        .hasSound = sources_.hasSound()};
    tell(session, textOf(hello));
}

void PageHub::closed(Peer& peer) {
    const Session* session = sessionOf(peer);
    if (session != nullptr) {
        sources_.holders.leave(session->author, send());
    }
    std::erase_if(launches_, [&](const PendingLaunch& launch) { return launch.session == session; });
    sessions_.remove_if([&](const Session& each) { return &each == session; });
}

PageHub::Session* PageHub::sessionOf(const Peer& peer) {
    const auto found =
        std::find_if(sessions_.begin(), sessions_.end(), [&](const Session& each) { return each.peer == &peer; });
    return found == sessions_.end() ? nullptr : &*found;
}

// What they say.

void PageHub::received(Peer& peer, std::string_view text) {
    Session* session = sessionOf(peer);
    if (session == nullptr || session->isLeaving) {
        return;
    }
    const auto message = readPageMessage(text);
    if (const auto* refusal = std::get_if<json::Refusal>(&message)) {
        refusals_.note(Refusal::BadMessage, peer.address(), refusal->text);
        tell(*session, textOf(RefusedMessage{refusal->text}));
        return;
    }
    std::visit([&](const auto& what) { take(*session, what); }, std::get<PageMessage>(message));
}

// What they are told at once.

void PageHub::tell(Session& session, std::string text) const {
    if (session.isLeaving) {
        return;
    }
    session.answers.push_back(std::make_shared<const std::string>(std::move(text)));
    if (!session.isBusy) {
        write(session, std::exchange(session.answers, {}), Clock::now());
    } else if (session.answers.size() > limits_.answers) {
        session.isLeaving = true;
        session.peer->drop();
    }
}

void PageHub::answer(Session& session, MessageId id, Outcome outcome, std::string_view text) const {
    if (id) {
        const std::string_view words = text.empty() ? describe(outcome) : text;
        tell(session, textOf(AnswerMessage{.id = *id, .outcome = outcome, .text = std::string(words)}));
    }
}

void PageHub::write(Session& session, std::vector<Message> batch, Clock::time_point now) {
    session.isBusy = true;
    session.busySince = now;
    session.peer->send(std::move(batch));
}

void PageHub::sent(Peer& peer) {
    Session* session = sessionOf(peer);
    if (session == nullptr) {
        return;
    }
    session->isBusy = false;
    if (!session->answers.empty()) {
        write(*session, std::exchange(session->answers, {}), Clock::now());
    }
}

// What changes is marked.

void PageHub::changed(PatternId pattern, const Change<Studio>& change) {
    ++changes_;
    touched_.set(pattern.value);
    for (Session& session : sessions_) {
        session.dirty.changed(pattern, change);
    }
}

void PageHub::patternReplaced(PatternId pattern) {
    ++changes_;
    touched_.set(pattern.value);
    for (Session& session : sessions_) {
        session.dirty.replaced(pattern);
    }
}

void PageHub::setKits(std::vector<views::KitView> kits) {
    sources_.words.kits = std::move(kits);
    for (Session& session : sessions_) {
        session.dirty.projectChanged();
    }
}

void PageHub::historyChanged() {
    for (Session& session : sessions_) {
        session.dirty.historyChanged();
    }
}

// The engine tells of a queued launch before it answers the command.
void PageHub::notice(const Notice& notice) {
    if (const auto* step = std::get_if<StepReached>(&notice.what)) {
        ticks_.take(notice.frame, *step);
    } else if (const auto* queued = std::get_if<LaunchQueued>(&notice.what)) {
        queuedBar_ = queued->bar;
    } else if (const auto* applied = std::get_if<MessageApplied>(&notice.what)) {
        const auto bar = std::exchange(queuedBar_, std::nullopt);
        answerLaunch(applied->serial, applied->outcome, bar ? "bar " + std::to_string(*bar + 1) : "now");
    } else if (const auto* refused = std::get_if<CommandRefused>(&notice.what)) {
        answerLaunch(refused->serial, Outcome::QueueFull, {});
    }
}

void PageHub::answerLaunch(std::uint32_t serial, Outcome outcome, std::string_view text) {
    const auto found = std::find_if(
        launches_.begin(), launches_.end(), [&](const PendingLaunch& launch) { return launch.serial == serial; });
    if (found != launches_.end()) {
        const PendingLaunch launch = *found;
        launches_.erase(found);
        answer(*launch.session, launch.id, outcome, outcome == Outcome::Done ? text : std::string_view{});
    }
}

} // namespace tresillo::control
