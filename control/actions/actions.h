// SPDX-License-Identifier: MIT
#pragma once

#include "control/actions/action.h"
#include "control/actions/authors.h"
#include "control/actions/edit_groups.h"
#include "control/actions/holders.h"
#include "control/actions/late_replies.h"
#include "control/actions/launch_replies.h"
#include "control/actions/result.h"
#include "control/actions/slot_port.h"
#include "core/status/status.h"
#include "project/ports/notice_listener.h"
#include "project/ports/recording.h"
#include "project/ports/sound_library.h"
#include "project/project.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace tresillo::control {

/// What came of work on a project.
struct WorkedProject {
    std::string problem{}; ///< Empty: it was done.
    std::string project{}; ///< What it is offered by now; empty: nothing.
};

/// What actions are performed on. All of it outlives them.
struct ActionPorts {
    Project<Studio>& project;
    Recording& recording;
    SoundLibrary& sounds;
    std::function<const EngineStatus&()> status; ///< The newest.
    /// Opens another project of those that are offered, with the pattern to begin with; why it cannot, or nothing.
    std::function<std::string(std::string_view project, std::optional<PatternId> pattern)> open{};
    /// Does it on another thread, and calls `done` on this one, once, unless this object is gone by then: why it was
    /// not done, or nothing, and what it is offered by now. None: there is no place for projects.
    std::function<void(const ProjectWork& work, std::function<void(const WorkedProject& done)> done)> projects{};
    std::function<std::uint64_t()> sequence{}; ///< The number of the newest change; none: nothing is kept.
    std::function<std::string()> unkept{};     ///< Why what was done would be lost at the end, or nothing.
    SlotPort* slots{nullptr};                  ///< None: nothing can be kept in slots.
};

/// The registry: everything that a surface may do, performed for whoever does it. action.h lists the actions, and how
/// each is described; nothing that a surface does goes past this class.
///
/// Its life. One thread, the control thread, calls all of it: the event loop hands it what pages, keys and later OSC,
/// MIDI and pads send, one after the other. A surface `join`s and is an `Author` from then on. It makes an action of
/// what it received and calls `perform`. Within that call the project applies the change, or the engine's queue takes
/// the command, and the handler gets outcome, true reason, value and frame; only a launch is answered later, by
/// `notice`, when the engine has told its bar, and work on the player's projects and what is done with slots, when it
/// is done. Meanwhile `service`, 60 times a second, tells the time that parts one gesture from the next, and sends what
/// is owed. A surface that ends `leave`s: what it held is let go of, and what it still waits for is answered to nobody.
///
///     const Author author = actions.join();
///     actions.perform(author, Perform{.gesture = Fill{.on = true}});                       // held by this author
///     actions.perform(author, UseTool{.pattern = {3}, .tool = schema::ClearPattern{}}, [](const Result& result) {
///         say(result.text);                                                                // "it is so already: ..."
///     });
///     actions.leave(author);                                                               // FILL is let go of
///
/// Undo and redo are the author's own. Where another one changed that place since, the answer names them.
///
/// What changes by an action is told by the project's listeners, to its author as to everybody else.
/// Knows no protocol. Thread-safe: no; it lives on the control thread. Realtime-safe: no.
class Actions final : private NoticeListener {
public:
    using Clock = std::chrono::steady_clock;

    /// Hears the project's notices from here on.
    explicit Actions(ActionPorts ports);
    ~Actions();
    Actions(const Actions&) = delete;
    Actions& operator=(const Actions&) = delete;

    /// Somebody new who acts.
    [[nodiscard]] Author join() { return holders_.join(); }
    /// From now on what `connection` changes, undoes and redoes is this author's, whom others know by `name`: one who
    /// stays the same over connections and starts of the program. Whoever says nothing is an author of its own.
    void speakFor(Author connection, Author author, std::string_view name) {
        authors_.speakFor(connection, author, name);
    }
    /// The author is gone: it holds nothing any more, and is not answered.
    void leave(Author author);

    void perform(Author author, const Action& action, ResultHandler handler = {});

    /// Whether something ends when this author goes: its silence is to be noticed soon.
    [[nodiscard]] bool holdsAny(Author author) const { return holders_.holdsAny(author); }

    /// Whether no work with projects or slots is under way that somebody waits for.
    [[nodiscard]] bool hasAnsweredAll() const { return late_.hasAnsweredAll(); }

    /// To be called again and again, with a clock that never falls.
    void service(Clock::time_point now);

private:
    struct Performer;

    void notice(const Notice& notice) override { launches_.notice(notice); }
    [[nodiscard]] Holders::Send send() const;
    /// With what every answer has.
    [[nodiscard]] Result whole(Result result) const;
    void answerSlot(Author author, std::uint64_t number, SlotAnswer answer);

    ActionPorts ports_;
    Authors authors_{};
    Holders holders_{};
    EditGroups groups_{};
    LaunchReplies launches_{};
    LateReplies late_{};
    std::int64_t now_{0}; ///< Milliseconds, of the last `service`: fine enough for people's pauses.
};

} // namespace tresillo::control
