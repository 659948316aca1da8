// SPDX-License-Identifier: MIT
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <cstdint>
#include <string_view>

namespace tresillo::views::test {

/// A page of few words: keeps the pattern that it looks at by what the messages say, and works out the checksum as the
/// page does, from JSON alone.
class ShadowPage {
public:
    /// A `pattern` or an `update`.
    void take(std::string_view text);

    [[nodiscard]] std::uint32_t checksum() const;
    /// What the last message said that it should be.
    [[nodiscard]] std::uint32_t told() const;
    /// Everything that it holds, without what each message says anew.
    [[nodiscard]] boost::json::value content() const { return content_; }

private:
    void update(const boost::json::object& message);

    boost::json::object content_{}; ///< name, values, tracks, steps by "track,step".
    std::uint32_t told_{0};
};

} // namespace tresillo::views::test
