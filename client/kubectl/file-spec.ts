import { Failure } from "./failure.ts";

/** A file here, or in a pod. */
export interface FileSpec {
  readonly namespace?: string;
  /** Absent for a file on this machine. */
  readonly pod?: string;
  readonly path: string;
}

/** `[[namespace/]pod:]path`. Source: kubectl pkg/cmd/cp 1.36. */
export function fileSpec(text: string): FileSpec {
  const at = text.indexOf(":");
  if (at < 0) return { path: text };
  const place = text.slice(0, at).split("/");
  const path = text.slice(at + 1);
  const [first = "", second] = place;
  if (text.startsWith(":") || place.length > 2) {
    throw new Failure("filespec must match the canonical format: [[namespace/]pod:]file/path");
  }
  return second === undefined ? { pod: first, path } : { namespace: first, pod: second, path };
}
