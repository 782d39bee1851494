/** A command that the command line has too. */
import type { Flags } from "../../../../client/kubectl/flags.ts";
import type { Waiting } from "../../network/wait.ts";
import type { Session } from "./session.ts";

export interface Shared {
  readonly flags: Flags;
  run(args: readonly string[], session: Session): Waiting<unknown>;
}
