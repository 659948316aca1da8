// SPDX-License-Identifier: MIT
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

import type { DemoView } from "../generated/schema";
import { useInstrument } from "../instrument/instrument";
import { useListener } from "../listen/context";
import { patternPlace } from "../state/follow";
import { NewProject, OwnProjectWork } from "./own-projects";
import { Tresillo } from "./tresillo";

interface DemoPickerProps {
    readonly demos: readonly DemoView[];
    /** A project of instruments without a step. */
    readonly empty: string | undefined;
    /** What a new project can start from. */
    readonly templates: readonly string[];
    readonly onClose: () => void;
}

/** Another project, and what plays first; null: what it begins with. */
interface Wish {
    readonly project: string;
    readonly pattern: number | null;
    readonly name: string;
}

const allTracks = 0xffff;

/** While it is asked whether what is not kept may be lost the focus is on what keeps them, then where it was before, or on the keys
 * in whose place the question stood. */
function useFocusOfDoubt(isAsked: boolean) {
    const keep = useRef<HTMLButtonElement>(null);
    const ways = useRef<HTMLDivElement>(null);
    const before = useRef<Element | null>(null);
    if (isAsked && before.current === null) {
        before.current = document.activeElement;
    }
    useLayoutEffect(() => {
        if (isAsked) {
            keep.current?.focus({ preventScroll: true });
        } else if (before.current !== null) {
            const isThere = before.current.isConnected && before.current !== document.body;
            const next = isThere ? before.current : ways.current?.querySelector("button");
            (next as HTMLElement | null)?.focus({ preventScroll: true });
            before.current = null;
        }
    }, [isAsked]);
    return { keep, ways };
}

/** What is open, and the demos, are begun from one of their patterns; what else is the player's own goes on as it was left. */
function isBegun({ isOwn, project }: DemoView): boolean {
    return !isOwn || project === undefined;
}

function Begins() {
    return (
        <svg width="12" height="15" viewBox="0 0 8 10" aria-hidden="true">
            <path d="M0 0l8 5-8 5z" />
        </svg>
    );
}

function More() {
    return (
        <svg width="16" height="4" viewBox="0 0 16 4" aria-hidden="true">
            <path d="M0 0h4v4H0zM6 0h4v4H6zM12 0h4v4h-4z" />
        </svg>
    );
}

/** Lies over the steps, not over the instrument: everything else can be played meanwhile. */
export function DemoPicker({ demos, empty, templates, onClose }: DemoPickerProps) {
    const { store, view, editor } = useInstrument();
    const listener = useListener();
    const first = useRef<HTMLButtonElement>(null);
    /** What was tapped although something is not kept and would be lost with what is open. */
    const [doubted, setDoubted] = useState<Wish | null>(null);
    const doubt = useFocusOfDoubt(doubted !== null);
    /** The one of one's own that something is to be done with, and whether a new one is to be made. */
    const [worked, setWorked] = useState<string | null>(null);
    const [isMaking, setMaking] = useState(false);
    const isSilent = store.hello.value?.hasSound === false;
    const own = demos.filter((demo) => !isBegun(demo));
    const isKept = store.saving.value?.state !== "notKept";
    useEffect(() => {
        view.showsRail.value = false;
        // For the keyboard; a finger needs no ring around what it may tap.
        if (window.matchMedia("(pointer: fine)").matches) {
            first.current?.focus({ preventScroll: true });
        }
    }, [view]);

    const listen = () => {
        // Within the tap itself: browsers let nothing sound without one.
        if (isSilent) {
            listener.start();
        }
    };
    const play = (pattern: number) => {
        listen();
        view.chosenPattern.value = null;
        editor.command({ type: "SetFollow", follow: "pattern" });
        editor.command({ type: "Launch", pattern, tracks: allTracks, line: "now", steps: 0, keepPosition: false });
        if (!store.isPlaying.peek()) {
            editor.command({ type: "Start" });
        }
        onClose();
    };
    const open = (wish: Wish, anyway: boolean) => {
        listen();
        editor.open(wish.project, wish.pattern, anyway);
        onClose();
    };
    const choose = (wish: Wish) => (isKept ? open(wish, false) : setDoubted(wish));

    return (
        <section class="demo-picker" aria-label="Demos to begin with">
            <div class="demo-words">
                <Tresillo />
                <h1>Tap one and it plays</h1>
                <p>
                    Everything on this page is alive from then on: change what you hear while you hear it.
                    {isSilent ? " Sound comes from this browser." : ""}
                </p>
            </div>
            <div class="demos">
                {own.length === 0 ? null : (
                    <div class="demo" role="group" aria-label="Yours">
                        <h2>Yours</h2>
                        <div class="demo-variations">
                            {own.map(({ name, project = "" }) => (
                                <div key={project} class="own-project">
                                    <button
                                        type="button"
                                        class="demo-variation"
                                        onClick={() => choose({ project, pattern: null, name })}
                                    >
                                        <Begins />
                                        <span>{name || project}</span>
                                    </button>
                                    <button
                                        type="button"
                                        class="key own-more"
                                        aria-label={`More about ${name || project}`}
                                        aria-expanded={worked === project}
                                        onClick={() => setWorked(worked === project ? null : project)}
                                    >
                                        <More />
                                    </button>
                                    {worked === project ? (
                                        <OwnProjectWork project={project} name={name} onDone={() => setWorked(null)} />
                                    ) : null}
                                </div>
                            ))}
                        </div>
                    </div>
                )}
                {demos.filter(isBegun).map(({ name: demo, project, variations }, index) => (
                    <div class="demo" key={demo} role="group" aria-label={demo}>
                        <h2>{demo}</h2>
                        <div class="demo-variations">
                            {variations.map(({ pattern, name }, place) => (
                                <button
                                    type="button"
                                    key={pattern}
                                    ref={index === 0 && place === 0 ? first : undefined}
                                    class="demo-variation"
                                    onClick={() =>
                                        project === undefined ? play(pattern) : choose({ project, pattern, name: demo })
                                    }
                                >
                                    <Begins />
                                    <span>{name || patternPlace(pattern)}</span>
                                </button>
                            ))}
                        </div>
                    </div>
                ))}
            </div>
            {doubted ? (
                <div class="demo-foot" key="doubt" role="group" aria-label="Something would be lost">
                    <p>What you did is not kept and would be lost: {store.saving.value?.problem}</p>
                    <button type="button" class="key" onClick={() => open(doubted, true)}>
                        Lose it, open {doubted.name}
                    </button>
                    <button type="button" class="key" ref={doubt.keep} onClick={() => setDoubted(null)}>
                        Stay here
                    </button>
                </div>
            ) : (
                <div class="demo-foot" key="ways" ref={doubt.ways}>
                    {empty === undefined ? null : (
                        <button
                            type="button"
                            class="key"
                            title="Fifteen tracks with their instruments, and not a single step"
                            onClick={() => choose({ project: empty, pattern: null, name: "it empty" })}
                        >
                            Start empty
                        </button>
                    )}
                    <button type="button" class="key" aria-expanded={isMaking} onClick={() => setMaking(!isMaking)}>
                        New project
                    </button>
                    <button type="button" class="key" onClick={onClose}>
                        Not now
                    </button>
                    {isMaking ? (
                        <NewProject
                            templates={templates}
                            onMade={({ name, project = "" }) => choose({ project, pattern: null, name })}
                        />
                    ) : null}
                </div>
            )}
        </section>
    );
}
