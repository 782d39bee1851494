/** A controller that is right for as long as its cache is: see README.md. */
import { simulateMany } from "kubesim";
import type { Controller } from "kubesim/client";
import { expect, test } from "vitest";
import { carelessPortController, portController } from "./port-controller.ts";

/** Three shops open half a second apart; `fault` is what goes wrong meanwhile. */
const scenario = (fault: string) => `
apiVersion: sim.kubesim.dev/v1alpha1
kind: Scenario
metadata: { name: stale-cache }
spec:
  cluster: { nodeGroups: [{ name: worker, count: 1 }] }
  steps:
    - apply: { objects: [${shop("books")}] }
    - wait: { until: '${hasPorts(1)}' }
    ${fault}
    - apply: { objects: [${shop("bikes")}] }
    - advance: 500ms
    - apply: { objects: [${shop("shoes")}] }
    - advance: 500ms
    - apply: { objects: [${shop("tools")}] }
    - name: all have a port
      wait: { until: '${hasPorts(4)}', within: 2m }
  invariants:
    - name: no two shops have the same port
      never: >-
        list("configmaps", "port=wanted").exists(a, list("configmaps", "port=wanted").exists(b,
        a.metadata.name < b.metadata.name && has(a.data.port) && has(b.data.port) &&
        a.data.port == b.data.port))
  goals:
    - name: no port is reserved for nobody
      stays: count("configmaps") == 9 # four shops, four reservations, kube-root-ca.crt
      for: 5m
`;

const shop = (name: string) =>
  `{ apiVersion: v1, kind: ConfigMap, metadata: { name: ${name}, labels: { port: wanted } }, ` +
  'data: { open: "true" } }';

const hasPorts = (count: number) =>
  `list("configmaps", "port=wanted").filter(c, has(c.data.port)).size() == ${count}`;

const stale = `- fault:
        name: stale
        spec:
          type: StaleCache
          target: { process: port-controller }
          delay: 2s
          duration: 1m`;

/** What fails, seed by seed; nothing where none does. */
async function failures(
  controller: Controller,
  fault: string,
): Promise<readonly (string | undefined)[]> {
  const { runs } = await simulateMany(scenario(fault), { seeds: 10, run: () => [controller] });
  return runs.map(({ failure }) => failure?.name);
}

const all = (name: string | undefined) => Array.from({ length: 10 }, () => name);

test("a controller that reserves what it gives away gives nothing twice", async () => {
  expect(await failures(portController, stale)).toEqual(all(undefined));
});

test("a controller that trusts its cache gives the same port to two shops", async () => {
  expect(await failures(carelessPortController, stale)).toEqual(
    all("no two shops have the same port"),
  );
});

test("no test finds that while the cache is up to date", async () => {
  // It reserves nothing, which the last goal asks for, and is right in all else.
  expect(await failures(carelessPortController, "")).toEqual(all("no port is reserved for nobody"));
});
