import { Event } from "../../api/core/event.ts";
import { type Controller, watch } from "../../client/controller.ts";
import { bucketOf, planExpiry } from "./plan.ts";

const bucketIndex = "eventsByExpiry";

/**
 * Forgets events an hour after they last happened. Kubernetes leaves that to etcd. There is one key
 * for all events of a minute, so that a cluster full of events needs few timers.
 */
export const eventTtlController: Controller = {
  name: "event-ttl-controller",
  watches: [
    watch(Event, {
      keys: (event) => [bucketOf(event)],
      when: (next) => next !== undefined,
      indices: { [bucketIndex]: (event) => [bucketOf(event)] },
    }),
  ],
  reconcile(bucket, view) {
    const remainingMs = Number(bucket) - view.nowMs;
    // Every event asks for this: those of the bucket are only looked at when it is due.
    if (remainingMs > 0) return { actions: [], requeueAfterMs: remainingMs, sleeps: true };
    return { actions: planExpiry(view.indexed(Event, bucketIndex, bucket)) };
  },
};
