// SPDX-License-Identifier: MIT
// What pages do to the project.
#include "control/schema/tools.h"
#include "control/schema/write.h"
#include "control/web/page_hub.h"

namespace tresillo::control {

void PageHub::take(Session& session, const schema::LookMessage& message) {
    session.looks = true;
    session.dirty.look(message.pattern);
}

std::chrono::milliseconds PageHub::age() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(now_.time_since_epoch());
}

// The group of the gesture that a message goes on with: one that it names, or one that its places and pauses make.
std::optional<UndoGroup> PageHub::groupOf(const Session& session, const schema::EditsMessage& message) const {
    if (!message.gesture) {
        return session.stream.groupOf(message.pattern, message.edits, age());
    }
    const bool goesOn = session.gesture && session.gesture->number == *message.gesture;
    return goesOn ? std::optional{session.gesture->group} : std::nullopt;
}

void PageHub::take(Session& session, const schema::EditsMessage& message) {
    Project<Studio>& project = sources_.project;
    const auto group = groupOf(session, message);
    (void)(group ? project.rejoinGroup(*group) : project.beginGroup());
    const Outcome outcome = message.edits.size() == 1 ? project.edit(message.pattern, message.edits.front())
                                                      : project.editInGroup(message.pattern, message.edits);
    session.gesture.reset();
    if (message.gesture) {
        session.gesture = PageGesture{.number = *message.gesture, .group = project.group()};
    } else if (tresillo::changed(outcome)) {
        session.stream.made(message.pattern, message.edits, age(), project.group());
    }
    answer(session, message.id, outcome);
}

Holders::Send PageHub::send() const {
    return [this](const Gesture& gesture) { return sources_.project.command(gesture); };
}

void PageHub::take(Session& session, const schema::CommandMessage& message) {
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

void PageHub::take(Session& session, const schema::ToolsMessage& message) {
    answer(session, message.id, schema::perform(sources_.project, message.pattern, message.tool));
}

void PageHub::take(Session& session, const schema::UndoMessage& message) {
    const bool hasAny = sources_.project.undoDepth() != 0;
    const Outcome outcome = !hasAny ? Outcome::NotSet : sources_.project.undo() ? Outcome::Done : Outcome::QueueFull;
    answer(session, message.id, outcome, hasAny ? "" : "there is nothing to undo");
}

void PageHub::take(Session& session, const schema::RedoMessage& message) {
    const bool hasAny = sources_.project.redoDepth() != 0;
    const Outcome outcome = !hasAny ? Outcome::NotSet : sources_.project.redo() ? Outcome::Done : Outcome::QueueFull;
    answer(session, message.id, outcome, hasAny ? "" : "there is nothing to redo");
}

void PageHub::take(Session& session, const schema::ReloadMessage& message) {
    const Outcome outcome = sources_.project.reload(message.pattern);
    answer(session, message.id, outcome, outcome == Outcome::NotSet ? "the pattern is as it was" : "");
}

void PageHub::take(Session& session, const schema::PingMessage& message) {
    tell(session, schema::write(schema::PongMessage{.time = message.time, .frame = sources_.status().frame}));
}

void PageHub::take(Session& session, const schema::RecordMessage& message) {
    Recording& recording = sources_.recording;
    if (message.on && recording.status().state != RecordingState::Idle) {
        answer(session, message.id, Outcome::NotSet, "there is a recording under way");
    } else if (message.on) {
        const bool isOn = recording.start(message.format.value_or(RecordingFormat::Wav));
        const RecordingStatus status = recording.status();
        answer(session, message.id, isOn ? Outcome::Done : Outcome::NotSet, isOn ? status.file : status.problem);
    } else {
        const bool wasOn = recording.stop();
        answer(session, message.id, wasOn ? Outcome::Done : Outcome::NotSet, wasOn ? "" : "nothing is being recorded");
    }
}

} // namespace tresillo::control
