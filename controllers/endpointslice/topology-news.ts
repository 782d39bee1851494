/** What events tell of Topology Aware Routing. Source: k8s.io/endpointslice 1.36. */
import type { Service } from "../../api/core/service/service.ts";
import { type Action, record } from "../../client/action.ts";
import type { IpFamily } from "../service-pods.ts";

/** What was told of a Service. As in Kubernetes it is told again when the controller restarts. */
export interface TopologyMemory {
  /** Its endpoints have hints, at least in one family. */
  readonly isHinted: boolean;
  /** Why there are none, as it was told last. */
  readonly told: readonly string[];
}

interface Situation {
  readonly families: readonly IpFamily[];
  /** By family, in the same order: why there are no hints, if so. Empty where none are wanted. */
  readonly hints: readonly { readonly reason: string | undefined }[];
}

/** The events that a plan brings, and what is to be remembered. Nothing is told twice in a row. */
export function topologyNews(
  service: Service,
  { families, hints }: Situation,
  { isHinted, told }: TopologyMemory = { isHinted: false, told: [] },
): { readonly actions: readonly Action[]; readonly memory: TopologyMemory | undefined } {
  const [main = "IPv4"] = families;
  const say = (type: "Normal" | "Warning", message: string) => {
    const reason = `TopologyAwareHints${type === "Normal" ? "Enabled" : "Disabled"}`;
    return record({ regarding: service, type, reason, message });
  };
  if (hints.length === 0) {
    const disabled = `Topology Aware Hints has been disabled, addressType: ${main}`;
    return { actions: isHinted ? [say("Warning", disabled)] : [], memory: undefined };
  }
  const reasons = hints.map(({ reason }, index) => [reason, families[index]] as const);
  const complaints = reasons.flatMap(([reason, family]) =>
    reason === undefined ? [] : [`${reason}, addressType: ${family}`],
  );
  const hinted = reasons.find(([reason]) => reason === undefined);
  const enabled = `Topology Aware Hints has been enabled, addressType: ${hinted?.[1]}`;
  return {
    actions: [
      ...(hinted === undefined || isHinted ? [] : [say("Normal", enabled)]),
      ...complaints.filter((each) => !told.includes(each)).map((each) => say("Warning", each)),
    ],
    memory: { isHinted: hinted !== undefined, told: complaints },
  };
}
