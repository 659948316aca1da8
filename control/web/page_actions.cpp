// SPDX-License-Identifier: MIT
// What pages do to the project.
#include "control/actions/refusal_words.h"
#include "control/schema/tools.h"
#include "control/web/messages/write.h"
#include "control/web/page_hub.h"
#include "core/model/check_gesture.h"

#include <algorithm>
#include <string>

namespace tresillo::control {

void PageHub::take(Session& session, const LookMessage& message) {
    session.looks = true;
    session.dirty.look(message.pattern);
}

std::int64_t PageHub::age() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(now_.time_since_epoch()).count();
}

// The group of the gesture that a message goes on with: one that it names, or one that its places and pauses make.
std::optional<UndoGroup> PageHub::groupOf(const Session& session, const EditsMessage& message) const {
    if (!message.gesture) {
        return session.stream.groupOf(message.pattern, message.edits, age());
    }
    const bool goesOn = session.gesture && session.gesture->number == *message.gesture;
    return goesOn ? std::optional{session.gesture->group} : std::nullopt;
}

void PageHub::take(Session& session, const EditsMessage& message) {
    Project<Studio>& project = sources_.project;
    const auto group = groupOf(session, message);
    const Request request{.author = session.author, .group = group ? project.rejoinGroup(*group) : project.newGroup()};
    const Committed made = project.commit(request, message.pattern, message.edits);
    const Outcome outcome = made.outcome;
    session.gesture.reset();
    if (message.gesture) {
        session.gesture = PageGesture{.number = *message.gesture, .group = made.group};
    } else if (tresillo::changed(outcome)) {
        session.stream.made(message.pattern, message.edits, age(), made.group);
    }
    if (tresillo::changed(outcome) || message.edits.empty()) {
        answer(session, message.id, outcome);
        return;
    }
    const std::size_t at = std::min(made.refusedAt, message.edits.size() - 1);
    std::string words = refusalWords(outcome, message.edits[at], message.pattern, project.model().song.size());
    if (message.edits.size() > 1 && outcome != Outcome::QueueFull) {
        words += " (change " + std::to_string(at + 1) + " of " + std::to_string(message.edits.size()) + ")";
    }
    answer(session, message.id, outcome, words);
}

Holders::Send PageHub::send() const {
    return [this](const Gesture& gesture) { return sources_.project.command(gesture); };
}

void PageHub::take(Session& session, const CommandMessage& message) {
    if (const Outcome outcome = check<Studio>(message.gesture); !tresillo::changed(outcome)) {
        answer(session, message.id, outcome, refusalWords(outcome, message.gesture));
        return;
    }
    const Grip grip = message.latched.value_or(false) ? Grip::Latched : Grip::Held;
    if (!sources_.holders.pass(session.author, message.gesture, grip, send())) {
        answer(session, message.id, Outcome::QueueFull);
        return;
    }
    session.peer->watch(sources_.holders.holdsAny(session.author));
    if (!std::holds_alternative<Launch>(message.gesture)) {
        answer(session, message.id, Outcome::Done);
        return;
    }
    if (message.id && launches_.size() < limits_.answers) {
        launches_.push_back({.serial = sources_.project.lastSerial(), .session = &session, .id = *message.id});
    }
}

void PageHub::take(Session& session, const ToolsMessage& message) {
    const Outcome outcome =
        schema::perform(sources_.project, {.author = session.author}, message.pattern, message.tool);
    const bool isTaken = outcome == Outcome::NotSet && std::holds_alternative<schema::NewPattern>(message.tool);
    const std::string words = isTaken                      ? "the pattern is not empty any more"
                              : tresillo::changed(outcome) ? ""
                                                           : refusalWords(outcome, message.tool, message.pattern);
    answer(session, message.id, outcome, words);
}

void PageHub::take(Session& session, const UndoMessage& message) {
    Project<Studio>& project = sources_.project;
    const Outcome outcome = project.undoDepth() != 0   ? project.undo() ? Outcome::Done : Outcome::QueueFull
                            : project.isLastTooLarge() ? Outcome::TooLargeToUndo
                                                       : Outcome::NothingToUndo;
    answer(session, message.id, outcome);
}

void PageHub::take(Session& session, const RedoMessage& message) {
    Project<Studio>& project = sources_.project;
    const Outcome outcome = project.redoDepth() == 0 ? Outcome::NothingToRedo
                            : project.redo()         ? Outcome::Done
                                                     : Outcome::QueueFull;
    answer(session, message.id, outcome);
}

void PageHub::take(Session& session, const ReloadMessage& message) {
    const Outcome outcome = sources_.project.reload({.author = session.author}, message.pattern).outcome;
    answer(session, message.id, outcome, outcome == Outcome::NothingToDo ? "the pattern is as it was" : "");
}

void PageHub::take(Session& session, const PingMessage& message) {
    tell(session, textOf(PongMessage{.time = message.time, .frame = sources_.status().frame}));
}

void PageHub::take(Session& session, const OpenMessage& message) {
    const std::size_t unkept = sources_.project.unkept();
    std::string problem;
    if (sources_.recording.status().state != RecordingState::Idle) {
        problem = "a recording is under way: end it first";
    } else if (unkept > message.edits) {
        problem = std::to_string(unkept) + (unkept == 1 ? " edit" : " edits") + " would be lost";
    } else if (!sources_.open) {
        problem = "no other project can be opened here";
    } else {
        problem = sources_.open(message.project.view(), message.pattern);
    }
    answer(session, message.id, problem.empty() ? Outcome::Done : Outcome::NotSet, problem);
}

void PageHub::take(Session& session, const RecordMessage& message) {
    Recording& recording = sources_.recording;
    if (!message.on) {
        answer(session, message.id, recording.stop() ? Outcome::Done : Outcome::NotRecording);
        return;
    }
    if (const RecordingStatus status = recording.status(); status.state != RecordingState::Idle) {
        answer(
            session, message.id, Outcome::RecordingUnderWay, "a recording is under way: " + std::string(status.file));
        return;
    }
    const bool isOn = recording.start(message.format.value_or(RecordingFormat::Wav));
    const RecordingStatus status = recording.status();
    answer(session, message.id, isOn ? Outcome::Done : Outcome::RecordingFailed, isOn ? status.file : status.problem);
}

} // namespace tresillo::control
