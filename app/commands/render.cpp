// SPDX-License-Identifier: MIT
#include "app/commands/render.h"

#include "app/console.h"
#include "app/progress.h"
#include "app/stop_request.h"
#include "session/course.h"
#include "session/formatted.h"
#include "session/instrument.h"
#include "session/level_words.h"
#include "session/loop_take.h"
#include "session/offline.h"
#include "session/places.h"
#include "session/take_files.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>
#include <string>
#include <utility>

namespace tresillo::app {
namespace {

/// A project opened to be rendered.
struct Session {
    std::unique_ptr<session::Instrument> instrument{};
    session::Course course;
    std::vector<std::uint8_t> stems{};
    std::unique_ptr<session::Take> take{};
};

std::unique_ptr<session::Take> takeFrom(
    session::Instrument& instrument, const session::Course& course, const RenderOptions& options, float gain) {
    if (!options.loop) {
        return std::make_unique<session::OfflineTake>(instrument, options.blockSize, options.tail, gain);
    }
    // A song begins anew when it begins again: then nothing of it is another the next time.
    session::Repeats repeats =
        instrument.head().song.empty() ? session::repeatsOf(instrument, course.length()) : session::Repeats{};
    return std::make_unique<session::LoopTake>(instrument, options.blockSize, course, std::move(repeats), gain);
}

storage::Result<Session> open(const RenderOptions& options, float gain) {
    auto opened = session::Instrument::open(
        options.project, options.rate,
        {.bars = options.bars,
         .once = !options.loop,
         .goesRound = options.loop,
         .sampleBytes = options.samples.bytes(),
         .journal = session::stateFolder()});
    if (!opened) {
        return storage::FileError{opened.message()};
    }
    Session session{.instrument = std::move(*opened), .course = {options.rate, {}}};
    session.course = session::Course::of(*session.instrument, options.bars);
    session.stems = options.stems ? session::soundingStemsOf(*session.instrument) : std::vector<std::uint8_t>{};
    session.take = takeFrom(*session.instrument, session.course, options, gain);
    return session;
}

/// Hands each block to `write` until the take is over, or that answers with a problem.
std::optional<std::string> renderAll(
    Session& session, Progress& progress,
    const std::function<std::optional<std::string>(const session::TakeBlock&)>& write) {
    while (const auto block = session.take->next(session.stems)) {
        if (auto problem = write(*block)) {
            return problem;
        }
        if (StopRequest::signal() != 0) {
            return session::formatted("ended by signal %d: nothing was written", StopRequest::signal());
        }
        progress.show(session.take->frames());
    }
    return session.take->problem();
}

float peakOf(const session::TakeBlock& block) {
    float peak = 0.0F;
    block.forEach([&](const audio::StereoBuffer& buffer) {
        for (std::size_t frame = 0; frame < block.frames; ++frame) {
            peak = std::max({peak, std::fabs(buffer.left[frame]), std::fabs(buffer.right[frame])});
        }
    });
    return peak;
}

/// The gain that brings the loudest of all files to full scale and not beyond: they keep their balance. Silence stays.
storage::Result<float> normalisingGain(const RenderOptions& options) {
    auto session = open(options, 1.0F);
    if (!session) {
        return storage::FileError{session.message()};
    }
    Progress progress(
        options.quiet ? Progress::Mode::Silent : Progress::Mode::Shown, session->course.passStart(1).value);
    float peak = 0.0F;
    const auto problem = renderAll(*session, progress, [&peak](const session::TakeBlock& block) {
        peak = std::max(peak, peakOf(block));
        return std::optional<std::string>{};
    });
    if (problem) {
        return storage::FileError{*problem};
    }
    float gain = peak > 0.0F ? 1.0F / peak : 1.0F;
    while (gain * peak > 1.0F) {
        gain = std::nextafter(gain, 0.0F);
    }
    return gain;
}

/// The names of the tracks in the patterns that are played: what the first of them that has one calls it.
std::vector<std::string> trackNames(const session::Instrument& instrument) {
    std::vector<PatternId> ids;
    for (const Section& section : instrument.head().song) {
        ids.push_back(section.pattern);
    }
    if (ids.empty()) {
        ids.push_back(instrument.file().patternIds().front());
    }
    std::vector<std::string> names(audio::kTracks);
    for (const PatternId id : ids) {
        const auto words = instrument.file().patternWords(id);
        for (std::size_t track = 0; track < names.size(); ++track) {
            names[track] = names[track].empty() ? std::string(words.tracks[track].view()) : names[track];
        }
    }
    return names;
}

storage::Result<session::TakeFiles> filesFor(const Session& session, const RenderOptions& options) {
    const std::vector<std::string> tracks = trackNames(*session.instrument);
    std::vector<std::string> names;
    names.reserve(session.stems.size());
    for (const std::uint8_t stem : session.stems) {
        names.push_back(session::stemName(stem, tracks));
    }
    return session::TakeFiles::create(
        options.output, options.stems, names, options.rate, session.course.passStart(1).value);
}

/// What came of it that a listener should know.
void tellRemarks(const Session& session, const session::TakeFiles& files, const RenderOptions& options) {
    for (const std::string& remark : session.take->remarks()) {
        warn(options.output.string() + ": " + remark);
    }
    for (const session::TakeFiles::Level& level : files.levels()) {
        const std::string words =
            session::overWords(level.seen, *session::soundFormatOf(level.path), session.course, session.take->pass());
        if (!words.empty()) {
            warn(level.path.string() + ": " + words);
        }
    }
}

} // namespace

int render(const RenderOptions& options) {
    const StopRequest stop;
    float gain = 1.0F;
    if (options.normalise) {
        const auto measured = normalisingGain(options);
        if (!measured) {
            return fail(measured.message());
        }
        gain = *measured;
    }
    auto session = open(options, gain);
    if (!session) {
        return fail(session.message());
    }
    for (const std::string& remark : session->instrument->remarks()) {
        warn(remark);
    }
    auto files = filesFor(*session, options);
    if (!files) {
        return fail(files.message());
    }
    Progress progress(
        options.quiet ? Progress::Mode::Silent : Progress::Mode::Shown, session->course.passStart(1).value);
    const auto problem = renderAll(*session, progress, [&files](const session::TakeBlock& block) {
        const auto failed = files->write(block);
        return failed ? std::optional{failed->message} : std::nullopt;
    });
    if (problem) {
        return fail(*problem);
    }
    if (const auto failed = files->commit()) {
        return fail(failed->message);
    }
    progress.finish(session->take->frames(), options.rate);
    tellRemarks(*session, *files, options);
    return 0;
}

} // namespace tresillo::app
