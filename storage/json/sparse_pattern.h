// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/names.h"
#include "core/sequence/pattern.h"

#include <array>
#include <cstdint>
#include <vector>

namespace tresillo::storage {

/// The words of one pattern.
struct PatternWords {
    PatternName name{};
    std::array<TrackName, Studio::kTracks> tracks{};

    bool operator==(const PatternWords&) const = default;
};

/// A pattern as it lies in a project: only what is set, in a few bytes each, where a `Pattern` keeps room for all that
/// could be. Equal content gives equal values, whatever was edited on the way.
/// Thread-safe: yes while nobody writes. Realtime-safe: no.
class SparsePattern {
public:
    SparsePattern() = default;
    SparsePattern(const Pattern<Studio>& pattern, const PatternWords& words);

    /// Puts the content into `into`, whatever was there before, by the pattern's own calls. Returns how many values,
    /// notes and steps did not fit: always 0 for Studio; a Pocket has fewer tracks, steps and cells.
    template <class Sizes> std::uint32_t fill(Pattern<Sizes>& into) const;

    [[nodiscard]] PatternWords words() const;
    [[nodiscard]] const PatternName& name() const { return name_; }
    /// Room taken beside this object, in bytes.
    [[nodiscard]] std::size_t heapBytes() const;

    bool operator==(const SparsePattern&) const = default;

private:
    struct NamedTrack {
        std::uint8_t track{0};
        TrackName name{};
        bool operator==(const NamedTrack&) const = default;
    };
    /// A row or control change of a track, as the table packs it.
    struct TrackEntry {
        std::uint8_t track{0};
        ParamId id{};
        std::uint16_t value{0};
        bool operator==(const TrackEntry&) const = default;
    };
    /// Followed in notes_ and values_ by as many entries as it says.
    struct StepEntry {
        std::uint8_t track{0};
        std::uint8_t step{0};
        std::uint8_t condition{0};
        std::uint8_t notes{0};
        std::uint8_t values{0};
        bool operator==(const StepEntry&) const = default;
    };
    struct NoteEntry {
        Note note{};
        std::uint8_t slot{0};
        bool operator==(const NoteEntry&) const = default;
    };
    struct ValueEntry {
        std::uint16_t value{0};
        ParamId id{};
        bool operator==(const ValueEntry&) const = default;
    };

    void takeTrack(const Pattern<Studio>& pattern, std::uint8_t track);
    void takeStep(const Pattern<Studio>& pattern, std::uint8_t track, std::uint8_t step);

    PatternName name_{};
    std::int32_t tempo_{rowOf(ParamId::Tempo).initial};
    std::int32_t swing_{rowOf(ParamId::PatternSwing).initial};
    std::int32_t masterLength_{rowOf(ParamId::MasterLength).initial};
    std::vector<NamedTrack> names_;
    std::vector<TrackEntry> tracks_;
    std::vector<StepEntry> steps_;
    std::vector<NoteEntry> notes_;
    std::vector<ValueEntry> values_;
};

extern template std::uint32_t SparsePattern::fill(Pattern<Studio>&) const;
extern template std::uint32_t SparsePattern::fill(Pattern<Pocket>&) const;

} // namespace tresillo::storage
