/** What claims ask for, as far as it can be told before any device is picked. */
import { resultsMax } from "../../api/resource/claim-status.ts";
import type { DeviceClass } from "../../api/resource/device-class.ts";
import type {
  DeviceRequest,
  DeviceSubRequest,
  ExactDeviceRequest,
} from "../../api/resource/device-request.ts";
import type { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { AllocationError } from "./allocation-error.ts";
import type { Candidate } from "./candidates.ts";
import { type Constraint, createConstraint, type RequestNames } from "./constraints.ts";
import { matchesSelectors } from "./selectors.ts";

/** A request, or one of the subrequests of which one is met. */
export interface Ask extends RequestNames {
  /** Which of the claims has it. */
  readonly claim: number;
  /** Which of the claim's requests it belongs to. */
  readonly request: number;
  readonly claimName: string;
  /** As messages call it: a subrequest by its own name only. */
  readonly toldName: string;
  readonly wanted: ExactDeviceRequest | DeviceSubRequest;
  readonly isAdmin: boolean;
  readonly deviceClass: DeviceClass;
  /** How many devices it takes. */
  readonly count: number;
  /** All that there are, where it asks for all: these very ones, or none. */
  readonly all?: readonly Candidate[];
}

export interface ClaimAsks {
  /** For each request what it can be met by, the best first. */
  readonly requests: readonly (readonly Ask[])[];
  readonly constraints: readonly Constraint[];
}

/** What requests are read with. */
export interface Surroundings {
  readonly classes: ReadonlyMap<string, DeviceClass>;
  /** All devices that a request matches; throws where that cannot be told. */
  matching(ask: Ask): readonly Candidate[];
}

/** Throws where a claim cannot be met by whatever devices. Source: validateDeviceRequest 1.36. */
export function readClaims(
  claims: readonly ResourceClaim[],
  surroundings: Surroundings,
): readonly ClaimAsks[] {
  return claims.map((claim, index) => {
    const name = claimName(claim);
    const { requests, constraints = [] } = claim.spec.devices;
    const asks = (requests ?? []).map((request, at) =>
      alternativesOf(request).map((each) =>
        readAsk({ ...each, claim: index, request: at, claimName: name }, surroundings),
      ),
    );
    const least = asks
      .map((alternatives) => Math.min(...alternatives.map(({ count }) => count)))
      .reduce((sum, count) => sum + count, 0);
    if (least > resultsMax) {
      const problem = `exceeds the claim limit of ${resultsMax}`;
      throw new AllocationError(`claim ${name}: number of requested devices ${least} ${problem}`);
    }
    return {
      requests: asks,
      constraints: constraints.map((each, at) => createConstraint(each, at, name)),
    };
  });
}

/** `default/gpus` */
const claimName = ({ metadata: { namespace = "", name = "" } }: ResourceClaim): string =>
  namespace === "" ? name : `${namespace}/${name}`;

type Named = Omit<Ask, "deviceClass" | "count" | "all">;
type Alternative = Omit<Named, "claim" | "request" | "claimName">;

function alternativesOf(request: DeviceRequest): readonly Alternative[] {
  const { name: requestName, exactly, firstAvailable = [] } = request;
  if (firstAvailable.length === 0 && exactly !== undefined) {
    const isAdmin = exactly.adminAccess ?? false;
    return [{ requestName, name: requestName, toldName: requestName, wanted: exactly, isAdmin }];
  }
  return firstAvailable.map((wanted) => ({
    requestName,
    name: `${requestName}/${wanted.name}`,
    toldName: wanted.name,
    wanted,
    isAdmin: false,
  }));
}

function readAsk(named: Named, { classes, matching }: Surroundings): Ask {
  const { wanted } = named;
  const className = wanted.deviceClassName;
  const problem = (text: string) => new AllocationError(`${toldOf(named)}${text}`);
  const empty = (wanted.selectors ?? []).findIndex(({ cel }) => cel === undefined);
  if (empty >= 0) {
    throw problem(`, selector #${empty}: CEL expression empty (unsupported selector type?)`);
  }
  const deviceClass = classes.get(className);
  if (deviceClass === undefined) {
    const missing = `deviceclass.resource.k8s.io ${JSON.stringify(className)} not found`;
    throw problem(`: could not retrieve device class ${className}: ${missing}`);
  }
  const ask = { ...named, deviceClass, count: wanted.count ?? 1 };
  switch (wanted.allocationMode) {
    case "ExactCount":
      return ask;
    case "All": {
      const all = matching(ask);
      return { ...ask, count: all.length, all };
    }
    default:
      throw problem(`: unsupported count mode ${wanted.allocationMode}`);
  }
}

/** `claim default/gpus, request gpu` */
export const toldOf = ({ claimName: claim, toldName }: Named): string =>
  `claim ${claim}, request ${toldName}`;

/** Whether the selectors of the class hold for the device, and then those of the request. */
export function matchesAsk(
  { deviceClass, wanted, claimName: claim }: Pick<Ask, "deviceClass" | "wanted" | "claimName">,
  candidate: Candidate,
): boolean {
  const className = `class ${deviceClass.metadata.name ?? ""}`;
  return (
    matchesSelectors(candidate, deviceClass.spec.selectors, className) &&
    matchesSelectors(candidate, wanted.selectors, `claim ${claim}`)
  );
}
