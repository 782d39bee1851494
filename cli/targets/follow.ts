/** Follows one object through its changes. */
import { isObject, type JsonObject } from "../../api/json.ts";
import { Failure, RefusedError } from "../../client/kubectl/failure.ts";
import type { Io } from "../io.ts";
import { apiVersionOf, pathOf } from "../server/resources.ts";
import { metadataOf, parts, type Target, textAt } from "./targets.ts";

type Take = (type: string, object: JsonObject) => boolean;

/**
 * Calls `take` with the object as it is and as it becomes, until it answers true. An object that is
 * not there counts as `DELETED`. A timeout of 0 is none.
 */
export async function followObject(
  io: Io,
  target: Target,
  timeoutMs: number,
  take: Take,
): Promise<void> {
  const followed = followUntilTaken(io, target, take);
  return timeoutMs <= 0 ? followed : within(io, timeoutMs, followed);
}

/** Waits for `work`, but not longer than this. */
export async function within<T>(io: Io, timeoutMs: number, work: Promise<T>): Promise<T> {
  let giveUp = () => {};
  const timedOut = new Promise<never>((_, reject) => {
    giveUp = () => reject(new Failure("timed out waiting for the condition"));
  });
  const timer = io.clock.setTimer(timeoutMs, giveUp);
  return Promise.race([work, timedOut]).finally(() => timer.cancel());
}

/** A server ends its watches after a while; then the object is read anew. */
async function followUntilTaken(io: Io, target: Target, take: Take): Promise<void> {
  const { resource, namespace, name } = target;
  const query = { fieldSelector: `metadata.name=${name}` };
  for (let isTaken = false; !isTaken; ) {
    const list = await io.client.json({ path: pathOf(resource, { namespace }, query) });
    const [found] = parts(list, "items");
    isTaken =
      found === undefined
        ? take("DELETED", target.object)
        : take("ADDED", { apiVersion: apiVersionOf(resource), kind: resource.kind, ...found });
    if (isTaken) return;
    const resourceVersion = textAt(metadataOf(list), "resourceVersion");
    const path = pathOf(resource, { namespace }, { ...query, watch: true, resourceVersion });
    await io.client.lines({ path }, (line) => {
      const event: unknown = JSON.parse(line);
      if (!isObject(event) || !isObject(event.object)) return true;
      // An error event carries a Status; one that has expired is answered by a new list.
      if (event.type === "ERROR" && event.object.code === 410) return false;
      if (event.type === "ERROR") throw new RefusedError(event.object as never);
      isTaken = event.type !== "BOOKMARK" && take(String(event.type), event.object);
      return !isTaken;
    });
  }
}
