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
}
type Amounts = Readonly<Record<string, string>>;
/**
 * Reads a KubeletConfiguration, and tells which of its fields nothing comes of. Throws a RangeError
 * where it is none.
 */
export declare function readKubeletConfiguration(document: object): {
    readonly configuration: KubeletConfiguration;
    readonly ignored: readonly string[];
};
export {};
