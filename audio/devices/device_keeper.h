// SPDX-License-Identifier: MIT
#pragma once

#include "audio/devices/aside.h"
#include "audio/devices/device.h"
#include "audio/devices/device_release.h"
#include "audio/devices/fader.h"
#include "audio/devices/source_gate.h"
#include "audio/results/fallible.h"

#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <string>

namespace tresillo::audio {

/// Keeps sound going out. No library tells when a device is lost, so the keeper watches whether frames are still asked
/// for; when they are not, it puts a stand-in (the null device) in the lost one's place, so that playing goes on in
/// time: what was not asked for meanwhile is rendered for nobody. It tries to open the device again every two seconds.
/// A device that takes over in the midst of music, or is stopped there, does not click (see Fader).
///
/// A sound server that hangs holds up whoever asks it. So a device is opened, started and released aside, the stand-in
/// plays meanwhile, and no device is asked for while the one before has not let go:
///
///     stand-in --- every 2 s ---> opening --- done ---> device --- 1.5 s without a call ---> stand-in, releasing
///        ^                           |                                                           |
///        +-------- problem ----------+             stand-in, released <--------- done -----------+
///
/// Thread-safe: no; for the thread that calls `tick` a few times a second, never the audio thread. Realtime-safe: no.
class DeviceKeeper {
public:
    using Clock = std::chrono::steady_clock;
    /// Makes a device. Called aside, and perhaps after the keeper's end: it owns what it needs.
    using Open = std::function<Fallible<std::unique_ptr<Device>>()>;

    /// How long a device may ask for nothing, and how long a lost one is left alone before it is tried again.
    static constexpr std::chrono::milliseconds kSilence{1500};
    static constexpr std::chrono::milliseconds kRetry{2000};
    /// How long a device may take to open or to let go before it is said to hang. JACK's server, when it misses its own
    /// signal, takes five seconds.
    static constexpr std::chrono::milliseconds kPatience{8000};

    /// `open` makes the device, `standIn` what takes its place, and always works at once. `source` outlives the keeper.
    DeviceKeeper(
        Open open, Open standIn, BlockSource& source, std::chrono::milliseconds patience = kPatience,
        Aside aside = runOnOwnThread);
    ~DeviceKeeper();
    DeviceKeeper(const DeviceKeeper&) = delete;
    DeviceKeeper& operator=(const DeviceKeeper&) = delete;

    /// Opens the device, or the stand-in if that fails or takes too long. The line says what was opened and, if it is
    /// the stand-in, why.
    std::string start(Clock::time_point now);
    /// Looks after the device, and waits for nothing. A line when something happened that people should read, else
    /// empty.
    std::string tick(Clock::time_point now);
    /// A line if the device did not let go and was left behind, else empty. The source is called no more either way.
    std::string stop();

    [[nodiscard]] bool isStandIn() const { return standsIn_; }
    [[nodiscard]] Device* device() const { return current_.device.get(); }
    /// Of the device that plays now, or of none; late blocks are counted since the start, through all devices, and
    /// those that a lost device did not ask for are among them.
    [[nodiscard]] DeviceStatus status() const;
    /// How often a device was lost.
    [[nodiscard]] int losses() const { return losses_; }

private:
    using Opened = Fallible<StartedDevice>;

    void beginOpening(Clock::time_point now);
    [[nodiscard]] bool adopt(std::string& problem);
    std::string tryAgain(Clock::time_point now);
    std::string lose(Clock::time_point now);
    void openStandIn(Clock::duration missed);
    void closeStandIn();
    void release();
    void playFor(Clock::duration time);
    void watchFrom(Clock::time_point now);
    [[nodiscard]] std::string once(const std::string& problem);

    Open open_;
    Open openStandIn_;
    Fader fader_;
    std::chrono::milliseconds patience_;
    Aside aside_;
    StartedDevice current_{};               ///< What plays now: the device or the stand-in.
    std::future<Opened> opening_{};         ///< The device that was asked for; of no state if none was.
    std::future<DeviceStatus> releasing_{}; ///< The device before, while it has not let go.
    std::string releasingName_{};
    bool hasPlayed_{false};
    bool standsIn_{false};
    int losses_{0};
    std::uint32_t xruns_{0};    ///< Of the devices before, and between them.
    std::int64_t worstLate_{0}; ///< Of the devices before.
    std::string problem_{};     ///< Why the device did not come back, as it was said last.
    std::uint64_t frames_{0};
    Clock::time_point progress_{}; ///< When frames were last seen to be asked for.
    Clock::time_point tried_{};    ///< When a device was last asked for, or given up.
};

} // namespace tresillo::audio
