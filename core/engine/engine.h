// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/outlook.h"
#include "core/engine/param_source.h"
#include "core/engine/player.h"
#include "core/engine/reporter.h"
#include "core/engine/sink.h"
#include "core/model/change_scope.h"
#include "core/model/model.h"
#include "core/model/pattern_arena.h"
#include "core/model/queue_message.h"
#include "core/rt/queue.h"
#include "core/rt/snapshot.h"
#include "core/status/notice.h"
#include "core/status/status.h"

#include <array>
#include <cstdint>
#include <optional>

namespace tresillo {

/// The two queues and the status cells between the project's thread and the audio thread. The project pushes messages
/// and pops notices; the engine does the opposite. There is no other connection.
/// Thread-safe: yes, one thread on each side. Realtime-safe: yes.
template <class Sizes> struct EngineLink {
    Queue<QueueMessage<Sizes>, Sizes::kMessages> messages{};
    Queue<Notice, Sizes::kNotices> notices{};
    Snapshot<EngineStatus> status{};
    Snapshot<Outlook<Sizes>> outlook{}; ///< Written only when it has changed.
};

/// The audio thread's half of the instrument: its copy of the model, the messages that change it, and the player.
///
/// Its life:
///  1. Whoever joins the instrument (a session, a test) makes arena, link and engine before there is an audio thread.
///  2. The project, on the control thread, writes a pattern into a buffer of the arena, and pushes a SlotHandover; then
///     Edits and Commands, each with a serial and the frame at which it is to act. It never calls the engine.
///  3. The audio thread calls `advance` for each block, and nothing else calls anything here meanwhile.
///  4. `advance` takes the messages that are due, in the order in which they were sent; Commands that lie ahead wait in
///  a
///     table of fixed size. Each is applied to the model, and then the player is told what that means for what plays.
///  5. Up to the next message, or the block's end, the player runs: it calls the sink (the renderer) for each event, on
///     this thread, in the order of frames.
///  6. Each message is answered with a notice that says its outcome. A message whose answers would find no room stays
///  in
///     the queue: none is lost. Steps that nobody fetches are, and are counted.
///  7. A slot's old buffer goes back with SlotReleased, and may then be written again. A PatternLoad waits for its
///  line;
///     PatternLoaded says that it has come, and SlotReleased of its own buffer that it never will.
///  8. At its end `advance` writes the status, and the outlook if the route has changed; control reads the newest.
///  9. The sink asks it, during its calls only, for values of patterns and for Sounds (see ParamSource).
/// 10. It goes when the audio thread has gone.
///
///     Engine<Studio> engine(rate, model, arena, link);                                    // control, before
///     (void)link.messages.push({.serial = 1, .body = SlotHandover{.slot = 0, .buffer = 0}}); // control, any time
///     (void)link.messages.push({.serial = 2, .body = Command{Start{}}});
///     engine.advance(256, sink);                                                          // audio, each block
///     while (const auto notice = link.notices.pop()) { ... }                              // control
///
/// Thread-safe: no; `advance` and everything else are called by the audio thread alone, or by nobody else while it
/// runs. Realtime-safe: yes.
template <class Sizes> class Engine final : public ParamSource, private Reporter {
public:
    /// `initial` gives the song, the project's values and the patterns' lengths; patterns come by handover.
    Engine(SampleRate rate, const Model<Sizes>& initial, PatternArena<Sizes>& arena, EngineLink<Sizes>& link);

    /// Plays the next `frames` frames, 0 or more, and answers with how many were played. These are fewer only when
    /// playing waits for a pattern (see `setWaitsForSlots`): hand it over and call again.
    std::int64_t advance(std::int64_t frames, EventSink& sink);

    /// Offline: wait for a missing pattern instead of going on without it.
    void setWaitsForSlots(bool waits) { player_.setWaitsForSlots(waits); }

    [[nodiscard]] Frames now() const { return now_; }
    [[nodiscard]] const Player<Sizes>& player() const { return player_; }
    [[nodiscard]] const Model<Sizes>& model() const { return model_; }

    [[nodiscard]] PatternId patternOf(std::uint8_t track) const override { return player_.channelOf(track); }
    [[nodiscard]] PatternId patternBehind(std::uint8_t track) const override { return player_.patternBehind(track); }
    [[nodiscard]] std::int32_t trackParam(PatternId pattern, std::uint8_t track, ParamId id) const override;
    [[nodiscard]] std::int32_t projectParam(ParamId id) const override;
    [[nodiscard]] const Sound* sound(std::int32_t number) const override;

private:
    using Message = QueueMessage<Sizes>;

    struct Waiting {
        std::uint32_t serial{0};
        Frames at{};
        Command command{};
    };

    void notice(const Notice& notice) override;
    [[nodiscard]] std::size_t answerRoom() const;
    void takeMessages(EventSink& sink);
    [[nodiscard]] Frames nextStop(Frames end) const;
    void park(const Message& message);
    void carryOut(const Message& message, EventSink& sink);
    Outcome perform(const Edit<Sizes>& edit, EventSink& sink);
    Outcome perform(const Command& command, EventSink& sink);
    Outcome perform(const SlotHandover& handover, EventSink& sink);
    Outcome perform(const KitHandover& handover, EventSink& sink);
    Outcome perform(const PatternLoad& load, EventSink& sink);
    void dropLoad();
    void bringLoad(EventSink& sink);
    void fillSlot(std::uint8_t number, PatternId pattern, std::uint16_t buffer);
    void refresh(ScopeKind kind, PatternId pattern, EventSink& sink);
    void publish();
    void describeRoute();

    Model<Sizes> model_;
    PatternArena<Sizes>& arena_;
    EngineLink<Sizes>& link_;
    Player<Sizes> player_;
    std::array<std::uint16_t, Sizes::kSlots> slotBuffers_{};
    FixedVector<Waiting, Sizes::kScheduledCommands> waiting_{};
    std::optional<PatternLoad> load_{}; ///< It waits for its line; it has a buffer.
    Frames now_{0};
    EngineStatus status_{}; ///< As published last.
    Outlook<Sizes> outlook_{};
    std::uint32_t seenChanges_{0};
    bool isTouched_{true}; ///< A message was carried out since `status_` was.
    std::uint32_t noticesLost_{0};
    bool isAnswering_{false}; ///< A message is being carried out.
};

} // namespace tresillo
