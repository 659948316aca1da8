// SPDX-License-Identifier: MIT
#include "audio/voices/reader.h"

#include "core/base/integers.h"
#include "core/base/require.h"

#include <algorithm>
#include <array>

namespace tresillo::audio {
namespace {

constexpr std::int64_t fixed(std::uint32_t frame) { return std::int64_t{frame} * Reader::kOwnSpeed; }

} // namespace

void Reader::start(const Sample& sample, const ReadRange& range, const Interpolator& interpolator) {
    require(range.start < range.end && range.end <= sample.frames());
    require(!range.loops || (range.loopStart < range.loopEnd && range.loopEnd <= sample.frames()));
    sample_ = &sample;
    interpolator_ = &interpolator;
    range_ = range;
    place_ = fixed(range.reverse ? range.end - 1 : range.start);
    speed_ = kOwnSpeed;
    octave_ = 0;
    cutoff_ = 0;
    wrapped_ = false;
    over_ = false;
}

void Reader::setSpeed(std::int64_t speed) {
    require(speed >= 1 && speed <= kOwnSpeed << Sample::kOctaves);
    if (speed == speed_) {
        return;
    }
    speed_ = speed;
    octave_ = 0;
    while (octave_ < Sample::kOctaves && (speed >> octave_) >= 2 * kOwnSpeed) {
        ++octave_;
    }
    cutoff_ = Interpolator::cutoffFor(static_cast<double>(speed >> octave_) / static_cast<double>(kOwnSpeed));
}

int Reader::run(int frames) const {
    require(frames > 0);
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
    require([&] { return frames == 0 || frames <= run(frames); });
    const std::int64_t way = speed_ * frames;
    place_ += range_.reverse ? -way : way;
    if (range_.loops) {
        const std::int64_t first = fixed(range_.loopStart);
        const std::int64_t length = fixed(range_.loopEnd) - first;
        const bool beyond = range_.reverse ? place_ < first : place_ >= first + length;
        if (beyond) {
            place_ = first + floorMod(place_ - first, length);
            wrapped_ = true;
        }
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

/// Whether taps around `frame` lie on the other side of the loop's seam. Where the loop has not started over yet, what
/// lies before it is what was played before it.
bool Reader::crossesSeam(std::int64_t frame) const {
    const bool atStart = frame - Interpolator::kReach < range_.loopStart;
    const bool atEnd = frame + Interpolator::kReach >= range_.loopEnd;
    return (atStart && (wrapped_ || range_.reverse)) || (atEnd && (wrapped_ || !range_.reverse));
}

float Reader::readSeam(const float* source, std::int64_t place) const {
    std::array<float, 2 * Interpolator::kReach + 1> taps{};
    const std::int64_t length = range_.loopEnd - range_.loopStart;
    std::int64_t frame = (place >> 32) - Interpolator::kReach;
    for (float& tap : taps) {
        const bool before = frame < range_.loopStart && (wrapped_ || range_.reverse);
        const bool after = frame >= range_.loopEnd && (wrapped_ || !range_.reverse);
        const std::int64_t inLoop = range_.loopStart + floorMod(frame - range_.loopStart, length);
        tap = source[before || after ? inLoop : frame];
        ++frame;
    }
    return interpolator_->read(taps.data() + Interpolator::kReach, static_cast<std::uint32_t>(place), cutoff_);
}

void Reader::interpolateRun(float* target, int channel, int frames) const {
    const float* source = sample_->channel(channel, octave_);
    const std::int64_t step = range_.reverse ? -speed_ : speed_;
    for (int frame = 0; frame < frames; ++frame) {
        const std::int64_t place = (place_ + step * frame) >> octave_;
        // The octave versions know no loop: there the seam is as in the sample.
        if (range_.loops && octave_ == 0 && crossesSeam(place >> 32)) {
            target[frame] = readSeam(source, place);
        } else {
            target[frame] = interpolator_->read(source + (place >> 32), static_cast<std::uint32_t>(place), cutoff_);
        }
    }
}

void Reader::readRun(float* left, float* right, int frames) const {
    const auto run = isDirect() ? &Reader::copyRun : &Reader::interpolateRun;
    (this->*run)(left, 0, frames);
    if (sample_->isStereo()) {
        (this->*run)(right, 1, frames);
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
