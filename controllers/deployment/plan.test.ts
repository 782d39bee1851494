import { describe, expect, test } from "vitest";
import type { Deployment } from "../../api/apps/deployment.ts";
import type { Action } from "../../client/action.ts";
import {
  deploymentOf,
  nowMs,
  podOf,
  podTemplate,
  replicaSetOf,
  timeAt,
} from "../testing/workloads.ts";
import { type Observed, planDeployment } from "./plan.ts";
import { newestName } from "./revision.ts";

const domain = "deployment.kubernetes.io";
const annotationsOf = (revision: number, desired = 3, most = 4) => ({
  [`${domain}/revision`]: String(revision),
  [`${domain}/desired-replicas`]: String(desired),
  [`${domain}/max-replicas`]: String(most),
});

/** A set of `web` with all its pods ready. */
function setOf(name: string, image: string, replicas: number, revision: number) {
  return replicaSetOf({
    metadata: {
      name,
      annotations: annotationsOf(revision),
      creationTimestamp: timeAt(-100 + revision),
    },
    spec: { replicas, template: podTemplate(image) },
    status: {
      replicas,
      readyReplicas: replicas,
      availableReplicas: replicas,
      observedGeneration: 1,
    },
  });
}

const condition = (type: string, status: string, reason: string, message = "") => ({
  type,
  status,
  lastUpdateTime: timeAt(-60),
  lastTransitionTime: timeAt(-60),
  reason,
  message,
});
const completed = condition("Progressing", "True", "NewReplicaSetAvailable");
const serving = condition(
  "Available",
  "True",
  "MinimumReplicasAvailable",
  "Deployment has minimum availability.",
);
const inFull = {
  observedGeneration: 1,
  replicas: 3,
  updatedReplicas: 3,
  readyReplicas: 3,
  availableReplicas: 3,
  conditions: [serving, completed],
};

/** `web`, fully rolled out at revision 1 unless said otherwise. */
const webOf = (parts: Parameters<typeof deploymentOf>[0] = {}) =>
  deploymentOf({
    metadata: { annotations: { [`${domain}/revision`]: "1" }, ...parts.metadata },
    spec: parts.spec,
    status: { ...inFull, ...parts.status },
  });

const plan = (observed: Partial<Observed>) =>
  planDeployment({
    deployment: webOf(),
    replicaSets: [],
    podsOf: () => [],
    nameTaken: () => false,
    nowMs,
    ...observed,
  });

/** A Progressing condition with what it says of a status: enough to tell a write by. */
function progressOf({ status, metadata }: Deployment): string {
  const progress = status.conditions?.find(({ type }) => type === "Progressing");
  const revision = metadata.annotations?.[`${domain}/revision`] ?? "none";
  const [observed = 0, updated = 0] = [status.observedGeneration, status.updatedReplicas];
  return `${progress?.reason}, revision ${revision}, generation ${observed}, updated ${updated}`;
}

const isDeployment = (object: object): object is Deployment =>
  "kind" in object && object.kind === "Deployment";

/** A plan in short. */
const brief = (action: Action): string => {
  if (action.do === "record") return `event ${action.event.reason}`;
  if (action.do === "create") return `create ${action.object.metadata.name}`;
  if (action.do !== "update") return `${action.do} ${action.name}`;
  if (isDeployment(action.object)) return `status: ${progressOf(action.object)}`;
  return action.succeeded?.message ?? `update ${action.object.metadata.name}`;
};
const briefly = (observed: Partial<Observed>) => plan(observed).actions.map(brief);

const first = setOf("web-1", "app:1", 3, 1);
const changed = { template: podTemplate("app:2") };

test("a Deployment that is rolled out is left alone", () => {
  expect(plan({ replicaSets: [first] })).toEqual({ actions: [] });
});

test("nothing is looked at that its strategy does not need", () => {
  const podsOf = () => expect.unreachable("a rolling update needs no pods");
  const nameTaken = () => expect.unreachable("no set is to be created");
  expect(briefly({ replicaSets: [first], podsOf, nameTaken })).toEqual([]);
});

