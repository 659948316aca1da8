// SPDX-License-Identifier: MIT
// Where the server is, and the token that it wants on other interfaces than its own machine's.

const tokenKey = "tresillo.token";

/** Takes the token out of `#token=...` and keeps it for this tab; the address bar no longer shows it. */
export function takeToken(location: Location, history: History, storage: Storage): string | null {
    const given = new URLSearchParams(location.hash.slice(1)).get("token");
    if (given) {
        storage.setItem(tokenKey, given);
        history.replaceState(null, "", location.pathname + location.search);
    }
    return storage.getItem(tokenKey);
}

/** The address of a WebSocket of the page's own server. */
export function socketUrl(location: Pick<Location, "protocol" | "host">, path: string, token: string | null): string {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const query = token ? `?token=${encodeURIComponent(token)}` : "";
    return `${scheme}://${location.host}${path}${query}`;
}
