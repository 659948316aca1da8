// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/require.h"
#include "core/params/param_table.h"
#include "core/sequence/step_value.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace tresillo {

/// The locks of a step, as somebody keeps them packed; valid as long as these are. Each is unpacked when it is read, so
/// that handing locks on costs nothing however many they are. Thread-safe: no (a view). Realtime-safe: yes.
class LockView {
public:
    /// Gives LockedValues, by value.
    class Iterator {
    public:
        using value_type = LockedValue;
        using difference_type = std::ptrdiff_t;
        using iterator_category = std::input_iterator_tag;
        using pointer = const LockedValue*;
        using reference = LockedValue;

        constexpr Iterator() = default;
        constexpr Iterator(const ParamId* id, const std::uint16_t* value) : id_(id), value_(value) {}

        constexpr LockedValue operator*() const { return {.id = *id_, .value = unpackValue(*id_, *value_)}; }
        constexpr Iterator& operator++() { return ++id_, ++value_, *this; }
        constexpr Iterator operator++(int) {
            const Iterator before = *this;
            return ++*this, before;
        }
        constexpr bool operator==(const Iterator& other) const { return id_ == other.id_; }

    private:
        const ParamId* id_{nullptr};
        const std::uint16_t* value_{nullptr};
    };

    constexpr LockView() = default;
    constexpr LockView(const ParamId* ids, const std::uint16_t* values, std::size_t size)
        : ids_(ids), values_(values), size_(size) {}

    [[nodiscard]] constexpr bool empty() const { return size_ == 0; }
    [[nodiscard]] constexpr std::size_t size() const { return size_; }
    [[nodiscard]] constexpr Iterator begin() const { return {ids_, values_}; }
    [[nodiscard]] constexpr Iterator end() const { return {ids_ + size_, values_ + size_}; }
    /// The first; not of an empty one.
    [[nodiscard]] constexpr LockedValue front() const {
        require(size_ != 0);
        return *begin();
    }

private:
    const ParamId* ids_{nullptr};
    const std::uint16_t* values_{nullptr};
    std::size_t size_{0};
};

/// The locks of a decided step, kept small. Thread-safe: no (a value). Realtime-safe: yes.
template <std::size_t Capacity> class LockSet {
public:
    constexpr void clear() {
        size_ = 0;
        voices_ = 0;
    }
    /// By rising id. The caller keeps to the capacity: a step holds no more locks than that.
    constexpr void add(const LockedValue& lock) {
        require(size_ < Capacity && (size_ == 0 || ids_[size_ - 1] < lock.id));
        ids_[size_] = lock.id;
        values_[size_] = packValue(lock.id, lock.value);
        ++size_;
        voices_ = isOfVoice(lock.id) ? size_ : voices_;
    }
    /// The step has no note that could hold any: the track holds them all.
    constexpr void holdByTrack() { voices_ = 0; }
    [[nodiscard]] constexpr bool hasTrackLock() const { return size_ != voices_; }

    [[nodiscard]] constexpr LockView all() const { return {ids_.data(), values_.data(), size_}; }
    /// Those that no voice holds.
    [[nodiscard]] constexpr LockView trackLocks() const {
        return {ids_.data() + voices_, values_.data() + voices_, std::size_t{size_} - voices_};
    }

private:
    std::array<std::uint16_t, Capacity> values_{};
    std::array<ParamId, Capacity> ids_{};
    std::uint8_t size_{0};
    std::uint8_t voices_{0}; ///< How many a voice holds; these come first.
};

} // namespace tresillo
