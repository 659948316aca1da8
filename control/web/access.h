// SPDX-License-Identifier: MIT
#pragma once

#include "control/web/refusals.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tresillo::control {

/// Who may speak to the server.
struct AccessRules {
    std::vector<std::string>
        names{};         ///< What the server is called, in lower case; numeric addresses in brackets if v6.
    std::string token{}; ///< Empty: none is needed.
};

/// What a request says of where it comes from.
struct RequestOrigin {
    std::string_view host{};                  ///< The one Host header; empty when there is none, or several.
    std::optional<std::string_view> origin{}; ///< The Origin header, which browsers send.
    std::string_view localAddress{};          ///< Of this end of the connection: also a name of the server.
    std::optional<std::string_view> token{};  ///< From the address.
};

/// Host must be a name of the server, at any port (a tunnel has another one): a foreign name that leads here is an
/// attack by DNS rebinding. Origin, where there is one, must be that very place.
/// Thread-safe: yes. Realtime-safe: no. This holds for everything here.
std::optional<Refusal> checkPlace(const AccessRules& rules, const RequestOrigin& request);

/// Whether the token is the right one, in a time that does not tell how much of it was.
bool hasToken(const AccessRules& rules, const RequestOrigin& request);

/// 128 bits from the system, in hexadecimal.
std::string makeToken();

/// Whether a token consists of what stands in an address as it is: letters, digits, '-', '.', '_', '~'.
bool isUsableToken(std::string_view token);

/// "/ws" of "/ws?token=abc".
std::string_view pathOf(std::string_view target);

/// "abc" for "token" of "/ws?token=abc"; as it stands, nothing is decoded.
std::optional<std::string_view> queryValue(std::string_view target, std::string_view key);

/// The names of a server that listens at `address` (numeric): what people write into the browser's address line.
std::vector<std::string> namesOf(const std::string& address, bool isLoopback, const std::string& givenHost);

} // namespace tresillo::control
