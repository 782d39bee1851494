import { expect, test } from "vitest";
import type { JsonObject } from "../../api/json.ts";
import { kubernetesProfile } from "../configuration/profiles.ts";
import { createFramework } from "../framework/create-framework.ts";
import { Snapshot } from "../snapshot/snapshot.ts";
import { decodePod } from "../testing/objects.ts";
import { type Known, standingOf } from "./standing.ts";

const framework = createFramework(kubernetesProfile);
const queued = (place: NonNullable<Known["queued"]>["place"], backoffUntilMs = 0) => ({
  place,
  backoffUntilMs,
  rejectedBy: [],
});

interface Row {
  readonly state: string;
  readonly fact: string;
  readonly pod?: JsonObject;
  readonly known?: Partial<Known>;
}
test.each<Row>([
  { state: "Scheduled", fact: "is on node-1", pod: { spec: { nodeName: "node-1" } } },
  {
    state: "Finished",
    fact: "has ended on node-1 (Succeeded)",
    pod: { spec: { nodeName: "node-1" }, status: { phase: "Succeeded" } },
  },
  {
    state: "Finished",
    fact: "has ended without a node (Failed)",
    pod: { status: { phase: "Failed" } },
  },
  {
    state: "Deleting",
    fact: "is being deleted and is not placed any more",
    pod: { metadata: { deletionTimestamp: "2026-01-01T00:00:00Z" } },
    known: { queued: queued("active") },
  },
  {
    state: "Unserved",
    fact: 'asks for the scheduler "mine", which no profile here serves',
    pod: { spec: { schedulerName: "mine" } },
    known: { framework: undefined },
  },
  {
    state: "Permit",
    fact: "was given node-1 and waits for Quota, Team to permit it",
    known: {
      queued: queued("taken"),
      placement: { node: "node-1", waitsFor: ["Quota", "Team"] },
    },
  },
  {
    state: "Binding",
    fact: "is being bound to node-1",
    known: { queued: queued("taken"), placement: { node: "node-1", waitsFor: [] } },
  },
  {
    state: "Gated",
    fact: "is held back: waiting for scheduling gates: [example.com/quota]",
    pod: { spec: { schedulingGates: [{ name: "example.com/quota" }] } },
    known: { queued: queued("gated") },
  },
  {
    state: "Gated",
    fact: "is held back until it may enter the queue",
    known: { queued: queued("gated") },
  },
  {
    state: "Active",
    fact: "waits for its turn to be placed",
    known: { queued: queued("active") },
  },
  { state: "Active", fact: "is being placed", known: { queued: queued("taken") } },
  {
    state: "Backoff",
    fact: "failed and is tried again in 1.5s",
    known: { queued: queued("backoff", 6_500), nowMs: 5_000 },
  },
  {
    state: "Backoff",
    fact: "failed and is tried again in 0s",
    known: { queued: queued("backoff", 4_000), nowMs: 5_000 },
  },
  {
    state: "Unschedulable",
    fact: "waits for a change in the cluster that may help it",
    known: { queued: queued("unschedulable") },
  },
  { state: "Unknown", fact: "has left the queue", known: { queued: queued("gone") } },
  { state: "Unknown", fact: "is not known to the scheduler yet" },
])("$state: $fact", ({ state, fact, pod = {}, known }) => {
  const { metadata = {}, spec = {}, ...rest } = pod;
  const made = decodePod({
    metadata: { name: "probe", ...Object(metadata) },
    spec: { containers: [{ name: "c", image: "app:1" }], ...Object(spec) },
    ...rest,
  });
  const snapshot = new Snapshot();
  const nothing = { framework, snapshot, queued: undefined, placement: undefined, nowMs: 0 };
  expect(standingOf(made, { ...nothing, ...known })).toEqual({ state, fact });
});
