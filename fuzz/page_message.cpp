// SPDX-License-Identifier: MIT
// Any bytes as a message of a page: refused in one short line, or understood; and what was understood is done to a
// project that stays joined to its audio side by nothing but a queue.
#include "control/web/messages/read.h"
#include "core/model/pattern_arena.h"
#include "project/project.h"
#include "project/editing/sounds.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using namespace tresillo;

class EmptyBank final : public PatternBank<Studio> {
public:
    bool load(PatternId /*id*/, Pattern<Studio>& /*pattern*/, TrackNames<Studio>& /*names*/) override { return true; }
    void keep(PatternId /*id*/, const Pattern<Studio>& /*pattern*/, const TrackNames<Studio>& /*names*/) override {}
};

/// A project whose audio side takes everything and lets go of it at once.
struct Bench {
    void settle() {
        while (const auto message = messages.pop()) {
            if (const auto* handover = std::get_if<SlotHandover>(&message->body)) {
                (void)notices.push({.frame = {}, .what = SlotReleased{handover->buffer}});
            }
        }
        project.service();
    }

    Project<Studio>::Messages messages;
    Project<Studio>::Notices notices;
    PatternArena<Studio> arena;
    EmptyBank bank;
    Project<Studio> project{messages, notices, arena, bank};
};

struct Obey {
    Project<Studio>& project;

    template <class Message> [[nodiscard]] SoundValues valuesOf(const Message& message) const {
        return soundOfTrack(project, message.pattern, message.track).value_or(SoundValues{});
    }

    void operator()(const control::LookMessage& message) const { (void)project.request(message.pattern); }
    void operator()(const control::EditsMessage& message) const {
        (void)project.commit({}, message.pattern, message.edits);
    }
    void operator()(const control::CommandMessage& message) const { (void)project.command(message.gesture); }
    void operator()(const control::ToolsMessage& message) const {
        (void)schema::perform(project, {}, message.pattern, message.tool);
    }
    void operator()(const control::UndoMessage& /*message*/) const { (void)project.undo(); }
    void operator()(const control::RedoMessage& /*message*/) const { (void)project.redo(); }
    void operator()(const control::ReloadMessage& message) const { (void)project.reload({}, message.pattern); }
    void operator()(const control::SoundsMessage& /*message*/) const {}
    void operator()(const control::LoadSoundMessage& message) const {
        (void)loadSound(project, {}, message.pattern, message.track, valuesOf(message));
    }
    void operator()(const control::StoreSoundMessage& message) const {
        const auto place = static_cast<std::uint8_t>(message.sound.value_or(1) - 1);
        (void)storeSound(project, {}, place, message.name.value_or(SoundName{}).view(), valuesOf(message));
    }
    void operator()(const control::KeepSoundMessage& /*message*/) const {}
    void operator()(const control::PingMessage& /*message*/) const {}
    void operator()(const control::RecordMessage& /*message*/) const {}
    void operator()(const control::OpenMessage& /*message*/) const {}
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto kBench = std::make_unique<Bench>();
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto read = control::readPageMessage(text);
    if (const auto* refusal = std::get_if<json::Refusal>(&read)) {
        constexpr std::size_t kShort = 400;
        if (refusal->text.empty() || refusal->text.size() > kShort || refusal->text.find('\n') != std::string::npos) {
            std::abort();
        }
        return 0;
    }
    std::visit(Obey{kBench->project}, std::get<control::PageMessage>(read));
    kBench->settle();
    for (const Slot<Studio>& slot : kBench->project.model().slots) {
        if (slot.pattern != nullptr && !slot.pattern->isSound()) {
            std::abort();
        }
    }
    return 0;
}
