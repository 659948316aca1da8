// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace tresillo::control {

/// Takes a line for whoever runs the program. Called by the control thread.
using Log = std::function<void(const std::string&)>;

/// Why somebody outside was turned away.
enum class Refusal : std::uint8_t {
    ForeignHost,
    ForeignOrigin,
    WrongToken,
    BadRequest,
    HeaderTooLarge,
    HeaderTooSlow,
    TooManyConnections,
    TooManyFromAddress,
    TooManyListeners,
    MessageTooLarge,
    BadMessage,
    TooFast,
    WentSilent,
    HasBody,
    ReadsTooSlowly,
};

/// What a refused one is told, and the log says. Thread-safe: yes. Realtime-safe: no.
std::string_view describe(Refusal refusal);

/// Writes the first refusal of each kind in a minute to the log, and how many there were that it kept silent about:
/// nobody outside can fill it.
/// Thread-safe: no. Realtime-safe: no.
class RefusalLog {
public:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::seconds kQuiet{60};

    explicit RefusalLog(Log log) : log_(std::move(log)) {}

    /// `who` and `detail` may come from outside: what cannot be printed is left out of them, and what is long is cut.
    void note(Refusal refusal, std::string_view who, std::string_view detail, Clock::time_point now = Clock::now());

    /// How many there were so far.
    [[nodiscard]] std::uint64_t count(Refusal refusal) const { return kinds_[static_cast<std::size_t>(refusal)].all; }

private:
    struct Kind {
        std::uint64_t all{0};
        std::uint64_t silent{0}; ///< Since the last line.
        Clock::time_point said{};
    };

    Log log_;
    std::array<Kind, static_cast<std::size_t>(Refusal::ReadsTooSlowly) + 1> kinds_{};
};

} // namespace tresillo::control
