/**
 * How programs say that they cannot do something with a file: those of busybox, and those of
 * Debian. Of images that are neither is known, the plainest words are used.
 * Source: busybox 1.37, coreutils; GNU coreutils 9.7.
 */
import type { OrdinaryShell } from "../language/dialect.ts";
import { FileError, type FileErrorCode } from "./file-system.ts";

/** Something cannot be put where it is to go. */
export class TargetError extends FileError {
  readonly target: string;

  constructor(code: FileErrorCode, target: string) {
    super(code);
    this.target = target;
  }
}

/** Does something at a target, of which its failures tell. */
export function at<T>(target: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof FileError) throw new TargetError(error.code, target);
    throw error;
  }
}

interface Told {
  readonly path: string;
  readonly code: FileErrorCode;
  readonly message: string;
  readonly target: string | undefined;
}
type Words = Readonly<Record<string, (told: Told) => string>>;

const cat: Words["cat"] = ({ path, code, message }) =>
  `${code === "ENOENT" ? `can't open '${path}'` : path}: ${message}`;

const busybox: Words = {
  cat,
  mkdir: ({ path, message }) => `can't create directory '${path}': ${message}`,
  rm: ({ path, code, message }) =>
    code === "EISDIR" ? `'${path}' is a directory` : `can't remove '${path}': ${message}`,
  rmdir: ({ path, message }) => `'${path}': ${message}`,
  tail: ({ path, message }) => `can't open '${path}': ${message}`,
  mv: ({ path, message }) => `can't rename '${path}': ${message}`,
  cp({ path, code, message, target }) {
    if (target !== undefined) return `can't create '${target}': ${message}`;
    return code === "EISDIR" ? `omitting directory '${path}'` : `can't stat '${path}': ${message}`;
  },
};

/** What is done with an owner or a mode that cannot be changed. */
const changing =
  (what: string) =>
  ({ path, code, message }: Told) =>
    code === "ENOENT"
      ? `cannot access '${path}': ${message}`
      : `changing ${what} of '${path}': ${message}`;

const debian: Words = {
  touch: ({ path, message }) => `cannot touch '${path}': ${message}`,
  mkdir: ({ path, message }) => `cannot create directory '${path}': ${message}`,
  rm: ({ path, message }) => `cannot remove '${path}': ${message}`,
  rmdir: ({ path, message }) => `failed to remove '${path}': ${message}`,
  chown: changing("ownership"),
  chgrp: changing("group"),
  chmod: changing("permissions"),
  head: ({ path, message }) => `cannot open '${path}' for reading: ${message}`,
  tail: ({ path, message }) => `cannot open '${path}' for reading: ${message}`,
  ls: ({ path, message }) => `cannot access '${path}': ${message}`,
  mv: ({ path, message, target }) =>
    target === undefined
      ? `cannot stat '${path}': ${message}`
      : `cannot move '${path}' to '${target}': ${message}`,
  cp({ path, code, message, target }) {
    if (target !== undefined) return `cannot create regular file '${target}': ${message}`;
    return code === "EISDIR"
      ? `-r not specified; omitting directory '${path}'`
      : `cannot stat '${path}': ${message}`;
  },
};

const plain: Words = { cat, tail: ({ path, message }) => `can't open '${path}': ${message}` };

/** What a program says of a path, with its own name before it. */
export function fileProblem(
  name: string,
  path: string,
  error: FileError,
  ordinaryShell: OrdinaryShell | undefined,
): string {
  const words = ordinaryShell === "ash" ? busybox : ordinaryShell === "dash" ? debian : plain;
  const { code, message } = error;
  const target = error instanceof TargetError ? error.target : undefined;
  const said = words[name]?.({ path, code, message, target }) ?? `${target ?? path}: ${message}`;
  return `${name}: ${said}`;
}
