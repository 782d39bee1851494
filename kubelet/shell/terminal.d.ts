import type { Input } from "./streams.ts";
/** What a client types: as bytes, or by the line as a terminal has it. */
export declare class ClientInput implements Input {
    #private;
    /** With a terminal what is typed is shown, and lines may be corrected before they are sent. */
    constructor(terminal?: TerminalOptions);
    get isReady(): boolean;
    read(most?: number): string | undefined;
    /** Takes what the client sent. */
    feed(bytes: string): void;
    end(): void;
}
export interface TerminalOptions {
    /** Shows bytes to the client. */
    readonly echo: (bytes: string) => void;
    /** Ctrl-C was typed. */
    readonly interrupt: () => void;
}
