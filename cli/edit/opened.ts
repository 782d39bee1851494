import { Failure, throwAll } from "../../client/kubectl/failure.ts";
import type { Io } from "../io.ts";
import { noPrinter } from "../printers/format.ts";
import { nothingGiven } from "../report.ts";
import { findTargets, type Target } from "../targets/targets.ts";

/** What says which objects are opened in an editor, and how. */
interface Asked {
  readonly args: readonly string[];
  readonly filename?: readonly string[] | undefined;
  readonly output?: string | undefined;
}

/** The objects that are to be edited, and whether as JSON. Throws Failure where one is missing. */
export async function openedFor(
  io: Io,
  asked: Asked,
): Promise<{ readonly targets: readonly Target[]; readonly isJson: boolean }> {
  const { args, filename = [], output = "yaml" } = asked;
  if (output !== "yaml" && output !== "json") {
    throw new Failure(noPrinter(output, "json,kyaml,yaml"));
  }
  if (args.length === 0 && filename.length === 0) throw nothingGiven();
  const { targets, errors } = await findTargets(io, { ...asked, isAll: true });
  throwAll(errors);
  return { targets, isJson: output === "json" };
}
