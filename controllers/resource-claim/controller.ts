import { Pod } from "../../api/core/pod/pod.ts";
import { equalJson } from "../../api/json.ts";
import { asksForClaims, claimNamesOf, usesClaims } from "../../api/resource/pod-claims.ts";
import { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { ResourceClaimTemplate } from "../../api/resource/resource-claim-template.ts";
import {
  type Controller,
  keyOf,
  nothing,
  type Plan,
  placeKey,
  splitKey,
  type View,
  watch,
} from "../../client/controller.ts";
import { entryIndices, isDone, ownerOf, podsOfClaim, podsOfTemplate } from "./entries.ts";
import { awaits, planPodClaims } from "./plan.ts";
import { planRelease, type StoredPod } from "./release.ts";

const noKeys: readonly string[] = [];

/** Keys of pods and of claims share one queue. Source: podKeyPrefix, claimKeyPrefix 1.36. */
const podKey = (key: string) => `pod:${key}`;
const claimKey = (key: string) => `claim:${key}`;

/** Makes the claims of pods, and frees them when no pod uses them any more. */
export const resourceClaimController: Controller = {
  name: "resourceclaim-controller",
  eventSource: "resource_claim",
  watches: [
    watch(Pod, { keys: keysOfPod, indices: entryIndices, when: changesUse }),
    watch(ResourceClaim, { keys: keysOfClaim }),
    watch(ResourceClaimTemplate, {
      keys: (template, view) => podsOfTemplate(view, template).flatMap(keysOfWaiting),
      when: (next) => next !== undefined,
    }),
  ],
  reconcile(key, view, { memory }) {
    const at = key.indexOf(":") + 1;
    const place = key.slice(at);
    // The only claim that is remembered is the answer to the update that freed it.
    const freed = memory as ResourceClaim | undefined;
    return key.slice(0, at) === podKey("") ? planPod(place, view) : planClaim(place, view, freed);
  },
};

function planPod(key: string, view: View): Plan {
  const pod = view.at(Pod, key);
  if (pod === undefined) return nothing;
  const { namespace, uid = "" } = pod.metadata;
  return planPodClaims({
    pod,
    claimNamed: (name) => view.get(ResourceClaim, namespace, name),
    templateNamed: (name) => view.get(ResourceClaimTemplate, namespace, name),
    owned: view.owned(ResourceClaim, uid),
  });
}

function planClaim(key: string, view: View, freed: ResourceClaim | undefined): Plan {
  const claim = view.at(ResourceClaim, key);
  if (claim === undefined) return nothing;
  const { namespace } = splitKey(key);
  return planRelease({
    claim,
    podNamed: (name) => view.get(Pod, namespace, name),
    storedPod: (name) => storedPod(view, namespace, name),
    freed,
  });
}

function storedPod(view: View, namespace: string | undefined, name: string): StoredPod {
  const { code, body } = view.read({ verb: "get", resource: Pod, namespace, name });
  if (code === 404) return { uid: undefined };
  if (code >= 400) return { failure: "message" in body ? String(body.message) : "" };
  return { uid: "metadata" in body && "uid" in body.metadata ? body.metadata.uid : undefined };
}

/** Most pods have nothing to do with claims, and cost a look. */
function changesUse(next: Pod | undefined, previous: Pod | undefined): boolean {
  if (next === undefined || previous === undefined) {
    const pod = next ?? previous;
    return pod !== undefined && usesClaims(pod);
  }
  if (!usesClaims(next) && !usesClaims(previous)) return false;
  return (
    next.metadata.uid !== previous.metadata.uid ||
    next.metadata.deletionTimestamp !== previous.metadata.deletionTimestamp ||
    next.spec.nodeName !== previous.spec.nodeName ||
    next.status.phase !== previous.status.phase ||
    !equalJson(claimNamesOf(next), claimNamesOf(previous))
  );
}

/** A pod that needs its claims no more has them looked after; any other its own state. */
function keysOfPod(pod: Pod, view: View): readonly string[] {
  const { namespace, name = "", uid } = pod.metadata;
  const isGone = view.get(Pod, namespace, name)?.metadata.uid !== uid;
  if (!isGone && !isDone(pod)) return keysOfWaiting(pod);
  return claimNamesOf(pod).map((claim) => claimKey(placeKey(namespace, claim)));
}

const keysOfWaiting = (pod: Pod): readonly string[] =>
  asksForClaims(pod) && pod.metadata.deletionTimestamp === undefined && !isDone(pod)
    ? [podKey(keyOf(pod))]
    : noKeys;

/** The claim itself, the pod that waits to be told of it, and those that miss it or may use it. */
function keysOfClaim(claim: ResourceClaim, view: View, own: string): readonly string[] {
  const isGone = view.at(ResourceClaim, own) === undefined;
  const pods = podsOfClaim(view, claim).filter((pod) => isGone || awaits(pod, claim));
  const owner = ownerOf(claim);
  const made = owner && podKey(placeKey(claim.metadata.namespace, owner.name));
  const keys = [
    claimKey(own),
    ...pods.flatMap(keysOfWaiting),
    ...(made === undefined ? [] : [made]),
  ];
  return [...new Set(keys)];
}
