// SPDX-License-Identifier: MIT
#include "tests/project/rig.h"

#include "core/base/hash.h"

#include <string_view>

namespace tresillo::test {
namespace {

Hash withText(Hash hash, std::string_view text) {
    for (const char letter : text) {
        hash = hash.with(static_cast<std::uint8_t>(letter));
    }
    return hash.with(text.size());
}

template <class Sizes> std::uint64_t emptyChecksum() {
    static const std::uint64_t kSum = checksum(Pattern<Sizes>{});
    return kSum;
}

template <class Sizes> Hash headHash(const Model<Sizes>& model) {
    Hash hash{};
    for (const Section& section : model.song) {
        hash = hash.with(section.pattern.value).with(section.repeats).with(section.mutes).with(section.length);
        hash = hash.with(static_cast<std::uint64_t>(section.tempo));
    }
    for (const PatternId id : model.chain) {
        hash = hash.with(id.value);
    }
    for (const Sound& sound : model.sounds) {
        hash = hash.with(sound.isSet ? 1 : 0);
        for (const LockedValue& value : sound.values.all()) {
            hash = hash.with(static_cast<std::uint64_t>(value.value));
        }
    }
    for (const std::int32_t value : model.projectValues) {
        hash = hash.with(static_cast<std::uint64_t>(value));
    }
    for (const Ticks end : model.patternEnds) {
        hash = hash.with(static_cast<std::uint64_t>(end.value));
    }
    return hash.with(model.song.size()).with(model.chain.size());
}

} // namespace

template <class Sizes>
ProjectRig<Sizes>::ProjectRig(const Model<Sizes>& head)
    : engine({48'000}, head, arena, link), project(link.messages, link.notices, arena, bank) {
    project.logs().add(tape);
    project.noticeListeners().add(ear);
    project.open(head, {});
}

template <class Sizes> bool ProjectRig<Sizes>::areEqual() const {
    if (headHash(engine.model()).state != headHash(project.model()).state) {
        return false;
    }
    for (std::size_t index = 0; index < Sizes::kSlots; ++index) {
        const Slot<Sizes>& own = project.model().slots[index];
        const Slot<Sizes>& played = engine.model().slots[index];
        if ((own.pattern == nullptr) != (played.pattern == nullptr)) {
            return false;
        }
        if (own.pattern != nullptr && (own.id != played.id || checksum(*own.pattern) != checksum(*played.pattern) ||
                                       !own.pattern->isSound() || !played.pattern->isSound())) {
            return false;
        }
    }
    return true;
}

template <class Sizes> std::uint64_t ProjectRig<Sizes>::contentOf(std::uint8_t id) const {
    if (const Pattern<Sizes>* pattern = project.pattern({id})) {
        return checksum(*pattern);
    }
    return bank.kept[id] ? checksum(bank.kept[id]->pattern) : emptyChecksum<Sizes>();
}

template <class Sizes> std::uint64_t ProjectRig<Sizes>::fingerprint() const {
    Hash hash = withText(headHash(project.model()), project.names().project.view());
    for (const SoundName& name : project.names().sounds) {
        hash = withText(hash, name.view());
    }
    for (std::size_t id = 0; id < kPatterns; ++id) {
        hash = withText(hash, project.names().patterns[id].view());
        const auto slot = project.model().slotOf({static_cast<std::uint8_t>(id)});
        const std::uint64_t content = contentOf(static_cast<std::uint8_t>(id));
        if (content != emptyChecksum<Sizes>()) {
            hash = hash.with(id).with(content);
        }
        for (std::size_t track = 0; track < Sizes::kTracks; ++track) {
            hash = withText(
                hash, slot            ? project.names().tracks[*slot][track].view()
                      : bank.kept[id] ? bank.kept[id]->names[track].view()
                                      : std::string_view{});
        }
    }
    return hash.state;
}

template <class Sizes> void ProjectRig<Sizes>::bankPattern(std::uint8_t id, std::uint8_t pitch, std::uint8_t steps) {
    Pattern<Sizes> pattern;
    (void)pattern.setTrackParam(0, ParamId::Instrument, 1);
    (void)pattern.setTrackParam(0, ParamId::TrackLength, steps);
    for (std::uint8_t step = 0; step < steps; ++step) {
        (void)pattern.setNote(0, step, 0, {.pitch = pitch});
    }
    bank.keep({id}, pattern, {});
    bank.keeps = 0;
}

template <class Sizes> std::unique_ptr<ProjectRig<Sizes>> makeProject(const Model<Sizes>& head) {
    return std::make_unique<ProjectRig<Sizes>>(head);
}

template class ProjectRig<Studio>;
template class ProjectRig<Pocket>;
template std::unique_ptr<ProjectRig<Studio>> makeProject(const Model<Studio>&);
template std::unique_ptr<ProjectRig<Pocket>> makeProject(const Model<Pocket>&);

} // namespace tresillo::test
