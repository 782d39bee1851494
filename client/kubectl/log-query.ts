/** The query of a log, from the flags of `logs`. Source: kubectl 1.36. */

export interface LogFlags {
  readonly selector?: string;
  readonly follow?: boolean;
  readonly previous?: boolean;
  readonly timestamps?: boolean;
  readonly tail?: number;
  /** Milliseconds. */
  readonly since?: number;
  readonly "since-time"?: string;
  readonly "limit-bytes"?: number;
  readonly "insecure-skip-tls-verify-backend"?: boolean;
}

/** Of several pods, so many lines of each. */
const tailOfSelected = 10;

/** What is asked of the log of a container. */
export function logQuery(container: string, given: LogFlags) {
  const { selector = "", since = 0 } = given;
  const limitBytes = given["limit-bytes"] ?? 0;
  const tail = given.tail ?? (selector === "" ? -1 : tailOfSelected);
  return {
    container,
    follow: given.follow,
    previous: given.previous,
    timestamps: given.timestamps,
    tailLines: tail < 0 ? undefined : tail,
    sinceSeconds: since === 0 ? undefined : Math.round(since / 1000),
    sinceTime: given["since-time"],
    limitBytes: limitBytes === 0 ? undefined : limitBytes,
    insecureSkipTLSVerifyBackend: given["insecure-skip-tls-verify-backend"],
  };
}
