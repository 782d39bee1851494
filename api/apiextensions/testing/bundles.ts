/**
 * Definitions of the size and shape of what people install: those of cert-manager, Argo Rollouts
 * and the Prometheus operator hold the schema of whole pods, lists with keys, unions, patterns and
 * rules, with docs for every field.
 */
import { Pod } from "../../core/pod/pod.ts";
import type { Structure } from "../../structure.ts";

type Schema = { readonly [key: string]: unknown };

const text = (description: string, more: Schema = {}): Schema => ({
  description,
  type: "string",
  ...more,
});
const list = (description: string, items: Schema, more: Schema = {}): Schema => ({
  description,
  type: "array",
  items,
  ...more,
});
const object = (description: string, properties: Schema, more: Schema = {}): Schema => ({
  description,
  type: "object",
  properties,
  ...more,
});

/** The schema that a tool generates for a type of the API, as deep as it goes. */
function schemaOf(structure: Structure): Schema {
  const { type, format, doc, items, fields } = structure;
  if (format === "int-or-string" || format === "quantity") {
    return {
      anyOf: [{ type: "integer" }, { type: "string" }],
      "x-kubernetes-int-or-string": true,
      ...(format === "quantity" ? { pattern: quantityPattern } : {}),
    };
  }
  const description = doc === "" ? {} : { description: `${doc} ${more}` };
  switch (type) {
    case "object": {
      const members = [...(fields?.values() ?? [])].filter(({ name }) => name !== "managedFields");
      const required = members.filter((field) => field.required).map(({ name }) => name);
      return {
        ...description,
        type,
        properties: Object.fromEntries(
          members.map((field) => [
            field.name,
            {
              ...schemaOf(field.structure),
              ...(field.doc === "" ? {} : { description: `${field.doc} ${more}` }),
              ...(field.list?.type === "atomic" ? { "x-kubernetes-list-type": "atomic" } : {}),
            },
          ]),
        ),
        ...(required.length === 0 ? {} : { required }),
      };
    }
    case "map":
      return { ...description, type: "object", additionalProperties: schemaOf(items ?? unknown) };
    case "array":
      return { ...description, type, items: schemaOf(items ?? unknown) };
    case "any":
      return { ...description, type: "object", "x-kubernetes-preserve-unknown-fields": true };
    default:
      return { ...description, type };
  }
}

const unknown: Structure = { type: "any", doc: "" };
const quantityPattern =
  "^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+" +
  "(\\.[0-9]*)?)|(\\.[0-9]+))))?$";
const more =
  "More info: https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md";

const podSpec = () => schemaOf(Pod.structure.fields?.get("spec")?.structure ?? unknown);
const podTemplate = (): Schema =>
  object("The pods to be made.", {
    metadata: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
    spec: podSpec(),
  });

