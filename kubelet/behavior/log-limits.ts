import { parseQuantity, quantityToNumber } from "../../api/quantity.ts";
import type { KubeletConfiguration } from "../configuration.ts";
import { type LogLimits, logLimitsDefault } from "../shell/process/log-lines.ts";

/**
 * How the logs of a kubelet's containers are rotated. Throws a RangeError in the kubelet's words
 * where it would not start so. Source: kubelet 1.36, pkg/kubelet/logs.
 */
export function logLimits(configuration: KubeletConfiguration | undefined): LogLimits {
  const { containerLogMaxSize: size, containerLogMaxFiles: files = logLimitsDefault.files } =
    configuration ?? {};
  if (size === undefined && files === logLimitsDefault.files) return logLimitsDefault;
  const failure = "failed to initialize container log manager";
  if (size !== undefined && parseQuantity(size) === undefined) {
    throw new RangeError(`${failure}: failed to parse container log max size ${quoted(size)}`);
  }
  if (files <= 1) throw new RangeError(`${failure}: invalid MaxFiles ${files}, must be > 1`);
  const fileBytes = size === undefined ? logLimitsDefault.fileBytes : quantityToNumber(size);
  return { fileBytes, files };
}

const quoted = (text: string) => JSON.stringify(text);
