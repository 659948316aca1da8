// SPDX-License-Identifier: MIT
#include "session/take_writer.h"

#include "session/level_words.h"
#include "session/take_files.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tresillo::session {
namespace {

constexpr std::int64_t kSyncSeconds = 5;

} // namespace

storage::Result<TakeWriter> TakeWriter::create(
    const std::filesystem::path& path, SampleRate rate, audio::RecordTap& tap, std::uint32_t take) {
    const auto format = soundFormatOf(path);
    if (!format) {
        return noSoundFormat(path);
    }
    auto file = storage::PendingFile::createNew(path);
    if (!file) {
        return storage::FileError{file.message()};
    }
    auto writer = audio::FileWriter::open(file->descriptor(), *format, rate, std::nullopt);
    if (!writer) {
        return storage::FileError{path.string() + ": " + writer.problem};
    }
    return TakeWriter(path, std::move(*file), std::move(*writer.value), rate, tap, take);
}

TakeWriter::TakeWriter(
    std::filesystem::path path, storage::PendingFile file, audio::FileWriter writer, SampleRate rate,
    audio::RecordTap& tap, std::uint32_t take)
    : path_(std::move(path)),
      file_(std::move(file)),
      writer_(std::move(writer)),
      rate_(rate),
      tap_(&tap),
      take_(take) {}

bool TakeWriter::write() {
    if (!progress_.problem.empty()) {
        return false;
    }
    const audio::Passage passage = tap_->passage();
    if (passage.take != take_) {
        return true;
    }
    if (!hasBegun_) {
        hasBegun_ = true;
        next_ = passage.first;
        progress_.first = passage.first;
    }
    return drain() && (!passage.isOver || fillTo(passage.end)) && keep() && !passage.isOver;
}

bool TakeWriter::drain() {
    while (const audio::TapBlock* block = tap_->peek()) {
        const bool isOurs = block->first() >= next_; // else of an earlier take
        if (isOurs && !(fillTo(block->first()) && append(block->left.data(), block->right.data(), block->frames))) {
            return false;
        }
        tap_->drop();
    }
    return true;
}

// What was lost is silence, so that what follows is in time.
bool TakeWriter::fillTo(Frames frame) {
    constexpr std::array<float, 1024> kGap{};
    progress_.gaps += frame > next_ ? 1U : 0U;
    while (frame > next_) {
        const std::int64_t frames = std::min(frame.value - next_.value, static_cast<std::int64_t>(kGap.size()));
        if (!append(kGap.data(), kGap.data(), frames)) {
            return false;
        }
    }
    return true;
}

bool TakeWriter::append(const float* left, const float* right, std::int64_t frames) {
    if (!writer_.write(left, right, static_cast<std::size_t>(frames))) {
        return fail(path_.string() + ": " + writer_.problem());
    }
    next_ += Frames{frames};
    progress_.frames += frames;
    return true;
}

// What is there can be read though we were killed, and some seconds later though the power went.
bool TakeWriter::keep() {
    if (progress_.frames - kept_ >= rate_.hz) {
        kept_ = progress_.frames;
        if (!writer_.updateHeader()) {
            return fail(path_.string() + ": " + writer_.problem());
        }
    }
    if (progress_.frames - synced_ >= kSyncSeconds * rate_.hz) {
        synced_ = progress_.frames;
        if (const auto problem = file_.sync()) {
            return fail(problem->message);
        }
    }
    return true;
}

void TakeWriter::finish() {
    if (!writer_.close() && progress_.problem.empty()) {
        (void)fail(path_.string() + ": " + writer_.problem());
    }
    if (const auto problem = file_.commit(); problem && progress_.problem.empty()) {
        (void)fail(problem->message);
    }
    progress_.file = file_.place().string();
    progress_.loudness = overWords(writer_.level(), *soundFormatOf(path_), rate_);
}

bool TakeWriter::fail(const std::string& problem) {
    progress_.problem = problem;
    return false;
}

} // namespace tresillo::session
