// SPDX-License-Identifier: MIT
// The layer check reads any text: it neither loses a line nor finds a word outside of the text.
#include "tools/layers/source_text.h"

#include "tools/layers/layers.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(data, data + size);
    const std::string code = tresillo::layers::withoutCommentsAndLiterals(text);
    const auto lines = std::ranges::count(text, '\n') + 1;
    if (code.size() != text.size() || std::ranges::count(code, '\n') + 1 != lines) {
        std::abort();
    }
    for (const auto& word : tresillo::layers::wordsOf(code)) {
        const bool inside =
            word.text.data() >= code.data() && word.text.data() + word.text.size() <= code.data() + code.size();
        if (!inside || word.text.empty() || word.line < 1 || word.line > lines) {
            std::abort();
        }
    }
    for (const auto& finding : tresillo::layers::checkSource("core/engine/player.cpp", text)) {
        if (finding.line < 1 || finding.line > lines || finding.message.empty()) {
            std::abort();
        }
    }
    return 0;
}
