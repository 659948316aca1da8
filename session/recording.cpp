// SPDX-License-Identifier: MIT
#include "session/recording.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <new>
#include <system_error>
#include <utility>

namespace tresillo::session {
namespace {

constexpr std::chrono::milliseconds kRest{20};

std::string timeWord() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    localtime_r(&now, &parts);
    std::array<char, 32> text{};
    return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%d_%H-%M-%S", &parts)};
}

} // namespace

std::string fileWord(const std::string& text) {
    constexpr std::size_t kMost = 40;
    std::string word;
    for (const char letter : text.substr(0, kMost)) {
        const bool isPlain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                             (letter >= '0' && letter <= '9') || letter == '-';
        word += isPlain ? letter : '_';
    }
    return word.empty() ? "tresillo" : word;
}

MasterRecording::~MasterRecording() { finish(); }

void MasterRecording::setPlace(std::filesystem::path folder, const std::string& title) {
    folder_ = std::move(folder);
    title_ = fileWord(title);
}

bool MasterRecording::refuse(const std::string& problem) {
    shown_ = {.problem = problem};
    return false;
}

bool MasterRecording::start(RecordingFormat format) {
    if (status().state != RecordingState::Idle) {
        return false;
    }
    std::error_code error;
    std::filesystem::create_directories(folder_, error);
    if (error) {
        return refuse(folder_.string() + ": cannot be made: " + error.message());
    }
    const std::string ending = format == RecordingFormat::Wav ? ".wav" : ".flac";
    const std::filesystem::path stem = folder_ / (title_ + "_" + timeWord());
    std::filesystem::path file = stem.string() + ending;
    for (int number = 2; std::filesystem::exists(file, error); ++number) {
        file = stem.string() + "-" + std::to_string(number) + ending;
    }
    return startFile(file);
}

bool MasterRecording::startFile(const std::filesystem::path& file) {
    if (status().state != RecordingState::Idle) {
        return false;
    }
    auto writer = TakeWriter::create(file, rate_, tap_, take_ + 1);
    if (!writer) {
        return refuse(writer.message());
    }
    ++take_;
    file_ = file.string();
    state_ = RecordingState::Running;
    progress_ = {};
    isDone_ = false;
    tap_.begin(take_);
    thread_ = std::thread([this](TakeWriter owned) { run(owned); }, std::move(*writer));
    return true;
}

bool MasterRecording::stop() {
    if (status().state != RecordingState::Running) {
        return false;
    }
    tap_.end(take_);
    state_ = RecordingState::Finishing;
    return true;
}

RecordingStatus MasterRecording::status() {
    if (state_ != RecordingState::Idle) {
        bool isDone = false;
        {
            const std::lock_guard lock(mutex_);
            shown_ = progress_;
            isDone = isDone_;
        }
        if (isDone) {
            thread_.join();
            file_ = shown_.file;
            tap_.end(take_); // also one that could not be written
            state_ = RecordingState::Idle;
        }
    }
    return {
        .state = state_,
        .file = file_,
        .frames = shown_.frames,
        .first = shown_.first,
        .gaps = shown_.gaps,
        .loudness = shown_.loudness,
        .problem = shown_.problem};
}

void MasterRecording::finish() {
    if (state_ == RecordingState::Idle) {
        return;
    }
    tap_.end(take_);
    tap_.write(nullptr, nullptr, 0); // what else the audio thread would do with its next block
    thread_.join();
    shown_ = progress_;
    file_ = shown_.file;
    state_ = RecordingState::Idle;
}

// The writer's thread.
void MasterRecording::run(TakeWriter& writer) {
    try {
        while (writer.write()) {
            publish(writer, false);
            std::this_thread::sleep_for(kRest);
        }
        writer.finish();
        publish(writer, true);
    } catch (const std::bad_alloc&) {
        const std::lock_guard lock(mutex_);
        progress_.problem = "recording: there is not enough memory for it";
        isDone_ = true;
    }
}

void MasterRecording::publish(const TakeWriter& writer, bool isDone) {
    const std::lock_guard lock(mutex_);
    progress_ = writer.progress();
    isDone_ = isDone;
}

} // namespace tresillo::session
