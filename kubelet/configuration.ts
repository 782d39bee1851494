import { isObject } from "../api/json.ts";

/**
 * What a machine's KubeletConfiguration may say here, by its fields' own names; what is left out is
 * as Kubernetes has it. Source: kubelet.config.k8s.io/v1beta1 1.36.
 */
export interface KubeletConfiguration {
  /** Amounts (`100Mi`) or shares (`10%`) by signal; where it is given, no other signal counts. */
  readonly evictionHard?: Amounts;
  readonly evictionSoft?: Amounts;
  /** Durations by signal, such as `1m30s`: for how long a soft threshold has to be met. */
  readonly evictionSoftGracePeriod?: Amounts;
  /** How much more than its threshold a signal has to get before pressure is over. */
  readonly evictionMinimumReclaim?: Amounts;
  /** The seconds that a pod has to stop where a soft threshold evicts it. */
  readonly evictionMaxPodGracePeriod?: number;
  /** How long a condition is shown after it was last found; `5m0s`. */
  readonly evictionPressureTransitionPeriod?: string;
  /** How full the disk is when images are removed that nobody needs, and until when. */
  readonly imageGCHighThresholdPercent?: number;
  readonly imageGCLowThresholdPercent?: number;
  /** The size (`10Mi`) from which on a log is put aside and begun anew. */
  readonly containerLogMaxSize?: string;
  /** How many files a log has with those put aside. */
  readonly containerLogMaxFiles?: number;
  /** Kernel settings that pods may set beside the safe ones, such as `net.core.somaxconn`. */
  readonly allowedUnsafeSysctls?: readonly string[];
}

type Amounts = Readonly<Record<string, string>>;

const isAmounts = (value: unknown) =>
  isObject(value) && Object.values(value).every((each) => typeof each === "string");
const isNumber = (value: unknown) => typeof value === "number";
const isText = (value: unknown) => typeof value === "string";
const isTexts = (value: unknown) => Array.isArray(value) && value.every(isText);

const fields: Readonly<Record<keyof KubeletConfiguration, (value: unknown) => boolean>> = {
  evictionHard: isAmounts,
  evictionSoft: isAmounts,
  evictionSoftGracePeriod: isAmounts,
  evictionMinimumReclaim: isAmounts,
  evictionMaxPodGracePeriod: isNumber,
  evictionPressureTransitionPeriod: isText,
  imageGCHighThresholdPercent: isNumber,
  imageGCLowThresholdPercent: isNumber,
  containerLogMaxSize: isText,
  containerLogMaxFiles: isNumber,
  allowedUnsafeSysctls: isTexts,
};

const isField = (name: string): name is keyof KubeletConfiguration => Object.hasOwn(fields, name);

const group = "kubelet.config.k8s.io/v1beta1";

/**
 * Reads a KubeletConfiguration, and tells which of its fields nothing comes of. Throws a RangeError
 * where it is none.
 */
export function readKubeletConfiguration(document: object): {
  readonly configuration: KubeletConfiguration;
  readonly ignored: readonly string[];
} {
  const { apiVersion, kind, ...given } = { apiVersion: "", kind: "", ...document };
  if (apiVersion !== group || kind !== "KubeletConfiguration") {
    throw new RangeError(`no kind "${kind}" is registered for version "${apiVersion}"`);
  }
  const known = Object.entries(given).filter(([name]) => isField(name));
  for (const [name, value] of known) {
    if (isField(name) && !fields[name](value)) {
      throw new RangeError(`the field ${name} has the wrong type`);
    }
  }
  return {
    configuration: Object.fromEntries(known),
    ignored: Object.keys(given).filter((name) => !isField(name)),
  };
}
