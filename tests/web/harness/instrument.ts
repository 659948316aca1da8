// SPDX-License-Identifier: MIT
// The program itself, on a copy of a project and on the null device, for as long as a test lasts.
import { spawn, type ChildProcess } from "node:child_process";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { patience } from "./patience";

const root = fileURLToPath(new URL("../../..", import.meta.url));
/** The folder of the build whose program is tried; TRESILLO_BUILD names another than the release build. */
export const buildFolder = join(root, process.env["TRESILLO_BUILD"] ?? "build/release");
export const demoProject = join(root, "demos/tresillo");

/** What GET /api/status answers, as far as tests ask for it. */
export interface Status {
    readonly frame: number;
    readonly transport: "stopped" | "playing" | "paused";
    readonly connections: number;
    readonly listeners: number;
    readonly checksum: number;
    readonly lateBlocks: number;
}

export interface InstrumentOptions {
    /** Folder of a project; the demo, if not given. It is copied. */
    readonly project?: string;
    /** One that nobody uses, if not given. */
    readonly port?: number;
    /** What the program keeps for its player lies here; beside the project, if not given. */
    readonly home?: string;
    readonly arguments?: readonly string[];
}

export class Instrument {
    private constructor(
        private readonly process: ChildProcess,
        /** The copy that is played. */
        readonly project: string,
        /** Where the program keeps what it keeps for its player. */
        readonly home: string,
        /** What to open in a browser. */
        readonly address: string,
        private readonly lines: string[],
    ) {}

    static async start(options: InstrumentOptions = {}): Promise<Instrument> {
        const folder = await mkdtemp(join(tmpdir(), "tresillo-page-"));
        const project = join(folder, "project");
        await cp(options.project ?? demoProject, project, { recursive: true });
        return Instrument.startOn(project, options);
    }

    /** Starts on a folder that is played where it is. */
    static async startOn(project: string, options: InstrumentOptions = {}): Promise<Instrument> {
        const program = join(buildFolder, "app/tresillo");
        const port = options.port ?? (await freePort());
        const home = options.home ?? dirname(project);
        const recordings = join(home, "recordings");
        const words = ["play", project, "--null", "--port", String(port), "--recordings", recordings];
        words.push(...(options.arguments ?? []));
        const env = { ...process.env, XDG_DATA_HOME: home, XDG_STATE_HOME: join(home, "state") };
        const child = spawn(program, words, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
        const lines: string[] = [];
        const address = await addressOf(child, lines);
        return new Instrument(child, project, home, address, lines);
    }

    get port(): number {
        return Number(new URL(this.address).port);
    }

    /** Everything the program has said so far. */
    get output(): string {
        return this.lines.join("\n");
    }

    async status(pattern = 0): Promise<Status> {
        const answer = await fetch(new URL(`/api/status?pattern=${pattern}`, this.address));
        if (!answer.ok) {
            throw new Error(`/api/status answered ${answer.status}`);
        }
        return (await answer.json()) as Status;
    }

    /** From here on nothing can be kept: a file lies where the folder of the states should be. What mends it. */
    async breakKeeping(): Promise<() => Promise<void>> {
        const states = join(this.home, "state", "tresillo", "projects");
        await rm(states, { recursive: true });
        await writeFile(states, "");
        return () => rm(states);
    }

    /** Ends the program as Ctrl-C does; an end by any other way than code 0 is an error. The project stays. */
    async stop(): Promise<void> {
        if (this.process.exitCode !== null || this.process.signalCode !== null) {
            throw new Error(`the program had ended before it was stopped:\n${this.output}`);
        }
        const ended = new Promise<number | null>((resolve) => this.process.once("exit", (code) => resolve(code)));
        this.process.kill("SIGINT");
        const tooLong = setTimeout(() => this.process.kill("SIGKILL"), patience);
        const code = await ended;
        clearTimeout(tooLong);
        if (code !== 0) {
            throw new Error(`the program ended with ${code ?? "a signal"}:\n${this.output}`);
        }
    }

    /** Stops, and removes the copy. */
    async end(): Promise<void> {
        await this.stop();
        await rm(join(this.project, ".."), { recursive: true, force: true });
    }
}

/** One that the system has just given away and got back. */
async function freePort(): Promise<number> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    return port;
}

/** Waits for the line that names the address. */
function addressOf(child: ChildProcess, lines: string[]): Promise<string> {
    return new Promise((resolve, reject) => {
        const fail = (why: string): void => {
            clearTimeout(tooLong);
            child.kill("SIGKILL");
            reject(new Error(`${why}:\n${lines.join("\n")}`));
        };
        const tooLong = setTimeout(() => fail("the program named no address"), patience);
        const read = (chunk: Buffer): void => {
            lines.push(...chunk.toString("utf8").split("\n").filter(Boolean));
            const found = /https?:\/\/(?:127\.0\.0\.1|localhost):[0-9]+\/?[^\s]*/.exec(lines.join("\n"));
            if (found) {
                clearTimeout(tooLong);
                resolve(found[0].replace(/[.,]$/, ""));
            }
        };
        child.stdout?.on("data", read);
        child.stderr?.on("data", read);
        child.once("error", (error) => fail(error.message));
        child.once("exit", (code) => fail(`the program ended with ${code ?? "a signal"}`));
    });
}
