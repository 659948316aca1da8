// SPDX-License-Identifier: MIT
#include "tests/bits/take.h"

#include <type_traits>

namespace tresillo::test {
namespace {

// One walk over everything for both directions: `Pass` writes or reads a value, or a vector's length and content.
struct Writer {
    std::FILE* file;
    bool isGood{true};

    void bytes(const void* data, std::size_t size) { isGood = isGood && std::fwrite(data, 1, size, file) == size; }
    template <class T> void value(const T& item) {
        static_assert(std::is_trivially_copyable_v<T>);
        bytes(&item, sizeof item);
    }
    template <class T> void length(const std::vector<T>& items) { value(std::uint64_t{items.size()}); }
};

struct Reader {
    std::FILE* file;
    bool isGood{true};

    void bytes(void* data, std::size_t size) { isGood = isGood && std::fread(data, 1, size, file) == size; }
    template <class T> void value(T& item) {
        static_assert(std::is_trivially_copyable_v<T>);
        bytes(&item, sizeof item);
    }
    template <class T> void length(std::vector<T>& items) {
        std::uint64_t size = 0;
        value(size);
        constexpr std::uint64_t kMost = 1U << 28U;
        isGood = isGood && size <= kMost;
        items.resize(isGood ? static_cast<std::size_t>(size) : 0);
    }
};

template <class Pass, class Frames> void passFrames(Pass& pass, Frames& frames) {
    pass.length(frames);
    pass.bytes(frames.data(), frames.size() * sizeof(float));
}

template <class Pass, class AnyTake> void passTake(Pass& pass, AnyTake& take) {
    pass.value(take.song);
    pass.value(take.projectValues);
    pass.length(take.patterns);
    for (auto& kept : take.patterns) {
        pass.value(kept.id);
        pass.value(kept.pattern);
    }
    pass.length(take.kits);
    for (auto& kit : take.kits) {
        pass.value(kit.description);
        pass.length(kit.samples);
        for (auto& sample : kit.samples) {
            passFrames(pass, sample.left);
            passFrames(pass, sample.right);
        }
    }
}

} // namespace

bool write(const Take& take, std::FILE* file) {
    Writer writer{file};
    passTake(writer, take);
    return writer.isGood;
}

bool read(Take& take, std::FILE* file) {
    Reader reader{file};
    passTake(reader, take);
    return reader.isGood;
}

} // namespace tresillo::test
