// SPDX-License-Identifier: MIT
#include "tests/storage/hydrogen/onset_oracle.h"

#include <pugixml.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <stdexcept>

namespace tresillo::test {
namespace {

__extension__ using Int128 = __int128;

constexpr int kQuarterTicks = 48;
constexpr int kBarTicks = 192;

// floor(numerator / denominator + 1/2)
std::int64_t rounded(Int128 numerator, Int128 denominator) {
    const Int128 twice = 2 * numerator + denominator;
    Int128 quotient = twice / (2 * denominator);
    if (twice % (2 * denominator) < 0) {
        --quotient;
    }
    return static_cast<std::int64_t>(quotient);
}

int whole(const pugi::xml_node& node, const char* name, int fallback) {
    return node.child(name) ? node.child(name).text().as_int() : fallback;
}

double real(const pugi::xml_node& node, const char* name, double fallback) {
    return node.child(name) ? node.child(name).text().as_double() : fallback;
}

using Patterns = std::map<std::string, pugi::xml_node>;
using Virtuals = std::map<std::string, std::vector<std::string>>;

// The patterns that sound in a column: those named, and those virtually in them, each once.
std::vector<pugi::xml_node> sounding(const pugi::xml_node& group, const Patterns& patterns, const Virtuals& virtuals) {
    std::vector<std::string> names;
    for (const pugi::xml_node id : group.children("patternID")) {
        names.emplace_back(id.text().as_string());
    }
    std::set<std::string> seen;
    std::vector<pugi::xml_node> found;
    while (!names.empty()) {
        const std::string name = names.back();
        names.pop_back();
        if (!patterns.contains(name) || !seen.insert(name).second) {
            continue;
        }
        found.push_back(patterns.at(name));
        if (const auto more = virtuals.find(name); more != virtuals.end()) {
            names.insert(names.end(), more->second.begin(), more->second.end());
        }
    }
    return found;
}

std::vector<pugi::xml_node> notesOf(const pugi::xml_node& pattern) {
    std::vector<pugi::xml_node> notes;
    const auto take = [&](const pugi::xml_node& list) {
        for (const pugi::xml_node note : list.children("note")) {
            notes.push_back(note);
        }
    };
    take(pattern.child("noteList"));
    for (const pugi::xml_node sequence : pattern.child("sequenceList").children("sequence")) {
        take(sequence.child("noteList"));
    }
    return notes;
}

// Sixteenths that are not eighths are late by up to half a sixteenth; lead and lag reach five ticks.
double delayOf(const pugi::xml_node& note, int position, double swing) {
    const bool upbeat = position % (kQuarterTicks / 4) == 0 && position % (kQuarterTicks / 2) != 0;
    return (upbeat ? swing * kQuarterTicks / 8.0 : 0.0) + 5.0 * real(note, "leadlag", 0.0);
}

class Reader {
public:
    explicit Reader(const pugi::xml_node& song) : song_(song) {
        for (const pugi::xml_node instrument : song.child("instrumentList").children("instrument")) {
            known_.push_back(whole(instrument, "id", -1));
        }
        for (const pugi::xml_node pattern : song.child("patternList").children("pattern")) {
            patterns_.emplace(pattern.child("name").text().as_string(), pattern);
        }
        for (const pugi::xml_node pattern : song.child("virtualPatternList").children("pattern")) {
            for (const pugi::xml_node name : pattern.children("virtual")) {
                virtuals_[pattern.child("name").text().as_string()].emplace_back(name.text().as_string());
            }
        }
    }

    HydrogenScore read() {
        int column = 0;
        for (const pugi::xml_node group : song_.child("patternSequence").children("group")) {
            readTempo(column);
            readColumn(group, column++);
        }
        std::ranges::stable_sort(score_.onsets, {}, &HydrogenOnset::tick);
        for (const int id : known_) {
            if (std::ranges::find(score_.onsets, id, &HydrogenOnset::instrument) != score_.onsets.end()) {
                score_.instruments.push_back(id);
            }
        }
        return std::move(score_);
    }

private:
    void readTempo(int column) {
        double bpm = real(song_, "bpm", 120.0);
        int best = -1;
        const pugi::xml_node active = song_.child("isTimelineActivated");
        for (const pugi::xml_node marker : song_.child("BPMTimeLine").children("newBPM")) {
            const int bar = whole(marker, "BAR", 0);
            if ((!active || active.text().as_bool()) && bar <= column && bar >= best) {
                best = bar;
                bpm = real(marker, "BPM", 120.0);
            }
        }
        const std::int64_t milliBpm = std::llround(bpm * 1000.0);
        if (score_.tempos.empty() || score_.tempos.back().milliBpm != milliBpm) {
            score_.tempos.push_back({.tick = score_.length, .milliBpm = milliBpm});
        }
    }

    void readColumn(const pugi::xml_node& group, int column) {
        int size = 0;
        const double swing = real(song_, "swing_factor", 0.0);
        for (const pugi::xml_node& pattern : sounding(group, patterns_, virtuals_)) {
            const int own = whole(pattern, "size", kBarTicks);
            size = std::max(size, own);
            for (const pugi::xml_node& note : notesOf(pattern)) {
                const int position = whole(note, "position", 0);
                const int instrument = whole(note, "instrument", -1);
                const bool silent = note.child("note_off").text().as_bool() || real(note, "velocity", 0.8) <= 0.0;
                if (position < own && !silent && std::ranges::find(known_, instrument) != known_.end()) {
                    score_.onsets.push_back(
                        {.instrument = instrument,
                         .column = column,
                         .tick = score_.length + position,
                         .delay = delayOf(note, position, swing),
                         .velocity = real(note, "velocity", 0.8)});
                }
            }
        }
        score_.length += size == 0 ? kBarTicks : size;
    }

    pugi::xml_node song_;
    std::vector<int> known_;
    Patterns patterns_;
    Virtuals virtuals_;
    HydrogenScore score_;
};

} // namespace

std::int64_t HydrogenScore::frameOf(const HydrogenOnset& onset, int rate) const {
    // Millionths of a tick hold every delay that can be told apart at any rate.
    constexpr std::int64_t kParts = 1'000'000;
    const Int128 parts = Int128{onset.tick} * kParts + std::llround(onset.delay * static_cast<double>(kParts));
    std::int64_t frame = 0;
    for (std::size_t index = 0; index < tempos.size(); ++index) {
        const auto frames = [&](Int128 distance) {
            return rounded(distance * 60'000 * rate, Int128{tempos[index].milliBpm} * kQuarterTicks * kParts);
        };
        // A delayed note is told apart by its own tick: it keeps to the column in which it is written.
        const bool last = index + 1 == tempos.size() || onset.tick < tempos[index + 1].tick;
        if (last) {
            return frame + frames(parts - Int128{tempos[index].tick} * kParts);
        }
        frame += frames(Int128{tempos[index + 1].tick - tempos[index].tick} * kParts);
    }
    return frame;
}

HydrogenScore scoreOf(std::string_view xml) {
    pugi::xml_document document;
    if (!document.load_buffer(xml.data(), xml.size()) || !document.child("song")) {
        throw std::runtime_error("the oracle was given no song");
    }
    return Reader(document.child("song")).read();
}

HydrogenScore scoreOfFile(const std::filesystem::path& file) { return scoreOf(textOf(file)); }

std::string straightened(std::string_view xml) {
    static const std::regex kWanted("<(swing_factor|humanize_time|humanize_velocity|leadlag)>[^<]*<");
    return std::regex_replace(std::string{xml}, kWanted, "<$1>0<");
}

std::string textOf(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

} // namespace tresillo::test
