import { describe, expect, test } from "vitest";
import { ConfigMap } from "../../api/core/configmap.ts";
import { allResources } from "../../api/index.ts";
import type { ApiRequest } from "../../api/request.ts";
import { seededRandom } from "../../api/runtime.ts";
import { bootstrap } from "../../apiserver/bootstrap.ts";
import { ApiServer } from "../../apiserver/server.ts";
import { MemoryStorage } from "../../apiserver/storage/memory.ts";
import { create, slowStart, untyped, update } from "../../client/action.ts";
import {
  type Controller,
  cached,
  keyOf,
  type Plan,
  splitKey,
  watch,
} from "../../client/controller.ts";
import { eventRecorder } from "../../client/event-recorder.ts";
import { localExecutor } from "../../client/executor.ts";
import { Manager } from "../../client/manager.ts";
import { SimClock } from "../../simulator/clock/sim-clock.ts";

interface World {
  readonly clock: SimClock;
  readonly server: ApiServer;
  request(request: Omit<ApiRequest, "actor" | "resource">): number;
  names(): string[];
}

function world(controllers: readonly Controller[], informerDelayMs?: () => number): World {
  const clock = new SimClock(0);
  const random = seededRandom(1);
  const storage = new MemoryStorage();
  const server = new ApiServer({ storage, clock, random, definitions: allResources });
  bootstrap(server);
  const manager = new Manager({
    handler: server,
    clock,
    actor: "test",
    controllers: () => controllers,
    informerDelayMs,
    executor: ({ name }) => {
      const recorder = eventRecorder({ handler: server, clock, component: name });
      return localExecutor({ handler: server, actor: name, recorder });
    },
  });
  manager.start();
  return {
    clock,
    server,
    request: (request) =>
      server.handle({ actor: "user", namespace: "default", resource: ConfigMap, ...request }).code,
    names: () => storage.list("configmaps").map(({ key }) => key),
  };
}

const configMap = (name: string, data = {}) => ({ metadata: { name, namespace: "default" }, data });

/** Makes `<name>-copy` for every ConfigMap that is no copy itself; counts its plans. */
function copier(plans: string[], rest: Partial<Plan> = {}): Controller {
  return {
    name: "copier",
    watches: [
      watch(ConfigMap, {
        keys: ({ metadata }) => [
          keyOf({ metadata: { ...metadata, name: metadata.name?.replace("-copy", "") } }),
        ],
      }),
    ],
    reconcile(key, view): Plan {
      const { namespace, name } = splitKey(key);
      plans.push(name);
      const original = view.get(ConfigMap, namespace, name);
      if (original === undefined || view.get(ConfigMap, namespace, `${name}-copy`)) {
        return { actions: [] };
      }
      return { actions: [create(ConfigMap, configMap(`${name}-copy`))], ...rest };
    },
  };
}

