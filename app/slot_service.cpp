// SPDX-License-Identifier: MIT
#include "app/slot_service.h"

#include "session/document/document.h"
#include "session/slots/apply_slot.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tresillo::app {
namespace {

using control::SlotAnswer;
using session::ProjectSlots;
using storage::SlotNumber;

SlotAnswer slotRefused(std::string why) { return {.outcome = Outcome::SlotRefused, .text = std::move(why)}; }

SlotAnswer answerOf(const std::optional<storage::FileError>& problem) {
    return problem ? slotRefused(problem->message) : SlotAnswer{};
}

std::int64_t unixSecondsNow() {
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

views::SlotView viewOf(const session::ListedSlot& slot) {
    return {
        .slot = static_cast<std::uint8_t>(slot.number.value()),
        .name = slot.words.name,
        .genre = slot.words.genre,
        .tags = slot.words.tags,
        .pattern = PatternName{slot.pattern},
        .milliBpm = slot.milliBpm,
        .savedAt = slot.savedAt,
        .problem = slot.problem + slot.warning,
        .isReadable = slot.problem.empty()};
}

std::vector<storage::NamedSound> soundsOf(const Project<Studio>& project) {
    std::vector<storage::NamedSound> sounds;
    const auto& all = project.model().sounds;
    for (std::size_t index = 0; index < all.size(); ++index) {
        if (all[index].isSet) {
            sounds.push_back(
                {.index = static_cast<std::uint8_t>(index),
                 .name = project.names().sounds[index],
                 .values = all[index].values});
        }
    }
    return sounds;
}

std::vector<storage::KitReference> kitsOf(session::Instrument& instrument) {
    std::vector<storage::KitReference> kits = instrument.file().kits;
    session::bringKitsUpToDate(kits, instrument.project().names());
    return kits;
}

/// What the slot is to be called: as is asked for, else as it is, else nothing.
SlotWords wordsOf(const control::SaveSlot& action, const ProjectSlots& slots) {
    const auto before = slots.read(SlotNumber::of(action.slot));
    SlotWords words = before ? before->content.words : SlotWords{};
    words.name = action.name.value_or(words.name);
    words.genre = action.genre.value_or(words.genre);
    words.tags = action.tags.value_or(words.tags);
    return words;
}

} // namespace

/// What the storage thread has done, for the control thread; it outlives both.
struct SlotService::Inbox {
    std::mutex mutex{};
    std::vector<std::function<void()>> ready{};
};

std::shared_ptr<SlotService::Inbox> SlotService::makeInbox() { return std::make_shared<Inbox>(); }

struct SlotService::Performer {
    SlotService& service;
    Author author;
    Done& done;

