// SPDX-License-Identifier: MIT
#include "tests/audio/renderer/rig.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace tresillo::audio::test {
namespace {

bool sameBits(const std::vector<float>& a, const std::vector<float>& b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0;
}

} // namespace

Values::Values() {
    for (std::size_t row = 0; row < kParamRows; ++row) {
        project_[row] = rowOf(static_cast<ParamId>(row)).initial;
    }
    tracks_.fill(project_);
    for (std::uint8_t track = 0; track < kTracks; ++track) {
        set(track, ParamId::Instrument, static_cast<std::int32_t>(InstrumentKind::Pad));
        set(track, ParamId::Pad, track % 32);
    }
}

bool Take::operator==(const Take& other) const { return sameBits(left, other.left) && sameBits(right, other.right); }

Partition blocksOf(int frames) {
    return [frames](std::int64_t) { return frames; };
}

Partition randomBlocks(std::uint32_t seed) {
    return [state = seed](std::int64_t) mutable { return 1 + static_cast<int>((next(state) >> 8) % 700); };
}

Rig::Rig(SampleRate rate) : renderer(std::make_unique<Renderer>(rate, values, kits)), rate_(rate) {}

KitPad& Rig::addPad(std::vector<float> left, std::vector<float> right) {
    EXPECT_TRUE(kit_->description.pads.push({}));
    addLayer(kit_->description.pads.size() - 1, std::move(left), std::move(right));
    return kit_->description.pads[kit_->description.pads.size() - 1];
}

KitLayer& Rig::addLayer(std::size_t pad, std::vector<float> left, std::vector<float> right) {
    FixedVector<KitLayer, kLayersPerPad>& layers = kit_->description.pads[pad].layers;
    EXPECT_TRUE(layers.push({.sample = static_cast<std::uint16_t>(kit_->samples.size())}));
    kit_->samples.emplace_back(left, right);
    return layers[layers.size() - 1];
}

std::uint16_t Rig::addKit(std::vector<float> left) {
    prepare();
    auto kit = std::make_unique<Kit>();
    KitPad pad;
    EXPECT_TRUE(pad.layers.push({}));
    EXPECT_TRUE(kit->description.pads.push(pad));
    kit->samples.emplace_back(left, std::vector<float>{});
    return kits.add(std::move(kit)).value();
}

void Rig::prepare() {
    if (kit_) {
        handle_ = kits.add(std::move(kit_)).value();
    }
}

void Rig::at(std::int64_t frame, Act act) { script_.emplace(frame, std::move(act)); }

void Rig::note(std::int64_t frame, std::uint8_t track, NoteOn note, std::vector<LockedValue> locks) {
    at(frame, [track, note, locks](Rig& rig, Frames when) {
        LockSet<Studio::kLocksPerStep> packed{};
        for (const LockedValue& lock : locks) {
            packed.add(lock);
        }
        NoteOn sent = note;
        sent.locks = packed.all();
        rig.renderer->noteOn(when, track, sent);
    });
}

void Rig::off(std::int64_t frame, std::uint8_t track, NoteId id, bool choked) {
    at(frame, [track, id, choked](Rig& rig, Frames when) {
        rig.renderer->noteOff(when, track, {.id = id, .choked = choked});
    });
}

std::int64_t Rig::advance(std::int64_t frames, EventSink&) {
    if (handle_) {
        renderer->kitHandover({played_}, {.kit = 0, .handle = *handle_});
        handle_.reset();
    }
    const auto end = script_.lower_bound(played_ + frames);
    for (auto event = script_.lower_bound(played_); event != end; ++event) {
        event->second(*this, {event->first});
    }
    played_ += frames;
    return frames;
}

Take Rig::render(std::int64_t frames, const Partition& partition) {
    Stems stems;
    return render(frames, partition, stems);
}

Take Rig::render(std::int64_t frames, const Partition& partition, Stems& stems) {
    prepare();
    const auto size = static_cast<std::size_t>(frames);
    Take take{.left = constant(size, 99.0F), .right = constant(size, 99.0F)};
    stems.fill(take);
    for (std::int64_t done = 0; done < frames;) {
        const int block = static_cast<int>(std::min<std::int64_t>(partition(done), frames - done));
        std::array<StereoBuffer, kStems> buffers{};
        for (std::size_t stem = 0; stem < kStems; ++stem) {
            buffers[stem] = {stems[stem].left.data() + done, stems[stem].right.data() + done};
        }
        renderBlock({.mix = {take.left.data() + done, take.right.data() + done}, .frames = block, .stems = buffers});
        done += block;
    }
    return take;
}

std::vector<float> constant(std::size_t frames, float value) { return std::vector<float>(frames, value); }

std::vector<float> noise(std::size_t frames, std::uint32_t seed, float peak) {
    std::vector<float> sound(frames);
    for (float& sample : sound) {
        sample = peak * static_cast<float>(static_cast<std::int32_t>(next(seed))) * (1.0F / 2'147'483'648.0F);
    }
    return sound;
}

std::vector<float> sine(std::size_t frames, double hz, double rate) {
    std::vector<float> sound(frames);
    for (std::size_t frame = 0; frame < frames; ++frame) {
        sound[frame] = static_cast<float>(std::sin(6.283185307179586 * hz * static_cast<double>(frame) / rate));
    }
    return sound;
}

std::vector<float> partOf(const std::vector<float>& sound, std::size_t from, std::size_t to) {
    return {sound.begin() + static_cast<std::ptrdiff_t>(from), sound.begin() + static_cast<std::ptrdiff_t>(to)};
}

float peakOf(const std::vector<float>& sound, std::size_t from, std::size_t to) {
    float peak = 0.0F;
    for (std::size_t frame = from; frame < to; ++frame) {
        peak = std::max(peak, std::fabs(sound[frame]));
    }
    return peak;
}

float largestStep(const std::vector<float>& sound) {
    float step = 0.0F;
    for (std::size_t frame = 1; frame < sound.size(); ++frame) {
        step = std::max(step, std::fabs(sound[frame] - sound[frame - 1]));
    }
    return step;
}

int risesThroughZero(const std::vector<float>& sound) {
    int count = 0;
    for (std::size_t frame = 1; frame < sound.size(); ++frame) {
        count += sound[frame - 1] < 0.0F && sound[frame] >= 0.0F ? 1 : 0;
    }
    return count;
}

} // namespace tresillo::audio::test
