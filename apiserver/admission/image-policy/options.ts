/** How ImagePolicyWebhook is set up. Source: plugin/pkg/admission/imagepolicy/config.go 1.36. */
import { goDuration } from "../../../api/duration.ts";

/** Who decides about images, and what becomes of pods until that is known. */
export interface ImagePolicyOptions {
  /** The URL of the server, as its kubeconfig names it. */
  readonly server: string;
  /** Certificates in PEM, as base64, that vouch for the server. */
  readonly caBundle?: string;
  /** By what the API server shows who it is: certificate and key in PEM, as base64. */
  readonly certificate?: { readonly cert: string; readonly key: string };
  readonly token?: string;
  /** So many seconds a permission holds: 1 to 1800; 300 where it is 0, none where it is -1. */
  readonly allowTTL?: number;
  /** So many seconds a refusal holds: 1 to 1800; 30 where it is 0, none where it is -1. */
  readonly denyTTL?: number;
  /** Milliseconds before the server is asked again. It is read, and nothing is waited for here. */
  readonly retryBackoff?: number;
  /** Pods are made where the server does not answer. */
  readonly defaultAllow?: boolean;
}

const secondMs = 1000;
const ttlRange = { minMs: secondMs, maxMs: 1800 * secondMs };

const amounts = [
  { field: "retryBackoff", unitMs: 1, minMs: 1, maxMs: 300 * secondMs },
  { field: "allowTTL", unitMs: secondMs, ...ttlRange },
  { field: "denyTTL", unitMs: secondMs, ...ttlRange },
] as const;

/** What is wrong with the options, in Kubernetes' words. */
export function imagePolicyProblem(options: ImagePolicyOptions | undefined): string | undefined {
  if (options === undefined) return "no config specified";
  for (const { field, unitMs, minMs, maxMs } of amounts) {
    const amount = options[field] ?? 0;
    const valueMs = amount * unitMs;
    if (amount === 0 || amount === -1 || (valueMs >= minMs && valueMs <= maxMs)) continue;
    const [min, max, value] = [minMs, maxMs, valueMs].map(goDuration);
    return `valid value is between ${min} and ${max}, got ${value}`;
  }
  return undefined;
}

/** How long an answer holds. */
export function answerTtlMs(isAllowed: boolean, options: ImagePolicyOptions): number {
  const seconds = (isAllowed ? options.allowTTL : options.denyTTL) ?? 0;
  if (seconds === -1) return 0;
  const usual = isAllowed ? 300 : 30;
  return (seconds === 0 ? usual : seconds) * secondMs;
}
