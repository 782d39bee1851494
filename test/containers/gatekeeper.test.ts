/** Gatekeeper defines the kinds of constraints, as the templates come. */
import { expect, test } from "vitest";
import * as admission from "../../api/admissionregistration/webhook-configuration.ts";
import { CustomResourceDefinition } from "../../api/apiextensions/definition.ts";
import { Secret } from "../../api/core/secret.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import { customResource } from "../custom-resources/crontabs.ts";
import { clusterAccount, everything, kindOf, robotPod } from "./account.ts";

const group = "templates.gatekeeper.sh";
const certificate = "gatekeeper-webhook-server-cert";
const configuration = "gatekeeper-validating-webhook-configuration";

const manager = robotPod("manager", {
  containers: [
    {
      name: "manager",
      image: "docker.io/openpolicyagent/gatekeeper:v3.20.1",
      command: ["/manager"],
      args: ["--port=8443", "--operation=webhook"],
      volumeMounts: [{ name: "cert", mountPath: "/certs" }],
    },
  ],
  volumes: [{ name: "cert", secret: { secretName: certificate } }],
});

const template = (name: string, kind: string, validation: object) => ({
  apiVersion: `${group}/v1`,
  kind: "ConstraintTemplate",
  metadata: { name },
  spec: {
    crd: { spec: { names: { kind }, validation } },
    targets: [{ target: "admission.k8s.gatekeeper.sh", rego: "package required" }],
  },
});

const labels = {
  openAPIV3Schema: {
    type: "object",
    properties: { labels: { type: "array", items: { type: "string" } } },
  },
};

const constraint = (spec: object) => ({
  apiVersion: "constraints.gatekeeper.sh/v1beta1",
  kind: "RequiredLabels",
  metadata: { name: "all-have-owner" },
  spec,
});

function installed(): Cluster {
  const cluster = createCluster();
  cluster.apply([
    kindOf("ConstraintTemplate", { group, scope: "Cluster", versions: ["v1", "v1beta1"] }),
    ...clusterAccount(everything),
    { apiVersion: "v1", kind: "Secret", metadata: { name: certificate } },
    {
      apiVersion: "admissionregistration.k8s.io/v1",
      kind: "ValidatingWebhookConfiguration",
      metadata: { name: configuration },
      webhooks: [
        {
          name: "validation.gatekeeper.sh",
          admissionReviewVersions: ["v1"],
          sideEffects: "None",
          failurePolicy: "Ignore",
          clientConfig: { service: { name: "gatekeeper", namespace: "default" } },
        },
      ],
    },
    manager,
  ]);
  return cluster;
}

const found = (cluster: Cluster, name: string) =>
  cluster.get(customResource(cluster, `${group}/v1`, "ConstraintTemplate"), name);
const isDefined = (cluster: Cluster, kind: string) => () =>
  cluster.get(CustomResourceDefinition, `${kind}.constraints.gatekeeper.sh`) !== undefined;

test("a template defines a kind of constraints with its parameters, and takes it along", () => {
  const cluster = installed();
  cluster.apply(template("requiredlabels", "RequiredLabels", labels));
  cluster.until(isDefined(cluster, "requiredlabels"), { within: "2m" });
  cluster.advance("1s");
  expect(found(cluster, "requiredlabels")).toMatchObject({ status: { created: true } });
  cluster.apply(constraint({ parameters: { labels: ["owner"] } }));
  const kind = customResource(cluster, "constraints.gatekeeper.sh/v1beta1", "RequiredLabels");
  expect(cluster.get(kind, "all-have-owner")).toMatchObject({
    spec: { enforcementAction: "deny", parameters: { labels: ["owner"] } },
  });
  expect(() => cluster.apply(constraint({ parameters: { labels: [1] } }))).toThrow(
    "spec.parameters.labels[0]: Invalid value",
  );
  cluster.delete(customResource(cluster, `${group}/v1`, "ConstraintTemplate"), "requiredlabels");
  cluster.advance("1m");
  expect(isDefined(cluster, "requiredlabels")()).toBe(false);
});

test("a changed template changes its kind", () => {
  const cluster = installed();
  cluster.apply(template("requiredlabels", "RequiredLabels", labels));
  cluster.until(isDefined(cluster, "requiredlabels"), { within: "2m" });
  const any = { openAPIV3Schema: { type: "object", properties: { team: { type: "string" } } } };
  cluster.apply(template("requiredlabels", "RequiredLabels", any));
  cluster.advance("1m");
  cluster.apply(constraint({ parameters: { team: "shop" } }));
  const kind = customResource(cluster, "constraints.gatekeeper.sh/v1beta1", "RequiredLabels");
  expect(cluster.get(kind, "all-have-owner")).toMatchObject({
    spec: { parameters: { team: "shop" } },
  });
});

test.each([
  {
    behaviour: "whose name is another than its kind's",
    name: "labels",
    validation: labels,
    problem: "Template's name labels is not equal to the lowercase of CRD's Kind: requiredlabels",
  },
  {
    behaviour: "whose schema says no type",
    name: "requiredlabels",
    validation: { openAPIV3Schema: { properties: { labels: { type: "string" } } } },
    problem: "type: Required value: must not be empty for specified object fields",
  },
])("a template $behaviour defines nothing, and says why", ({ name, validation, problem }) => {
  const cluster = installed();
  cluster.apply(template(name, "RequiredLabels", validation));
  cluster.advance("2m");
  expect(isDefined(cluster, "requiredlabels")()).toBe(false);
  const errors = [{ code: "create_error", message: expect.stringContaining(problem) }];
  expect(found(cluster, name)).toMatchObject({
    status: { created: false, byPod: [{ errors }] },
  });
});

test("a schema of before v1 needs no types, and keeps what it does not know", () => {
  const cluster = installed();
  const validation = { legacySchema: true, openAPIV3Schema: { properties: { labels: {} } } };
  cluster.apply(template("requiredlabels", "RequiredLabels", validation));
  cluster.until(isDefined(cluster, "requiredlabels"), { within: "2m" });
  const parameters = { labels: { owner: { length: 3 } }, more: true };
  cluster.apply(constraint({ parameters }));
  const kind = customResource(cluster, "constraints.gatekeeper.sh/v1beta1", "RequiredLabels");
  expect(cluster.get(kind, "all-have-owner")).toMatchObject({ spec: { parameters } });
});

test("its Secret is filled, and its webhooks are told of the certificate", () => {
  const cluster = installed();
  cluster.advance("1m");
  const { data = {} } = cluster.get(Secret, certificate) ?? {};
  expect(Object.keys(data).sort()).toEqual(["ca.crt", "ca.key", "tls.crt", "tls.key"]);
  const found = cluster.get(admission.ValidatingWebhookConfiguration, configuration);
  expect(found?.webhooks?.[0]?.clientConfig?.caBundle).toBe(data["tls.crt"]);
});
