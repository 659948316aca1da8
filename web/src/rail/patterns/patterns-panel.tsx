// SPDX-License-Identifier: MIT
import { useEffect, useRef, useState } from "preact/hooks";

import type { LaunchLine } from "../../generated/schema";
import { useInstrument } from "../../instrument/instrument";
import { patternPlace } from "../../state/follow";
import { BankEditor } from "./bank";
import { BirthKeys } from "./birth";
import { Choice } from "../parts/choice";
import { clipboard } from "../parts/clipboard";
import { EyeSign, PlayingSign } from "../parts/icons";
import { NameField } from "../parts/name-field";
import { Slots } from "./slots";
import { bankLetter, bankOf, banks, countdown, placesOf, stateWords, type PatternPlace } from "./pattern-places";

const lines = [
    { value: "now", label: "Now" },
    { value: "step", label: "Step" },
    { value: "beat", label: "Beat" },
    { value: "bar", label: "Bar" },
    { value: "patternEnd", label: "End" },
] as const satisfies readonly { value: LaunchLine; label: string }[];

const allTracks = 0xffff;

/** The patterns of a bank: a tap launches, or only looks. */
export function PatternsPanel() {
    const { store, view, editor } = useInstrument();
    const looked = store.pattern.value?.pattern ?? 0;
    const [bank, setBank] = useState(bankOf(looked));
    const [line, setLine] = useState<LaunchLine>("bar");
    const [keepPosition, setKeepPosition] = useState(false);
    const [looks, setLooks] = useState(false);
    /** An empty place that was tapped: what it begins with is asked first. */
    const [asked, setAsked] = useState<{ readonly pattern: number; readonly onlyLook: boolean } | null>(null);
    const places = useRef<HTMLDivElement>(null);
    const queued = store.queued.value;
    const facts = { patterns: store.project.value?.patterns ?? [], playing: store.patterns.value, queued, looked };
    useEffect(() => setBank(bankOf(looked)), [looked]);

    const look = (pattern: number | null) => {
        view.chosenPattern.value = pattern;
    };
    const tap = ({ pattern, used }: PatternPlace, onlyLook: boolean) => {
        const isAsked = asked?.pattern === pattern;
        setAsked(used || isAsked ? null : { pattern, onlyLook });
        if (used) {
            go(pattern, onlyLook);
        }
    };
    const go = (pattern: number, onlyLook: boolean) => {
        if (onlyLook) {
            look(pattern);
            return;
        }
        look(null);
        editor.command({ type: "Launch", pattern, tracks: allTracks, line, steps: 0, keepPosition });
    };

    return (
        <div class="patterns-panel">
            <Banks bank={bank} playing={store.patterns.value.map(bankOf)} onChoose={setBank} />
            <div class="pattern-places" ref={places} role="group" aria-label={`Bank ${bankLetter(bank)}`}>
                {placesOf(bank, facts).map((place) => (
                    <Place
                        key={place.pattern}
                        place={place}
                        isAsked={place.pattern === asked?.pattern}
                        onTap={(onlyLook) => tap(place, onlyLook || looks)}
                    />
                ))}
            </div>
            {asked ? (
                <BirthKeys
                    pattern={asked.pattern}
                    onMade={() => {
                        go(asked.pattern, asked.onlyLook);
                        setAsked(null);
                        places.current?.querySelector<HTMLElement>("[data-asked]")?.focus({ preventScroll: true });
                    }}
                />
            ) : (
                <div class="rail-between">
                    <button type="button" class="key" aria-pressed={looks} onClick={() => setLooks(!looks)}>
                        <EyeSign /> Only look
                    </button>
                    {queued ? (
                        <button type="button" class="key" onClick={() => editor.command({ type: "CancelLaunch" })}>
                            Cancel {patternPlace(queued.pattern)}
                        </button>
                    ) : view.chosenPattern.value === null ? null : (
                        <button type="button" class="key" onClick={() => look(null)}>
                            Follow what plays
                        </button>
                    )}
                </div>
            )}
            <section class="rail-group" aria-labelledby="launch-line">
                <h2 id="launch-line">A launch waits for the next</h2>
                <Choice label="Launch line" options={lines} value={line} onChoose={setLine} />
                <button
                    type="button"
                    class="key rail-wide"
                    aria-pressed={keepPosition}
                    onClick={() => setKeepPosition(!keepPosition)}
                >
                    Keep the position
                </button>
            </section>
            <Looked />
            <BankEditor bank={bank} />
            <Slots />
        </div>
    );
}

interface BanksProps {
    readonly bank: number;
    readonly playing: readonly number[];
    readonly onChoose: (bank: number) => void;
}

