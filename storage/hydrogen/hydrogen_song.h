// SPDX-License-Identifier: MIT
#pragma once

#include "storage/kit_import/findings.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What a Hydrogen song or drumkit says, in Hydrogen's own units, as plain values: nothing here knows XML or our model.
/// Time is in Hydrogen's ticks, 48 to the quarter note. Levels are linear factors. Times of envelopes are in frames.
/// The values were checked when they were read (see read.h); defaults are those that Hydrogen takes for what is absent.
namespace tresillo::storage {

inline constexpr std::int32_t kHydrogenTicksPerQuarter = 48;
/// What an empty column lasts, and the size of a pattern that does not name one.
inline constexpr std::int32_t kHydrogenTicksPerBar = 4 * kHydrogenTicksPerQuarter;

enum class HydrogenSelection : std::uint8_t { Velocity, RoundRobin, Random };

struct HydrogenLayer {
    std::string file;    ///< A name within the kit's folder, or an absolute path.
    double minimum{0.0}; ///< Velocity range, 0 to 1, both ends included; of several layers the first that fits plays.
    double maximum{1.0};
    double gain{1.0};
    double pitch{0.0};   ///< Semitones.
    bool isMuted{false}; ///< From version 2.0 on; also when another layer of its component is soloed.
    std::int64_t startFrame{0};
    std::int64_t endFrame{0}; ///< 0: to the end.
    std::int64_t loopFrame{0};
    std::int64_t loops{0};
    std::string loopMode{"forward"}; ///< As written: forward, reverse or pingpong.
    bool modified{false};            ///< Only then do the frames, loops, stretching and envelopes count.
    bool stretched{false};           ///< Time-stretched by Rubber Band.
    bool hasEnvelopes{false};        ///< Drawn volume or pan envelopes over the sample.
};

/// All components of an instrument sound together, each with one of its layers.
struct HydrogenComponent {
    std::int32_t id{0};
    double gain{1.0};
    std::vector<HydrogenLayer> layers;
    bool isMuted{false}; ///< From version 2.0 on; also when another component of its instrument is soloed.
    std::optional<HydrogenSelection> selection{}; ///< Its own, from version 2.0 on; else its instrument's.
};

struct HydrogenInstrument {
    std::int32_t id{0};
    std::string name;
    std::string type; ///< What it is, "Snare" say, from version 1.3 on; notes name it as well.
    std::string kit;  ///< Name of the drumkit whose folder holds the samples.
    double volume{1.0};
    double gain{1.0};
    double pan{0.0}; ///< -1 to 1.
    bool muted{false};
    bool soloed{false};
    bool applyVelocity{true};
    bool filterActive{false};
    double filterCutoff{1.0};    ///< 0 to 1, a coefficient and not a frequency.
    double filterResonance{0.0}; ///< 0 to 1.
    double attack{0.0};          ///< Frames, as are decay and release.
    double decay{0.0};
    double sustain{1.0};
    double release{1000.0};
    double pitchOffset{0.0}; ///< Semitones.
    double randomPitch{0.0};
    std::int32_t muteGroup{-1}; ///< -1: none. A note silences the sounding notes of the group's other instruments.
    bool stopNotes{false};      ///< A note ends the sounding notes of its own instrument.
    HydrogenSelection selection{HydrogenSelection::Velocity};
    std::int32_t midiOutChannel{-1}; ///< 0 to 15; -1: none.
    std::int32_t midiOutNote{36};
    std::int32_t hihatGroup{-1}; ///< Instruments chosen live by a pedal's controller value.
    std::int32_t lowerCc{0};
    std::int32_t higherCc{127};
    std::vector<double> effectLevels; ///< Sends to the LADSPA effects.
    std::vector<HydrogenComponent> components;
};

struct HydrogenKitComponent {
    std::int32_t id{0};
    std::string name;
    double volume{1.0};
};

struct HydrogenKit {
    std::string name;
    std::string author;
    std::string license;
    std::string info;
    std::vector<HydrogenKitComponent> components;
    std::vector<HydrogenInstrument> instruments;
    std::vector<Finding> repairs; ///< Odd values, and what was taken in their place.
};

struct HydrogenNote {
    std::int32_t position{0}; ///< Ticks from the start of the pattern.
    double leadLag{0.0};      ///< -1 to 1; 1 is five ticks late.
    double velocity{0.8};     ///< 0 to 1.
    double pan{0.0};          ///< -1 to 1, within what the instrument's pan leaves.
    double pitch{0.0};        ///< Semitones, added to the key.
    double probability{1.0};  ///< 0 to 1.
    std::int32_t key{0};      ///< Semitones from C0, the sample's own pitch.
    std::int32_t length{-1};  ///< Ticks; -1: the whole sample.
    std::int32_t instrument{0};
    bool noteOff{false}; ///< Sounds nothing; ends the sounding notes of its instrument.

    auto operator<=>(const HydrogenNote&) const = default;
};

struct HydrogenPattern {
    std::string name;
    std::int32_t size{kHydrogenTicksPerBar}; ///< Ticks.
    std::int32_t denominator{4};
    std::vector<HydrogenNote> notes;
    std::vector<std::size_t> virtuals; ///< Patterns that play along with this one; indices into the song's.
};

/// From the start of `column` on (0 is the first) the tempo is `bpm`.
struct HydrogenTempoMarker {
    std::int32_t column{0};
    double bpm{120.0};
};

struct HydrogenTag {
    std::int32_t column{0};
    std::string text;
};

struct HydrogenEffect {
    std::string name;
    bool enabled{false};
};

/// A point of the line that scales velocities along the song; `column` counts columns and fractions of them.
struct HydrogenAutomationPoint {
    double column{0.0};
    double value{1.0};
};

struct HydrogenSong {
    std::string version;
    std::string name;
    std::string author;
    std::string license;
    double bpm{120.0};
    double volume{0.5};
    double humanizeTime{0.0};
    double humanizeVelocity{0.0};
    double swing{0.0}; ///< 0 to 1; 1 delays the odd sixteenths by half a sixteenth.
    bool loop{false};
    bool songMode{true}; ///< False: saved while it played patterns by hand.
    bool isMuted{false}; ///< All of it.
    bool playbackTrack{false};
    std::string playbackFile;
    std::string panLaw;
    std::string kitName; ///< Of the drumkit that the song describes itself, from version 1.3 on, and whose it is.
    std::string kitAuthor;
    std::string kitLicense;
    std::optional<bool> timelineActive; ///< Older versions keep this outside the song.
    std::vector<HydrogenKitComponent> components;
    std::vector<HydrogenInstrument> instruments;
    std::vector<HydrogenPattern> patterns;
    std::vector<std::vector<std::size_t>> columns; ///< Indices into `patterns`; an empty column is a bar of silence.
    std::vector<HydrogenTempoMarker> tempoMarkers;
    std::vector<HydrogenTag> tags;
    std::vector<HydrogenEffect> effects;
    std::vector<HydrogenAutomationPoint> velocityPath;
    /// What was read but has no meaning that we know, one line each; and slips that Hydrogen lets pass, as we do.
    std::vector<std::string> remarks;
    std::vector<Finding> repairs; ///< Odd values, and what was taken in their place.
};

} // namespace tresillo::storage
