// SPDX-License-Identifier: MIT
#include "audio/files/header_promise.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

namespace tresillo::audio {
namespace {

constexpr int kMostChunks = 1'000;
constexpr std::uint32_t kUnknown = 0xFFFF'FFFF;

enum class Order : std::uint8_t { Little, Big };

/// Whole numbers that lie in a file, in one order of their bytes.
class Numbers {
public:
    Numbers(const ByteSource& file, Order order) : file_(file), order_(order) {}

    /// 0 when it is not there.
    [[nodiscard]] std::int64_t at(std::int64_t offset, std::size_t bytes) const {
        std::array<unsigned char, 8> raw{};
        if (!file_.read(offset, raw.data(), bytes)) {
            return 0;
        }
        std::uint64_t value = 0;
        for (std::size_t byte = 0; byte < bytes; ++byte) {
            value = value << 8U | raw[order_ == Order::Big ? byte : bytes - 1 - byte];
        }
        return static_cast<std::int64_t>(value & 0x7FFF'FFFF'FFFF'FFFFU);
    }

private:
    const ByteSource& file_;
    Order order_;
};

/// The frames of a RIFF or IFF file's kin: chunks, each a name, a size and its content, one after the other.
class Chunks {
public:
    /// How a kind of file writes them.
    struct Kind {
        Order order{Order::Little};
        std::int64_t first{12};    ///< Where they begin.
        std::int64_t nameBytes{4}; ///< Of which the first four are compared.
        std::int64_t sizeBytes{4};
        std::int64_t alignment{2};
        bool countsItself{false}; ///< The size has name and size in it.
    };

    Chunks(const ByteSource& file, const Kind& kind) : file_(file), kind_(kind), numbers_(file, kind.order) {}

    /// Goes to the next chunk; false at the end, or where nothing makes sense any more.
    bool next() {
        const std::int64_t head = kind_.nameBytes + kind_.sizeBytes;
        if (++seen_ > kMostChunks || at_ > file_.size || !file_.read(at_, name_.data(), name_.size())) {
            return false;
        }
        const std::int64_t size = numbers_.at(at_ + kind_.nameBytes, static_cast<std::size_t>(kind_.sizeBytes));
        size_ = std::max<std::int64_t>(kind_.countsItself ? size - head : size, 0);
        content_ = at_ + head;
        // What is longer than the file is its last.
        at_ = content_ + std::min(size_, file_.size) + kind_.alignment - 1;
        at_ -= (at_ - kind_.first) % kind_.alignment;
        return true;
    }
    [[nodiscard]] bool is(std::string_view name) const { return std::memcmp(name_.data(), name.data(), 4) == 0; }
    [[nodiscard]] std::int64_t size() const { return size_; }
    /// A number within the chunk; 0 when it is not there.
    [[nodiscard]] std::int64_t numberAt(std::int64_t offset, std::size_t bytes) const {
        return numbers_.at(content_ + offset, bytes);
    }

private:
    const ByteSource& file_;
    Kind kind_;
    Numbers numbers_;
    std::array<unsigned char, 4> name_{};
    std::int64_t at_{kind_.first};
    std::int64_t content_{0};
    std::int64_t size_{0};
    int seen_{0};
};

std::optional<std::int64_t> wholeFrames(std::int64_t bytes, std::int64_t frameBytes) {
    return frameBytes > 0 && bytes > 0 ? std::optional{bytes / frameBytes} : std::nullopt;
}

/// RIFF, RF64 and W64, whose "fmt " and "data" are alike.
std::optional<std::int64_t> ofWave(const ByteSource& file, const Chunks::Kind& kind) {
    constexpr std::int64_t kPcm = 1;
    constexpr std::int64_t kFloat = 3;
    constexpr std::int64_t kExtensible = 0xFFFE;
    Chunks chunks(file, kind);
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
            return wholeFrames(chunks.size() == std::int64_t{kUnknown} ? longSize : chunks.size(), frameBytes);
        }
    }
    return std::nullopt;
}

std::optional<std::int64_t> ofAiff(const ByteSource& file) {
    Chunks chunks(file, {.order = Order::Big});
    while (chunks.next()) {
        if (chunks.is("COMM")) {
            return chunks.numberAt(2, 4);
        }
    }
    return std::nullopt;
}

/// Bytes of one sample of an AU file; 0 where that is not fixed.
std::int64_t auSampleBytes(std::int64_t encoding) {
    switch (encoding) {
    case 1: // mu-law
    case 2:
    case 27: // A-law
        return 1;
    case 3:
        return 2;
    case 4:
        return 3;
    case 5:
    case 6: // float
        return 4;
    case 7: // double
        return 8;
    default:
        return 0;
    }
}

std::optional<std::int64_t> ofAu(const ByteSource& file, Order order) {
    const Numbers numbers(file, order);
    const std::int64_t size = numbers.at(8, 4);
    return size == std::int64_t{kUnknown} ? std::nullopt
                                          : wholeFrames(size, auSampleBytes(numbers.at(12, 4)) * numbers.at(20, 4));
}

/// Blocks of a kind and a size of three bytes. Only files with one block of sound have a length that is told.
std::optional<std::int64_t> ofVoc(const ByteSource& file) {
    const Numbers numbers(file, Order::Little);
    std::int64_t at = numbers.at(20, 2);
    std::int64_t channels = 1;
    for (int seen = 0; seen < kMostChunks && at < file.size; ++seen) {
        const std::int64_t kind = numbers.at(at, 1);
        const std::int64_t size = numbers.at(at + 1, 3);
        const std::int64_t content = at + 4;
        if (kind == 1) { // divisor of the rate, codec, sound of 8 bits
            return numbers.at(content + 1, 1) == 0 ? wholeFrames(size - 2, channels) : std::nullopt;
        }
        if (kind == 8) { // precedes the former: divisor of two bytes, codec, whether it is stereo
            channels = numbers.at(content + 3, 1) + 1;
        }
        if (kind == 9) { // rate of four bytes, bits, channels, codec, four unused, sound
            return wholeFrames(size - 12, numbers.at(content + 4, 1) / 8 * numbers.at(content + 5, 1));
        }
        at = content + size;
    }
    return std::nullopt;
}

} // namespace

std::optional<std::int64_t> promisedFrames(const ByteSource& file) {
    std::array<unsigned char, 28> form{};
    if (!file.read(0, form.data(), form.size())) {
        return std::nullopt;
    }
    const auto is = [&](std::size_t offset, std::string_view id) {
        return std::memcmp(form.data() + offset, id.data(), id.size()) == 0;
    };
    if ((is(0, "RIFF") || is(0, "RF64")) && is(8, "WAVE")) {
        return ofWave(file, {});
    }
    if (is(0, "riff") && is(24, "wave")) {
        return ofWave(file, {.first = 40, .nameBytes = 16, .sizeBytes = 8, .alignment = 8, .countsItself = true});
    }
    if (is(0, "FORM") && (is(8, "AIFF") || is(8, "AIFC"))) {
        return ofAiff(file);
    }
    if (is(0, ".snd") || is(0, "dns.")) {
        return ofAu(file, is(0, ".snd") ? Order::Big : Order::Little);
    }
    if (is(0, "Creative Voice File")) {
        return ofVoc(file);
    }
    return std::nullopt;
}

} // namespace tresillo::audio
