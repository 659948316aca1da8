// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

/// The program's way to terminal and log: nothing else in app/ writes there, and tools/layers sees to it. What is said
/// may hold text of files, paths and peers, so each function makes it `printable`: no escape sequence, no other
/// direction, one line for each call, and that of a few hundred bytes, the middle left out of a longer one.
/// Thread-safe: yes. Realtime-safe: no.
namespace tresillo::app {

/// One line as it is shown: printable, and at most some 500 bytes.
std::string shownLine(std::string_view text);

/// A line on the standard output.
void say(std::string_view line);
/// A line on the standard error, with the program's name before it.
void warn(std::string_view line);
/// The same; returns 1, the exit code of a command that could not do its work.
int fail(std::string_view line);

/// JSON on the standard output, with a line's end behind it if it has none. It stays what it was to whoever parses it:
/// in its texts what is not printable is escaped, and what is not UTF-8 becomes U+FFFD.
void sayJson(std::string_view json);

/// Lines of the program's own on the standard output, such as its help.
void sayLines(std::string_view text);

/// Puts this line in place of the one that the terminal's cursor is on; only where standard output is a terminal.
void redraw(std::string_view line);
/// Empties that line, where there is one.
void clearLine();
/// The same two on the standard error, whatever it is.
void redrawProgress(std::string_view line);
void endProgress(std::string_view line);

} // namespace tresillo::app
