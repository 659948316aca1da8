// SPDX-License-Identifier: MIT
#include "app/commands/play.h"

#include "app/instrument.h"
#include "app/keyboard.h"
#include "app/screen.h"
#include "audio/device_keeper.h"
#include "audio/null_device.h"
#include "audio/rtaudio_device.h"

#include <chrono>
#include <csignal>
#include <cstdio>
#include <string>

#include <sys/ioctl.h>
#include <unistd.h>

namespace tresillo::app {
namespace {

volatile std::sig_atomic_t wasInterrupted = 0;

void interrupt(int) { wasInterrupted = 1; }

// The audio thread's way into the instrument. A block that could not be filled whole is completed with silence.
class Source final : public audio::BlockSource {
public:
    explicit Source(Instrument& instrument) : instrument_(instrument) {}

    void process(float* left, float* right, int frames) override {
        const std::int64_t played = instrument_.render({.mix = {left, right}, .frames = frames});
        for (std::int64_t frame = played; frame < frames; ++frame) {
            left[frame] = 0.0F;
            right[frame] = 0.0F;
        }
    }

private:
    Instrument& instrument_;
};

// Follows what plays from the notices.
class Follower final : public NoticeListener {
public:
    explicit Follower(Instrument& instrument) : instrument_(instrument) {}

    void notice(const Notice& notice) override {
        if (const auto* section = std::get_if<SectionStarted>(&notice.what)) {
            pattern_ = instrument_.project().model().song[section->section].pattern;
        } else if (const auto* started = std::get_if<PatternStarted>(&notice.what)) {
            pattern_ = started->pattern;
        } else if (std::holds_alternative<SongEnded>(notice.what)) {
            hasEnded_ = true;
        }
    }

    [[nodiscard]] PatternId pattern() const { return pattern_; }
    [[nodiscard]] bool hasEnded() const { return hasEnded_; }

private:
    Instrument& instrument_;
    PatternId pattern_{};
    bool hasEnded_{false};
};

std::size_t terminalColumns() {
    winsize size{};
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

void press(Instrument& instrument, char key, bool& quits) {
    Project<Studio>& project = instrument.project();
    const bool isPlaying = instrument.status().read().transport == Transport::Playing;
    switch (key) {
    case ' ':
        (void)project.command(isPlaying ? Gesture{Pause{}} : Gesture{Start{}});
        break;
    case 's':
        (void)project.command(Stop{});
        break;
    case 'f':
        (void)project.command(Fill{true});
        break;
    case 'F':
        (void)project.command(Fill{false});
        break;
    case 'q':
        quits = true;
        break;
    default:
        break;
    }
}

audio::DeviceKeeper::Open nullDevice(const PlayOptions& options) {
    return [options] {
        return audio::Fallible<std::unique_ptr<audio::Device>>::success(
            std::make_unique<audio::NullDevice>(options.rate, options.blockSize));
    };
}

audio::DeviceKeeper::Open soundDevice(const PlayOptions& options) {
    return [options] {
        return audio::RtAudioDevice::open(
            {.api = {}, .name = options.device.value_or(""), .rate = options.rate, .blockFrames = options.blockSize});
    };
}

void say(const std::string& line) {
    if (!line.empty()) {
        std::printf("%s%s\n", isatty(STDOUT_FILENO) == 1 ? "\r\033[K" : "", line.c_str());
        std::fflush(stdout);
    }
}

// The control thread's life: notices, the line on the terminal, keys, and the device's health.
void follow(Instrument& instrument, audio::DeviceKeeper& keeper, const PlayOptions& options) {
    const bool isTerminal = isatty(STDOUT_FILENO) == 1;
    Follower follower(instrument);
    Screen screen(instrument);
    Keyboard keyboard;
    bool quits = false;
    const auto began = std::chrono::steady_clock::now();
    while (!quits && wasInterrupted == 0 && !follower.hasEnded()) {
        instrument.service(&follower);
        const auto now = std::chrono::steady_clock::now();
        say(keeper.tick(now));
        if (isTerminal) {
            std::printf("\r\033[K%s", screen.line(follower.pattern(), terminalColumns() - 1).c_str());
            std::fflush(stdout);
        }
        if (const auto key = keyboard.next(std::chrono::milliseconds(40))) {
            press(instrument, *key, quits);
        }
        quits = quits || (options.seconds && std::chrono::duration<double>(now - began).count() >= *options.seconds);
    }
}

} // namespace

int play(const PlayOptions& options) {
    auto opened = Instrument::open(options.project, options.rate, Programme{});
    if (!opened) {
        std::fprintf(stderr, "tresillo: %s\n", opened.message().c_str());
        return 1;
    }
    Instrument& instrument = **opened;
    for (const std::string& remark : instrument.remarks()) {
        std::fprintf(stderr, "tresillo: %s\n", remark.c_str());
    }
    std::signal(SIGINT, interrupt);
    std::signal(SIGTERM, interrupt);
    (void)instrument.project().command(Start{});
    Source source(instrument);
    const auto fallback = nullDevice(options);
    audio::DeviceKeeper keeper(options.nullDevice ? fallback : soundDevice(options), fallback, source);
    std::printf(
        "%s. Space plays and pauses, s stops, f and F turn FILL on and off, q quits.\n",
        std::string(instrument.file().name.view()).c_str());
    say(keeper.start(std::chrono::steady_clock::now()));
    follow(instrument, keeper, options);
    keeper.stop();
    const EngineStatus& status = instrument.status().read();
    std::printf(
        "%splayed %.1f s, %llu notes, %u late blocks\n", isatty(STDOUT_FILENO) == 1 ? "\r\033[K" : "",
        static_cast<double>(status.frame.value) / options.rate.hz, static_cast<unsigned long long>(status.notesOn),
        keeper.device() != nullptr ? keeper.device()->status().xruns : 0);
    return 0;
}

} // namespace tresillo::app
