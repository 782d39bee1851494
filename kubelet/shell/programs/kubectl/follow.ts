/** What commands of kubectl wait for: `wait`, and `rollout`. */
import type { JsonObject } from "../../../../api/json.ts";
import { formatTime } from "../../../../api/runtime.ts";
import { Failure } from "../../../../client/kubectl/failure.ts";
import { pathOf } from "../../../../client/kubectl/resources.ts";
import { restartPatch, restartProblem } from "../../../../client/kubectl/restart.ts";
import {
  readConditions,
  type WaitCondition,
  waitMsFor,
} from "../../../../client/kubectl/wait-conditions.ts";
import { rolloutProgress } from "../../../../client/rollout-progress.ts";
import { timeOf } from "../../kernel/context.ts";
import { type Waiting, waitUntil } from "../../network/wait.ts";
import { history, undo } from "./revisions.ts";
import type { Session } from "./session.ts";
import { findTargets, isNotFound, type Target, titleOf } from "./targets.ts";
import { patched } from "./write.ts";

/** So often one looks, where kubectl would be told. */
const lookMs = 1_000;

export function* wait(args: readonly string[], session: Session): Waiting<void> {
  const conditions = readConditions(session.options.for ?? []);
  const { kernel } = session.shell;
  const limitMs = kernel.now + waitMsFor(session.options.timeout);
  const targets = yield* waitedFor(args, session, conditions, limitMs);
  for (const target of targets) {
    for (const condition of conditions) {
      yield* untilMet(target, condition, session, limitMs);
      yield* session.print(`${titleOf(target)} condition met\n`);
    }
  }
}

function* untilMet(
  target: Target,
  condition: WaitCondition,
  session: Session,
  limitMs: number,
): Waiting<void> {
  const { kernel } = session.shell;
  for (let object: JsonObject | undefined = target.object; !condition.isMet(object); ) {
    const title = `${target.resource.plural}/${target.name}`;
    if (session.options.timeout === 0) throw new Failure(`condition not met for ${title}`);
    if (kernel.now >= limitMs) throw new Failure(`timed out waiting for the condition on ${title}`);
    yield* waitUntil(Math.min(kernel.now + lookMs, limitMs), session.shell);
    object = yield* again(target, session);
  }
}

/** What is waited for to be gone may be gone already, and what is to be made not there yet. */
function* waitedFor(
  args: readonly string[],
  session: Session,
  conditions: readonly WaitCondition[],
  limitMs: number,
): Waiting<readonly Target[]> {
  const isFor = (kind: WaitCondition["kind"]) => conditions.some((each) => each.kind === kind);
  const { kernel } = session.shell;
  for (;;) {
    try {
      const targets = yield* findTargets(args, session, session.options.all === true);
      if (targets.length > 0 || isFor("delete")) return targets;
      if (!isFor("create")) throw new Failure("no matching resources found");
    } catch (error) {
      if (!isNotFound(error) || !(isFor("create") || isFor("delete"))) throw error;
      if (!isFor("create")) return [];
    }
    if (kernel.now >= limitMs) throw new Failure("timed out waiting for the condition");
    yield* waitUntil(Math.min(kernel.now + lookMs, limitMs), session.shell);
  }
}

function* again(target: Target, session: Session): Waiting<JsonObject | undefined> {
  const { resource, namespace, name } = target;
  try {
    const place = { ...(namespace !== undefined && { namespace }), name };
    return yield* session.json({ path: pathOf(resource, place) });
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

export function* rollout(args: readonly string[], session: Session): Waiting<void> {
  const [action = "", ...rest] = args;
  const targets = yield* findTargets(rest, session, true);
  for (const target of targets) {
    if (action === "restart") yield* restart(target, session);
    else if (action === "status") yield* status(target, session);
    else if (action === "pause" || action === "resume") yield* pause(target, action, session);
    else if (action === "history") yield* history(target, session);
    else if (action === "undo") yield* undo(target, session);
    else throw new Failure(`kubesim: kubectl rollout ${action} is not simulated in pods`);
  }
}

function* restart(target: Target, session: Session): Waiting<void> {
  const { object, name, resource } = target;
  const title = `${resource.plural}.${resource.group} "${name}"`;
  const restartedAt = formatTime(timeOf(session.shell.context));
  const problem = restartProblem({ object, title, restartedAt });
  if (problem !== undefined) throw new Failure(problem);
  const body = restartPatch({ object, title, restartedAt });
  yield* patched(target, { type: "strategic", body }, session, "kubectl-rollout");
  yield* session.print(`${titleOf(target)} restarted\n`);
}

function* pause(target: Target, action: "pause" | "resume", session: Session): Waiting<void> {
  const body = { spec: { paused: action === "pause" ? true : null } };
  yield* patched(target, { type: "strategic", body }, session, "kubectl-rollout");
  yield* session.print(`${titleOf(target)} ${action}d\n`);
}

function* status(target: Target, session: Session): Waiting<void> {
  const { kernel } = session.shell;
  const limitMs = kernel.now + (session.options.timeout || Number.POSITIVE_INFINITY);
  let before = "";
  for (let object: JsonObject | undefined = target.object; ; ) {
    if (object === undefined) throw new Failure("object has been deleted");
    const { message, state } = progressOf(target, object);
    if (state === "failed") throw new Failure(message);
    if (message !== before) yield* session.print(`${message}\n`);
    before = message;
    if (state === "done" || session.options.watch === false) return;
    if (kernel.now >= limitMs) throw new Failure("timed out waiting for the condition");
    yield* waitUntil(Math.min(kernel.now + lookMs, limitMs), session.shell);
    object = yield* again(target, session);
  }
}

function progressOf({ resource }: Target, object: JsonObject) {
  try {
    return rolloutProgress(resource, object);
  } catch (error) {
    throw error instanceof RangeError ? new Failure(error.message) : error;
  }
}
