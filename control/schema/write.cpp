// SPDX-License-Identifier: MIT
#include "control/schema/write.h"

#include "control/schema/detail/writer.h"
#include "control/schema/server_fields.h"

namespace tresillo::schema {
namespace {

template <class Message> std::string written(const Message& message) {
    std::string text;
    detail::Writer{text}.message(message);
    return text;
}

} // namespace

std::string write(const HelloMessage& message) { return written(message); }
std::string write(const ProjectMessage& message) { return written(message); }
std::string write(const PatternMessage& message) { return written(message); }
std::string write(const UpdateMessage& message) { return written(message); }
std::string write(const HistoryMessage& message) { return written(message); }
std::string write(const SilentMessage& message) { return written(message); }
std::string write(const TickMessage& message) { return written(message); }
std::string write(const LibraryMessage& message) { return written(message); }
std::string write(const AnswerMessage& message) { return written(message); }
std::string write(const RefusedMessage& message) { return written(message); }
std::string write(const PongMessage& message) { return written(message); }
std::string write(const RecordingMessage& message) { return written(message); }

} // namespace tresillo::schema