describe("a controller", () => {
  test("acts on what it sees and rests when nothing is left to do", () => {
    const plans: string[] = [];
    const { clock, request, names } = world([copier(plans)]);
    request({ verb: "create", body: configMap("a") });
    clock.runUntil(60_000);
    expect(names()).toEqual(["default/a", "default/a-copy"]);
    expect(plans).toEqual(["a", "a"]);
  });

  test("reads what is cached, and is not woken by it", () => {
    const seen: string[][] = [];
    const reader: Controller = {
      name: "reader",
      watches: [cached(ConfigMap)],
      startKeys: ["all"],
      reconcile(_, view) {
        seen.push(view.list(ConfigMap).map(keyOf));
        return { actions: [], requeueAfterMs: 1000 };
      },
    };
    const { clock, request } = world([reader]);
    clock.runUntil(500);
    request({ verb: "create", body: configMap("a") });
    clock.runUntil(1500);
    expect(seen).toEqual([[], ["default/a"]]);
  });

  test("makes the plans of one moment before their writes, each in a timer of its own", () => {
    const plans: string[] = [];
    const { clock, request, names } = world([copier(plans)]);
    for (const name of ["a", "b"]) request({ verb: "create", body: configMap(name) });
    const steps: string[] = [];
    while (names().length < 4) {
      clock.step();
      steps.push(`${plans.length} plans, ${names().length - 2} writes`);
    }
    expect([...new Set(steps)]).toEqual([
      "0 plans, 0 writes",
      "1 plans, 0 writes",
      "2 plans, 0 writes",
      "2 plans, 1 writes",
      "2 plans, 2 writes",
    ]);
  });

  test("hears of each change after those before it, when the cache shows all that came with it", () => {
    const heard: string[] = [];
    const listener = (name: string): Controller => ({
      name,
      watches: [
        watch(ConfigMap, {
          keys: ({ metadata }, view) => {
            heard.push(`${name}: ${metadata.name} of ${view.list(ConfigMap).length}`);
            return [];
          },
        }),
      ],
      reconcile: () => ({ actions: [] }),
    });
    const { clock, request } = world([listener("one"), listener("other")]);
    for (const name of ["a", "b"]) request({ verb: "create", body: configMap(name) });
    clock.runUntil(0);
    expect(heard).toEqual(["one: a of 2", "one: b of 2", "other: a of 2", "other: b of 2"]);
  });

  test("never plans on a cache that is older than its own writes", () => {
    const plans: string[] = [];
    const { clock, request, names } = world([copier(plans)], () => 400);
    request({ verb: "create", body: configMap("a") });
    clock.runUntil(450);
    request({ verb: "update", name: "a", body: configMap("a", { changed: "yes" }) });
    clock.runUntil(60_000);
    expect(names()).toEqual(["default/a", "default/a-copy"]);
  });

  test("does not plan again for its own write where it has foreseen that", () => {
    const plans: string[] = [];
    const { clock, request, names } = world([copier(plans, { foreseesWrites: true })]);
    request({ verb: "create", body: configMap("a") });
    clock.runUntil(60_000);
    expect(names()).toEqual(["default/a", "default/a-copy"]);
    expect(plans).toEqual(["a"]);
    // What somebody else does to the copy, it has not foreseen.
    request({ verb: "delete", name: "a-copy" });
    clock.runUntil(120_000);
    expect(names()).toEqual(["default/a", "default/a-copy"]);
    expect(plans).toEqual(["a", "a"]);
  });

  test("that sleeps is woken by nothing but its time", () => {
    const times: number[] = [];
    const sleeper: Controller = {
      name: "sleeper",
      watches: [watch(ConfigMap, { keys: () => ["all"] })],
      reconcile(_key, view): Plan {
        times.push(view.nowMs);
        return { actions: [], requeueAfterMs: 10_000, sleeps: true };
      },
    };
    const { clock, request } = world([sleeper]);
    request({ verb: "create", body: configMap("a") });
    clock.runUntil(3_000);
    request({ verb: "create", body: configMap("b") });
    clock.runUntil(25_000);
    expect(times).toEqual([0, 10_000, 20_000]);
  });

  test("is told why its last plan stopped, and tries again with growing delays", () => {
    const failures: (string | undefined)[] = [];
    const times: number[] = [];
    const stubborn: Controller = {
      name: "stubborn",
      watches: [watch(ConfigMap, { keys: ({ metadata }) => [keyOf({ metadata })] })],
      reconcile(_key, view, { failure }): Plan {
        failures.push(failure);
        times.push(view.nowMs);
        if (failures.length > 3) return { actions: [] };
        const stale = { ...configMap("a"), apiVersion: "v1", kind: "ConfigMap" };
        const metadata = { ...stale.metadata, resourceVersion: "1" };
        return { actions: [update(ConfigMap, { ...stale, metadata })] };
      },
    };
    const { clock, request } = world([stubborn]);
    request({ verb: "create", body: configMap("a") });
    clock.runUntil(60_000);
    const conflict =
      'Operation cannot be fulfilled on configmaps "a": the object has been modified; ' +
      "please apply your changes to the latest version and try again";
    expect(failures).toEqual([undefined, conflict, conflict, conflict]);
    expect(times).toEqual([0, 5, 15, 35]);
  });

  test("that can do no more tries again with growing delays, once all else is done", () => {
    const attempts: [number, string | undefined][] = [];
    const { clock, request, names } = world([
      {
        name: "waiting",
        watches: [watch(ConfigMap, { keys: () => ["a"] })],
        reconcile(_, view, { failure }) {
          attempts.push([clock.now(), failure]);
          const isMade = view.get(ConfigMap, "default", "b") !== undefined;
          return { actions: isMade ? [] : [create(ConfigMap, configMap("b"))], failure: "no c" };
        },
      },
    ]);
    request({ verb: "create", body: configMap("a") });
    clock.runUntil(50);
    expect(names()).toEqual(["default/a", "default/b"]);
    expect(attempts).toEqual([
      [0, undefined],
      [0, "no c"],
      [10, "no c"],
      [30, "no c"],
    ]);
  });

  test("tries all of a batch, though one of it fails, and nothing after it", () => {
    const failures: (string | undefined)[] = [];
    const names = ["a", "b", "taken", "c", "d", "e", "f", "g"];
    const maker: Controller = {
      name: "maker",
      watches: [watch(ConfigMap, { keys: () => ["all"], when: () => failures.length === 0 })],
      reconcile(_key, _view, { failure }): Plan {
        failures.push(failure);
        if (failures.length > 1) return { actions: [] };
        return { actions: slowStart(names.map((name) => create(ConfigMap, configMap(name)))) };
      },
    };
    const { clock, request, names: made } = world([maker]);
    request({ verb: "create", body: configMap("taken") });
    clock.runUntil(60_000);
    expect(made()).toEqual(["default/a", "default/b", "default/taken"]);
    expect(failures).toEqual([undefined, 'configmaps "taken" already exists']);
  });

  test("sees everything that exists when it starts", () => {
    const plans: string[] = [];
    const { clock, request, server } = world([]);
    request({ verb: "create", body: configMap("a") });
    const late = new Manager({
      handler: server,
      clock,
      actor: "late",
      controllers: () => [copier(plans)],
      executor: () => ({
        perform: (action, _cause, done) =>
          done({
            error: undefined,
            answer: undefined,
            resource: "resource" in action ? action.resource : untyped(ConfigMap),
            revision: 0,
          }),
      }),
    });
    late.start();
    clock.runUntil(10);
    expect(plans).toEqual(["a"]);
  });
});
