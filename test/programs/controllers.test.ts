import { describe, expect, test } from "vitest";
import { ConfigMap } from "../../api/core/configmap.ts";
import { Namespace } from "../../api/core/namespace.ts";
import { StatusError } from "../../api/status.ts";
import {
  type Controller,
  create,
  keyOf,
  nothing,
  splitKey,
  update,
  watch,
} from "../../client/index.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import type { RequestFault } from "../../simulator/faults/index.ts";
import { simulate } from "../../simulator/programs/index.ts";

const greeting = "greeting";

/** Sees to it that every namespace has a greeting, and that it is the right one. */
const greeter: Controller = {
  name: "greeter",
  watches: [
    watch(Namespace, { keys: (namespace) => [keyOf(namespace)] }),
    watch(ConfigMap, {
      keys: ({ metadata }) => (metadata.name === greeting ? [metadata.namespace ?? ""] : []),
    }),
  ],
  reconcile(key, view) {
    const { name } = splitKey(key);
    if (view.get(Namespace, undefined, name) === undefined) return nothing;
    const data = { text: `hello ${name}` };
    const there = view.get(ConfigMap, name, greeting);
    if (there === undefined) {
      return {
        actions: [create(ConfigMap, { metadata: { name: greeting, namespace: name }, data })],
      };
    }
    return there.data?.text === data.text
      ? nothing
      : { actions: [update(ConfigMap, { ...there, data })] };
  },
};

const text = (cluster: Cluster, namespace = "default") =>
  cluster.get(ConfigMap, greeting, namespace)?.data?.text;

describe("a controller of one's own", () => {
  test("is run like those of Kubernetes, and time passes as ever", () => {
    const cluster = createCluster({ nodes: 0 });
    cluster.run(greeter);
    cluster.until(() => text(cluster) === "hello default", { within: "1s" });
    cluster.patch(ConfigMap, greeting, { data: { text: "bye" } });
    cluster.until(() => text(cluster) === "hello default", { within: "1s" });
    const writers = cluster.history().filter(({ key }) => key === `default/${greeting}`);
    expect(writers.map(({ actor }) => actor)).toEqual(["greeter", "user", "greeter"]);
  });

  test("is a process, which can be stopped and started", () => {
    const cluster = createCluster({ nodes: 0 });
    cluster.run(greeter);
    cluster.advance("1s");
    cluster.components.stop("greeter");
    cluster.delete(ConfigMap, greeting);
    cluster.advance("1h");
    expect(text(cluster)).toBeUndefined();
    cluster.restart("greeter");
    cluster.advance("1s");
    expect(text(cluster)).toBe("hello default");
  });

  test.each<{ behaviour: string; fault: RequestFault }>([
    { behaviour: "a crash before it writes", fault: { do: "crash", committed: false } },
    { behaviour: "a crash after it wrote", fault: { do: "crash", committed: true } },
    {
      behaviour: "a refusal",
      fault: { do: "refuse", committed: false, error: new StatusError("Conflict", "not now") },
    },
    {
      behaviour: "an answer that is lost",
      fault: { do: "refuse", committed: true, error: new StatusError("Timeout", "too late") },
    },
  ])("is struck by faults: $behaviour", ({ fault }) => {
    const cluster = createCluster({ nodes: 0 });
    let strikes = 0;
    cluster.components.faults = {
      request: (process, { verb }) => {
        if (process !== "greeter" || verb !== "create" || strikes > 2) return { do: "pass" };
        strikes += 1;
        return fault;
      },
    };
    cluster.run(greeter);
    cluster.advance("1m");
    expect(strikes).toBe(3);
    expect(["default", "kube-system"].map((name) => text(cluster, name))).toEqual([
      "hello default",
      "hello kube-system",
    ]);
  });

  const stamper: Controller = {
    name: "stamper",
    watches: [watch(ConfigMap, { keys: (found) => [keyOf(found)] })],
    reconcile(key, view) {
      const found = view.at(ConfigMap, key);
      if (found === undefined || key !== "default/stamped") return nothing;
      const count = Number(found.data?.count ?? 0) + 1;
      return { actions: [update(ConfigMap, { ...found, data: { count: String(count) } })] };
    },
  };
  const stamped = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "stamped" } };

  test("that writes on and on is told so, instead of holding the time for ever", () => {
    const cluster = createCluster({ nodes: 0, seed: 7 });
    cluster.run(stamper);
    cluster.advance("5s");
    cluster.apply(stamped);
    expect(() => cluster.advance("1m")).toThrow(
      "stamper failed 5s after the begin (2026-01-01T00:00:05.000Z), with seed 7: reconcile of" +
        " default/stamped has planned writes 10000 times without time passing:" +
        " where all is as it should be, it must plan nothing",
    );
  });

  test("that throws fails a scenario, as anything else does", async () => {
    const broken: Controller = {
      ...stamper,
      reconcile(key) {
        if (key === "default/stamped") throw new TypeError("no such field");
        return nothing;
      },
    };
    const scenario = {
      apiVersion: "sim.kubesim.dev/v1alpha1",
      kind: "Scenario",
      metadata: { name: "stamps" },
      spec: { steps: [{ apply: { objects: [stamped] } }, { advance: "1m" }] },
    };
    const run = await simulate(scenario, { seed: 7, run: [broken] });
    expect(run.failure).toMatchObject({ kind: "program", name: "stamper", reason: "Threw" });
    expect(run.failure?.message).toMatch(/^TypeError: no such field\n.*controllers\.test\.ts/);
  });
});
