import type { Command } from "../command.ts";
import { bytePrograms } from "./copy-bytes.ts";
import { filePrograms } from "./files.ts";
import { grepPrograms } from "./grep.ts";
import { systemPrograms } from "./system.ts";
import { tarPrograms } from "./tar.ts";
import { textPrograms } from "./text.ts";

/** The programs that every container has, by name. */
export const programs: ReadonlyMap<string, Command> = new Map<string, Command>([
  ...systemPrograms,
  ...filePrograms,
  ...textPrograms,
  ...grepPrograms,
  ...bytePrograms,
  ...tarPrograms,
]);
