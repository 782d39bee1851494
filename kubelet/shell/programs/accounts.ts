/** Users and groups by their names, as `/etc/passwd` and `/etc/group` of a container have them. */
import type { Shell } from "../language/shell.ts";

/** A line of such a file. */
export interface Account {
  readonly name: string;
  readonly id: number;
  /** The user's own group; absent of a group. */
  readonly group: number | undefined;
}

type AccountFile = "/etc/passwd" | "/etc/group";

/** Those of a file; none where it is not there. */
export function accountsIn(path: AccountFile, { context: { files } }: Shell): readonly Account[] {
  if (files.find(path)?.kind !== "file") return [];
  return files.read(path).split("\n").flatMap(accountOf);
}

function accountOf(line: string): readonly Account[] {
  const [name = "", , id = "", group = ""] = line.split(":");
  if (name === "" || !/^\d+$/.test(id)) return [];
  return [{ name, id: Number(id), group: /^\d+$/.test(group) ? Number(group) : undefined }];
}

/** The number of a user or a group; undefined where only the image would know it. */
export function idOf(path: AccountFile, name: string, shell: Shell): number | undefined {
  if (/^\d+$/.test(name)) return Number(name);
  const found = accountsIn(path, shell).find((each) => each.name === name);
  return found?.id ?? (name === "root" ? 0 : undefined);
}
