// SPDX-License-Identifier: MIT
#include "bench/compare/osc.h"

#include <bit>
#include <cmath>

namespace tresillo::bench {
namespace {

// Text ends with a zero and, like all else, on a multiple of four bytes.
std::string padded(std::string text, bool terminated) {
    const std::size_t length = text.size() + (terminated ? 1 : 0);
    text.resize((length + 3) / 4 * 4);
    return text;
}

} // namespace

void BigEndian::add(float value) { add(std::bit_cast<std::uint32_t>(value)); }

void BigEndian::addShort(std::string_view text) {
    add(static_cast<std::uint8_t>(text.size()));
    add(text);
}

OscMessage& OscMessage::with(std::int32_t value) {
    types_ += 'i';
    arguments_.add(value);
    return *this;
}

OscMessage& OscMessage::with(float value) {
    types_ += 'f';
    arguments_.add(value);
    return *this;
}

OscMessage& OscMessage::with(std::string_view text) {
    types_ += 's';
    arguments_.add(padded(std::string{text}, true));
    return *this;
}

OscMessage& OscMessage::withBlob(std::string_view bytes) {
    types_ += 'b';
    arguments_.add(static_cast<std::int32_t>(bytes.size()));
    arguments_.add(padded(std::string{bytes}, false));
    return *this;
}

std::string OscMessage::bytes() const { return padded(address_, true) + padded(types_, true) + arguments_.bytes(); }

OscBundle::OscBundle(double seconds) {
    const double whole = std::floor(seconds);
    bytes_.add(padded("#bundle", true));
    bytes_.add(static_cast<std::uint32_t>(whole));
    bytes_.add(static_cast<std::uint32_t>((seconds - whole) * 4'294'967'296.0));
}

void OscBundle::add(const OscMessage& message) {
    const std::string bytes = message.bytes();
    bytes_.add(static_cast<std::int32_t>(bytes.size()));
    bytes_.add(bytes);
}

std::string OscBundle::counted() const {
    BigEndian counted;
    counted.add(static_cast<std::int32_t>(bytes_.bytes().size()));
    counted.add(bytes_.bytes());
    return counted.bytes();
}

} // namespace tresillo::bench
