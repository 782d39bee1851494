/** The options of `kubesim up` about admission plugins, as kube-apiserver has them. */
import type { Command as Program } from "commander";
import { Failure } from "./failure.ts";
import type { Terminal } from "./io.ts";

export interface AdmissionFlags {
  readonly enableAdmissionPlugins?: readonly string[];
  readonly disableAdmissionPlugins?: readonly string[];
}

export function admissionOptions(program: Program): Program {
  return program
    .option(
      "--enable-admission-plugins <names>",
      "admission plugins to run beside the usual ones, between commas",
      names,
    )
    .option(
      "--disable-admission-plugins <names>",
      "admission plugins not to run though they are usual, between commas",
      names,
    );
}

/** As often as it is given. */
const names = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  ...text.split(",").map((name) => name.trim()),
];

/** The option of a cluster; a Failure in Kubernetes' words where a name is not known. */
export async function admissionOf(
  { enableAdmissionPlugins, disableAdmissionPlugins }: AdmissionFlags,
  { warn }: Pick<Terminal, "warn">,
) {
  if (enableAdmissionPlugins === undefined && disableAdmissionPlugins === undefined) return {};
  const { admissionProblems, idlePlugins } = await import("../simulator/admission.ts");
  const admission = {
    enablePlugins: enableAdmissionPlugins ?? [],
    disablePlugins: disableAdmissionPlugins ?? [],
  };
  const problems = admissionProblems(admission);
  if (problems.length > 0) throw new Failure(problems.join("\n"));
  for (const name of idlePlugins(admission.enablePlugins)) {
    warn(`Warning: admission plugin "${name}" does nothing in kubesim`);
  }
  return { admission };
}