    void operator()(const control::ListSlots& /*action*/) const {
        service.onFiles(false, [](const ProjectSlots& slots) { return listed(slots); }, std::move(done));
    }
    void operator()(const control::SaveSlot& action) const {
        if (const Outcome outcome = service.instrument_.project().bring(action.pattern); !changed(outcome)) {
            done({.outcome = outcome, .text = {}});
            return;
        }
        auto content = std::make_shared<storage::SlotFile>(service.capture(action.pattern));
        change([action, content = std::move(content), now = unixSecondsNow()](const ProjectSlots& slots) {
            return slots.save(SlotNumber::of(action.slot), *content, wordsOf(action, slots), now);
        });
    }
    void operator()(const control::LoadSlot& action) const {
        service.onFiles(
            false,
            [service = &service, author = author, action](const ProjectSlots& slots) -> Finish {
                auto loaded = slots.read(SlotNumber::of(action.slot));
                if (!loaded) {
                    return [answer = slotRefused(loaded.message())] { return answer; };
                }
                return [service, author, action, slot = std::make_shared<storage::SlotFile>(std::move(loaded->content)),
                        warning = std::move(loaded->warning)] {
                    SlotAnswer answer = service->load(author, action, *slot);
                    answer.text = answer.text.empty() ? warning : answer.text;
                    return answer;
                };
            },
            std::move(done));
    }
    void operator()(const control::RenameSlot& action) const {
        change([action](const ProjectSlots& slots) {
            return slots.rename(SlotNumber::of(action.slot), action.name.view());
        });
    }
    void operator()(const control::CopySlot& action) const {
        change([action](const ProjectSlots& slots) {
            return slots.copy(SlotNumber::of(action.slot), SlotNumber::of(action.to));
        });
    }
    void operator()(const control::DeleteSlot& action) const {
        change([action](const ProjectSlots& slots) { return slots.remove(SlotNumber::of(action.slot)); });
    }

private:
    static Finish listed(const ProjectSlots& slots) {
        views::SlotsView view;
        for (const session::ListedSlot& slot : slots.list()) {
            view.slots.push_back(viewOf(slot));
        }
        return [view = std::move(view)] { return SlotAnswer{.slots = view}; };
    }
    template <class Change> void change(Change work) const {
        service.onFiles(
            true,
            [work = std::move(work)](const ProjectSlots& slots) -> Finish {
                return [answer = answerOf(work(slots))] { return answer; };
            },
            std::move(done));
    }
};

void SlotService::perform(Author author, const control::SlotAction& action, Done done) {
    if (instrument_.autosave() == nullptr) {
        done(slotRefused("nothing can be kept: nobody says where your projects lie"));
        return;
    }
    std::visit(Performer{*this, author, done}, action);
}

void SlotService::onFiles(bool isChange, Work work, Done done) {
    instrument_.autosave()->onStorageThread(
        [inbox = inbox_, isChange, work = std::move(work), done = std::move(done)](session::StateWriter& writer) {
            Finish finish;
            try {
                const bool isOwn = !isChange || writer.makeOwn();
                finish = isOwn ? work(ProjectSlots{writer.projectFolder(), TRESILLO_VERSION})
                               : Finish{[answer = slotRefused(writer.status().problem)] { return answer; }};
            } catch (const std::exception& error) {
                finish = [answer = slotRefused(error.what())] { return answer; };
            }
            const std::lock_guard lock(inbox->mutex);
            inbox->ready.emplace_back([done, finish = std::move(finish)] { done(finish()); });
        });
}

void SlotService::service() {
    std::vector<std::function<void()>> ready;
    {
        const std::lock_guard lock(inbox_->mutex);
        ready.swap(inbox_->ready);
    }
    for (const auto& answer : ready) {
        answer();
    }
}

storage::SlotFile SlotService::capture(PatternId pattern) const {
    Project<Studio>& project = instrument_.project();
    const Model<Studio>& model = project.model();
    ModuleValues modules;
    for (const ParamId id : kModuleRows) {
        modules.set(id, model.projectParam(id));
    }
    const auto slot = project.request(pattern); // it was brought
    const storage::PatternWords words{
        .name = project.names().patterns[pattern.value], .tracks = project.names().tracks[slot.value_or(0)]};
    storage::SlotFile file =
        session::slotOf(*project.pattern(pattern), words, modules, soundsOf(project), kitsOf(instrument_));
    const EngineStatus& status = instrument_.status().read();
    file.transport = {
        .isRunning = status.transport == Transport::Playing,
        .step = static_cast<std::uint32_t>(std::max<std::int64_t>(status.position.value / kSixteenth.value, 0))};
    return file;
}

SlotAnswer SlotService::load(Author author, const control::LoadSlot& action, const storage::SlotFile& slot) {
    Project<Studio>& project = instrument_.project();
    const auto fitted = session::fitSlot(slot, soundsOf(project), kitsOf(instrument_));
    if (!fitted) {
        return slotRefused(fitted.message());
    }
    const LaunchLine line = action.now.value_or(false) ? LaunchLine::Now : LaunchLine::Bar;
    const Outcome outcome = session::applySlot(project, {.author = author}, action.pattern, *fitted, line);
    return {.outcome = outcome, .serial = changed(outcome) ? std::optional{project.lastSerial()} : std::nullopt};
}

} // namespace tresillo::app
