// SPDX-License-Identifier: MIT
#pragma once

#include "control/actions/slot_actions.h"
#include "control/views/slots_view.h"
#include "core/sequence/outcome.h"
#include "project/changes/author.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace tresillo::control {

/// What came of something that was done with slots.
struct SlotAnswer {
    Outcome outcome{Outcome::Done};
    std::string text{};                      ///< Why it was refused, or what people should know; may be empty.
    std::optional<views::SlotsView> slots{}; ///< What was asked for.
    std::optional<std::uint32_t> serial{};   ///< Of the message that is under way: what answers it answers this.
};

/// Where slots are kept: files, which take their time. Each is called and answers on the control thread; the answer
/// comes once, later as a rule. Thread-safe: no. Realtime-safe: no.
class SlotPort {
public:
    using Done = std::function<void(SlotAnswer)>;

    /// What is asked for first is done first.
    virtual void perform(Author author, const SlotAction& action, Done done) = 0;

protected:
    ~SlotPort() = default;
};

} // namespace tresillo::control