function Banks({ bank, playing, onChoose }: BanksProps) {
    return (
        <div class="banks" role="group" aria-label="Banks">
            {Array.from({ length: banks }, (_, index) => (
                <button
                    type="button"
                    key={index}
                    class="bank"
                    aria-label={`Bank ${bankLetter(index)}${playing.includes(index) ? ", playing" : ""}`}
                    aria-pressed={index === bank}
                    data-playing={playing.includes(index) || undefined}
                    onClick={() => onChoose(index)}
                >
                    {bankLetter(index)}
                </button>
            ))}
        </div>
    );
}

interface PlaceProps {
    readonly place: PatternPlace;
    /** It is empty, and what it begins with is asked for. */
    readonly isAsked: boolean;
    readonly onTap: (onlyLook: boolean) => void;
}

function Place({ place, isAsked, onTap }: PlaceProps) {
    const { store } = useInstrument();
    const tracks = store.patterns.value.length;
    const number = (place.pattern % 16) + 1;
    const name = `${`${number} ${place.name}`.trim()}, pattern ${patternPlace(place.pattern)}`;
    const words = stateWords(place, tracks);
    return (
        <button
            type="button"
            class="pattern-place"
            aria-label={words === "" ? name : `${name}, ${words}`}
            data-used={place.used || undefined}
            data-playing={place.playing > 0 || undefined}
            data-partly={(place.playing > 0 && place.playing < tracks) || undefined}
            data-queued={place.queued || undefined}
            data-looked={place.looked || undefined}
            data-asked={isAsked || undefined}
            aria-expanded={place.used ? undefined : isAsked}
            onClick={(event) => onTap(event.shiftKey)}
            onContextMenu={(event) => {
                event.preventDefault();
                onTap(true);
            }}
        >
            <span class="place-number">{number}</span>
            <span class="place-sign">{place.queued ? <Countdown /> : place.playing > 0 ? <PlayingSign /> : null}</span>
            <span class="place-name">{place.name}</span>
        </button>
    );
}

/** Beats and sixteenths until the launch. Written by hand once a frame: nothing is rendered anew. */
function Countdown() {
    const { store } = useInstrument();
    const text = useRef<HTMLSpanElement>(null);
    useEffect(() => {
        let frame = 0;
        const write = () => {
            const { clock, queued } = store;
            const launch = queued.peek();
            if (text.current && launch) {
                const now = clock.positionAt(clock.frameAt(performance.now()));
                const next = countdown(launch.position, now);
                if (text.current.textContent !== next) {
                    text.current.textContent = next;
                }
            }
            frame = requestAnimationFrame(write);
        };
        write();
        return () => cancelAnimationFrame(frame);
    }, [store]);
    return <span class="countdown" ref={text} aria-hidden="true"></span>;
}

/** What can be done with the whole pattern that is shown. */
function Looked() {
    const { store, editor } = useInstrument();
    const shown = store.pattern.value;
    const clip = clipboard.pattern.value;
    const isEmpty = !(store.project.value?.patterns.some((used) => used.pattern === shown?.pattern) ?? true);
    if (!shown) {
        return null;
    }
    const { pattern, name } = shown;
    const label = patternPlace(pattern);
    return (
        <section class="rail-group" aria-label={`Pattern ${label}`}>
            <div class="rail-title">
                <NameField
                    label={`Name of pattern ${label}`}
                    value={name}
                    placeholder="No name"
                    longest={16}
                    onName={(text) => editor.edit([{ type: "SetName", what: "pattern", track: 0, name: text }])}
                />
                <p>{label}</p>
            </div>
            {isEmpty ? <BirthKeys pattern={pattern} /> : null}
            <div class="key-row">
                <button
                    type="button"
                    class="key"
                    onClick={() => {
                        clipboard.pattern.value = { label, pattern };
                    }}
                >
                    Copy
                </button>
                <button
                    type="button"
                    class="key"
                    disabled={clip === null || clip.pattern === pattern}
                    onClick={() => clip && editor.tool({ type: "CopyPattern", fromPattern: clip.pattern })}
                >
                    Paste {clip && clip.pattern !== pattern ? clip.label : ""}
                </button>
                <button type="button" class="key" onClick={() => editor.tool({ type: "ClearPattern" })}>
                    Clear
                </button>
            </div>
            <div class="key-row">
                <button
                    type="button"
                    class="key"
                    title="The pattern as it was when it was last loaded or launched"
                    onClick={editor.reload}
                >
                    Reload
                </button>
                <button
                    type="button"
                    class="key"
                    title="The pattern out of the project, with its name and all that it holds"
                    onClick={() => editor.tool({ type: "RemovePattern" })}
                >
                    Remove
                </button>
            </div>
        </section>
    );
}
