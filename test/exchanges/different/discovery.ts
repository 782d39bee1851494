import { isObject, type JsonObject } from "../../../api/json.ts";
import type { Different } from "../listed.ts";
import { readGroup } from "../recording.ts";

const byName = (left: JsonObject, right: JsonObject) =>
  String(left.name) < String(right.name) ? -1 : 1;

/** What a recorded list of resources has. */
function recorded(group: string, step: number): readonly JsonObject[] {
  const found = readGroup(group).steps.find((each) => "step" in each && each.step === step);
  const body = found !== undefined && "response" in found ? found.response.body : undefined;
  return isObject(body) && Array.isArray(body.resources) ? body.resources.map(asObject) : [];
}

const asObject = (part: unknown): JsonObject => (isObject(part) ? part : {});

/** A recorded list with the singular of each kind, with changes by name, and with more. */
function listed(
  [group, step]: readonly [string, number],
  changes: Readonly<Record<string, JsonObject>> = {},
  more: readonly JsonObject[] = [],
): JsonObject {
  const named = recorded(group, step).map((each) => {
    const { name, kind } = each;
    const singular = String(name).includes("/") ? "" : String(kind).toLowerCase();
    return { ...each, singularName: singular, ...changes[String(name)] };
  });
  return { resources: [...named, ...more].sort(byName) };
}

const verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];
const changing = ["get", "patch", "update"];
const singular = "1.27 and later name the singular";

const ofPods = (part: string) => ({
  name: `pods/${part}`,
  singularName: "",
  namespaced: true,
  kind: "Pod",
  verbs: changing,
});

const ofAdmission = (plural: string, kind: string, storageVersionHash: string) => ({
  name: plural,
  singularName: kind.toLowerCase(),
  namespaced: false,
  kind,
  verbs,
  categories: ["api-extensions"],
  storageVersionHash,
});

/** A group as the list of them has it: its versions, the preferred one first. */
function group(name: string, ...versions: readonly string[]): JsonObject {
  const [preferredVersion = {}, ...others] = versions.map((version) => ({
    groupVersion: `${name}/${version}`,
    version,
  }));
  return { name, versions: [preferredVersion, ...others], preferredVersion };
}

/** Discovery of what is not of one theme alone. */
export const differentDiscovery: Readonly<Record<string, readonly Different[]>> = {
  discovery: [
    {
      step: 2,
      because:
        "1.36 serves no beta group and others than 1.20; metrics.k8s.io is there as " +
        "metrics-server brings it, and sim.kubesim.dev besides",
      merge: {
        groups: [
          group("apiregistration.k8s.io", "v1"),
          group("apps", "v1"),
          group("events.k8s.io", "v1"),
          group("authentication.k8s.io", "v1"),
          group("authorization.k8s.io", "v1"),
          group("autoscaling", "v2", "v1"),
          group("batch", "v1"),
          group("certificates.k8s.io", "v1"),
          group("networking.k8s.io", "v1"),
          group("policy", "v1"),
          group("rbac.authorization.k8s.io", "v1"),
          group("storage.k8s.io", "v1"),
          group("admissionregistration.k8s.io", "v1"),
          group("apiextensions.k8s.io", "v1"),
          group("scheduling.k8s.io", "v1"),
          group("coordination.k8s.io", "v1"),
          group("node.k8s.io", "v1"),
          group("discovery.k8s.io", "v1"),
          group("flowcontrol.apiserver.k8s.io", "v1"),
          group("resource.k8s.io", "v1"),
          group("metrics.k8s.io", "v1beta1"),
          group("sim.kubesim.dev", "v1alpha1"),
        ],
      },
    },
    {
      step: 3,
      because: `${singular}, and 1.36 has two parts of a pod and a verb of Services more`,
      merge: listed(["discovery", 3], { "pods/eviction": { version: "v1" }, services: { verbs } }, [
        ofPods("ephemeralcontainers"),
        ofPods("resize"),
      ]),
    },
    {
      step: 25,
      because: "who shows no credentials is the administrator here, as behind `kubectl proxy`",
      answer: {
        status: 200,
        bodyPart: true,
        body: { kind: "ConfigMapList", apiVersion: "v1" },
      },
    },
  ],
  "discovery-groups": [
    { step: 4, because: singular, merge: listed(["discovery-groups", 4]) },
    { step: 5, because: singular, merge: listed(["discovery-groups", 5]) },
    {
      step: 6,
      because: `${singular}, and 1.28 and later can be asked who one is`,
      merge: listed(["discovery-groups", 6], {}, [
        {
          name: "selfsubjectreviews",
          singularName: "selfsubjectreview",
          namespaced: false,
          kind: "SelfSubjectReview",
          verbs: ["create"],
        },
      ]),
    },
    {
      step: 10,
      because: `${singular}, 1.36 has policies too, and stores v1 of webhook configurations`,
      merge: listed(
        ["discovery-groups", 10],
        {
          mutatingwebhookconfigurations: { storageVersionHash: "Sqi0GUgDaX0=" },
          validatingwebhookconfigurations: { storageVersionHash: "B0wHjQmsGNk=" },
        },
        [
          ofAdmission("mutatingadmissionpolicies", "MutatingAdmissionPolicy", "mHCkTKpUTrE="),
          ofAdmission(
            "mutatingadmissionpolicybindings",
            "MutatingAdmissionPolicyBinding",
            "ZKgZT1uTmZ0=",
          ),
          ofAdmission("validatingadmissionpolicies", "ValidatingAdmissionPolicy", "6OxvlMmQ6is="),
          {
            name: "validatingadmissionpolicies/status",
            singularName: "",
            namespaced: false,
            kind: "ValidatingAdmissionPolicy",
            verbs: changing,
          },
          ofAdmission(
            "validatingadmissionpolicybindings",
            "ValidatingAdmissionPolicyBinding",
            "v9715VZqakg=",
          ),
        ],
      ),
    },
  ],
};
