/** Pods behind a Service that come, change and go by chance, in parts as caches list them. */
import fc from "fast-check";
import type { Pod } from "../../api/core/pod/pod.ts";
import { ObjectIndex } from "../../client/object-index.ts";
import type { Parts } from "../parts.ts";
import { serviceOf } from "./infrastructure.ts";
import { podOf, podSpec, readyCondition } from "./workloads.ts";

/** One change of one pod: it is removed, or put there as it is said to be. */
const change = fc.record({
  pod: fc.nat({ max: 60 }),
  incarnation: fc.nat({ max: 1 }),
  is: fc.constantFrom("gone", "there", "there", "there", "done", "without address", "of another"),
  ready: fc.boolean(),
  port: fc.constantFrom(8080, 8080, 8080, 9090, undefined),
  node: fc.constantFrom("node-1", "node-1", "node-2"),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** What happens between one plan and the next. */
export const podChanges = fc.array(change, { maxLength: 30 });

/** Services of these pods, with ports that are all the same, and with ports that pods choose. */
export const anyService = fc.constantFrom(
  serviceOf(),
  serviceOf({
    spec: {
      ports: [
        { name: "web", port: 80, protocol: "TCP", targetPort: "http" },
        { name: "metrics", port: 90, protocol: "TCP", targetPort: 90 },
      ],
    },
  }),
  serviceOf({ spec: { publishNotReadyAddresses: true } }),
);

export class ServicePods {
  readonly #pods = new Map<string, Pod>();
  readonly #index = new ObjectIndex<Pod>(this.#pods, () => [""]);

  get parts(): Parts<Pod> {
    return this.#index.parts("");
  }

  perform(changes: readonly Change[]): void {
    for (const each of changes) {
      const key = `p${each.pod}`;
      const previous = this.#pods.get(key);
      const next = each.is === "gone" ? undefined : toPod(key, each);
      if (next === undefined) this.#pods.delete(key);
      else this.#pods.set(key, next);
      this.#index.move(key, next, previous);
    }
  }
}

function toPod(name: string, { pod, incarnation, is, ready, port, node }: Change): Pod {
  const containers = podSpec().containers.map((each) =>
    port === undefined
      ? each
      : { ...each, ports: [{ name: "http", containerPort: port, protocol: "TCP" as const }] },
  );
  return podOf({
    metadata: {
      name,
      uid: `${name}-${incarnation}`,
      labels: { app: is === "of another" ? "db" : "web" },
    },
    spec: { nodeName: node, containers },
    status: {
      phase: is === "done" ? "Succeeded" : "Running",
      conditions: [readyCondition(ready ? "True" : "False", -pod)],
      ...(is === "without address" ? {} : { podIP: `10.0.0.${pod}` }),
    },
  });
}
