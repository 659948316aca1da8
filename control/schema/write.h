// SPDX-License-Identifier: MIT
#pragma once

#include "control/schema/server_messages.h"

#include <string>

namespace tresillo::schema {

// A message of the server as JSON text, one object with its `type`. Texts that are no UTF-8 are mended: a page's
// connection would end at the first broken byte. Thread-safe: yes. Realtime-safe: no. This holds for all of these.

std::string write(const HelloMessage& message);
std::string write(const ProjectMessage& message);
std::string write(const PatternMessage& message);
std::string write(const UpdateMessage& message);
std::string write(const HistoryMessage& message);
std::string write(const SilentMessage& message);
std::string write(const TickMessage& message);
std::string write(const LibraryMessage& message);
std::string write(const AnswerMessage& message);
std::string write(const RefusedMessage& message);
std::string write(const PongMessage& message);
std::string write(const RecordingMessage& message);

} // namespace tresillo::schema
