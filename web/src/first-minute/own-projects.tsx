// SPDX-License-Identifier: MIT
import { useState } from "preact/hooks";

import type { ProjectRequest } from "../edit/editor";
import type { AnswerMessage, DemoView } from "../generated/schema";
import { useInstrument } from "../instrument/instrument";

/** Of a project's name, in bytes; the server has the last word. */
const longestName = 24;

/** Asks for work on projects, of which one is under way at a time; what was refused stands in the row of words. */
function useWork() {
    const { editor } = useInstrument();
    const [isAtWork, setAtWork] = useState(false);
    const ask = (request: ProjectRequest, done: (answer: AnswerMessage) => void = () => undefined) => {
        setAtWork(true);
        const isSent = editor.ask(request, (answer) => {
            setAtWork(false);
            if (answer.outcome === "Done") {
                done(answer);
            }
        });
        if (!isSent) {
            setAtWork(false);
        }
    };
    return { isAtWork, ask };
}

interface NameBoxProps {
    readonly label: string;
    readonly value: string;
    readonly onInput: (name: string) => void;
}

function NameBox({ label, value, onInput }: NameBoxProps) {
    return (
        <input
            class="own-name"
            aria-label={label}
            spellcheck={false}
            autocomplete="off"
            maxLength={longestName}
            value={value}
            onInput={(event) => onInput(event.currentTarget.value)}
            onKeyDown={(event) => event.stopPropagation()}
        />
    );
}

interface OwnProjectProps {
    readonly project: string;
    readonly name: string;
    readonly onDone: () => void;
}

/** What can be done with one of the player's projects besides playing it. */
export function OwnProjectWork({ project, name, onDone }: OwnProjectProps) {
    const { isAtWork, ask } = useWork();
    const [text, setText] = useState(name);
    const isAnother = text !== "" && text !== name;
    return (
        <div class="own-work" role="group" aria-label={`What to do with ${name}`}>
            <NameBox label="Another name" value={text} onInput={setText} />
            <div class="own-keys">
                <button
                    type="button"
                    class="key"
                    disabled={isAtWork || !isAnother}
                    onClick={() => ask({ type: "renameProject", project, name: text }, onDone)}
                >
                    Rename
                </button>
                <button
                    type="button"
                    class="key"
                    disabled={isAtWork || !isAnother}
                    onClick={() => ask({ type: "copyProject", project, name: text }, onDone)}
                >
                    Copy
                </button>
                <button
                    type="button"
                    class="key"
                    disabled={isAtWork}
                    title="It goes to the bin, and can be fetched from there"
                    onClick={() => ask({ type: "deleteProject", project }, onDone)}
                >
                    Delete
                </button>
            </div>
        </div>
    );
}

interface NewProjectProps {
    readonly templates: readonly string[];
    readonly onMade: (project: Pick<DemoView, "name" | "project">) => void;
}

/** A new project of one's own, from a template. */
export function NewProject({ templates, onMade }: NewProjectProps) {
    const { isAtWork, ask } = useWork();
    const [name, setName] = useState("");
    const [from, setFrom] = useState(templates[0] ?? "");
    const make = () =>
        ask({ type: "newProject", name, ...(from === "" ? {} : { from }) }, (answer) => {
            setName("");
            onMade({ name, project: answer.text });
        });
    return (
        <div class="own-work" role="group" aria-label="A new project">
            <NameBox label="Name of the new project" value={name} onInput={setName} />
            <div class="own-keys">
                <select
                    class="own-name"
                    aria-label="What it starts from"
                    value={from}
                    onChange={(event) => setFrom(event.currentTarget.value)}
                >
                    {templates.map((each) => (
                        <option key={each} value={each}>
                            {each.replaceAll("-", " ")}
                        </option>
                    ))}
                </select>
                <button type="button" class="key" disabled={isAtWork || name === ""} onClick={make}>
                    Make it
                </button>
            </div>
        </div>
    );
}
