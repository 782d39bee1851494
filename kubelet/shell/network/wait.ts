/** What the network programs share: they wait, and name what went wrong in the words of C. */
import type { Effect } from "../kernel/kernel.ts";
import type { Shell } from "../language/shell.ts";
import type { Fetched, NetworkFailure } from "./container-network.ts";

export type Waiting<T> = Generator<Effect, T, void>;

/** Waits until so long after a time of the process; no time goes back. */
export function* waitUntil(ms: number, { kernel }: Shell): Waiting<void> {
  if (ms > kernel.now) yield { until: ms };
}

/** What has become of a request that was begun so long after the start, at its end. */
export function* ended(fetched: Fetched, begunMs: number, shell: Shell): Waiting<Fetched> {
  yield* waitUntil(begunMs + fetched.tookMs, shell);
  if (fetched.settle === undefined) return fetched;
  const { context, kernel } = shell;
  const { response: _, failure: __, ...rest } = fetched;
  return { ...rest, ...fetched.settle(context.startedAtMs + kernel.now) };
}

/** Messages of `strerror`, but for what the C libraries of small images say. */
const reasons: Readonly<Record<NetworkFailure, string>> = {
  NameNotFound: "Name or service not known",
  NameTimeout: "Temporary failure in name resolution",
  ConnectionRefused: "Connection refused",
  ConnectTimeout: "Connection timed out",
  NoRouteToHost: "No route to host",
  ConnectionReset: "Connection reset by peer",
  ConnectionClosed: "Connection closed by peer",
  UntrustedCertificate: "certificate verify failed",
  Timeout: "Connection timed out",
};

export const reasonText = (failure: NetworkFailure): string => reasons[failure];

export const isUnnamed = (failure: NetworkFailure | undefined): boolean =>
  failure === "NameNotFound" || failure === "NameTimeout";
