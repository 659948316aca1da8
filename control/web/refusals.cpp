// SPDX-License-Identifier: MIT
#include "control/web/refusals.h"

#include "core/base/printable.h"

#include <string>

namespace tresillo::control {
namespace {

constexpr std::size_t kLongest = 80;

std::string shown(std::string_view text) { return printable<std::string>(text, kLongest); }

} // namespace

std::string_view describe(Refusal refusal) {
    switch (refusal) {
    case Refusal::ForeignHost:
        return "the Host is not a name of this instrument";
    case Refusal::ForeignOrigin:
        return "another site's page wants to speak for you";
    case Refusal::WrongToken:
        return "the token is missing or wrong";
    case Refusal::BadRequest:
        return "the request is not understood";
    case Refusal::HeaderTooLarge:
        return "the header is too large";
    case Refusal::HeaderTooSlow:
        return "the header took too long";
    case Refusal::TooManyConnections:
        return "there are too many connections";
    case Refusal::TooManyFromAddress:
        return "there are too many connections from this address";
    case Refusal::TooManyListeners:
        return "there are too many listeners";
    case Refusal::MessageTooLarge:
        return "the message is too large";
    case Refusal::BadMessage:
        return "the message is not understood";
    case Refusal::TooFast:
        return "messages come too fast; they are read more slowly";
    case Refusal::WentSilent:
        return "a page that held something does not answer any more";
    case Refusal::HasBody:
        return "a request here has no body";
    case Refusal::ReadsTooSlowly:
        return "what was sent is not read";
    }
    return "";
}

void RefusalLog::note(Refusal refusal, std::string_view who, std::string_view detail, Clock::time_point now) {
    Kind& kind = kinds_[static_cast<std::size_t>(refusal)];
    const bool isFirst = kind.all++ == 0;
    if (!isFirst && now - kind.said < kQuiet) {
        ++kind.silent;
        return;
    }
    std::string line = "page: " + std::string(describe(refusal)) + " (" + shown(who);
    line += detail.empty() ? ")" : ": " + shown(detail) + ")";
    if (kind.silent != 0) {
        line += ", and " + std::to_string(kind.silent) + " more since the last such line";
    }
    kind.silent = 0;
    kind.said = now;
    log_(line);
}

} // namespace tresillo::control
