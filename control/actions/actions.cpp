// SPDX-License-Identifier: MIT
#include "control/actions/actions.h"

#include "control/actions/refusal_words.h"
#include "control/actions/sound_shelf.h"
#include "control/actions/use_tool.h"
#include "core/model/check_gesture.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace tresillo::control {

/// Performs an action for its author; a new action does not compile until it stands here. No result: it comes later.
struct Actions::Performer {
    Actions& actions;
    Author author; ///< Who holds, and is answered.
    Author as;     ///< For whom the music is changed.
    ResultHandler& handler;

    using Performed = std::optional<Result>;

    Performed operator()(const EditPattern& action) const;
    Performed operator()(const Perform& action) const;
    Performed operator()(const UseTool& action) const;
    Performed operator()(const Undo& action) const;
    Performed operator()(const Redo& action) const;
    Performed operator()(const Reload& action) const;
    Performed operator()(const ListSounds& /*action*/) const { return shelf().list(); }
    Performed operator()(const LoadSound& action) const { return shelf().load(as, action); }
    Performed operator()(const StoreSound& action) const { return shelf().store(as, action); }
    Performed operator()(const KeepSound& action) const { return shelf().keep(action); }
    Performed operator()(const ListSlots& action) const { return withSlots(action); }
    Performed operator()(const SaveSlot& action) const { return withSlots(action); }
    Performed operator()(const LoadSlot& action) const { return withSlots(action); }
    Performed operator()(const RenameSlot& action) const { return withSlots(action); }
    Performed operator()(const CopySlot& action) const { return withSlots(action); }
    Performed operator()(const DeleteSlot& action) const { return withSlots(action); }
    Performed operator()(const Record& action) const;
    Performed operator()(const OpenProject& action) const;
    Performed operator()(const NewProject& action) const { return work(action); }
    Performed operator()(const CopyProject& action) const { return work(action); }
    Performed operator()(const RenameProject& action) const { return work(action); }
    Performed operator()(const DeleteProject& action) const { return work(action); }

    [[nodiscard]] Project<Studio>& project() const { return actions.ports_.project; }
    [[nodiscard]] Result tookBack(const TookBack& took) const;
    [[nodiscard]] Performed work(const ProjectWork& work) const;
    [[nodiscard]] Performed withSlots(const SlotAction& action) const;
    [[nodiscard]] SoundShelf shelf() const { return {project(), actions.ports_.sounds}; }
};

namespace {

Result because(Outcome outcome, std::string reason = {}) { return {.outcome = outcome, .text = std::move(reason)}; }

} // namespace

Actions::Actions(ActionPorts ports) : ports_(std::move(ports)) { ports_.project.noticeListeners().add(*this); }

Actions::~Actions() { ports_.project.noticeListeners().remove(*this); }

void Actions::leave(Author author) {
    holders_.leave(author, send());
    groups_.leave(author);
    launches_.leave(author);
    late_.leave(author);
    authors_.leave(author);
}

void Actions::service(Clock::time_point now) {
    now_ = std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count();
    (void)holders_.pay(send());
}

Holders::Send Actions::send() const {
    return [this](const Gesture& gesture) { return ports_.project.command(gesture); };
}

void Actions::perform(Author author, const Action& action, ResultHandler handler) {
    auto result = std::visit(Performer{*this, author, authors_.of(author), handler}, action);
    if (result && handler) {
        handler(whole(*std::move(result)));
    }
}

Result Actions::whole(Result result) const {
    if (result.text.empty()) {
        result.text = describe(result.outcome);
    }
    result.frame = ports_.status().frame;
    result.sequence = ports_.sequence ? ports_.sequence() : 0;
    return result;
}

// What changes music.

auto Actions::Performer::operator()(const EditPattern& action) const -> Performed {
    const auto known = actions.groups_.groupOf(author, action, actions.now_);
    const UndoGroup group = known ? project().rejoinGroup(*known) : project().newGroup();
    const Committed made = project().commit({.author = as, .group = group}, action.pattern, action.edits);
    const Outcome outcome = made.outcome;
    const bool hasChanged = changed(outcome);
    actions.groups_.performed(author, action, actions.now_, made.group, hasChanged);
    if (hasChanged || action.edits.empty()) {
        return because(outcome);
    }
    const std::size_t at = std::min(made.refusedAt, action.edits.size() - 1);
    std::string words = refusalWords(outcome, action.edits[at], action.pattern, project().model().song.size());
    if (action.edits.size() > 1 && outcome != Outcome::QueueFull) {
        words += " (change " + std::to_string(at + 1) + " of " + std::to_string(action.edits.size()) + ")";
    }
    return because(outcome, std::move(words));
}

auto Actions::Performer::operator()(const UseTool& action) const -> Performed {
    const Outcome outcome = useTool(project(), {.author = as}, action.pattern, action.tool);
    if (changed(outcome)) {
        return because(outcome);
    }
    const bool isTaken = outcome == Outcome::NotSet && std::holds_alternative<schema::NewPattern>(action.tool);
    return because(
        outcome, isTaken ? "the pattern is not empty any more" : refusalWords(outcome, action.tool, action.pattern));
}

auto Actions::Performer::operator()(const Undo& /*action*/) const -> Performed { return tookBack(project().undo(as)); }

