/** `time`: how long a pipeline takes. Source: bash 5.2; busybox 1.37. */

import { put } from "../kernel/streams.ts";
import type { Expanding } from "../words/expand.ts";
import type { Shell } from "./shell.ts";

const bashFormat = "\nreal\t%3lR\nuser\t%3lU\nsys\t%3lS";
const posixFormat = "real %2R\nuser %2U\nsys %2S";

/** Runs it, and tells what it took; its work takes no time of the processor here. */
export function* timed(
  shell: Shell,
  isPosix: boolean,
  run: () => Expanding<void>,
): Expanding<void> {
  const { kernel, streams, variables } = shell;
  const begunMs = kernel.now;
  yield* run();
  const ms = kernel.now - begunMs;
  if (!shell.isBash) {
    yield* put(streams.errors, `real\t${minutes(ms, 2, " ")}\n${busyboxRest}`);
    return;
  }
  const format = isPosix ? posixFormat : (variables.get("TIMEFORMAT") ?? bashFormat);
  if (format !== "") yield* put(streams.errors, `${told(format, ms)}\n`);
}

const busyboxRest = "user\t0m 0.00s\nsys\t0m 0.00s\n";

const told = (format: string, realMs: number): string =>
  format.replace(/%(?:%|(\d?)(l?)([RUSP]))/g, (all, digits: string, long: string, what: string) => {
    if (all === "%%") return "%";
    if (what === "P") return "0.00";
    const precision = Math.min(Number(digits || 3), 3);
    const ms = what === "R" ? realMs : 0;
    return long === "l" ? minutes(ms, precision, "") : (ms / 1000).toFixed(precision);
  });

const minutes = (ms: number, precision: number, between: string): string =>
  `${Math.floor(ms / 60_000)}m${between}${((ms % 60_000) / 1000).toFixed(precision)}s`;
