// SPDX-License-Identifier: MIT
#include "tools/kitgen/kits.h"

namespace tresillo::kitgen {
namespace {

Recipe hardDrum(std::string id, std::string name, double hz, double decay) {
    return {
        .id = std::move(id),
        .name = std::move(name),
        .peakDecibels = -10,
        .drive = 2.2,
        .lowPassHz = 13'000,
        .tones = {{.hz = hz, .depth = 0.6, .depthTime = 0.022, .envelope = {.attack = 0.0002, .decay = decay}}},
        .noise = {.hz = hz * 10, .q = 0.7, .level = 0.16, .envelope = {.attack = 0.0002, .decay = 0.025}},
        .click = {.decibels = -18, .seconds = 0.003, .highPassHz = 2'500},
    };
}

Recipe hardHat(std::string id, std::string name, double decay) {
    return {
        .id = std::move(id),
        .name = std::move(name),
        .peakDecibels = -17,
        .drive = 1,
        .lowPassHz = 20'000,
        .highPassHz = 500,
        .choke = 1,
        .metal =
            {.hz = {205.3, 304.4, 369.6, 522.7, 540, 800},
             .clip = 3,
             .bandHz = 9'000,
             .bandQ = 0.9,
             .highPassHz = 7'000,
             .envelope = {.attack = 0.00005, .decay = decay}},
    };
}

Recipe hardKick() {
    return {
        .id = "kick",
        .name = "Kick",
        .peakDecibels = -6,
        .drive = 2.6,
        .lowPassHz = 16'000,
        .tones = {{.hz = 60, .depth = 290.0 / 60 - 1, .depthTime = 0.012, .envelope = {.hold = 0.025, .decay = 0.14}}},
        .click = {.decibels = -12, .seconds = 0.003, .highPassHz = 3'000},
    };
}

Recipe hardSnare() {
    return {
        .id = "snare",
        .name = "Snare",
        .peakDecibels = -9,
        .drive = 2,
        .lowPassHz = 18'000,
        .highPassHz = 60,
        .tones =
            {{.hz = 212,
              .depth = 0.25,
              .depthTime = 0.008,
              .level = 0.26,
              .envelope = {.attack = 0.0002, .decay = 0.055}},
             {.hz = 379,
              .depth = 0.25,
              .depthTime = 0.008,
              .level = 0.14,
              .envelope = {.attack = 0.0002, .decay = 0.035}}},
        .noise =
            {.hz = 6'200, .q = 0.5, .highPassHz = 1'100, .level = 0.6, .envelope = {.attack = 0.0001, .decay = 0.13}},
        .click = {.decibels = -10, .seconds = 0.002, .highPassHz = 3'000},
    };
}

Recipe hardClap() {
    return {
        .id = "clap",
        .name = "Clap",
        .peakDecibels = -11,
        .drive = 2,
        .lowPassHz = 17'000,
        .highPassHz = 200,
        .noise =
            {.hz = 1'450,
             .q = 1.5,
             .highPassHz = 500,
             .envelope = {.attack = 0.0001, .decay = 0.07},
             .bursts = {0, 0.008, 0.017, 0.025}},
    };
}

Recipe hardCowbell() {
    return {
        .id = "cowbell",
        .name = "Cowbell",
        .peakDecibels = -15,
        .drive = 1.8,
        .lowPassHz = 16'000,
        .highPassHz = 200,
        .metal =
            {.hz = {562, 845},
             .clip = 2,
             .bandHz = 3'000,
             .bandQ = 1.2,
             .highPassHz = 350,
             .envelope = {.attack = 0.0001, .decay = 0.012, .tail = 0.16, .tailLevel = 0.45}},
    };
}

Recipe hardRim() {
    return {
        .id = "rim",
        .name = "Rim",
        .peakDecibels = -13,
        .drive = 2.4,
        .lowPassHz = 18'000,
        .highPassHz = 150,
        .tones =
            {{.hz = 490, .level = 0.45, .envelope = {.attack = 0.0001, .decay = 0.008}},
             {.hz = 1'795, .level = 0.55, .envelope = {.attack = 0.0001, .decay = 0.008}}},
        .click = {.decibels = -8, .seconds = 0.002, .highPassHz = 4'000},
    };
}

Recipe hardShaker() {
    return {
        .id = "shaker",
        .name = "Shaker",
        .peakDecibels = -19,
        .drive = 0.9,
        .lowPassHz = 20'000,
        .highPassHz = 500,
        .noise = {.hz = 7'600, .q = 0.9, .highPassHz = 3'500, .envelope = {.attack = 0.008, .decay = 0.035}},
    };
}

} // namespace

KitRecipe hardKit() {
    return {
        .id = "hard",
        .name = "Hard",
        .pads =
            {hardKick(), hardSnare(), hardClap(), hardHat("closed_hat", "Closed hat", 0.028),
             hardHat("open_hat", "Open hat", 0.24), hardCowbell(), hardDrum("low_tom", "Low tom", 98, 0.20),
             hardDrum("mid_tom", "Mid tom", 142, 0.17), hardDrum("high_tom", "High tom", 200, 0.14), hardRim(),
             hardShaker()},
    };
}

} // namespace tresillo::kitgen
