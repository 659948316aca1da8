// SPDX-License-Identifier: MIT
#include "audio/decode.h"
#include "audio/kit.h"

#include <utility>

namespace tresillo::audio {

LoadedKit loadKit(const KitDescription& description, const std::vector<std::filesystem::path>& files, SampleRate rate) {
    LoadedKit loaded;
    auto kit = std::make_unique<Kit>();
    kit->description = description;
    kit->samples.resize(files.size());
    for (std::size_t file = 0; file < files.size(); ++file) {
        Fallible<Sample> sample = decodeFile(files[file], rate);
        if (sample) {
            kit->samples[file] = std::move(*sample.value);
            if (!sample.remark.empty()) {
                loaded.remarks.push_back(std::move(sample.remark));
            }
        } else {
            loaded.problems.push_back(std::move(sample.problem));
        }
    }
    loaded.kit = std::move(kit);
    return loaded;
}

} // namespace tresillo::audio
