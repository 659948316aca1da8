// SPDX-License-Identifier: MIT
// Changes of music by keys that are only known at run time. The server refuses a key that does not belong there.
import type {
    Change,
    Gesture,
    PatternKey,
    PlacedNote,
    ProjectKey,
    StepParamKey,
    TrackParamKey,
    TrackRowKey,
} from "../generated/schema";

export function setStepParam(track: number, step: number, key: string, value: number): Change {
    return { type: "SetStepParam", track, step, param: key as StepParamKey, value };
}

export function clearStepParam(track: number, step: number, key: string): Change {
    return { type: "ClearStepParam", track, step, param: key as StepParamKey };
}

export function setTrackParam(track: number, key: string, value: number): Change {
    return { type: "SetTrackParam", track, param: key as TrackParamKey, value };
}

export function setPatternParam(key: PatternKey, value: number): Change {
    return { type: "SetPatternParam", param: key, value };
}

export function setProjectParam(key: ProjectKey, value: number): Change {
    return { type: "SetProjectParam", param: key, value };
}

/** A parameter of all tracks, by so much until it is let go. */
export function controlAll(key: string, delta: number, on: boolean): Gesture {
    return { type: "ControlAll", param: key as TrackRowKey, delta, on };
}

/** The note of a step's slot, as it is to be. */
export function setNote(track: number, step: number, note: PlacedNote): Change {
    const [slot, pitch, velocity, micro, on, length] = note;
    return { type: "SetNote", track, step, slot, note: { pitch, velocity, micro, on: on !== 0, length } };
}
