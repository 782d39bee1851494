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
});
