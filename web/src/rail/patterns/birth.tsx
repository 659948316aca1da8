// SPDX-License-Identifier: MIT
// What a pattern that holds nothing can begin with.
import type { PatternBirth } from "../../generated/schema";
import { useInstrument } from "../../instrument/instrument";
import { launchedPattern, patternPlace } from "../../state/follow";

/** The pattern whose kit a new one gets: the one that plays, else the first that holds something. */
export function parentOf(
    pattern: number,
    launched: number | null,
    used: readonly { readonly pattern: number }[],
): number | null {
    const others = used.map((each) => each.pattern).filter((other) => other !== pattern);
    return launched !== null && others.includes(launched) ? launched : (others[0] ?? null);
}

interface BirthKeysProps {
    /** The pattern that is to be made. */
    readonly pattern: number;
    /** Called when it was asked for. */
    readonly onMade?: () => void;
}

/** This kit, a copy, or blank; one undo takes back what they made. */
export function BirthKeys({ pattern, onMade }: BirthKeysProps) {
    const { store, view, editor } = useInstrument();
    const launched = launchedPattern(store.patterns.value, view.selectedTrack.value);
    const parent = parentOf(pattern, launched, store.project.value?.patterns ?? []);
    const place = patternPlace(pattern);
    const make = (birth: PatternBirth) => {
        editor.tool({ type: "NewPattern", fromPattern: parent ?? pattern, birth }, pattern);
        onMade?.();
    };
    return (
        <div class="birth" role="group" aria-label={`${place} is empty: begin with`}>
            <b aria-hidden="true">{place}</b>
            {parent === null ? null : (
                <>
                    <button
                        type="button"
                        class="key"
                        title={`Instruments, names, mix, tempo and swing of ${patternPlace(parent)}, and no step`}
                        onClick={() => make("kit")}
                    >
                        This kit
                    </button>
                    <button
                        type="button"
                        class="key"
                        title={`All that ${patternPlace(parent)} holds`}
                        onClick={() => make("copy")}
                    >
                        Copy {patternPlace(parent)}
                    </button>
                </>
            )}
            <button
                type="button"
                class="key"
                title="No instruments, at the tempo that plays"
                onClick={() => make("blank")}
            >
                Blank
            </button>
        </div>
    );
}
