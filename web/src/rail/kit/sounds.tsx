// SPDX-License-Identifier: MIT
import { useEffect, useState } from "preact/hooks";

import type { InstrumentKind } from "../../generated/schema";
import { useInstrument } from "../../instrument/instrument";
import { trackName } from "../../state/cell";
import { Choice } from "../parts/choice";
import { NameRoom } from "../parts/name-field";
import {
    libraryEntries,
    longestWord,
    nameBytes,
    projectEntries,
    readTitle,
    type SoundEntry,
    type SoundTitle,
} from "./sound-list";

const kinds = [
    { value: "all", label: "All" },
    { value: "pad", label: "Pad" },
    { value: "kit", label: "Kit" },
    { value: "synth", label: "Synth" },
    { value: "acid", label: "Acid" },
] as const satisfies readonly { value: InstrumentKind | "all"; label: string }[];

/** Everything that a track can sound like: a press puts it on the selected track, or locks it to the held steps. */
export function Sounds() {
    const { store, view, editor } = useInstrument();
    const [text, setText] = useState("");
    const [kind, setKind] = useState<InstrumentKind | "all">("all");
    useEffect(() => editor.askLibrary(), [editor, store.hello.value]);
    const filter = { text, kind };
    const own = projectEntries(store.project.value?.sounds ?? [], filter);
    const library = libraryEntries(store.library.value ?? [], filter);
    const locking = view.locking.value.length;
    const track = view.selectedTrack.value;
    const onto =
        locking > 0
            ? `A press locks it to ${locking === 1 ? "the held step" : `${locking} steps`}`
            : `A press puts it on ${trackName(store.pattern.value?.tracks[track], track)}`;
    return (
        <div class="sounds" data-locking={locking > 0 || undefined}>
            <input
                class="sound-find"
                type="search"
                aria-label="Find a Sound"
                placeholder="Find a Sound"
                spellcheck={false}
                autocomplete="off"
                value={text}
                onInput={(event) => setText(event.currentTarget.value)}
                onKeyDown={(event) => event.stopPropagation()}
            />
            <Choice label="Kind of Sound" options={kinds} value={kind} onChoose={setKind} />
            <p class="sound-onto">{onto}</p>
            <div class="sound-list" role="group" aria-label="Sounds" onKeyDown={walk}>
                {own.length > 0 ? <h3>In this project</h3> : null}
                {own.map((entry) => (
                    <Entry key={entry.key} entry={entry} />
                ))}
                {own.length > 0 && library.length > 0 ? <h3>Library</h3> : null}
                {library.map((entry) => (
                    <Entry key={entry.key} entry={entry} />
                ))}
                {own.length + library.length === 0 ? <p class="rail-note">No Sound of that name.</p> : null}
            </div>
            <Keep />
        </div>
    );
}

/** Arrows go from one Sound to the next. */
function walk(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>(".sound")];
    const at = all.findIndex((each) => each === document.activeElement);
    const next = all[at + by];
    if (by !== 0 && next) {
        event.preventDefault();
        event.stopPropagation();
        next.focus();
    }
}

function Entry({ entry }: { readonly entry: SoundEntry }) {
    const { sounds } = useInstrument();
    const { name, kind, tags, isOwn, sound } = entry;
    const number = sound === undefined ? "" : String(sound);
    const words = [name, kind, ...tags, ...(isOwn ? ["your own"] : [])];
    return (
        <button type="button" class="sound" aria-label={words.join(", ")} onClick={() => sounds.take(entry)}>
            <span class="sound-name">
                {number === "" ? null : <i>{number}</i>}
                {name}
                {isOwn ? <b>own</b> : null}
            </span>
            <span class="sound-kind">{kind}</span>
            {tags.length > 0 ? <span class="sound-tags">{tags.join(" ")}</span> : null}
        </button>
    );
}

/** What the track sounds like now, under a name. */
function Keep() {
    const { sounds } = useInstrument();
    const [text, setText] = useState("");
    const title = readTitle(text);
    const bytes = nameBytes(text);
    const isTooLong = bytes > longestWord;
    const cannotKeep = title.name === "" || isTooLong;
    const done = (keep: (title: SoundTitle) => void) => {
        keep(title);
        setText("");
    };
    return (
        <div class="sound-keep" role="group" aria-label="Keep this track's Sound">
            <span class="name-box">
                <input
                    class="sound-find"
                    aria-label="Name of the Sound"
                    placeholder="Name this Sound #tag"
                    title="Words that begin with # are tags, by which a kept Sound is found"
                    spellcheck={false}
                    autocomplete="off"
                    value={text}
                    onInput={(event) => setText(event.currentTarget.value)}
                    onKeyDown={(event) => {
                        event.stopPropagation();
                        if (event.key === "Enter" && !cannotKeep) {
                            done(sounds.keep);
                        }
                    }}
                />
                {text === "" ? null : <NameRoom bytes={bytes} longest={longestWord} isRefused={isTooLong} />}
            </span>
            <button
                type="button"
                class="key"
                disabled={cannotKeep}
                title="Among your own Sounds, for all projects"
                onClick={() => done(sounds.keep)}
            >
                Keep
            </button>
            <button
                type="button"
                class="key"
                disabled={cannotKeep}
                title="Among this project's Sounds, for steps to name"
                onClick={() => done(sounds.store)}
            >
                To project
            </button>
        </div>
    );
}
