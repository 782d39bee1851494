/** What a pod is called by its containers. Source: kubelet 1.36, GeneratePodHostNameAndDomain. */
import type { Pod } from "../../api/core/pod/pod.ts";

export const clusterDomain = "cluster.local";

export interface HostName {
  /** `web-0`: what stands in the hosts file. */
  readonly short: string;
  /** `web.default.svc.cluster.local`; empty where the pod has none. */
  readonly domain: string;
  /** What `hostname` prints. */
  readonly kernel: string;
}

/** The longest name that a host can have. */
const nameLengthMax = 63;

/** The longest that a kernel keeps. */
const kernelLengthMax = 64;

/** Why no sandbox can have the name of the pod; `undefined` where it can. */
export function hostNameProblem(pod: Pod): string | undefined {
  if (pod.spec.setHostnameAsFQDN !== true) return undefined;
  const { kernel } = hostNameOf(pod);
  if (kernel.length <= kernelLengthMax) return undefined;
  const lengths = `${kernelLengthMax} characters is the max, ${kernel.length} characters requested`;
  return (
    "failed to construct FQDN from pod hostname and cluster domain, " +
    `FQDN ${kernel} is too long (${lengths})`
  );
}

export function hostNameOf({ metadata, spec }: Pod): HostName {
  const { hostnameOverride, subdomain = "", nodeName = "" } = spec;
  if (hostnameOverride !== undefined) {
    return { short: hostnameOverride, domain: "", kernel: hostnameOverride };
  }
  const short = truncated(spec.hostname || (metadata.name ?? ""));
  const domain = subdomain && `${subdomain}.${metadata.namespace}.svc.${clusterDomain}`;
  if (spec.hostNetwork === true) return { short, domain, kernel: nodeName };
  const isWhole = spec.setHostnameAsFQDN === true && domain !== "";
  return { short, domain, kernel: isWhole ? `${short}.${domain}` : short };
}

/** A name cannot end with a dash or dot, wherever it is cut. */
const truncated = (name: string) =>
  name.length <= nameLengthMax ? name : name.slice(0, nameLengthMax).replace(/[-.]+$/, "");
