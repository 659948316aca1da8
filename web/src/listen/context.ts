// SPDX-License-Identifier: MIT
import { createContext } from "preact";
import { useContext } from "preact/hooks";

import type { Listener } from "./listener";

const Context = createContext<Listener | null>(null);
export const ListenerProvider = Context.Provider;

export function useListener(): Listener {
    const listener = useContext(Context);
    if (!listener) {
        throw new Error("outside of the listener");
    }
    return listener;
}
