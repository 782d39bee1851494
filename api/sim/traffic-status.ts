/** What came of a Traffic. */
import { Condition } from "../meta/condition.ts";
import type { ObjectOf } from "../resource.ts";
import {
  int64,
  int64Item,
  list,
  mandatory,
  map,
  microTime,
  present,
  ref,
  struct,
  text,
} from "../schema.ts";

const named = (kind: string) => `io.kubesim.sim.v1alpha1.${kind}`;

const TrafficLatency = struct(
  named("TrafficLatency"),
  "How long requests took, from their beginning to their end, with all that was sent again.",
  {
    mean: text("The average."),
    p50: text("Half of them took no longer, to one part in a hundred."),
    p90: text("Nine of ten took no longer."),
    p95: text("95 of 100 took no longer."),
    p99: text("99 of 100 took no longer."),
    max: text("The longest."),
    histogram: text("How many took how long, in classes: what the above is reckoned from."),
  },
);
export type TrafficLatency = ObjectOf<typeof TrafficLatency>;

const TrafficFailure = struct(named("TrafficFailure"), "A request that failed.", {
  time: mandatory(microTime("When it had failed.")),
  reason: mandatory(text("The cause, as it is counted.")),
  message: text("What its client saw."),
});

const TrafficPod = struct(named("TrafficPod"), "What one pod was asked.", {
  name: mandatory(text("The pod.")),
  namespace: mandatory(text("Its namespace.")),
  node: text("The node it is on."),
  requests: mandatory(int64("Requests that came to it and have ended, each time they were sent.")),
  failed: mandatory(int64("Those of them that failed.")),
});
export type TrafficPod = ObjectOf<typeof TrafficPod>;

const TrafficInterval = struct(named("TrafficInterval"), "What was in one part of the time.", {
  sent: mandatory(int64("Requests that began in it.")),
  failed: mandatory(int64("Requests that ended in it, and failed.")),
  p99: text("99 of 100 requests that ended in the worst second of it took no longer."),
});

const TrafficTimeline = struct(
  named("TrafficTimeline"),
  "What happened when. The parts become longer as time goes on, so that there are never many.",
  {
    interval: mandatory(text("How long each part is.")),
    parts: list("From the start on, one after the other.", TrafficInterval, { type: "atomic" }),
  },
);
export type TrafficTimeline = ObjectOf<typeof TrafficTimeline>;

export const TrafficStatus = struct(named("TrafficStatus"), "What came of the requests.", {
  observedGeneration: int64("The generation that this status speaks of."),
  phase: text("Pending, Running, Suspended or Complete."),
  lastUpdateTime: microTime("When this was written."),
  startTime: microTime("When it began to send."),
  completionTime: microTime("When the last request had ended."),
  sent: present(int64("Requests that were begun.")),
  succeeded: present(int64("Requests with the answer that was expected.")),
  failed: present(int64("Requests without it.")),
  inFlight: present(int64("Requests that wait for their answer.")),
  lost: int64("Requests of which nobody knows, since who had sent them was restarted."),
  retried: int64("How often requests were sent again."),
  failures: map("How many requests failed, by the cause.", int64Item),
  firstFailure: ref("The first request that failed.", TrafficFailure),
  latency: ref("How long requests took.", TrafficLatency),
  pods: list("What each pod was asked; of many, those that were reached last.", TrafficPod, {
    type: "atomic",
  }),
  timeline: ref("What happened when.", TrafficTimeline),
  conditions: list("Its state, aspect by aspect.", Condition, { merge: "type", type: "map" }),
});
export type TrafficStatus = ObjectOf<typeof TrafficStatus>;
