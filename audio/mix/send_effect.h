// SPDX-License-Identifier: MIT
#pragma once

#include "audio/mix/bus.h"
#include "core/base/time.h"
#include "core/engine/param_source.h"
#include "core/params/modulation.h"

#include <concepts>
#include <string_view>

namespace tresillo::audio {

/// An effect that tracks are sent to. It says which rows are its own, and is told when they change:
///
///     class ReverbSend {
///     public:
///         static constexpr ParamId kSendRow{ParamId::ReverbSend};      // of a track: how much of it is sent
///         static constexpr ParamId kReturnRow{ParamId::ReverbMix};     // of the project: how loud it comes back
///         static constexpr DuckTarget kDuckTarget{DuckTarget::Reverb}; // lowers it alone
///         static constexpr std::string_view kName{"reverb"};           // of its stem's file
///         explicit ReverbSend(SampleRate rate);
///         void read(const ParamSource& source, Tempo tempo);     // the project's rows are to be read anew
///         void follow(const ParamSource& source, Tempo tempo);   // the tempo has changed
///         void process(Bus bus, int frames, int behind);         // in place; within a cell of the grid
///         [[nodiscard]] bool isSilent() const;                   // nothing rings: it need not be run
///     };
///
/// All but the constructor are realtime-safe. What is called for each cell is no virtual function: the list of effects
/// is known when the program is built.
template <class Effect>
concept SendEffect =
    std::constructible_from<Effect, SampleRate> &&
    requires(Effect effect, const Effect& same, const ParamSource& source, Tempo tempo, Bus bus, int frames) {
        { Effect::kSendRow } -> std::convertible_to<ParamId>;
        { Effect::kReturnRow } -> std::convertible_to<ParamId>;
        { Effect::kDuckTarget } -> std::convertible_to<DuckTarget>;
        { Effect::kName } -> std::convertible_to<std::string_view>;
        effect.read(source, tempo);
        effect.follow(source, tempo);
        effect.process(bus, frames, frames);
        { same.isSilent() } -> std::same_as<bool>;
    };

} // namespace tresillo::audio
