/** The `/etc/hosts` of a pod's containers. Source: kubelet 1.36, managedHostsFileContent. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { hostNameOf } from "./host-name.ts";

const heading = "# Kubernetes-managed hosts file";
const aliasesHeading = "# Entries added by HostAliases.";

/** What every machine calls itself and its neighbours. */
const localNames = `127.0.0.1\tlocalhost
::1\tlocalhost ip6-localhost ip6-loopback
fe00::0\tip6-localnet
fe00::0\tip6-mcastprefix
fe00::1\tip6-allnodes
fe00::2\tip6-allrouters
`;

export function hostsFile(pod: Pod): string {
  const { spec, status } = pod;
  const isOnHost = spec.hostNetwork === true;
  const title = isOnHost ? `${heading} (host network).\n` : `${heading}.\n`;
  const own = isOnHost ? `${status.hostIP ?? ""}\t${spec.nodeName ?? ""}\n` : ownLines(pod);
  return `${title}${localNames}${own}${aliasLines(spec.hostAliases)}`;
}

/** The addresses that the file gives names, by the name. */
export function hostAddresses(pod: Pod): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const line of hostsFile(pod).split("\n")) {
    const [address = "", ...names] = line.replace(/#.*/, "").trim().split(/\s+/);
    for (const name of names) found.set(name, [...(found.get(name) ?? []), address]);
  }
  return found;
}

/** A line for each address of the pod, with the whole name before the short one. */
function ownLines(pod: Pod): string {
  const { short, domain } = hostNameOf(pod);
  const names = domain === "" ? short : `${short}.${domain}\t${short}`;
  const { podIP = "", podIPs = [] } = pod.status;
  const addresses = podIPs.length === 0 ? [podIP] : podIPs.map(({ ip }) => ip);
  return addresses.map((address) => `${address}\t${names}\n`).join("");
}

function aliasLines(aliases: Pod["spec"]["hostAliases"] = []): string {
  if (aliases.length === 0) return "";
  const lines = aliases.map(({ ip, hostnames = [] }) => `${ip}\t${hostnames.join("\t")}\n`);
  return `\n${aliasesHeading}\n${lines.join("")}`;
}
