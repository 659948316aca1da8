// SPDX-License-Identifier: MIT
#include "app/commands/render.h"

#include "app/console.h"
#include "app/instrument.h"
#include "app/offline.h"
#include "app/progress.h"
#include "app/take_files.h"

#include <string>

namespace tresillo::app {

int render(const RenderOptions& options) {
    auto opened = Instrument::open(
        options.project, options.rate, {.bars = options.bars, .once = true, .sampleBytes = options.samples.bytes()});
    if (!opened) {
        return fail(opened.message());
    }
    Instrument& instrument = **opened;
    for (const std::string& remark : instrument.remarks()) {
        warn(remark);
    }
    OfflineTake take(instrument, options.blockSize);
    const std::vector<std::uint8_t> stems = options.stems ? take.soundingStems() : std::vector<std::uint8_t>{};
    auto files = TakeFiles::create(options.output, options.stems, stems, options.rate, take.expectedFrames());
    if (!files) {
        return fail(files.message());
    }
    Progress progress(options.quiet ? Progress::Mode::Silent : Progress::Mode::Shown, take.expectedFrames());
    while (const auto block = take.next(stems)) {
        if (const auto problem = files->write(*block)) {
            return fail(problem->message);
        }
        progress.show(take.frames());
    }
    if (take.problem()) {
        return fail(*take.problem());
    }
    if (const auto problem = files->commit()) {
        return fail(problem->message);
    }
    progress.finish(take.frames(), options.rate);
    return 0;
}

} // namespace tresillo::app
