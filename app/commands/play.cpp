// SPDX-License-Identifier: MIT
#include "app/commands/play.h"

#include "app/console.h"
#include "app/keyboard.h"
#include "app/next_project.h"
#include "app/offers.h"
#include "app/page_service.h"
#include "app/project_worker.h"
#include "app/saving_lines.h"
#include "app/screen.h"
#include "app/slot_service.h"
#include "app/standard_streams.h"
#include "audio/devices/device_keeper.h"
#include "control/actions/actions.h"
#include "loop/event_loop.h"
#include "loop/loop_relay.h"
#include "session/autosave/last_project.h"
#include "session/formatted.h"
#include "session/instrument.h"
#include "session/instrument_output.h"
#include "session/keeping.h"
#include "session/places.h"
#include "session/sound_library.h"
#include "session/sound_output.h"

#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>

#include <sys/ioctl.h>
#include <unistd.h>

namespace tresillo::app {
namespace {

constexpr std::chrono::milliseconds kService{5};
constexpr std::chrono::milliseconds kFlush{17}; // to the pages: less than 60 times a second
constexpr std::chrono::milliseconds kLine{40};

// Follows what plays from the notices.
class Follower final : public NoticeListener {
public:
    explicit Follower(session::Instrument& instrument) : instrument_(instrument) {
        instrument_.project().noticeListeners().add(*this);
    }
    ~Follower() { instrument_.project().noticeListeners().remove(*this); }
    Follower(const Follower&) = delete;
    Follower& operator=(const Follower&) = delete;

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
    session::Instrument& instrument_;
    PatternId pattern_{};
    bool hasEnded_{false};
};

std::size_t terminalColumns() {
    winsize size{};
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

// What the terminal turns on stays until somebody turns it off: nothing tells of a key that is let go.
void press(session::Instrument& instrument, control::Actions& actions, Author author, char key) {
    const auto pass = [&](const Gesture& gesture) {
        actions.perform(author, control::Perform{.gesture = gesture, .latched = true});
    };
    const bool isPlaying = instrument.status().read().transport == Transport::Playing;
    switch (key) {
    case ' ':
        pass(isPlaying ? Gesture{Pause{}} : Gesture{Start{}});
        break;
    case 's':
        pass(Stop{});
        break;
    case 'f':
        pass(Fill{true});
        break;
    case 'F':
        pass(Fill{false});
        break;
    case 'r':
        actions.perform(
            author, control::Record{.on = instrument.recording().status().state != RecordingState::Running});
        break;
    default:
        break;
    }
}

// Above the line that shows where playing is.
void sayAbove(const std::string& line) {
    if (!line.empty()) {
        clearLine();
        say(line);
    }
}

// What there is of a recording that has ended.
std::string recordedWords(const RecordingStatus& status, SampleRate rate) {
    std::array<char, 64> text{};
    std::snprintf(
        text.data(), text.size(), status.problem.empty() ? "recorded %.1f s: " : "recorded %.1f s and no more: ",
        static_cast<double>(status.frames) / rate.hz);
    const std::string gaps = status.gaps == 1 ? "1 gap" : std::to_string(status.gaps) + " gaps";
    return text.data() + std::string(status.file) + (status.gaps == 0 ? "" : ", with " + gaps) +
           (status.loudness.empty() ? "" : "; " + std::string(status.loudness));
}

// What people should read of recordings, once each.
class RecordingLines {
public:
    explicit RecordingLines(session::Instrument& instrument) : instrument_(instrument) {}

    void tell(bool isPlaying = true) {
        const RecordingStatus status = instrument_.recording().status();
        if (status.problem != problem_) {
            problem_ = status.problem;
            sayAbove(problem_.empty() || !isPlaying ? problem_ : problem_ + "; playing goes on");
        }
        isWhole_ = isWhole_ && problem_.empty() && status.gaps == 0;
        if (std::exchange(state_, status.state) == status.state) {
            return;
        }
        if (status.state == RecordingState::Idle) {
            sayAbove(recordedWords(status, instrument_.rate()));
        } else if (status.state == RecordingState::Running) {
            sayAbove("recording: " + std::string(status.file));
        }
    }

    /// Whether all that was to be recorded is.
    [[nodiscard]] bool isWhole() const { return isWhole_; }

private:
    session::Instrument& instrument_;
    RecordingState state_{RecordingState::Idle};
    std::string problem_{};
    bool isWhole_{true};
};

// The line on the terminal, and the keys.
class Terminal {
public:
    Terminal(session::Instrument& instrument, control::Actions& actions)
        : instrument_(instrument), actions_(actions), screen_(instrument) {
        actions_.speakFor(author_, control::kTerminal, "the terminal");
    }

    void draw(PatternId pattern) {
        if (isTerminal_) {
            redraw(screen_.line(pattern, terminalColumns() - 1));
        }
    }

    void listen(EventLoop& loop) {
        if (const auto descriptor = keyboard_.descriptor()) {
            loop.whenReadable(*descriptor, [this, &loop] {
                const auto key = Keyboard::next();
                if (key == 'q') {
                    loop.stop();
                } else if (key) {
                    press(instrument_, actions_, author_, *key);
                }
                return key.has_value();
            });
        }
    }

private:
    session::Instrument& instrument_;
    control::Actions& actions_;
    Author author_{actions_.join()};
    Screen screen_;
    Keyboard keyboard_{};
    bool isTerminal_{isatty(STDOUT_FILENO) == 1};
};

// Of the blocks since `before`. The worst of them is known where none was later before.
std::string lateWords(const audio::DeviceStatus& status, const audio::DeviceStatus& before) {
    const std::uint32_t count = status.xruns - before.xruns;
    const std::string late = std::to_string(count) + (count == 1 ? " late block" : " late blocks");
    return status.worstLateNanoseconds == before.worstLateNanoseconds
               ? late
               : late + session::formatted(
                            ", the worst by %.1f ms", static_cast<double>(status.worstLateNanoseconds) * 1e-6);
}

bool isIgnored(int signal) {
    struct sigaction action{};
    return sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

// The signals that end playing, but for those that whoever began us had turned off, as nohup does.
std::vector<int> endingSignals() {
    std::vector<int> signals{SIGINT, SIGTERM};
    for (const int signal : {SIGHUP, SIGPIPE}) {
        if (!isIgnored(signal)) {
            signals.push_back(signal);
        }
    }
    return signals;
}

using Clock = EventLoop::Clock;

// What goes on from one project to the next.
struct Sitting {
    const PlayOptions& options;
    PageOptions page{};
    control::ListenSocket pageSocket{}; ///< Between two projects.
    Clock::time_point began{};
    bool isAllKept{true};                              ///< Recordings, and what was done.
    std::optional<session::InstrumentOutput> output{}; ///< Of the instrument that plays.
    audio::DeviceStatus deviceBefore{};                ///< When it began to play.
};

// How following a project ended.
struct Followed {
    audio::DeviceStatus device{};
    bool isAllKept{true};
    std::unique_ptr<session::Instrument> next{}; ///< What a page asked for; none: the program ends.
};

storage::Result<std::unique_ptr<session::Instrument>> openToPlay(
    const std::filesystem::path& folder, SampleRate rate, const PlayOptions& options,
    std::optional<PatternId> first = {}) {
    return session::Instrument::open(
        folder, rate, {.first = first, .sampleBytes = options.samples.bytes(), .keeping = session::keepingOf(folder)});
}

storage::Result<std::unique_ptr<session::Instrument>> openOffered(
    std::string_view name, SampleRate rate, const PlayOptions& options, std::optional<PatternId> first) {
    const auto folder = offeredProject(name);
    return folder ? openToPlay(*folder, rate, options, first) : storage::FileError{"no such project is offered"};
}

// Keeps what is not kept yet, and waits for it. Whether all of it is that can be.
bool finishKeeping(session::Instrument& instrument, SavingLines& saving) {
    session::Autosave* autosave = instrument.autosave();
    if (autosave != nullptr) {
        autosave->finish();
    }
    for (std::string line = saving.next(); !line.empty(); line = saving.next()) {
        sayAbove(line);
    }
    return autosave == nullptr || autosave->status().problem.empty();
}

// Those that came since they were told last.
void tellRemarks(const session::Instrument& instrument, std::size_t& told) {
    for (; told < instrument.remarks().size(); ++told) {
        sayAbove(instrument.remarks()[told]);
    }
}

// Milliseconds of a clock that never falls.
std::int64_t millisecondsNow() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now().time_since_epoch()).count();
}

// What was done goes to the storage thread, and what came of slots there is answered.
void serve(session::Instrument& instrument, SlotService& slots, control::Actions& actions) {
    slots.service();
    actions.service(Clock::now());
    if (session::Autosave* autosave = instrument.autosave()) {
        autosave->service(millisecondsNow());
    }
}

// It plays next, if it could be opened; why it could not, or nothing.
std::string prepare(NextProject& next, storage::Result<std::unique_ptr<session::Instrument>> opened) {
    next.prepare(opened ? std::move(*opened) : nullptr, Clock::now());
    return opened ? std::string{} : opened.message();
}

// So many seconds were asked for.
bool isTimeOver(const Sitting& sitting) {
    const auto& seconds = sitting.options.seconds;
    return seconds && std::chrono::duration<double>(Clock::now() - sitting.began).count() >= *seconds;
}

// The control thread's life: notices, pages, the line on the terminal, keys, and the device's health.
Followed follow(EventLoop& loop, session::Instrument& instrument, Sitting& sitting) {
    const PlayOptions& options = sitting.options;
    audio::DeviceKeeper& keeper = sitting.output->keeper();
    Followed followed;
    NextProject next;
    Follower follower(instrument);
    session::InstrumentSounds sounds(instrument, session::soundFolders());
    std::function<void()> projectsChanged;
    ProjectWorker projects(loop, [&] { projectsChanged(); });
    SlotService slots(instrument);
    control::Actions actions(
        {.project = instrument.project(),
         .recording = instrument.recording(),
         .sounds = sounds,
         .status = [&]() -> const EngineStatus& { return instrument.status().read(); },
         .open =
             [&](std::string_view name, std::optional<PatternId> first) {
                 return prepare(next, openOffered(name, instrument.rate(), options, first));
             },
         .projects = [&](const control::ProjectWork& work,
                         ProjectWorker::Done done) { projects.start(work, std::move(done)); },
         .sequence = [&] { return saveStatus(instrument).sequence; },
         .unkept = [&] { return saveStatus(instrument).problem; },
         .slots = &slots});
    instrument.listening().setDevice([&] { return keeper.status(); });
    PageService page(
        loop, instrument,
        {.listening = instrument.listening(),
         .forecast = instrument.forecast(),
         .recording = instrument.recording(),
         .actions = actions,
         .hasSound = [&] { return !options.output.nullDevice && !keeper.isStandIn(); },
         .saving = [&] { return savingView(saveStatus(instrument)); }});
    projectsChanged = [&] { page.refreshOffers(); };
    Terminal terminal(instrument, actions);
    RecordingLines recordings(instrument);
    SavingLines saving(instrument);
    sayAbove(page.start(sitting.page, std::move(sitting.pageSocket)));
    sitting.page = page.again(sitting.page);
    loop.every(kService, [&] {
        instrument.service();
        if (isTimeOver(sitting) || (follower.hasEnded() && !page.hadPages())) {
            loop.stop();
        }
    });
    loop.every(kFlush, [&] {
        serve(instrument, slots, actions);
        if (!next.isPrepared()) {
            page.flush();
        } else if (next.isDue(actions.hasAnsweredAll() && page.hasToldAll(), Clock::now())) {
            loop.stop();
        }
    });
    const bool outlivesOutput = isIgnored(SIGHUP);
    std::size_t remarksTold = instrument.remarks().size();
    loop.every(kLine, [&] {
        tellRemarks(instrument, remarksTold);
        if (!outlivesOutput && isOutputGone()) {
            loop.stop(); // as by the signal that tells of it, which not everybody gets
        }
        sayAbove(keeper.tick(Clock::now()));
        recordings.tell();
        sayAbove(saving.next());
        terminal.draw(follower.pattern());
    });
    terminal.listen(loop);
    loop.run();
    followed.next = next.take();
    if (followed.next == nullptr) {
        sayAbove(keeper.stop());
    } else {
        sitting.pageSocket = page.leave();
    }
    instrument.recording().finish();
    recordings.tell(false);
    tellRemarks(instrument, remarksTold);
    followed.isAllKept = finishKeeping(instrument, saving) && recordings.isWhole();
    followed.device = keeper.status();
    return followed;
}

// The one that was named, else the one in this folder, else the one that was played last, else the demo.
std::filesystem::path projectOf(const PlayOptions& options) {
    std::error_code error;
    if (!options.project.empty()) {
        return options.project;
    }
    if (std::filesystem::exists("project.json", error)) {
        return ".";
    }
    const auto state = session::stateFolder();
    const auto last = state ? session::lastProject(*state) : std::nullopt;
    return last ? *last : session::shipped("demos/tresillo").value_or("demos/tresillo");
}

// Makes an instrument sound: on the device where the one before still plays, if there is one.
void makeHeard(session::Instrument& instrument, Sitting& sitting) {
    const bool isNext = sitting.output.has_value();
    // What somebody asks for while it plays is to be heard.
    const bool startsAtOnce = sitting.options.starts || sitting.options.seconds || isNext || !instrument.isResumed();
    if (startsAtOnce) {
        (void)instrument.project().command(Start{});
    }
    say(std::string(instrument.file().name.view()) + (startsAtOnce ? "" : ", as it was left") +
        ". Space plays and pauses, s stops, f and F turn FILL on and off, r records, q quits.");
    if (!isNext || !sitting.output->pass(instrument)) {
        sitting.output.emplace(instrument, sitting.options.output);
        sayAbove(sitting.output->start(Clock::now()));
    }
    sitting.deviceBefore = isNext ? sitting.output->keeper().status() : audio::DeviceStatus{};
}

// Plays a project until the program ends or a page asks for another one, which is handed back.
std::unique_ptr<session::Instrument> playProject(EventLoop& loop, session::Instrument& instrument, Sitting& sitting) {
    Followed followed = follow(loop, instrument, sitting);
    sitting.isAllKept = sitting.isAllKept && followed.isAllKept;
    const EngineStatus& status = instrument.status().read();
    sayAbove(session::formatted(
        "played %.1f s, %llu notes, %s", static_cast<double>(status.frame.value) / instrument.rate().hz,
        static_cast<unsigned long long>(status.notesOn), lateWords(followed.device, sitting.deviceBefore).c_str()));
    return std::move(followed.next);
}

void makeReady(session::Instrument& instrument, const PlayOptions& options) {
    for (const std::string& remark : instrument.remarks()) {
        warn(remark);
    }
    instrument.recording().setPlace(options.recordings, std::string(instrument.file().name.view()));
    if (const auto state = session::stateFolder()) { // where it cannot be noted, saving says why
        (void)session::noteLastProject(*state, instrument.folder());
    }
}

} // namespace

int play(const PlayOptions& options) {
    if (options.output.channels.left == options.output.channels.right) {
        return fail("--channels: the two sides need two different outputs");
    }
    auto opened = openToPlay(projectOf(options), session::rateFor(options.output), options);
    if (!opened) {
        return fail(opened.message());
    }
    std::unique_ptr<session::Instrument> instrument = std::move(*opened);
    // Before anything is said: whoever reads it may end us at once.
    LoopRelay loops(endingSignals());
    makeReady(*instrument, options);
    if (options.record && !instrument->recording().startFile(*options.record)) {
        return fail(std::string(instrument->recording().status().problem));
    }
    Sitting sitting{.options = options, .page = options.page, .began = Clock::now()};
    makeHeard(*instrument, sitting);
    while (instrument != nullptr) {
        auto next = playProject(loops.current(), *instrument, sitting);
        if (next != nullptr) {
            loops.passOn();
            makeReady(*next, options);
            makeHeard(*next, sitting);
        }
        instrument = std::move(next);
    }
    if (isOutputGone()) {
        abandonOutput();
    }
    return sitting.isAllKept ? 0 : 1;
}

} // namespace tresillo::app
