import type { ApiHandler } from "../../api/request.ts";
import { nameGenerator, type Random } from "../../api/runtime.ts";
import { eventRecorder } from "../../client/event-recorder.ts";
import { LeaderElection, type Led } from "../../client/leader-election.ts";
import type { ProcessClock } from "../clock/process-clock.ts";

/** The processes of which one at a time may work, and what their events are attributed to. */
const sources = {
  "kube-controller-manager": "kube-controller-manager",
  "kube-scheduler": "default-scheduler",
} as const;
export type ElectedName = keyof typeof sources;

/** The host of the control plane, by which its processes are called. */
const controlPlane = "kubesim";

/** The component, held back until its process holds the lease of its name. */
export function elected(
  component: Led,
  options: {
    readonly name: ElectedName;
    readonly handler: ApiHandler;
    readonly clock: ProcessClock;
    readonly random: Random;
  },
): Led {
  const { name, handler, clock } = options;
  const random = options.random.fork(`leader-election/${name}`);
  return new LeaderElection(component, {
    handler,
    clock,
    random,
    names: nameGenerator(random),
    wallClock: clock.wall,
    recorder: eventRecorder({ handler, clock: clock.wall, component: sources[name] }),
    name,
    host: controlPlane,
  });
}
