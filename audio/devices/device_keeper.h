// SPDX-License-Identifier: MIT
#pragma once

#include "audio/devices/device.h"
#include "audio/devices/fader.h"
#include "audio/devices/source_gate.h"
#include "audio/results/fallible.h"

#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <vector>

namespace tresillo::audio {

/// Keeps sound going out. No library tells when a device is lost, so the keeper watches whether frames are still asked
/// for; when they are not, it puts a stand-in (the null device) in the lost one's place, so that playing goes on in
/// time: what was not asked for meanwhile is rendered for nobody. It tries to open the device again every two seconds.
/// A device that takes over in the midst of music, or is stopped there, does not click (see Fader). One that does not
/// let go, because its sound server hangs, is left behind, and no other is opened until it has let go after all.
/// Thread-safe: no; for the thread that calls `tick` a few times a second, never the audio thread. Realtime-safe: no.
class DeviceKeeper {
public:
    using Clock = std::chrono::steady_clock;
    using Open = std::function<Fallible<std::unique_ptr<Device>>()>;

    /// How long a device may ask for nothing, and how long a lost one is left alone before it is tried again.
    static constexpr std::chrono::milliseconds kSilence{1500};
    static constexpr std::chrono::milliseconds kRetry{2000};
    /// How long a device may take to let go. JACK's server, when it misses its own signal, takes five seconds.
    static constexpr std::chrono::milliseconds kRelease{8000};

    /// `open` makes the device, `standIn` what takes its place and always works. `source` outlives the keeper.
    DeviceKeeper(Open open, Open standIn, BlockSource& source, std::chrono::milliseconds release = kRelease);
    ~DeviceKeeper();
    DeviceKeeper(const DeviceKeeper&) = delete;
    DeviceKeeper& operator=(const DeviceKeeper&) = delete;

    /// Opens the device, or the stand-in if that fails. The line says what was opened and, if it is the stand-in, why.
    std::string start(Clock::time_point now);
    /// Looks after the device. A line when something happened that people should read, else empty.
    std::string tick(Clock::time_point now);
    /// A line if the device did not let go and was left behind, else empty. The source is called no more either way.
    std::string stop();

    [[nodiscard]] bool isStandIn() const { return standsIn_; }
    [[nodiscard]] Device* device() { return device_.get(); }
    /// Of the device that plays now, or of none; late blocks are counted since the start, through all devices, and
    /// those that a lost device did not ask for are among them.
    [[nodiscard]] DeviceStatus status();
    /// How often a device was lost.
    [[nodiscard]] int losses() const { return losses_; }

private:
    bool openDevice(std::string& problem);
    std::string openStandIn(Clock::duration missed);
    [[nodiscard]] bool startDevice();
    [[nodiscard]] bool isOneHanging();
    void playFor(Clock::duration time);
    std::string close();
    void watchFrom(Clock::time_point now);

    Open open_;
    Open openStandIn_;
    Fader fader_;
    std::chrono::milliseconds release_;
    std::unique_ptr<Device> device_{};
    std::shared_ptr<SourceGate> gate_{};                  ///< What the device calls.
    std::vector<std::future<DeviceStatus>> leftBehind_{}; ///< Devices that did not let go in time.
    bool hasPlayed_{false};
    bool standsIn_{false};
    int losses_{0};
    std::uint32_t xruns_{0};    ///< Of the devices before, and between them.
    std::int64_t worstLate_{0}; ///< Of the devices before.
    std::string problem_{};     ///< Why the device did not come back, as it was said last.
    std::uint64_t frames_{0};
    Clock::time_point progress_{}; ///< When frames were last seen to be asked for.
    Clock::time_point tried_{};
};

} // namespace tresillo::audio
