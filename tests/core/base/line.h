// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace tresillo {

/// As much of a string as the functions of core/base append to, without a heap.
class Line {
public:
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] std::string_view view() const { return {bytes_.data(), size_}; }
    void append(const char* bytes, std::size_t count) {
        for (std::size_t index = 0; index < count && size_ < bytes_.size(); ++index) {
            bytes_[size_++] = bytes[index];
        }
    }
    Line& operator+=(char letter) {
        append(&letter, 1);
        return *this;
    }
    Line& operator+=(std::string_view text) {
        append(text.data(), text.size());
        return *this;
    }

private:
    std::array<char, 400> bytes_{};
    std::size_t size_{0};
};

} // namespace tresillo
