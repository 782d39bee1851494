/**
 * The file that kube-apiserver reads for `--admission-control-config-file`.
 * Source: apiserver/pkg/admission ReadAdmissionConfiguration 1.36.
 */
import { anyJson, list, mandatory, ref, struct, text, textItem } from "../../api/schema.ts";
import { structureOf } from "../../api/structure.ts";
import { DecodeError, decodeObject } from "../decode.ts";
import type { PodSecurityOptions } from "./pod-security/index.ts";

const kindFields = { apiVersion: text("Its version."), kind: text("Its kind.") };

const PluginConfiguration = struct("AdmissionPluginConfiguration", "What one plugin is told.", {
  name: mandatory(text("The name of the plugin.")),
  path: text("A file that tells it."),
  configuration: anyJson("Or what that would hold."),
});

const AdmissionConfiguration = struct("AdmissionConfiguration", "What plugins are told.", {
  ...kindFields,
  plugins: list("By plugin.", PluginConfiguration),
});

const names = (doc: string) => list(doc, textItem);

const PodSecurityConfiguration = struct("PodSecurityConfiguration", "Levels for a cluster.", {
  ...kindFields,
  defaults: ref(
    "What holds where no label does.",
    struct("PodSecurityDefaults", "Levels and versions.", {
      enforce: text("A level."),
      "enforce-version": text("Its version."),
      audit: text("A level."),
      "audit-version": text("Its version."),
      warn: text("A level."),
      "warn-version": text("Its version."),
    }),
  ),
  exemptions: ref(
    "Of whom nothing is asked.",
    struct("PodSecurityExemptions", "Names.", {
      usernames: names("Users."),
      runtimeClasses: names("Runtime classes."),
      namespaces: names("Namespaces."),
    }),
  ),
});

export interface ReadConfiguration {
  readonly podSecurity?: PodSecurityOptions;
  /** Plugins that are told something that nothing comes of. */
  readonly unread: readonly string[];
}

/**
 * Understands the file. `open` gives what a file that it names holds. Throws RangeError where it
 * cannot be understood.
 */
export function readAdmissionConfiguration(
  document: unknown,
  open: (path: string) => unknown,
): ReadConfiguration {
  const versions = ["apiserver.config.k8s.io/v1", "apiserver.k8s.io/v1alpha1"];
  const { plugins = [] } = read<{ plugins?: readonly Told[] }>(
    { schema: AdmissionConfiguration, kind: "AdmissionConfiguration", versions },
    document,
  );
  const told = plugins.find(({ name }) => name === "PodSecurity");
  const others = plugins.filter(({ name }) => name !== "PodSecurity").map(({ name }) => name);
  const given = told?.configuration ?? (told?.path ? open(told.path) : undefined);
  return {
    ...(given !== undefined && { podSecurity: readPodSecurity(given) }),
    unread: [...new Set(others)],
  };
}

interface Told {
  readonly name: string;
  readonly path?: string;
  readonly configuration?: unknown;
}

function readPodSecurity(document: unknown): PodSecurityOptions {
  const group = "pod-security.admission.config.k8s.io";
  const versions = [`${group}/v1`, `${group}/v1beta1`, `${group}/v1alpha1`];
  const kind = "PodSecurityConfiguration";
  const { defaults, exemptions } = read<PodSecurityOptions>(
    { schema: PodSecurityConfiguration, kind, versions },
    document,
  );
  return { ...(defaults && { defaults }), ...(exemptions && { exemptions }) };
}

interface Expected {
  readonly schema: Parameters<typeof structureOf>[0];
  readonly kind: string;
  readonly versions: readonly string[];
}

function read<T>({ schema, kind, versions }: Expected, document: unknown): T {
  const given = { apiVersion: "", kind: "", ...Object(document) };
  if (given.kind !== kind || !versions.includes(given.apiVersion)) {
    const named = `no kind "${given.kind}" is registered for version "${given.apiVersion}"`;
    throw new RangeError(named);
  }
  try {
    const { value, unknownFields } = decodeObject(structureOf(schema), given, kind);
    // The structure is that of T.
    if (unknownFields.length === 0) return value as T;
    const all = unknownFields.map((path) => `unknown field ${JSON.stringify(path)}`);
    throw new RangeError(`strict decoding error: ${all.join(", ")}`);
  } catch (error) {
    throw error instanceof DecodeError ? new RangeError(error.message, { cause: error }) : error;
  }
}
