import type { Command } from "../command.ts";
import { filePrograms } from "./files.ts";
import { systemPrograms } from "./system.ts";
import { textPrograms } from "./text.ts";

/** The programs that every container has, by name. */
export const programs: ReadonlyMap<string, Command> = new Map<string, Command>([
  ...systemPrograms,
  ...filePrograms,
  ...textPrograms,
]);
