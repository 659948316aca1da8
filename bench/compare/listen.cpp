// SPDX-License-Identifier: MIT
#include "bench/compare/entry.h"
#include "bench/compare/hits.h"
#include "bench/compare/notes.h"
#include "bench/sound_file.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace tresillo::bench {
namespace {

// All tracks are panned to the middle: both channels are the same but for rounding.
bool isInTheMiddle(const StereoSound& sound) {
    constexpr float kRounding = 1e-5F;
    return std::equal(sound.left.begin(), sound.left.end(), sound.right.begin(), [](float left, float right) {
        return std::fabs(left - right) < kRounding;
    });
}

std::vector<float> middle(const StereoSound& sound) {
    std::vector<float> sum(sound.left.size());
    std::transform(sound.left.begin(), sound.left.end(), sound.right.begin(), sum.begin(), [](float left, float right) {
        return 0.5F * (left + right);
    });
    return sum;
}

// A check that finds everything right proves nothing: a song without one of its hits, one with a hit that is a frame
// late, and drums where there should be chords, must be found wrong.
bool checkTheCheck(const KitSong& song, const std::vector<float>& sum) {
    std::int64_t step = 100;
    while (!song.plays(step, 0)) {
        ++step;
    }
    const std::vector<float>& sample = song.samples.front();
    const auto start = static_cast<std::size_t>(step * kStepFrames);
    std::vector<float> less = sum;
    std::vector<float> late = sum;
    for (std::size_t frame = 0; frame < sample.size(); ++frame) {
        less[start + frame] -= sample[frame];
        late[start + frame] -= sample[frame];
        late[start + frame + 1] += sample[frame];
    }
    const Hits whole = findHits(song, sum, sum);
    return whole.right() && whole.latency == 0 && findHits(song, sum, less).missing == 1 &&
           findHits(song, sum, late).missing == 1 && findNotes(Work::Full, sum).found < 100;
}

/// What one of the programs is compared by.
struct Heard {
    Hits hits{};
    Notes notes{};
    std::vector<double> curve{};
    bool isInTheMiddle{false};
};

double levelDb(const Heard& heard, const Heard& ours) {
    return 20.0 * std::log10(heard.notes.level / ours.notes.level);
}

void print(const Entry& entry, const Heard& heard, const Heard& ours, Work work) {
    const Hits& hits = heard.hits;
    std::printf(
        "%-14s %6zu %8zu %6zu %8lld %7.3f", std::string{entry.tool.name}.c_str(), hits.found, hits.missing, hits.added,
        static_cast<long long>(hits.latency), hits.gain);
    if (work == Work::Kit) {
        std::printf("   %20.1f   %.6f\n", hits.restDb, correlation(ours.curve, heard.curve));
    } else {
        std::printf(
            "   %6zu %8zu %19.1f %19.1f\n", heard.notes.found, heard.notes.missing, levelDb(heard, ours),
            heard.notes.echoDb);
    }
}

/// Drums are the same samples everywhere, of which every frame can be told; saws, filters and effects are each
/// program's own.
bool isRight(const Heard& heard, const Heard& ours, Work work) {
    constexpr double kLeastCorrelation = 0.99;
    constexpr double kMostDb = 3.0;
    if (work == Work::Kit) {
        return heard.hits.right() && correlation(ours.curve, heard.curve) >= kLeastCorrelation && heard.isInTheMiddle;
    }
    return heard.hits.right() && heard.notes.right() && std::fabs(levelDb(heard, ours)) < kMostDb &&
           std::fabs(heard.notes.echoDb - ours.notes.echoDb) < kMostDb;
}

void printHead(Work work) {
    std::printf("\n%-14s %6s %8s %6s %8s %7s", "", "hits", "missing", "added", "latency", "level");
    if (work == Work::Kit) {
        std::printf("   %20s   loudness curve like ours\n", "besides the hits, dB");
    } else {
        std::printf("   %6s %8s %19s %19s\n", "notes", "missing", "level to ours, dB", "their echo, dB");
    }
}

} // namespace

bool listen(std::vector<Entry>& entries, const KitSong& song, Work work) {
    const std::vector<float> sum = sumOfHits(song);
    if (work == Work::Kit && !checkTheCheck(song, sum)) {
        std::printf("FAILED: the search for hits does not notice a hit that is missing or late\n");
        return false;
    }
    printHead(work);
    Heard ours;
    bool right = true;
    for (Entry& entry : entries) {
        if (!entry.problem.empty()) {
            right = false;
            continue;
        }
        const auto sound = readStereo(entry.workshop.output);
        if (!sound || sound->rate != kRate.hz) {
            fail(entry, sound ? "its file has another rate" : sound.message());
            right = false;
            continue;
        }
        const std::vector<float> both = middle(*sound);
        Heard heard{.hits = findHits(song, sum, both), .isInTheMiddle = isInTheMiddle(*sound)};
        heard.notes = findNotes(work, withoutHits(sum, both, heard.hits));
        heard.curve = loudnessCurve(both, heard.hits.latency);
        ours = ours.curve.empty() ? heard : ours;
        print(entry, heard, ours, work);
        if (!isRight(heard, ours, work)) {
            fail(entry, "it did not play the same");
            right = false;
        }
    }
    return right;
}

} // namespace tresillo::bench
