import { describe, expect, test } from "vitest";
import { ReplicaSet } from "../../api/apps/replicaset.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { type Action, untyped } from "../../client/action.ts";
import { nowMs, podOf, readyCondition, replicaSetOf, timeAt } from "../testing/workloads.ts";
import { burstReplicas, type Observed, planReplicaSet } from "./plan.ts";

type Given = Partial<Observed> & { readonly pods?: readonly Pod[] };

const plan = ({ pods = [], ...observed }: Given) =>
  planReplicaSet({
    replicaSet: replicaSetOf(),
    podParts: [pods],
    relatedPods: () => [],
    nowMs,
    ...observed,
  });

/** A plan in short: what is done to which pod, and the status that is written. */
const brief = (action: Action) => {
  if (action.do === "record" || action.do === "post") return action.do;
  if (action.do === "delete" || action.do === "patch") return `${action.do} ${action.name}`;
  if (action.do === "create") return `create ${action.object.metadata.generateName}`;
  return "status" in action.object ? action.object.status : action.do;
};
const briefly = (observed: Given) => plan(observed).actions.map(brief);

const pods = (count: number, parts: Parameters<typeof podOf>[0] = {}) =>
  Array.from({ length: count }, (_, i) =>
    podOf({ ...parts, metadata: { name: `p${i}`, ...parts.metadata } }),
  );
const settled = { replicas: 3, fullyLabeledReplicas: 3, readyReplicas: 3, availableReplicas: 3 };
const healthy = { ...settled, terminatingReplicas: 0, observedGeneration: 1 };
const failing = (reason: string, message: string) => ({
  type: "ReplicaFailure",
  status: "True",
  lastTransitionTime: timeAt(0),
  reason,
  message,
});

test("a set with the pods it wants and a true status is left alone", () => {
  const replicaSet = replicaSetOf({ status: healthy });
  expect(plan({ replicaSet, pods: pods(3) })).toEqual({ actions: [] });
});

describe("pods that are missing", () => {
  test("are created, and the status then tells of the pods that were there before", () => {
    expect(briefly({ pods: pods(1) })).toEqual([
      "create web-1-",
      "create web-1-",
      {
        replicas: 1,
        fullyLabeledReplicas: 1,
        readyReplicas: 1,
        availableReplicas: 1,
        terminatingReplicas: 0,
        observedGeneration: 1,
      },
    ]);
  });

  test("are made from the template, whose spec they share", () => {
    const replicaSet = replicaSetOf({ spec: { replicas: 1 } });
    const [action] = plan({ replicaSet }).actions;
    expect(action).toEqual({
      do: "create",
      resource: untyped(Pod),
      object: {
        apiVersion: "v1",
        kind: "Pod",
        metadata: {
          generateName: "web-1-",
          namespace: "default",
          labels: { app: "web" },
          ownerReferences: [
            {
              apiVersion: "apps/v1",
              kind: "ReplicaSet",
              name: "web-1",
              uid: "web-1-uid",
              controller: true,
              blockOwnerDeletion: true,
            },
          ],
        },
        spec: replicaSet.spec.template.spec,
      },
      succeeded: {
        regarding: replicaSet,
        type: "Normal",
        reason: "SuccessfulCreate",
        message: "Created pod: {name}",
      },
      failed: {
        regarding: replicaSet,
        type: "Warning",
        reason: "FailedCreate",
        message: "Error creating: {error}",
      },
      batch: 0,
    });
    const made = action?.do === "create" ? action.object : undefined;
    expect(made).toHaveProperty("spec");
    expect(made && "spec" in made && made.spec).toBe(replicaSet.spec.template.spec);
  });

  test("are created in bursts", () => {
    const replicaSet = replicaSetOf({ spec: { replicas: 10_000 } });
    const created = plan({ replicaSet }).actions.filter((action) => action.do === "create");
    expect(created.length).toBe(burstReplicas);
  });

  test("are created in batches of 1, 2, 4 and so on, as far as those before do not fail", () => {
    const replicaSet = replicaSetOf({ spec: { replicas: 10 } });
    const batches = plan({ replicaSet }).actions.flatMap((action) =>
      action.do === "create" ? [action.batch] : [],
    );
    expect(batches).toEqual([0, 1, 1, 2, 2, 2, 2, 3, 3, 3]);
  });

  test("replace finished ones and those being deleted, of which only the latter count", () => {
    const leaving = podOf({ metadata: { name: "leaving", deletionTimestamp: timeAt(0) } });
    const finished = podOf({ metadata: { name: "finished" }, status: { phase: "Succeeded" } });
    const replicaSet = replicaSetOf({ spec: { replicas: 1 } });
    expect(briefly({ replicaSet, pods: [leaving, finished] })).toEqual([
      "create web-1-",
      { replicas: 0, terminatingReplicas: 1, observedGeneration: 1 },
    ]);
  });

  test("are not created for a set that is being deleted", () => {
    const replicaSet = replicaSetOf({ metadata: { deletionTimestamp: timeAt(0) } });
    expect(briefly({ replicaSet })).toEqual([
      { replicas: 0, terminatingReplicas: 0, observedGeneration: 1 },
    ]);
  });
});

