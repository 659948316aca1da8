// SPDX-License-Identifier: MIT
#include "control/web/access.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <sys/random.h>
#include <unistd.h>

namespace tresillo::control {
namespace {

bool isDigit(char letter) { return letter >= '0' && letter <= '9'; }

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](char letter) { return lower(letter); });
    return result;
}

// "localhost" of "localhost:8484", "[::1]" of "[::1]:8484"; empty when it is neither.
std::string_view nameOf(std::string_view host) {
    const std::size_t bracket = host.starts_with('[') ? host.find(']') : 0;
    if (bracket == std::string_view::npos) {
        return {};
    }
    const std::size_t colon = host.find(':', bracket);
    if (colon == std::string_view::npos) {
        return bracket == 0 || bracket + 1 == host.size() ? host : std::string_view{};
    }
    const std::string_view port = host.substr(colon + 1);
    const bool isSound = !port.empty() && port.size() <= 5 && std::all_of(port.begin(), port.end(), isDigit) &&
                         (bracket == 0 || colon == bracket + 1);
    return isSound ? host.substr(0, colon) : std::string_view{};
}

std::string hostName() {
    std::array<char, 256> name{};
    return gethostname(name.data(), name.size() - 1) == 0 ? lower(name.data()) : std::string{};
}

} // namespace

std::optional<Refusal> checkPlace(const AccessRules& rules, const RequestOrigin& request) {
    const std::string name = lower(nameOf(request.host));
    const bool isKnown = std::find(rules.names.begin(), rules.names.end(), name) != rules.names.end();
    if (name.empty() || (!isKnown && name != request.localAddress)) {
        return Refusal::ForeignHost;
    }
    if (request.origin && lower(*request.origin) != "http://" + lower(request.host)) {
        return Refusal::ForeignOrigin;
    }
    return std::nullopt;
}

bool hasToken(const AccessRules& rules, const RequestOrigin& request) {
    if (rules.token.empty()) {
        return true;
    }
    const std::string_view given = request.token.value_or("");
    // Every letter of ours is compared, whatever came before.
    unsigned differences = given.size() == rules.token.size() ? 0U : 1U;
    for (std::size_t at = 0; at < rules.token.size(); ++at) {
        const char theirs = given.empty() ? '\0' : given[at % given.size()];
        differences |=
            static_cast<unsigned>(static_cast<unsigned char>(theirs) ^ static_cast<unsigned char>(rules.token[at]));
    }
    return differences == 0;
}

std::string makeToken() {
    std::array<unsigned char, 16> bytes{};
    if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
        throw std::runtime_error("the system gives no random numbers for a token");
    }
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string token;
    for (const unsigned char byte : bytes) {
        token += kDigits[byte / 16U];
        token += kDigits[byte % 16U];
    }
    return token;
}

bool isUsableToken(std::string_view token) {
    const auto isUsable = [](char letter) {
        const char small = lower(letter);
        return isDigit(letter) || (small >= 'a' && small <= 'z') ||
               std::string_view("-._~").find(letter) != std::string_view::npos;
    };
    return !token.empty() && token.size() <= 128 && std::all_of(token.begin(), token.end(), isUsable);
}

std::string_view pathOf(std::string_view target) { return target.substr(0, target.find_first_of("?#")); }

std::optional<std::string_view> queryValue(std::string_view target, std::string_view key) {
    const std::size_t begin = target.find('?');
    std::string_view rest = begin == std::string_view::npos ? std::string_view{} : target.substr(begin + 1);
    while (!rest.empty()) {
        const std::string_view pair = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
        const std::size_t sign = pair.find('=');
        if (pair.substr(0, sign) == key && sign != std::string_view::npos) {
            return pair.substr(sign + 1);
        }
    }
    return std::nullopt;
}

std::vector<std::string> namesOf(const std::string& address, bool isLoopback, const std::string& givenHost) {
    std::vector<std::string> names{"localhost", "127.0.0.1", "[::1]"};
    if (!isLoopback) {
        const std::string host = hostName();
        for (const std::string& name : {address, lower(givenHost), host, host + ".local"}) {
            if (!name.empty() && name != ".local") {
                names.push_back(name);
            }
        }
    }
    return names;
}

} // namespace tresillo::control
