// SPDX-License-Identifier: MIT
#include "bench/kit_project.h"

#include "bench/sound_file.h"
#include "storage/json/kit_json.h"
#include "storage/json/project_json.h"

namespace tresillo::bench {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t kSlots = 4; // four steps last as long as the longest sample: nothing is cut off

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

std::optional<storage::FileError> writeKitProject(const fs::path& folder, const KitSong& song) {
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
