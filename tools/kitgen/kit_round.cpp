// SPDX-License-Identifier: MIT
#include "tools/kitgen/kits.h"

namespace tresillo::kitgen {
namespace {

Recipe roundDrum(std::string id, std::string name, double hz, double decay) {
    return {
        .id = std::move(id),
        .name = std::move(name),
        .peakDecibels = -10,
        .drive = 0.9,
        .lowPassHz = 9'000,
        .tones = {{.hz = hz, .depth = 0.4, .depthTime = 0.03, .envelope = {.attack = 0.0005, .decay = decay}}},
        .noise = {.hz = hz * 8, .q = 0.8, .level = 0.12, .envelope = {.attack = 0.0003, .decay = 0.03}},
        .click = {.decibels = -26, .seconds = 0.004, .highPassHz = 1'500},
    };
}

Recipe roundHat(std::string id, std::string name, double decay) {
    return {
        .id = std::move(id),
        .name = std::move(name),
        .peakDecibels = -17,
        .drive = 0.5,
        .lowPassHz = 19'000,
        .highPassHz = 500,
        .choke = 1,
        .metal =
            {.hz = {205.3, 304.4, 369.6, 522.7, 540, 800},
             .clip = 1.2,
             .bandHz = 7'100,
             .bandQ = 1.1,
             .highPassHz = 7'000,
             .envelope = {.attack = 0.00005, .decay = decay}},
    };
}

Recipe roundKick() {
    return {
        .id = "kick",
        .name = "Kick",
        .peakDecibels = -6,
        .drive = 1.6,
        .lowPassHz = 12'000,
        .tones = {{.hz = 48, .depth = 210.0 / 48 - 1, .depthTime = 0.018, .envelope = {.decay = 0.28}}},
        .click = {.decibels = -18, .seconds = 0.003, .highPassHz = 2'500},
    };
}

Recipe roundSnare() {
    return {
        .id = "snare",
        .name = "Snare",
        .peakDecibels = -9,
        .drive = 1.1,
        .lowPassHz = 15'000,
        .highPassHz = 60,
        .tones =
            {{.hz = 185,
              .depth = 0.15,
              .depthTime = 0.01,
              .level = 0.28,
              .envelope = {.attack = 0.0004, .decay = 0.07}},
             {.hz = 331,
              .depth = 0.15,
              .depthTime = 0.01,
              .level = 0.17,
              .envelope = {.attack = 0.0004, .decay = 0.045}}},
        .noise =
            {.hz = 5'000, .q = 0.6, .highPassHz = 900, .level = 0.55, .envelope = {.attack = 0.0003, .decay = 0.11}},
    };
}

Recipe roundClap() {
    return {
        .id = "clap",
        .name = "Clap",
        .peakDecibels = -11,
        .drive = 0.8,
        .lowPassHz = 13'000,
        .highPassHz = 200,
        .noise =
            {.hz = 1'150,
             .q = 2,
             .highPassHz = 400,
             .envelope = {.attack = 0.0003, .decay = 0.09},
             .bursts = {0, 0.010, 0.021, 0.030}},
    };
}

Recipe roundCowbell() {
    return {
        .id = "cowbell",
        .name = "Cowbell",
        .peakDecibels = -15,
        .drive = 0.6,
        .lowPassHz = 13'000,
        .highPassHz = 200,
        .metal =
            {.hz = {540, 800},
             .clip = 0.8,
             .bandHz = 2'600,
             .bandQ = 1.2,
             .highPassHz = 300,
             .envelope = {.attack = 0.0003, .decay = 0.015, .tail = 0.22, .tailLevel = 0.4}},
    };
}

Recipe roundRim() {
    return {
        .id = "rim",
        .name = "Rim",
        .peakDecibels = -13,
        .drive = 1.2,
        .lowPassHz = 14'000,
        .highPassHz = 150,
        .tones =
            {{.hz = 455, .level = 0.5, .envelope = {.attack = 0.0002, .decay = 0.009}},
             {.hz = 1'667, .level = 0.5, .envelope = {.attack = 0.0002, .decay = 0.009}}},
        .click = {.decibels = -14, .seconds = 0.003, .highPassHz = 3'000},
    };
}

Recipe roundShaker() {
    return {
        .id = "shaker",
        .name = "Shaker",
        .peakDecibels = -19,
        .drive = 0.4,
        .lowPassHz = 17'000,
        .highPassHz = 500,
        .noise = {.hz = 6'000, .q = 1, .highPassHz = 2'500, .envelope = {.attack = 0.012, .decay = 0.045}},
    };
}

} // namespace

KitRecipe roundKit() {
    return {
        .id = "round",
        .name = "Round",
        .pads =
            {roundKick(), roundSnare(), roundClap(), roundHat("closed_hat", "Closed hat", 0.035),
             roundHat("open_hat", "Open hat", 0.32), roundCowbell(), roundDrum("low_tom", "Low tom", 90, 0.30),
             roundDrum("mid_tom", "Mid tom", 130, 0.25), roundDrum("high_tom", "High tom", 180, 0.21), roundRim(),
             roundShaker()},
    };
}

} // namespace tresillo::kitgen
