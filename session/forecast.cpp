// SPDX-License-Identifier: MIT
#include "session/forecast.h"

#include "core/engine/forecast.h"

namespace tresillo::session {

const SilentSteps<Studio>& ProjectForecast::silentSteps() {
    constexpr std::int32_t kTimesASecond = 10;
    const Frames now = status_.read().frame;
    const bool isDue = !basis_ || now - madeAt_ >= Frames{rate_.hz / kTimesASecond};
    if (!isDue) {
        return silent_;
    }
    const Outlook<Studio>& outlook = outlook_.read();
    const Basis basis{.outlook = outlook.version, .message = project_.lastSerial()};
    if (basis_ == basis) {
        return silent_;
    }
    const SilentSteps<Studio> silent = forecast(project_.model(), outlook).silent;
    revision_ += revision_ == 0 || !(silent == silent_) ? 1U : 0U;
    silent_ = silent;
    basis_ = basis;
    madeAt_ = now;
    return silent_;
}

} // namespace tresillo::session
