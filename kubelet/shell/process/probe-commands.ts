/**
 * The commands of probes that change files: what they change is seen by the container, so each is
 * run at its times, as kubelets do.
 */

/** The command of a probe, and when it is run. */
export interface ProbeCommand {
  readonly command: readonly string[];
  /** No earlier than this, in milliseconds since the start of the container. */
  readonly delayMs: number;
  readonly everyMs: number;
  readonly timeoutMs: number;
  /** It is run until it has succeeded, and others not before that. */
  readonly isStartup: boolean;
}

/** When probes begin. */
export const probesBeginMs = 1_000;

/** The greatest time that all periods are multiples of; a second where there are none. */
export function commonPeriodMs(probes: readonly ProbeCommand[]): number {
  const greatest = (left: number, right: number): number =>
    right === 0 ? left : greatest(right, left % right);
  return probes.reduce((period, { everyMs }) => greatest(period, everyMs), 0) || 1_000;
}

export class ProbeCommands {
  readonly #probes: readonly ProbeCommand[];
  /** The words of those that change files. */
  readonly #acting = new Set<string>();
  /** All that was due until then has been run. */
  #doneMs = 0;
  #startedMs: number | undefined;

  constructor(probes: readonly ProbeCommand[]) {
    this.#probes = probes;
  }

  /** Whether any of them changes files. */
  get act(): boolean {
    return this.#acting.size > 0;
  }

  isActing(words: string): boolean {
    return this.#acting.has(words);
  }

  /** Notes that a command changes files; false where no probe runs it. */
  add(words: string): boolean {
    if (!this.#probes.some(({ command }) => JSON.stringify(command) === words)) return false;
    this.#acting.add(words);
    return true;
  }

  /** When the next of them is run; `Infinity` for never. */
  get dueMs(): number {
    if (!this.act) return Number.POSITIVE_INFINITY;
    return Math.min(...this.#held().map((probe) => nextMs(probe, this.#doneMs)));
  }

  /** Those that are to be run now; each is due once. */
  take(nowMs: number): readonly ProbeCommand[] {
    if (this.dueMs > nowMs) return [];
    const due = this.#held().filter((probe) => nextMs(probe, this.#doneMs) <= nowMs);
    this.#doneMs = nowMs;
    return due;
  }

  /** Such a command has succeeded. */
  succeeded({ isStartup }: ProbeCommand): void {
    if (isStartup) this.#startedMs ??= this.#doneMs;
  }

  /** Those that change files and are not held back by one that is still to succeed. */
  #held(): readonly ProbeCommand[] {
    const acting = this.#probes.filter(({ command }) => this.#acting.has(JSON.stringify(command)));
    const waits = this.#startedMs === undefined && acting.some(({ isStartup }) => isStartup);
    return acting.filter(({ isStartup }) => isStartup === waits);
  }
}

/** The first time after `afterMs` at which a probe is run. */
function nextMs({ delayMs, everyMs }: ProbeCommand, afterMs: number): number {
  const earliest = Math.max(delayMs, afterMs + 1, probesBeginMs);
  return probesBeginMs + Math.ceil((earliest - probesBeginMs) / everyMs) * everyMs;
}
