/** How servers end that are told to stop. */
import type { Container } from "../types.ts";
import { flagOf } from "./flags.ts";

/** What comes of SIGTERM. */
export interface ServerStop {
  /** So long a server goes on serving before it ends; absent: no longer. */
  readonly stopDelayMs?: number;
  readonly stopCode: number;
}

/**
 * A program of Go that asks for no signals. As the first process of a container it lives through
 * the SIGTERM that it sends itself, and ends with a code of its own. Source: Go, dieFromSignal.
 */
export const goStop: ServerStop = { stopCode: 2 };

/** One that waits for those who still ask. Source: kubernetes 1.36, agnhost's serve-hostname. */
export const hostnameStop: ServerStop = { stopDelayMs: 60_000, stopCode: 0 };

/** One that goes on as long as a flag of agnhost says, and then ends with a code. */
export function delayedStop(container: Container, stopCode: number): ServerStop {
  const seconds = Number(flagOf(container, "delay-shutdown"));
  return seconds > 0 ? { stopDelayMs: seconds * 1000, stopCode } : { stopCode };
}
