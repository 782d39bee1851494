/** The editor of the user, on a file of its own. */
import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure } from "../../client/kubectl/failure.ts";
import type { System } from "../io.ts";

/** The path of a new file with this text, which nobody else can read. */
export function temporaryFile(text: string, extension: string): string {
  const path = join(tmpdir(), `kubesim-edit-${randomInt(2 ** 32)}.${extension}`);
  writeFileSync(path, text, { flag: "wx", mode: 0o600 });
  return path;
}

/**
 * Opens the file in the editor of `KUBE_EDITOR` or `EDITOR`, and answers with what it is then.
 * Throws a Failure where the editor fails.
 */
export function editFile({ env }: System, path: string): string {
  const editor = env.KUBE_EDITOR || env.EDITOR || "vi";
  const line = `${editor} '${path.replaceAll("'", "'\\''")}'`;
  const { error, status } = spawnSync("/bin/sh", ["-c", line], { env, stdio: "inherit" });
  if (error !== undefined || status !== 0) {
    throw new Failure(`there was a problem with the editor ${JSON.stringify(editor)}`);
  }
  return readFileSync(path, "utf8");
}