auto Actions::Performer::operator()(const Redo& /*action*/) const -> Performed { return tookBack(project().redo(as)); }

Result Actions::Performer::tookBack(const TookBack& took) const {
    return took.outcome == Outcome::ChangedByOther
               ? because(took.outcome, "not done: changed since by " + std::string(actions.authors_.nameOf(took.by)))
               : because(took.outcome);
}

auto Actions::Performer::operator()(const Reload& action) const -> Performed {
    const Outcome outcome = project().reload({.author = as}, action.pattern).outcome;
    return because(outcome, outcome == Outcome::NothingToDo ? "the pattern is as it was" : "");
}

// What is played.

auto Actions::Performer::operator()(const Perform& action) const -> Performed {
    if (const Outcome outcome = check<Studio>(action.gesture); !changed(outcome)) {
        return because(outcome, refusalWords(outcome, action.gesture));
    }
    const Grip grip = action.latched.value_or(false) ? Grip::Latched : Grip::Held;
    if (!actions.holders_.pass(author, action.gesture, grip, actions.send())) {
        return because(Outcome::QueueFull);
    }
    if (!std::holds_alternative<Launch>(action.gesture)) {
        return because(Outcome::Done);
    }
    if (handler && actions.ports_.sequence) {
        handler = [handler = std::move(handler), &ports = actions.ports_](Result result) {
            result.sequence = ports.sequence();
            handler(result);
        };
    }
    actions.launches_.expect(project().lastSerial(), author, std::move(handler));
    return std::nullopt;
}

// What is kept in slots.

auto Actions::Performer::withSlots(const SlotAction& action) const -> Performed {
    if (actions.ports_.slots == nullptr) {
        return because(Outcome::SlotRefused, "nothing can be kept in slots here");
    }
    if (!actions.late_.hasRoom()) {
        return because(Outcome::QueueFull, "too much is being done with slots at this moment");
    }
    const std::uint64_t number = actions.late_.expect(author, std::move(handler));
    actions.ports_.slots->perform(as, action, [&to = actions, author = author, number](SlotAnswer answer) {
        to.answerSlot(author, number, std::move(answer));
    });
    return std::nullopt;
}

void Actions::answerSlot(Author author, std::uint64_t number, SlotAnswer answer) {
    ResultHandler handler = late_.take(number);
    if (!handler) {
        return;
    }
    if (answer.serial) {
        launches_.expect(
            *answer.serial, author,
            [this, handler = std::move(handler), remark = std::move(answer.text)](Result result) {
                result.text = remark.empty() ? result.text : result.text + "; " + remark;
                result.sequence = ports_.sequence ? ports_.sequence() : 0;
                handler(result);
            });
        return;
    }
    Result result = because(answer.outcome, std::move(answer.text));
    if (answer.slots) {
        result.value = std::move(*answer.slots);
    }
    handler(whole(std::move(result)));
}

// What is done around playing.

auto Actions::Performer::operator()(const Record& action) const -> Performed {
    Recording& recording = actions.ports_.recording;
    if (!action.on) {
        return because(recording.stop() ? Outcome::Done : Outcome::NotRecording);
    }
    if (const RecordingStatus status = recording.status(); status.state != RecordingState::Idle) {
        return because(Outcome::RecordingUnderWay, "a recording is under way: " + std::string(status.file));
    }
    const bool isOn = recording.start(action.format.value_or(RecordingFormat::Wav));
    const RecordingStatus status = recording.status();
    if (!isOn) {
        return because(Outcome::RecordingFailed, std::string(status.problem));
    }
    return Result{.text = std::string(status.file), .value = RecordingFile{std::string(status.file)}};
}

auto Actions::Performer::operator()(const OpenProject& action) const -> Performed {
    const bool isLost = !action.anyway.value_or(false) && actions.ports_.unkept;
    const std::string unkept = isLost ? actions.ports_.unkept() : std::string{};
    std::string problem;
    if (actions.ports_.recording.status().state != RecordingState::Idle) {
        problem = "a recording is under way: end it first";
    } else if (!unkept.empty()) {
        problem = "what was done is not kept and would be lost: " + unkept;
    } else if (!actions.ports_.open) {
        problem = "no other project can be opened here";
    } else {
        problem = actions.ports_.open(action.project.view(), action.pattern);
    }
    const Outcome outcome = problem.empty() ? Outcome::Done : Outcome::NotSet;
    return because(outcome, std::move(problem));
}

auto Actions::Performer::work(const ProjectWork& work) const -> Performed {
    if (!actions.ports_.projects) {
        return because(Outcome::NotSet, "no projects can be kept here");
    }
    if (!actions.late_.hasRoom()) {
        return because(Outcome::QueueFull, "too much is being done with projects at this moment");
    }
    const std::uint64_t number = actions.late_.expect(author, std::move(handler));
    actions.ports_.projects(work, [&to = actions, number](const WorkedProject& done) {
        const bool isDone = done.problem.empty();
        to.late_.answer(
            number, to.whole(because(isDone ? Outcome::Done : Outcome::NotSet, isDone ? done.project : done.problem)));
    });
    return std::nullopt;
}

} // namespace tresillo::control
