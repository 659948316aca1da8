// SPDX-License-Identifier: MIT
import { sizes } from "../../generated/schema";
import { useInstrument } from "../../instrument/instrument";
import { patternPlace } from "../../state/follow";
import { RemoveSign } from "../parts/icons";

/** Patterns that follow one another, each once, over and over: put one behind the other here, taken out by a tap. */
export function Chain() {
    const { store, editor } = useInstrument();
    const chain = store.project.value?.chain ?? [];
    const shown = store.pattern.value?.pattern ?? 0;
    const playing = store.follow.value === "chain" ? store.section.value : -1;
    const names = new Map(store.project.value?.patterns.map(({ pattern, name }) => [pattern, name]));
    const set = (next: readonly number[]) => {
        editor.edit([{ type: "SetChain", chain: [...next] }]);
        if (next.length === 0 && playing >= 0) {
            editor.command({ type: "SetFollow", follow: "pattern" });
        }
    };
    return (
        <section class="rail-group" aria-labelledby="song-chain">
            <h2 id="song-chain">Chain</h2>
            {chain.length === 0 ? (
                <p class="rail-note">Patterns one after the other. Add the one that is shown.</p>
            ) : (
                <ol class="chain" aria-labelledby="song-chain">
                    {chain.map((pattern, index) => (
                        <li key={index} data-playing={index === playing || undefined}>
                            <button
                                type="button"
                                aria-label={`Take ${patternPlace(pattern)} ${names.get(pattern) ?? ""}, ${index + 1} of the chain, out`}
                                aria-current={index === playing || undefined}
                                title={names.get(pattern)}
                                onClick={() => set(chain.filter((_, other) => other !== index))}
                            >
                                {patternPlace(pattern)}
                                <RemoveSign />
                            </button>
                        </li>
                    ))}
                </ol>
            )}
            <button
                type="button"
                class="key rail-wide"
                disabled={chain.length >= sizes.chain}
                onClick={() => set([...chain, shown])}
            >
                Add {patternPlace(shown)} to the chain
            </button>
        </section>
    );
}
