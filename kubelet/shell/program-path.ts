/** Where the programs of a container are, as far as there are any. */
import { absolutePath } from "./files/file-system.ts";
import type { Shell } from "./language/shell.ts";
import { installedFolder, makerOf } from "./network/makers.ts";
import { extraPrograms } from "./programs/extra.ts";
import { programs } from "./programs/index.ts";
import { serverPrograms } from "./programs/servers.ts";

export const isShellName = (name: string): boolean => /^(?:ba|da|a|k|z)?sh$/.test(name);

const usualPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
const executeBits = 0o111;

/** The path of a program; `undefined` where there is none, as far as anybody knows. */
export function programPath(name: string, shell: Shell): string | undefined {
  const { context, cwd, variables } = shell;
  const isProgram = (path: string) => {
    const entry = context.files.find(absolutePath(path, cwd));
    return entry?.kind === "file" && (entry.mode & executeBits) !== 0;
  };
  if (name.includes("/")) return isProgram(name) ? name : undefined;
  const folders = (variables.get("PATH") ?? usualPath).split(":");
  const found = folders.map((folder) => `${folder}/${name}`).find(isProgram);
  if (found !== undefined) return found;
  if (lacksProgram(name, shell)) return undefined;
  if (makerOf(name, context) !== undefined) return `/usr/bin/${name}`;
  if (programs.has(name) || isShellName(name)) return `/bin/${name}`;
  const isThere = context.hasProgram?.(name) === true;
  const isKnown = serverPrograms.has(name) || extraPrograms.has(name);
  return isThere || (isKnown && context.hasProgram !== undefined) ? `/usr/bin/${name}` : undefined;
}

/** Whether it is known that its image has no such program, and none was installed since. */
export function lacksProgram(name: string, { context }: Shell): boolean {
  if (context.hasProgram?.(name) !== false) return false;
  return context.files.find(`${installedFolder}/${name}`)?.kind !== "file";
}