describe("the first rollout", () => {
  const deployment = deploymentOf();
  const name = newestName(deployment);

  test("creates a set, then tells of it", () => {
    const { actions } = plan({ deployment });
    expect(actions.map(brief)).toEqual([
      `create ${name}`,
      "status: NewReplicaSetCreated, revision 1, generation 0, updated 0",
    ]);
    expect(actions[0]).toMatchObject({
      succeeded: {
        type: "Normal",
        reason: "ScalingReplicaSet",
        message: `Scaled up replica set ${name} from 0 to 3`,
      },
      failed: {
        type: "Warning",
        reason: "ReplicaSetCreateError",
        message: `Failed to create new replica set "${name}": {error}`,
      },
    });
  });

  test("takes another name where that one is taken", () => {
    const { actions } = plan({ deployment, nameTaken: () => true });
    const [action] = actions;
    expect(actions.length).toBe(1);
    expect(action?.do === "update" && isDeployment(action.object) && action.object.status).toEqual({
      collisionCount: 1,
    });
    const collided = deploymentOf({ status: { collisionCount: 1 } });
    expect(briefly({ deployment: collided })[0]).toBe(`create ${newestName(collided)}`);
    expect(newestName(collided)).not.toBe(name);
  });

  test("tells why a set could not be created before the next attempt", () => {
    const failure = "exceeded quota: q";
    const [action, ...rest] = plan({ deployment, failure }).actions;
    const message = `Failed to create new replica set "${name}": exceeded quota: q`;
    const trouble = condition("Progressing", "False", "ReplicaSetCreateError", message);
    const now = { lastUpdateTime: timeAt(0), lastTransitionTime: timeAt(0) };
    expect(rest).toEqual([]);
    expect(action?.do === "update" && isDeployment(action.object) && action.object.status).toEqual({
      conditions: [{ ...trouble, ...now }],
    });
    const told = deploymentOf({ status: { conditions: [trouble] } });
    expect(briefly({ deployment: told, failure })[0]).toBe(`create ${name}`);
  });
});

describe("a rolling update", () => {
  const deployment = webOf({ metadata: { generation: 2 }, spec: changed });
  const name = newestName(deployment);
  const older = setOf("web-1", "app:1", 3, 1);

  test.each([
    {
      behaviour: "starts with as many new pods as there is room for",
      observed: { deployment, replicaSets: [older] },
      actions: [
        `create ${name}`,
        "status: NewReplicaSetCreated, revision 2, generation 1, updated 3",
      ],
    },
    {
      behaviour: "starts without a new pod where old ones have to go first",
      observed: {
        deployment: webOf({
          spec: {
            ...changed,
            strategy: {
              type: "RollingUpdate",
              rollingUpdate: { maxSurge: 0, maxUnavailable: 1 },
            },
          },
        }),
        replicaSets: [older],
      },
      actions: [
        `create ${name}`,
        "status: NewReplicaSetCreated, revision 2, generation 1, updated 3",
        "Scaled down replica set web-1 from 3 to 2",
      ],
    },
    {
      behaviour: "shrinks old sets as new pods become available, and reports what was before",
      observed: {
        deployment: webOf({
          metadata: { annotations: { [`${domain}/revision`]: "2" } },
          spec: changed,
        }),
        replicaSets: [older, setOf("web-2", "app:2", 1, 2)],
      },
      actions: [
        "Scaled down replica set web-1 from 3 to 2",
        "status: ReplicaSetUpdated, revision 2, generation 1, updated 1",
      ],
    },
    {
      behaviour: "back to an earlier template first makes its set the latest revision",
      observed: { replicaSets: [first, setOf("web-2", "app:2", 1, 2)] },
      actions: ["update web-1"],
    },
    {
      behaviour: "then tells of that revision, and rolls out",
      observed: {
        replicaSets: [setOf("web-1", "app:1", 3, 3), setOf("web-2", "app:2", 1, 2)],
      },
      actions: [
        "status: NewReplicaSetAvailable, revision 3, generation 1, updated 3",
        "Scaled down replica set web-2 from 1 to 0",
      ],
    },
    {
      behaviour: "deletes old sets beyond the limit once it is complete",
      observed: {
        deployment: webOf({
          metadata: { annotations: { [`${domain}/revision`]: "2" } },
          spec: { ...changed, revisionHistoryLimit: 0 },
        }),
        replicaSets: [setOf("web-1", "app:1", 0, 1), setOf("web-2", "app:2", 3, 2)],
      },
      actions: ["delete web-1"],
    },
    {
      behaviour: "passes on a change of minReadySeconds to the newest set",
      observed: { deployment: webOf({ spec: { minReadySeconds: 5 } }), replicaSets: [first] },
      actions: ["update web-1"],
    },
    {
      behaviour: "that someone else made is noted",
      observed: {
        deployment: webOf({ status: { conditions: [serving] } }),
        replicaSets: [first],
      },
      actions: ["status: FoundNewReplicaSet, revision 1, generation 1, updated 3"],
    },
  ])("$behaviour", ({ observed, actions }) => {
    expect(briefly(observed)).toEqual(actions);
  });

  test("that is stuck is looked at again past its deadline", () => {
    const waiting = condition("Progressing", "True", "ReplicaSetUpdated");
    const stuck = webOf({
      metadata: { annotations: { [`${domain}/revision`]: "2" } },
      spec: changed,
      status: {
        replicas: 4,
        updatedReplicas: 1,
        unavailableReplicas: 1,
        conditions: [serving, waiting],
      },
    });
    const starting = replicaSetOf({
      ...setOf("web-2", "app:2", 1, 2),
      status: { replicas: 1, observedGeneration: 1 },
    });
    expect(plan({ deployment: stuck, replicaSets: [older, starting] })).toEqual({
      actions: [],
      requeueAfterMs: 541_000,
    });
  });
});

