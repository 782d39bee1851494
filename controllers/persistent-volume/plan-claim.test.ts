import { expect, test } from "vitest";
import { describeActions } from "../testing/actions.ts";
import { testClaim, testClass, testVolume } from "../testing/storage.ts";
import { timeAt } from "../testing/workloads.ts";
import { type ObservedClaim, planClaim } from "./plan-claim.ts";

const late = testClass({ volumeBindingMode: "WaitForFirstConsumer" });
const ref = (uid: string) => ({ namespace: "default", name: "data", uid });
const ours = testVolume({ claimRef: ref("claim-uid") });
const withGold = testVolume({ claimRef: ref("claim-uid"), volumeAttributesClassName: "gold" });
const fast = { storageClassName: "fast" };
const done = { annotations: { "pv.kubernetes.io/bind-completed": "yes" } };
const selected = { annotations: { "volume.kubernetes.io/selected-node": "node-0" } };
const asked = {
  annotations: {
    "volume.beta.kubernetes.io/storage-provisioner": "disk.example",
    "volume.kubernetes.io/storage-provisioner": "disk.example",
  },
};
const waiting =
  "Normal ExternalProvisioning: Waiting for a volume to be created either by the external " +
  "provisioner 'disk.example' or manually by the system administrator. If volume creation is " +
  "delayed, please verify that the provisioner is running and correctly registered.";
const noClass =
  "Normal FailedBinding: no persistent volumes available for this claim and no storage class is set";
const taken = 'Warning FailedBinding: volume "disk" already bound to a different claim.';
const lost = "Bound claim has lost its PersistentVolume. Data on the volume is lost!";

const planOf = (observed: Partial<ObservedClaim>) =>
  planClaim({
    claim: testClaim(),
    volumes: [],
    named: undefined,
    storageClass: undefined,
    defaultClass: undefined,
    waitingPods: [],
    ...observed,
  });

