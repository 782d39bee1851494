/** What was found, as claims keep it. Source: structured/internal, Allocate 1.36. */
import type {
  NodeSelector,
  NodeSelectorRequirement,
  NodeSelectorTerm,
} from "../../api/core/node-selector.ts";
import { formatQuantity } from "../../api/quantity.ts";
import type { AllocationResult, DeviceAllocation } from "../../api/resource/claim-status.ts";
import type { DeviceClass } from "../../api/resource/device-class.ts";
import type { ResourceClaim } from "../../api/resource/resource-claim.ts";
import type { Candidate } from "./candidates.ts";
import type { Holding } from "./holdings.ts";
import type { Ask } from "./requests.ts";

export interface ResultContext {
  readonly nodeName: string;
  /** Makes a UUID, for each share of a device. */
  uid(): string;
}

/** The allocation of a claim, given the devices that it gets. It is not dated yet. */
export function allocationOf(
  claim: ResourceClaim,
  holdings: readonly Holding[],
  { nodeName, uid }: ResultContext,
): AllocationResult {
  const config = configOf(claim, holdings);
  const devices = holdings.map(({ candidate }) => candidate);
  const nodeSelector = nodeSelectorOf(devices, nodeName);
  return {
    devices: {
      results: holdings.map((holding) => resultOf(holding, uid)),
      ...(config.length > 0 && { config }),
    },
    ...(nodeSelector && { nodeSelector }),
  };
}

type Devices = NonNullable<AllocationResult["devices"]>;
type Config = NonNullable<Devices["config"]>[number];

function resultOf({ candidate, ask, consumed }: Holding, uid: () => string): DeviceAllocation {
  const { device, slice, driver } = candidate;
  const { bindingConditions, bindingFailureConditions } = device;
  const { tolerations } = ask.wanted;
  const amounts = [...(consumed ?? [])].map(([name, quantity]) => [name, formatQuantity(quantity)]);
  return {
    request: ask.name,
    driver,
    pool: slice.spec.pool.name,
    device: device.name,
    ...(consumed && { shareID: uid() }),
    ...(ask.isAdmin && { adminAccess: true }),
    ...(tolerations && { tolerations }),
    ...(bindingConditions && { bindingConditions }),
    ...(bindingFailureConditions && { bindingFailureConditions }),
    ...(amounts.length > 0 && { consumedCapacity: Object.fromEntries(amounts) }),
  };
}

/** What classes say, each once and for the requests that ask for it, then what the claim says. */
function configOf({ spec }: ResourceClaim, holdings: readonly Holding[]): readonly Config[] {
  const met = new Map(holdings.map(({ ask }) => [ask.request, ask]));
  const asks = [...met.values()];
  const classes = new Map(asks.map(({ deviceClass }) => [deviceClass.metadata.name, deviceClass]));
  return [
    ...[...classes.values()].flatMap((deviceClass) => classConfig(deviceClass, asks)),
    ...(spec.devices.config ?? [])
      .filter(({ requests = [] }) => requests.length === 0 || asks.some(isOneOf(requests)))
      .map((config) => ({ source: "FromClaim", ...config })),
  ];
}

function classConfig({ metadata, spec }: DeviceClass, asks: readonly Ask[]): readonly Config[] {
  const requests = asks
    .filter(({ deviceClass }) => deviceClass.metadata.name === metadata.name)
    .map(({ name }) => name);
  return (spec.config ?? []).map((config) => ({ source: "FromClass", requests, ...config }));
}

const isOneOf =
  (requests: readonly string[]) =>
  ({ requestName, name }: Ask): boolean =>
    requests.includes(requestName) || requests.includes(name);

/**
 * The nodes that have all the devices; `undefined` where all nodes do. One device that is only here
 * keeps all of them here.
 */
function nodeSelectorOf(devices: readonly Candidate[], here: string): NodeSelector | undefined {
  const places = devices.map(({ slice: { spec }, device }) =>
    spec.perDeviceNodeSelection === true ? device : spec,
  );
  const isLocal = places.some(({ nodeName = "" }) => nodeName !== "");
  if (isLocal || devices.some(({ device }) => device.bindsToNode === true)) {
    const name = { key: "metadata.name", operator: "In", values: [here] };
    return { nodeSelectorTerms: [{ matchFields: [name] }] };
  }
  const terms = places.flatMap(({ nodeSelector }) => nodeSelector?.nodeSelectorTerms ?? []);
  const fields = allRequirements(terms, ({ matchFields }) => matchFields);
  const expressions = allRequirements(terms, ({ matchExpressions }) => matchExpressions);
  if (fields.length === 0 && expressions.length === 0) return undefined;
  const term = {
    ...(expressions.length > 0 && { matchExpressions: expressions }),
    ...(fields.length > 0 && { matchFields: fields }),
  };
  return { nodeSelectorTerms: [term] };
}

/** The requirements of several terms, of which each has one only, in one list without twins. */
function allRequirements(
  terms: readonly NodeSelectorTerm[],
  partOf: (term: NodeSelectorTerm) => readonly NodeSelectorRequirement[] | undefined,
): readonly NodeSelectorRequirement[] {
  const found = new Map<string, NodeSelectorRequirement>();
  for (const requirement of terms.flatMap((term) => partOf(term) ?? [])) {
    const { key, operator, values = [] } = requirement;
    const identity = JSON.stringify([key, operator, [...new Set(values)].sort()]);
    if (!found.has(identity)) found.set(identity, requirement);
  }
  return [...found.values()];
}
