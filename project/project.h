// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/fixed_vector.h"
#include "core/model/apply.h"
#include "core/model/model.h"
#include "core/model/pattern_arena.h"
#include "core/model/queue_message.h"
#include "core/rt/queue.h"
#include "project/pattern_pool.h"
#include "project/play_state.h"
#include "project/ports/change_listener.h"
#include "project/ports/notice_listener.h"
#include "project/ports/pattern_bank.h"
#include "project/ports/performance_log.h"
#include "project/undo_log.h"
#include "project/whole_patterns.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>

namespace tresillo {

/// The open project: the object that owns the music, and the one door for every surface. It applies each Edit to its
/// own copy, sends the same Edit to the audio thread, and remembers how to undo it; it keeps the patterns that are
/// needed in slots, and drains what comes back. When the queue cannot take an Edit, the Edit does not happen on this
/// side either: the two copies never differ for good.
/// Thread-safe: no; it lives on one thread. Realtime-safe: no.
template <class Sizes> class Project {
public:
    using Messages = Queue<QueueMessage<Sizes>, Sizes::kMessages>;
    using Notices = Queue<Notice, Sizes::kNotices>;

    /// The queues' other ends are the engine's.
    Project(Messages& messages, Notices& notices, PatternArena<Sizes>& arena, PatternBank<Sizes>& bank);

    /// Takes over song, values, pattern lengths and names; patterns are loaded when they are needed. Before the engine
    /// runs; the engine is made from `model()`.
    void open(const Model<Sizes>& head, const Names<Sizes>& names);

    void setLog(PerformanceLog<Sizes>* log) { log_ = log; }
    void setListener(NoticeListener* listener) { listener_ = listener; }
    void setChangeListener(ChangeListener<Sizes>* listener) { changes_ = listener; }

    // Changing.

    /// Edits that are made until the next call are undone in one go.
    UndoGroup beginGroup() { return group_ = ++lastGroup_; }
    /// For a gesture that takes several turns: what follows belongs to `group` again, if it was the last to change
    /// anything. Was something else done meanwhile, it is a new group, to be undone apart. Answers which.
    UndoGroup resumeGroup(UndoGroup group);
    /// The same, and more patient: what the group has touched already goes on belonging to it whatever else was changed
    /// meanwhile, as long as nobody else touched that place. The rest begins a new group.
    UndoGroup rejoinGroup(UndoGroup group);
    /// The group that what follows belongs to.
    [[nodiscard]] UndoGroup group() const { return group_; }
    /// One change of music. Room for a lock is won, when the pool is full, from steps that cannot sound.
    Outcome edit(PatternId pattern, const Change<Sizes>& change);
    /// Several changes of one pattern as one gesture, a group of its own: all of them, or none. What does not fit the
    /// queue one by one goes as a handover of the whole slot.
    Outcome editAll(PatternId pattern, std::span<const Change<Sizes>> changes);
    /// The same as part of the current group; of a new one where its places would outgrow what undo remembers.
    Outcome editInGroup(PatternId pattern, std::span<const Change<Sizes>> changes);
    /// Changes a pattern and its tracks' names in place, by `work(Pattern&, TrackNames&) -> Outcome`, as part of the
    /// current group: for what is too large for edits. The pattern goes to the audio thread as a whole; where `work`
    /// does not answer that it changed something, all is as before.
    template <class Work> Outcome rework(PatternId pattern, Work&& work) {
        const Rework place = beginRework(pattern);
        if (!changed(place.outcome)) {
            return place.outcome;
        }
        return endRework(place, std::forward<Work>(work)(patterns_[place.slot], names_.tracks[place.slot]));
    }
    /// Brings a pattern back to how it was when it was last loaded or launched, its tracks' names included: a group of
    /// its own. NothingToDo: it is as it was.
    Outcome reload(PatternId pattern);
    /// Takes the last group of edits back, or makes it again. False when there is none, or no room to begin it now. A
    /// group larger than the queue is finished in `service`; until then edits are refused with QueueFull.
    bool undo();
    bool redo();
    /// A gesture of the performance, at a frame of the engine or as soon as possible. What it plays is loaded first.
    /// False when the queue is full.
    bool command(const Gesture& gesture, Frames at = kAsap);
    /// Names the message that was sent last, in the notices that answer it.
    [[nodiscard]] std::uint32_t lastSerial() const { return lastSerial_; }
    /// A decoded kit for one of the project's places. False when the queue is full.
    bool handOverKit(const KitHandover& handover);

    // Patterns.

    /// The slot of a pattern, loaded if need be; none when it cannot be read, when what is needed more fills the slots,
    /// or for now, when every buffer is under way.
    std::optional<std::uint8_t> request(PatternId id) { return changed(bring(id)) ? pool_.find(id) : std::nullopt; }
    /// The same, and says why there is none: Unreadable, NotResident when what is needed more fills the slots, or
    /// QueueFull when every buffer is under way: try again after the audio thread has run.
    Outcome bring(PatternId id);
    /// Hands every resident pattern back to the bank, so that it holds all that was edited.
    void keepAll();

    /// Drains the notices, and loads what will be played next. To be called often: when playing, ten times in a second.
    void service();

    // Reading.

    [[nodiscard]] const Model<Sizes>& model() const { return model_; }
    [[nodiscard]] const Names<Sizes>& names() const { return names_; }
    /// Which of the changes of the last message was refused, from 0.
    [[nodiscard]] std::size_t refusedAt() const { return refusedAt_; }
    /// A resident pattern; null when it is in no slot.
    [[nodiscard]] const Pattern<Sizes>* pattern(PatternId id) const;
    /// How many gestures changed the music since it was opened and were not undone: what is lost where nothing is
    /// saved.
    [[nodiscard]] std::size_t unkept() const { return undo_.groups(); }
    [[nodiscard]] std::size_t undoDepth() const { return undo_.size(); }
    [[nodiscard]] std::size_t redoDepth() const { return redo_.size(); }
    /// The last gesture touched more places than undo remembers: it cannot be taken back, not even in part.
    [[nodiscard]] bool isLastTooLarge() const { return undo_.hasLost(); }
    /// What undo would take back first, and redo make again first: an inverse, which names the same thing.
    [[nodiscard]] std::optional<UndoEntry<Sizes>> newestUndo() const { return undo_.newest(); }
    [[nodiscard]] std::optional<UndoEntry<Sizes>> newestRedo() const { return redo_.newest(); }

private:
    using Message = QueueMessage<Sizes>;

    struct Rework {
        Outcome outcome{Outcome::Done};
        std::uint8_t slot{0};
        std::uint16_t buffer{0};   ///< Holds the pattern as it was.
        TrackNames<Sizes> names{}; ///< As they were.
    };
    /// A group that is being taken back, or made again: its entries are tried from the newest on. One for which there
    /// is no room in the pattern yet, because others of the group must make it first, is set aside for a second round.
    struct TakingBack {
        bool isUndo{true};
        bool isSecondRound{false};
        std::size_t entries{0}; ///< Of the group.
        std::size_t end{0};     ///< How many of them this round tries.
        std::size_t tried{0};   ///< In this round.
        std::size_t aside{0};   ///< They lie in front, in their order.
    };
    enum class Taken : std::uint8_t { Done, NoRoom, NotNow };
    /// A change that was made here, ready to be sent or taken back.
    struct Made {
        Change<Sizes> change{};
        Change<Sizes> inverse{};
    };
    /// The most steps whose locks one change can need, and itself.
    using AllMade = FixedVector<Made, Sizes::kLocksPerStep + kStepOffsets + 1>;

    Outcome make(PatternId pattern, const Change<Sizes>& change, AllMade& made);
    void unmake(PatternId pattern, AllMade& made);
    bool reclaim(PatternId pattern, AllMade& made);
    Outcome editEach(PatternId pattern, std::span<const Change<Sizes>> changes);
    Outcome editWhole(PatternId pattern, std::span<const Change<Sizes>> changes);
    void unmakeAll(PatternId pattern);
    void remember(PatternId pattern, const Change<Sizes>& inverse);
    void remember(const UndoEntry<Sizes>& entry);
    [[nodiscard]] bool isTooLarge(PatternId pattern, std::span<const Change<Sizes>> changes) const;

    Rework beginRework(PatternId pattern);
    Outcome endRework(const Rework& place, Outcome outcome);
    std::uint8_t freeWhole();

    bool takeBack(bool isUndo);
    bool finishTakingBack();
    Taken takeBackOne(const UndoEntry<Sizes>& entry, UndoLog<Sizes>& to);
    bool takeBackWhole(const UndoEntry<Sizes>& entry);
    void clearForLater(const UndoEntry<Sizes>& entry, UndoLog<Sizes>& to);
    void perform(const UndoEntry<Sizes>& entry, const Applied<Sizes>& applied, UndoLog<Sizes>& to);

    bool send(const QueueBody<Sizes>& body, Frames at, const Pattern<Sizes>* content);
    bool sendEdit(PatternId pattern, const Change<Sizes>& change) {
        return send(Edit<Sizes>{.pattern = pattern, .change = change}, kAsap, nullptr);
    }
    bool handOver(std::uint8_t slot);
    std::optional<std::uint16_t> freeBuffer() const;
    void takeNotice(const Notice& notice);
    void tell(PatternId pattern, const Change<Sizes>& change) const;
    void tellReplaced(PatternId pattern) const;
    void tellHistory() const;
    void pinNeeded(PatternId wanted);
    void keepReady();

    Messages& messages_;
    Notices& notices_;
    PatternArena<Sizes>& arena_;
    PatternBank<Sizes>& bank_;
    PerformanceLog<Sizes>* log_{nullptr};
    NoticeListener* listener_{nullptr};
    ChangeListener<Sizes>* changes_{nullptr};
    Model<Sizes> model_{};
    Names<Sizes> names_{};
    std::array<Pattern<Sizes>, Sizes::kSlots> patterns_;
    PatternPool<Sizes> pool_{};
    std::array<bool, PatternArena<Sizes>::kBuffers> bufferInUse_{};
    PlayState<Sizes> play_{};
    UndoLog<Sizes> undo_;
    UndoLog<Sizes> redo_;
    WholePatterns<Sizes, kWholeUndos<Sizes>> wholes_;
    WholePatterns<Sizes, Sizes::kSlots> loaded_; ///< Each slot's, as it was when it was last loaded or launched.
    UndoGroup group_{0};
    UndoGroup lastGroup_{0};
    std::optional<TakingBack> takingBack_{};
    /// The inverses of a message that is being made; it happens whole or not at all.
    FixedVector<Change<Sizes>, Sizes::kMessages> inverses_{};
    std::uint32_t lastSerial_{0};
    std::size_t refusedAt_{0};
};

} // namespace tresillo
