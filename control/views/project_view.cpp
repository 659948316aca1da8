// SPDX-License-Identifier: MIT
#include "control/views/project_view.h"

#include "core/model/section_ticks.h"
#include "core/params/param_table.h"

namespace tresillo::views {

std::vector<Ticks> sectionStarts(const Model<Studio>& model) {
    std::vector<Ticks> starts;
    Ticks start{};
    for (const Section& section : model.song) {
        starts.push_back(start);
        start = start + sectionTicks(model, section);
    }
    return starts;
}

ProjectView projectView(const Project<Studio>& project, const ProjectWords& words) {
    const Model<Studio>& model = project.model();
    ProjectView message{
        .name = std::string{project.names().project.view()},
        .kits = words.kits,
        .song = {model.song.begin(), model.song.end()},
        .starts = sectionStarts(model),
        .chain = {model.chain.begin(), model.chain.end()},
        .demos = words.demos,
        .empty = words.empty,
        .templates = words.templates};
    for (std::size_t row = indexOf(ParamId::MasterLevel); row < kParamRows; ++row) {
        const auto id = static_cast<ParamId>(row);
        message.values.push_back({.id = id, .value = model.projectParam(id)});
    }
    for (std::size_t index = 0; index < model.sounds.size(); ++index) {
        if (model.sounds[index].isSet) {
            message.sounds.push_back(
                {.sound = static_cast<std::uint8_t>(index + 1),
                 .name = std::string{project.names().sounds[index].view()},
                 .kind = static_cast<InstrumentKind>(model.sounds[index].values.value(ParamId::Instrument))});
        }
    }
    for (std::size_t pattern = 0; pattern < kPatterns; ++pattern) {
        const PatternId id{static_cast<std::uint8_t>(pattern)};
        if (words.music[pattern] || !project.names().patterns[pattern].empty()) {
            message.patterns.push_back({.pattern = id, .name = std::string{project.names().patterns[pattern].view()}});
        }
    }
    for (const PadValue& pad : project.names().padValues.all()) {
        message.pads.push_back({.kit = pad.place.kit, .pad = pad.place.pad, .row = pad.place.row, .value = pad.value});
    }
    for (std::size_t index = 0; index < kBanks; ++index) {
        const Bank& bank = project.names().banks[index];
        if (bank != Bank{}) {
            message.banks.push_back(
                {.bank = static_cast<std::uint8_t>(index), .name = std::string{bank.name.view()}, .tempo = bank.tempo});
        }
    }
    return message;
}

} // namespace tresillo::views
