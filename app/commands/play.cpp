// SPDX-License-Identifier: MIT
#include "app/commands/play.h"

#include "app/choose_device.h"
#include "app/instrument.h"
#include "app/keyboard.h"
#include "app/screen.h"

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

} // namespace

int play(const PlayOptions& options) {
    const ChosenDevice chosen = chooseDevice(
        {.nullDevice = options.nullDevice,
         .name = options.device,
         .rate = options.rate,
         .blockFrames = options.blockSize});
    audio::Device& device = *chosen.device;
    auto opened = Instrument::open(options.project, device.rate(), Programme{});
    if (!opened) {
        std::fprintf(stderr, "tresillo: %s\n", opened.message().c_str());
        return 1;
    }
    Instrument& instrument = **opened;
    for (const std::string& remark : instrument.remarks()) {
        std::fprintf(stderr, "tresillo: %s\n", remark.c_str());
    }
    if (!chosen.remark.empty()) {
        std::printf("%s\n", chosen.remark.c_str());
    }
    const bool isTerminal = isatty(STDOUT_FILENO) == 1;
    std::printf(
        "%s on %s, %d Hz. Space plays and pauses, s stops, f and F turn FILL on and off, q quits.\n",
        std::string(instrument.file().name.view()).c_str(), device.name().c_str(), device.rate().hz);
    std::fflush(stdout);

    std::signal(SIGINT, interrupt);
    std::signal(SIGTERM, interrupt);
    Source source(instrument);
    (void)instrument.project().command(Start{});
    if (!device.start(source)) {
        std::fprintf(stderr, "tresillo: %s\n", device.problem().c_str());
        return 1;
    }
    Follower follower(instrument);
    Screen screen(instrument);
    Keyboard keyboard;
    bool quits = false;
    const auto began = std::chrono::steady_clock::now();
    while (!quits && wasInterrupted == 0 && !follower.hasEnded()) {
        instrument.service(&follower);
        if (isTerminal) {
            std::printf("\r\033[K%s", screen.line(follower.pattern(), terminalColumns() - 1).c_str());
            std::fflush(stdout);
        }
        if (const auto key = keyboard.next(std::chrono::milliseconds(40))) {
            press(instrument, *key, quits);
        }
        const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - began;
        quits = quits || (options.seconds && elapsed.count() >= *options.seconds);
    }
    device.stop();
    const audio::DeviceStatus status = device.status();
    std::printf(
        "%splayed %.1f s, %u late blocks\n", isTerminal ? "\r\033[K" : "",
        static_cast<double>(status.frames) / device.rate().hz, status.xruns);
    return 0;
}

} // namespace tresillo::app
