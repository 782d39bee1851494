/** The process of a server: it does nothing of itself but to heed signals. */
import type { Kernel, Task, Work } from "./kernel.ts";
export interface Server {
    /** What `ps` shows. */
    readonly name: string;
    /** From a signal that ends it to its end; absent where it heeds none. */
    readonly stopMs: number | undefined;
    readonly stopCode: number;
}
/** `onEnding` is told when a signal begins to end it. */
export declare function serve(task: Task, kernel: Kernel, { stopMs, stopCode, onEnding }: Server & {
    readonly onEnding: () => void;
}): Work;
