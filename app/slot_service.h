// SPDX-License-Identifier: MIT
#pragma once

#include "control/actions/slot_port.h"
#include "session/autosave/state_writer.h"
#include "session/instrument.h"
#include "session/slots/project_slots.h"

#include <functional>
#include <memory>

namespace tresillo::app {

/// The slots of the project that plays. A pattern is taken as it is when it is asked for; files are read and written by
/// the storage thread, one thing after the other, and what came of it is told by `service`:
///
///     perform -- captured --> storage thread: read, write --> service -- loaded --> answer
///
/// A project that ships is copied before its first slot is kept.
/// Thread-safe: no; it lives on the control thread. Realtime-safe: no.
class SlotService final : public control::SlotPort {
public:
    /// The instrument outlives it.
    explicit SlotService(session::Instrument& instrument) : instrument_(instrument) {}

    void perform(Author author, const control::SlotAction& action, Done done) override;
    /// Answers what is done. To be called again and again.
    void service();

private:
    struct Inbox;
    struct Performer;
    /// What is left to do on the control thread when the files are done.
    using Finish = std::function<control::SlotAnswer()>;
    using Work = std::function<Finish(const session::ProjectSlots&)>;

    /// `isChange`: a project that ships is copied before.
    void onFiles(bool isChange, Work work, Done done);
    [[nodiscard]] storage::SlotFile capture(PatternId pattern) const;
    [[nodiscard]] control::SlotAnswer load(
        Author author, const control::LoadSlot& action, const storage::SlotFile& slot);

    session::Instrument& instrument_;
    std::shared_ptr<Inbox> inbox_ = makeInbox();

    static std::shared_ptr<Inbox> makeInbox();
};

} // namespace tresillo::app
