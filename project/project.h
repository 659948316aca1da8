// SPDX-License-Identifier: MIT
#pragma once

#include "project/changes/committer.h"
#include "project/changes/pattern_loads.h"
#include "project/changes/request.h"
#include "project/changes/take_back.h"
#include "project/changes/undo_history.h"
#include "project/outbox/outbox.h"
#include "project/patterns/own_copy.h"
#include "project/patterns/pattern_slots.h"
#include "project/ports/notice_listener.h"

#include <cstdint>
#include <optional>
#include <span>
#include <utility>

namespace tresillo {

/// The open project: the object that owns the music, and the one door for every surface. It applies each Edit to its
/// own copy, sends the same Edit to the audio thread, and remembers how to undo it. When the queue cannot take an Edit,
/// the Edit does not happen on this side either: the two copies never differ for good.
///
/// Its life, all of it on one thread, the project's; the engine at the queues' other ends lives on the audio thread:
///
///     1. Project(messages, notices, arena, bank)   before the engine runs; nothing is loaded yet
///     2. noticeListeners().add(...), and the like   whoever shows what happens; they go before they end
///     3. open(head, names)                          song, values and lengths; the engine is made from the same head
///     4. command(Launch{...}), command(Start{})     what they play is loaded first, and sent before them
///     5. commit(request, pattern, changes)          any surface, at any time: made here, queued, told to listeners
///     6. service()                                  ten times in a second at least: notices, loading, what waits
///     7. undo(page), redo(page), reload(...), bring(...)    as players ask
///     8. keepAll()                                  before the bank is saved, and at the end
///
///     Project<Studio> project{link.messages, link.notices, arena, bank};
///     project.open(head, names);
///     const Request request{.author = page, .group = project.newGroup()};
///     const Committed made = project.commit(request, {0}, SetNote{.track = 1, .step = 4});
///     // made.outcome: Done; made.group: what one undo takes back, for what belongs to the same gesture
///
/// What becomes of a change:
///
///     commit -> made on the own copy -> history -> outbox ~~queue~~> engine: applied at its frame
///        |  refused, or no room: taken back, nothing is sent           |
///        '--> change listeners                  service <~~notices~~~~~'  -> logs, slots, notice listeners
///
/// A project without queues is joined to no engine: it edits, undoes and loads alike, and takes no commands.
/// Thread-safe: no; it lives on one thread. Realtime-safe: no.
template <class Sizes> class Project {
public:
    using Messages = MessageQueue<Sizes>;
    using Notices = Queue<Notice, Sizes::kNotices>;

    /// The queues' other ends are the engine's.
    Project(Messages& messages, Notices& notices, PatternArena<Sizes>& arena, PatternBank<Sizes>& bank)
        : outbox_(&messages, arena), slots_(own_, outbox_, bank), notices_(&notices) {}
    /// Joined to no engine; the arena is room to work in.
    Project(PatternArena<Sizes>& arena, PatternBank<Sizes>& bank)
        : outbox_(nullptr, arena), slots_(own_, outbox_, bank) {}

    /// Takes over song, values, pattern lengths and names; patterns are loaded when they are needed. Before the engine
    /// runs; the engine is made from `model()`.
    void open(const Model<Sizes>& head, const Names<Sizes>& names) { own_.open(head, names); }

    // Who is told, each on the project's thread. See the headers of ports/.

    [[nodiscard]] Listeners<PerformanceLog<Sizes>>& logs() { return outbox_.logs(); }
    [[nodiscard]] Listeners<NoticeListener>& noticeListeners() { return noticeListeners_; }
    [[nodiscard]] Listeners<ChangeListener<Sizes>>& changeListeners() { return own_.listeners; }

    [[nodiscard]] Listeners<CommitListener<Sizes>>& commitListeners() { return own_.commitListeners; }

    // Changing.

    /// A number that no change was committed under before.
    UndoGroup newGroup() { return history_.newGroup(); }
    /// For a gesture that takes several turns: `group`, if it was the last to change anything. Was something else done
    /// meanwhile, a new one, to be undone apart.
    UndoGroup resumeGroup(UndoGroup group) { return history_.resumeGroup(group); }
    /// The same, and more patient: what the group has touched already goes on belonging to it whatever else was changed
    /// meanwhile, as long as nobody else touched that place. The rest begins a new group, when it is committed.
    UndoGroup rejoinGroup(UndoGroup group) { return history_.rejoinGroup(group); }

    /// The one door for changes of music, made in `pattern` where they belong to one: all of them, or none. How they go
    /// is decided behind it: one by one; one with others that win room for its locks, when the pool is full, from steps
    /// that cannot sound; or, what does not fit the queue, by a handover of the whole slot.
    Committed commit(const Request& request, PatternId pattern, std::span<const Change<Sizes>> changes) {
        return committer_.commit(request, pattern, changes);
    }
    Committed commit(const Request& request, PatternId pattern, const Change<Sizes>& change) {
        return committer_.commit(request, pattern, std::span{&change, 1});
    }
    /// The same for what no changes say: alters a pattern and its tracks' names in place, by `work(Pattern&,
    /// TrackNames&) -> Outcome`. The pattern goes to the audio thread as a whole; where `work` does not answer that it
    /// changed something, all is as before.
    /// With it the changes in `apart` are made, which are of what a pattern does not hold, such as its own name.
    template <class Work>
    Committed rework(
        const Request& request, PatternId pattern, Work&& work, std::span<const Change<Sizes>> apart = {}) {
        return committer_.rework(request, pattern, std::forward<Work>(work), apart);
    }
    // What a CommitListener was told, made again as it was told: the same music comes of it, and the same undo and
    // redo.

    /// `changes` are at least one. QueueFull: there is no room for so many.
    Committed repeat(const CommitHead& head, PatternId pattern, std::span<const Change<Sizes>> changes) {
        return committer_.repeat(head, pattern, changes);
    }
    Committed repeatWhole(
        const CommitHead& head, PatternId pattern, const Pattern<Sizes>& content, const TrackNames<Sizes>& names,
        std::span<const Change<Sizes>> apart) {
        return committer_.repeatWhole(head, pattern, content, names, apart);
    }

    /// What undo and redo know, of each author: to be shown and kept, or to be filled with what was kept. Nothing was
    /// changed yet then.
    [[nodiscard]] UndoHistory<Sizes>& history() { return history_; }
    [[nodiscard]] const UndoHistory<Sizes>& history() const { return history_; }

    /// Brings a pattern back to how it was when it was last loaded or launched, its tracks' names included.
    /// NothingToDo: it is as it was.
    Committed reload(const Request& request, PatternId pattern);
    /// Loads a whole pattern, and values of the project with it: what a slot keeps. All of it arrives in one frame,
    /// that of its line, for which it waits as a launch does (stopped: at once); where the tracks are stays as it is,
    /// and so does what is edited after that frame. Until then the pattern is what it was and can be edited. A second
    /// load replaces the first; one undo of its author takes it back, off its line or afterwards. Notices say when:
    /// LoadQueued the bar, just before the answer to `lastSerial`; PatternLoaded that it has come. Done: it is under
    /// way; NothingToDo: the pattern is so already, and nothing waits any more; QueueFull: try again; and what `bring`
    /// says.
    Outcome load(const Request& request, PatternId pattern, const LoadedPattern<Sizes>& loaded) {
        return loads_.load(request, pattern, loaded);
    }
    /// Takes the author's own newest group back, or makes it again. Refused are: NothingToUndo, TooLargeToUndo,
    /// NothingToRedo; ChangedByOther, with who it was, where somebody else has changed one of its places since;
    /// LockPoolFull and the like where others use the room that it needs; QueueFull: try again. A group larger than the
    /// queue is finished in `service`; until then edits are refused with QueueFull.
    /// While a load waits for its line a group that cannot be finished at once is refused with QueueFull, too.
    TookBack undo(Author author) {
        const TookBack took = loads_.takeBack(author);
        return took.outcome == Outcome::NothingToUndo ? takeBack_.start(author, true, loads_.isWaiting()) : took;
    }
    TookBack redo(Author author) { return takeBack_.start(author, false, loads_.isWaiting()); }
    /// A gesture of the performance, at a frame of the engine or as soon as possible. What it plays is loaded first.
    /// False when the queue is full, or nobody plays.
    bool command(const Gesture& gesture, Frames at = kAsap);
    /// Names the message that was sent last, in the notices that answer it.
    [[nodiscard]] std::uint32_t lastSerial() const { return outbox_.lastSerial(); }
    /// A decoded kit for one of the project's places. False when the queue is full, or nobody plays.
    bool handOverKit(const KitHandover& handover) { return outbox_.sendKit(handover); }

    // Patterns.

    /// The slot of a pattern, loaded if need be; none when it cannot be read, when what is needed more fills the slots,
    /// or for now, when every buffer is under way.
    std::optional<std::uint8_t> request(PatternId id) { return changed(bring(id)) ? slots_.find(id) : std::nullopt; }
    /// The same, and says why there is none: Unreadable, NotResident when what is needed more fills the slots, or
    /// QueueFull when every buffer is under way: try again after the audio thread has run; StillLoading when the bank
    /// needs time: try again later.
    Outcome bring(PatternId id) { return slots_.bring(id); }
    /// Hands every resident pattern back to the bank, so that it holds all that was edited.
    void keepAll() { slots_.keepAll(); }

    /// Drains the notices, and loads what will be played next. To be called often: when playing, ten times in a second.
    void service();

    // Reading.

    [[nodiscard]] const Model<Sizes>& model() const { return own_.model; }
    [[nodiscard]] const Names<Sizes>& names() const { return own_.names; }
    /// A resident pattern; null when it is in no slot.
    [[nodiscard]] const Pattern<Sizes>* pattern(PatternId id) const {
        const auto slot = slots_.find(id);
        return slot ? &own_.patterns[*slot] : nullptr;
    }
    [[nodiscard]] std::size_t undoDepth() const { return history_.undo.size(); }
    [[nodiscard]] std::size_t redoDepth() const { return history_.redo.size(); }

private:
    OwnCopy<Sizes> own_{};
    Outbox<Sizes> outbox_;
    PatternSlots<Sizes> slots_;
    UndoHistory<Sizes> history_{};
    TakeBack<Sizes> takeBack_{own_, outbox_, slots_, history_};
    Committer<Sizes> committer_{own_, outbox_, slots_, history_, takeBack_};
    PatternLoads<Sizes> loads_{own_, outbox_, slots_, history_, takeBack_};
    Notices* notices_{nullptr};
    Listeners<NoticeListener> noticeListeners_{};
};

extern template class Project<Studio>;
extern template class Project<Pocket>;

} // namespace tresillo
