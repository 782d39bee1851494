/** What `kubectl api-resources` lists of 1.36, in the order of lines. */
import { all, type Change, listing, saying } from "./change.ts";

const came = (apiVersion: string, ...rows: readonly string[]) =>
  rows.map((row) => {
    const [names = "", namespaced, kind] = row.split(" | ");
    return `${names} ${apiVersion} ${namespaced} ${kind}`;
  });

/** The kinds of 1.36, and those that metrics-server and kubesim have besides. */
export const apiResourcesOfToday: Change = all(
  saying("autoscaling/v1 ", "autoscaling/v2 "),
  ...["batch", "discovery.k8s.io", "flowcontrol.apiserver.k8s.io", "policy"].map((group) =>
    saying(`${group}/v1beta1`, `${group}/v1`),
  ),
  listing(
    /^podsecuritypolicies | extensions\/v1beta1 /,
    ...came(
      "admissionregistration.k8s.io/v1",
      "mutatingadmissionpolicies | false | MutatingAdmissionPolicy",
      "mutatingadmissionpolicybindings | false | MutatingAdmissionPolicyBinding",
      "validatingadmissionpolicies | false | ValidatingAdmissionPolicy",
      "validatingadmissionpolicybindings | false | ValidatingAdmissionPolicyBinding",
    ),
    ...came("authentication.k8s.io/v1", "selfsubjectreviews | false | SelfSubjectReview"),
    ...came("metrics.k8s.io/v1beta1", "nodes | false | NodeMetrics", "pods | true | PodMetrics"),
    ...came(
      "networking.k8s.io/v1",
      "ipaddresses ip | false | IPAddress",
      "servicecidrs | false | ServiceCIDR",
    ),
    ...came(
      "resource.k8s.io/v1",
      "deviceclasses | false | DeviceClass",
      "resourceclaims | true | ResourceClaim",
      "resourceclaimtemplates | true | ResourceClaimTemplate",
      "resourceslices | false | ResourceSlice",
    ),
    ...came(
      "sim.kubesim.dev/v1alpha1",
      "explanations | false | Explanation",
      "faults flt | false | Fault",
      "httprequests | true | HTTPRequest",
      "imagebehaviors ib | false | ImageBehavior",
      "podschedulingreports psr | true | PodSchedulingReport",
      "timelines | false | Timeline",
      "traffics traf | true | Traffic",
    ),
    ...came(
      "storage.k8s.io/v1",
      "csistoragecapacities | true | CSIStorageCapacity",
      "volumeattributesclasses vac | false | VolumeAttributesClass",
    ),
  ),
);
