// SPDX-License-Identifier: MIT
#include "tools/picture_of_sound/deflate.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace tresillo::picture {
namespace {

constexpr std::size_t kShortest = 3;
constexpr std::size_t kLongest = 258;
constexpr std::size_t kWindow = 32'768;
constexpr std::size_t kTries = 64; ///< How many earlier places are looked at for the longest match.

/// Where codes begin, and how many bits tell the rest: lengths from code 257 on, distances from 0 (RFC 1951, 3.2.5).
struct Range {
    std::uint32_t first;
    std::uint32_t extraBits;
};

constexpr std::array<Range, 29> kLengths{{{3, 0},   {4, 0},   {5, 0},   {6, 0},   {7, 0},  {8, 0},  {9, 0},  {10, 0},
                                          {11, 1},  {13, 1},  {15, 1},  {17, 1},  {19, 2}, {23, 2}, {27, 2}, {31, 2},
                                          {35, 3},  {43, 3},  {51, 3},  {59, 3},  {67, 4}, {83, 4}, {99, 4}, {115, 4},
                                          {131, 5}, {163, 5}, {195, 5}, {227, 5}, {258, 0}}};

constexpr std::array<Range, 30> kDistances{{{1, 0},     {2, 0},     {3, 0},     {4, 0},      {5, 1},      {7, 1},
                                            {9, 2},     {13, 2},    {17, 3},    {25, 3},     {33, 4},     {49, 4},
                                            {65, 5},    {97, 5},    {129, 6},   {193, 6},    {257, 7},    {385, 7},
                                            {513, 8},   {769, 8},   {1025, 9},  {1537, 9},   {2049, 10},  {3073, 10},
                                            {4097, 11}, {6145, 11}, {8193, 12}, {12289, 12}, {16385, 13}, {24577, 13}}};

template <std::size_t Count> std::size_t codeOf(const std::array<Range, Count>& ranges, std::size_t value) {
    const auto* above =
        std::upper_bound(ranges.begin(), ranges.end(), value, [](std::size_t wanted, const Range& range) {
            return wanted < range.first;
        });
    return static_cast<std::size_t>(above - ranges.begin()) - 1;
}

/// Bits, from the lowest of each byte up.
class BitWriter {
public:
    explicit BitWriter(std::vector<std::uint8_t>& bytes) : bytes_(bytes) {}

    /// The lowest `count` bits of `bits`, the lowest first.
    void put(std::uint32_t bits, std::uint32_t count) {
        for (std::uint32_t bit = 0; bit < count; ++bit) {
            if (used_ == 0) {
                bytes_.push_back(0);
            }
            bytes_.back() = static_cast<std::uint8_t>(bytes_.back() | (((bits >> bit) & 1U) << used_));
            used_ = (used_ + 1) % 8;
        }
    }
    /// Codes come with their highest bit first.
    void putCode(std::uint32_t code, std::uint32_t count) {
        for (std::uint32_t bit = count; bit > 0; --bit) {
            put(code >> (bit - 1), 1);
        }
    }
    /// A literal, or a code of lengths, by the fixed table (3.2.6).
    void putSymbol(std::uint32_t symbol) {
        if (symbol < 144) {
            putCode(0x30 + symbol, 8);
        } else if (symbol < 256) {
            putCode(0x190 + symbol - 144, 9);
        } else if (symbol < 280) {
            putCode(symbol - 256, 7);
        } else {
            putCode(0xC0 + symbol - 280, 8);
        }
    }
    void putMatch(std::size_t length, std::size_t distance) {
        const std::size_t lengthCode = codeOf(kLengths, length);
        putSymbol(static_cast<std::uint32_t>(257 + lengthCode));
        put(static_cast<std::uint32_t>(length) - kLengths[lengthCode].first, kLengths[lengthCode].extraBits);
        const std::size_t distanceCode = codeOf(kDistances, distance);
        putCode(static_cast<std::uint32_t>(distanceCode), 5);
        put(static_cast<std::uint32_t>(distance) - kDistances[distanceCode].first, kDistances[distanceCode].extraBits);
    }

private:
    std::vector<std::uint8_t>& bytes_;
    std::uint32_t used_{0};
};

/// Finds where what follows stood before.
class Matcher {
public:
    explicit Matcher(std::span<const std::uint8_t> bytes) : bytes_(bytes), before_(bytes.size(), kNone) {}

    struct Match {
        std::size_t length{0};
        std::size_t distance{0};
    };

    /// The longest of the latest places; of the same length the nearest.
    [[nodiscard]] Match longest(std::size_t at) const {
        Match best{};
        if (at + kShortest > bytes_.size()) {
            return best;
        }
        std::size_t place = heads_[hashOf(at)];
        for (std::size_t tries = 0; tries < kTries && place != kNone && at - place <= kWindow; ++tries) {
            const std::size_t length = lengthOf(place, at);
            if (length > best.length) {
                best = {length, at - place};
            }
            place = before_[place];
        }
        return best;
    }
    void remember(std::size_t at) {
        if (at + kShortest <= bytes_.size()) {
            std::size_t& head = heads_[hashOf(at)];
            before_[at] = head;
            head = at;
        }
    }

private:
    static constexpr std::size_t kNone = ~std::size_t{0};
    static constexpr std::size_t kHeads = 4096;

    [[nodiscard]] std::size_t hashOf(std::size_t at) const {
        const std::size_t value = bytes_[at] + bytes_[at + 1] * std::size_t{31} + bytes_[at + 2] * std::size_t{1009};
        return value % kHeads;
    }
    [[nodiscard]] std::size_t lengthOf(std::size_t place, std::size_t at) const {
        const std::size_t most = std::min(kLongest, bytes_.size() - at);
        std::size_t length = 0;
        while (length < most && bytes_[place + length] == bytes_[at + length]) {
            ++length;
        }
        return length;
    }

    std::span<const std::uint8_t> bytes_;
    std::vector<std::size_t> before_;
    std::vector<std::size_t> heads_ = std::vector<std::size_t>(kHeads, kNone);
};

std::uint32_t adler32(std::span<const std::uint8_t> bytes) {
    std::uint32_t low = 1;
    std::uint32_t high = 0;
    for (const std::uint8_t byte : bytes) {
        low = (low + byte) % 65'521;
        high = (high + low) % 65'521;
    }
    return high << 16U | low;
}

} // namespace

std::vector<std::uint8_t> deflate(std::span<const std::uint8_t> bytes) {
    std::vector<std::uint8_t> stream{0x78, 0x01};
    BitWriter writer{stream};
    writer.put(1, 1); // the last block,
    writer.put(1, 2); // of fixed codes
    Matcher matcher{bytes};
    for (std::size_t at = 0; at < bytes.size();) {
        const Matcher::Match match = matcher.longest(at);
        const std::size_t taken = match.length >= kShortest ? match.length : 1;
        if (taken == 1) {
            writer.putSymbol(bytes[at]);
        } else {
            writer.putMatch(match.length, match.distance);
        }
        for (const std::size_t end = at + taken; at < end; ++at) {
            matcher.remember(at);
        }
    }
    writer.putSymbol(256);
    const std::uint32_t sum = adler32(bytes);
    for (const std::uint32_t shift : {24U, 16U, 8U, 0U}) {
        stream.push_back(static_cast<std::uint8_t>(sum >> shift));
    }
    return stream;
}

} // namespace tresillo::picture
