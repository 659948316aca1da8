// SPDX-License-Identifier: MIT
#include "audio/reader.h"

#include "core/base/integers.h"

#include <algorithm>

namespace tresillo::audio {
namespace {

constexpr std::int64_t fixed(std::uint32_t frame) { return std::int64_t{frame} * Reader::kOwnSpeed; }

} // namespace

void Reader::start(const Sample& sample, const ReadRange& range) {
    sample_ = &sample;
    range_ = range;
    place_ = fixed(range.reverse ? range.end - 1 : range.start);
    speed_ = kOwnSpeed;
    over_ = false;
}

int Reader::run(int frames) const {
    if (over_) {
        return 0;
    }
    // How many steps stay inside, the frame that we stand on being the first.
    const std::int64_t room = range_.reverse
                                  ? floorDiv(place_ - fixed(range_.loops ? range_.loopStart : range_.start), speed_) + 1
                                  : ceilDiv(fixed(range_.loops ? range_.loopEnd : range_.end) - place_, speed_);
    return static_cast<int>(std::min<std::int64_t>(frames, room));
}

void Reader::skip(int frames) {
    const std::int64_t way = speed_ * frames;
    place_ += range_.reverse ? -way : way;
    if (range_.loops) {
        const std::int64_t first = fixed(range_.loopStart);
        const std::int64_t length = fixed(range_.loopEnd) - first;
        const bool beyond = range_.reverse ? place_ < first : place_ >= first + length;
        place_ = beyond ? first + floorMod(place_ - first, length) : place_;
    } else {
        over_ = range_.reverse ? place_ < fixed(range_.start) : place_ >= fixed(range_.end);
    }
}

void Reader::copyRun(float* target, int channel, int frames) const {
    const float* source = direct(channel);
    if (range_.reverse) {
        for (int frame = 0; frame < frames; ++frame) {
            target[frame] = source[-frame];
        }
    } else {
        std::copy_n(source, frames, target);
    }
}

void Reader::readRun(float* left, float* right, int frames) const {
    copyRun(left, 0, frames);
    if (sample_->isStereo()) {
        copyRun(right, 1, frames);
    }
}

int Reader::read(float* left, float* right, int frames) {
    int done = 0;
    while (done < frames && !over_) {
        const int run = this->run(frames - done);
        readRun(left + done, right + done, run);
        skip(run);
        done += run;
    }
    std::fill(left + done, left + frames, 0.0F);
    if (sample_->isStereo()) {
        std::fill(right + done, right + frames, 0.0F);
    }
    return done;
}

} // namespace tresillo::audio
