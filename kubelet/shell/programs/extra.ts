import type { Command } from "../command.ts";
import { openssl } from "./openssl.ts";
import { envsubstCommand } from "./substitute-variables.ts";

/** Programs that only some images have, by name. */
export const extraPrograms: ReadonlyMap<string, Command> = new Map<string, Command>([
  ["envsubst", envsubstCommand],
  ["openssl", openssl],
]);
