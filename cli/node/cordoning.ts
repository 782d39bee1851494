/** Marks nodes, as `cordon`, `uncordon` and `drain` do. Source: kubectl 1.36, cmd/drain. */

import { factOf } from "../../client/kubectl/failure.ts";
import { type Command, defineCommand } from "../command.ts";
import type { Io } from "../io.ts";
import {
  type DryRun,
  dryRunFlag,
  dryRunOf,
  dryRunQuery,
  dryRunSuffix,
  selectorFlag,
} from "../shared-flags.ts";
import { part, patchTarget, type Target, titleOf } from "../targets/targets.ts";
import { findNodes } from "./nodes.ts";

export interface Mark {
  /** Whether new pods are to be kept off the nodes. */
  readonly unschedulable: boolean;
  readonly dryRun: DryRun;
}

/** A node that cannot be marked is told of, and does not keep the others from it. */
export async function markNodes(io: Io, nodes: readonly Target[], mark: Mark): Promise<void> {
  const verb = mark.unschedulable ? "cordon" : "uncordon";
  for (const node of nodes) {
    const is = part(node.object, "spec").unschedulable === true;
    const isMarked = is === mark.unschedulable;
    try {
      if (!isMarked && mark.dryRun !== "client") await patch(io, node, mark);
    } catch (error) {
      io.warn(`error: unable to ${verb} node "${node.name}": ${factOf(error)}`);
      continue;
    }
    const outcome = `${isMarked ? "already " : ""}${verb}ed`;
    io.print(`${titleOf(node)} ${outcome}${dryRunSuffix(mark.dryRun)}`);
  }
}

async function patch(io: Io, node: Target, { unschedulable, dryRun }: Mark): Promise<void> {
  await patchTarget(io, node, {
    type: "strategic",
    body: { spec: { unschedulable: unschedulable ? true : null } },
    query: dryRunQuery(dryRun),
  });
}

const flags = { ...selectorFlag, ...dryRunFlag } as const;

export function cordoningCommand(name: "cordon" | "uncordon", summary: string): Command {
  return defineCommand({
    name,
    usage: "NODE... [flags]",
    summary,
    examples: [`kubesim ${name} node-1`],
    flags,
    async run(io, { flags: given, args }) {
      const dryRun = dryRunOf(given["dry-run"]);
      const nodes = await findNodes(io, { command: name, args, selector: given.selector });
      await markNodes(io, nodes, { unschedulable: name === "cordon", dryRun });
    },
  });
}
