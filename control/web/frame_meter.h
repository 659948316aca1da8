// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace tresillo::control {

/// Counts the frames of a WebSocket as their bytes come (RFC 6455, 5.2): each one costs something, be it text, an empty
/// fragment, a ping or a pong. Judges nothing: whether the frames obey the rules others see.
/// Thread-safe: no (a value). Realtime-safe: yes.
class FrameMeter {
public:
    static constexpr std::uint64_t kBytesOfOne = 1024;

    struct Part {
        std::size_t bytes{0};
        std::int64_t cost{0}; ///< One for a frame that begins, and one for each whole KiB of its payload.
    };

    /// Of `bytes`, which follow those seen before: what belongs to the frame under way or, if there is none, to the
    /// next one. Never more than one frame.
    Part next(std::span<const std::uint8_t> bytes) {
        Part part{.bytes = 0, .cost = headerSize_ == 0 && !bytes.empty() ? 1 : 0};
        while (part.bytes < bytes.size() && headerSize_ < headerEnd()) {
            header_[headerSize_++] = bytes[part.bytes++];
            payloadLeft_ = headerSize_ == headerEnd() ? payloadSize() : 0;
        }
        const auto taken = std::min<std::uint64_t>(payloadLeft_, bytes.size() - part.bytes);
        part.cost += static_cast<std::int64_t>((payloadSeen_ + taken) / kBytesOfOne - payloadSeen_ / kBytesOfOne);
        part.bytes += static_cast<std::size_t>(taken);
        payloadSeen_ += taken;
        payloadLeft_ -= taken;
        if (headerSize_ == headerEnd() && payloadLeft_ == 0) {
            headerSize_ = 0;
            payloadSeen_ = 0;
        }
        return part;
    }

private:
    [[nodiscard]] std::size_t lengthSize() const {
        const unsigned length = header_[1] & 0x7FU;
        return length == 127 ? 8 : length == 126 ? 2 : 0;
    }
    [[nodiscard]] std::size_t headerEnd() const {
        const bool isMasked = (header_[1] & 0x80U) != 0;
        return headerSize_ < 2 ? 2 : 2 + lengthSize() + (isMasked ? 4U : 0U);
    }
    [[nodiscard]] std::uint64_t payloadSize() const {
        std::uint64_t size = lengthSize() == 0 ? header_[1] & 0x7FU : 0;
        for (std::size_t at = 2; at < 2 + lengthSize(); ++at) {
            size = size << 8U | header_[at];
        }
        return size;
    }

    std::array<std::uint8_t, 14> header_{};
    std::size_t headerSize_{0};
    std::uint64_t payloadLeft_{0};
    std::uint64_t payloadSeen_{0};
};

} // namespace tresillo::control
