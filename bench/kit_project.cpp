// SPDX-License-Identifier: MIT
#include "bench/kit_project.h"

#include "bench/sound_file.h"
#include "storage/json/kit_json.h"
#include "storage/json/project_json.h"

#include <array>

namespace tresillo::bench {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t kSlots = 4; // four steps last as long as the longest sample: nothing is cut off

/// Four saws through a resonant low-pass, all of it sent to both effects.
void addChords(Pattern<Studio>& pattern) {
    constexpr std::uint8_t kTrack = kTracks;
    const auto set = [&](ParamId row, std::int32_t value) { (void)pattern.setTrackParam(kTrack, row, value); };
    set(ParamId::Instrument, static_cast<std::int32_t>(InstrumentKind::Synth));
    set(ParamId::TrackLength, kSteps);
    set(ParamId::Amp, 100); // times the velocity of 100 / 127: kSawLevel
    set(ParamId::FilterMode, static_cast<std::int32_t>(FilterMode::LowPass));
    set(ParamId::Cutoff, 1'200);
    set(ParamId::Resonance, 400);
    set(ParamId::FilterEnvAmount, 3'000);
    set(ParamId::Attack, 5);
    set(ParamId::ReverbSend, static_cast<std::int32_t>(1'000 * kSentShare));
    set(ParamId::DelaySend, static_cast<std::int32_t>(1'000 * kSentShare));
    for (std::size_t step = 0; step < kSteps; step += kHeldSteps) {
        for (std::size_t voice = 0; voice < kChord.size(); ++voice) {
            const std::uint8_t pitch = chordPitch(static_cast<std::int64_t>(step), voice);
            (void)pattern.setNote(
                kTrack, step, voice, {.pitch = pitch, .length = static_cast<std::uint16_t>(kHeldSteps * kLengthParts)});
        }
    }
}

void addLine(Pattern<Studio>& pattern) {
    constexpr std::uint8_t kTrack = kTracks + 1;
    (void)pattern.setTrackParam(kTrack, ParamId::Instrument, static_cast<std::int32_t>(InstrumentKind::Acid));
    (void)pattern.setTrackParam(kTrack, ParamId::TrackLength, kSteps);
    (void)pattern.setTrackParam(kTrack, ParamId::Amp, 100);
    for (std::size_t step = 0; step < kSteps; ++step) {
        (void)pattern.setNote(kTrack, step, 0, {.pitch = linePitch(static_cast<std::int64_t>(step))});
    }
}

} // namespace

std::string sampleName(std::size_t track) { return "sample" + std::to_string(track) + ".wav"; }

std::optional<storage::FileError> writeSamples(const fs::path& folder, const KitSong& song) {
    fs::create_directories(folder);
    for (std::size_t track = 0; track < kTracks; ++track) {
        if (auto problem = writeMono(folder / sampleName(track), kRate.hz, song.samples[track])) {
            return problem;
        }
    }
    return std::nullopt;
}

std::optional<storage::FileError> writeKitProject(const fs::path& folder, const KitSong& song, Work work) {
    const fs::path kitFolder = folder / "kits" / "bench";
    storage::KitFile kit{};
    kit.id = "bench";
    kit.name = "Bench";
    Pattern<Studio> pattern;
    for (std::uint8_t track = 0; track < kTracks; ++track) {
        KitPad pad;
        (void)pad.layers.push({.sample = track});
        (void)kit.description.pads.push(pad);
        kit.padNames.emplace_back();
        kit.files.push_back(sampleName(track));
        (void)pattern.setTrackParam(track, ParamId::Instrument, static_cast<int>(InstrumentKind::Pad));
        (void)pattern.setTrackParam(track, ParamId::Pad, track);
        (void)pattern.setTrackParam(track, ParamId::TrackLength, kSteps);
        for (std::size_t step = 0; step < kSteps; ++step) {
            if (song.steps[step][track]) {
                (void)pattern.setNote(track, step, step % kSlots, {.pitch = kSamplePitch});
            }
        }
    }
    if (work != Work::Kit) {
        addChords(pattern);
    }
    if (work == Work::Acid) {
        addLine(pattern);
    }
    storage::ProjectFile project;
    project.name = ProjectName{"Kit benchmark"};
    project.kits.push_back({.id = "bench", .name = "Bench", .path = {}});
    project.setPattern(PatternId{0}, pattern);
    if (auto problem = writeSamples(kitFolder, song)) {
        return problem;
    }
    if (auto problem = storage::writeKit(kitFolder / "kit.json", kit)) {
        return problem;
    }
    return storage::writeProject(folder / "project.json", project);
}

} // namespace tresillo::bench
