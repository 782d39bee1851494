/** `kubectl delete`: deletes objects and waits until they are gone. */
import { Failure, RefusedError, throwAll } from "../../../../client/kubectl/failure.ts";
import { pathOf, qualifiedKind } from "../../../../client/kubectl/resources.ts";
import { type Waiting, waitUntil } from "../../network/wait.ts";
import type { Session } from "./session.ts";
import { findTargets, isNotFound, selectFrom, type Target, wantedObjects } from "./targets.ts";
import { isDry, placeOf } from "./write.ts";

export function* remove(args: readonly string[], session: Session): Waiting<void> {
  const { options } = session;
  const isForced = options.force === true;
  const targets = yield* deletions(args, session);
  if (targets.length === 0) yield* session.print("No resources found\n");
  const grace = options["grace-period"] ?? (options.now === true ? 1 : isForced ? 0 : undefined);
  const cascade = { background: "Background", foreground: "Foreground", orphan: "Orphan" } as const;
  const named = cascade[(options.cascade ?? "background") as keyof typeof cascade];
  if (isForced && grace === 0) {
    yield* session.warn(
      "Warning: Immediate deletion does not wait for confirmation that the running resource " +
        "has been terminated. The resource may continue to run on the cluster indefinitely.",
    );
  }
  const begun: Target[] = [];
  const errors: unknown[] = [];
  for (const target of targets) {
    const path = pathOf(target.resource, placeOf(target));
    const body = {
      propagationPolicy: named,
      ...(grace !== undefined && { gracePeriodSeconds: grace }),
    };
    try {
      if (!isDry(session)) yield* session.json({ method: "DELETE", path, body });
      const verb = isForced && grace === 0 ? "force deleted" : "deleted";
      const { resource, name, namespace } = target;
      const from = namespace === undefined ? "" : ` from ${namespace} namespace`;
      yield* session.print(`${qualifiedKind(resource)} "${name}" ${verb}${from}\n`);
      begun.push(target);
    } catch (error) {
      if (options["ignore-not-found"] === true && isNotFound(error)) continue;
      errors.push(error);
    }
  }
  throwAll(errors);
  if (options.wait === false || isForced || isDry(session)) return;
  for (const target of begun) yield* untilGone(target, session);
}

/** What is named need not be read first. */
function* deletions(args: readonly string[], session: Session): Waiting<readonly Target[]> {
  const { options, namespace } = session;
  if ((options.filename ?? []).length > 0) return yield* wantedObjects(session);
  const targets: Target[] = [];
  for (const selected of yield* selectFrom(args, session)) {
    const { resource, name } = selected;
    const scope = resource.namespaced ? namespace : undefined;
    if (name !== undefined) targets.push({ resource, name, namespace: scope, object: {} });
  }
  if (targets.length > 0) return targets;
  return yield* findTargets(args, session, options.all === true);
}

const lookMs = 1_000;

function* untilGone(target: Target, session: Session): Waiting<void> {
  const { kernel } = session.shell;
  const untilMs = kernel.now + (session.options.timeout || Number.POSITIVE_INFINITY);
  const path = pathOf(target.resource, placeOf(target));
  for (;;) {
    try {
      yield* session.json({ path });
    } catch (error) {
      // Who may delete may not be allowed to look.
      if (error instanceof RefusedError) return;
      throw error;
    }
    if (kernel.now >= untilMs) {
      const { resource, name } = target;
      throw new Failure(`timed out waiting for the condition on ${resource.plural}/${name}`);
    }
    yield* waitUntil(kernel.now + lookMs, session.shell);
  }
}
