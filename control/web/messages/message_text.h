// SPDX-License-Identifier: MIT
#pragma once

#include "control/web/messages/server_messages.h"

#include <string>

namespace tresillo::control {

// A message of the server as JSON text, one object with its `type`. Texts that are no UTF-8 are mended: a page's
// connection would end at the first broken byte. Thread-safe: yes. Realtime-safe: no. This holds for all of these.

std::string textOf(const HelloMessage& message);
std::string textOf(const JoinedMessage& message);
std::string textOf(const views::ProjectView& message);
std::string textOf(const views::PatternView& message);
std::string textOf(const views::PatternUpdate& message);
std::string textOf(const views::HistoryView& message);
std::string textOf(const views::SilentView& message);
std::string textOf(const views::TickView& message);
std::string textOf(const views::LibraryView& message);
std::string textOf(const views::SlotsView& message);
std::string textOf(const AnswerMessage& message);
std::string textOf(const RefusedMessage& message);
std::string textOf(const PongMessage& message);
std::string textOf(const views::RecordingView& message);
std::string textOf(const views::SavingView& message);

} // namespace tresillo::control
