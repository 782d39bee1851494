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
 * Throws a Failure where the editor fails, or leaves no file.
 */
export function editFile({ env }: System, path: string): string {
  const { words, args } = editorOf(env, path);
  const [program = "", ...others] = args;
  const { error, status } = spawnSync(program, others, { env, stdio: "inherit" });
  const named = JSON.stringify(words.join(" "));
  if (error !== undefined && "code" in error && error.code === "ENOENT") {
    throw new Failure(`unable to launch the editor ${named}`);
  }
  if (error !== undefined || status !== 0) {
    throw new Failure(`there was a problem with the editor ${named}`);
  }
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new Failure(`open ${path}: no such file or directory`);
  }
}

/**
 * The words of the editor, and all that is called. It takes a shell only where something in it is
 * quoted. Source: kubectl 1.36, pkg/cmd/util/editor.
 */
function editorOf(env: System["env"], path: string) {
  const editor = env.KUBE_EDITOR || env.EDITOR || "vi";
  if (!/["'\\]/.test(editor)) {
    const words = editor.split(" ");
    return { words, args: [...words, path] };
  }
  const shell = [env.SHELL || "/bin/bash", "-c"];
  return { words: [...shell, editor], args: [...shell, `${editor} ${JSON.stringify(path)}`] };
}
