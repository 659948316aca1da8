// SPDX-License-Identifier: MIT
// Any bytes as a message of a page: refused in one short line, or understood; and what was understood is performed by
// the registry of actions on a project that stays joined to its audio side by nothing but a queue.
#include "control/actions/actions.h"
#include "control/web/messages/read_page_message.h"
#include "core/model/pattern_arena.h"
#include "project/project.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <span>
#include <string_view>
#include <variant>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using namespace tresillo;

class EmptyBank final : public PatternBank<Studio> {
public:
    BankAnswer load(PatternId /*id*/, Pattern<Studio>& /*pattern*/, TrackNames<Studio>& /*names*/) override {
        return BankAnswer::Loaded;
    }
    void keep(PatternId /*id*/, const Pattern<Studio>& /*pattern*/, const TrackNames<Studio>& /*names*/) override {}
};

class NoRecording final : public Recording {
public:
    bool start(RecordingFormat /*format*/) override { return false; }
    bool stop() override { return false; }
    RecordingStatus status() override { return {}; }
};

/// Every Sound that is asked for is a new track's.
class PlainSounds final : public SoundLibrary {
public:
    std::span<const LibrarySound> sounds() override { return {}; }
    std::variant<FittedSound, LibraryProblem> read(std::string_view /*file*/) override { return FittedSound{}; }
    LibraryProblem keep(
        std::string_view /*name*/, std::span<const FixedString<16>> /*tags*/, const SoundValues& /*values*/) override {
        return {};
    }
};

/// A project whose audio side takes everything and lets go of it at once.
struct Bench {
    void settle() {
        while (const auto message = messages.pop()) {
            if (const auto* handover = std::get_if<SlotHandover>(&message->body)) {
                (void)notices.push({.frame = {}, .what = SlotReleased{handover->buffer}});
            } else if (const auto* load = std::get_if<PatternLoad>(&message->body); load != nullptr && load->buffer) {
                (void)notices.push({.frame = {}, .what = SlotReleased{*load->buffer}});
            }
        }
        project.service();
    }

    Project<Studio>::Messages messages;
    Project<Studio>::Notices notices;
    PatternArena<Studio> arena;
    EmptyBank bank;
    Project<Studio> project{messages, notices, arena, bank};
    NoRecording recording;
    PlainSounds sounds;
    EngineStatus status{};
    control::Actions actions{
        {.project = project, .recording = recording, .sounds = sounds, .status = [this]() -> const EngineStatus& {
             return status;
         }}};
    Author author{actions.join()};
};

struct Obey {
    Bench& bench;

    void operator()(const control::JoinMessage& /*message*/) const {}
    void operator()(const control::LookMessage& message) const { (void)bench.project.request(message.pattern); }
    void operator()(const control::PingMessage& /*message*/) const {}
    template <class What> void operator()(const control::PageAction<What>& message) const {
        const What& action = message;
        bench.actions.perform(bench.author, action, [](const control::Result& result) {
            if (result.text.empty()) {
                std::abort();
            }
        });
    }
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
    std::visit(Obey{*kBench}, std::get<control::PageMessage>(read));
    kBench->settle();
    for (const Slot<Studio>& slot : kBench->project.model().slots) {
        if (slot.pattern != nullptr && !slot.pattern->isSound()) {
            std::abort();
        }
    }
    return 0;
}
