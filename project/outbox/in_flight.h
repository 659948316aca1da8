// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/require.h"
#include "core/model/edit.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

namespace tresillo {

/// An Edit that was sent, or the handover of a whole pattern.
template <class Sizes> struct SentChange {
    std::uint32_t serial{0};
    bool isWhole{false}; ///< The pattern that `edit` names was handed over as a whole.
    Edit<Sizes> edit{};
};

/// What was sent and is not acknowledged, oldest first. Thread-safe: no (a value). Realtime-safe: yes.
template <class Sizes> class InFlight {
public:
    // Not defaulted, so that memory which nobody ever needs is not touched.
    InFlight() {} // NOLINT(modernize-use-equals-default)

    [[nodiscard]] std::size_t room() const { return kCapacity - size_; }
    /// There is room.
    void push(const SentChange<Sizes>& sent) {
        require(size_ < kCapacity);
        std::memcpy(&room_[(first_ + size_) % kCapacity * sizeof sent], &sent, sizeof sent);
        ++size_;
    }
    /// What was sent up to this serial has taken effect.
    void acknowledge(std::uint32_t serial) {
        while (size_ != 0 && serial - at(0).serial <= UINT32_MAX / 2) {
            first_ = (first_ + 1) % kCapacity;
            --size_;
        }
    }
    template <class Visit> void forEach(Visit&& visit) const {
        for (std::size_t index = 0; index < size_; ++index) {
            visit(at(index));
        }
    }
    void clear() { size_ = 0; }

private:
    static_assert(std::is_trivially_copyable_v<SentChange<Sizes>>);
    static constexpr std::size_t kCapacity = Sizes::kMessages;

    [[nodiscard]] SentChange<Sizes> at(std::size_t index) const {
        SentChange<Sizes> sent{};
        std::memcpy(&sent, &room_[(first_ + index) % kCapacity * sizeof sent], sizeof sent);
        return sent;
    }

    alignas(SentChange<Sizes>) std::array<std::byte, kCapacity * sizeof(SentChange<Sizes>)> room_;
    std::size_t first_{0};
    std::size_t size_{0};
};

} // namespace tresillo
