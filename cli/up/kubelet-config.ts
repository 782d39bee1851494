/** Reads the file of `--kubelet-config`. */
import { readFileSync } from "node:fs";
import { Failure } from "../../client/kubectl/failure.ts";
import { parseYaml } from "../../client/kubectl/read-yaml.ts";
import { checkKubeletConfiguration, readKubeletConfiguration } from "../../simulator/machines.ts";
import type { Terminal } from "../io.ts";

/** Warns of fields that nothing comes of. Throws a Failure where there is no such configuration. */
export function readKubeletConfig(file: string, terminal: Pick<Terminal, "warn">) {
  let document: object;
  try {
    // What it is, is looked at where it is understood.
    document = Object(parseYaml(readFileSync(file, "utf8")));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Failure(`cannot read kubelet configuration "${file}": ${why}`);
  }
  try {
    const { configuration, ignored } = readKubeletConfiguration(document);
    checkKubeletConfiguration(configuration);
    if (ignored.length > 0) {
      terminal.warn(`Warning: kubelet configuration: not acted upon: ${ignored.join(", ")}`);
    }
    return configuration;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Failure(`invalid kubelet configuration "${file}": ${error.message}`);
  }
}
