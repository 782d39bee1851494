/** What can be said of a run, in the form in which its behaviour has it. */

/** What is said of the use of CPU and memory. */
export interface SaidUse {
  /** At rest; absent: as by itself. */
  readonly cpuMillicores?: number;
  readonly memoryBytes?: number;
  /** Beyond that. */
  readonly addedMillicores: number;
  readonly addedBytes: number;
  /** Whether its memory may become more by itself. */
  readonly mayGrow?: boolean;
}

/** What is said of requests; what is absent is as by itself. */
export interface SaidRequests {
  /** How many it works on at once. */
  readonly concurrency?: number;
  /** How many more wait. */
  readonly queue?: number;
  /** What those are answered that find no place; absent: their connections are refused. */
  readonly overflowStatus?: number;
  readonly cpuSeconds?: number;
  readonly memoryBytes?: number;
}

/** What comes of SIGTERM. */
export interface Termination {
  /** Absent: nothing. */
  readonly stopMs?: number;
  readonly stopCode: number;
}
