import type { Container } from "../types.ts";
import type { Asked } from "./asked.ts";
import { type Reply } from "./reply.ts";
import type { Serving } from "./serving.ts";
/** A server that kubesim knows. */
export interface ServerProgram {
    /** What it listens on. */
    readonly ports: (container: Container) => readonly number[];
    readonly answer: (asked: Asked, serving: Serving) => Reply;
    /** What it says where something else has gone wrong in it; absent: what any server says. */
    readonly error?: (status: number, serving: Pick<Serving, "container">) => Reply;
    /** Whether its status depends on more than the request, such as its files. */
    readonly varies?: boolean;
    /** When its answers change by themselves, in milliseconds since its start. */
    readonly changesMs?: readonly number[];
    /** What a request takes of its CPU; absent: as much as nobody knows. */
    readonly cpuSeconds?: number;
    /** Where its configuration is, which is not read where somebody mounts another. */
    readonly configuration?: string;
    /** Whether it goes on after SIGTERM, as a first process does that has not asked for it. */
    readonly ignoresSignals?: boolean;
}
/** The server that a container runs; `undefined` where none is known. */
export declare function serverProgram(container: Container): ServerProgram | undefined;
/** The server that the words of the command name, where they name one by themselves. */
export declare function commandServer(container: Container): ServerProgram | undefined;
