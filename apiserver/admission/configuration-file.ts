/**
 * The file that kube-apiserver reads for `--admission-control-config-file`.
 * Source: apiserver/pkg/admission ReadAdmissionConfiguration 1.36.
 */
import { Toleration } from "../../api/core/pod/scheduling.ts";
import { ScopedResourceSelectorRequirement } from "../../api/core/quota/resource-quota.ts";
import {
  anyJson,
  bool,
  int32,
  list,
  mandatory,
  map,
  ref,
  struct,
  text,
  textItem,
} from "../../api/schema.ts";
import { structureOf } from "../../api/structure.ts";
import { type ExpectedDocument, readDocument } from "../configured-document.ts";
import { decodeObject } from "../decode.ts";
import { type ConfigurationFiles, serverIn } from "./image-policy/index.ts";
import type { AdmissionOptions } from "./index.ts";
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

const alpha = (plugin: string) => [`${plugin}.admission.k8s.io/v1alpha1`];

const PodTolerationConfiguration = struct("Configuration", "Tolerations for a cluster.", {
  ...kindFields,
  default: list("What new pods get.", Toleration),
  whitelist: list("What pods may have.", Toleration),
});

const EventRateLimitConfiguration = struct("Configuration", "Limits of events.", {
  ...kindFields,
  limits: list(
    "The limits.",
    struct("Limit", "A limit.", {
      type: mandatory(text("What is counted by.")),
      qps: mandatory(int32("So many a second.")),
      burst: mandatory(int32("So many at once.")),
      cacheSize: int32("How many are told apart."),
    }),
  ),
});

const ResourceQuotaConfiguration = struct("Configuration", "What needs a quota.", {
  ...kindFields,
  limitedResources: list(
    "Of these, nobody has anything without one.",
    struct("LimitedResource", "A resource.", {
      apiGroup: text("Its group."),
      resource: mandatory(text("Its plural.")),
      matchContains: names("Parts of what its objects take."),
      matchScopes: list("What its objects are like.", ScopedResourceSelectorRequirement),
    }),
  ),
});

const NodeSelectorConfiguration = struct("pluginConfig", "Where pods go.", {
  podNodeSelectorPluginConfig: map("Labels of nodes, by namespace.", textItem),
});

const ImagePolicyConfiguration = struct("AdmissionConfig", "Whom to ask about images.", {
  imagePolicy: ref(
    "Whom, and what becomes of the answers.",
    struct("ImagePolicyWebhook", "A server.", {
      kubeConfigFile: text("The kubeconfig that leads to it."),
      allowTTL: int32("So many seconds a permission holds."),
      denyTTL: int32("So many seconds a refusal holds."),
      retryBackoff: int32("Milliseconds before it is asked again."),
      defaultAllow: bool("Pods are made where it does not answer."),
    }),
  ),
});

export interface ReadConfiguration
  extends Omit<AdmissionOptions, "enablePlugins" | "disablePlugins"> {
  /** Plugins that are told something that nothing comes of. */
  readonly unread: readonly string[];
}

/**
 * Understands the file. `files` gives what others hold that it names. Throws RangeError where it
 * cannot be understood.
 */
export function readAdmissionConfiguration(
  document: unknown,
  files: ConfigurationFiles,
): ReadConfiguration {
  const versions = ["apiserver.config.k8s.io/v1", "apiserver.k8s.io/v1alpha1"];
  const { plugins = [] } = readDocument<{ plugins?: readonly Told[] }>(
    { schema: AdmissionConfiguration, kind: "AdmissionConfiguration", versions },
    document,
  );
  const told = (plugin: string) => {
    const { configuration, path } = plugins.find(({ name }) => name === plugin) ?? {};
    return configuration ?? (path ? files.open(path) : undefined);
  };
  const read = Object.entries(readers).flatMap(([plugin, [option, reader]]) => {
    const given = told(plugin);
    return given === undefined ? [] : [[option, reader(given, files)] as const];
  });
  const others = plugins.map(({ name }) => name).filter((name) => !Object.hasOwn(readers, name));
  return { ...Object.fromEntries(read), unread: [...new Set(others)] };
}

type Reader = readonly [
  option: keyof AdmissionOptions,
  read: (document: unknown, files: ConfigurationFiles) => object,
];

/** The plugins that are told something, which options that becomes, and how it is read. */
const readers: Readonly<Record<string, Reader>> = {
  PodSecurity: ["podSecurity", readPodSecurity],
  PodTolerationRestriction: [
    "podTolerationRestriction",
    (document) =>
      membersOf({
        schema: PodTolerationConfiguration,
        kind: "Configuration",
        versions: alpha("podtolerationrestriction"),
        document,
      }),
  ],
  PodNodeSelector: ["podNodeSelector", readNodeSelectors],
  ImagePolicyWebhook: ["imagePolicy", readImagePolicy],
  ResourceQuota: ["resourceQuota", readResourceQuota],
  EventRateLimit: [
    "eventRateLimit",
    (document) =>
      membersOf({
        schema: EventRateLimitConfiguration,
        kind: "Configuration",
        versions: alpha("eventratelimit"),
        document,
      }),
  ],
};

/** What a configuration says beside its kind. */
function membersOf({
  document,
  ...expected
}: ExpectedDocument & { readonly document: unknown }): object {
  const {
    apiVersion: _,
    kind: __,
    ...members
  } = readDocument<Record<string, unknown>>(expected, document);
  return members;
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
  const { defaults, exemptions } = readDocument<PodSecurityOptions>(
    { schema: PodSecurityConfiguration, kind, versions },
    document,
  );
  return { ...(defaults && { defaults }), ...(exemptions && { exemptions }) };
}

function readResourceQuota(document: unknown): object {
  const schema = ResourceQuotaConfiguration;
  const isOld = Object(document).kind === "Configuration";
  const old = ["v1beta1", "v1alpha1"].map((each) => `resourcequota.admission.k8s.io/${each}`);
  return isOld
    ? membersOf({ schema, kind: "Configuration", versions: old, document })
    : membersOf({
        schema,
        kind: "ResourceQuotaConfiguration",
        versions: ["apiserver.config.k8s.io/v1"],
        document,
      });
}

function readImagePolicy(document: unknown, files: ConfigurationFiles): object {
  // Decoded along that structure.
  const { imagePolicy = {} } = readUnversioned(ImagePolicyConfiguration, document) as {
    readonly imagePolicy?: { readonly kubeConfigFile?: string };
  };
  const { kubeConfigFile = "", ...rest } = imagePolicy;
  return { ...rest, ...serverIn(kubeConfigFile, files) };
}

function readNodeSelectors(document: unknown): object {
  // Decoded along that structure.
  const { podNodeSelectorPluginConfig = {} } = readUnversioned(
    NodeSelectorConfiguration,
    document,
  ) as { readonly podNodeSelectorPluginConfig?: object };
  return podNodeSelectorPluginConfig;
}

/** Of what has no version, no member that is not known is looked at. */
const readUnversioned = (schema: ExpectedDocument["schema"], document: unknown): unknown =>
  decodeObject(structureOf(schema), document, "").value;
