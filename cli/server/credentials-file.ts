import { accessSync, constants, readFileSync } from "node:fs";
import { Failure } from "../../client/kubectl/failure.ts";

/** What a file holds that a kubeconfig names. Throws Failure, as kubectl, where it is not there. */
export function readCredentials(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new Failure(`open ${path}: no such file or directory`);
  }
}

/** Why it cannot be read, in the words of Go; nothing where it can. */
export function unreadable(path: string): string | undefined {
  try {
    accessSync(path, constants.R_OK);
    return undefined;
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code !== "EACCES";
    return `open ${path}: ${isMissing ? "no such file or directory" : "permission denied"}`;
  }
}
