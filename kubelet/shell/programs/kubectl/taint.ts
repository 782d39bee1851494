/** `kubectl taint`: sets and removes the taints of nodes. Source: kubectl 1.36. */
import { Failure, Failures, throwAll } from "../../../../client/kubectl/failure.ts";
import {
  checkTaints,
  readTaints,
  splitTaints,
  type TaintChanges,
  taintedNode,
} from "../../../../client/kubectl/taints.ts";
import type { Waiting } from "../../network/wait.ts";
import type { Session } from "./session.ts";
import { findTargets, type Target } from "./targets.ts";
import { isDry, patched, told } from "./write.ts";

export function* taint(args: readonly string[], session: Session): Waiting<void> {
  const { resources, specs } = splitTaints(args);
  const [type = "", ...names] = resources;
  if (resources.length === 0) {
    throw new Failure("one or more resources must be specified as <resource> <name>");
  }
  if (specs.length === 0) throw new Failure("at least one taint update is required");
  const changes = readTaints(specs);
  const [resource] = yield* session.resources(type.toLowerCase());
  if (resource?.kind !== "Node") {
    throw new Failure(`invalid resource type ${type}, only node types are supported`);
  }
  checkTaints(changes);
  const { all, selector } = session.options;
  if (all !== true && selector === undefined && names.length === 0) {
    throw new Failure(
      "at least one resource name must be specified since 'all' parameter is not set",
    );
  }
  const errors: unknown[] = [];
  for (const node of yield* findTargets(["nodes", ...names], session, all === true)) {
    try {
      yield* tainted(node, changes, session);
    } catch (error) {
      if (!(error instanceof Failure || error instanceof Failures)) throw error;
      errors.push(error);
    }
  }
  throwAll(errors);
}

function* tainted(node: Target, changes: TaintChanges, session: Session): Waiting<void> {
  const isOverwriting = session.options.overwrite === true;
  const { patch, outcome, ...made } = taintedNode(node.object, changes, isOverwriting);
  const object = isDry(session)
    ? made.object
    : yield* patched(node, { type: "strategic", body: patch }, session, "kubectl-taint");
  yield* told(node, outcome, object, session);
}