test.each<{ behaviour: string; observed: Partial<ObservedClaim>; plan: readonly string[] }>([
  {
    behaviour: "takes the first step towards a volume that fits",
    observed: { volumes: [testVolume()] },
    plan: ["update PersistentVolume disk"],
  },
  {
    behaviour: "goes on once the volume refers to it",
    observed: { volumes: [ours] },
    plan: ["update PersistentVolume disk status"],
  },
  {
    behaviour: "names the volume that is bound to it",
    observed: { volumes: [{ ...ours, status: { phase: "Bound" } }] },
    plan: ["update PersistentVolumeClaim data"],
  },
  {
    behaviour: "says that it is bound, last",
    observed: {
      claim: testClaim({ volumeName: "disk" }, done),
      named: { ...ours, status: { phase: "Bound" } },
    },
    plan: ["update PersistentVolumeClaim data status"],
  },
  {
    behaviour: "that is bound and says so is left alone",
    observed: {
      claim: testClaim(
        { volumeName: "disk" },
        {
          ...done,
          status: {
            phase: "Bound",
            accessModes: ["ReadWriteOnce"],
            capacity: { storage: "1Gi" },
          },
        },
      ),
      named: { ...ours, status: { phase: "Bound" } },
    },
    plan: [],
  },
  { behaviour: "without a volume or a class says so", observed: {}, plan: [noClass] },
  {
    behaviour: "that says nothing of a class gets the default one when there is one",
    observed: { defaultClass: testClass() },
    plan: ["update PersistentVolumeClaim data"],
  },
  {
    behaviour: "that wants no class does not",
    observed: { claim: testClaim({ storageClassName: "" }), defaultClass: testClass() },
    plan: [noClass],
  },
  {
    behaviour: "waits for its first pod",
    observed: { claim: testClaim(fast), storageClass: late },
    plan: ["Normal WaitForFirstConsumer: waiting for first consumer to be created before binding"],
  },
  {
    behaviour: "waits for its pods to be placed",
    observed: { claim: testClaim(fast), storageClass: late, waitingPods: ["a", "b"] },
    plan: ["Normal WaitForPodScheduled: waiting for pods a,b to be scheduled"],
  },
  {
    behaviour: "leaves a volume that fits to the scheduler while it waits",
    observed: {
      claim: testClaim(fast),
      storageClass: late,
      volumes: [testVolume(fast)],
    },
    plan: ["Normal WaitForFirstConsumer: waiting for first consumer to be created before binding"],
  },
  {
    behaviour: "asks the provisioner once its node is known",
    observed: { claim: testClaim(fast, selected), storageClass: late },
    plan: ["update PersistentVolumeClaim data", waiting],
  },
  {
    behaviour: "asks the provisioner once",
    observed: { claim: testClaim(fast, asked), storageClass: testClass() },
    plan: [waiting],
  },
  {
    behaviour: "of a class that is not there says so",
    observed: { claim: testClaim(fast) },
    plan: ['Warning ProvisioningFailed: storageclass.storage.k8s.io "fast" not found'],
  },
  {
    behaviour: "of a class that nobody serves says so",
    observed: {
      claim: testClaim(fast),
      storageClass: testClass({ provisioner: "kubernetes.io/no-provisioner" }),
    },
    plan: [
      "Warning ProvisioningFailed: no volume plugin matched name: kubernetes.io/no-provisioner",
    ],
  },
  {
    behaviour: "waits for the volume that it names",
    observed: { claim: testClaim({ volumeName: "disk" }) },
    plan: [],
  },
  {
    behaviour: "takes the volume that it names",
    observed: { claim: testClaim({ volumeName: "disk" }), named: testVolume() },
    plan: ["update PersistentVolume disk"],
  },
  {
    behaviour: "is told why the volume that it names is not for it",
    observed: {
      claim: testClaim({ volumeName: "disk" }),
      named: testVolume({ capacity: { storage: "1Mi" } }),
    },
    plan: [
      'Warning VolumeMismatch: Cannot bind to requested volume "disk": requested PV is too small',
    ],
  },
  {
    behaviour: "is told that the volume that it names is being deleted",
    observed: {
      claim: testClaim({ volumeName: "disk" }),
      named: testVolume({}, { deletionTimestamp: timeAt(0) }),
    },
    plan: [
      'Warning VolumeMismatch: Cannot bind to requested volume "disk": the volume is marked for ' +
        'deletion "disk"',
    ],
  },
  {
    behaviour: "waits while the volume that it names is another's, and says so",
    observed: {
      claim: testClaim({ volumeName: "disk" }),
      named: testVolume({ claimRef: ref("other") }),
    },
    plan: [taken],
  },
  {
    behaviour: "that a controller bound to a volume says so too while that is another's",
    observed: {
      claim: testClaim(
        { volumeName: "disk" },
        { annotations: { "pv.kubernetes.io/bound-by-controller": "yes" } },
      ),
      named: testVolume({ claimRef: ref("other") }),
    },
    plan: [taken],
  },
  {
    behaviour: "that lost its volume is lost",
    observed: { claim: testClaim({ volumeName: "disk" }, done) },
    plan: ["update PersistentVolumeClaim data status", `Warning ClaimLost: ${lost}`],
  },
  {
    behaviour: "whose volume is another's is lost",
    observed: {
      claim: testClaim({ volumeName: "disk" }, done),
      named: testVolume({ claimRef: ref("other") }),
    },
    plan: [
      "update PersistentVolumeClaim data status",
      "Warning ClaimMisbound: Two claims are bound to the same volume, this one is bound incorrectly",
    ],
  },
])("a claim $behaviour", ({ observed, plan }) => {
  expect(describeActions(planOf(observed).actions)).toEqual(plan);
});

const bound = { accessModes: ["ReadWriteOnce"], capacity: { storage: "1Gi" } };
const gold = { currentVolumeAttributesClassName: "gold" };

test.each<{ behaviour: string; observed: Partial<ObservedClaim>; status: object }>([
  {
    behaviour: "that loses its volume holds nothing any more",
    observed: {
      claim: testClaim(
        { volumeName: "disk" },
        { ...done, status: { phase: "Bound", ...bound, ...gold } },
      ),
    },
    status: { phase: "Lost" },
  },
  {
    behaviour: "that becomes bound has the attributes of its volume",
    observed: {
      claim: testClaim({ volumeName: "disk" }, done),
      named: { ...withGold, status: { phase: "Bound" } },
    },
    status: { phase: "Bound", ...bound, ...gold },
  },
  {
    behaviour: "whose file system is yet to grow with its volume has what that has",
    observed: {
      claim: testClaim({ volumeName: "disk" }, done),
      named: {
        ...withGold,
        metadata: {
          ...withGold.metadata,
          annotations: { "volume.alpha.kubernetes.io/pre-resize-capacity": "512Mi" },
        },
        status: { phase: "Bound" },
      },
    },
    status: { phase: "Bound", ...bound, capacity: { storage: "512Mi" }, ...gold },
  },
  {
    behaviour: "that finds its volume again is not said to have its attributes",
    observed: {
      claim: testClaim({ volumeName: "disk" }, { ...done, status: { phase: "Lost" } }),
      named: { ...withGold, status: { phase: "Bound" } },
    },
    status: { phase: "Bound", ...bound },
  },
])("a claim $behaviour", ({ observed, status }) => {
  expect(planOf(observed).actions[0]).toHaveProperty("object.status", status);
});
