// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tresillo::test {

/// Wraps `content` in an element.
inline std::string element(std::string_view name, std::string_view content) {
    return "<" + std::string{name} + ">" + std::string{content} + "</" + std::string{name} + ">";
}
inline std::string element(std::string_view name, double value) {
    return element(name, std::string_view{std::to_string(value)});
}
inline std::string element(std::string_view name, int value) {
    return element(name, std::string_view{std::to_string(value)});
}

/// A Hydrogen song in the making: what a test does not set is as Hydrogen 1.2 writes it by default.
struct SongText {
    std::string settings = "<version>1.2.0</version><bpm>120</bpm><volume>1</volume><name>Test</name><mode>song</mode>";
    std::string instruments;
    std::string patterns;
    std::string columns;
    std::string rest; ///< After the sequence: timeline, effects, virtual patterns.

    SongText& set(std::string_view name, std::string_view value) {
        settings += element(name, value);
        return *this;
    }
    /// `more` overrides nothing: the first element of a name counts, so it comes first.
    SongText& instrument(int id, std::string_view name, std::string_view more = {}, std::string_view layers = {}) {
        const std::string usual =
            "<layer><filename>" + std::string{name} + ".wav</filename><min>0</min><max>1</max></layer>";
        instruments += element(
            "instrument",
            element("id", id) + element("name", name) + element("drumkit", "TestKit") + std::string{more} +
                element(
                    "instrumentComponent",
                    "<component_id>0</component_id><gain>1</gain>" + (layers.empty() ? usual : std::string{layers})));
        return *this;
    }
    SongText& pattern(std::string_view name, int size, const std::vector<std::string>& notes) {
        std::string list;
        for (const std::string& note : notes) {
            list += note;
        }
        patterns += element("pattern", element("name", name) + element("size", size) + element("noteList", list));
        return *this;
    }
    SongText& column(const std::vector<std::string>& names) {
        std::string group;
        for (const std::string& name : names) {
            group += element("patternID", name);
        }
        columns += element("group", group);
        return *this;
    }
    [[nodiscard]] std::string text() const {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" +
               element(
                   "song", settings + element("instrumentList", instruments) + element("patternList", patterns) +
                               element("patternSequence", columns) + rest);
    }
};

/// A note; `more` are further elements, which win over the usual ones.
inline std::string note(int instrument, int position, std::string_view more = {}) {
    return element(
        "note", element("instrument", instrument) + element("position", position) + std::string{more} +
                    "<velocity>0.8</velocity><pan>0</pan><key>C0</key><length>-1</length><note_off>false</note_off>");
}

} // namespace tresillo::test
