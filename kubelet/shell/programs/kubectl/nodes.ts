/** `kubectl cordon`, `uncordon` and `drain`. Source: kubectl 1.36, pkg/drain. */
import { part, textAt } from "../../../../api/json-parts.ts";
import {
  chooseDrained,
  controllerOf,
  type DaemonSetFailure,
  hasEnded,
} from "../../../../client/drained-pods.ts";
import { Failure, Failures, factOf } from "../../../../client/kubectl/failure.ts";
import { pathOf } from "../../../../client/kubectl/resources.ts";
import { timeOf } from "../../kernel/context.ts";
import type { Waiting } from "../../network/wait.ts";
import { removePods } from "./evict.ts";
import type { Session } from "./session.ts";
import {
  findTargets,
  isNotFound,
  objectsIn,
  selectFrom,
  type Target,
  targetOf,
  titleOf,
} from "./targets.ts";
import { patched } from "./write.ts";

export const cordon = (name: "cordon" | "uncordon") =>
  function* (args: readonly string[], session: Session): Waiting<void> {
    yield* marked(yield* nodesOf(name, args, session), name === "cordon", session);
  };

function* nodesOf(
  command: string,
  args: readonly string[],
  session: Session,
): Waiting<readonly Target[]> {
  if (args.length === 0 && session.options.selector === undefined) {
    const help = `See 'kubectl ${command} -h' for help and examples`;
    throw new Failure(`USAGE: ${command} NODE [flags]\n${help}`);
  }
  const names = args.map((arg) => arg.slice(arg.indexOf("/") + 1));
  return yield* findTargets(["nodes", ...names], session);
}

/** A node that cannot be marked is told of, and does not keep the others from it. */
function* marked(
  nodes: readonly Target[],
  unschedulable: boolean,
  session: Session,
): Waiting<void> {
  const verb = unschedulable ? "cordon" : "uncordon";
  for (const node of nodes) {
    const isMarked = (part(node.object, "spec").unschedulable === true) === unschedulable;
    try {
      const body = { spec: { unschedulable: unschedulable ? true : null } };
      if (!isMarked) yield* patched(node, { type: "strategic", body }, session, "kubectl");
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      yield* session.warn(`error: unable to ${verb} node "${node.name}": ${factOf(error)}`);
      continue;
    }
    yield* session.print(`${titleOf(node)} ${isMarked ? "already " : ""}${verb}ed\n`);
  }
}

export function* drain(args: readonly string[], session: Session): Waiting<void> {
  const nodes = yield* nodesOf("drain", args, session);
  yield* marked(nodes, true, session);
  const failed: { readonly node: Target; readonly error: unknown }[] = [];
  for (const node of nodes) {
    try {
      yield* drained(node, session);
      yield* session.print(`${titleOf(node)} drained\n`);
    } catch (error) {
      if (!(error instanceof Failure || error instanceof Failures)) throw error;
      failed.push({ node, error });
      const fact = `due to error: ${factOf(error)}`;
      yield* session.warn(
        `error: unable to drain node "${node.name}" ${fact}, continuing command...`,
      );
    }
  }
  if (failed.length === 0) return;
  yield* session.warn("There are pending nodes to be drained:");
  for (const { node } of failed) yield* session.warn(` ${node.name}`);
  const errors = failed.map(({ error }) => error);
  if (errors.length === 1) throw errors[0];
  throw new Failures(errors.map((error) => new Failure(factOf(error))));
}

function* drained(node: Target, session: Session): Waiting<void> {
  const { options, shell } = session;
  const found = yield* podsOn(node, session);
  const policy = {
    force: options.force === true,
    ignoreDaemonSets: options["ignore-daemonsets"] === true,
    deleteEmptyDirData: options["delete-emptydir-data"] === true,
    skipAfterSeconds: options["skip-wait-for-delete-timeout"] ?? 0,
  };
  const { pods, warning, refusals } = chooseDrained(found, policy, timeOf(shell.context));
  if (refusals.length > 0) throw new Failures(refusals.map((each) => new Failure(each)));
  if (warning !== "") yield* session.warn(`Warning: ${warning}`);
  yield* removePods(pods, session);
}

function* podsOn(node: Target, session: Session) {
  const found: { pod: Target; daemonSetFailure?: DaemonSetFailure | undefined }[] = [];
  const [selected] = yield* selectFrom(["pods"], session);
  if (selected === undefined) return found;
  const { resource } = selected;
  const query = {
    fieldSelector: `spec.nodeName=${node.name}`,
    labelSelector: session.options["pod-selector"],
  };
  const list = yield* session.json({ path: pathOf(resource, {}, query) });
  const known = new Map<string, DaemonSetFailure | undefined>();
  for (const object of objectsIn(list, selected)) {
    const pod = targetOf(resource, object);
    const controller = controllerOf(object);
    const isOfDaemonSet = textAt(controller, "kind") === "DaemonSet" && !hasEnded(object);
    const name = textAt(controller, "name");
    const key = `${pod.namespace}/${name}`;
    if (isOfDaemonSet && !known.has(key)) {
      known.set(key, yield* daemonSetFailure(pod.namespace ?? "", name, session));
    }
    found.push({ pod, ...(isOfDaemonSet && { daemonSetFailure: known.get(key) }) });
  }
  return found;
}

function* daemonSetFailure(
  namespace: string,
  name: string,
  session: Session,
): Waiting<DaemonSetFailure | undefined> {
  const [resource] = yield* session.resources("daemonsets.apps");
  try {
    if (resource !== undefined)
      yield* session.json({ path: pathOf(resource, { namespace, name }) });
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { message: factOf(error), isNotFound: isNotFound(error) };
  }
}