const conditions = list(
  "What holds of it.",
  object(
    "One thing that holds.",
    {
      type: text("What it is about.", { maxLength: 316 }),
      status: text("Whether it holds.", { enum: ["True", "False", "Unknown"] }),
      reason: text("Why, as a word."),
      message: text("Why, for people.", { maxLength: 32768 }),
      lastTransitionTime: text("Since when.", { format: "date-time" }),
      observedGeneration: { type: "integer", format: "int64", minimum: 0 },
    },
    { required: ["type", "status"] },
  ),
  { "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["type"] },
);

interface Named {
  readonly group: string;
  readonly kind: string;
  readonly plural: string;
  readonly spec: Schema;
  readonly scales?: boolean;
}

/** A definition as generators write it. */
export function crd({ group, kind, plural, spec, scales = false }: Named): object {
  const subresources = {
    status: {},
    ...(scales
      ? {
          scale: {
            specReplicasPath: ".spec.replicas",
            statusReplicasPath: ".status.replicas",
            labelSelectorPath: ".status.selector",
          },
        }
      : {}),
  };
  const openAPIV3Schema = object(`A ${kind}.`, {
    apiVersion: text(`The version of the schema. ${more}`),
    kind: text(`The kind. ${more}`),
    metadata: { type: "object" },
    spec,
    status: object("What became of it.", {
      conditions,
      replicas: { type: "integer", format: "int32" },
      selector: text("The labels of its pods."),
    }),
  });
  return {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: {
      name: `${plural}.${group}`,
      annotations: { "controller-gen.kubebuilder.io/version": "v0.16.5" },
    },
    spec: {
      group,
      names: {
        kind,
        listKind: `${kind}List`,
        plural,
        singular: kind.toLowerCase(),
        categories: [group.split(".")[0]],
      },
      scope: "Namespaced",
      versions: [
        {
          name: "v1",
          served: true,
          storage: true,
          subresources,
          schema: { openAPIV3Schema },
          additionalPrinterColumns: [
            {
              name: "Ready",
              type: "string",
              jsonPath: '.status.conditions[?(@.type=="Ready")].status',
            },
            { name: "Age", type: "date", jsonPath: ".metadata.creationTimestamp" },
          ],
        },
      ],
    },
  };
}

const secretRef = object(
  "A key of a Secret.",
  { name: text("The Secret."), key: text("The key in it.") },
  { required: ["name"], "x-kubernetes-map-type": "atomic" },
);

/** Certificates and who issues them, in the shape of cert-manager's. */
export function certificates(): readonly object[] {
  const group = "cert-manager.example";
  const solver = object("How a challenge is solved.", {
    selector: object("Which names it is for.", {
      matchLabels: { type: "object", additionalProperties: { type: "string" } },
      dnsNames: list("The names.", { type: "string" }),
    }),
    http01: object("By HTTP.", { ingress: object("An Ingress.", { podTemplate: podTemplate() }) }),
    dns01: object("By DNS.", {
      webhook: object("By a webhook.", {
        config: { "x-kubernetes-preserve-unknown-fields": true },
        solverName: text("Its name."),
      }),
    }),
  });
  const issuer = object("Who issues.", {
    acme: object(
      "By ACME.",
      {
        server: text("Its address."),
        privateKeySecretRef: secretRef,
        solvers: list("How challenges are solved.", solver),
      },
      { required: ["server", "privateKeySecretRef"] },
    ),
    ca: object("By a certificate of one's own.", { secretName: text("Where it is.") }),
    selfSigned: object("By nobody else.", {}),
  });
  const certificate = object(
    "What certificate is wanted.",
    {
      dnsNames: list("The names it is for.", { type: "string" }),
      secretName: text("Where it is put."),
      duration: text("How long it is valid."),
      renewBefore: text("When it is renewed."),
      usages: list("What it is for.", {
        type: "string",
        enum: ["signing", "digital signature", "server auth", "client auth"],
      }),
      privateKey: object("Its key.", {
        algorithm: text("How it is made.", { enum: ["RSA", "ECDSA", "Ed25519"], default: "RSA" }),
        size: { type: "integer" },
        rotationPolicy: text("When it is made anew.", { enum: ["Never", "Always"] }),
      }),
      issuerRef: object(
        "Who issues it.",
        { name: text("Name."), kind: text("Kind."), group: text("Group.") },
        { required: ["name"] },
      ),
    },
    {
      required: ["issuerRef", "secretName"],
      "x-kubernetes-validations": [
        {
          rule: "!has(self.privateKey) || !has(self.privateKey.size) || self.privateKey.size >= 256",
          message: "the key is too small",
        },
      ],
    },
  );
  return [
    crd({ group, kind: "Issuer", plural: "issuers", spec: issuer }),
    crd({ group, kind: "ClusterIssuer", plural: "clusterissuers", spec: issuer }),
    crd({ group, kind: "Certificate", plural: "certificates", spec: certificate }),
    crd({ group, kind: "Challenge", plural: "challenges", spec: object("One.", { solver }) }),
  ];
}

/** Those of Argo Rollouts; a Rollout may be made to hold several templates of pods. */
export function rollouts({ templates = 1 } = {}): readonly object[] {
  const group = "argoproj.example";
  const step = object("One step.", {
    setWeight: { type: "integer", format: "int32", minimum: 0, maximum: 100 },
    pause: object("A break.", { duration: { "x-kubernetes-int-or-string": true } }),
    setCanaryScale: object("How many pods.", { replicas: { type: "integer", format: "int32" } }),
  });
  const rollout = object("What is wanted.", {
    replicas: { type: "integer", format: "int32" },
    selector: object("Whose pods.", {
      matchLabels: { type: "object", additionalProperties: { type: "string" } },
    }),
    template: podTemplate(),
    ...Object.fromEntries(
      Array.from({ length: templates - 1 }, (_, index) => [`template${index + 2}`, podTemplate()]),
    ),
    strategy: object("How it is rolled out.", {
      canary: object("Bit by bit.", {
        steps: list("The steps.", step),
        maxSurge: {
          anyOf: [{ type: "integer" }, { type: "string" }],
          "x-kubernetes-int-or-string": true,
        },
      }),
      blueGreen: object("All at once.", { activeService: text("The Service.") }),
    }),
  });
  const metric = object("A measure.", {
    name: text("Its name."),
    interval: text("How often."),
    failureLimit: {
      anyOf: [{ type: "integer" }, { type: "string" }],
      "x-kubernetes-int-or-string": true,
    },
    provider: object("Who measures.", {
      job: object("A Job.", { spec: object("Its spec.", { template: podTemplate() }) }),
      web: object("A page.", { url: text("Where."), jsonPath: text("What of it.") }),
    }),
  });
  const analysis = object("What is measured.", { metrics: list("The measures.", metric) });
  return [
    crd({ group, kind: "Rollout", plural: "rollouts", spec: rollout, scales: true }),
    crd({ group, kind: "AnalysisRun", plural: "analysisruns", spec: analysis }),
    crd({ group, kind: "AnalysisTemplate", plural: "analysistemplates", spec: analysis }),
    crd({
      group,
      kind: "Experiment",
      plural: "experiments",
      spec: object("Some at once.", {
        templates: list(
          "The pods.",
          object(
            "One.",
            { name: text("Its name."), template: podTemplate() },
            { required: ["name"] },
          ),
          {
            "x-kubernetes-list-type": "map",
            "x-kubernetes-list-map-keys": ["name"],
          },
        ),
      }),
    }),
  ];
}

/** Servers and what they watch, in the shape of the Prometheus operator's. */
export function monitoring(): readonly object[] {
  const group = "monitoring.example";
  const servers = [
    { kind: "Prometheus", plural: "prometheuses" },
    { kind: "Alertmanager", plural: "alertmanagers" },
    { kind: "ThanosRuler", plural: "thanosrulers" },
  ];
  return [
    ...servers.map((names) => crd({ group, ...names, spec: server(names.kind), scales: true })),
    crd({ group, kind: "ServiceMonitor", plural: "servicemonitors", spec: serviceMonitor() }),
  ];
}

const server = (kind: string) =>
  object(`What ${kind} is wanted.`, {
    ...Object(podSpec().properties),
    replicas: { type: "integer", format: "int32" },
    retention: text("How long.", {
      pattern:
        "^(0|(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$",
    }),
    storage: object("Where.", {
      volumeClaimTemplate: {
        type: "object",
        "x-kubernetes-embedded-resource": true,
        "x-kubernetes-preserve-unknown-fields": true,
      },
    }),
  });

function serviceMonitor(): Schema {
  const endpoint = object("What is scraped.", {
    port: text("The port."),
    interval: text("How often.", { pattern: "^(0|(([0-9]+)m)?(([0-9]+)s)?)$" }),
    scheme: text("How.", { enum: ["http", "https"] }),
    relabelings: list(
      "What becomes of labels.",
      object("One.", {
        action: text("What.", { enum: ["replace", "keep", "drop"], default: "replace" }),
        regex: text("Of which."),
        sourceLabels: list("From which.", { type: "string" }),
      }),
    ),
  });
  return object("What is watched.", {
    selector: object("Which Services.", {
      matchLabels: { type: "object", additionalProperties: { type: "string" } },
    }),
    endpoints: list("Their ports.", endpoint),
  });
}
