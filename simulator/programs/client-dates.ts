/** The dates of the official client, which was there before the time of programs. */
import { createRequire } from "node:module";
import { join } from "node:path";
import { adoptDates } from "./globals.ts";
import { outside } from "./virtual-time.ts";

const client = "@kubernetes/client-node";
let isDone = false;

/**
 * Gives the time of the cluster to the classes of the client that extend Date, such as the
 * V1MicroTime of Leases: a class keeps the Date that there was when it was defined.
 */
export function adoptClientDates(config: object): void {
  if (isDone || config.constructor.name !== "KubeConfig") return;
  isDone = true;
  try {
    // Whoever has a KubeConfig has loaded it, so this is the very module that the program uses.
    const require = createRequire(join(process.cwd(), "package.json"));
    adoptDates(outside(() => require(client)));
  } catch {
    // It is not where the project is, or this version of Node cannot require modules.
  }
}
