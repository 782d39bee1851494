/** The pods that a name, a workload or a selector means. */
import { byUse, selectorOf } from "../../../../client/kubectl/chosen-pods.ts";
import { Failure } from "../../../../client/kubectl/failure.ts";
import { pathOf } from "../../../../client/kubectl/resources.ts";
import { type Waiting, waitUntil } from "../../network/wait.ts";
import type { Session } from "./session.ts";
import { findTargets, objectsIn, selectFrom, type Target, targetOf } from "./targets.ts";

const lookMs = 1_000;

/** The pod of a name, or those of a workload, best first; waits so long for the first of them. */
export function* podsOf(
  named: string,
  session: Session,
  { doing, timeoutMs }: { readonly doing: string; readonly timeoutMs: number },
): Waiting<readonly Target[]> {
  const [target] = yield* findTargets(named.includes("/") ? [named] : ["pods", named], session);
  if (target === undefined) throw new Failure("you must provide one or more resources");
  if (target.resource.kind === "Pod") return [target];
  const selector = selectorOf(target, doing);
  const { kernel } = session.shell;
  const limitMs = kernel.now + timeoutMs;
  for (;;) {
    const pods = yield* podsWith(selector, session);
    if (pods.length > 0) return [...pods].sort(byUse);
    if (kernel.now >= limitMs) throw new Failure("timed out waiting for the condition");
    yield* waitUntil(Math.min(kernel.now + lookMs, limitMs), session.shell);
  }
}

/** The pods that a label selector picks. */
export function* podsWith(labelSelector: string, session: Session): Waiting<readonly Target[]> {
  const [selected] = yield* selectFrom(["pods"], session);
  if (selected === undefined) return [];
  const { resource } = selected;
  const isEverywhere = session.options["all-namespaces"] === true;
  const scope = isEverywhere ? {} : { namespace: session.namespace };
  const list = yield* session.json({ path: pathOf(resource, scope, { labelSelector }) });
  return objectsIn(list, selected).map((object) => targetOf(resource, object));
}
