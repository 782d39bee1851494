import { type InformerOptions } from "../client/informer.ts";
import type { Snapshot } from "./snapshot.ts";
/** What says which pods belong together, kept up to date in the snapshot. */
export declare function informOfSelections(snapshot: Snapshot, options: InformerOptions): {
    start(synced: () => void): void;
    stop(): void;
};
