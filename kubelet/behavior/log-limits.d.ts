import type { KubeletConfiguration } from "../configuration.ts";
import { type LogLimits } from "../shell/log-lines.ts";
/**
 * How the logs of a kubelet's containers are rotated. Throws a RangeError in the kubelet's words
 * where it would not start so. Source: kubelet 1.36, pkg/kubelet/logs.
 */
export declare function logLimits(configuration: KubeletConfiguration | undefined): LogLimits;
