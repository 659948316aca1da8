// SPDX-License-Identifier: MIT
#pragma once

// What pages and the server say of recordings.
#include "control/schema/field.h"
#include "project/ports/recording.h"

#include <array>
#include <string_view>

namespace tresillo::schema {

template <> struct EnumDescription<RecordingFormat> {
    static constexpr std::string_view kName = "RecordingFormat";
    static constexpr std::array<std::string_view, 2> kNames{"wav", "flac"};
};

template <> struct EnumDescription<RecordingState> {
    static constexpr std::string_view kName = "RecordingState";
    static constexpr std::array<std::string_view, 3> kNames{"idle", "running", "finishing"};
};

} // namespace tresillo::schema
