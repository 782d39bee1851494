import { type InformerOptions } from "../client/informer.ts";
import type { SchedulingQueue } from "./queue.ts";
import type { Snapshot } from "./snapshot.ts";
interface Informed {
    readonly snapshot: Snapshot;
    readonly queue: SchedulingQueue;
}
/** Tells all that schedules what becomes of storage. */
export declare function informOfStorage({ snapshot, queue }: Informed, options: InformerOptions): {
    start(synced: () => void): void;
    stop(): void;
};
export {};
