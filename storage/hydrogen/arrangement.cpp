// SPDX-License-Identifier: MIT
#include "storage/hydrogen/arrangement.h"

#include "storage/kit_import/words.h"

#include <algorithm>
#include <set>

namespace tresillo::storage {
namespace {

// The column's patterns and whatever is virtually in them, each once, in the order in which they are met.
std::vector<std::size_t> withVirtuals(const HydrogenSong& song, const std::vector<std::size_t>& patterns) {
    std::vector<std::size_t> all;
    std::vector<bool> seen(song.patterns.size(), false);
    const auto add = [&](std::size_t pattern) {
        if (!seen[pattern]) {
            seen[pattern] = true;
            all.push_back(pattern);
        }
    };
    std::ranges::for_each(patterns, add);
    std::size_t next = 0;
    while (next < all.size()) { // grows as virtual patterns name further ones
        std::ranges::for_each(song.patterns[all[next++]].virtuals, add);
    }
    return all;
}

// The line through the points; flat before the first and after the last.
double valueAt(const std::vector<HydrogenAutomationPoint>& path, double column) {
    const auto after = std::ranges::upper_bound(path, column, {}, &HydrogenAutomationPoint::column);
    if (path.empty()) {
        return 1.0;
    }
    if (after == path.begin()) {
        return path.front().value;
    }
    const HydrogenAutomationPoint& left = *(after - 1);
    if (after == path.end() || after->column <= left.column) {
        return left.value;
    }
    return left.value + (after->value - left.value) * (column - left.column) / (after->column - left.column);
}

class Arranger {
public:
    Arranger(const HydrogenSong& song, Findings& findings) : song_(song), findings_(findings) {}

    HydrogenArrangement run() {
        std::set<std::size_t> used;
        std::int64_t start = 0;
        for (std::size_t index = 0; index < song_.columns.size(); ++index) {
            const std::vector<std::size_t> patterns = withVirtuals(song_, song_.columns[index]);
            used.insert(patterns.begin(), patterns.end());
            HydrogenColumn column = merged(patterns);
            scaleVelocities(column, index, start);
            start += column.size;
            place(std::move(column), index);
        }
        addUnused(used);
        return std::move(result_);
    }

private:
    HydrogenColumn merged(const std::vector<std::size_t>& patterns) {
        HydrogenColumn column;
        column.size = patterns.empty() ? kHydrogenTicksPerBar : 0;
        column.name = patterns.empty() ? "(silence)" : "";
        for (const std::size_t index : patterns) {
            const HydrogenPattern& pattern = song_.patterns[index];
            column.size = std::max(column.size, pattern.size);
            if (column.name.size() < 64) {
                column.name += say(column.name.empty() ? "" : "+", pattern.name);
            }
            addNotes(pattern, column);
        }
        column.patterns = patterns;
        std::ranges::sort(column.patterns);
        std::ranges::stable_sort(column.notes);
        return column;
    }

    void addNotes(const HydrogenPattern& pattern, HydrogenColumn& column) {
        std::size_t beyond = 0;
        for (HydrogenNote note : pattern.notes) {
            if (note.position >= pattern.size) {
                ++beyond;
                continue;
            }
            if (column.notes.size() == HydrogenArrangement::kMostNotes) {
                reportOnce(
                    FindingKind::LeftOut,
                    say("column '", column.name, "': notes beyond the first ", HydrogenArrangement::kMostNotes));
                break;
            }
            if (note.length >= 0) {
                note.length = std::min(note.length, pattern.size - note.position);
            }
            column.notes.push_back(note);
        }
        if (beyond > 0) {
            reportOnce(
                FindingKind::Note, say("pattern '", pattern.name, "': ", beyond,
                                       " notes lie at or beyond its end; Hydrogen does not play them either"));
        }
    }

    // Hydrogen reads the line at the column plus the tick within a bar of 192, counted from the song's start.
    void scaleVelocities(HydrogenColumn& column, std::size_t index, std::int64_t start) const {
        if (song_.velocityPath.empty()) {
            return;
        }
        for (HydrogenNote& note : column.notes) {
            const auto tick = static_cast<double>((start + note.position) % kHydrogenTicksPerBar);
            const double at = static_cast<double>(index) + tick / kHydrogenTicksPerBar;
            note.velocity = std::clamp(note.velocity * valueAt(song_.velocityPath, at), 0.0, 1.0);
        }
    }

    [[nodiscard]] double bpmAt(std::size_t column) const {
        if (!song_.timelineActive.value_or(true)) {
            return song_.bpm;
        }
        double bpm = song_.bpm;
        for (const HydrogenTempoMarker& marker : song_.tempoMarkers) {
            if (static_cast<std::size_t>(marker.column) <= column) {
                bpm = marker.bpm;
            }
        }
        return bpm;
    }

    void place(HydrogenColumn column, std::size_t index) {
        const double bpm = bpmAt(index);
        const auto same = std::ranges::find_if(result_.columns, [&](const HydrogenColumn& other) {
            return other.patterns == column.patterns && other.notes == column.notes;
        });
        const auto at = static_cast<std::size_t>(same - result_.columns.begin());
        if (same == result_.columns.end()) {
            if (result_.columns.size() == HydrogenArrangement::kMostColumns) {
                findings_.add(
                    FindingKind::LeftOut, "columns",
                    say("column ", index + 1, " '", column.name, "': a project holds ",
                        HydrogenArrangement::kMostColumns, " patterns"));
                return;
            }
            result_.columns.push_back(std::move(column));
        }
        if (!result_.order.empty() && result_.order.back().column == at && !(result_.order.back().bpm < bpm) &&
            !(result_.order.back().bpm > bpm)) {
            ++result_.order.back().repeats;
        } else {
            result_.order.push_back({.column = at, .repeats = 1, .bpm = bpm});
        }
    }

    void addUnused(const std::set<std::size_t>& used) {
        for (std::size_t index = 0; index < song_.patterns.size(); ++index) {
            const HydrogenPattern& pattern = song_.patterns[index];
            if (used.contains(index)) {
                continue;
            }
            if (pattern.notes.empty()) {
                findings_.add(
                    FindingKind::LeftOut, "empty patterns",
                    say("pattern '", pattern.name, "': it is empty and not part of the song"));
            } else if (result_.columns.size() == HydrogenArrangement::kMostColumns) {
                findings_.add(
                    FindingKind::LeftOut, "patterns",
                    say("pattern '", pattern.name, "': a project holds ", HydrogenArrangement::kMostColumns,
                        " patterns"));
            } else {
                result_.columns.push_back(merged(withVirtuals(song_, {index})));
            }
        }
    }

    // Columns repeat; what there is to say of their patterns is said once.
    void reportOnce(FindingKind kind, std::string text) {
        if (reported_.size() < 1'000 && reported_.insert(text).second) {
            findings_.add(kind, std::move(text));
        }
    }

    const HydrogenSong& song_;
    Findings& findings_;
    HydrogenArrangement result_;
    std::set<std::string> reported_;
};

} // namespace

HydrogenArrangement arrange(const HydrogenSong& song, Findings& findings) { return Arranger(song, findings).run(); }

} // namespace tresillo::storage
