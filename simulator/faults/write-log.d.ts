import type { Storage } from "../../apiserver/storage/storage.ts";
/** When what was written. */
export interface WriteLog {
    /** The last revision of that time; the first that is held where that was later. */
    revisionAt(timeMs: number): number;
    /** When the revision was written, as far as the log is held. */
    timeOf(revision: number): number | undefined;
}
/** Every revision is one entry of the log, so both are found by halving. */
export declare function writeLog(storage: Storage): WriteLog;
