// SPDX-License-Identifier: MIT
#include "control/web/status_report.h"

#include <string_view>

namespace tresillo::control {
namespace {

std::string_view wordOf(Transport transport) {
    switch (transport) {
    case Transport::Stopped:
        return "stopped";
    case Transport::Playing:
        return "playing";
    case Transport::Paused:
        return "paused";
    }
    return "";
}

} // namespace

// Numbers and words of ours: nothing in it needs to be escaped.
std::string textOf(const StatusReport& report) {
    std::string text = R"({"version":")" + report.version + R"(","transport":")";
    text.append(wordOf(report.engine.transport)).append("\"");
    const auto number = [&](std::string_view name, auto value) {
        text.append(",\"").append(name).append("\":").append(std::to_string(value));
    };
    number("frame", report.engine.frame.value);
    number("position", report.engine.position.value);
    number("tempo", report.engine.tempo.milliBpm);
    number("pages", report.pages);
    number("listeners", report.listeners);
    number("connections", report.connections);
    number("lateBlocks", report.levels.xruns);
    number("noticesLost", report.engine.noticesLost);
    number("refusedRepeats", report.engine.refusedRepeats);
    number("refusedLocks", report.engine.refusedLocks);
    number("refusedNotes", report.engine.refusedNotes);
    number("busRepairs", report.levels.repairs);
    number("worstMicroseconds", report.levels.worstNanoseconds / 1000);
    number("voices", report.levels.voices);
    number("notesOn", report.engine.notesOn);
    text += ",\"checksum\":" + (report.checksum ? std::to_string(*report.checksum) : "null") + "}";
    return text;
}

} // namespace tresillo::control
