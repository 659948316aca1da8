// SPDX-License-Identifier: MIT
#include "control/web/messages/read_page_message.h"

#include "control/json/read.h"

namespace tresillo::control {

std::variant<PageMessage, json::Refusal> readPageMessage(std::string_view text) {
    return json::read<PageMessage>(text, kMostMessageText);
}

} // namespace tresillo::control
