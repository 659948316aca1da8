// SPDX-License-Identifier: MIT
import { useState } from "preact/hooks";

import { setProjectParam } from "../../edit/changes";
import type { Follow, ProjectMessage, Section } from "../../generated/schema";
import { useInstrument } from "../../instrument/instrument";
import { patternPlace } from "../../state/follow";
import { Chain } from "./chain";
import { Choice } from "../parts/choice";
import { PlayingSign } from "../parts/icons";
import { SectionEditor } from "./section-editor";
import { barsText, sectionTicks } from "./song-time";

const follows = [
    { value: "pattern", label: "Pattern" },
    { value: "chain", label: "Chain" },
    { value: "song", label: "Song" },
] as const satisfies readonly { value: Follow; label: string }[];

/** The song's sections: a tap on the number plays from there, one on the name opens it to be changed. */
export function SongPanel() {
    const { store, view, editor } = useInstrument();
    const project = store.project.value;
    const [chosen, setChosen] = useState<number | null>(null);
    const song = project?.song ?? [];
    const shown = store.pattern.value;
    const follow = store.follow.value;
    const playing = follow === "song" ? store.section.value : -1;
    const starts = project?.starts ?? [];
    const names = new Map(project?.patterns.map(({ pattern, name }) => [pattern, name]));
    const loops = project?.values.song_loop === 1;

    const playFrom = (start: number) => {
        editor.command({ type: "SetFollow", follow: "song" });
        editor.command({ type: "Seek", position: start });
        if (!store.isPlaying.peek()) {
            editor.command({ type: "Start" });
        }
    };
    const append = () => {
        const section: Section = { pattern: shown?.pattern ?? 0, repeats: 1, mutes: 0, length: 0, tempo: 0 };
        const index = chosen === null ? song.length : Math.min(song.length, chosen + 1);
        editor.edit([{ type: "InsertSection", index, section }]);
        setChosen(index);
    };

    return (
        <div class="song-panel">
            <button type="button" class="key rail-wide" onClick={() => (view.showsProjects.value = true)}>
                Projects
            </button>
            <section class="rail-group" aria-labelledby="song-follow">
                <h2 id="song-follow">Play follows</h2>
                <Choice
                    label="Play follows"
                    options={follows.filter(({ value }) => value === follow || canFollow(value, project))}
                    value={follow}
                    onChoose={(next) => editor.command({ type: "SetFollow", follow: next })}
                />
            </section>
            <Chain />
            {song.length === 0 ? (
                <p class="rail-note">The song is empty. Add the pattern that is shown as its first section.</p>
            ) : (
                <ol class="sections" aria-label="Song">
                    {song.map((section, index) => (
                        <SectionRow
                            key={index}
                            index={index}
                            section={section}
                            name={names.get(section.pattern) ?? ""}
                            ticks={sectionTicks(song, starts, index)}
                            start={starts[index]}
                            isPlaying={index === playing}
                            isChosen={index === chosen}
                            onChoose={() => setChosen(index === chosen ? null : index)}
                            onPlay={playFrom}
                        />
                    ))}
                </ol>
            )}
            <div class="key-row">
                <button type="button" class="key" onClick={append}>
                    Add {patternPlace(shown?.pattern ?? 0)}
                    {chosen === null ? "" : ` after ${chosen + 1}`}
                </button>
                <button
                    type="button"
                    class="key"
                    aria-pressed={loops}
                    onClick={() => editor.edit([setProjectParam("song_loop", loops ? 0 : 1)])}
                >
                    Loop the song
                </button>
            </div>
            {chosen !== null && song[chosen] ? (
                <SectionEditor index={chosen} section={song[chosen]} onRemoved={() => setChosen(null)} />
            ) : null}
        </div>
    );
}

/** What holds nothing leads nowhere: it is offered once there is something in it. */
function canFollow(follow: Follow, project: ProjectMessage | null): boolean {
    switch (follow) {
        case "pattern":
            return true;
        case "chain":
            return (project?.chain.length ?? 0) > 0;
        case "song":
            return (project?.song.length ?? 0) > 0;
    }
}

interface SectionRowProps {
    readonly index: number;
    readonly section: Section;
    readonly name: string;
    readonly ticks: number | null;
    readonly start: number;
    readonly isPlaying: boolean;
    readonly isChosen: boolean;
    readonly onChoose: () => void;
    readonly onPlay: (start: number) => void;
}

function SectionRow(props: SectionRowProps) {
    const { index, section, name, ticks, start, isPlaying, isChosen, onChoose, onPlay } = props;
    const place = patternPlace(section.pattern);
    const times = section.repeats > 1 ? [`×${section.repeats}`] : [];
    const details = [
        ticks === null ? "" : barsText(ticks),
        section.tempo > 0 ? `${section.tempo / 1000} BPM` : "",
        section.mutes > 0 ? `${[...section.mutes.toString(2)].filter((bit) => bit === "1").length} muted` : "",
    ].filter((detail) => detail !== "");
    return (
        <li class="section" data-playing={isPlaying || undefined} data-chosen={isChosen || undefined}>
            <button
                type="button"
                class="section-play"
                aria-label={`Play from section ${index + 1}`}
                onClick={() => onPlay(start)}
            >
                {isPlaying ? <PlayingSign /> : index + 1}
            </button>
            <button
                type="button"
                class="section-body"
                aria-expanded={isChosen}
                aria-current={isPlaying || undefined}
                aria-label={[`Section ${index + 1}: ${place} ${name}`, ...times, ...details].join(", ")}
                onClick={onChoose}
            >
                <b>{place}</b>
                <span class="section-name">{name}</span>
                <span class="section-times">{times}</span>
                {details.length > 0 ? <small>{details.join(" · ")}</small> : null}
            </button>
        </li>
    );
}
