import { expect, test } from "vitest";
import { ServiceAccount } from "./serviceaccount.ts";

const { strategy } = ServiceAccount;
const account = (parts: Partial<ServiceAccount>): ServiceAccount => ({
  apiVersion: "v1",
  kind: "ServiceAccount",
  metadata: { name: "default" },
  ...parts,
});

test("a service account keeps only the names of its secrets", () => {
  const given = account({ secrets: [{ name: "a", kind: "Secret", namespace: "n" }, {}] });
  expect(strategy.prepareForCreate?.(given)).toEqual(account({ secrets: [{ name: "a" }, {}] }));
});

test.each<{ behaviour: string; annotations: Record<string, string>; warnings: number }>([
  {
    behaviour: "warns of its old annotation",
    annotations: { "kubernetes.io/enforce-mountable-secrets": "true" },
    warnings: 1,
  },
  { behaviour: "warns of nothing else", annotations: { a: "b" }, warnings: 0 },
])("a service account $behaviour", ({ annotations, warnings }) => {
  const text =
    "metadata.annotations[kubernetes.io/enforce-mountable-secrets]: deprecated in v1.32+; " +
    "prefer separate namespaces to isolate access to mounted secrets";
  expect(strategy.warnings?.(account({ metadata: { annotations } }))).toEqual(
    Array.from({ length: warnings }, () => text),
  );
});

test("a service account is shown by name and age", () => {
  expect(ServiceAccount.columns.map(({ name }) => name)).toEqual(["Name", "Age"]);
});
