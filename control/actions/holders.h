// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/command.h"
#include "project/changes/author.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace tresillo::control {

/// How something is turned on.
enum class Grip : std::uint8_t {
    Held,    ///< For as long as its author holds it, and is there.
    Latched, ///< Until somebody turns it off. Only FILL, which every surface shows; the others are held all the same.
};

/// Who holds what: every gesture that has an on and an off passes through here, from whatever surface. Something that
/// several hold ends when the last of them lets go, and whoever leaves lets go of everything. Offs for which the queue
/// has no room at that moment are owed: they are sent before anything else.
///
///     Author page = holders.join();
///     holders.pass(page, Fill{.on = true}, Grip::Held, send);   // send(Gesture) -> bool: false when the queue is full
///     holders.leave(page, send);                                // sends Fill{.on = false}
///     holders.pay(send);                                        // now and then, for what is owed
///
/// Knows no sockets. Thread-safe: no; it lives on the control thread. Realtime-safe: no.
class Holders {
public:
    using Send = std::function<bool(const Gesture&)>;

    [[nodiscard]] Author join() { return {++lastAuthor_}; }

    /// Sends what this gesture of `author` comes to: the gesture, nothing while others hold the same, or what another
    /// one still holds. False, and all as before, when it could not be sent.
    [[nodiscard]] bool pass(Author author, const Gesture& gesture, Grip grip, const Send& send);

    /// The author is gone, and lets go of all that it held.
    void leave(Author author, const Send& send);

    /// Sends what is owed. True when nothing is owed any more.
    bool pay(const Send& send);

    /// Whether something ends when this author goes.
    [[nodiscard]] bool holdsAny(Author author) const;

private:
    /// What can be held: one of these ends as one thing, whoever holds it.
    struct Thing {
        std::size_t kind{0}; ///< The place in `Gesture` of what turns it on.
        std::uint8_t track{0};
        std::uint8_t pitch{0};
        ParamId id{};

        constexpr bool operator==(const Thing&) const = default;
    };
    struct Holding {
        Author author{}; ///< Author{}: nobody; it is latched.
        Thing thing{};
        Gesture on{};
        Gesture off{};
    };
    struct Meaning;
    struct Reader;

    void take(Author author, const Meaning& meaning, const Gesture& on, Grip grip);
    void drop(Author author, const Thing& thing);
    void dropOldest(Author author, std::size_t kind);
    [[nodiscard]] bool holds(Author author, const Thing& thing) const;
    [[nodiscard]] std::optional<Gesture> whatRemains(Author author, const Thing& thing, const Gesture& off) const;
    [[nodiscard]] bool letGo(Author author, const Thing& thing, const Gesture& off, const Send& send);

    std::vector<Holding> held_{}; ///< The newest last.
    std::vector<Gesture> owed_{}; ///< The first is sent first.
    std::uint32_t lastAuthor_{0};
};

} // namespace tresillo::control
