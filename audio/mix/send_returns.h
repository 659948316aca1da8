// SPDX-License-Identifier: MIT
#pragma once

#include "audio/mix/bus.h"
#include "audio/mix/send_effect.h"
#include "audio/mix/share.h"
#include "core/dsp/glide.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>

namespace tresillo::audio {

/// A ducker at work on a piece: what it lowers, and by which gain at each frame.
struct Lowering {
    DuckTarget target{};
    const float* gains{nullptr};
};

/// The effects that tracks are sent to, and what comes back from each. Of every stretch:
///
///     returns.begin();                               // nothing was sent yet
///     ... returns.input(send, frames)                // tracks add what they send
///     returns.open(frames);                          // and those that still ring
///     returns.process(mix, from, frames, behind, lowering);   // cell by cell: adds what comes back to the mix
///
/// Sends are counted in the order of `Effects`, which is the order in which they are heard.
/// Thread-safe: no. Realtime-safe: yes, but for the constructor.
template <SendEffect... Effects> class SendReturns {
public:
    static constexpr std::size_t kCount = sizeof...(Effects);
    static constexpr std::array<ParamId, kCount> kSendRows{Effects::kSendRow...};
    static constexpr std::array<std::string_view, kCount> kNames{Effects::kName...};

    explicit SendReturns(SampleRate rate) : effects_(rateFor<Effects>(rate)...) {}

    /// Reads the project's rows anew; levels go where they should be in `cells` cells, at once where that is 0.
    void read(const ParamSource& source, Tempo tempo, std::int32_t cells) {
        forEach([&]<class Effect>(std::size_t send, Effect& effect) {
            Glide& level = returns_[send].level;
            const float value = shareOf(source, Effect::kReturnRow);
            if (cells > 0) {
                level.glideTo(value, cells);
            } else {
                level.jump(value);
            }
            effect.read(source, tempo);
        });
    }
    void follow(const ParamSource& source, Tempo tempo) {
        forEach([&](std::size_t /*send*/, auto& effect) { effect.follow(source, tempo); });
    }

    /// At the beginning of a stretch: nothing was sent yet.
    void begin() {
        for (Return& back : returns_) {
            back.isOpen = false;
        }
    }
    /// Where tracks add what they send in this stretch, silent at first.
    [[nodiscard]] Bus input(std::size_t send, int frames) {
        Return& back = returns_[send];
        if (!back.isOpen) {
            back.isOpen = true;
            std::fill_n(back.sound.left.data(), frames, 0.0F);
            std::fill_n(back.sound.right.data(), frames, 0.0F);
        }
        return back.sound.bus();
    }
    /// Effects that ring are run, too. Whether there is one to run.
    [[nodiscard]] bool open(int frames) {
        bool isOpen = false;
        forEach([&](std::size_t send, const auto& effect) {
            if (!effect.isSilent()) {
                (void)input(send, frames);
            }
            isOpen = isOpen || returns_[send].isOpen;
        });
        return isOpen;
    }
    /// What came back from what was sent, once the stretch was processed and until the next; none while it is silent.
    [[nodiscard]] std::optional<Bus> returned(std::size_t send) {
        Return& back = returns_[send];
        return back.isOpen ? std::optional{back.sound.bus()} : std::nullopt;
    }

    /// Adds what comes back in `frames` frames, the stretch's from `from` on, to `mix`; they lie `behind` frames behind
    /// the last grid point and do not reach beyond the next.
    void process(Bus mix, int from, int frames, int behind, const Lowering& lowering) {
        forEach([&]<class Effect>(std::size_t send, Effect& effect) {
            Return& back = returns_[send];
            if (!back.isOpen) {
                return;
            }
            const Bus bus = back.sound.bus().from(from);
            effect.process(bus, frames, behind);
            scale(bus, back.level.now(), back.level.next(), frames, behind);
            const bool isMeant = lowering.target == DuckTarget::Returns || lowering.target == Effect::kDuckTarget;
            if (lowering.gains != nullptr && isMeant) {
                multiply(bus, lowering.gains, frames);
            }
            add(mix, bus, frames);
        });
    }

    /// Whether a level glides.
    [[nodiscard]] bool isMoving() const {
        return std::any_of(returns_.begin(), returns_.end(), [](const Return& back) { return back.level.isMoving(); });
    }
    /// At a grid point.
    void advance() {
        for (Return& back : returns_) {
            back.level.advance();
        }
    }
    /// Nothing that was sent rings.
    [[nodiscard]] bool isSilent() const {
        return std::apply([](const Effects&... effect) { return (effect.isSilent() && ...); }, effects_);
    }

private:
    /// What was sent, and what comes back in its place.
    struct Return {
        Stretch sound{};
        Glide level{};
        bool isOpen{false}; ///< In this stretch.
    };

    /// The rate, once for each effect.
    template <class Effect> static SampleRate rateFor(SampleRate rate) { return rate; }

    /// Calls `act(number, effect)` for each, in order.
    template <class Act> void forEach(Act act) {
        [&]<std::size_t... Send>(std::index_sequence<Send...> /*sends*/) {
            (act(Send, std::get<Send>(effects_)), ...);
        }(std::make_index_sequence<kCount>{});
    }

    std::tuple<Effects...> effects_;
    std::array<Return, kCount> returns_{};
};

} // namespace tresillo::audio
