// SPDX-License-Identifier: MIT
#include "control/web/messages/message_text.h"

#include "control/json/write.h"

namespace tresillo::control {

std::string textOf(const HelloMessage& message) { return json::write(message); }
std::string textOf(const JoinedMessage& message) { return json::write(message); }
std::string textOf(const views::ProjectView& message) { return json::write(message); }
std::string textOf(const views::PatternView& message) { return json::write(message); }
std::string textOf(const views::PatternUpdate& message) { return json::write(message); }
std::string textOf(const views::HistoryView& message) { return json::write(message); }
std::string textOf(const views::SilentView& message) { return json::write(message); }
std::string textOf(const views::TickView& message) { return json::write(message); }
std::string textOf(const views::LibraryView& message) { return json::write(message); }
std::string textOf(const views::SlotsView& message) { return json::write(message); }
std::string textOf(const AnswerMessage& message) { return json::write(message); }
std::string textOf(const RefusedMessage& message) { return json::write(message); }
std::string textOf(const PongMessage& message) { return json::write(message); }
std::string textOf(const views::RecordingView& message) { return json::write(message); }
std::string textOf(const views::SavingView& message) { return json::write(message); }

} // namespace tresillo::control
