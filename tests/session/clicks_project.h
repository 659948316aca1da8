// SPDX-License-Identifier: MIT
#pragma once

#include "storage/json/kit_json.h"
#include "storage/json/project_json.h"
#include "tests/storage/temporary_folder.h"

#include <sndfile.h>

#include <filesystem>
#include <string>
#include <vector>

namespace tresillo::session::test {

/// A small project: one track that plays pad 0 on every step, and the kit "clicks" in the project's own folder, which
/// the project names or not. Its one sample is 4,800 frames of 0.5. Empty: it is written; else why not.
inline std::string writeClicksProject(const storage::TemporaryFolder& folder, bool namesKit) {
    Pattern<Studio> pattern;
    (void)pattern.setTrackParam(0, ParamId::Instrument, static_cast<int>(InstrumentKind::Pad));
    for (std::size_t step = 0; step < 16; ++step) {
        (void)pattern.setNote(0, step, 0, {});
    }
    storage::ProjectFile project;
    project.setPattern(PatternId{0}, pattern);
    if (namesKit) {
        project.kits.push_back({.id = "clicks", .name = "Clicks", .path = {}});
    }
    storage::KitFile kit;
    kit.id = "clicks";
    kit.name = "Clicks";
    kit.padNames = {"Click"};
    kit.files = {"click.wav"};
    KitPad pad;
    (void)pad.layers.push({.sample = 0});
    (void)kit.description.pads.push(pad);
    std::filesystem::create_directories(folder / "kits/clicks");
    if (const auto problem = storage::writeProject(folder / "project.json", project)) {
        return problem->message;
    }
    if (const auto problem = storage::writeKit(folder / "kits/clicks/kit.json", kit)) {
        return problem->message;
    }
    SF_INFO info{};
    info.samplerate = 48'000;
    info.channels = 1;
    info.format = SF_FORMAT_WAV | SF_FORMAT_FLOAT;
    const std::string file = (folder / "kits/clicks/click.wav").string();
    SNDFILE* const sound = sf_open(file.c_str(), SFM_WRITE, &info);
    const std::vector<float> frames(4'800, 0.5F);
    const bool isWritten = sf_writef_float(sound, frames.data(), 4'800) == 4'800;
    return sf_close(sound) == 0 && isWritten ? "" : file;
}

} // namespace tresillo::session::test
