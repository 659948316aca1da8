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
#include "project/ports/listeners.h"
#include "project/ports/notice_listener.h"
#include "project/ports/pattern_bank.h"
#include "project/ports/performance_log.h"
#include "project/request.h"
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

    // Who is told, each on the project's thread. See the headers of ports/.

    [[nodiscard]] Listeners<PerformanceLog<Sizes>>& logs() { return logs_; }
    [[nodiscard]] Listeners<NoticeListener>& noticeListeners() { return noticeListeners_; }
    [[nodiscard]] Listeners<ChangeListener<Sizes>>& changeListeners() { return changeListeners_; }

    // Changing.

    /// A number that no change was committed under before.
    UndoGroup newGroup() { return ++lastGroup_; }
    /// For a gesture that takes several turns: `group`, if it was the last to change anything. Was something else done
    /// meanwhile, a new one, to be undone apart.
    UndoGroup resumeGroup(UndoGroup group) { return undo_.isNewest(group) ? group : newGroup(); }
    /// The same, and more patient: what the group has touched already goes on belonging to it whatever else was changed
    /// meanwhile, as long as nobody else touched that place. The rest begins a new group, when it is committed.
    UndoGroup rejoinGroup(UndoGroup group) { return undo_.has(group) ? group : resumeGroup(group); }

    /// The one door for changes of music, made in `pattern` where they belong to one: all of them, or none. How they go
    /// is decided here: one by one; one with others that win room for its locks, when the pool is full, from steps that
    /// cannot sound; or, what does not fit the queue, by a handover of the whole slot.
    Committed commit(const Request& request, PatternId pattern, std::span<const Change<Sizes>> changes);
    Committed commit(const Request& request, PatternId pattern, const Change<Sizes>& change) {
        return commit(request, pattern, std::span{&change, 1});
    }
    /// The same for what no changes say: alters a pattern and its tracks' names in place, by `work(Pattern&,
    /// TrackNames&) -> Outcome`. The pattern goes to the audio thread as a whole; where `work` does not answer that it
    /// changed something, all is as before.
    template <class Work> Committed rework(const Request& request, PatternId pattern, Work&& work) {
        const Rework place = beginRework(pattern);
        UndoGroup group = groupOf(request);
        const Outcome outcome = changed(place.outcome)
                                    ? endRework(
                                          place, request.author, group,
                                          std::forward<Work>(work)(patterns_[place.slot], names_.tracks[place.slot]))
                                    : place.outcome;
        return {.outcome = outcome, .group = group};
    }
    /// Brings a pattern back to how it was when it was last loaded or launched, its tracks' names included.
    /// NothingToDo: it is as it was.
    Committed reload(const Request& request, PatternId pattern);
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
    UndoGroup groupOf(const Request& request) { return request.group ? *request.group : newGroup(); }
    Outcome commitOne(Author author, UndoGroup& group, PatternId pattern, const Change<Sizes>& change);
    Committed commitAll(Author author, UndoGroup group, PatternId pattern, std::span<const Change<Sizes>> changes);
    Outcome commitEach(Author author, Committed& made, PatternId pattern, std::span<const Change<Sizes>> changes);
    Outcome commitWhole(Author author, Committed& made, PatternId pattern, std::span<const Change<Sizes>> changes);
    void unmakeAll(PatternId pattern);
    static UndoEntry<Sizes> entryOf(Author author, PatternId pattern, const Change<Sizes>& inverse) {
        return {.author = author, .inverse = {.pattern = pattern, .frame = {}, .change = inverse}};
    }
    void remember(UndoEntry<Sizes> entry, UndoGroup& group);
    [[nodiscard]] bool isTooLarge(UndoGroup group, PatternId pattern, std::span<const Change<Sizes>> changes) const;

    Rework beginRework(PatternId pattern);
    Outcome endRework(const Rework& place, Author author, UndoGroup& group, Outcome outcome);
    std::uint8_t freeWhole(UndoGroup current);

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
    Listeners<PerformanceLog<Sizes>> logs_{};
    Listeners<NoticeListener> noticeListeners_{};
    Listeners<ChangeListener<Sizes>> changeListeners_{};
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
    UndoGroup lastGroup_{0};
    std::optional<TakingBack> takingBack_{};
    /// The inverses of a message that is being made; it happens whole or not at all.
    FixedVector<Change<Sizes>, Sizes::kMessages> inverses_{};
    std::uint32_t lastSerial_{0};
};

} // namespace tresillo
