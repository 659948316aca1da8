// SPDX-License-Identifier: MIT
#include "project/project.h"

#include "core/sequence/checksum.h"
#include "core/status/notice.h"

#include <variant>

namespace tresillo {

template <class Sizes> bool Project<Sizes>::command(const Gesture& gesture, Frames at) {
    if (!outbox_.isJoined() || outbox_.room() == 0) {
        return false;
    }
    slots_.prepare(gesture);
    if (!outbox_.sendCommand(Command{gesture}, at)) {
        return false;
    }
    slots_.sent(gesture, outbox_.lastSerial());
    return true;
}

template <class Sizes> Committed Project<Sizes>::reload(const Request& request, PatternId pattern) {
    return rework(request, pattern, [&](Pattern<Sizes>& content, TrackNames<Sizes>& names) {
        const std::uint64_t sum = checksum(content);
        const TrackNames<Sizes> named = names;
        slots_.readLoaded(*slots_.find(pattern), content, names);
        return checksum(content) == sum && names == named ? Outcome::NothingToDo : Outcome::Done;
    });
}

template <class Sizes> void Project<Sizes>::service() {
    while (const auto notice = notices_ != nullptr ? notices_->pop() : std::nullopt) {
        slots_.hear(*notice);
        if (const auto* loaded = std::get_if<PatternLoaded>(&notice->what)) {
            loads_.arrived(loaded->buffer);
        } else if (const auto* released = std::get_if<SlotReleased>(&notice->what)) {
            loads_.released(released->buffer);
        }
        outbox_.hear(*notice);
        noticeListeners_.forEach([&](NoticeListener& listener) { listener.notice(*notice); });
    }
    slots_.keepReady();
    (void)takeBack_.finish();
    loads_.finish();
}

template class Project<Studio>;
template class Project<Pocket>;

} // namespace tresillo
