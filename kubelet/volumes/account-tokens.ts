/**
 * The tokens of service accounts in the volumes of pods. A kubelet asks for another one once four
 * fifths of its time are over. Source: kubelet 1.36, pkg/kubelet/token.
 */
import type { Pod } from "../../api/core/pod/pod.ts";
import { parseTime } from "../../api/runtime.ts";
import { never } from "../observed.ts";

/** What a volume wants of a token. */
export interface TokenWish {
  /** Empty: the API server. */
  readonly audience: string;
  readonly expirationSeconds: number;
}

/** A token, which is signed when somebody reads it: hardly any pod ever does. */
export interface IssuedToken {
  /** The same for the same text. */
  readonly id: string;
  readonly text: string;
}

/** A token that is good for its time from when it was issued. */
export type IssueToken = (pod: Pod, wish: TokenWish, issuedMs: number) => IssuedToken | undefined;

/** What every pod has; that is good for a year, and stays as it is. */
const usualSeconds = 3_607;

const renewedAt = 0.8;

/** When the token that a pod has at a time was issued, and until when it has it. */
export function tokenTimes({ metadata }: Pod, { expirationSeconds }: TokenWish, nowMs: number) {
  const firstMs = parseTime(metadata.creationTimestamp) ?? 0;
  if (expirationSeconds === usualSeconds) return { issuedMs: firstMs, untilMs: never };
  const everyMs = expirationSeconds * renewedAt * 1000;
  const issuedMs = firstMs + Math.floor(Math.max(nowMs - firstMs, 0) / everyMs) * everyMs;
  return { issuedMs, untilMs: issuedMs + everyMs };
}

/** The tokens that a volume of a pod wants. */
export function tokensWanted(volume: NonNullable<Pod["spec"]["volumes"]>[number]) {
  return (volume.projected?.sources ?? []).flatMap(({ serviceAccountToken: token }) =>
    token === undefined ? [] : [wishOf(token)],
  );
}

export const wishOf = ({
  audience = "",
  expirationSeconds,
}: {
  readonly audience?: string | undefined;
  readonly expirationSeconds?: number | undefined;
}): TokenWish => ({ audience, expirationSeconds: expirationSeconds ?? 3_600 });

/** Finds the tokens of a pod as it has them at a time; absent where nobody issues any. */
export const tokenSource = (issue: IssueToken | undefined, pod: Pod, nowMs: number) =>
  issue && ((wish: TokenWish) => issue(pod, wish, tokenTimes(pod, wish, nowMs).issuedMs));
