// SPDX-License-Identifier: MIT
#include "audio/files/header_promise.h"

#include <array>
#include <cstring>
#include <string_view>

namespace tresillo::audio {
namespace {

constexpr int kMostChunks = 1'000;
constexpr std::uint32_t kUnknown = 0xFFFF'FFFF;

enum class Order : std::uint8_t { Little, Big };

/// The chunks of a RIFF or IFF file, one after the other.
class Chunks {
public:
    Chunks(const ByteSource& file, Order order) : file_(file), order_(order) {}

    /// Goes to the next chunk; false at the end, or where nothing makes sense any more.
    bool next() {
        if (++seen_ > kMostChunks || !file_.read(at_, head_.data(), head_.size())) {
            return false;
        }
        content_ = at_ + std::int64_t{8};
        at_ = content_ + size() + size() % 2;
        return true;
    }
    [[nodiscard]] bool is(std::string_view id) const { return std::memcmp(head_.data(), id.data(), 4) == 0; }
    [[nodiscard]] std::int64_t size() const { return number(head_.data() + 4, 4); }
    /// A number within the chunk; 0 when it is not there.
    [[nodiscard]] std::int64_t numberAt(std::int64_t offset, std::size_t bytes) const {
        std::array<unsigned char, 8> raw{};
        return file_.read(content_ + offset, raw.data(), bytes) ? number(raw.data(), bytes) : 0;
    }

private:
    [[nodiscard]] std::int64_t number(const unsigned char* raw, std::size_t bytes) const {
        std::uint64_t value = 0;
        for (std::size_t byte = 0; byte < bytes; ++byte) {
            value = value << 8U | raw[order_ == Order::Big ? byte : bytes - 1 - byte];
        }
        return static_cast<std::int64_t>(value & 0x7FFF'FFFF'FFFF'FFFFU);
    }

    const ByteSource& file_;
    Order order_;
    std::array<unsigned char, 8> head_{};
    std::int64_t at_{12}; // behind the form's own header
    std::int64_t content_{0};
    int seen_{0};
};

std::optional<std::int64_t> ofWave(const ByteSource& file) {
    constexpr std::int64_t kPcm = 1;
    constexpr std::int64_t kFloat = 3;
    constexpr std::int64_t kExtensible = 0xFFFE;
    Chunks chunks(file, Order::Little);
    std::int64_t frameBytes = 0;
    std::int64_t longSize = 0; // RF64's, which stands for an unknown one
    while (chunks.next()) {
        if (chunks.is("ds64")) {
            longSize = chunks.numberAt(8, 8);
        } else if (chunks.is("fmt ")) {
            const std::int64_t format = chunks.numberAt(0, 2);
            const bool isFixed = format == kPcm || format == kFloat || format == kExtensible;
            frameBytes = isFixed ? chunks.numberAt(12, 2) : 0;
        } else if (chunks.is("data")) {
            const std::int64_t size = chunks.size() == std::int64_t{kUnknown} ? longSize : chunks.size();
            return frameBytes > 0 && size > 0 ? std::optional{size / frameBytes} : std::nullopt;
        }
    }
    return std::nullopt;
}

std::optional<std::int64_t> ofAiff(const ByteSource& file) {
    Chunks chunks(file, Order::Big);
    while (chunks.next()) {
        if (chunks.is("COMM")) {
            return chunks.numberAt(2, 4);
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<std::int64_t> promisedFrames(const ByteSource& file) {
    std::array<unsigned char, 12> form{};
    if (!file.read(0, form.data(), form.size())) {
        return std::nullopt;
    }
    const auto is = [&](std::size_t offset, std::string_view id) {
        return std::memcmp(form.data() + offset, id.data(), 4) == 0;
    };
    if ((is(0, "RIFF") || is(0, "RF64")) && is(8, "WAVE")) {
        return ofWave(file);
    }
    if (is(0, "FORM") && (is(8, "AIFF") || is(8, "AIFC"))) {
        return ofAiff(file);
    }
    return std::nullopt;
}

} // namespace tresillo::audio
