import type { Command } from "./command.ts";

/** A command, which loads when it is called. */
export interface Listed {
  readonly summary: string;
  load(): Promise<{ command: Command }>;
}

/** Every command, in the order of the help. A new one is its own file and one line here. */
export const commands: Readonly<Record<string, Listed>> = {
  up: { summary: "Run a cluster and serve it", load: () => import("./up.ts") },
  get: { summary: "Show one or many objects", load: () => import("./get.ts") },
  apply: {
    summary: "Bring objects to the state of a manifest",
    load: () => import("./apply.ts"),
  },
};
