/** The options of `kubesim up` about who and what is let in, as kube-apiserver has them. */
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Option, type Command as Program } from "commander";
import { type AuthorizationMode, authorizationModes } from "../../api/authorization/modes.ts";
import { Failure } from "../../client/kubectl/failure.ts";
import type { Terminal } from "../io.ts";

export interface AdmissionFlags {
  readonly enableAdmissionPlugins?: readonly string[];
  readonly disableAdmissionPlugins?: readonly string[];
  readonly admissionControlConfigFile?: string;
  readonly authorizationMode: AuthorizationMode;
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
    )
    .option(
      "--admission-control-config-file <file>",
      "an AdmissionConfiguration, which says what PodSecurity asks for by default",
    )
    .addOption(
      new Option("--authorization-mode <mode>", "how it is decided who may do what")
        .choices(authorizationModes)
        .default("RBAC"),
    );
}

/** As often as it is given. */
const names = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  ...text.split(",").map((name) => name.trim()),
];

type Warner = Pick<Terminal, "warn">;

/** The options of a cluster; a Failure in Kubernetes' words where it cannot be. */
export async function admissionOf(flags: AdmissionFlags, { warn }: Warner) {
  const {
    enableAdmissionPlugins: enablePlugins = [],
    disableAdmissionPlugins: disablePlugins = [],
    admissionControlConfigFile: file,
    authorizationMode,
  } = flags;
  if (enablePlugins.length + disablePlugins.length === 0 && file === undefined) {
    return { authorizationMode };
  }
  const { admissionProblems, idlePlugins } = await import("../../simulator/admission.ts");
  const told = file === undefined ? {} : await readConfiguration(file, { warn });
  const admission = { enablePlugins, disablePlugins, ...told };
  const problems = admissionProblems(admission);
  if (problems.length > 0) throw new Failure(problems.join("\n"));
  for (const name of idlePlugins(enablePlugins)) {
    warn(`Warning: admission plugin "${name}" does nothing in kubesim`);
  }
  return { admission, authorizationMode };
}

async function readConfiguration(file: string, { warn }: Warner) {
  const { readAdmissionConfiguration } = await import("../../simulator/admission.ts");
  const { parseYaml } = await import("../../client/kubectl/read-yaml.ts");
  const open = (path: string) => parseYaml(readFileSync(path, "utf8"));
  try {
    const beside = (path: string) => open(resolve(dirname(file), path));
    const base64 = (path: string) => readFileSync(resolve(dirname(file), path), "base64");
    const files = { open: beside, base64 };
    const { unread, ...told } = readAdmissionConfiguration(open(file), files);
    for (const name of unread) {
      warn(`Warning: the configuration of admission plugin "${name}" is not acted upon`);
    }
    return told;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Failure(`unable to read admission control configuration from "${file}" [${why}]`);
  }
}