describe("pods that are too many", () => {
  test("are deleted by their very identity, least dear first", () => {
    const [unready, ...others] = pods(3);
    const replicaSet = replicaSetOf({ spec: { replicas: 2 }, status: healthy });
    const waiting = podOf({ ...unready, status: { phase: "Pending", conditions: [] } });
    const [action] = plan({ replicaSet, pods: [...others, waiting] }).actions;
    expect(action).toEqual({
      do: "delete",
      resource: untyped(Pod),
      namespace: "default",
      name: "p0",
      options: { preconditions: { uid: waiting.metadata.uid } },
      succeeded: {
        regarding: replicaSet,
        type: "Normal",
        reason: "SuccessfulDelete",
        message: "Deleted pod: p0",
      },
      failed: {
        regarding: replicaSet,
        type: "Warning",
        reason: "FailedDelete",
        message: "Error deleting: {error}",
      },
    });
  });

  test("are all deleted where none is wanted", () => {
    const replicaSet = replicaSetOf({ spec: { replicas: 0 }, status: healthy });
    expect(briefly({ replicaSet, pods: pods(3) })).toEqual(["delete p0", "delete p1", "delete p2"]);
  });
});

describe("a failure", () => {
  const failure = 'pods "web-1-x" is forbidden: exceeded quota: q';
  const counted = { replicas: 0, terminatingReplicas: 0, observedGeneration: 1 };

  test("is told before the next attempt", () => {
    const replicaSet = replicaSetOf({ spec: { replicas: 1 } });
    expect(briefly({ replicaSet, failure })).toEqual([
      { ...counted, conditions: [failing("FailedCreate", failure)] },
      "create web-1-",
    ]);
  });

  test("to delete has a reason of its own", () => {
    const replicaSet = replicaSetOf({ spec: { replicas: 2 }, status: healthy });
    expect(briefly({ replicaSet, pods: pods(3), failure: "no" })).toEqual([
      { ...healthy, conditions: [failing("FailedDelete", "no")] },
      "delete p0",
    ]);
  });

  test("stays as it was first told", () => {
    const conditions = [failing("FailedCreate", "first")];
    const replicaSet = replicaSetOf({ spec: { replicas: 1 }, status: { ...counted, conditions } });
    expect(briefly({ replicaSet, failure })).toEqual(["create web-1-"]);
  });

  test("that has passed is told no more", () => {
    const conditions = [failing("FailedCreate", "first")];
    const replicaSet = replicaSetOf({ status: { ...healthy, conditions } });
    expect(briefly({ replicaSet, pods: pods(3) })).toEqual([healthy]);
  });

  test("of another kind than to make or delete pods is not told", () => {
    const conflict = 'Operation cannot be fulfilled on replicasets.apps "web-1": …';
    const replicaSet = replicaSetOf({ spec: { replicas: 1 }, status: counted });
    expect(briefly({ replicaSet, failure: conflict })).toEqual(["create web-1-"]);
    const full = replicaSetOf({ status: healthy });
    expect(briefly({ replicaSet: full, pods: pods(3), failure })).toEqual([]);
  });
});

describe("ownership", () => {
  const orphan = podOf({ metadata: { name: "orphan", ownerReferences: [] } });
  const misfit = podOf({ metadata: { name: "misfit", labels: { app: "other" } } });
  const finished = podOf({ ...orphan, status: { phase: "Failed" } });

  test("is settled before anything else", () => {
    expect(briefly({ pods: [orphan, misfit] })).toEqual(["patch orphan", "patch misfit"]);
  });

  test("of finished pods is left as it is", () => {
    expect(
      briefly({ replicaSet: replicaSetOf({ spec: { replicas: 0 } }), pods: [finished] }),
    ).toEqual([{ replicas: 0, terminatingReplicas: 0, observedGeneration: 1 }]);
  });
});

describe("the status", () => {
  test("counts as fully labeled only pods with all labels of the template", () => {
    const { template } = replicaSetOf().spec;
    const labels = { app: "web", tier: "front" };
    const replicaSet = replicaSetOf({
      spec: { replicas: 2, template: { ...template, metadata: { labels } } },
    });
    const labeled = podOf({ metadata: { name: "b", labels } });
    expect(briefly({ replicaSet, pods: [podOf(), labeled] })).toEqual([
      { ...healthy, replicas: 2, fullyLabeledReplicas: 1, readyReplicas: 2, availableReplicas: 2 },
    ]);
  });

  test("waits for pods that have to stay ready, and looks again when the next is due", () => {
    const ages = [10, 4, 7];
    const waiting = ages.map((age, i) =>
      podOf({
        metadata: { name: `p${i}` },
        status: { conditions: [readyCondition("True", -age)] },
      }),
    );
    const replicaSet = replicaSetOf({ spec: { minReadySeconds: 10 }, status: healthy });
    expect(plan({ replicaSet, pods: waiting })).toEqual({
      actions: [
        {
          do: "update",
          resource: untyped(ReplicaSet),
          object: { ...replicaSet, status: { ...healthy, availableReplicas: 1 } },
          subresource: "status",
        },
      ],
      requeueAfterMs: 3000,
    });
  });
});
