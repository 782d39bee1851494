/** The files of volumes that show what is in the API. Source: kubelet 1.36, volume plugins. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { FindConfiguration } from "../observed.ts";
import { type Directory } from "../shell/file-system.ts";
import type { Volume } from "../types.ts";
/** A file that shows something of the API. */
interface Configured {
    /** A byte string. */
    readonly content: string;
    readonly mode: number;
}
/** Files by their paths. */
export type Files = ReadonlyMap<string, Configured>;
/** The files of a volume that come from the API; `undefined` for other volumes. */
export declare function configuredFiles(volume: Volume, pod: Pod, configuration: FindConfiguration): Files | undefined;
/** The files as they are. */
export declare function plainFiles(files: Files): Directory;
/** Files behind links, so that all of them change at once. Source: AtomicWriter. */
export declare function linkedFiles(files: Files, nowMs: number): Directory;
/** Whether the links lead to just these files. */
export declare function shows(root: Directory, files: Files): boolean;
export {};
