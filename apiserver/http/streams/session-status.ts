import type { SessionEnd } from "./container-streams.ts";

/** A Status, of which two members are read here too. */
type SessionStatus = Readonly<Record<string, unknown>> & {
  readonly status: string;
  readonly message?: string;
};

const head = { kind: "Status", apiVersion: "v1", metadata: {} };

/**
 * The Status that ends a session. Source: apiserver util/proxy/streamtranslator.go 1.36, which
 * wraps what it hears from the kubelet.
 */
export function sessionStatus(end: SessionEnd): SessionStatus {
  if ("message" in end) return internalError(end.message);
  if (end.exitCode === 0) return { ...head, status: "Success" };
  const fact = `command terminated with exit code ${end.exitCode}`;
  return {
    ...head,
    status: "Failure",
    message: `command terminated with non-zero exit code: ${fact}`,
    reason: "NonZeroExitCode",
    details: { causes: [{ reason: "ExitCode", message: String(end.exitCode) }] },
  };
}

function internalError(message: string): SessionStatus {
  return {
    ...head,
    status: "Failure",
    message: `Internal error occurred: ${message}`,
    reason: "InternalError",
    details: { causes: [{ message }] },
    code: 500,
  };
}
