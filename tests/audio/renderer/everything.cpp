// SPDX-License-Identifier: MIT
#include "tests/audio/renderer/everything.h"

#include "core/params/modulation.h"

namespace tresillo::audio::test {
namespace {

void addPads(Rig& rig) {
    rig.addPad(noise(9'000, 1, 0.5F)).choke = 1;
    KitPad& filtered = rig.addPad(noise(12'000, 2, 0.5F), noise(12'000, 3, 0.5F));
    filtered.filter = FilterMode::LowPass;
    filtered.cutoff = 900.0F;
    filtered.resonance = 6.0F;
    filtered.choke = 1;
    KitPad& looped = rig.addPad(noise(2'000, 4, 0.5F));
    looped.loops = true;
    looped.loopStart = 333;
    looped.loopEnd = 1'501;
    looped.gated = true;
    looped.release = 0.03F;
    KitPad& shaped = rig.addPad(noise(20'000, 5, 0.5F));
    shaped.attack = 0.013F;
    shaped.decay = 0.1F;
    shaped.sustain = 0.4F;
    shaped.reverse = true;
    shaped.pan = -0.5F;
    rig.addPad({1.0F});
}

/// The last tracks are synthetic, each with another wave, and every effect is on.
void addSynths(Rig& rig) {
    constexpr std::uint8_t kFirst = 8;
    for (std::uint8_t track = kFirst; track < kTracks; ++track) {
        const bool isAcid = track % 4 == 3;
        const InstrumentKind kind = isAcid ? InstrumentKind::Acid : InstrumentKind::Synth;
        rig.values.set(track, ParamId::Instrument, static_cast<std::int32_t>(kind));
        rig.values.set(track, ParamId::Oscillator, isAcid ? 1 + track / 12 : (track - kFirst) % 6);
        rig.values.set(track, ParamId::FilterEnvAmount, 500 * track);
        rig.values.set(track, ParamId::Drive, 60 * (track - kFirst));
        rig.values.set(track, ParamId::Release, 100);
        rig.values.set(track, ParamId::ReverbSend, 50 * track);
        rig.values.set(track, ParamId::DelaySend, 900 - 50 * track);
    }
    rig.values.setProject(ParamId::DistortionDrive, 300);
    rig.values.setProject(ParamId::DistortionMix, 400);
    rig.values.setProject(ParamId::Limiter, 1);
}

/// Every track's LFO moves another row, those of the project a voice and a send; tracks and returns make room for
/// others; the echoes follow the tempo.
void addMotion(Rig& rig) {
    for (std::uint8_t track = 0; track < kTracks; ++track) {
        rig.values.set(track, ParamId::LfoTarget, 1 + (track * 7 + 3) % static_cast<std::int32_t>(kLfoTargets - 1));
        rig.values.set(track, ParamId::LfoShape, track % 7);
        rig.values.set(track, ParamId::LfoRate, 150 + 50 * track);
        rig.values.set(track, ParamId::LfoSync, track % 3 == 0 ? 3 + track / 2 : 0);
        rig.values.set(track, ParamId::LfoTrigger, track % 2);
        rig.values.set(track, ParamId::DuckSource, track % 4 == 1 ? track : 0);
        rig.values.set(track, ParamId::DuckDepth, 90);
    }
    rig.values.setProject(
        ParamId::Lfo1Target,
        1 + static_cast<std::int32_t>(ParamId::Cutoff) - static_cast<std::int32_t>(kFirstLfoTarget));
    rig.values.setProject(ParamId::Lfo1Track, 9);
    rig.values.setProject(ParamId::Lfo2Target, static_cast<std::int32_t>(kLfoTargets) - 1);
    rig.values.setProject(ParamId::Lfo2Track, 3);
    rig.values.setProject(ParamId::DelaySync, 3);
    rig.values.setProject(ParamId::BusDuckSource, 1);
    rig.values.setProject(ParamId::BusDuckTarget, static_cast<std::int32_t>(DuckTarget::Returns));
    rig.values.setProject(ParamId::BusDuckDepth, 60);
    SoundValues sound;
    (void)sound.set(ParamId::Instrument, static_cast<std::int32_t>(InstrumentKind::Synth));
    (void)sound.set(ParamId::FilterMode, static_cast<std::int32_t>(FilterMode::LowPass));
    (void)sound.set(ParamId::Cutoff, 1'500);
    (void)sound.set(ParamId::Release, 80);
    rig.values.setSound(1, sound);
}

/// The song starts, changes its tempo and stops; a row of all tracks is shifted for a while.
void moveSong(Rig& rig) {
    const auto clock = [&rig](std::int64_t frame, const SongClock& song) {
        rig.at(frame, [song](Rig& at, Frames when) { at.renderer->songClock(when, song); });
    };
    clock(1'000, {.position = {}, .tempo = Tempo{120'000}, .runs = true});
    clock(27'777, {.position = kSixteenth * 5, .tempo = Tempo{173'500}, .runs = true});
    clock(52'000, {.position = kBar, .tempo = Tempo{173'500}, .runs = false});
    for (const bool on : {true, false}) {
        rig.at(on ? 25'000 : 40'000, [on](Rig& at, Frames when) {
            at.renderer->controlAll(when, {.id = ParamId::Cutoff, .delta = -900, .on = on});
        });
    }
}

/// Changes one of the smoothed values of a track, as an edit would.
void turnKnob(Rig& rig, std::int64_t frame, std::uint8_t track, std::uint32_t dice) {
    const std::size_t place = dice % (kSmoothedRows.size() + kSends);
    const ParamId knob =
        place < kSmoothedRows.size() ? kSmoothedRows[place] : SendList::kSendRows[place - kSmoothedRows.size()];
    const ParamRow& row = rowOf(knob);
    const std::int32_t value =
        row.minimum + static_cast<std::int32_t>((dice >> 4) % 997) * (row.maximum - row.minimum) / 997;
    rig.at(frame, [track, knob, value](Rig& at, Frames when) {
        at.values.set(track, knob, value);
        at.renderer->trackChanged(when, track);
    });
}

} // namespace

void playEverything(Rig& rig, std::uint32_t seed) {
    addPads(rig);
    addSynths(rig);
    addMotion(rig);
    for (std::uint8_t track = 0; track < kTracks; ++track) {
        rig.values.set(track, ParamId::Pad, track % 5);
        rig.values.set(track, ParamId::FilterMode, track % 4);
        rig.values.set(track, ParamId::Cutoff, 200 + 700 * track);
    }
    moveSong(rig);
    NoteId id = 0;
    std::array<NoteId, kTracks> last{};
    for (std::int64_t frame = 0; frame < 60'000; frame += (next(seed) >> 8) % 400) {
        const std::uint32_t dice = next(seed) >> 4;
        const auto track = static_cast<std::uint8_t>(dice % kTracks);
        const auto slot = static_cast<std::uint8_t>((dice >> 5) % 4);
        switch ((dice >> 8) % 8) {
        case 0:
            rig.off(frame, track, last[track], (dice & 1024) != 0);
            break;
        case 1:
            turnKnob(rig, frame, track, dice >> 11);
            break;
        case 2:
            rig.note(
                frame, track, {.id = ++id, .slideFrom = last[track], .pitch = 67, .velocity = 90, .slot = slot},
                {{ParamId::Level, -60}, {ParamId::Cutoff, 4000}});
            last[track] = id;
            break;
        case 4:
            rig.note(frame, track, {.id = ++id, .pitch = 55, .velocity = 110, .slot = slot}, {{ParamId::Sound, 1}});
            last[track] = id;
            break;
        case 3:
            rig.at(frame, [](Rig& at, Frames when) { at.renderer->metronome(when, {true}); });
            break;
        default:
            rig.note(
                frame, track,
                {.id = ++id,
                 .pitch = static_cast<std::uint8_t>(dice % 3 == 0 ? 48 + dice % 40 : 60),
                 .velocity = static_cast<std::uint8_t>(1 + dice % 127),
                 .slot = slot});
            last[track] = id;
        }
    }
    rig.at(20'000, [](Rig& at, Frames when) {
        at.values.setProject(ParamId::MasterLevel, -35);
        at.values.setProject(ParamId::DelayTime, 180);
        at.values.setProject(ParamId::ReverbRoom, 300);
        at.renderer->projectChanged(when);
    });
    const std::uint16_t other = rig.addKit(noise(5'000, 9, 0.5F));
    rig.at(45'000, [other](Rig& at, Frames when) { at.renderer->kitHandover(when, {.kit = 0, .handle = other}); });
}

} // namespace tresillo::audio::test
