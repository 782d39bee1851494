/** What claims count for. Source: pkg/quota/v1/evaluator/core/persistent_volume_claims.go 1.36. */
import {
  canonicalQuantity,
  compareQuantities,
  formatQuantity,
  parseQuantity,
} from "../../quantity.ts";
import type { KubeObject } from "../../resource.ts";
import type { PersistentVolumeClaimSpec } from "../claim-spec.ts";
import type { Amounts } from "./amounts.ts";
import type { ScopedResourceSelectorRequirement } from "./resource-quota.ts";
import { nameMatches } from "./scopes.ts";

/** The parts of a PersistentVolumeClaim that count. */
export interface Claim extends KubeObject {
  readonly spec: PersistentVolumeClaimSpec;
  readonly status?: {
    readonly allocatedResources?: Amounts;
    readonly currentVolumeAttributesClassName?: string;
    readonly modifyVolumeStatus?: { readonly targetVolumeAttributesClassName?: string };
  };
}

const names = ["count/persistentvolumeclaims", "persistentvolumeclaims", "requests.storage"];
const classSuffix = ".storageclass.storage.k8s.io/";
const ofClass = ["persistentvolumeclaims", "requests.storage"].map((each) => classSuffix + each);

export const isClaimResource = (name: string): boolean =>
  names.includes(name) || ofClass.some((suffix) => name.endsWith(suffix));

/** The claim, and the storage that it asks for, each for all and for its class. */
export function claimUsage({ spec, metadata, status }: Claim): Amounts {
  const usage: Record<string, string> = {
    "count/persistentvolumeclaims": "1",
    persistentvolumeclaims: "1",
  };
  const legacyClass = metadata.annotations?.["volume.beta.kubernetes.io/storage-class"];
  const className = legacyClass ?? spec.storageClassName ?? "";
  if (className !== "") usage[`${className}${classSuffix}persistentvolumeclaims`] = "1";
  const asked = spec.resources.requests?.storage;
  if (asked === undefined) return usage;
  const held = status?.allocatedResources?.storage ?? asked;
  const storage = wholeBytes(compareQuantities(asked, held) < 0 ? held : asked);
  usage["requests.storage"] = storage;
  if (className !== "") usage[`${className}${classSuffix}requests.storage`] = storage;
  return usage;
}

const nanosPerByte = 1_000_000_000n;

/** Rounded up: a quota that had parts of bytes in its status would not be valid. */
function wholeBytes(amount: string): string {
  const quantity = parseQuantity(amount);
  const parts = (quantity?.nano ?? 0n) % nanosPerByte;
  if (quantity === undefined || parts <= 0n) return canonicalQuantity(amount);
  return formatQuantity({ ...quantity, nano: quantity.nano - parts + nanosPerByte });
}

/** Claims are told apart by the class of the attributes of their volume, now or to be. */
export function claimMatches(
  claim: Claim,
  requirement: ScopedResourceSelectorRequirement,
): boolean {
  if (requirement.scopeName !== "VolumeAttributesClass") return false;
  const classes = attributesClasses(claim);
  if (classes.length === 0) return nameMatches(undefined, requirement);
  return classes.some((name) => nameMatches(name, requirement));
}

/** The classes of attributes that a claim has, wants and is on its way to. */
export const attributesClasses = ({ spec, status }: Claim): readonly string[] =>
  [
    spec.volumeAttributesClassName,
    status?.currentVolumeAttributesClassName,
    status?.modifyVolumeStatus?.targetVolumeAttributesClassName,
  ].flatMap((name) => (name === undefined || name === "" ? [] : [name]));
