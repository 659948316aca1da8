// SPDX-License-Identifier: MIT
#include "audio/values/modulation.h"

#include "audio/values/level.h"
#include "core/base/integers.h"
#include "core/dsp/math.h"
#include "core/params/param_table.h"

#include <algorithm>

namespace tresillo::audio {
namespace {

/// Two cells after the last that was moved, every voice has the same value at both ends of a cell.
constexpr int kRestCells = 2;

/// Half of what a row can be: in octaves where it is a frequency, else in its own steps.
constexpr float halfRange(ParamId row) {
    const ParamRow& numbers = rowOf(row);
    const auto low = static_cast<float>(numbers.minimum);
    const auto high = static_cast<float>(numbers.maximum);
    return 0.5F * (numbers.taper == Taper::Octaves ? log2(high / low) : high - low);
}

constexpr auto kHalfRanges = [] {
    std::array<float, kLockableRows> halves{};
    for (std::size_t row = 0; row < kLockableRows; ++row) {
        halves[row] = halfRange(static_cast<ParamId>(row));
    }
    return halves;
}();

constexpr bool isSend(ParamId row) { return row == ParamId::ReverbSend || row == ParamId::DelaySend; }

} // namespace

void Modulation::seed(std::int32_t seed, std::uint8_t track) {
    for (std::size_t lfo = 0; lfo < kLfos; ++lfo) {
        const Hash hash = Hash{}.with(static_cast<std::uint64_t>(seed)).with(track).with(lfo);
        lfos_[lfo].seed(hash.state);
    }
}

bool Modulation::isOn() const {
    return !motion_->controls.isIdle() || lfos_[0].isOn() || lfos_[1].isOn() || lfos_[2].isOn();
}

bool Modulation::targets(std::size_t lfo, ParamId row) const {
    const std::int32_t target = lfos_[lfo].target();
    return target != 0 && lfoTarget(target) == row;
}

bool Modulation::movesSends() const {
    bool moves = motion_->controls.holds(ParamId::ReverbSend) || motion_->controls.holds(ParamId::DelaySend);
    for (std::size_t lfo = 0; lfo < kLfos; ++lfo) {
        const std::int32_t target = lfos_[lfo].target();
        moves = moves || (target != 0 && isSend(lfoTarget(target)) && isOn());
    }
    return moves;
}

Modulation::Amounts Modulation::amountsAt(Frames at) const {
    const float moreDepth = motion_->controls.next(ParamId::LfoDepth) * kPerMille;
    const auto moreRate = static_cast<std::int32_t>(motion_->controls.next(ParamId::LfoRate));
    Amounts amounts{};
    for (std::size_t lfo = 0; lfo < kLfos; ++lfo) {
        // The project's LFOs are not the tracks'.
        const bool isOwn = lfo == 0;
        amounts[lfo] = lfos_[lfo].target() == 0
                           ? 0.0F
                           : lfos_[lfo].at(at, motion_->song, isOwn ? moreDepth : 0.0F, isOwn ? moreRate : 0);
    }
    return amounts;
}

void Modulation::findTouched() {
    touched_ = 0;
    for (const Lfo& lfo : lfos_) {
        const std::size_t place = lfo.target() == 0 ? kSmoothedRows.size() : smoothedPlace(lfoTarget(lfo.target()));
        touched_ |= place < kSmoothedRows.size() ? bitOf(place) : 0;
    }
    motion_->controls.forEach([this](ParamId row) {
        const std::size_t place = smoothedPlace(row);
        touched_ |= place < kSmoothedRows.size() ? bitOf(place) : 0;
    });
}

void Modulation::advance(Frames at) {
    for (Lfo& lfo : lfos_) {
        lfo.advance();
    }
    if (!isOn()) {
        restCells_ = std::max(restCells_ - 1, 0);
        touched_ = 0;
        return;
    }
    restCells_ = kRestCells;
    now_ = knownTo_ == at ? next_ : amountsAt(at);
    knownTo_ = at + Frames{kControlFrames};
    next_ = amountsAt(knownTo_);
    findTouched();
}

void Modulation::strike(Frames at, std::uint32_t ordinal) {
    bool isAnew = false;
    for (Lfo& lfo : lfos_) {
        if (lfo.isRetriggered()) {
            lfo.strike(at, ordinal);
            isAnew = true;
        }
    }
    if (!isOn()) {
        return;
    }
    restCells_ = kRestCells;
    struck_ = amountsAt(at);
    const Frames cellEnd{ceilDiv(at.value, kControlFrames) * kControlFrames};
    if (isAnew || knownTo_ != cellEnd) {
        now_ = amountsAt(cellEnd - Frames{kControlFrames});
        next_ = amountsAt(cellEnd);
        knownTo_ = cellEnd;
    }
    findTouched();
}

float Modulation::moved(ParamId row, float value, const Amounts& amounts, float shift) const {
    float amount = 0.0F;
    for (std::size_t lfo = 0; lfo < kLfos; ++lfo) {
        amount += targets(lfo, row) ? amounts[lfo] : 0.0F;
    }
    value += shift;
    const ParamRow& numbers = rowOf(row);
    if (!isSameValue(amount, 0.0F)) {
        const float way = amount * kHalfRanges[indexOf(row)];
        value = numbers.taper == Taper::Octaves ? value * exp2(way) : value + way;
    }
    return std::clamp(value, static_cast<float>(numbers.minimum), static_cast<float>(numbers.maximum));
}

float Modulation::now(ParamId row, float value) const { return moved(row, value, now_, motion_->controls.now(row)); }

float Modulation::next(ParamId row, float value) const { return moved(row, value, next_, motion_->controls.next(row)); }

std::int32_t Modulation::struck(ParamId row, std::int32_t value) const {
    if (!isOn()) {
        return value;
    }
    const bool isMeant = targets(0, row) || targets(1, row) || targets(2, row) || motion_->controls.holds(row);
    if (!isMeant) {
        return value;
    }
    const float moving = moved(row, static_cast<float>(value), struck_, motion_->controls.next(row));
    return static_cast<std::int32_t>(tresillo::detail::nearestWhole(moving));
}

float Modulation::sendAt(ParamId row, std::int32_t value, Frames at) const {
    return isOn() ? moved(row, static_cast<float>(value), amountsAt(at), motion_->controls.next(row))
                  : static_cast<float>(value);
}

} // namespace tresillo::audio