describe("Recreate", () => {
  const deployment = webOf({ spec: { ...changed, strategy: { type: "Recreate" } } });
  const emptied = setOf("web-1", "app:1", 0, 1);
  const unchanged = "status: NewReplicaSetAvailable, revision 1, generation 1, updated 0";

  test.each([
    {
      behaviour: "first takes all old pods away",
      observed: { deployment, replicaSets: [first] },
      actions: ["Scaled down replica set web-1 from 3 to 0", unchanged],
    },
    {
      behaviour: "waits while an old set reports pods",
      observed: {
        deployment,
        replicaSets: [replicaSetOf({ ...emptied, status: { ...emptied.status, replicas: 2 } })],
      },
      actions: [unchanged],
    },
    {
      behaviour: "waits while an old pod is being deleted",
      observed: {
        deployment,
        replicaSets: [emptied],
        podsOf: () => [podOf({ metadata: { deletionTimestamp: timeAt(0) } })],
      },
      actions: ["status: NewReplicaSetAvailable, revision 1, generation 1, updated 0"],
    },
    {
      behaviour: "then makes all new ones, whatever finished pods there are",
      observed: {
        deployment,
        replicaSets: [emptied],
        podsOf: () => [podOf({ status: { phase: "Failed" } })],
      },
      actions: [
        `create ${newestName(deployment)}`,
        "status: NewReplicaSetCreated, revision 2, generation 1, updated 3",
      ],
    },
  ])("$behaviour", ({ observed, actions }) => {
    expect(briefly(observed)).toEqual(actions);
  });
});

describe("a pause", () => {
  const paused = condition("Progressing", "Unknown", "DeploymentPaused", "Deployment is paused");

  test.each([
    {
      behaviour: "is told",
      observed: { deployment: webOf({ spec: { paused: true } }), replicaSets: [first] },
      actions: ["status: DeploymentPaused, revision 1, generation 1, updated 3"],
    },
    {
      behaviour: "is not told of a rollout that has failed",
      observed: {
        deployment: webOf({
          spec: { paused: true },
          status: {
            conditions: [serving, condition("Progressing", "False", "ProgressDeadlineExceeded")],
          },
        }),
        replicaSets: [first],
      },
      actions: [],
    },
    {
      behaviour: "keeps a new template from being rolled out",
      observed: {
        deployment: webOf({
          spec: { ...changed, paused: true },
          status: { conditions: [serving, paused] },
        }),
        replicaSets: [first],
      },
      actions: ["status: DeploymentPaused, revision 1, generation 1, updated 0"],
    },
    {
      behaviour: "lets the size change",
      observed: {
        deployment: webOf({
          metadata: { generation: 2 },
          spec: { replicas: 5, paused: true },
          status: { conditions: [serving, paused] },
        }),
        replicaSets: [first],
      },
      actions: [
        "Scaled up replica set web-1 from 3 to 5",
        "status: DeploymentPaused, revision 1, generation 2, updated 3",
      ],
    },
    {
      behaviour: "ends with a rollout of what was changed meanwhile",
      observed: {
        deployment: webOf({ spec: changed, status: { conditions: [serving, paused] } }),
        replicaSets: [first],
      },
      actions: [
        "status: DeploymentResumed, revision 1, generation 1, updated 3",
        `create ${newestName(webOf({ spec: changed }))}`,
      ],
    },
  ])("$behaviour", ({ observed, actions }) => {
    expect(briefly(observed)).toEqual(actions);
  });
});

describe("ownership", () => {
  test("is settled before anything else", () => {
    const orphan = replicaSetOf({ metadata: { name: "orphan", ownerReferences: [] } });
    const misfit = replicaSetOf({ metadata: { name: "misfit", labels: {} } });
    expect(briefly({ replicaSets: [orphan, misfit] })).toEqual(["patch orphan", "patch misfit"]);
  });

  test("of a Deployment that is being deleted only lets its status follow", () => {
    const deployment = webOf({ metadata: { deletionTimestamp: timeAt(0), generation: 2 } });
    const orphan = replicaSetOf({ metadata: { name: "orphan", ownerReferences: [] } });
    expect(briefly({ deployment, replicaSets: [orphan] })).toEqual([
      "status: NewReplicaSetAvailable, revision 1, generation 2, updated 0",
    ]);
  });

  test("of everything is refused", () => {
    const deployment = webOf({ metadata: { generation: 2 }, spec: { selector: {} } });
    expect(briefly({ deployment, replicaSets: [first] })).toEqual([
      "event SelectingAll",
      "status: NewReplicaSetAvailable, revision 1, generation 2, updated 3",
    ]);
    expect(briefly({ deployment: webOf({ spec: { selector: {} } }) })).toEqual([]);
  });
});
