/**
 * The zones that the cluster's DNS answers for: its domain, and the addresses in it.
 * Source: coredns plugin/kubernetes, handler.go; plugin/backend_lookup.go.
 */
import { nothing, placesAnswer, pointerAnswer, type Sources, serviceAnswer } from "./answers.ts";
import type { ClusterName } from "./cluster-name.ts";
import type { Question, Reply, ResourceRecord } from "./message.ts";
import type { Found } from "./service-view.ts";

const schemaVersion = "1.1.0";
const schemaTtlSeconds = 28_800;

/** How others are to treat the zone: refresh, retry and expire, in seconds. */
const zoneTimes = "7200 1800 86400";
const zoneTtlSecondsMax = 300;

/** The Service of the name server, as kubeadm makes it. */
const nameserver = "kube-system/kube-dns";

/** The answer for a name; `undefined` where somebody else is to be asked. */
export function zoneReply(
  target: ClusterName,
  question: Question,
  sources: Sources,
): Reply | undefined {
  if (target.kind === "beyond") return undefined;
  if (target.kind === "address") {
    const found =
      question.type === "PTR" ? pointerAnswer(target.address, question, sources) : undefined;
    return found && { code: "NOERROR", ...found, authoritative: true };
  }
  const found = findIn(target, question, sources);
  if (found !== undefined && found.answers.length > 0) {
    return { code: "NOERROR", ...found, authoritative: true };
  }
  return {
    code: found === undefined ? "NXDOMAIN" : "NOERROR",
    answers: [],
    authority: [sources.zone],
    authoritative: true,
  };
}

type NameInDomain = Exclude<ClusterName, { readonly kind: "beyond" | "address" }>;

function findIn(target: NameInDomain, question: Question, sources: Sources): Found | undefined {
  const { records, nowMs, ttlSeconds } = sources;
  const { name, type } = question;
  // It is not asked whether any other name is there.
  if (type === "TXT") return target.kind === "version" ? schemaAnswer(name) : nothing;
  switch (target.kind) {
    case "service":
      return serviceAnswer(target, question, sources);
    case "namespace":
      return records.hasNamespace(target.namespace, nowMs) ? nothing : undefined;
    case "pod": {
      const { address, namespace } = target;
      if (address === undefined || !records.hasNamespace(namespace, nowMs)) return undefined;
      return placesAnswer(question, [{ places: [{ address }] }], ttlSeconds);
    }
    case "zone":
      if (type === "SOA") return { answers: [sources.zone] };
      return type === "NS" ? nameserverAnswer(question, sources) : nothing;
    case "branch":
      return nothing;
    case "nameserver": {
      const service = records.service(nameserver, nowMs);
      const addresses = service?.addresses ?? [];
      return placesAnswer(
        question,
        [{ places: addresses.map((address) => ({ address })) }],
        ttlSeconds,
      );
    }
    case "version":
    case "nothing":
      return undefined;
    default:
      return target satisfies never;
  }
}

const schemaAnswer = (name: string): Found => ({
  answers: [{ name, type: "TXT", ttlSeconds: schemaTtlSeconds, data: schemaVersion }],
});

function nameserverAnswer({ name, type }: Question, sources: Sources): Found {
  const { records, nowMs, ttlSeconds, domain } = sources;
  const service = records.service(nameserver, nowMs);
  if (service === undefined) return nothing;
  const data = `${service.name}.${service.namespace}.svc.${domain}`;
  return { answers: [{ name, type, ttlSeconds, data }] };
}

/** The record that tells of the zone; `changedMs` is when something last changed. */
export function zoneRecord(domain: string, ttlSeconds: number, changedMs: number): ResourceRecord {
  const serial = Math.floor(changedMs / 1000);
  return {
    name: domain,
    type: "SOA",
    ttlSeconds: Math.min(ttlSeconds, zoneTtlSecondsMax),
    data: `ns.dns.${domain} hostmaster.${domain} ${serial} ${zoneTimes} ${ttlSeconds}`,
  };
}
